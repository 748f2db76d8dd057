// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/array/arraywork.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

namespace retort::twig::work {

// The arrow functions that these call cost steps of their own.

Value filter(Arguments arguments, Environment& environment)
{
    const Value array = arguments[0];
    const Value arrow = argument(arguments, 1);
    if (!isArray(array))
        needsArray("filter", R"(The "filter" filter expects an array or "Traversable", got ")",
                   isMarkup(array) || isSpecial(array) ? typeName(array) : oldTypeName(array), R"(".)", environment);
    environment.spend(countOf(array) / 4);
    ArrayBuilder builder(environment, countOf(array));
    for (std::size_t i = 0; i < countOf(array); ++i) {
        const Value pair[] = {valueAt(array, i), keyAt(array, i)};
        if (isTrue(arrow.isNull() ? pair[0]
                                  : environment.call(arrow, pair))) // array_filter takes null for the values' own truth
            builder.set(pair[1], pair[0]);
    }
    return builder.take();
}

Value map(Arguments arguments, Environment& environment)
{
    const Value array = arguments[0];
    const Value arrow = argument(arguments, 1);
    if (!isArray(array)) {
        if (!isMarkup(array) && !isSpecial(array)) // an object without public fields is walked as an empty one
            environment.warn("foreach() argument must be of type array|object, " + std::string(typeName(array)) +
                                 " given",
                             phrase("twig.filter-needs-list", "map", std::string(typeName(array))));
        return Value::array(nullptr, 0);
    }
    environment.spend(countOf(array) / 4);
    ArrayBuilder builder(environment, countOf(array));
    for (std::size_t i = 0; i < countOf(array); ++i) {
        const Value pair[] = {valueAt(array, i), keyAt(array, i)};
        builder.set(pair[1], environment.call(arrow, pair));
    }
    return builder.take();
}

Value reduce(Arguments arguments, Environment& environment)
{
    const Value array = arguments[0];
    const Value arrow = argument(arguments, 1);
    if (!isArray(array))
        needsArray("reduce", R"(The "reduce" filter only works with arrays or "Traversable", got ")",
                   oldTypeName(array), R"(" as first argument.)", environment);
    environment.spend(countOf(array) / 4);
    Value accumulator = argument(arguments, 2);
    for (std::size_t i = 0; i < countOf(array); ++i) {
        const Value three[] = {accumulator, valueAt(array, i), keyAt(array, i)};
        accumulator = environment.call(arrow, three);
    }
    return accumulator;
}

} // namespace retort::twig::work
