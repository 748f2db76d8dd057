// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/cascade/repeat.h"

#include "engine/run/runner.h"

#include <algorithm>
#include <map>
#include <set>

namespace retort::cascade {

namespace {

using Members = std::map<std::string, json::Value, std::less<>>;

/// The profile's fields that are not as they were.
Members changesOf(json::Value before, json::Value after)
{
    Members changes;
    for (std::size_t i = 0; after.isObject() && i < after.size(); ++i) {
        const json::Member& member = after.members()[i];
        const json::Value* old = before.isObject() ? before.find(member.key.text()) : nullptr;
        if (!old || !json::same(*old, member.value))
            changes.emplace(member.key.text(), member.value);
    }
    return changes;
}

/// The members of an object, with those changes that it has a member for.
void write(json::Builder& b, json::Value object, const Members& changes)
{
    b.beginObject();
    for (std::size_t i = 0; i < object.size(); ++i) {
        const json::Member& member = object.members()[i];
        const auto change = changes.find(member.key.text());
        b.key(member.key.text());
        b.value(change == changes.end() ? member.value : change->second);
    }
    b.end();
}

json::Data renewed(const Event& event, const Members& changes, const Catalogue& catalogue)
{
    const json::Value context = event.context.root();
    json::Builder b;
    const EventKind* kind = catalogue.event(event.name);
    if (kind && kind->root == "profile") {
        write(b, context, changes);
        return b.take();
    }
    b.beginObject();
    for (std::size_t i = 0; i < context.size(); ++i) {
        const json::Member& member = context.members()[i];
        b.key(member.key.text());
        if (member.key.text() == "profile" && member.value.isObject())
            write(b, member.value, changes);
        else
            b.value(member.value);
    }
    b.end();
    return b.take();
}

bool gives(const run::RecordChange& change) { return change.kind != "tier" || !(change.before == change.after); }

} // namespace

FiredTwice fireTwice(std::span<const run::Program> programs, const Event& event, const effects::Customer& customer,
                     const effects::World& world, const run::Options& options, const std::string& profileFile)
{
    FiredTwice twice;
    const effects::Moment moment = effects::momentOf(event, world);
    twice.first = run::runEvent(programs, event, options);
    const effects::Customer after = effects::applyTo(twice.first, customer, world, moment, profileFile);
    Event again = event;
    const json::Data profile = effects::profileOf(after, world.book, moment);
    if (event.context.root().isObject())
        again.context = renewed(event, changesOf(customer.profile.root(), profile.root()), world.catalogue);
    twice.second = run::runEvent(programs, again, options);
    effects::applyTo(twice.second, after, world, effects::momentOf(again, world), profileFile);
    auto& repeats = twice.first.repeats.emplace();

    for (std::size_t r = 0; r < twice.first.reactions.size(); ++r) {
        const run::ReactionTrace& first = twice.first.reactions[r];
        for (std::size_t s = 0; s < first.steps.size(); ++s) {
            // What the second time gives in this step, each to be found once.
            std::vector<const run::RecordChange*> left;
            for (const run::AppliedEffect& applied : twice.second.reactions[r].steps[s].applied) {
                for (const run::RecordChange& change : applied.changes)
                    left.push_back(&change);
            }
            for (const run::AppliedEffect& applied : first.steps[s].applied) {
                for (const run::RecordChange& change : applied.changes) {
                    if (!gives(change))
                        continue;
                    const auto found = std::find_if(left.begin(), left.end(), [&](const run::RecordChange* one) {
                        return one->kind == change.kind && one->definition == change.definition;
                    });
                    const bool same = found != left.end();
                    if (same)
                        left.erase(found);
                    repeats.push_back({r, first.steps[s].number, change.kind, change.definition, same,
                                       phrase(same ? "cascade.given-again" : "cascade.given-once", change.kind,
                                              change.definition, first.name)});
                }
            }
        }
    }
    return twice;
}

} // namespace retort::cascade
