// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace retort::test {

/// Rules and data made from a string of choices, so that RapidCheck can shrink them: fewer and smaller choices make a
/// smaller rule. Every operator, right and wrong numbers of arguments, loops in loops, paths that are there and paths
/// that are not.
class AnyRule {
public:
    explicit AnyRule(const std::vector<std::uint8_t>& choices) : m_choices(choices) {}

    json::Data rule();
    json::Data data();

private:
    std::size_t choose(std::size_t count);
    void value(json::Builder& out, int depth);
    void scalar(json::Builder& out);
    void apply(json::Builder& out, int depth);
    void variable(json::Builder& out, int depth);

    const std::vector<std::uint8_t>& m_choices;
    std::size_t m_next = 0;
};

} // namespace retort::test
