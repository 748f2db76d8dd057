// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/trim.h"

#include "engine/twig/evaluate/environment.h"
#include "engine/twig/library/text/textwork.h"

namespace retort::twig::text {

namespace {

enum class Side : std::uint8_t { Both, Left, Right };

/// As a switch over texts compares: by ==.
Side sideOf(Value value, Environment& environment)
{
    const std::string_view name = value.isString() ? value.text() : std::string_view();
    if (name == "both" || (value.isBool() && value.asBool()))
        return Side::Both;
    if (name == "left")
        return Side::Left;
    if (name != "right")
        environment.failRuntime("Trimming side must be \"left\", \"right\" or \"both\".", phrase("twig.trim-side"));
    return Side::Right;
}

} // namespace

Value trim(Arguments arguments, Environment& environment)
{
    static constexpr std::string_view functions[] = {"trim", "ltrim", "rtrim"};
    const Side side = arguments.size() > 2 ? sideOf(arguments[2], environment) : Side::Both;
    const std::string_view function = functions[static_cast<std::size_t>(side)];
    const std::string_view text = textOrEmpty(arguments[0], {function, 1, "string"}, environment);
    const std::string_view characters = arguments.size() < 2 || arguments[1].isNull()
                                            ? php::trimmed
                                            : textParameter(arguments[1], {function, 2, "characters"}, environment);
    const php::CharacterMask mask = php::characterMask(characters);
    for (const std::string_view complaint : mask.complaints)
        environment.warn(std::string(function) + "(): " + std::string(complaint),
                         phrase("twig.trim-range", std::string(characters)));
    std::string_view rest = text;
    if (side != Side::Right)
        rest = php::trimLeft(rest, mask.bytes);
    if (side != Side::Left)
        rest = php::trimRight(rest, mask.bytes);
    environment.spend(text.size() / 64);
    return Value(rest);
}

} // namespace retort::twig::text
