// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/oddvalue.h"

#include "engine/json/write.h"
#include "engine/logic/analyse/steps.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>

namespace retort::compose {

namespace {

using json::Data;
using json::Value;

constexpr std::size_t oddities = 7;

Data parsed(std::string_view text) { return Data::parse(text).value_or(Data()); }
Data number(double value) { return Data::copy(Value(value)); }
Data whole(std::int64_t value) { return Data::copy(Value(value)); }
Data text(std::string_view value) { return Data::copy(Value(value)); }

OddValue odd(std::optional<Data> value, std::string_view what) { return {std::move(value), phrase(what)}; }
OddValue absent() { return odd(std::nullopt, "compose.odd.absent"); }
OddValue null() { return odd(Data(), "compose.odd.null"); }

std::string digitsOf(Value example)
{
    if (example.isInt())
        return std::to_string(example.asInt());
    return example.isDouble() ? json::numberText(example.number()) : "1";
}

OddValue oddNumber(Value example, std::size_t turn, bool isWhole)
{
    const double usual = example.isNumber() && example.number() != 0 ? example.number() : 1;
    switch (turn) {
    case 0:
        return odd(text(digitsOf(example)), "compose.odd.number-as-text");
    case 1:
        return odd(whole(0), "compose.odd.zero");
    case 2:
        return isWhole ? odd(number(usual), "compose.odd.with-point") : odd(number(-usual), "compose.odd.negative");
    case 3:
        return null();
    case 4:
        return isWhole ? odd(whole(std::numeric_limits<std::int64_t>::max()), "compose.odd.largest")
                       : odd(number(std::numeric_limits<double>::max()), "compose.odd.largest");
    case 5:
        return absent();
    default:
        return isWhole ? odd(whole(-1), "compose.odd.negative") : odd(number(1e-7), "compose.odd.tiny");
    }
}

OddValue oddBool(Value example, std::size_t turn)
{
    const bool usual = example.isBool() && example.asBool();
    switch (turn) {
    case 0:
        return odd(whole(usual ? 1 : 0), "compose.odd.truth-as-number");
    case 1:
        return odd(text(usual ? "true" : "false"), "compose.odd.truth-as-text");
    case 2:
        return null();
    case 3:
        return absent();
    case 4:
        return odd(text(usual ? "1" : "0"), "compose.odd.truth-as-text");
    case 5:
        return odd(text(""), "compose.odd.empty-text");
    default:
        return odd(Data::copy(Value(!usual)), "compose.odd.opposite");
    }
}

OddValue oddDate(std::size_t turn)
{
    switch (turn) {
    case 0:
        return odd(text("2026-02-03T04:10:00.000000Z"), "compose.odd.iso-date");
    case 1:
        return null();
    case 2:
        return odd(text(""), "compose.odd.empty-text");
    case 3:
        return odd(text("2026-02-03"), "compose.odd.date-only");
    case 4:
        return absent();
    case 5:
        return odd(text("2024-02-29 23:59:59"), "compose.odd.leap-day");
    default:
        return odd(whole(1770091800), "compose.odd.timestamp");
    }
}

OddValue oddList(Value example, std::size_t turn)
{
    switch (turn) {
    case 0:
        return odd(parsed("[]"), "compose.odd.empty-list");
    case 1:
        return null();
    case 2: {
        // Of tags: the same in other letter case, which rules tell apart.
        json::Builder builder;
        builder.beginArray();
        for (std::size_t i = 0; example.isArray() && i < example.size(); ++i) {
            const Value item = example.items()[i];
            const auto letters = item.isString() ? logic::otherLetters(item.text()) : std::nullopt;
            letters ? builder.text(*letters) : builder.value(item);
        }
        builder.null();
        builder.end();
        return odd(builder.take(), "compose.odd.list-with-null");
    }
    case 3:
        return odd(example.isArray() && example.size() > 0 ? Data::copy(example.items()[0]) : text("one"),
                   "compose.odd.not-a-list");
    case 4:
        return absent();
    case 5:
        return odd(parsed("{}"), "compose.odd.object-for-list");
    default:
        return odd(parsed("[[], {}, null, \"\"]"), "compose.odd.empty-items");
    }
}

OddValue oddObject(std::size_t turn)
{
    switch (turn % 4) {
    case 0:
        return odd(parsed("{}"), "compose.odd.empty-object");
    case 1:
        return null();
    case 2:
        return odd(parsed("[]"), "compose.odd.list-for-object"); // as PHP writes an empty one
    default:
        return absent();
    }
}

OddValue oddText(Value example, std::size_t turn)
{
    const std::string usual = example.isString() ? std::string(example.text()) : "text";
    switch (turn) {
    case 0:
        return null();
    case 1:
        return odd(text(""), "compose.odd.empty-text");
    case 2:
        if (const auto letters = logic::otherLetters(usual))
            return odd(text(*letters), "compose.odd.letters");
        return odd(text("0"), "compose.odd.text-zero");
    case 3:
        return odd(text(" " + usual + " "), "compose.odd.spaces");
    case 4:
        return absent();
    case 5: {
        const Data digits = parsed(usual);
        return odd(digits.root().isNumber() ? digits : whole(0), "compose.odd.number-for-text");
    }
    default:
        return odd(text("Zo\xC3\xAB O'Brien \"quoted\" <b>&amp;\\ \xF0\x9F\x99\x82"), "compose.odd.characters");
    }
}

} // namespace

OddValue oddValue(std::string_view type, json::Value example, std::size_t turn)
{
    turn %= oddities;
    if (type == "number" || type == "integer")
        return oddNumber(example, turn, type == "integer");
    if (type == "boolean")
        return oddBool(example, turn);
    if (type == "date" || type == "datetime")
        return oddDate(turn);
    if (type == "array")
        return oddList(example, turn);
    if (type == "object")
        return oddObject(turn);
    return oddText(example, turn);
}

json::Data plainValue(std::string_view type)
{
    if (type == "number" || type == "integer")
        return whole(1);
    if (type == "boolean")
        return Data::copy(Value(true));
    if (type == "date")
        return text("2026-02-03");
    if (type == "datetime")
        return text("2026-02-03 04:10:00");
    if (type == "array")
        return parsed("[]");
    if (type == "object")
        return parsed("{}");
    return text("text");
}

} // namespace retort::compose
