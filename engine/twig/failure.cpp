// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/failure.h"

namespace retort::twig {

std::string_view wordOf(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::Syntax:
        return "syntax";
    case Failure::Kind::Runtime:
        return "runtime";
    case Failure::Kind::Php:
        return "php";
    case Failure::Kind::Limit:
        return "limit";
    }
    return {};
}

} // namespace retort::twig
