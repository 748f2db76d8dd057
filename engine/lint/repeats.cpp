// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/repeats.h"

#include "engine/lint/conditions.h"
#include "engine/lint/variables.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace retort::lint {

namespace {

using logic::NodeId;
using logic::Operator;
using run::CompiledAction;

struct Raised {
    std::string_view action;
    std::string_view event;
};

// Which events an action's effect most likely raises (spec section 4.5). Whether they start reactions is not
// documented; to assume so is the careful way.
constexpr std::array raisedEvents{
    Raised{"benefit.create", "benefit.created"},
    Raised{"reward.create", "reward.created"},
    Raised{"reward.create", "balance.updated"},
    Raised{"point.create", "point.created"},
    Raised{"point.create", "balance.updated"},
    Raised{"tier-point.create", "tier-point.created"},
    Raised{"tier-point.create", "tier.achieved"},
    Raised{"tier-point.create", "tier.progressed"},
    Raised{"tier.assign", "tier.achieved"},
    Raised{"tier.assign", "profile.updated"},
    Raised{"achievement.add", "achievement.progressed"},
    Raised{"achievement.add", "achievement.unlocked"},
    Raised{"redeem.benefit", "benefit.redeemed"},
    Raised{"redeem.benefit", "benefit.updated"},
    Raised{"update.highest.status.attribute", "profile-attribute.updated"},
    Raised{"update.highest.status.attribute", "profile.updated"},
};

constexpr std::size_t mostFilters = 12; // that are asked whether they let a raised event pass

// What a customer has more of afterwards, each time.
constexpr std::array issuing{std::string_view("benefit.create"), std::string_view("reward.create"),
                             std::string_view("point.create"), std::string_view("tier-point.create"),
                             std::string_view("achievement.add")};

bool issues(const CompiledAction& action)
{
    return action.kind && std::find(issuing.begin(), issuing.end(), action.kind->type) != issuing.end();
}

// What on a customer can say that something was done already.
bool canRemember(std::string_view path)
{
    for (std::string_view part : {"flattened_tags", "tags", "flattened_statuses", "statuses", "custom_attributes",
                                  "attributes", "benefit_balance", "reward_balance", "point_balance", "meta"}) {
        if (hasPart(path, part))
            return true;
    }
    return false;
}

/// Does a condition let the chain go on only where something is not there yet?
class Guard {
public:
    explicit Guard(const logic::Program& rule) : m_rule(rule) {}

    bool holds()
    {
        const auto nodes = m_rule.nodes();
        std::vector<bool> negative(nodes.size());
        for (NodeId id = 0; id < nodes.size(); ++id) {
            if (id > 0)
                negative[id] = negative[nodes[id].parent] != negates(nodes[nodes[id].parent]);
            if (nodes[id].op == Operator::Var && negative[id] && remembers(id))
                return true;
        }
        return false;
    }

private:
    static bool negates(const logic::Node& node)
    {
        return node.op == Operator::Not || node.op == Operator::NotEqual || node.op == Operator::StrictNotEqual ||
               node.op == Operator::None || node.op == Operator::Less || node.op == Operator::LessEqual;
    }

    bool remembers(NodeId id) const
    {
        const NodeId child = m_rule.node(id).firstChild;
        return child != logic::noNode && m_rule.node(child).op == Operator::Literal &&
               m_rule.node(child).source.isString() && canRemember(m_rule.node(child).source.text());
    }

    const logic::Program& m_rule;
};

// What the raised event holds of what the action was given: the next event of this reaction is about that.
std::map<std::string, std::string, std::less<>> givenBy(const CompiledAction& action, std::string_view event)
{
    std::map<std::string, std::string, std::less<>> given;
    for (const run::CompiledArgument& compiled : action.arguments) {
        const Argument& argument = action.action.arguments[compiled.index];
        const ArgumentKind* kind = action.kind->argument(argument.name);
        if (!kind || compiled.rule || !argument.value.root().isString())
            continue;
        const std::string handle(argument.value.root().text());
        if (event == "profile.updated" && kind->picker == "tier_definition") {
            given["tier_handle"] = handle;
            given["tier.handle"] = handle;
        } else if (kind->picker.ends_with("_definition") && !event.starts_with("balance.") &&
                   !(kind->picker == "point_definition" && event.starts_with("tier."))) {
            given["definition.handle"] = handle;
        }
    }
    return given;
}

void ownTrigger(const Subject& subject, const CompiledAction& action, const std::vector<const logic::Program*>& filters)
{
    for (const Raised& raised : raisedEvents) {
        if (action.kind->type != raised.action || subject.event != raised.event)
            continue;
        if (canPass(filters, subject.event, subject.surroundings, givenBy(action, subject.event)))
            subject.add(problem("loop.own-trigger", action.action.pointer,
                                phrase("lint.own-trigger", action.kind->type, subject.event)));
        return;
    }
}

} // namespace

void repeatProblems(const Subject& subject)
{
    const bool repeats = subject.event == "profile.updated";
    bool guarded = false;
    std::vector<const logic::Program*> filters;
    for (const CompiledAction& action : subject.program.actions()) {
        if (action.role == CompiledAction::Role::Filter) {
            if (!action.condition)
                continue;
            const logic::Program& rule = *action.arguments[*action.condition].rule;
            guarded = guarded || (repeats && Guard(rule).holds());
            if (rule.diagnostics().empty() && filters.size() < mostFilters)
                filters.push_back(&rule);
            continue;
        }
        if (!action.kind)
            continue;
        ownTrigger(subject, action, filters);
        if (repeats && !guarded && issues(action))
            subject.add(
                problem("repeat.unguarded", action.action.pointer, phrase("lint.repeat-unguarded", action.kind->type)));
    }
}

} // namespace retort::lint
