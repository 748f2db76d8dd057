// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/compile/operators.h"

#include "engine/base/nearest.h"

#include <array>
#include <string>
#include <unordered_map>

namespace retort::logic {

namespace {

struct Row {
    Operator op;
    std::string_view name;
    Arity arity;
};

constexpr std::size_t any = Arity::any;

constexpr Row rows[] = {
    {Operator::Var, "var", {0, 2}},
    {Operator::Missing, "missing", {0, any}},
    {Operator::MissingSome, "missing_some", {2, 2}},
    {Operator::If, "if", {1, any}},
    {Operator::Ternary, "?:", {1, any}},
    {Operator::And, "and", {1, any}},
    {Operator::Or, "or", {1, any}},
    {Operator::Not, "!", {1, 1}},
    {Operator::NotNot, "!!", {1, 1}},
    {Operator::Equal, "==", {2, 2}},
    {Operator::StrictEqual, "===", {2, 2}},
    {Operator::NotEqual, "!=", {2, 2}},
    {Operator::StrictNotEqual, "!==", {2, 2}},
    {Operator::Greater, ">", {2, 2}},
    {Operator::GreaterEqual, ">=", {2, 2}},
    {Operator::Less, "<", {2, 3}},
    {Operator::LessEqual, "<=", {2, 3}},
    {Operator::Max, "max", {1, any}},
    {Operator::Min, "min", {1, any}},
    {Operator::Add, "+", {0, any}},
    {Operator::Subtract, "-", {1, 2}},
    {Operator::Multiply, "*", {1, any}},
    {Operator::Divide, "/", {2, 2}},
    {Operator::Modulo, "%", {2, 2}},
    {Operator::Map, "map", {2, 2}},
    {Operator::Filter, "filter", {2, 2}},
    {Operator::Reduce, "reduce", {2, 3}},
    {Operator::All, "all", {2, 2}},
    {Operator::None, "none", {2, 2}},
    {Operator::Some, "some", {2, 2}},
    {Operator::Merge, "merge", {0, any}},
    {Operator::In, "in", {2, 2}},
    {Operator::Cat, "cat", {0, any}},
    {Operator::Substr, "substr", {2, 3}},
    {Operator::Log, "log", {1, 1}},
};

const Row* rowOf(Operator op)
{
    for (const Row& row : rows) {
        if (row.op == op)
            return &row;
    }
    return nullptr;
}

/// What people write who come from another language or another rule engine.
constexpr std::pair<std::string_view, std::string_view> synonyms[] = {
    {"eq", "=="},          {"equal", "=="},
    {"equals", "=="},      {"=", "=="},
    {"is", "=="},          {"seq", "==="},
    {"ne", "!="},          {"neq", "!="},
    {"<>", "!="},          {"not_equal", "!="},
    {"not_equals", "!="},  {"notEquals", "!="},
    {"gt", ">"},           {"gte", ">="},
    {"ge", ">="},          {"=>", ">="},
    {"lt", "<"},           {"lte", "<="},
    {"le", "<="},          {"=<", "<="},
    {"between", "<="},     {"not", "!"},
    {"bool", "!!"},        {"&&", "and"},
    {"&", "and"},          {"||", "or"},
    {"|", "or"},           {"val", "var"},
    {"variable", "var"},   {"get", "var"},
    {"exists", "missing"}, {"empty", "!"},
    {"concat", "cat"},     {"concatenate", "cat"},
    {"join", "cat"},       {"contains", "in"},
    {"includes", "in"},    {"include", "in"},
    {"has", "in"},         {"in_array", "in"},
    {"add", "+"},          {"plus", "+"},
    {"sum", "+"},          {"sub", "-"},
    {"subtract", "-"},     {"minus", "-"},
    {"mul", "*"},          {"multiply", "*"},
    {"times", "*"},        {"div", "/"},
    {"divide", "/"},       {"mod", "%"},
    {"modulo", "%"},       {"substring", "substr"},
    {"slice", "substr"},   {"any", "some"},
    {"every", "all"},      {"cond", "if"},
    {"ternary", "?:"},     {"?", "?:"},
    {"fold", "reduce"},    {"where", "filter"},
    {"maximum", "max"},    {"minimum", "min"},
    {"print", "log"},      {"flatten", "merge"},
};

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

} // namespace

std::string_view nameOf(Operator op)
{
    const Row* row = rowOf(op);
    return row ? row->name : std::string_view();
}

Arity arityOf(Operator op)
{
    const Row* row = rowOf(op);
    return row ? row->arity : Arity{0, any};
}

std::optional<Operator> operatorNamed(std::string_view name)
{
    static const auto byName = [] {
        std::unordered_map<std::string_view, Operator> map;
        for (const Row& row : rows)
            map.emplace(row.name, row.op);
        return map;
    }();
    const auto found = byName.find(name);
    return found == byName.end() ? std::nullopt : std::optional(found->second);
}

std::span<const std::string_view> operatorNames()
{
    static const auto names = [] {
        std::array<std::string_view, std::size(rows)> all;
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = rows[i].name;
        return all;
    }();
    return names;
}

std::string_view operatorMeantBy(std::string_view name)
{
    const std::string wanted = lower(name);
    for (std::string_view candidate : operatorNames()) {
        if (candidate == wanted)
            return candidate;
    }
    for (const auto& [synonym, meant] : synonyms) {
        if (lower(synonym) == wanted)
            return meant;
    }
    // One sign is near to every other sign: only words are guessed by their letters.
    if (wanted.size() < 2 || wanted[0] < 'a' || wanted[0] > 'z')
        return {};
    return nearest(name, operatorNames());
}

bool isLoop(Operator op)
{
    switch (op) {
    case Operator::Map:
    case Operator::Filter:
    case Operator::Reduce:
    case Operator::All:
    case Operator::None:
    case Operator::Some:
        return true;
    default:
        return false;
    }
}

} // namespace retort::logic
