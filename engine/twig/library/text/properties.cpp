// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/text/properties.h"

#include "engine/twig/value/array.h"

namespace retort::twig {

namespace {

Value key(std::string_view text) { return Value(text); }

Value propertiesOf(const IntervalObject& interval, Environment& environment)
{
    ArrayBuilder out(environment, 10);
    out.set(key("y"), Value(interval.years));
    out.set(key("m"), Value(interval.months));
    out.set(key("d"), Value(interval.days));
    out.set(key("h"), Value(interval.hours));
    out.set(key("i"), Value(interval.minutes));
    out.set(key("s"), Value(interval.seconds));
    out.set(key("f"), Value(interval.microseconds / 1e6));
    out.set(key("invert"), Value(interval.inverted ? 1 : 0));
    out.set(key("days"), interval.totalDays < 0 ? Value(false) : Value(interval.totalDays));
    out.set(key("from_string"), Value(false));
    return out.take();
}

} // namespace

Value propertiesOf(Value object, Environment& environment)
{
    if (isInterval(object))
        return propertiesOf(intervalOf(object), environment);
    return Value::array(nullptr, 0);
}

} // namespace retort::twig
