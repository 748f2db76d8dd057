// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/range.h"

#include "engine/php/number.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/convert.h"

#include <cmath>
#include <cstdio>

namespace retort::twig {

namespace {

using php::Numeric;

Numeric::Type numberType(Value value)
{
    if (value.isDouble())
        return Numeric::Type::Double;
    if (value.isInt())
        return Numeric::Type::Int;
    return isText(value) ? php::numeric(value.text()).type : Numeric::Type::None;
}

/// A parameter of type int|float.
Value stepNumber(Value step, Environment& environment)
{
    const Numeric::Type type = numberType(step);
    if (type == Numeric::Type::Double)
        return castFloat(step);
    if (type == Numeric::Type::Int)
        return castInt(step);
    if (step.isNull()) {
        environment.deprecated("range(): Passing null to parameter #3 ($step) of type int|float is deprecated",
                               phrase("twig.null-argument", "step"));
        return 0;
    }
    if (step.isBool())
        return static_cast<int>(step.asBool());
    environment.failPhp("range(): Argument #3 ($step) must be of type int|float, " + std::string(typeName(step)) +
                            " given",
                        phrase("twig.argument-type", "step", "int|float", std::string(typeName(step))));
}

class RangeMaker {
public:
    RangeMaker(Value low, Value high, Value step, Environment& environment)
        : m_low(low), m_high(high), m_step(std::fabs(step.number())), m_environment(environment)
    {}

    Value letters() const
    {
        const int low = static_cast<unsigned char>(m_low.text()[0]);
        const int high = static_cast<unsigned char>(m_high.text()[0]);
        const std::int64_t step = php::wholeOf(m_step);
        const int distance = std::abs(high - low);
        if (distance != 0 && (step <= 0 || distance < step))
            failStep();
        const std::size_t count = distance == 0 ? 1 : static_cast<std::size_t>(distance / step) + 1;
        Value* items = m_environment.items(count);
        char* bytes = m_environment.text(count);
        for (std::size_t i = 0; i < count; ++i) {
            const int gone = i == 0 ? 0 : static_cast<int>(i) * static_cast<int>(step);
            bytes[i] = static_cast<char>(low < high ? low + gone : low - gone);
            items[i] = Value(std::string_view(bytes + i, 1));
        }
        return Value::array(items, count);
    }

    Value floats() const
    {
        const double low = number(m_low, "float");
        const double high = number(m_high, "float");
        if (std::isinf(low) || std::isinf(high))
            failEnds(low, high);
        if (!(low > high) && !(high > low)) { // equal, or no order
            Value* one = m_environment.items(1);
            *one = low;
            return Value::array(one, 1);
        }
        const double distance = std::fabs(high - low);
        if (distance < m_step || m_step <= 0)
            failStep();
        const double size = distance / m_step + 1;
        if (!(size < static_cast<double>(m_environment.limits().rangeItems) + 0.5) && !std::isnan(size))
            failLimit();
        const std::size_t most = std::isnan(size) ? 0 : static_cast<std::size_t>(std::floor(size + 0.5));
        Value* items = m_environment.items(most);
        std::size_t count = 0;
        for (; count < most; ++count) {
            const double gone = static_cast<double>(count) * m_step;
            const double element = count == 0 ? low : low > high ? low - gone : low + gone; // -0.0 stays
            if (low > high ? element < high : element > high)
                break;
            items[count] = element;
        }
        return Value::array(items, count);
    }

    Value integers() const
    {
        const auto step = m_step <= 0 ? std::uint64_t{0} : static_cast<std::uint64_t>(php::wholeOf(m_step));
        if (step == 0)
            failStep();
        const std::int64_t low = wholeNumber(m_low);
        const std::int64_t high = wholeNumber(m_high);
        const std::uint64_t distance = low > high ? static_cast<std::uint64_t>(low) - static_cast<std::uint64_t>(high)
                                                  : static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
        if (distance != 0 && distance < step)
            failStep();
        if (distance / step >= m_environment.limits().rangeItems)
            failLimit();
        const std::size_t count = distance / step + 1;
        Value* items = m_environment.items(count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t gone = i * step;
            items[i] = static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + (low > high ? 0 - gone : gone));
        }
        return Value::array(items, count);
    }

private:
    double number(Value end, std::string_view type) const
    {
        complain(end, type);
        return castFloat(end);
    }
    std::int64_t wholeNumber(Value end) const
    {
        complain(end, "int");
        return castInt(end);
    }
    void complain(Value end, std::string_view type) const
    {
        if (!isMarkup(end) && !isSpecial(end))
            return;
        const std::string name(typeName(end));
        m_environment.warn("Object of class " + name + " could not be converted to " + std::string(type),
                           phrase("twig.object-as-number", name));
    }
    [[noreturn]] void failStep() const
    {
        m_environment.failPhp("range(): Argument #3 ($step) must not exceed the specified range",
                              phrase("twig.range-step"));
    }
    [[noreturn]] void failEnds(double low, double high) const
    {
        char text[800]; // two doubles of 309 digits
        std::snprintf(text, sizeof text, "Invalid range supplied: start=%0.0f end=%0.0f", low, high);
        m_environment.failPhp(text, phrase("twig.range-without-end"));
    }
    [[noreturn]] void failLimit() const
    {
        m_environment.failLimit(phrase("twig.range-too-long", std::to_string(m_environment.limits().rangeItems)));
    }

    Value m_low;
    Value m_high;
    double m_step;
    Environment& m_environment;
};

} // namespace

// ext/standard/array.c, range().
Value range(Value low, Value high, Value step, Environment& environment)
{
    const Value number = stepNumber(step, environment);
    const RangeMaker maker(low, high, number, environment);
    if (isText(low) && isText(high) && low.size() > 0 && high.size() > 0) {
        const Numeric::Type a = numberType(low);
        const Numeric::Type b = numberType(high);
        if (a == Numeric::Type::Double || b == Numeric::Type::Double || number.isDouble())
            return maker.floats();
        return a == Numeric::Type::Int || b == Numeric::Type::Int ? maker.integers() : maker.letters();
    }
    return low.isDouble() || high.isDouble() || number.isDouble() ? maker.floats() : maker.integers();
}

} // namespace retort::twig
