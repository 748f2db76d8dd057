// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/uses/rename.h"

#include "engine/json/edit.h"

#include <algorithm>
#include <vector>

namespace retort::uses {

namespace {

std::optional<std::string> textAt(const json::Document& document, std::string_view pointer)
{
    const auto index = document.find(pointer);
    return index ? document.stringOf(*index) : std::nullopt;
}

/// In the quotation marks that were there.
std::string quotedAs(char mark, std::string_view text)
{
    std::string quoted(1, mark);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool interpolates = mark == '"' && text[i] == '#' && i + 1 < text.size() && text[i + 1] == '{';
        if (text[i] == mark || text[i] == '\\' || interpolates)
            quoted += '\\';
        quoted += text[i];
    }
    return quoted + mark;
}

/// ".cohort", or "['co-hort']" where it is no name of Twig's.
std::string asPart(std::string_view text)
{
    const auto isName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    const bool name =
        !text.empty() && !(text[0] >= '0' && text[0] <= '9') && std::all_of(text.begin(), text.end(), isName);
    return name ? "." + std::string(text) : "[" + quotedAs('\'', text) + "]";
}

/// The path with another handle where this one follows a namespace of custom attributes.
std::string inPath(const std::string& path, const std::string& from, std::string_view to)
{
    std::vector<std::string> segments;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        segments.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    std::string out;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool is = i >= 2 && segments[i] == from &&
                        (segments[i - 2] == "custom_attributes" || segments[i - 2] == "attributes");
        out += (i == 0 ? "" : ".") + (is ? std::string(to) : segments[i]);
    }
    return out;
}

bool isQuoted(std::string_view text)
{
    return text.size() >= 2 && (text.front() == '\'' || text.front() == '"') && text.back() == text.front();
}

} // namespace

bool canRename(const json::Document& document, const Use& use)
{
    const auto text = textAt(document, use.pointer);
    if (use.subject.kind != Subject::Kind::Handle || !text)
        return false;
    if (use.inPath && use.span)
        return use.span->end() <= text->size() &&
               text->substr(use.span->offset, use.span->length).find(use.subject.name) != std::string::npos;
    if (use.inPath)
        return inPath(*text, use.subject.name, {}) != *text;
    if (!use.span)
        return *text == use.subject.name;
    return use.span->end() <= text->size() &&
           isQuoted(std::string_view(*text).substr(use.span->offset, use.span->length));
}

Result<json::Document> renamed(const json::Document& document, std::span<const Use> uses, std::string_view to)
{
    std::vector<Use> spans;
    json::Document next = document;
    for (const Use& use : uses) {
        if (!canRename(document, use))
            return fail({.kind = Error::Kind::Conflict,
                         .message = phrase("uses.gone", use.subject.name),
                         .where = use.pointer,
                         .place = {}});
        if (use.span) {
            spans.push_back(use);
            continue;
        }
        if (use.inPath && to.find('.') != std::string_view::npos)
            return fail({.kind = Error::Kind::Conflict,
                         .message = phrase("uses.dot-in-path", std::string(to)),
                         .where = use.pointer,
                         .place = {}});
        const std::string text =
            use.inPath ? inPath(*textAt(next, use.pointer), use.subject.name, to) : std::string(to);
        auto edited = json::setString(next, use.pointer, text);
        if (!edited)
            return edited;
        next = *std::move(edited);
    }
    // From the end, so that what is still to come stays where it is.
    std::sort(spans.begin(), spans.end(), [](const Use& a, const Use& b) { return a.span->offset > b.span->offset; });
    for (const Use& use : spans) {
        std::string text = *textAt(next, use.pointer);
        text.replace(use.span->offset, use.span->length,
                     use.inPath ? asPart(to) : quotedAs(text[use.span->offset], to));
        auto edited = json::setString(next, use.pointer, text);
        if (!edited)
            return edited;
        next = *std::move(edited);
    }
    return next;
}

} // namespace retort::uses
