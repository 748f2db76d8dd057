// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate/shown.h"

#include "engine/json/write.h"
#include "engine/logic/evaluate/mark.h"
#include "engine/logic/words/valuewords.h"

#include <cmath>

namespace retort::logic {

std::string shown(json::Value value)
{
    constexpr std::size_t most = 60; // bytes
    if (isUndefined(value))
        return "undefined";
    if (isFunction(value))
        return "a function";
    if (value.isDouble() && !std::isfinite(value.asDouble()))
        return std::isnan(value.asDouble()) ? "NaN" : value.asDouble() > 0 ? "Infinity" : "-Infinity";
    if (value.isContainer() && value.size() != 0)
        return value.isArray() ? "[…]" : "{…}";
    if (!value.isString() || value.text().size() <= most)
        return json::write(value);
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(value.text()[cut]) & 0xC0) == 0x80)
        --cut;
    return json::quoted(std::string(value.text().substr(0, cut)) + "…");
}

std::string shownIn(Dialect dialect, json::Value value)
{
    const json::WriteStyle style{.wholeDoubles = dialect == Dialect::Js};
    constexpr std::size_t most = 60; // bytes
    if (value.isContainer() && fitsIn(value, most))
        return json::write(value, style);
    if (value.isDouble() && std::isfinite(value.asDouble()))
        return json::write(value, style);
    return shown(value);
}

} // namespace retort::logic
