// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/fields.h"

#include "engine/base/nearest.h"
#include "engine/reaction/fieldscontent.h"

#include <algorithm>
#include <utility>

namespace retort {

namespace {

using Reason = Fields::Suggestion::Reason;

std::vector<std::string_view> segmentsOf(std::string_view path)
{
    std::vector<std::string_view> all;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        all.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

// Each part is near to the other's: "agregations.spend_12m" and "aggregations.spend_12m", but not "profile.foo" and
// "profile.id", which have most of their letters in common.
bool isNear(const std::vector<std::string_view>& parts, std::string_view path)
{
    const auto other = segmentsOf(path);
    if (other.size() != parts.size())
        return false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (nearest(parts[i], std::span(&other[i], 1)).empty())
            return false;
    }
    return true;
}

} // namespace

Fields::Fields() : m_content(std::make_shared<Content>()) {}

Fields Fields::of(std::string_view event, const Catalogue& catalogue, std::span<const Event> samples)
{
    Fields fields;
    fields.m_content = std::make_shared<const Content>(FieldsBuilder(event, catalogue, samples).take());
    return fields;
}

const std::vector<Field>& Fields::all() const { return m_content->all; }
const Field* Fields::find(std::string_view path) const { return m_content->find(path); }

Fields::Standing Fields::standingOf(std::string_view path) const
{
    const Content& content = *m_content;
    if (path.empty() || content.find(path))
        return Standing::Known;
    if (content.all.empty())
        return Standing::Open;
    const std::size_t first = path.find('.');
    if (first != std::string_view::npos) {
        const auto linked = content.linked.find(std::string(path.substr(0, first)));
        if (linked != content.linked.end() && linked->second.standingOf(path.substr(first + 1)) == Standing::Known)
            return Standing::Known;
    }
    for (std::size_t dot = path.rfind('.'); dot != std::string_view::npos && dot > 0; dot = path.rfind('.', dot - 1)) {
        const Field* around = content.find(path.substr(0, dot));
        if (!around)
            continue;
        if (around->type == "array" || around->type.empty())
            return Standing::Known;
        if (around->type != "object")
            return Standing::Unknown;
        if (content.custom && around->documented)
            return content.samples == 0 ? Standing::Open : Standing::Unknown;
        return content.free.count(around->path) > 0 || !content.hasChildren(around->path) ? Standing::Known
                                                                                          : Standing::Unknown;
    }
    return Standing::Unknown;
}

std::optional<Fields::Suggestion> Fields::suggestionFor(std::string_view path) const
{
    if (standingOf(path) != Standing::Unknown)
        return std::nullopt;
    if (auto there = otherRootOf(path))
        return Suggestion{*std::move(there), Reason::Root};
    std::string near = nearestTo(path);
    // Both at once: profile.frist_name where first_name is meant.
    const std::string own = m_content->root + '.';
    if (near.empty() && path.starts_with(own))
        near = nearestTo(path.substr(own.size()));
    if (near.empty())
        return std::nullopt;
    return Suggestion{std::move(near), Reason::Spelling};
}

std::optional<std::string> Fields::otherRootOf(std::string_view path) const
{
    const Content& content = *m_content;
    const auto known = [&](std::string_view other) {
        return !other.empty() && other != path && standingOf(other) == Standing::Known;
    };
    // The object that is the root has no name in there: profile.first_name -> first_name.
    const std::string own = content.root + '.';
    if (!content.root.empty() && path.starts_with(own) && known(path.substr(own.size())))
        return std::string(path.substr(own.size()));
    // How the customer is named differs from root to root: profile_id, id, profile.id.
    if (path == content.root + "_id" && known("id"))
        return "id";
    if ((path == "id" || path == "profile_id" || path == "profile.id") && known(content.profilePath))
        return content.profilePath;
    if (path.ends_with(".id")) {
        const std::string flat = std::string(path.substr(0, path.size() - 3)) + "_id";
        if (content.find(flat))
            return flat;
    }
    return withinOne(path);
}

std::optional<std::string> Fields::withinOne(std::string_view path) const
{
    // first_name -> profile.first_name: inside of an object at the root. Documented or seen ones come before those that
    // only the family of that name has; of several the customer's, else nothing can be said.
    std::vector<std::string> exact;
    std::vector<std::string> linked;
    for (const Field& field : m_content->all) {
        if (field.type != "object" || field.path.find('.') != std::string::npos)
            continue;
        std::string inside = field.path + '.' + std::string(path);
        if (m_content->find(inside))
            exact.push_back(std::move(inside));
        else if (const auto family = m_content->linked.find(field.path);
                 family != m_content->linked.end() && family->second.find(path))
            linked.push_back(std::move(inside));
    }
    for (const auto* candidates : {&exact, &linked}) {
        if (candidates->size() == 1)
            return candidates->front();
        const auto customers = std::find_if(candidates->begin(), candidates->end(),
                                            [](const std::string& one) { return one.starts_with("profile."); });
        if (customers != candidates->end())
            return *customers;
        if (!candidates->empty())
            return std::nullopt;
    }
    return std::nullopt;
}

std::string Fields::nearestTo(std::string_view path) const
{
    const auto parts = segmentsOf(path);
    std::vector<std::string_view> candidates;
    for (const Field& field : m_content->all) {
        if (isNear(parts, field.path))
            candidates.push_back(field.path);
    }
    return std::string(nearest(path, candidates));
}

} // namespace retort
