// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/edit.h"
#include "engine/json/data.h"

#include <cstdint>
#include <string>
#include <vector>

namespace retort::test {

/// Numbers that look random and are the same on any machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_state(seed * 2654435769U + 88172645463325252U) {}

    std::size_t roll(std::size_t sides)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return static_cast<std::size_t>(m_state >> 11) % sides;
    }
    std::vector<std::uint8_t> choices(std::size_t most);

private:
    std::uint64_t m_state;
};

/// How a text is laid out.
enum class Layout { Compact, Inline, Lines, Tabs, Windows, Mixed };

/// A rule of any kind, as AnyRule makes them, with negations, groups and sugar strewn in.
json::Data anyRule(Dice& dice);
json::Data anyData(Dice& dice);
/// The text of a value. Mixed has odd spacing, escapes and number forms: what only bytes can keep.
std::string textOf(json::Value value, Layout layout, Dice& dice);
/// A document with a rule in it, at the returned pointer.
struct AnySite {
    std::string text;
    std::string rule;
};
AnySite anySite(json::Value rule, Layout layout, Dice& dice);

} // namespace retort::test
