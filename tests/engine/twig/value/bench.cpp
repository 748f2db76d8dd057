// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/twig/value/bench.h"

#include "engine/twig/value/array.h"

#include <cmath>
#include <cstdio>

namespace retort::twig {

std::string shown(Value value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        return "n";
    case json::Kind::Bool:
        return value.asBool() ? "t" : "f";
    case json::Kind::Int:
        return "i" + std::to_string(value.asInt());
    case json::Kind::Double: {
        if (std::isnan(value.asDouble()))
            return "dnan"; // whose sign is anyone's
        char text[40];
        std::snprintf(text, sizeof text, "d%.17g", value.asDouble());
        return text;
    }
    case json::Kind::String:
        return (isMarkup(value) ? "m" : "s") + std::string(value.text());
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    std::string text = "a(";
    for (std::size_t i = 0; i < value.size(); ++i) {
        text += i > 0 ? "," : "";
        text += shown(keyAt(value, i)) + ":" + shown(valueAt(value, i));
    }
    return text + ")";
}

std::string outcome(Bench& bench, const std::function<Value()>& work)
{
    bench.restart();
    std::string text;
    try {
        text = shown(work());
    } catch (const Failure& failure) {
        text = failure.kind == Failure::Kind::Limit ? "#" + english(failure.message) : "!" + failure.thrown;
    }
    std::size_t deprecations = 0;
    for (const Warning& warning : bench.warnings())
        deprecations += warning.deprecation ? 1 : 0;
    if (const std::size_t warnings = bench.warnings().size() - deprecations; warnings > 0)
        text += " ~" + std::to_string(warnings);
    if (deprecations > 0)
        text += " ^" + std::to_string(deprecations);
    return text;
}

} // namespace retort::twig
