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

constexpr std::size_t largestTried = 150;    // nodes: each trial analyses the rule once more
constexpr std::size_t largestWritten = 5000; // nodes: the fix holds the whole rule

// An `and` with a list, which takes one more.
bool isOpenAnd(const logic::Program& rule, NodeId node)
{
    return rule.node(node).op == Operator::And && !rule.node(node).sugar;
}

// Puts the guard before a node: beside it in an `and`, else in an `and` around it.
Fix guardAt(const logic::Program& rule, NodeId node, const std::string& path)
{
    const std::string guard = "{\"!\": {\"missing\": [" + json::quoted(path) + "]}}";
    const auto change = [&]() -> Change {
        if (node != 0 && isOpenAnd(rule, rule.node(node).parent))
            return {Change::Kind::Insert, rule.pointerTo(node), guard};
        if (isOpenAnd(rule, node))
            return {Change::Kind::Insert, json::child(json::child(rule.pointerTo(node), "and"), std::size_t{0}), guard};
        return {Change::Kind::Wrap, rule.pointerTo(node), "{\"and\": [" + guard + ", ", "]}"};
    };
    return {phrase("lint.fix.ask-first", path), {change()}};
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
    if (isWithinAnds(rule, node))
        return guardAt(rule, node, path);
    const auto document =
        rule.nodes().size() > largestTried ? fail(Error()) : json::Document::parse(json::write(rule.rule().root()));
    for (NodeId at = node; document && tries > 0 && at != 0; at = rule.node(at).parent) {
        --tries;
        Fix fix = guardAt(rule, at, path);
        const auto changed = applied(*document, fix);
        if (changed &&
            !passesWithout(logic::Program::compile(changed->dataOf(0), rule.settings()), path, event, surroundings))
            return fix;
    }
    return guardAround(rule, path);
}

std::optional<Fix> guardAround(const logic::Program& rule, const std::string& path)
{
    const bool isWritten = !isOpenAnd(rule, 0);
    return isWritten && rule.nodes().size() > largestWritten ? std::nullopt : std::optional(guardAt(rule, 0, path));
}

} // namespace retort::lint
