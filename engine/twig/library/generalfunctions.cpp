// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"
#include "engine/twig/library/general/generalwork.h"
#include "engine/twig/value/range.h"

namespace retort::twig {

namespace {

Value rangeFunction(std::span<const Value> arguments, Environment& environment)
{
    return range(arguments[0], arguments[1], arguments.size() > 2 ? arguments[2] : Value(1), environment);
}

} // namespace

std::span<const Callable> generalFunctions()
{
    static const Value none{};
    static const Value list = Value::array(nullptr, 0);
    static const Callable table[] = {
        {.name = "constant",
         .phpName = "twig_constant",
         .parameters = {{.name = "constant"}, {.name = "object", .fallback = none}},
         .call = work::constant},
        {.name = "cycle",
         .phpName = "twig_cycle",
         .parameters = {{.name = "values"}, {.name = "position"}},
         .call = work::cycle},
        {.name = "include",
         .phpName = "twig_include",
         .parameters = {{.name = "template"},
                        {.name = "variables", .fallback = list},
                        {.name = "with_context", .fallback = true},
                        {.name = "ignore_missing", .fallback = false},
                        {.name = "sandboxed", .fallback = false}},
         .safe = Safe::All,
         .environment = true,
         .call = work::include},
        {.name = "max",
         .phpName = "max",
         .parameters = {{.name = "value"}},
         .variadic = true,
         .internal = true,
         .call = work::max},
        {.name = "min",
         .phpName = "min",
         .parameters = {{.name = "value"}},
         .variadic = true,
         .internal = true,
         .call = work::min},
        {.name = "random",
         .phpName = "twig_random",
         .parameters = {{.name = "values", .fallback = none}, {.name = "max", .fallback = none}},
         .environment = true,
         .call = work::random},
        {.name = "range",
         .phpName = "range",
         .parameters = {{.name = "low"}, {.name = "high"}, {.name = "step", .fallback = Value(1)}},
         .internal = true,
         .call = rangeFunction},
        {.name = "source",
         .phpName = "twig_source",
         .parameters = {{.name = "name"}, {.name = "ignore_missing", .fallback = false}},
         .safe = Safe::All,
         .environment = true,
         .call = work::source},
    };
    return table;
}

} // namespace retort::twig
