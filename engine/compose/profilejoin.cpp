// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/profilejoin.h"

#include "engine/logic/analyse/withvalue.h"

#include <optional>

namespace retort::compose {

namespace {

using json::Data;
using json::Value;
using Place = ProfileRule::Place;

constexpr std::string_view ownKey = "_retort";
constexpr std::string_view idKey = "profile_id";

std::string inside(const std::string& path, std::string_view key)
{
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

/// What stands under a dotted path of an object; none where a key is missing on the way.
const Value* at(Value value, std::string_view path)
{
    const Value* found = nullptr;
    while (value.isObject()) {
        const auto dot = path.find('.');
        found = value.find(path.substr(0, dot));
        if (!found || dot == std::string_view::npos)
            return found;
        value = *found;
        path.remove_prefix(dot + 1);
    }
    return nullptr;
}

/// The customer's fields and nothing of ours; of a short profile only what it lists.
Data fieldsOf(const Data& profile, const ProfileRule& rule)
{
    if (!rule.listed.empty()) {
        json::Builder empty;
        empty.beginObject();
        empty.end();
        Data fields = empty.take();
        for (const std::string& path : rule.listed) {
            if (const Value* value = at(profile.root(), path))
                fields = logic::withValue(fields, path, profile.part(*value));
        }
        return fields;
    }
    if (!profile.root().find(ownKey))
        return profile;
    json::Builder builder;
    builder.beginObject();
    for (std::size_t i = 0; i < profile.root().size(); ++i) {
        const json::Member& member = profile.root().members()[i];
        if (member.key.text() == ownKey)
            continue;
        builder.key(member.key.text());
        builder.value(member.value);
    }
    builder.end();
    return builder.take();
}

class Joiner {
public:
    Joiner(const Event& event, const Data& profile, const ProfileRule& rule)
        : m_profile(profile), m_rule(rule), m_context(event.context.root())
    {
        m_joined.event = event;
        const Value root = profile.root();
        const Value* id = root.find("id");
        m_id = id ? id : root.find(idKey);
    }

    Joined joined()
    {
        m_fields = fieldsOf(m_profile, m_rule);
        m_out.beginObject();
        switch (m_rule.place) {
        case Place::Nowhere:
        case Place::Id:
            copy(m_context);
            break;
        case Place::Root:
            merge(m_context, m_fields.root(), "");
            break;
        case Place::Linked:
            linked();
            break;
        case Place::Around:
            around();
            break;
        }
        if (m_rule.place != Place::Nowhere && m_rule.givesId)
            giveId();
        m_out.end();
        m_joined.event.context = m_out.take();
        return std::move(m_joined);
    }

private:
    void member(std::string_view key, Value value)
    {
        m_out.key(key);
        m_out.value(value);
    }
    void copy(Value object)
    {
        for (std::size_t i = 0; i < object.size(); ++i)
            member(object.members()[i].key.text(), object.members()[i].value);
    }
    void origin(const std::string& path, std::string_view key, run::Origin from)
    {
        if (!key.empty() && key.find('.') == std::string_view::npos) // what `var` cannot name has no path
            m_joined.origins.emplace(inside(path, key), from);
    }
    /// Beside what an event is about, `id` is that one's own and `profile_id` the customer's.
    bool isOwn(std::string_view key, const std::string& path) const
    {
        return m_rule.givesId && path.empty() && (key == "id" || key == idKey);
    }

    /// The members of both, those of the event first.
    void merge(Value event, Value profile, const std::string& path)
    {
        for (std::size_t i = 0; i < event.size(); ++i) {
            const std::string_view key = event.members()[i].key.text();
            const Value value = event.members()[i].value;
            const Value* other = isOwn(key, path) ? nullptr : profile.find(key);
            if (other && value.isObject() && other->isObject()) {
                m_out.key(key);
                m_out.beginObject();
                merge(value, *other, inside(path, key));
                m_out.end();
                continue;
            }
            member(key, value);
            if (other && !json::same(value, *other))
                m_joined.differences.push_back({inside(path, key), Data::copy(value), Data::copy(*other)});
        }
        for (std::size_t i = 0; i < profile.size(); ++i) {
            const std::string_view key = profile.members()[i].key.text();
            if (isOwn(key, path) || event.find(key))
                continue;
            member(key, profile.members()[i].value);
            origin(path, key, run::Origin::Profile);
        }
    }

    void linked()
    {
        json::Builder builder;
        builder.beginObject();
        builder.key(m_rule.member);
        builder.value(m_fields.root());
        builder.end();
        const Data wrapped = builder.take();
        merge(m_context, wrapped.root(), "");
    }

    void around()
    {
        for (std::size_t i = 0; i < m_fields.root().size(); ++i) {
            const json::Member& field = m_fields.root().members()[i];
            if (field.key.text() == m_rule.member || (m_rule.givesId && field.key.text() == idKey))
                continue;
            member(field.key.text(), field.value);
            origin("", field.key.text(), run::Origin::Profile);
        }
        member(m_rule.member, m_context);
        if (const Value* id = m_context.find(idKey))
            member(idKey, *id);
    }

    void giveId()
    {
        if (!m_id)
            return;
        const Value* own = m_context.find(idKey);
        if (!own) {
            member(idKey, *m_id);
            origin("", idKey, run::Origin::Profile);
        } else if (!json::same(*own, *m_id)) {
            m_joined.differences.insert(m_joined.differences.begin(),
                                        {std::string(idKey), Data::copy(*own), Data::copy(*m_id)});
        }
    }

    const Data& m_profile;
    const ProfileRule& m_rule;
    Value m_context;
    Data m_fields;
    const Value* m_id = nullptr;
    json::Builder m_out;
    Joined m_joined;
};

} // namespace

Joined join(const Event& event, const Data& profile, const ProfileRule& rule)
{
    if (!profile.root().isObject() || !event.context.root().isObject())
        return {.event = event, .origins = {}, .differences = {}};
    return Joiner(event, profile, rule).joined();
}

} // namespace retort::compose
