// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/php/utf8.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/library/text/textwork.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/compare.h"
#include "engine/twig/value/operators.h"

#include <limits>

namespace retort::twig::text {

namespace {

using Pieces = std::vector<std::string_view>;

Value listOf(const Pieces& pieces, Environment& environment)
{
    Value* items = environment.items(pieces.size());
    for (std::size_t i = 0; i < pieces.size(); ++i)
        items[i] = Value(pieces[i]);
    return Value::array(items, pieces.size());
}

void add(Pieces& pieces, std::string_view piece, Environment& environment)
{
    pieces.push_back(piece);
    if (pieces.size() > environment.limits().itemsInArray)
        environment.failLimit(phrase("twig.array-too-long", std::to_string(environment.limits().itemsInArray)));
}

/// explode(): a positive limit keeps the rest in the last piece, a negative one drops so many at the end.
Value explode(std::string_view delimiter, std::string_view text, std::int64_t limit, Environment& environment)
{
    Pieces pieces;
    if (limit == 0)
        limit = 1;
    if (text.empty() && limit < 0)
        return listOf(pieces, environment);
    std::size_t from = 0;
    while (limit < 0 || static_cast<std::int64_t>(pieces.size()) + 1 < limit) {
        const std::size_t at = text.find(delimiter, from);
        if (at == text.npos)
            break;
        add(pieces, text.substr(from, at - from), environment);
        from = at + delimiter.size();
    }
    add(pieces, text.substr(from), environment);
    if (limit < 0) {
        const std::uint64_t dropped = 0 - static_cast<std::uint64_t>(limit);
        pieces.resize(dropped >= pieces.size() ? 0 : pieces.size() - static_cast<std::size_t>(dropped));
    }
    environment.spend(text.size() / 64);
    return listOf(pieces, environment);
}

/// preg_split('/(?<!^)(?!$)/u'): between all characters, but not before a newline that ends the text.
Value characters(std::string_view text, Environment& environment)
{
    if (!php::isUtf8(text))
        return Value(false);
    Pieces pieces;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        at += php::mbLength(text[at]);
        const bool beforeLastNewline = at + 1 == text.size() && text[at] == '\n';
        if (at < text.size() && !beforeLastNewline) {
            add(pieces, text.substr(from, at - from), environment);
            from = at;
        }
    }
    add(pieces, text.substr(from), environment);
    environment.spend(text.size() / 16);
    return listOf(pieces, environment);
}

std::size_t lengthOf(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += php::mbLength(text[at]))
        ++count;
    return count;
}

/// Pieces of `limit` characters each. The loop counts with the limit as it was given: 2.5 makes it begin at 0, 2.5, 5
/// while pieces have 2.
Value chunks(std::string_view text, Value limit, Environment& environment)
{
    Pieces pieces;
    Value start(0);
    std::size_t at = 0;
    std::size_t place = 0; // of `at`, in characters
    const Value length(static_cast<std::int64_t>(lengthOf(text)));
    while (compare(start, length, environment) < 0) {
        const std::int64_t wanted = intParameter(start, {"mb_substr", 2, "start"}, environment);
        const std::int64_t size = intParameter(limit, {"mb_substr", 3, "length", true}, environment);
        for (; static_cast<std::int64_t>(place) < wanted; ++place)
            at += php::mbLength(text[at]);
        const std::size_t from = at;
        for (std::int64_t i = 0; i < size && at < text.size(); ++i, ++place)
            at += php::mbLength(text[at]);
        add(pieces, text.substr(from, at - from), environment); // the last may end inside a character
        start = binary(Op::Add, start, limit, environment);
    }
    environment.spend(text.size() / 16);
    return listOf(pieces, environment);
}

} // namespace

Value split(Arguments arguments, Environment& environment)
{
    const Value limit = arguments.size() > 2 ? arguments[2] : Value();
    const std::string_view delimiter = textParameter(arguments[1], {"strlen", 1, "string"}, environment);
    if (!delimiter.empty()) {
        const std::string_view text = textOrEmpty(arguments[0], {"explode", 2, "string"}, environment);
        const std::int64_t most = limit.isNull() ? std::numeric_limits<std::int64_t>::max()
                                                 : intParameter(limit, {"explode", 3, "limit"}, environment);
        return explode(delimiter, text, most, environment);
    }
    if (compare(limit, Value(1), environment) <= 0)
        return characters(textOrEmpty(arguments[0], {"preg_split", 2, "subject"}, environment), environment);
    const std::string_view text = textOrEmpty(arguments[0], {"mb_strlen", 1, "string"}, environment);
    if (compare(Value(static_cast<std::int64_t>(lengthOf(text))), limit, environment) < 0) {
        Value* items = environment.items(1);
        items[0] = arguments[0].isNull() ? Value(text) : arguments[0];
        return Value::array(items, 1);
    }
    return chunks(text, limit, environment);
}

} // namespace retort::twig::text
