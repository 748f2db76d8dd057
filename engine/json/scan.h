// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/limits.h"
#include "engine/json/scanner.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace retort::json {

/// Reads JSON text strictly (RFC 8259) and without recursion, and tells `sink` of each piece with its place. Refused,
/// each with line, column and pointer: invalid UTF-8, lone surrogates, duplicate keys, numbers outside the range of a
/// double, control characters in strings, anything over the limits, anything after the value.
///
/// A sink has: beginObject(offset), beginArray(offset), endArray(offset past it, items),
/// endObject(offset past it, members, order), key(begin, end, Key), string(begin, end, string_view),
/// integer(begin, end, int64_t), number(begin, end, double), boolean(begin, end, bool), null(begin, end).
/// Offsets of keys and strings include the quotes; the texts have their escapes resolved and are valid only during the
/// call. `order` is a span of the members' positions sorted by before(), empty for objects of few members.
///
/// Heavy to compile: for engine/json's own sources.
template <class Sink>
Result<> scan(std::string_view text, const Limits& limits, Sink& sink)
{
    detail::Scanner scanner(text, limits);
    // What stands before a value in a container: an object's key and colon, of an array nothing.
    const auto child = [&] {
        if (!scanner.inObject())
            return scanner.item();
        if (!scanner.key())
            return false;
        sink.key(scanner.keyBegin(), scanner.keyEnd(), scanner.lastKey());
        return scanner.colon();
    };
    if (!scanner.start())
        return fail(scanner.error());
    for (;;) { // a value is expected here
        const std::size_t begin = scanner.offset();
        const char first = scanner.current();
        if (first == '{' || first == '[') {
            if (!scanner.open(first))
                return fail(scanner.error());
            if (first == '{')
                sink.beginObject(begin);
            else
                sink.beginArray(begin);
            if (!scanner.closes()) {
                if (!child())
                    return fail(scanner.error());
                continue;
            }
        } else if (first == '"') {
            if (!scanner.string())
                return fail(scanner.error());
            sink.string(begin, scanner.offset(), scanner.resolved());
        } else if (first == '-' || (first >= '0' && first <= '9')) {
            if (!scanner.number())
                return fail(scanner.error());
            if (scanner.isInteger())
                sink.integer(begin, scanner.offset(), scanner.integer());
            else
                sink.number(begin, scanner.offset(), scanner.real());
        } else if (scanner.word("true")) {
            sink.boolean(begin, scanner.offset(), true);
        } else if (scanner.word("false")) {
            sink.boolean(begin, scanner.offset(), false);
        } else if (scanner.word("null")) {
            sink.null(begin, scanner.offset());
        } else {
            return fail(scanner.noValue());
        }
        for (;;) { // a value lies behind, or the opening of an empty container
            if (scanner.depth() == 0)
                return scanner.finish();
            if (scanner.comma()) {
                if (!child())
                    return fail(scanner.error());
                break;
            }
            if (!scanner.closes())
                return fail(scanner.noSeparator());
            if (!scanner.inObject()) {
                const std::size_t items = scanner.closeArray();
                sink.endArray(scanner.offset(), items);
                continue;
            }
            std::span<const std::uint32_t> order;
            const std::size_t members = scanner.membersOpen();
            if (!scanner.closeObject(order))
                return fail(scanner.error());
            sink.endObject(scanner.offset(), members, order);
        }
    }
}

} // namespace retort::json
