// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/js/jsbuiltin.h"

#include "engine/logic/evaluate/mark.h"

#include <algorithm>
#include <array>
#include <deque>
#include <limits>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace retort::logic::js {

namespace {

using json::Value;

constexpr std::size_t builtins = 12;
using List = std::string_view; // "name:parameters name:parameters …"

constexpr std::array<List, builtins> functions{
    "assign:2 getOwnPropertyDescriptor:2 getOwnPropertyDescriptors:1 getOwnPropertyNames:1 getOwnPropertySymbols:1 "
    "hasOwn:2 is:2 preventExtensions:1 seal:1 create:2 defineProperties:2 defineProperty:3 freeze:1 getPrototypeOf:1 "
    "setPrototypeOf:2 isExtensible:1 isFrozen:1 isSealed:1 keys:1 entries:1 fromEntries:1 values:1",
    "__defineGetter__:2 __defineSetter__:2 hasOwnProperty:1 __lookupGetter__:1 __lookupSetter__:1 isPrototypeOf:1 "
    "propertyIsEnumerable:1 toString:0 valueOf:0 toLocaleString:0",
    "isArray:1 from:1 of:0",
    "at:1 concat:1 copyWithin:2 fill:1 find:1 findIndex:1 findLast:1 findLastIndex:1 lastIndexOf:1 pop:0 push:1 "
    "reverse:0 shift:0 unshift:1 slice:2 sort:1 splice:2 includes:1 indexOf:1 join:1 keys:0 entries:0 values:0 "
    "forEach:1 filter:1 flat:0 flatMap:1 map:1 every:1 some:1 reduce:1 reduceRight:1 toLocaleString:0 toString:0 "
    "toReversed:0 toSorted:1 toSpliced:2 with:2",
    "fromCharCode:1 fromCodePoint:1 raw:1",
    "anchor:1 at:1 big:0 blink:0 bold:0 charAt:1 charCodeAt:1 codePointAt:1 concat:1 endsWith:1 fontcolor:1 fontsize:1 "
    "fixed:0 includes:1 indexOf:1 isWellFormed:0 italics:0 lastIndexOf:1 link:1 localeCompare:1 match:1 matchAll:1 "
    "normalize:0 padEnd:1 padStart:1 repeat:1 replace:2 replaceAll:2 search:1 slice:2 small:0 split:2 strike:0 sub:0 "
    "substr:2 substring:2 sup:0 startsWith:1 toString:0 toWellFormed:0 trim:0 trimStart:0 trimEnd:0 "
    "toLocaleLowerCase:0 toLocaleUpperCase:0 toLowerCase:0 toUpperCase:0 valueOf:0",
    "isFinite:1 isInteger:1 isNaN:1 isSafeInteger:1 parseFloat:1 parseInt:2",
    "toExponential:1 toFixed:1 toPrecision:1 toString:1 valueOf:0 toLocaleString:0",
    "",
    "toString:0 valueOf:0",
    "",
    "apply:2 bind:1 call:1 toString:0",
};

constexpr std::array<std::string_view, builtins> constructors{"Object", "", "Array",   "", "String",   "",
                                                              "Number", "", "Boolean", "", "Function", ""};

class Table {
public:
    Table()
    {
        for (std::size_t i = 0; i < builtins; ++i) {
            const auto object = static_cast<Builtin>(i);
            m_values[i] = made(object);
            std::string_view list = functions[i];
            while (!list.empty()) {
                const std::string_view entry = list.substr(0, list.find(' '));
                list.remove_prefix(std::min(entry.size() + 1, list.size()));
                const std::string_view name = entry.substr(0, entry.size() - 2);
                add(object, name, function({entry.back() - '0', name}));
            }
        }
        for (std::size_t i = 0; i < builtins; i += 2) {
            const auto constructor = static_cast<Builtin>(i);
            const auto prototype = static_cast<Builtin>(i + 1);
            add(constructor, "prototype", m_values[i + 1]);
            add(prototype, "constructor", m_values[i]);
        }
        add(Builtin::StringPrototype, "trimLeft", own(Builtin::StringPrototype, "trimStart"));
        add(Builtin::StringPrototype, "trimRight", own(Builtin::StringPrototype, "trimEnd"));
        using Limits = std::numeric_limits<double>;
        add(Builtin::Number, "MAX_VALUE", Limits::max());
        add(Builtin::Number, "MIN_VALUE", Limits::denorm_min());
        add(Builtin::Number, "NaN", Limits::quiet_NaN());
        add(Builtin::Number, "NEGATIVE_INFINITY", -Limits::infinity());
        add(Builtin::Number, "POSITIVE_INFINITY", Limits::infinity());
        add(Builtin::Number, "MAX_SAFE_INTEGER", 9007199254740991.0);
        add(Builtin::Number, "MIN_SAFE_INTEGER", -9007199254740991.0);
        add(Builtin::Number, "EPSILON", Limits::epsilon());
        for (std::string_view name : {"__proto__", "length", "name", "arguments", "caller"})
            m_names.insert(name);
    }

    Value own(Builtin object, std::string_view name) const
    {
        const auto& members = m_members[static_cast<std::size_t>(object)];
        const auto found = members.find(name);
        return found == members.end() ? undefined() : found->second;
    }
    Value value(Builtin object) const { return m_values[static_cast<std::size_t>(object)]; }
    std::optional<Builtin> which(Value value) const
    {
        for (std::size_t i = 0; i < builtins; ++i) {
            if (isSame(m_values[i], value))
                return static_cast<Builtin>(i);
        }
        return {};
    }
    FunctionFacts facts(Value function) const
    {
        for (const auto& [source, facts] : m_functions) {
            if (source.data() == function.text().data())
                return facts;
        }
        return {};
    }
    bool isName(std::string_view name) const { return m_names.count(name) != 0; }

private:
    static bool isSame(Value a, Value b)
    {
        if (a.kind() != b.kind() || a.mark() != b.mark())
            return false;
        if (a.isString())
            return a.text().data() == b.text().data();
        return a.isArray() ? a.items() == b.items() : a.isObject() && a.members() == b.members();
    }

    Value made(Builtin object)
    {
        const auto i = static_cast<std::size_t>(object);
        if (!constructors[i].empty())
            return function({1, constructors[i], true, object});
        if (object == Builtin::FunctionPrototype) {
            m_functions.push_back({"function () { [native code] }", {}});
            return functionOf(m_functions.back().first);
        }
        if (object == Builtin::ArrayPrototype)
            return Value::array(&m_noItem, 0);
        return Value::object(&m_noMember[i], 0);
    }

    Value function(FunctionFacts facts)
    {
        m_functions.push_back({"function " + std::string(facts.name) + "() { [native code] }", facts});
        return functionOf(m_functions.back().first);
    }

    void add(Builtin object, std::string_view name, Value value)
    {
        m_members[static_cast<std::size_t>(object)].emplace(name, value);
        m_names.insert(name);
    }

    std::array<Value, builtins> m_values;
    std::array<std::unordered_map<std::string_view, Value>, builtins> m_members;
    std::deque<std::pair<std::string, FunctionFacts>> m_functions;
    std::unordered_set<std::string_view> m_names;
    Value m_noItem;
    std::array<json::Member, builtins> m_noMember;
};

const Table& table()
{
    static const Table made;
    return made;
}

} // namespace

std::optional<Value> primitiveIn(Value object)
{
    if (!object.isObject() || object.size() != 0)
        return {};
    const auto which = table().which(object);
    if (which == Builtin::StringPrototype)
        return Value(std::string_view(""));
    if (which == Builtin::NumberPrototype)
        return Value(0.0);
    return which == Builtin::BooleanPrototype ? std::optional(Value(false)) : std::nullopt;
}

Value ownOf(Builtin object, std::string_view name) { return table().own(object, name); }
Value valueOf(Builtin object) { return table().value(object); }
std::optional<Builtin> builtinOf(Value value) { return table().which(value); }
bool isBuiltinName(std::string_view name) { return table().isName(name); }
FunctionFacts factsOf(Value function) { return table().facts(function); }

} // namespace retort::logic::js
