// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/book.h"

#include "engine/base/nearest.h"

namespace retort::effects {

using Index = json::Document::Index;

Index Fields::member(std::string_view key) const
{
    if (m_object == json::Document::none)
        return json::Document::none;
    const Index index = m_document.member(m_object, key);
    return index != json::Document::none && m_document.node(index).kind == json::Kind::Null ? json::Document::none
                                                                                            : index;
}

bool Fields::has(std::string_view key) const { return member(key) != json::Document::none; }

std::string Fields::text(std::string_view key) const
{
    const Index index = member(key);
    if (index == json::Document::none)
        return {};
    const json::Kind kind = m_document.node(index).kind;
    if (kind == json::Kind::Int || kind == json::Kind::Double)
        return std::string(m_document.textOf(index));
    return m_document.stringOf(index).value_or(std::string());
}

std::optional<Amount> Fields::amount(std::string_view key) const { return Amount::parse(text(key)); }

std::optional<std::int64_t> Fields::whole(std::string_view key) const
{
    const auto number = amount(key);
    return number ? number->whole() : std::nullopt;
}

std::optional<bool> Fields::flag(std::string_view key) const
{
    const Index index = member(key);
    if (index == json::Document::none)
        return std::nullopt;
    const std::string_view text = m_document.textOf(index);
    if (text == "true" || text == "1")
        return true;
    return text == "false" || text == "0" ? std::optional(false) : std::nullopt;
}

Fields Fields::object(std::string_view key) const
{
    const Index index = member(key);
    return index != json::Document::none && m_document.node(index).kind == json::Kind::Object
               ? Fields(m_document, index)
               : Fields();
}

std::vector<Fields> Fields::objects(std::string_view key) const
{
    std::vector<Fields> all;
    const Index list = member(key);
    if (list == json::Document::none || m_document.node(list).kind != json::Kind::Array)
        return all;
    for (Index i = m_document.node(list).firstChild; i != json::Document::none; i = m_document.node(i).next) {
        if (m_document.node(i).kind == json::Kind::Object)
            all.emplace_back(m_document, i);
    }
    return all;
}

json::Data Fields::data(std::string_view key) const
{
    const Index index = member(key);
    return index == json::Document::none ? json::Data() : m_document.dataOf(index);
}

json::Data Fields::data() const
{
    return m_object == json::Document::none ? json::Data() : m_document.dataOf(m_object);
}

std::string Fields::pointer() const
{
    return m_object == json::Document::none ? std::string() : m_document.pointerTo(m_object);
}

Book::Book() : Book(std::vector<json::Document>()) {}

Book::Book(const std::vector<json::Document>& files)
{
    std::map<std::string, std::vector<Template>, std::less<>> kinds;
    for (const json::Document& file : files) {
        if (file.root().kind != json::Kind::Object)
            continue;
        const Fields root(file, 0);
        const std::string kind = root.text("kind");
        if (kind.empty())
            continue;
        std::vector<Template>& list = kinds[kind];
        for (Fields& item : root.objects("data")) {
            std::string handle = item.text("handle");
            if (handle.empty())
                continue;
            std::string name = item.text("name");
            if (name.empty())
                name = handle;
            list.push_back({std::move(handle), std::move(name), std::move(item)});
        }
    }
    m_kinds = std::make_shared<const std::map<std::string, std::vector<Template>, std::less<>>>(std::move(kinds));
}

bool Book::has(std::string_view kind) const { return m_kinds->find(kind) != m_kinds->end(); }

const std::vector<Template>& Book::all(std::string_view kind) const
{
    static const std::vector<Template> none;
    const auto found = m_kinds->find(kind);
    return found == m_kinds->end() ? none : found->second;
}

const Template* Book::find(std::string_view kind, std::string_view handle) const
{
    const std::vector<Template>& list = all(kind);
    for (const Template& one : list) {
        if (one.handle == handle)
            return &one;
    }
    for (const Template& one : list) {
        if (!handle.empty() && one.fields.text("id") == handle)
            return &one;
    }
    return nullptr;
}

std::string Book::nearest(std::string_view kind, std::string_view handle) const
{
    std::vector<std::string_view> names;
    for (const Template& one : all(kind))
        names.push_back(one.handle);
    return std::string(retort::nearest(handle, names));
}

} // namespace retort::effects
