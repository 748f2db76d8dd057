// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/operators.h"

#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/arithmetic.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/compare.h"
#include "engine/twig/value/convert.h"
#include "engine/twig/value/range.h"
#include "engine/twig/value/regex.h"

#include <cstring>

namespace retort::twig {

namespace {

Value concatenated(Value a, Value b, Environment& environment)
{
    std::string first;
    std::string second;
    const std::string_view x = toText(a, first, environment);
    const std::string_view y = toText(b, second, environment);
    char* bytes = environment.text(x.size() + y.size());
    if (!x.empty())
        std::memcpy(bytes, x.data(), x.size());
    if (!y.empty())
        std::memcpy(bytes + x.size(), y.data(), y.size());
    return Value(std::string_view(bytes, x.size() + y.size()));
}

/// Is there an item for which the arrow's truth is `wanted`?
bool anyItem(Value array, Value arrow, bool wanted, Environment& environment)
{
    if (!isArray(array)) {
        if (!isMarkup(array) && !isSpecial(array)) // an object without public fields is walked as an empty one
            environment.warn("foreach() argument must be of type array|object, " + std::string(typeName(array)) +
                                 " given",
                             phrase("twig.not-a-list", std::string(typeName(array))));
        return false;
    }
    for (std::size_t i = 0; i < countOf(array); ++i) {
        const Value arguments[] = {valueAt(array, i), keyAt(array, i)};
        if (isTrue(environment.call(arrow, arguments)) == wanted)
            return true;
    }
    return false;
}

} // namespace

Value binary(Op op, Value a, Value b, Environment& environment)
{
    switch (op) {
    case Op::BitOr:
        return bitwise(Bits::Or, a, b, environment);
    case Op::BitXor:
        return bitwise(Bits::Xor, a, b, environment);
    case Op::BitAnd:
        return bitwise(Bits::And, a, b, environment);
    case Op::Equal:
        return looselyEqual(a, b, environment);
    case Op::NotEqual:
        return !looselyEqual(a, b, environment);
    case Op::Spaceship:
        return compare(a, b, environment);
    case Op::Less:
        return compare(a, b, environment) < 0;
    case Op::Greater: // PHP turns it round, which shows where two values have no order
        return compare(b, a, environment) < 0;
    case Op::GreaterEqual:
        return compare(b, a, environment) <= 0;
    case Op::LessEqual:
        return compare(a, b, environment) <= 0;
    case Op::NotIn:
        return !contains(b, a, environment);
    case Op::In:
        return contains(b, a, environment);
    case Op::Matches:
        return matches(a, b, environment);
    case Op::StartsWith:
        return isText(a) && isText(b) && a.text().starts_with(b.text());
    case Op::EndsWith:
        return isText(a) && isText(b) && a.text().ends_with(b.text());
    case Op::HasSome:
        return anyItem(a, b, true, environment);
    case Op::HasEvery:
        return !anyItem(a, b, false, environment);
    case Op::Range:
        return range(a, b, 1, environment);
    case Op::Add:
        return added(a, b, environment);
    case Op::Subtract:
        return subtracted(a, b, environment);
    case Op::Concat:
        return concatenated(a, b, environment);
    case Op::Multiply:
        return multiplied(a, b, environment);
    case Op::Divide:
        return divided(a, b, environment);
    case Op::FloorDivide:
        return floorDivided(a, b, environment);
    case Op::Modulo:
        return remainder(a, b, environment);
    case Op::Power:
        return power(a, b, environment);
    case Op::None:
    case Op::Not:
    case Op::Minus:
    case Op::Plus:
    case Op::Or:
    case Op::And:
        break;
    }
    return {};
}

Value unary(Op op, Value a, Environment& environment)
{
    switch (op) {
    case Op::Not:
        return !isTrue(a);
    case Op::Minus: // PHP computes $a * -1, and says so in its messages
        return multiplied(a, -1, environment);
    case Op::Plus:
        return multiplied(a, 1, environment);
    default:
        return {};
    }
}

} // namespace retort::twig
