// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/arena.h"
#include "engine/base/phrase.h"
#include "engine/twig/failure.h"
#include "engine/twig/render.h"
#include "engine/twig/settings.h"
#include "engine/twig/value/object.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::twig {

class RegexCache; // engine/twig/value/regex.h

/// What filters, functions and operators work in: memory within limits, a budget of steps, the time, and where warnings
/// and errors go. An error leaves as an exception of type Failure, which the renderer catches; none passes its edge.
class Environment {
public:
    virtual ~Environment() = default;

    const Settings& settings() const { return *m_settings; }
    const Limits& limits() const { return m_settings->limits; }
    const Surroundings& surroundings() const { return m_surroundings; }

    /// Pays for work that grows with the data. Nodes cost one each; what walks or makes bytes pays size / 64, what
    /// walks items size / 4 at least. Memory is paid for where it is given out.
    void spend(std::size_t steps)
    {
        m_steps -= static_cast<std::int64_t>(steps);
        if (m_steps < 0) [[unlikely]]
            tooManySteps();
    }

    /// Pays for reading an operand, argument or key: nothing for a short one. A text of two million bytes may be taken
    /// as a number, compared or looked for in each of a hundred thousand turns.
    void spendOn(std::string_view text)
    {
        if (text.size() >= 64) [[unlikely]]
            spend(text.size() / 32);
    }
    void spendOn(Value value)
    {
        if (value.isString())
            spendOn(value.text());
    }

    /// Memory for what is made, which lives until the render ends.
    char* text(std::size_t bytes);            ///< A Limit failure above bytesInString.
    Value textValue(std::string_view text);   ///< A copy.
    Value markupValue(std::string_view text); ///< A copy.
    Value* items(std::size_t count);          ///< A Limit failure above itemsInArray.
    json::Member* members(std::size_t count);
    /// An object that lives as long.
    Value make(DateObject date);
    Value make(IntervalObject interval);
    Value make(ZoneObject zone);
    template <class T>
    T* allocate(std::size_t count)
    {
        spend(count * sizeof(T) / 64);
        return m_arena.allocate<T>(count);
    }

    /// Goes on, or fails with kind Php, as the settings say.
    void warn(std::string thrown, Phrase message);
    void deprecated(std::string thrown, Phrase message); ///< Never fails.
    [[noreturn]] void failRuntime(std::string thrown, Phrase message) const;
    [[noreturn]] void failPhp(std::string thrown, Phrase message) const; ///< thrown as PHP says it, without the class.
    [[noreturn]] void failLimit(Phrase message) const;
    [[noreturn]] void failLongText() const; ///< failLimit() of Limits::bytesInString.

    RegexCache& regexes() { return *m_regexes; }

    /// Calls an arrow function. Fails where `closure` is none.
    virtual Value call(Value closure, std::span<const Value> arguments) = 0;

    /// The node at work, which failures and warnings belong to.
    void enter(Span span, std::size_t line)
    {
        m_span = span;
        m_line = line;
    }
    Span span() const { return m_span; }
    std::size_t line() const { return m_line; }
    const std::vector<Warning>& warnings() const { return m_warnings; }
    std::uint64_t random(); ///< The next number of the run's seed; the render is marked as one that drew.
    bool drewRandom() const { return m_drewRandom; }
    void markClockRead() { m_readClock = true; } ///< A date of null, '' or 'now' was taken from the sample's clock.
    bool readClock() const { return m_readClock; }

protected:
    Environment();
    void start(const Settings& settings, const Surroundings& surroundings);

private:
    [[noreturn]] void tooManySteps() const;

    const Settings* m_settings = nullptr;
    Surroundings m_surroundings;
    Arena m_arena;
    std::vector<std::unique_ptr<DateObject>> m_dates; // they hold strings, which an arena would not free
    std::vector<std::unique_ptr<ZoneObject>> m_zones;
    std::shared_ptr<RegexCache> m_regexes;
    std::int64_t m_steps = 0;
    Span m_span;
    std::size_t m_line = 0;
    std::vector<Warning> m_warnings;
    std::uint64_t m_random = 0;
    bool m_drewRandom = false;
    bool m_readClock = false;
};

} // namespace retort::twig
