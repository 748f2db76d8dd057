// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace retort::logic::js {

/// The built-in objects of JavaScript that a variable's path can reach, as node 20 has them.
enum class Builtin : std::uint8_t {
    Object,
    ObjectPrototype,
    Array,
    ArrayPrototype,
    String,
    StringPrototype,
    Number,
    NumberPrototype,
    Boolean,
    BooleanPrototype,
    Function,
    FunctionPrototype,
};

/// What a built-in object has of its own under a name: a function, a number, a text, another built-in object;
/// undefined where it has nothing.
json::Value ownOf(Builtin object, std::string_view name);
/// Which built-in object a value is, if it is one that ownOf() or valueOf() gave.
std::optional<Builtin> builtinOf(json::Value value);
json::Value valueOf(Builtin object);
/// The prototypes of text, numbers and booleans hold "", 0 and false, which is what they show as; nullopt for all else.
std::optional<json::Value> primitiveIn(json::Value object);
/// Is it the name of anything that any of them has?
bool isBuiltinName(std::string_view name);
/// Number of parameters and name of a function; name "" where it is none of ours.
struct FunctionFacts {
    int length = 0;
    std::string_view name;
    bool isConstructor = false;
    Builtin constructor = Builtin::Object;
};
FunctionFacts factsOf(json::Value function);

} // namespace retort::logic::js
