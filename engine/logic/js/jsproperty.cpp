// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/js/jsproperty.h"

#include "engine/logic/compile/code.h"
#include "engine/logic/js/jsbuiltin.h"
#include "engine/logic/js/utf16.h"

#include <optional>

namespace retort::logic::js {

namespace {

using json::Kind;
using json::Value;

/// The built-in object that a value inherits from.
std::optional<Builtin> prototypeOf(Value value)
{
    switch (value.kind()) {
    case Kind::Null:
        return {};
    case Kind::Bool:
        return Builtin::BooleanPrototype;
    case Kind::Int:
    case Kind::Double:
        return Builtin::NumberPrototype;
    case Kind::String:
        if (!isFunction(value))
            return Builtin::StringPrototype;
        return builtinOf(value) == Builtin::FunctionPrototype ? Builtin::ObjectPrototype : Builtin::FunctionPrototype;
    case Kind::Array:
        return builtinOf(value) == Builtin::ArrayPrototype ? Builtin::ObjectPrototype : Builtin::ArrayPrototype;
    case Kind::Object:
        if (builtinOf(value) == Builtin::ObjectPrototype)
            return {};
        return Builtin::ObjectPrototype;
    }
    return {};
}

Value ofText(std::string_view text, std::string_view key, Environment& environment)
{
    environment.spend(text.size() / 64);
    if (key == "length")
        return static_cast<double>(utf16::length(text));
    const std::uint32_t position = positionOf(key);
    if (position == Segment::noPosition)
        return undefined();
    std::string unit;
    utf16::appendSlice(unit, text, position, 1);
    return unit.empty() ? undefined() : environment.textValue(unit);
}

Value ofFunction(Value function, std::string_view key, Environment& environment)
{
    const FunctionFacts facts = factsOf(function);
    if (key == "length")
        return static_cast<double>(facts.length);
    if (key == "name")
        return Value(facts.name);
    if (key == "caller" || key == "arguments") {
        environment.fail(Failure::Kind::Type,
                         "TypeError: 'caller', 'callee', and 'arguments' properties may not be accessed on strict mode "
                         "functions or the arguments objects for calls to them",
                         phrase("logic.no-property", std::string(key)));
    }
    return facts.isConstructor ? ownOf(facts.constructor, key) : undefined();
}

} // namespace

Value inherited(Value value, std::string_view key, Environment& environment)
{
    if (value.isArray() && key == "length")
        return static_cast<double>(value.size());
    Value own = undefined();
    if (isFunction(value))
        own = ofFunction(value, key, environment);
    else if (value.isString())
        own = ofText(value.text(), key, environment);
    else if (const auto prototype = value.isContainer() && value.size() == 0 ? builtinOf(value) : std::nullopt)
        own = ownOf(*prototype, key);
    if (!isUndefined(own))
        return own;
    auto prototype = prototypeOf(value);
    if (key == "__proto__")
        return prototype ? valueOf(*prototype) : Value();
    while (prototype) {
        const Value found = ownOf(*prototype, key);
        if (!isUndefined(found))
            return found;
        prototype = *prototype == Builtin::ObjectPrototype ? std::nullopt : std::optional(Builtin::ObjectPrototype);
    }
    return undefined();
}

Value property(Value value, std::string_view key, Environment& environment)
{
    if (value.isObject()) {
        if (const Value* found = value.find(key))
            return *found;
    } else if (value.isArray()) {
        const std::uint32_t position = positionOf(key);
        if (position < value.size())
            return value.items()[position];
    }
    return maybeInherited(key) ? inherited(value, key, environment) : undefined();
}

bool maybeInherited(std::string_view key) { return isBuiltinName(key) || positionOf(key) != Segment::noPosition; }

} // namespace retort::logic::js
