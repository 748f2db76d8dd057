// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/effects/simulate.h"

#include "engine/json/write.h"
#include "engine/run/clock.h"

#include <algorithm>

namespace retort::effects {

namespace {

json::Value at(json::Value object, std::string_view key)
{
    const json::Value* value = object.isObject() ? object.find(key) : nullptr;
    return value ? *value : json::Value();
}

std::string textOf(json::Value value)
{
    return value.isString() ? std::string(value.text()) : value.isNumber() ? json::write(value) : std::string();
}

std::string idOf(const Event& event, const Catalogue& catalogue)
{
    std::string path = catalogue.profilePath(event.name);
    json::Value value = event.context.root();
    for (std::size_t dot; !path.empty(); path.erase(0, dot + 1)) {
        dot = std::min(path.find('.'), path.size() - 1);
        value = at(value, path.substr(0, path[dot] == '.' ? dot : path.size()));
        if (path[dot] != '.')
            break;
    }
    return textOf(value);
}

// A record from the root of the context, where the profile does not have it.
void takeOver(Customer& customer, const Event& event, const Catalogue& catalogue, const Moment& moment)
{
    const std::string name = catalogue.canonicalEvent(event.name);
    const json::Value context = event.context.root();
    if (name == "tier.achieved") {
        const std::string handle = textOf(at(at(context, "definition"), "handle"));
        if (!handle.empty() && (!customer.tier || customer.tier->handle != handle))
            customer.tier = Tier{handle, run::instantOf(textOf(at(context, "achieved_at"))),
                                 run::instantOf(textOf(at(context, "anniversary_at"))),
                                 run::instantOf(textOf(at(context, "assigned_at")))};
    }
    const EventKind* kind = catalogue.event(event.name);
    if (!kind || kind->family != "benefit" || name == "benefit.deleted")
        return;
    const std::string id = textOf(at(context, "id"));
    const bool there = std::any_of(customer.benefits.begin(), customer.benefits.end(),
                                   [&](const Benefit& one) { return one.id == id; });
    if (id.empty() || there)
        return;
    // The reader of profiles knows how a benefit is written.
    json::Builder b;
    b.beginObject();
    b.key("benefits");
    b.beginArray();
    b.value(context);
    b.end();
    b.end();
    Customer of = effects::customerOf(b.take(), moment);
    for (Benefit& one : of.benefits) {
        if (customer.opening.benefits > 0 && one.usable(moment.now))
            --customer.opening.benefits; // the profile's balance counts it already
        customer.benefits.push_back(std::move(one));
    }
    customer.nextId = std::max(customer.nextId, of.nextId);
}

} // namespace

Moment momentOf(const Event& event, const World& world)
{
    Moment moment;
    moment.timezone = event.timezone.empty() ? world.settings.twig.timezone : event.timezone;
    moment.zones = world.zones;
    moment.now = event.clock.empty() ? world.now : run::instantOf(event.clock, event.timezone, world.zones);
    moment.context = event.context;
    moment.event = world.catalogue.canonicalEvent(event.name);
    moment.logic = world.settings.logic;
    moment.trace = world.trace;
    return moment;
}

Customer customerOf(const Event& event, const json::Document* profile, const World& world)
{
    const Moment moment = momentOf(event, world);
    const json::Value context = event.context.root();
    Customer customer;
    if (profile) {
        customer = effects::customerOf(*profile, moment);
    } else if (const EventKind* kind = world.catalogue.event(event.name); kind && kind->root == "profile") {
        customer = effects::customerOf(event.context, moment);
    } else if (at(context, "profile").isObject()) {
        customer = effects::customerOf(json::Data::copy(at(context, "profile")), moment);
    }
    if (customer.id.empty())
        customer.id = idOf(event, world.catalogue);
    takeOver(customer, event, world.catalogue, moment);
    return customer;
}

Customer applyTo(run::ReactionTrace& trace, Customer customer, const World& world, const Moment& moment)
{
    for (run::Step& step : trace.steps) {
        step.applied.clear();
        for (std::size_t i = 0; i < step.effects.size(); ++i) {
            Applied applied = apply(std::move(customer), step.effects[i], world.book, moment);
            customer = std::move(applied.customer);
            applied.effect.effect = i;
            step.applied.push_back(std::move(applied.effect));
        }
    }
    return customer;
}

Customer applyTo(run::Trace& trace, Customer customer, const World& world, const Moment& moment,
                 const std::string& profile)
{
    const Customer before = customer;
    for (run::ReactionTrace& one : trace.reactions)
        customer = applyTo(one, std::move(customer), world, moment);
    trace.customer = customerTrace(before, customer, moment, profile);
    return customer;
}

run::CustomerTrace customerTrace(const Customer& before, const Customer& after, const Moment& moment,
                                 const std::string& profile)
{
    run::CustomerTrace trace;
    trace.id = after.id;
    trace.profile = profile;
    trace.before = balancesOf(before, moment);
    trace.after = balancesOf(after, moment);
    if (!before.known)
        trace.notes.push_back(run::effectNote(run::EffectNote::Kind::Unknown, phrase("effects.no-profile")));
    if (!moment.now)
        trace.notes.push_back(run::effectNote(run::EffectNote::Kind::Unknown, phrase("effects.no-clock-at-all")));
    return trace;
}

} // namespace retort::effects
