// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

namespace retort::twig {

/// Twig's `empty`, which `default` asks for too: null, false, "" and []; 0 and "0" are not.
inline bool isEmpty(Value value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return true;
    case json::Kind::Bool:
        return !value.asBool();
    case json::Kind::String:
    case json::Kind::Array:
        return value.size() == 0;
    case json::Kind::Object:
        return value.size() == 0 && !isSpecial(value);
    case json::Kind::Int:
    case json::Kind::Double:
        break;
    }
    return false;
}

} // namespace retort::twig
