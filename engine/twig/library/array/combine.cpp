// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/number.h"
#include "engine/twig/library/array/arraywork.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <cmath>

namespace retort::twig::work {

namespace {

/// ceil(), whose parameter is of type int|float.
double ceiling(Value size, Environment& environment)
{
    if (size.isNull()) {
        environment.deprecated("ceil(): Passing null to parameter #1 ($num) of type int|float is deprecated",
                               phrase("twig.null-argument", "size"));
        return 0;
    }
    const bool number = isText(size) && php::numeric(size.text()).type != php::Numeric::Type::None;
    if (!size.isNumber() && !size.isBool() && !number)
        environment.failPhp("ceil(): Argument #1 ($num) must be of type int|float, " + std::string(typeName(size)) +
                                " given",
                            phrase("twig.argument-type", "size", "int", std::string(typeName(size))));
    return std::ceil(castFloat(size));
}

/// A key of array_column(): nothing for null, else an Int or a text.
Value columnKey(Value key, int number, std::string_view name, Environment& environment)
{
    if (key.isNull() || isText(key))
        return key;
    if (isMarkup(key))
        return Value(key.text());
    if (isArray(key) || isSpecial(key)) {
        std::string thrown = "array_column(): Argument #" + std::to_string(number) + " ($";
        thrown += name;
        thrown += ") must be of type string|int|null, ";
        thrown += typeName(key);
        thrown += " given";
        environment.failPhp(std::move(thrown), phrase("twig.argument-type", number == 2 ? "name" : "index",
                                                      "string|int", std::string(typeName(key))));
    }
    if (key.isDouble() && !(std::fabs(key.asDouble()) < 9223372036854775808.0))
        return textOf(key, environment);
    return intParameter(key, {"array_column", number, name}, environment);
}

/// The key under which a row is kept.
Value rowKey(Value key, Environment& environment)
{
    if (isArray(key) || isSpecial(key) || isMarkup(key))
        environment.failPhp("Illegal offset type", phrase("twig.no-key", std::string(typeName(key))));
    if (key.isDouble() && static_cast<double>(php::wholeOf(key.asDouble())) != key.asDouble())
        warnOfFraction(key.asDouble(), {}, environment);
    return key;
}

} // namespace

void needsArray(std::string_view filter, std::string_view before, std::string_view type, std::string_view after,
                const Environment& environment)
{
    std::string thrown(before);
    thrown += type;
    thrown += after;
    environment.failRuntime(std::move(thrown),
                            phrase("twig.filter-needs-list", std::string(filter), std::string(type)));
}

// array_merge: numbers count anew, texts stay, and a later value for one takes the place of an earlier.
Value merge(Arguments arguments, Environment& environment)
{
    constexpr std::string_view before = R"(The merge filter only works with arrays or "Traversable", got ")";
    const Value second = argument(arguments, 1);
    if (!isArray(arguments[0]))
        needsArray("merge", before, oldTypeName(arguments[0]), R"(" as first argument.)", environment);
    if (!isArray(second))
        needsArray("merge", before, oldTypeName(second), R"(" as second argument.)", environment);
    environment.spend((countOf(arguments[0]) + countOf(second)) / 4);
    ArrayBuilder builder(environment, countOf(arguments[0]) + countOf(second));
    for (const Value array : {arguments[0], second}) {
        for (std::size_t i = 0; i < countOf(array); ++i) {
            const Value key = keyAt(array, i);
            if (key.isInt())
                builder.append(valueAt(array, i));
            else
                builder.set(key, valueAt(array, i));
        }
    }
    return builder.take();
}

// CoreExtension.php, twig_array_batch.
Value batch(Arguments arguments, Environment& environment)
{
    const Value items = arguments[0];
    const Value fill = argument(arguments, 2);
    if (!isArray(items))
        needsArray("batch", R"(The "batch" filter expects an array or "Traversable", got ")",
                   isMarkup(items) || isSpecial(items) ? typeName(items) : oldTypeName(items), R"(".)", environment);
    const double exact = ceiling(argument(arguments, 1), environment);
    const std::int64_t size = intParameter(exact, {"array_chunk", 2, "length"}, environment);
    const bool preserve = boolParameter(argument(arguments, 3, true), {"array_chunk", 3, "preserve_keys"}, environment);
    if (size <= 0)
        environment.failPhp("array_chunk(): Argument #2 ($length) must be greater than 0", phrase("twig.batch-size"));
    environment.spend(countOf(items) / 4);
    ArrayBuilder result(environment);
    for (std::size_t at = 0; at < countOf(items);) {
        ArrayBuilder chunk(environment);
        for (; at < countOf(items) && static_cast<std::int64_t>(chunk.size()) < size; ++at) {
            if (preserve)
                chunk.set(keyAt(items, at), valueAt(items, at));
            else
                chunk.append(valueAt(items, at));
        }
        if (at == countOf(items) && !fill.isNull()) {
            while (static_cast<std::int64_t>(chunk.size()) < size)
                chunk.append(fill);
        }
        result.append(chunk.take());
    }
    return result.take();
}

// CoreExtension.php, twig_array_column.
Value column(Arguments arguments, Environment& environment)
{
    const Value array = arguments[0];
    if (!isArray(array))
        needsArray("column", R"(The column filter only works with arrays or "Traversable", got ")", oldTypeName(array),
                   R"(" as first argument.)", environment);
    const Value name = columnKey(argument(arguments, 1), 2, "column_key", environment);
    const Value index = columnKey(argument(arguments, 2), 3, "index_key", environment);
    environment.spend(countOf(array) / 4);
    ArrayBuilder builder(environment, countOf(array));
    for (std::size_t i = 0; i < countOf(array); ++i) {
        const Value row = valueAt(array, i);
        const bool fields = isArray(row);
        const Value* value = name.isNull() ? &row : fields ? under(row, name) : nullptr;
        if (!value)
            continue;
        const Value* key = fields && !index.isNull() ? under(row, index) : nullptr;
        if (key)
            builder.set(rowKey(*key, environment), *value);
        else
            builder.append(*value);
    }
    return builder.take();
}

Value keys(Arguments arguments, Environment& environment)
{
    const Value array = arguments[0];
    if (!isArray(array))
        return Value::array(nullptr, 0);
    Value* items = environment.items(countOf(array));
    for (std::size_t i = 0; i < countOf(array); ++i)
        items[i] = keyAt(array, i);
    return Value::array(items, countOf(array));
}

} // namespace retort::twig::work
