// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/problem.h"

#include "engine/json/edit.h"
#include "engine/json/pointer.h"

#include <utility>

namespace retort {

namespace {

Result<json::Document> inserted(const json::Document& document, const Change& change)
{
    const std::size_t slash = change.pointer.rfind('/');
    const auto position =
        slash == std::string::npos ? std::nullopt : json::indexOf(std::string_view(change.pointer).substr(slash + 1));
    if (!position)
        return fail(Error{.kind = Error::Kind::Usage,
                          .message = phrase("reaction.no-position", change.pointer),
                          .where = change.pointer,
                          .place = {}});
    return json::insertItem(document, std::string_view(change.pointer).substr(0, slash), *position, change.json);
}

// A text in the place of a text keeps what of it stays as it was written, escapes too.
Result<json::Document> set(const json::Document& document, const Change& change)
{
    const auto there = document.find(change.pointer);
    if (there && document.node(*there).kind == json::Kind::String) {
        const auto value = json::Data::parse(change.json);
        if (value && value->root().isString())
            return json::setString(document, change.pointer, value->root().text());
    }
    return json::set(document, change.pointer, change.json);
}

Result<json::Document> wrapped(const json::Document& document, const Change& change)
{
    const auto there = document.find(change.pointer);
    const std::string inner = there ? std::string(document.textOf(*there)) : std::string();
    return json::set(document, change.pointer, change.json + inner + change.behind);
}

Result<json::Document> changed(const json::Document& document, const Change& change)
{
    switch (change.kind) {
    case Change::Kind::Set:
        return set(document, change);
    case Change::Kind::Remove:
        return json::remove(document, change.pointer);
    case Change::Kind::Rename:
        return json::renameMember(document, change.pointer, change.json);
    case Change::Kind::Wrap:
        return wrapped(document, change);
    case Change::Kind::Insert:
        break;
    }
    return inserted(document, change);
}

} // namespace

Result<json::Document> applied(const json::Document& document, const Fix& fix)
{
    if (!fix.textAt.empty()) {
        const auto there = document.find(fix.textAt);
        const auto text = there ? document.stringOf(*there) : std::nullopt;
        const auto inside = json::Document::parse(text.value_or(std::string()), document.limits());
        const auto next = inside ? applied(*inside, Fix{fix.label, fix.changes}) : inside;
        return next ? json::setString(document, fix.textAt, next->text()) : next;
    }
    Result<json::Document> current = document;
    for (const Change& change : fix.changes) {
        current = changed(*current, change);
        if (!current)
            break;
    }
    return current;
}

std::string_view wordOf(Problem::Severity severity)
{
    switch (severity) {
    case Problem::Severity::Error:
        return "error";
    case Problem::Severity::Warning:
        return "warning";
    case Problem::Severity::Hint:
        break;
    }
    return "hint";
}

} // namespace retort
