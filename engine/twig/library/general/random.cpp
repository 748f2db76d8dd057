// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/utf8.h"
#include "engine/twig/library/general/generalwork.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <cstdint>

namespace retort::twig::work {

namespace {

constexpr std::int64_t mostOfAll = 2147483647; // mt_getrandmax()

/// mt_rand(least, most).
Value between(std::int64_t least, std::int64_t most, Environment& environment)
{
    if (most < least)
        environment.failPhp("mt_rand(): Argument #2 ($max) must be greater than or equal to argument #1 ($min)",
                            phrase("twig.random-bounds", std::to_string(least), std::to_string(most)));
    const std::uint64_t span = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
    const std::uint64_t drawn = environment.random();
    const std::uint64_t step = span == UINT64_MAX ? drawn : drawn % (span + 1);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + step);
}

/// Any character; false for what is no UTF-8, as preg_split gives it.
Value character(std::string_view text, Environment& environment)
{
    environment.spend(text.size() / 64);
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const std::size_t length = json::detail::utf8Length(text.data() + at, text.data() + text.size());
        if (length == 0)
            return false;
        at += length;
    }
    std::uint64_t wanted = environment.random() % count;
    std::size_t at = 0;
    while (wanted-- > 0)
        at += json::detail::utf8Length(text.data() + at, text.data() + text.size());
    return Value(text.substr(at, json::detail::utf8Length(text.data() + at, text.data() + text.size())));
}

} // namespace

// CoreExtension.php, twig_random.
Value random(std::span<const Value> arguments, Environment& environment)
{
    const Value values = arguments.empty() ? Value() : arguments[0];
    const Value max = arguments.size() > 1 ? arguments[1] : Value();
    if (values.isNull())
        return between(0, max.isNull() ? mostOfAll : castInt(max), environment);
    if (values.isNumber()) {
        if (!max.isNull())
            return between(castInt(values), castInt(max), environment);
        return values.number() < 0 ? between(castInt(values), 0, environment)
                                   : between(0, castInt(values), environment);
    }
    if (isText(values))
        return values.size() == 0 ? values : character(values.text(), environment);
    if (!isArray(values))
        return values;
    if (countOf(values) == 0)
        environment.failRuntime("The random function cannot pick from an empty array.",
                                phrase("twig.random-of-nothing"));
    return valueAt(values, static_cast<std::size_t>(environment.random() % countOf(values)));
}

} // namespace retort::twig::work
