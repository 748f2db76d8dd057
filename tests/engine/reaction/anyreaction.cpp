// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/reaction/anyreaction.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::test {

namespace {

using json::Choices;

/// Members and items with space in odd places.
class Maker {
public:
    explicit Maker(Choices& choices) : m_choices(choices), m_style(choices.below(4)) {}

    using Members = std::vector<std::pair<std::string, std::string>>;

    std::string object(const Members& members, std::size_t depth)
    {
        std::vector<std::string> parts;
        for (const auto& [key, value] : members)
            parts.push_back("\"" + key + "\"" + space() + ":" + (m_style == 0 ? "" : " ") + value);
        return container('{', parts, '}', depth);
    }
    std::string list(const std::vector<std::string>& items, std::size_t depth)
    {
        return container('[', items, ']', depth);
    }
    std::string space()
    {
        static constexpr std::array<std::string_view, 5> spaces{"", " ", "\n", "\t", "  "};
        return m_style == 3 ? std::string(m_choices.of(spaces)) : "";
    }

private:
    std::string container(char open, const std::vector<std::string>& parts, char close, std::size_t depth)
    {
        std::string out(1, open);
        for (std::size_t i = 0; i < parts.size(); ++i)
            out += (i > 0 ? space() + "," : "") + line(depth + 1, i > 0) + parts[i] + space();
        return out + (parts.empty() ? "" : line(depth, false)) + close;
    }
    std::string line(std::size_t depth, bool between)
    {
        if (m_style == 2)
            return "\n" + std::string(2 * depth, ' ');
        return m_style == 1 && between ? " " : space();
    }

    Choices& m_choices;
    std::size_t m_style; // 0 tight, 1 one line, 2 indented, 3 anyhow
};

std::string anyValue(Choices& choices)
{
    static constexpr std::array<std::string_view, 12> rules{
        R"({">=": [{"var": "data.score"}, 9]})",
        R"({"var":"profile_id"})",
        R"({"in": ["vip", {"var": "tags"}]})",
        R"({"and":[{"!":{"missing":["a"]}},{"<":[{"var":"a"},1e2]}]})",
        R"({"%": [1, 0]})",
        R"({"nonsense": [1]})",
        R"({"map": [{"var": "items"}, {"*": [{"var": ""}, 1.50]}]})",
        R"("promoter-thank-you")",
        "null",
        "true",
        "\"\"",
        "\"\\u0041\""};
    return choices.oneIn(3) ? json::randomJson(choices) : std::string(choices.of(rules));
}

void unknownKeys(Choices& choices, Maker::Members& members)
{
    for (std::size_t n = choices.below(3); n > 0; --n) {
        const auto at = static_cast<std::ptrdiff_t>(choices.below(members.size() + 1));
        members.insert(members.begin() + at, {"extra" + std::to_string(members.size()), anyValue(choices)});
    }
}

std::string anyArgument(Choices& choices, Maker& maker, std::size_t number)
{
    static constexpr std::array<std::string_view, 7> names{"condition", "profile_id", "definition", "value",
                                                           "target",    "count",      "kind"};
    const bool repeated = choices.oneIn(8);
    Maker::Members members{{"name", "\"" + std::string(choices.of(names)) +
                                        (repeated || number == 0 ? "" : std::to_string(number)) + "\""},
                           {"value", anyValue(choices)}};
    static constexpr std::array<std::string_view, 4> dynamic{"null", "true", "false", "1"};
    if (!choices.oneIn(4))
        members.emplace_back("is_dynamic", choices.of(dynamic));
    unknownKeys(choices, members);
    return maker.object(members, 4);
}

std::string anyAction(Choices& choices, Maker& maker, std::size_t number)
{
    static constexpr std::array<std::string_view, 8> types{"filter",       "benefit.create", "target.send", "tsend",
                                                           "point.create", "custom.action",  "filter",      ""};
    static constexpr std::array<std::string_view, 9> orders{"1", "2", "3", "10", "1.0", "2e0", "\"4\"", "null", "-7"};
    Maker::Members members{{choices.oneIn(6) ? "uuid" : "name", "\"" + std::string(choices.of(types)) + "\""},
                           {"tag", "\"t" + std::to_string(number) + "\""}};
    if (!choices.oneIn(5))
        members.emplace_back("sort_order", choices.oneIn(2) ? std::to_string(number + 1) : choices.of(orders));
    if (!choices.oneIn(5)) {
        std::vector<std::string> arguments;
        for (std::size_t n = choices.below(4); n > 0; --n)
            arguments.push_back(anyArgument(choices, maker, arguments.size()));
        members.emplace_back("arguments", choices.oneIn(6) ? "null" : maker.list(arguments, 3));
    }
    unknownKeys(choices, members);
    return maker.object(members, 2);
}

} // namespace

std::string randomReaction(Choices& choices)
{
    Maker maker(choices);
    Maker::Members members;
    if (!choices.oneIn(8))
        members.emplace_back("name", json::randomString(choices));
    if (!choices.oneIn(8))
        members.emplace_back("trigger", "\"custom.survey_completed\"");
    static constexpr std::array<std::string_view, 4> active{"true", "false", "null", "1"};
    if (!choices.oneIn(4))
        members.emplace_back("is_active", choices.of(active));
    if (!choices.oneIn(8)) {
        std::vector<std::string> actions;
        for (std::size_t n = choices.below(6); n > 0; --n)
            actions.push_back(anyAction(choices, maker, actions.size()));
        members.emplace_back("actions", maker.list(actions, 1));
    }
    unknownKeys(choices, members);
    return maker.space() + maker.object(members, 0) + maker.space();
}

} // namespace retort::test
