// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/repeats.h"

#include "engine/lint/variables.h"

#include <algorithm>
#include <array>
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

void ownTrigger(const Subject& subject, const CompiledAction& action)
{
    for (const Raised& raised : raisedEvents) {
        if (action.kind->type != raised.action || subject.event != raised.event)
            continue;
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
    for (const CompiledAction& action : subject.program.actions()) {
        if (action.role == CompiledAction::Role::Filter) {
            if (action.condition && repeats && !guarded)
                guarded = Guard(*action.arguments[*action.condition].rule).holds();
            continue;
        }
        if (!action.kind)
            continue;
        ownTrigger(subject, action);
        if (repeats && !guarded && issues(action))
            subject.add(
                problem("repeat.unguarded", action.action.pointer, phrase("lint.repeat-unguarded", action.kind->type)));
    }
}

} // namespace retort::lint
