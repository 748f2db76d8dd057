// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/compile/rulescan.h"

namespace retort::logic {

bool isIntegerKey(std::string_view key)
{
    constexpr std::string_view largest = "9223372036854775807";
    const bool negative = !key.empty() && key[0] == '-';
    const std::string_view digits = key.substr(negative ? 1 : 0);
    if (digits.empty() || digits.size() > largest.size())
        return false;
    for (char c : digits) {
        if (c < '0' || c > '9')
            return false;
    }
    if (digits[0] == '0')
        return digits.size() == 1 && !negative;
    return digits.size() < largest.size() || digits <= largest || (negative && digits == "9223372036854775808");
}

RuleScan::RuleScan(json::Value rule, const RuleReader& reader)
{
    struct Open {
        json::Value value;
        std::uint32_t index;
        std::size_t next;
    };
    std::vector<Open> open;
    const auto enter = [&](json::Value value, std::uint32_t parent) {
        const auto index = static_cast<std::uint32_t>(m_containers.size());
        m_containers.push_back({parent});
        m_containers.back().holdsRule = reader.isRule(value);
        m_containers.back().holdsObject = value.isObject();
        open.push_back({value, index, 0});
    };
    if (!rule.isContainer())
        return;
    enter(rule, 0);
    while (!open.empty()) {
        const auto [value, index, next] = open.back();
        const bool inside = reader.isEvaluatedInside(value) || reader.isRule(value);
        if (!inside || next == value.size()) {
            open.pop_back();
            Container& done = m_containers[index];
            done.end = static_cast<std::uint32_t>(m_containers.size());
            Container& parent = m_containers[done.parent];
            parent.holdsRule |= done.holdsRule;
            parent.holdsObject |= done.holdsObject;
            continue;
        }
        ++open.back().next;
        const json::Value part = value.isArray() ? value.items()[next] : value.members()[next].value;
        if (part.isContainer())
            enter(part, index);
    }
}

} // namespace retort::logic
