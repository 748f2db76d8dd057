// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"
#include "engine/twig/library/number.h"
#include "engine/twig/library/text/textbuilder.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <cmath>

namespace retort::twig {

namespace {

struct Currency {
    std::string_view code;
    std::string_view sign;
    std::int64_t decimals;
};
constexpr Currency currencies[] = {{"AUD", "$", 2}, {"CAD", "$", 2}, {"EUR", "€", 2}, {"GBP", "£", 2}, {"HKD", "$", 2},
                                   {"JPY", "¥", 0}, {"NZD", "$", 2}, {"SGD", "$", 2}, {"USD", "$", 2}};

bool isCode(std::string_view text)
{
    return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// A known code has its sign; another stands before the amount as it is; any other text is a sign itself.
std::string signOf(std::string_view text)
{
    for (const Currency& each : currencies) {
        if (each.code == text)
            return std::string(each.sign);
    }
    return std::string(text) + (isCode(text) ? " " : "");
}

std::int64_t decimalsOf(std::string_view text)
{
    for (const Currency& each : currencies) {
        if (each.code == text)
            return each.decimals;
    }
    return 2;
}

// The platform's documents use this filter and do not say what it prints. Decision 103 tells what is inferred, and why;
// the payload's diagnosis says so wherever it works.
Value currency(std::span<const Value> arguments, Environment& environment)
{
    const Value code = arguments.size() > 1 && !arguments[1].isNull() ? arguments[1] : Value(std::string_view("$"));
    const std::string_view text = textParameter(code, {"currency", 2, "code"}, environment);
    const std::int64_t decimals = arguments.size() > 2 && !arguments[2].isNull()
                                      ? intParameter(arguments[2], {"currency", 3, "decimals"}, environment)
                                      : decimalsOf(text);
    const double amount = castNumber(arguments[0], environment);
    const std::string_view number = formattedNumber(std::fabs(amount), decimals, ".", ",", environment).text();
    const bool isZero = number.find_first_of("123456789") == number.npos;
    TextBuilder out(environment);
    if (amount < 0 && !isZero)
        out.append('-');
    out.append(signOf(text));
    out.append(number);
    return out.take();
}

} // namespace

std::span<const Callable> platformFilters()
{
    static const Callable rows[] = {
        {.name = "currency",
         .phpName = "currency",
         .parameters = {{"code", Value()}, {"decimals", Value()}},
         .call = currency},
    };
    return rows;
}

} // namespace retort::twig
