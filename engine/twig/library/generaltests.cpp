// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"
#include "engine/twig/library/general/constants.h"
#include "engine/twig/library/general/emptiness.h"
#include "engine/twig/value/arithmetic.h"
#include "engine/twig/value/compare.h"
#include "engine/twig/value/convert.h"

namespace retort::twig {

namespace {

using Arguments = std::span<const Value>;

bool leavesNothing(Value a, Value b, Environment& environment) { return remainder(a, b, environment).asInt() == 0; }

/// `is constant('NAME')`: compiled to PHP's own constant(), which fails in another way than the function does.
Value isConstant(Arguments arguments, Environment& environment)
{
    std::string name;
    if (arguments.size() > 2)
        name = std::string(typeName(arguments[2])) + "::";
    name += textParameter(arguments[1], {"constant", 1, "name"}, environment);
    const Value* found = constantNamed(name);
    if (!found)
        environment.failPhp("Undefined constant \"" + name + "\"", phrase("twig.no-constant", name));
    return identical(arguments[0], *found, environment);
}

Value isNone(Arguments arguments, Environment&) { return arguments[0].isNull(); }

} // namespace

std::span<const Callable> generalTests()
{
    static const Callable table[] = {
        {.name = "constant",
         .parameters = {{.name = "constant"}, {.name = "object", .optionalWithoutFallback = true}},
         .call = isConstant},
        // Only names, fields and the like can be asked this, and it is their nodes that answer.
        {.name = "defined", .call = [](Arguments, Environment&) { return Value(true); }},
        {.name = "divisible by",
         .parameters = {{.name = "divisor"}},
         .call =
             [](Arguments arguments, Environment& environment) {
                 return Value(leavesNothing(arguments[0], arguments[1], environment));
             }},
        {.name = "empty",
         .phpName = "twig_test_empty",
         .call = [](Arguments arguments, Environment&) { return Value(isEmpty(arguments[0])); }},
        {.name = "even",
         .call = [](Arguments arguments,
                    Environment& environment) { return Value(leavesNothing(arguments[0], 2, environment)); }},
        {.name = "iterable",
         .phpName = "twig_test_iterable",
         .call = [](Arguments arguments, Environment&) { return Value(isArray(arguments[0])); }},
        {.name = "none", .call = isNone},
        {.name = "null", .call = isNone},
        {.name = "odd",
         .call = [](Arguments arguments,
                    Environment& environment) { return Value(!leavesNothing(arguments[0], 2, environment)); }},
        {.name = "same as",
         .parameters = {{.name = "other"}},
         .call = [](Arguments arguments,
                    Environment& environment) { return Value(identical(arguments[0], arguments[1], environment)); }},
    };
    return table;
}

} // namespace retort::twig
