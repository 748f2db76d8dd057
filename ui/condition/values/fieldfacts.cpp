// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/fieldfacts.h"

#include "engine/json/pointer.h"

#include <algorithm>
#include <array>
#include <optional>

namespace retort {

namespace {

std::optional<json::Value> valueAt(const json::Data* context, std::string_view path)
{
    if (!context)
        return std::nullopt;
    json::Value at = context->root();
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string_view key = path.substr(begin, end - begin);
        begin = end + 1;
        const json::Value* next = nullptr;
        if (at.isObject()) {
            next = at.find(key);
        } else if (at.isArray()) {
            const auto index = json::indexOf(key);
            next = index && *index < at.size() ? at.items() + *index : nullptr;
        }
        if (!next)
            return std::nullopt;
        at = *next;
    }
    return at;
}

bool isScalar(json::Value value) { return !value.isContainer() && !value.isNull(); }

} // namespace

std::vector<json::Data> seenIn(const json::Data* context, std::string_view path)
{
    std::vector<json::Data> seen;
    const auto value = valueAt(context, path);
    if (!value)
        return seen;
    if (isScalar(*value))
        seen.push_back(context->part(*value));
    for (std::size_t i = 0; value->isArray() && i < std::min<std::size_t>(value->size(), 20); ++i) {
        if (isScalar(value->items()[i]))
            seen.push_back(context->part(value->items()[i]));
    }
    return seen;
}

std::string typeSeenIn(const json::Data* context, std::string_view path)
{
    const auto value = valueAt(context, path);
    if (!value)
        return {};
    switch (value->kind()) {
    case json::Kind::Bool:
        return "boolean";
    case json::Kind::Int:
    case json::Kind::Double:
        return "number";
    case json::Kind::String:
        return "string";
    case json::Kind::Array:
        return "array";
    case json::Kind::Object:
        return "object";
    case json::Kind::Null:
        break;
    }
    return {};
}

std::string currencyFor(const json::Data* context, std::string_view path, std::string_view type)
{
    if (type != "number" && type != "integer")
        return {};
    const std::string_view name = path.substr(path.rfind('.') + 1); // npos + 1 is 0
    constexpr std::array<std::string_view, 6> money = {"total",  "spend",   "price",
                                                       "amount", "dollars", "reward_balance"};
    const bool isMoney = std::any_of(money.begin(), money.end(),
                                     [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
    if (!isMoney || name.find("count") != std::string_view::npos || name.find("date") != std::string_view::npos ||
        name.find("days") != std::string_view::npos)
        return {};
    for (std::string_view at : {"currency", "profile.currency", "transaction.currency"}) {
        const auto found = valueAt(context, at);
        if (found && found->isString() && found->size() == 3)
            return std::string(found->text());
    }
    return {};
}

} // namespace retort
