// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"
#include "engine/twig/library/text/escape.h"
#include "engine/twig/library/text/jsonencode.h"
#include "engine/twig/library/text/querytext.h"
#include "engine/twig/library/text/textwork.h"

namespace retort::twig {

namespace {

Value urlEncode(std::span<const Value> arguments, Environment& environment)
{
    if (isArray(arguments[0]))
        return queryText(arguments[0], environment);
    return escapeUrl(text::textOrEmpty(arguments[0], {"rawurlencode", 1, "string"}, environment), environment);
}

} // namespace

std::span<const Callable> encodeFilters()
{
    static const Callable rows[] = {
        {.name = "json_encode",
         .phpName = "json_encode",
         .parameters = {{"flags", Value(0)}, {"depth", Value(512)}},
         .internal = true,
         .call = jsonEncode},
        {.name = "url_encode", .phpName = "twig_urlencode_filter", .call = urlEncode},
    };
    return rows;
}

} // namespace retort::twig
