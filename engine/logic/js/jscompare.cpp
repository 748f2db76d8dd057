// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/js/jscompare.h"

#include "engine/logic/js/jsconvert.h"
#include "engine/logic/js/jsnumber.h"
#include "engine/logic/js/utf16.h"

#include <cmath>

namespace retort::logic::js {

namespace {

using json::Kind;
using json::Value;

bool isReference(Value value) { return value.isContainer() || isFunction(value); }

} // namespace

bool identical(Value a, Value b)
{
    if (a.isNumber() && b.isNumber())
        return a.number() == b.number();
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Kind::Null:
        return isUndefined(a) == isUndefined(b);
    case Kind::Bool:
        return a.asBool() == b.asBool();
    case Kind::String:
        if (isFunction(a) || isFunction(b))
            return isFunction(a) && isFunction(b) && a.text().data() == b.text().data();
        return a.text() == b.text();
    case Kind::Array:
        return a.items() == b.items();
    case Kind::Object:
        return a.members() == b.members();
    default:
        return false;
    }
}

// ECMA-262, IsLooselyEqual.
bool looselyEqual(Value a, Value b, Environment& environment)
{
    if (a.isNull() || b.isNull())
        return a.isNull() && b.isNull();
    if (isReference(a) && isReference(b))
        return identical(a, b);
    if (isReference(a))
        a = toPrimitive(a, environment);
    if (isReference(b))
        b = toPrimitive(b, environment);
    if (a.kind() == b.kind())
        return identical(a, b);
    return toNumber(a, environment) == toNumber(b, environment);
}

// ECMA-262, IsLessThan.
int compare(Value a, Value b, Environment& environment)
{
    const Value x = toPrimitive(a, environment);
    const Value y = toPrimitive(b, environment);
    if (x.isString() && y.isString())
        return utf16::compare(x.text(), y.text());
    const double p = toNumber(x, environment);
    const double q = toNumber(y, environment);
    return p < q ? -1 : p > q ? 1 : p == q ? 0 : unordered;
}

} // namespace retort::logic::js
