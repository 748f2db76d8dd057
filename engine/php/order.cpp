// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/order.h"

#include "engine/php/number.h"

#include <cmath>
#include <string>

namespace retort::php {

namespace {

int sign(double difference) { return difference > 0 ? 1 : difference < 0 ? -1 : 0; }

} // namespace

int orderOfBytes(std::string_view a, std::string_view b)
{
    const int bytes = a.compare(b);
    return bytes > 0 ? 1 : bytes < 0 ? -1 : 0;
}

// zend_operators.c, zendi_smart_strcmp.
int compareTexts(std::string_view a, std::string_view b)
{
    const Numeric x = numeric(a);
    const Numeric y = x.type == Numeric::Type::None ? Numeric{} : numeric(b);
    if (x.type == Numeric::Type::None || y.type == Numeric::Type::None)
        return orderOfBytes(a, b);
    if (x.type == Numeric::Type::Int && y.type == Numeric::Type::Int)
        return order(x.whole, y.whole);
    // Doubles cannot tell two such numbers apart, their digits can.
    if (x.overflow != 0 && x.overflow == y.overflow && x.real - y.real == 0)
        return orderOfBytes(a, b);
    if (x.type == Numeric::Type::Int && y.overflow != 0)
        return -y.overflow;
    if (y.type == Numeric::Type::Int && x.overflow != 0)
        return x.overflow;
    if (x.number() == y.number() && std::isinf(x.number()))
        return orderOfBytes(a, b);
    return sign(x.number() - y.number());
}

int compareToText(std::int64_t number, std::string_view text)
{
    const Numeric other = numeric(text);
    switch (other.type) {
    case Numeric::Type::Int:
        return order(number, other.whole);
    case Numeric::Type::Double:
        return sign(static_cast<double>(number) - other.real);
    case Numeric::Type::None:
        break;
    }
    return orderOfBytes(std::to_string(number), text);
}

int compareToText(double number, std::string_view text)
{
    if (std::isnan(number))
        return 1;
    const Numeric other = numeric(text);
    if (other.type == Numeric::Type::None)
        return orderOfBytes(textOf(number), text);
    return number == other.number() ? 0 : sign(number - other.number());
}

} // namespace retort::php
