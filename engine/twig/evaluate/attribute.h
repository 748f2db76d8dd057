// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/code.h"
#include "engine/twig/value/object.h"

#include <cstdint>
#include <optional>
#include <span>

namespace retort::twig {

class Environment;

/// How a template asks for a member.
enum class Access : std::uint8_t {
    Any,    ///< a.b, attribute(a, b)
    Array,  ///< a[b]
    Method, ///< a.b()
};

/// Twig's attribute look-up. Nothing where there is no such member, which a template takes for null.
std::optional<Value> attribute(Value object, Value key, Access access, std::span<const Value> arguments,
                               Environment& environment);
/// a[b] where nothing asks whether it is defined: PHP's own look-up, which words its errors differently.
std::optional<Value> item(Value array, Value key, Environment& environment);
/// The same under `is defined`: nothing is called.
bool hasAttribute(Value object, Value key, Access access, Environment& environment);

/// How an Attribute or Method asks.
inline Access accessOf(const Node& node)
{
    if (node.kind == NodeKind::Method)
        return Access::Method;
    return (node.flags & Node::Bracket) != 0 ? Access::Array : Access::Any;
}
/// What PHP takes for the key of an array that is written or looked into: fails where it cannot be one.
Value arrayKey(Value key, Environment& environment);

} // namespace retort::twig
