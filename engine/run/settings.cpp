// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/settings.h"

namespace retort::run {

FilterTruth Settings::truthInUse() const
{
    if (filterTruth)
        return *filterTruth;
    return logic.dialect == logic::Dialect::Php ? FilterTruth::Php : FilterTruth::Js;
}

bool passes(json::Value result, const logic::Truth& truth, FilterTruth by)
{
    switch (by) {
    case FilterTruth::Php:
        return truth.php;
    case FilterTruth::Js:
        return truth.js;
    case FilterTruth::Strict:
        return result.isBool() && result.asBool();
    }
    return false;
}

} // namespace retort::run
