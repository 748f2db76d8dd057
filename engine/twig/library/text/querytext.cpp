// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/text/querytext.h"

#include "engine/twig/library/text/escape.h"
#include "engine/twig/library/text/properties.h"
#include "engine/twig/library/text/textbuilder.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <optional>
#include <string>
#include <vector>

namespace retort::twig {

namespace {

/// An array that is being written; its members' names begin with `prefix`.
struct Open {
    Value array;
    std::optional<std::string> prefix; ///< "a%5Bb%5D"; none of the outermost.
    std::size_t at = 0;
};

std::string nameOf(const Open& open, Value key, Environment& environment)
{
    std::string buffer;
    const std::string_view name = escapeUrl(toText(key, buffer, environment), environment).text();
    if (!open.prefix)
        return std::string(name);
    return *open.prefix + "%5B" + std::string(name) + "%5D";
}

std::string_view textOfMember(Value value, std::string& buffer, Environment& environment)
{
    if (value.isBool())
        return value.asBool() ? "1" : "0";
    return toText(value, buffer, environment);
}

} // namespace

// ext/standard/http.c. Not recursive: a loop can nest arrays deeper than any stack.
Value queryText(Value array, Environment& environment)
{
    TextBuilder out(environment);
    std::vector<Open> open{{array, std::nullopt, 0}};
    while (!open.empty()) {
        const std::size_t at = open.back().at++;
        const Value within = open.back().array;
        if (at == countOf(within)) {
            open.pop_back();
            continue;
        }
        const Value value = valueAt(within, at);
        if (value.isNull() || isMarkup(value))
            continue;
        environment.spend(1 + open.back().prefix.value_or("").size() / 64);
        std::string name = nameOf(open.back(), keyAt(within, at), environment);
        if (value.isContainer()) {
            open.push_back({isSpecial(value)
                                ? (isInterval(value) ? propertiesOf(value, environment) : Value::array(nullptr, 0))
                                : value,
                            std::move(name), 0});
            continue;
        }
        std::string buffer;
        const std::string_view text = escapeUrl(textOfMember(value, buffer, environment), environment).text();
        if (out.size() != 0)
            out.append('&');
        out.append(name);
        out.append('=');
        out.append(text);
    }
    return out.take();
}

} // namespace retort::twig
