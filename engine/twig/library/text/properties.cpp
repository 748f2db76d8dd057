// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/text/properties.h"

#include "engine/twig/date/datemembers.h"

namespace retort::twig {

Value propertiesOf(Value object, Environment& environment)
{
    if (isDate(object) || isInterval(object) || isZone(object))
        return publicMembers(object, environment);
    return Value::array(nullptr, 0);
}

} // namespace retort::twig
