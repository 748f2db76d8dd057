// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/utf8.h"
#include "engine/php/utf8.h"
#include "engine/twig/library/array/arraywork.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace retort::twig::work {

namespace {

std::size_t characters(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += php::mbLength(text[at]))
        ++count;
    return count;
}

/// What a start and a length leave of so many: where it begins, and how many there are.
struct Cut {
    std::size_t start;
    std::size_t count;

    /// A negative start counts from the end, a negative length stops so far before it.
    Cut(std::size_t size, std::int64_t from, std::optional<std::int64_t> length)
    {
        const auto all = static_cast<std::int64_t>(size);
        const std::int64_t begin = from >= 0 ? std::min(from, all) : std::max<std::int64_t>(0, all + from);
        const std::int64_t left = all - begin;
        std::int64_t taken = left;
        if (length)
            taken = *length >= 0 ? std::min(*length, left) : left + std::max(*length, -left);
        start = static_cast<std::size_t>(begin);
        count = static_cast<std::size_t>(taken);
    }
};

/// ext/mbstring, mb_substr.
Value textSlice(std::string_view text, std::int64_t from, std::optional<std::int64_t> length, Environment& environment)
{
    environment.spend(text.size() / 64);
    const Cut cut(characters(text), from, length);
    const auto after = [&](std::size_t at, std::size_t count) {
        for (; count > 0 && at < text.size(); --count)
            at += php::mbLength(text[at]);
        return std::min(at, text.size());
    };
    const std::size_t begin = after(0, cut.start);
    return Value(text.substr(begin, after(begin, cut.count) - begin));
}

/// ext/standard/array.c, array_slice.
Value arraySlice(Value array, std::int64_t from, std::optional<std::int64_t> length, bool preserveKeys,
                 Environment& environment)
{
    const Cut cut(countOf(array), from, length);
    if (array.isArray() && (!preserveKeys || cut.start == 0))
        return Value::array(array.items() + cut.start, cut.count);
    environment.spend(cut.count / 4);
    ArrayBuilder builder(environment, cut.count);
    for (std::size_t i = cut.start; i < cut.start + cut.count; ++i) {
        const Value key = keyAt(array, i);
        if (key.isInt() && !preserveKeys)
            builder.append(valueAt(array, i));
        else
            builder.set(key, valueAt(array, i));
    }
    return builder.take();
}

std::optional<std::int64_t> lengthOf(Value value, const PhpParameter& parameter, Environment& environment)
{
    if (value.isNull())
        return std::nullopt;
    return intParameter(value, parameter, environment);
}

/// first and last: of an empty array PHP's current() says false.
Value only(Value item, std::int64_t from, Environment& environment)
{
    if (!isArray(item))
        return textSlice(textOf(item, environment).text(), from, 1, environment);
    if (countOf(item) == 0)
        return false;
    return valueAt(item, from < 0 ? countOf(item) - 1 : 0);
}

Value reversedText(std::string_view text, Environment& environment)
{
    char* bytes = environment.text(text.size());
    environment.spend(text.size() / 64);
    std::size_t end = text.size();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = json::detail::utf8Length(text.data() + at, text.data() + text.size());
        if (length == 0)
            return Value(std::string_view("", 0)); // preg_match_all finds nothing in what is no UTF-8
        end -= length;
        std::copy_n(text.data() + at, length, bytes + end);
        at += length;
    }
    return Value(std::string_view(bytes, text.size()));
}

} // namespace

Value slice(Arguments arguments, Environment& environment)
{
    const Value item = arguments[0];
    const Value start = argument(arguments, 1);
    const Value length = argument(arguments, 2);
    if (isArray(item)) {
        const std::int64_t from = intParameter(start, {"array_slice", 2, "offset"}, environment);
        const auto count = lengthOf(length, {"array_slice", 3, "length", true}, environment);
        const bool preserve =
            boolParameter(argument(arguments, 3, false), {"array_slice", 4, "preserve_keys"}, environment);
        return arraySlice(item, from, count, preserve, environment);
    }
    const std::string_view text = textOf(item, environment).text();
    const std::int64_t from = intParameter(start, {"mb_substr", 2, "start"}, environment);
    return textSlice(text, from, lengthOf(length, {"mb_substr", 3, "length", true}, environment), environment);
}

Value first(Arguments arguments, Environment& environment) { return only(arguments[0], 0, environment); }
Value last(Arguments arguments, Environment& environment) { return only(arguments[0], -1, environment); }

Value length(Arguments arguments, Environment& environment)
{
    const Value thing = arguments[0];
    if (thing.isNull())
        return 0;
    if (isArray(thing))
        return static_cast<std::int64_t>(countOf(thing));
    if (isSpecial(thing))
        return 1;
    std::string buffer;
    const std::string_view text = toText(thing, buffer, environment);
    environment.spend(text.size() / 64);
    return static_cast<std::int64_t>(characters(text));
}

Value reverse(Arguments arguments, Environment& environment)
{
    const Value item = arguments[0];
    if (!isArray(item))
        return reversedText(textOf(item, environment).text(), environment);
    const bool preserve =
        boolParameter(argument(arguments, 1, false), {"array_reverse", 2, "preserve_keys"}, environment);
    environment.spend(countOf(item) / 4);
    ArrayBuilder builder(environment, countOf(item));
    for (std::size_t i = countOf(item); i-- > 0;) {
        const Value key = keyAt(item, i);
        if (key.isInt() && !preserve)
            builder.append(valueAt(item, i));
        else
            builder.set(key, valueAt(item, i));
    }
    return builder.take();
}

} // namespace retort::twig::work
