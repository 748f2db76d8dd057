// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "engine/twig/trace/diagnosis.h"
#include "engine/twig/trace/keeper.h"
#include "engine/twig/trace/printsource.h"

namespace retort::twig {

namespace {

constexpr std::size_t bytesShown = 60;

std::string shortened(std::string_view text)
{
    const std::string_view beginning = beginningOf(text, bytesShown);
    return std::string(beginning) + (beginning.size() < text.size() ? "…" : "");
}

} // namespace

std::string shown(std::string_view text)
{
    const std::string_view beginning = beginningOf(text, bytesShown);
    return shortened(json::quoted(beginning)) + (beginning.size() < text.size() ? "…" : "");
}

std::string shown(const Seen& seen) { return shortened(json::write(seen.value.root())); }

std::string_view Rendered::printed(const Record& record) const
{
    return record.output ? output.substr(record.output->offset, record.output->length)
                         : std::string_view(record.printed);
}

std::string Rendered::nameOf(Span expression) const
{
    const std::string_view source = code.source;
    if (expression.end() > source.size())
        return {};
    const Span span = trimmed(source, expression);
    return shortened(source.substr(span.offset, span.length));
}

std::optional<std::uint32_t> Rendered::sourceOf(std::size_t text, std::size_t outputOffset) const
{
    const TextPiece& piece = trace.texts[text];
    const std::string_view printed = output.substr(piece.output.offset, piece.output.length);
    const std::string_view source = std::string_view(code.source).substr(piece.span.offset, piece.span.length);
    // White space control may have taken from its ends; a carriage return within makes them differ.
    const std::size_t begin = source.find(printed);
    if (begin == std::string_view::npos)
        return std::nullopt;
    return static_cast<std::uint32_t>(piece.span.offset + begin + outputOffset - piece.output.offset);
}

bool Rendered::inLoop(std::optional<std::size_t> parent) const
{
    while (parent && *parent < trace.records.size()) {
        const Record& record = trace.records[*parent];
        if (record.kind == Record::Kind::Turn)
            return true;
        if (record.kind == Record::Kind::Call || !record.parent || *record.parent >= *parent)
            return false;
        parent = record.parent;
    }
    return false;
}

} // namespace retort::twig
