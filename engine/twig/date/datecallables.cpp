// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/convertdate.h"
#include "engine/twig/date/dateformat.h"
#include "engine/twig/library/callable.h"
#include "engine/twig/value/convert.h"

namespace retort::twig {

namespace {

using Arguments = std::span<const Value>;

Value argument(Arguments arguments, std::size_t i) { return i < arguments.size() ? arguments[i] : Value(); }

Value dateFilter(Arguments arguments, Environment& environment)
{
    const Value format = argument(arguments, 1);
    if (isInterval(arguments[0])) {
        const std::string_view text =
            format.isNull() ? "%d days" : textParameter(format, {"DateInterval::format", 1, "format"}, environment);
        environment.spend(text.size());
        return environment.textValue(formatted(intervalOf(arguments[0]), text));
    }
    const DateObject date = toDate(arguments[0], argument(arguments, 2), environment);
    const std::string_view text =
        format.isNull() ? "F j, Y H:i" : textParameter(format, {"DateTime::format", 1, "format"}, environment);
    environment.spend(text.size());
    return environment.textValue(formatted(date, text, environment.surroundings().zones));
}

Value dateModifyFilter(Arguments arguments, Environment& environment)
{
    const DateObject date = toDate(arguments[0], Value(false), environment);
    return modify(date, textParameter(arguments[1], {"DateTime::modify", 1, "modifier"}, environment), environment);
}

Value dateFunction(Arguments arguments, Environment& environment)
{
    return environment.make(toDate(argument(arguments, 0), argument(arguments, 1), environment));
}

} // namespace

std::span<const Callable> dateFilters()
{
    static const Callable table[] = {
        {.name = "date",
         .phpName = "twig_date_format_filter",
         .parameters = {{"format", Value()}, {"timezone", Value()}},
         .environment = true,
         .call = dateFilter},
        {.name = "date_modify",
         .phpName = "twig_date_modify_filter",
         .parameters = {{"modifier", std::nullopt}},
         .environment = true,
         .call = dateModifyFilter},
    };
    return table;
}

std::span<const Callable> dateFunctions()
{
    static const Callable table[] = {
        {.name = "date",
         .phpName = "twig_date_converter",
         .parameters = {{"date", Value()}, {"timezone", Value()}},
         .environment = true,
         .call = dateFunction},
    };
    return table;
}

} // namespace retort::twig
