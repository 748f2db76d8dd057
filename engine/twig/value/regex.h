// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace retort::twig {

class Environment;

/// A pattern as PHP writes one, with delimiters and modifiers, ready to be matched.
class Regex {
public:
    enum class Answer : std::uint8_t {
        No,
        Yes,
        BadText,    ///< Modifier u, and the text is no UTF-8.
        OverLimits, ///< Too much backtracking, or too deep.
    };

    /// PHP's words about it in `problem` where it cannot be used: "No ending delimiter '/' found".
    Regex(std::string_view pattern, std::string& problem);
    ~Regex();
    Regex(const Regex&) = delete;
    Regex& operator=(const Regex&) = delete;

    Answer match(std::string_view text, std::size_t matchLimit) const;
    std::size_t size() const; ///< Bytes of what was made of the pattern.

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

/// Patterns that have been used, for the next turn of a loop. Forgets all when there are too many.
class RegexCache {
public:
    const Regex& get(std::string_view pattern, Environment& environment);

private:
    std::map<std::string, std::unique_ptr<Regex>, std::less<>> m_known;
};

/// Twig's `matches`: 1 or 0; false for a text that is no UTF-8 where the pattern has the modifier u, and where PHP
/// gives up after Limits::regexMatch choices. On long texts it may end in a Limit failure before.
Value matches(Value subject, Value pattern, Environment& environment);

} // namespace retort::twig
