// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/absentguard.h"

#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/lint/variables.h"
#include "engine/logic/evaluate.h"

#include <algorithm>
#include <utility>

namespace retort::lint {

namespace {

using logic::NodeId;
using logic::Operator;

constexpr std::size_t largestTried = 150; // nodes: each trial analyses the rule once more

// The change that puts the guard before a node: beside it in an `and`, else in an `and` around it.
Change guarded(const logic::Program& rule, NodeId node, const std::string& guard)
{
    const logic::Node& place = rule.node(node);
    if (node != 0 && rule.node(place.parent).op == Operator::And && !rule.node(place.parent).sugar)
        return {Change::Kind::Insert, rule.pointerTo(node), guard};
    if (place.op == Operator::And && !place.sugar)
        return {Change::Kind::Insert, json::child(json::child(rule.pointerTo(node), "and"), std::size_t{0}), guard};
    return {Change::Kind::Set, rule.pointerTo(node), "{\"and\": [" + guard + ", " + json::write(place.source) + "]}"};
}

bool isWithinAnds(const logic::Program& rule, NodeId node)
{
    for (; node != 0; node = rule.node(node).parent) {
        if (rule.node(rule.node(node).parent).op != Operator::And)
            return false;
    }
    return true;
}

bool passesWithout(const logic::Program& rule, const std::string& path, const std::string& event,
                   const Surroundings& surroundings)
{
    const auto findings = logic::analyse(rule, passesOf(surroundings), domainsOf(event, surroundings)).findings;
    return std::any_of(findings.begin(), findings.end(), [&](const logic::Finding& one) {
        return one.kind == logic::Finding::Kind::AbsentPasses && one.path == path;
    });
}

} // namespace

logic::Passes passesOf(const Surroundings& surroundings)
{
    const run::Settings settings = surroundings.settings();
    return [settings](json::Value value) {
        return run::passes(value, logic::truthOf(value, settings.logic.dialect, settings.logic.objects),
                           settings.truthInUse());
    };
}

logic::Domains domainsOf(const std::string& event, const Surroundings& surroundings)
{
    const EventKind* kind = surroundings.catalogue().event(event);
    const bool custom = kind && kind->name.ends_with(".*");
    return [custom, surroundings, &fields = surroundings.fieldsOf(event)](std::string_view path) {
        const Field* field = fields.find(path);
        // Parts of a birthday come as texts and as numbers; what the catalogue has of an event of one's own are
        // examples of another one.
        const bool doubtful = isBirthPart(path) || (custom && field && field->documented && field->samples == 0);
        return logic::Domain{field && !doubtful ? field->type : std::string(), true, {}};
    };
}

std::optional<Fix> absentGuard(const logic::Program& rule, NodeId node, const std::string& path,
                               const std::string& event, const Surroundings& surroundings, int& tries)
{
    const std::string guard = "{\"!\": {\"missing\": [" + json::quoted(path) + "]}}";
    const auto fixAt = [&](NodeId at) { return Fix{phrase("lint.fix.ask-first", path), {guarded(rule, at, guard)}}; };
    if (isWithinAnds(rule, node))
        return fixAt(node);
    if (rule.nodes().size() > largestTried)
        return std::nullopt;
    const auto document = json::Document::parse(json::write(rule.rule().root()));
    if (!document)
        return std::nullopt;
    for (NodeId at = node; tries > 0; at = rule.node(at).parent) {
        --tries;
        Fix fix = fixAt(at);
        const auto changed = applied(*document, fix);
        if (changed &&
            !passesWithout(logic::Program::compile(changed->dataOf(0), rule.settings()), path, event, surroundings))
            return fix;
        if (at == 0)
            break;
    }
    return std::nullopt;
}

} // namespace retort::lint
