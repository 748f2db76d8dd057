// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/fieldscontent.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace retort {

namespace {

constexpr std::size_t mostFields = 1000;
constexpr std::size_t mostMembers = 20000; // of one sample that are looked at
constexpr std::size_t mostValues = 20;
constexpr std::size_t longestValue = 200; // bytes; a longer text is no choice to be picked from a list
constexpr std::size_t none = ~std::size_t{0};

std::string_view typeOf(json::Value value)
{
    switch (value.kind()) {
    case json::Kind::Null:
        break;
    case json::Kind::Bool:
        return "boolean";
    case json::Kind::Int:
        return "integer";
    case json::Kind::Double:
        return "number";
    case json::Kind::String:
        return "string";
    case json::Kind::Array:
        return "array";
    case json::Kind::Object:
        return "object";
    }
    return {};
}

bool isText(std::string_view type) { return type == "string" || type == "date" || type == "datetime"; }
bool isNumber(std::string_view type) { return type == "number" || type == "integer"; }

bool isIndex(std::string_view segment)
{
    return !segment.empty() && std::all_of(segment.begin(), segment.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "tier" of "tier.name"; but not "items.0" of "items.0.sku".
std::vector<std::string> parentsOf(std::string_view path)
{
    std::vector<std::string> parents;
    std::size_t begin = 0;
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', begin)) {
        if (!isIndex(path.substr(begin, dot - begin)))
            parents.emplace_back(path.substr(0, dot));
        begin = dot + 1;
    }
    return parents;
}

Field field(std::string path, std::string type, bool documented, std::string evidence)
{
    Field made;
    made.path = std::move(path);
    made.type = std::move(type);
    made.documented = documented;
    made.evidence = std::move(evidence);
    return made;
}

// The objects that are open, each with the member to come: no recursion, whatever the sample's depth.
template <class Visit>
void walk(json::Value root, Visit visit)
{
    std::vector<std::pair<json::Value, std::uint32_t>> open;
    std::vector<std::string> prefixes;
    const auto enter = [&](json::Value object, std::string prefix) {
        open.emplace_back(object, 0);
        prefixes.push_back(std::move(prefix));
    };
    if (root.isObject())
        enter(root, {});
    for (std::size_t left = mostMembers; !open.empty() && left > 0; --left) {
        auto& [object, next] = open.back();
        if (next == object.size()) {
            open.pop_back();
            prefixes.pop_back();
            continue;
        }
        const json::Member& member = object.members()[next++];
        const std::string_view key = member.key.text();
        if (key.empty() || key.find('.') != std::string_view::npos)
            continue;
        const std::string path = prefixes.back() + std::string(key);
        if (visit(path, member.value) && member.value.isObject())
            enter(member.value, path + '.');
    }
}

} // namespace

const Field* Fields::Content::find(std::string_view path) const
{
    const auto found = byPath.find(std::string(path));
    return found == byPath.end() ? nullptr : &all[found->second];
}

bool Fields::Content::hasChildren(std::string_view path) const
{
    const std::string prefix = std::string(path) + '.';
    return std::any_of(all.begin(), all.end(), [&](const Field& one) { return one.path.starts_with(prefix); });
}

FieldsBuilder::FieldsBuilder(std::string_view event, const Catalogue& catalogue, std::span<const Event> samples)
{
    const std::string name = catalogue.canonicalEvent(event);
    std::vector<const Event*> own;
    for (const Event& sample : samples) {
        if (catalogue.canonicalEvent(sample.name) == name)
            own.push_back(&sample);
    }
    if (const EventKind* kind = catalogue.event(event)) {
        m_content.root = kind->root;
        m_content.custom = kind->name.ends_with(".*");
    }
    m_content.profilePath = catalogue.profilePath(event);
    m_content.samples = own.size();
    document(catalogue.fieldsOf(event), !m_content.custom || own.empty());
    for (const Event* sample : own)
        learn(*sample);
    for (Field& one : m_content.all)
        one.samples = own.size();
    for (const Field& one : m_content.all) {
        if (one.path.find('.') != std::string::npos || one.type != "object")
            continue;
        const ContextKind* family = catalogue.context(one.path);
        if (!family || family->root != family->family)
            continue;
        Fields linked;
        linked.m_content = std::make_shared<const Fields::Content>(FieldsBuilder(*family).take());
        m_content.linked.emplace(one.path, std::move(linked));
    }
}

FieldsBuilder::FieldsBuilder(const ContextKind& family)
{
    m_content.root = family.root;
    document(family.fields, true);
}

void FieldsBuilder::document(const std::vector<FieldKind>& kinds, bool examplesToo)
{
    const auto kindOf = [&](std::string_view path) {
        return std::find_if(kinds.begin(), kinds.end(), [&](const FieldKind& kind) { return kind.path == path; });
    };
    for (const FieldKind& kind : kinds) {
        const std::vector<std::string> parents = parentsOf(kind.path);
        if (!examplesToo && std::any_of(parents.begin(), parents.end(),
                                        [&](const std::string& parent) { return kindOf(parent) != kinds.end(); }))
            continue;
        for (const std::string& parent : parents) {
            if (!m_content.find(parent) && kindOf(parent) == kinds.end())
                add(field(parent, "object", true, kind.evidence));
        }
        Field made = field(kind.path, kind.type, true, kind.evidence);
        made.example = kind.example;
        made.description = kind.description;
        add(std::move(made));
    }
    for (const Field& one : m_content.all) {
        if (one.type == "object" && !m_content.hasChildren(one.path))
            m_content.free.insert(one.path);
    }
}

std::size_t FieldsBuilder::add(Field made)
{
    const auto there = m_content.byPath.find(made.path);
    if (there != m_content.byPath.end())
        return there->second;
    if (m_content.all.size() == mostFields)
        return none;
    m_content.byPath.emplace(made.path, m_content.all.size());
    m_content.all.push_back(std::move(made));
    m_met.push_back(false);
    return m_met.size() - 1;
}

void FieldsBuilder::learn(const Event& sample)
{
    walk(sample.context.root(), [&](const std::string& path, json::Value value) {
        const std::size_t index = add(field(path, {}, false, "sample"));
        if (index != none)
            meet(index, value, sample.context);
        return index != none;
    });
}

void FieldsBuilder::meet(std::size_t index, json::Value value, const json::Data& owner)
{
    Field& one = m_content.all[index];
    ++one.seen;
    if (value.isNull())
        return;
    const std::string_view type = typeOf(value);
    const bool first = !m_met[index];
    if (first)
        one.example = owner.part(value);
    if (isNumber(one.type) && isNumber(type)) {
        if (one.type != type)
            one.type = "number";
    } else if (one.type != type && !(isText(one.type) && type == "string")) {
        one.type = first ? type : std::string_view(); // the first sample corrects the catalogue
    }
    m_met[index] = true;
    if (value.isContainer() || (value.isString() && value.size() > longestValue) || one.values.size() == mostValues)
        return;
    if (std::none_of(one.values.begin(), one.values.end(),
                     [&](const json::Data& there) { return json::same(there.root(), value); }))
        one.values.push_back(owner.part(value));
}

} // namespace retort
