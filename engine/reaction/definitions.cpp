// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/definitions.h"

#include "engine/base/nearest.h"
#include "engine/reaction/reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retort {

namespace {

using Index = json::Document::Index;

struct PickerKind {
    std::string_view picker;
    std::string_view kind;
};

constexpr std::string_view groupsKind = "status_groups";

// The catalogue's pickers and the files of definitions/.
constexpr std::array pickers{PickerKind{"benefit_definition", "benefits"},
                             PickerKind{"reward_definition", "rewards"},
                             PickerKind{"point_definition", "points"},
                             PickerKind{"tier_definition", "tiers"},
                             PickerKind{"achievement_definition", "achievements"},
                             PickerKind{"status", "statuses"},
                             PickerKind{"status_group", groupsKind},
                             PickerKind{"tag", "tags"},
                             PickerKind{"custom_attribute", "attributes"},
                             PickerKind{"rate", "rates"}};

std::string_view kindOf(std::string_view picker)
{
    for (const PickerKind& one : pickers) {
        if (one.picker == picker)
            return one.kind;
    }
    return picker;
}

// Which member tells one from another, beside its name.
std::string_view noteKey(std::string_view kind)
{
    if (kind == "statuses")
        return "group_handle";
    if (kind == "attributes")
        return "namespace";
    return "type";
}

std::string textOf(const json::Document& document, Index object, std::string_view key)
{
    const Index index = document.member(object, key);
    return index == json::Document::none ? std::string() : document.stringOf(index).value_or(std::string());
}

Definition definition(const json::Document& document, Index index, std::string_view kind)
{
    Definition one;
    one.pointer = document.pointerTo(index);
    if (auto handle = document.stringOf(index)) {
        one.handle = *std::move(handle);
        return one;
    }
    one.handle = textOf(document, index, "handle");
    one.name = textOf(document, index, "name");
    one.note = textOf(document, index, noteKey(kind));
    return one;
}

DefinitionList groupsOf(const DefinitionList& statuses)
{
    DefinitionList groups{std::string(groupsKind), statuses.from, statuses.at, {}};
    for (const Definition& status : statuses.definitions) {
        const bool there = std::any_of(groups.definitions.begin(), groups.definitions.end(),
                                       [&](const Definition& one) { return one.handle == status.note; });
        if (!there && !status.note.empty())
            groups.definitions.push_back({status.note, {}, {}, status.pointer});
    }
    return groups;
}

DefinitionList listOf(Reader& reader, const json::Document& document)
{
    DefinitionList list;
    if (!reader.isObject(0, "reaction.definitions"))
        return list;
    list.kind = reader.requiredText(0, "kind");
    list.from = reader.text(0, "from");
    list.at = reader.text(0, "at");
    const Index data = reader.member(0, "data");
    if (data == json::Document::none)
        reader.fail(Error::Kind::Missing, phrase("reaction.no-member", "data"), 0);
    else if (document.node(data).kind != json::Kind::Array)
        reader.fail(Error::Kind::Type,
                    phrase("reaction.wrong-kind", phrase("reaction.quoted", "data"),
                           nameOfKind(document.node(data).kind), phrase("reaction.kind.list")),
                    data);
    if (reader.failed())
        return list;
    for (Index item : reader.children(data)) {
        Definition one = definition(document, item, list.kind);
        if (!one.handle.empty())
            list.definitions.push_back(std::move(one));
    }
    return list;
}

} // namespace

Result<DefinitionList> readDefinitions(const json::Document& document)
{
    Reader reader(document);
    DefinitionList list = listOf(reader, document);
    if (reader.failed())
        return fail(reader.error());
    return list;
}

std::vector<Error> definitionErrors(const json::Document& document)
{
    Reader reader(document);
    (void)listOf(reader, document);
    return reader.errors();
}

Definitions::Definitions() : m_lists(std::make_shared<std::vector<DefinitionList>>()) {}

Definitions::Definitions(std::vector<DefinitionList> lists)
{
    std::vector<DefinitionList> groups;
    for (const DefinitionList& list : lists) {
        if (list.kind == "statuses")
            groups.push_back(groupsOf(list));
    }
    lists.insert(lists.end(), std::make_move_iterator(groups.begin()), std::make_move_iterator(groups.end()));
    m_lists = std::make_shared<const std::vector<DefinitionList>>(std::move(lists));
}

const DefinitionList* Definitions::list(std::string_view picker) const
{
    const std::string_view kind = kindOf(picker);
    for (const DefinitionList& list : *m_lists) {
        if (list.kind == kind)
            return &list;
    }
    return nullptr;
}

const Definition* Definitions::find(std::string_view picker, std::string_view handle) const
{
    const std::string_view kind = kindOf(picker);
    for (const DefinitionList& list : *m_lists) {
        if (list.kind != kind)
            continue;
        for (const Definition& one : list.definitions) {
            if (one.handle == handle)
                return &one;
        }
    }
    return nullptr;
}

std::string Definitions::nearest(std::string_view picker, std::string_view handle) const
{
    const std::string_view kind = kindOf(picker);
    std::vector<std::string_view> names;
    for (const DefinitionList& list : *m_lists) {
        if (list.kind != kind)
            continue;
        for (const Definition& one : list.definitions)
            names.push_back(one.handle);
    }
    return std::string(retort::nearest(handle, names));
}

const std::vector<DefinitionList>& Definitions::all() const { return *m_lists; }

} // namespace retort
