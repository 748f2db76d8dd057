// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/paste.h"

#include "engine/json/edit.h"
#include "engine/json/place.h"
#include "engine/json/pointer.h"
#include "engine/reaction/event.h"
#include "engine/reaction/pastedtext.h"
#include "engine/reaction/reaction.h"
#include "engine/reaction/reader.h"
#include "engine/reaction/target.h"

#include <algorithm>
#include <optional>

namespace retort {

namespace {

using json::Document;
using Index = Document::Index;

bool isObject(const Document& document, Index node)
{
    return node != Document::none && document.node(node).kind == json::Kind::Object;
}
bool isText(const Document& document, Index node)
{
    return node != Document::none && document.node(node).kind == json::Kind::String;
}

/// What a JSON object is, by the members that tell its kind.
std::optional<Pasted::Kind> kindOf(const Document& document, Index node)
{
    if (!isObject(document, node))
        return std::nullopt;
    const auto has = [&](std::string_view key) { return document.member(node, key) != Document::none; };
    if (has("trigger") || has("actions"))
        return Pasted::Kind::Reaction;
    if (isText(document, document.member(node, "event")))
        return Pasted::Kind::Event;
    if (has("template") && (has("url") || has("handle")))
        return Pasted::Kind::Target;
    if (has("arguments") || isText(document, document.member(node, "name")) ||
        isText(document, document.member(node, "uuid")))
        return Pasted::Kind::Actions;
    return std::nullopt;
}

/// An object's text without what the platform gives.
Result<Document> asNew(std::string_view text)
{
    auto document = Document::parse(std::string(text));
    for (const char* given : {"/id", "/created_at", "/updated_at"}) {
        if (document && document->find(given))
            document = json::remove(*document, given);
    }
    return document;
}

std::vector<Index> itemsOf(const Document& document, Index list)
{
    std::vector<Index> items;
    if (list == Document::none)
        return items;
    for (Index i = document.node(list).firstChild; i != Document::none; i = document.node(i).next)
        items.push_back(i);
    return items;
}

class PasteReader {
public:
    PasteReader(std::string_view text, PastedText source, Document document)
        : m_text(text), m_source(std::move(source)), m_document(std::move(document))
    {}

    Result<Pasted> read() const
    {
        const Index root = enveloped();
        if (m_document.node(root).kind == json::Kind::Array)
            return list(root);
        const auto kind = kindOf(m_document, root);
        if (!kind)
            return wrong(root, phrase("reaction.paste.unknown-object"));
        if (*kind == Pasted::Kind::Actions)
            return actionsOf({root});
        return whole(*kind, root);
    }

private:
    /// The tenant answers {"data": …}.
    Index enveloped() const
    {
        if (!isObject(m_document, 0) || kindOf(m_document, 0))
            return 0;
        const Index data = m_document.member(0, "data");
        const bool list = data != Document::none && m_document.node(data).kind == json::Kind::Array;
        return list || kindOf(m_document, data) ? data : 0;
    }

    Result<Pasted> list(Index root) const
    {
        const std::vector<Index> nodes = itemsOf(m_document, root);
        if (nodes.empty())
            return wrong(root, phrase("reaction.paste.empty-list"));
        if (nodes.size() == 1 && kindOf(m_document, nodes[0]) && kindOf(m_document, nodes[0]) != Pasted::Kind::Actions)
            return whole(*kindOf(m_document, nodes[0]), nodes[0]);
        for (const Index node : nodes) {
            const auto kind = kindOf(m_document, node);
            if (!kind)
                return wrong(node, phrase("reaction.paste.no-action"));
            if (*kind != Pasted::Kind::Actions)
                return wrong(node, phrase("reaction.paste.several"));
        }
        return actionsOf(nodes);
    }

    /// The actions at these nodes, in the order in which they run.
    Result<Pasted> actionsOf(const std::vector<Index>& nodes) const
    {
        std::string text = "{\"actions\": [";
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            text += i > 0 ? ", " : "";
            text += m_document.textOf(nodes[i]);
        }
        const auto around = Document::parse(text + "]}");
        if (!around)
            return fail(around.error()); // only where it is over the limits
        const auto reaction = readReaction(*around);
        if (!reaction) {
            // "/actions/1/arguments/0": the same place in what was pasted
            const auto segments = json::segmentsOf(reaction.error().where).value_or(std::vector<std::string>());
            const auto number = segments.size() > 1 ? json::indexOf(segments[1]) : std::nullopt;
            Index node = nodes[std::min(number.value_or(0), nodes.size() - 1)];
            if (segments.size() > 2) {
                const auto inner = json::pointerOf({segments.begin() + 2, segments.end()});
                node = m_document.find(m_document.pointerTo(node) + inner).value_or(node);
            }
            return wrong(node, reaction.error().message);
        }
        Pasted pasted;
        for (const std::size_t index : runOrder(*reaction).actions) {
            const auto action = asNew(m_document.textOf(nodes[index]));
            if (!action)
                return fail(action.error());
            pasted.actions.push_back(action->text());
        }
        return pasted;
    }

    Result<Pasted> whole(Pasted::Kind kind, Index node) const
    {
        auto document = asNew(m_document.textOf(node));
        if (!document)
            return fail(document.error());
        const auto error = kind == Pasted::Kind::Reaction ? errorOf(readReaction(*document))
                           : kind == Pasted::Kind::Event  ? errorOf(readEvent(*document))
                                                          : errorOf(readTarget(*document));
        if (error)
            return wrong(m_document.find(m_document.pointerTo(node) + error->where).value_or(node), error->message);
        Pasted pasted{.kind = kind, .actions = {}, .document = {}};
        if (kind == Pasted::Kind::Reaction) {
            auto actions = actionsOf(itemsOf(m_document, m_document.member(node, "actions")));
            if (!actions)
                return actions;
            pasted.actions = std::move(actions->actions);
            document = withNewActions(*document);
        }
        if (document) // as a file of its own: at the margin, and with an end to its last line
            document = json::set(Document(), "", document->text());
        if (document)
            document = Document::parse(document->text() + "\n");
        if (!document)
            return fail(document.error());
        pasted.document = *std::move(document);
        return pasted;
    }

    /// All of them in one piece of text, so that a long chain is read once and not for each action.
    static Result<Document> withNewActions(const Document& document)
    {
        const std::vector<Index> actions = itemsOf(document, document.member(0, "actions"));
        if (actions.empty())
            return document;
        const json::Range all{document.node(actions.front()).range.begin, document.node(actions.back()).range.end};
        std::string text;
        std::size_t at = all.begin;
        for (const Index action : actions) {
            const json::Range range = document.node(action).range;
            const auto fresh = asNew(document.textOf(action));
            if (!fresh)
                return fresh;
            text.append(document.text(), at, range.begin - at);
            text += fresh->text();
            at = range.end;
        }
        return json::splice(document, all, text);
    }

    template <class T>
    static std::optional<Error> errorOf(const Result<T>& result)
    {
        return result ? std::nullopt : std::optional(result.error());
    }

    tl::unexpected<Error> wrong(Index node, Phrase message) const
    {
        const auto at = m_source.offsetOf(m_document.node(node).range.begin);
        return fail({.kind = Error::Kind::Type,
                     .message = std::move(message),
                     .where = m_document.pointerTo(node),
                     .place = json::placeAt(m_text, at)});
    }

    std::string_view m_text;
    PastedText m_source;
    Document m_document;
};

} // namespace

Result<Pasted> readPasted(std::string_view text)
{
    auto source = readPastedText(text);
    if (!source)
        return fail(source.error());
    auto document = Document::parse(source->json);
    if (!document) {
        Error error = document.error();
        if (error.place.line > 0)
            error.place = source->placeIn(text, error.place);
        return fail(std::move(error));
    }
    return PasteReader(text, *std::move(source), *std::move(document)).read();
}

} // namespace retort
