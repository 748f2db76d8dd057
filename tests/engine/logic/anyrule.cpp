// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/logic/anyrule.h"

#include <array>
#include <string_view>

namespace retort::test {

namespace {

constexpr std::array<std::string_view, 38> operators = {
    ">=",  "and",  "var",          "==",     "!",       "in",     "or",  "===",
    "if",  "some", "all",          "none",   "missing", "<",      "<=",  ">",
    "!=",  "!==",  "!!",           "+",      "-",       "*",      "/",   "%",
    "max", "min",  "cat",          "substr", "filter",  "reduce", "map", "merge",
    "?:",  "log",  "missing_some", "gte",    "var",     "and"};
constexpr std::array<std::string_view, 14> paths = {"a",           "b",       "items",   "name",  "",
                                                    "a.b",         "nothing", "current", "tags",  "current.qty",
                                                    "accumulator", "qty",     "items.0", "tags.1"};
constexpr std::array<std::string_view, 10> texts = {"gold",       "",        "9", "two words", "a",
                                                    "2026-01-01", "nothing", "0", "\n\"",      "ä…"};

} // namespace

std::size_t AnyRule::choose(std::size_t count) { return m_next < m_choices.size() ? m_choices[m_next++] % count : 0; }

json::Data AnyRule::rule()
{
    json::Builder out;
    if (m_choices.empty())
        scalar(out);
    else
        apply(out, 0);
    return out.take();
}

void AnyRule::scalar(json::Builder& out)
{
    switch (choose(8)) {
    case 0:
        return out.integer(static_cast<std::int64_t>(choose(12)) - 1);
    case 1:
        return out.text(texts[choose(texts.size())]);
    case 2:
        return out.boolean(choose(2) == 0);
    case 3:
        return out.null();
    case 4:
        return out.number(static_cast<double>(choose(40)) / 4 - 1);
    case 5:
        out.beginArray();
        for (std::size_t count = choose(12); count > 0; --count)
            out.text(texts[choose(texts.size())]);
        return out.end();
    case 6:
        out.beginObject();
        out.key("a");
        out.integer(1);
        if (choose(2) == 1) {
            out.key("b");
            out.text("x");
        }
        return out.end();
    default:
        return out.text(paths[choose(paths.size())]);
    }
}

void AnyRule::value(json::Builder& out, int depth)
{
    const std::size_t kind = depth > 8 ? 0 : choose(5);
    if (kind <= 1)
        scalar(out);
    else if (kind == 2)
        variable(out, depth);
    else
        apply(out, depth);
}

void AnyRule::variable(json::Builder& out, int depth)
{
    out.beginObject();
    out.key("var");
    switch (choose(6)) {
    case 1: // with a default
        out.beginArray();
        out.text(paths[choose(paths.size())]);
        value(out, depth + 1);
        out.end();
        break;
    case 2: // worked out
        value(out, depth + 1);
        break;
    default:
        out.text(paths[choose(paths.size())]);
    }
    out.end();
}

void AnyRule::apply(json::Builder& out, int depth)
{
    out.beginObject();
    out.key(operators[choose(operators.size())]);
    if (choose(8) == 1) {
        value(out, depth + 1); // one argument without its list
    } else {
        constexpr std::array<std::size_t, 8> counts = {2, 2, 2, 3, 1, 4, 0, 9};
        out.beginArray();
        for (std::size_t count = counts[choose(counts.size())]; count > 0; --count)
            value(out, depth + 1);
        out.end();
    }
    if (choose(30) == 1) { // an object of two keys is data
        out.key("more");
        value(out, depth + 1);
    }
    out.end();
}

json::Data AnyRule::data()
{
    json::Builder out;
    if (choose(12) == 1) {
        scalar(out);
        return out.take();
    }
    out.beginObject();
    for (const std::string_view key : {"a", "b", "name", "qty"}) {
        if (choose(3) == 0)
            continue;
        out.key(key);
        scalar(out);
    }
    out.key("items");
    out.beginArray();
    for (std::size_t count = choose(6); count > 0; --count) {
        if (choose(4) == 0) {
            scalar(out);
            continue;
        }
        out.beginObject();
        out.key("qty");
        scalar(out);
        out.key("name");
        scalar(out);
        out.end();
    }
    out.end();
    out.key("tags");
    scalar(out);
    out.end();
    return out.take();
}

} // namespace retort::test
