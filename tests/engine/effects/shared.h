// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/effects/apply.h"
#include "engine/effects/calendar.h"
#include "engine/effects/simulate.h"
#include "engine/json/write.h"
#include "engine/run/clock.h"
#include "tests/engine/run/shared.h"
#include "tests/support/fakezones.h"

#include <initializer_list>
#include <string>
#include <vector>

namespace retort::test {

inline const FakeZones& fakeZones()
{
    static const FakeZones zones;
    return zones;
}

/// {"kind": …, "data": [items]} of each pair.
inline effects::Book book(std::initializer_list<std::pair<std::string, std::string>> files)
{
    std::vector<json::Document> documents;
    for (const auto& file : files)
        documents.push_back(document(R"({"kind": ")" + file.first + R"(", "data": [)" + file.second + "]}"));
    return effects::Book(documents);
}

inline effects::Moment moment(const std::string& clock, const std::string& zone = "UTC",
                              const std::string& context = "{}")
{
    effects::Moment moment;
    moment.timezone = zone;
    moment.zones = &fakeZones();
    if (!clock.empty())
        moment.now = run::instantOf(clock, zone, &fakeZones()).value();
    moment.context = must(json::Data::parse(context));
    return moment;
}

/// {"kind": "benefit.create", …} as an effect.
inline run::Effect effect(const std::string& kind, const std::string& arguments)
{
    const json::Data data = must(json::Data::parse(arguments));
    run::Effect effect{kind, {}};
    for (std::size_t i = 0; i < data.root().size(); ++i) {
        const json::Member& member = data.root().members()[i];
        effect.arguments.push_back({std::string(member.key.text()), json::Data::copy(member.value)});
    }
    return effect;
}

inline effects::Customer customer(const std::string& profile, const effects::Moment& moment)
{
    return effects::customerOf(document(profile), moment);
}

/// A member of what the first change came to, as JSON; "-" where it is not there.
inline std::string field(const run::AppliedEffect& applied, std::string_view key, std::size_t change = 0)
{
    if (change >= applied.changes.size())
        return "no change";
    const json::Value* value = applied.changes[change].after.root().find(key);
    return value ? json::write(*value) : "-";
}

/// "reward_balance 35.0 -> 45.0"
inline std::string balances(const run::AppliedEffect& applied)
{
    std::string out;
    for (const run::BalanceChange& one : applied.balances)
        out += (out.empty() ? "" : ", ") + one.name + " " + json::write(one.before.root()) + " -> " +
               json::write(one.after.root());
    return out;
}

inline std::string raised(const run::AppliedEffect& applied)
{
    std::string out;
    for (const run::RaisedEvent& one : applied.raised)
        out += (out.empty() ? "" : ", ") + one.event;
    return out;
}

/// "inferred expiry, fact capped"
inline std::string notes(const run::AppliedEffect& applied)
{
    std::string out;
    for (const run::EffectNote& one : applied.notes)
        out += (out.empty() ? "" : ", ") + std::string(wordOf(one.kind)) + " " + one.id;
    return out;
}

inline bool hasNote(const run::AppliedEffect& applied, std::string_view note)
{
    return (", " + notes(applied) + ",").find(", " + std::string(note) + ",") != std::string::npos;
}

} // namespace retort::test
