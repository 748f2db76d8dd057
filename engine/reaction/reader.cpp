// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/reader.h"

namespace retort {

Phrase nameOfKind(json::Kind kind)
{
    switch (kind) {
    case json::Kind::Null:
        return phrase("reaction.kind.null");
    case json::Kind::Bool:
        return phrase("reaction.kind.boolean");
    case json::Kind::Int:
    case json::Kind::Double:
        return phrase("reaction.kind.number");
    case json::Kind::String:
        return phrase("reaction.kind.text");
    case json::Kind::Array:
        return phrase("reaction.kind.list");
    case json::Kind::Object:
        return phrase("reaction.kind.object");
    }
    return {};
}

void Reader::fail(Error::Kind kind, Phrase message, Index where)
{
    if (isFull())
        return;
    m_errors.push_back({.kind = kind,
                        .message = std::move(message),
                        .where = m_document.pointerTo(where),
                        .place = m_document.placeAt(m_document.node(where).range.begin)});
}

void Reader::wrongType(Index index, Phrase what, std::string_view wanted)
{
    fail(Error::Kind::Type,
         phrase("reaction.wrong-kind", std::move(what), nameOfKind(m_document.node(index).kind), phrase(wanted)),
         index);
}

Reader::Index Reader::member(Index object, std::string_view key) const
{
    if (isFull())
        return json::Document::none;
    const Index index = m_document.member(object, key);
    return index != json::Document::none && m_document.node(index).kind == json::Kind::Null ? json::Document::none
                                                                                            : index;
}

std::vector<Reader::Index> Reader::children(Index container) const
{
    std::vector<Index> all;
    if (isFull() || container == json::Document::none)
        return all;
    all.reserve(m_document.node(container).children);
    for (Index i = m_document.node(container).firstChild; i != json::Document::none; i = m_document.node(i).next)
        all.push_back(i);
    return all;
}

std::string Reader::text(Index object, std::string_view key)
{
    const Index index = member(object, key);
    if (index == json::Document::none)
        return {};
    if (auto text = m_document.stringOf(index))
        return *std::move(text);
    wrongType(index, phrase("reaction.quoted", std::string(key)), "reaction.kind.text");
    return {};
}

std::string Reader::requiredText(Index object, std::string_view key)
{
    const std::size_t before = m_errors.size();
    std::string found = text(object, key);
    if (found.empty() && m_errors.size() == before)
        fail(Error::Kind::Missing, phrase("reaction.no-member", std::string(key)), object);
    return found;
}

std::optional<bool> Reader::boolean(Index object, std::string_view key)
{
    const Index index = member(object, key);
    if (index == json::Document::none)
        return std::nullopt;
    const json::Data data = m_document.dataOf(index);
    const json::Value value = data.root();
    if (value.isBool())
        return value.asBool();
    if (value.isInt() && (value.asInt() == 0 || value.asInt() == 1))
        return value.asInt() == 1;
    wrongType(index, phrase("reaction.quoted", std::string(key)), "reaction.kind.boolean");
    return std::nullopt;
}

std::vector<std::string> Reader::texts(Index object, std::string_view key)
{
    std::vector<std::string> all;
    const Index list = member(object, key);
    if (list == json::Document::none)
        return all;
    if (m_document.node(list).kind != json::Kind::Array) {
        wrongType(list, phrase("reaction.quoted", std::string(key)), "reaction.kind.list");
        return all;
    }
    for (Index item : children(list)) {
        if (auto text = m_document.stringOf(item))
            all.push_back(*std::move(text));
        else
            wrongType(item, phrase("reaction.item-of", std::string(key)), "reaction.kind.text");
    }
    return all;
}

std::vector<Reader::Index> Reader::objects(Index object, std::string_view key)
{
    const Index list = member(object, key);
    if (list == json::Document::none)
        return {};
    if (m_document.node(list).kind != json::Kind::Array) {
        wrongType(list, phrase("reaction.quoted", std::string(key)), "reaction.kind.list");
        return {};
    }
    std::vector<Index> all;
    for (Index item : children(list)) {
        if (m_document.node(item).kind == json::Kind::Object)
            all.push_back(item);
        else
            wrongType(item, phrase("reaction.item-of", std::string(key)), "reaction.kind.object");
    }
    return all;
}

bool Reader::isObject(Index index, std::string_view what)
{
    if (m_document.node(index).kind != json::Kind::Object)
        wrongType(index, phrase(what), "reaction.kind.object");
    return m_document.node(index).kind == json::Kind::Object;
}

} // namespace retort
