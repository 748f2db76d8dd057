// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/arena.h"
#include "engine/logic/evaluate/failure.h"
#include "engine/logic/evaluate/mark.h"
#include "engine/logic/evaluate/warning.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace retort::logic {

/// Gets PHP's warnings where somebody asks for them.
class WarningListener {
public:
    virtual void warned(Warning warning, json::Value about) = 0;

protected:
    ~WarningListener() = default;
};

/// What operations work in: memory within limits, a budget of steps, and where warnings and errors go. An error leaves
/// as an exception of type Failure, which the machine catches.
class Environment {
public:
    explicit Environment(const Settings& settings)
        : m_settings(settings), m_mostSteps(static_cast<std::int64_t>(settings.limits.steps))
    {}

    const Settings& settings() const { return m_settings; }
    bool objects() const { return m_settings.objects; }
    Arena& arena() { return m_arena; }

    /// The node that an error or warning belongs to.
    void enter(NodeId node) { m_node = node; }
    NodeId node() const { return m_node; }
    void listen(WarningListener* listener) { m_listener = listener; }
    WarningListener* listener() const { return m_listener; }

    void start()
    {
        m_arena.clear();
        m_steps = m_mostSteps;
    }
    /// Pays for work that grows with the data; each node costs one.
    void spend(std::size_t steps)
    {
        m_steps -= static_cast<std::int64_t>(steps);
        if (m_steps < 0) [[unlikely]]
            tooManySteps();
    }

    /// Memory for what is made. A Limit failure where it would be too much. Each container has an address of its own.
    char* text(std::size_t bytes);
    json::Value* items(std::size_t count);
    json::Member* members(std::size_t count);
    json::Value textValue(std::string_view text); ///< A copy.

    /// Goes on, or throws, as the settings say.
    void warn(Warning warning, json::Value about = {});

    [[noreturn]] void fail(Failure::Kind kind, std::string thrown, Phrase message) const;
    [[noreturn]] void tooDeep() const; ///< Values nested beyond what is compared or shown.

    /// How deep values may nest in each other where they are walked by recursion.
    static constexpr std::uint32_t deepest = 600;
    class Deeper {
    public:
        explicit Deeper(Environment& environment) : m_environment(environment)
        {
            if (m_environment.m_depth == deepest)
                m_environment.tooDeep();
            ++m_environment.m_depth;
        }
        ~Deeper() { --m_environment.m_depth; }
        Deeper(const Deeper&) = delete;
        Deeper& operator=(const Deeper&) = delete;

    private:
        Environment& m_environment;
    };

private:
    [[noreturn]] void tooManySteps() const;
    void charge(std::size_t bytes) const;

    const Settings& m_settings;
    Arena m_arena;
    std::int64_t m_mostSteps;
    std::int64_t m_steps = 0;
    std::uint32_t m_depth = 0;
    NodeId m_node = 0;
    WarningListener* m_listener = nullptr;
};

} // namespace retort::logic
