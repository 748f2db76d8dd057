// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/php/phparray.h"

#include "engine/logic/compile/rulescan.h"
#include "engine/logic/php/phpcompare.h"

#include <new>
#include <unordered_map>

namespace retort::logic::php {

namespace {

using json::Member;
using json::Value;

bool isList(Value value)
{
    if (!value.isObject())
        return true;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (!isIntegerKey(value.members()[i].key.text()))
            return false;
    }
    return true;
}

Value mergedLists(const Value* values, std::size_t count, std::size_t size, Environment& environment)
{
    Value* items = environment.items(size);
    std::size_t at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!values[i].isContainer()) {
            if (!values[i].isNull())
                new (items + at++) Value(values[i]);
            continue;
        }
        for (std::size_t j = 0; j < values[i].size(); ++j)
            new (items + at++) Value(valueAt(values[i], j));
    }
    return Value::array(items, at);
}

} // namespace

Value merged(const Value* values, std::size_t count, Environment& environment)
{
    std::size_t size = 0;
    bool lists = true;
    for (std::size_t i = 0; i < count; ++i) {
        size += values[i].isContainer() ? values[i].size() : values[i].isNull() ? 0 : 1;
        lists = lists && isList(values[i]);
    }
    environment.spend(size);
    if (lists)
        return mergedLists(values, count, size, environment);

    Member* members = environment.members(size);
    std::unordered_map<std::string_view, std::size_t> places; // of the texts
    std::size_t at = 0;
    std::size_t numbered = 0;
    const auto number = [&](Value value) {
        const std::string_view key = environment.textValue(std::to_string(numbered++)).text();
        new (members + at++) Member{json::Key(key), value};
    };
    for (std::size_t i = 0; i < count; ++i) {
        if (!values[i].isContainer()) {
            if (!values[i].isNull())
                number(values[i]);
            continue;
        }
        for (std::size_t j = 0; j < values[i].size(); ++j) {
            const Value value = valueAt(values[i], j);
            if (values[i].isArray() || isIntegerKey(values[i].members()[j].key.text())) {
                number(value);
                continue;
            }
            const json::Key& key = values[i].members()[j].key;
            const auto [place, isNew] = places.emplace(key.text(), at);
            if (isNew)
                new (members + at++) Member{key, value};
            else
                members[place->second].value = value;
        }
    }
    return asPhpArray(Value::object(members, at));
}

bool contains(Value array, Value needle, Environment& environment)
{
    environment.spend(array.size() / 8);
    for (std::size_t i = 0; i < array.size(); ++i) {
        if (looselyEqual(needle, valueAt(array, i), environment))
            return true;
    }
    return false;
}

} // namespace retort::logic::php
