// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/conditions.h"

#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/lint/absentguard.h"
#include "engine/lint/rulecache.h"
#include "engine/lint/subject.h"
#include "engine/lint/variables.h"
#include "engine/logic/analyse/analysis.h"
#include "engine/logic/words.h"

#include <algorithm>
#include <utility>

namespace retort::lint {

namespace {

using logic::Finding;
using logic::NodeId;
using logic::Operator;
using logic::Reading;

constexpr int mostTries = 12; // of guards, for all findings of a rule

class Teller {
public:
    Teller(const logic::Program& rule, Role role, const std::string& event, const Surroundings& surroundings)
        : m_rule(rule), m_role(role), m_event(event), m_surroundings(surroundings)
    {}

    void tell(const Finding& finding, std::vector<Problem>& problems) const
    {
        const bool condition = m_role == Role::Condition;
        switch (finding.kind) {
        case Finding::Kind::Always:
            if (condition)
                problems.push_back(always(finding));
            break;
        case Finding::Kind::Contradiction:
            if (condition)
                problems.push_back(contradiction(finding));
            break;
        case Finding::Kind::Redundant:
            if (condition)
                problems.push_back(redundant(finding));
            break;
        case Finding::Kind::AbsentPasses:
            if (condition)
                problems.push_back(absent(finding));
            break;
        case Finding::Kind::NotBoolean:
            if (condition && isCertain(finding))
                problems.push_back(notBoolean(finding));
            break;
        case Finding::Kind::TextNumber:
            problems.push_back(textNumber(finding));
            break;
        case Finding::Kind::IntFloat:
            problems.push_back(intFloat(finding));
            break;
        }
    }

private:
    std::string at(NodeId node) const { return m_rule.pointerTo(node); }
    Phrase words(NodeId node) const { return logic::inWords(m_rule, node, Reading::Condition); }

    Problem always(const Finding& finding) const
    {
        Phrase why;
        if (finding.node == 0)
            why = finding.truth ? phrase("lint.always-passes") : phrase("lint.never-passes");
        else if (m_rule.node(finding.node).op == Operator::Literal)
            why = finding.truth ? phrase("lint.always-true-part") : phrase("lint.always-false-part");
        else
            why = finding.truth ? phrase("lint.always-true", words(finding.node))
                                : phrase("lint.always-false", words(finding.node));
        // True in an `and` and false in an `or` say nothing.
        const bool idle =
            finding.node != 0 && finding.truth == (m_rule.node(parentOf(finding.node)).op == Operator::And);
        return problem("condition.always", at(finding.node), std::move(why),
                       idle ? removal(finding.node) : withoutCause(finding));
    }

    Problem contradiction(const Finding& finding) const
    {
        const NodeId first = std::min(finding.node, finding.other);
        const NodeId second = std::max(finding.node, finding.other);
        return problem("condition.contradiction", at(second),
                       phrase("lint.contradiction", words(first), words(second)));
    }

    Problem redundant(const Finding& finding) const
    {
        const Phrase why = finding.other == logic::noNode
                               ? phrase("lint.redundant", words(finding.node))
                               : phrase("lint.redundant-beside", words(finding.node), words(finding.other));
        return problem("condition.redundant", at(finding.node), why, removal(finding.node));
    }

    NodeId parentOf(NodeId node) const { return m_rule.node(node).parent; }

    // A clause that others stand beside can be taken out of its group.
    std::vector<Fix> removal(NodeId node) const
    {
        if (node == 0 || !isGroup(parentOf(node)) || m_rule.node(parentOf(node)).children < 2)
            return {};
        return {{phrase("lint.fix.remove-clause"), {{Change::Kind::Remove, at(node), {}}}}};
    }

    // Of {"or": [true, x]} the true, which leaves x to decide.
    std::vector<Fix> withoutCause(const Finding& finding) const
    {
        if (!finding.truth || finding.other == logic::noNode || parentOf(finding.other) != finding.node ||
            m_rule.node(finding.node).op != Operator::Or || m_rule.node(finding.node).children < 2)
            return {};
        return {{phrase("lint.fix.remove-cause", logic::inWords(m_rule, finding.other, Reading::Value)),
                 {{Change::Kind::Remove, at(finding.other), {}}}}};
    }

    bool isGroup(NodeId node) const
    {
        const Operator op = m_rule.node(node).op;
        return op == Operator::And || op == Operator::Or;
    }

    Problem absent(const Finding& finding) const
    {
        std::vector<Fix> fixes;
        if (auto fix = absentGuard(m_rule, finding.node, finding.path, m_event, m_surroundings, m_tries))
            fixes.push_back(*std::move(fix));
        return problem("absent.passes", at(finding.node), phrase("lint.absent-passes", finding.path), std::move(fixes));
    }

    // A field of which nothing is known may well be true or false.
    bool isCertain(const Finding& finding) const
    {
        const std::string path = pathOf(m_rule, finding.node);
        if (m_rule.node(finding.node).op != Operator::Var)
            return true;
        const Field* field = m_surroundings.fieldsOf(m_event).find(path);
        return field && !field->type.empty();
    }

    Problem notBoolean(const Finding& finding) const
    {
        const Phrase what = logic::inWords(m_rule, finding.node, Reading::Value);
        return problem("condition.not-boolean", at(finding.node), phrase("lint.not-boolean", what),
                       {{phrase("lint.fix.boolean"), {{Change::Kind::Wrap, {}, "{\"!!\": [", "]}"}}}});
    }

    Problem textNumber(const Finding& finding) const
    {
        std::vector<Fix> fixes;
        std::string constant;
        for (NodeId child : childrenOf(m_rule, finding.node)) {
            const logic::Node& node = m_rule.node(child);
            if (node.op != Operator::Literal || finding.path.empty())
                continue;
            constant = json::write(node.source);
            if (finding.truth && node.source.isString()) {
                const auto number = json::Data::parse(node.source.text());
                if (number && number->root().isNumber())
                    fixes.push_back({phrase("lint.fix.write", std::string(node.source.text())),
                                     {{Change::Kind::Set, at(child), std::string(node.source.text())}}});
            } else if (!finding.truth && node.source.isNumber()) {
                fixes.push_back({phrase("lint.fix.write", json::quoted(constant)),
                                 {{Change::Kind::Set, at(child), json::quoted(constant)}}});
            }
        }
        if (finding.path.empty() || constant.empty()) // beside another field, or what is worked out
            return problem("type.text-number", at(finding.node), phrase("lint.text-number", words(finding.node)));
        return problem("type.text-number", at(finding.node),
                       finding.truth ? phrase("lint.number-with-text", finding.path, constant)
                                     : phrase("lint.text-with-number", finding.path, constant),
                       std::move(fixes));
    }

    Problem intFloat(const Finding& finding) const
    {
        const Operator op = m_rule.node(finding.node).op;
        const std::string loose = op == Operator::StrictEqual ? "==" : "!=";
        return problem("strict.int-float", at(finding.node), phrase("lint.int-float", words(finding.node), loose),
                       {{phrase("lint.fix.operator", loose),
                         {{Change::Kind::Rename, json::child(at(finding.node), logic::nameOf(op)), loose}}}});
    }

    const logic::Program& m_rule;
    const Role m_role;
    const std::string& m_event;
    const Surroundings& m_surroundings;
    mutable int m_tries = mostTries; ///< That are left for guards.
};

// {"and": [a, b, c]} of whole filters.
logic::Program together(const std::vector<const logic::Program*>& filters)
{
    json::Builder builder;
    builder.beginObject();
    builder.key("and");
    builder.beginArray();
    for (const logic::Program* filter : filters)
        builder.value(filter->rule().root());
    builder.end();
    builder.end();
    return logic::Program::compile(builder.take(), filters.back()->settings());
}

// Of an absent.passes, whose sentence names it.
std::string pathOf(const Problem& one)
{
    const auto* path = one.message.arguments.empty() ? nullptr : std::get_if<std::string>(&one.message.arguments[0]);
    return path ? *path : std::string();
}

bool isAcross(const Problem& one)
{
    return one.rule == "absent.passes" || one.rule == "condition.contradiction" || one.rule == "condition.redundant";
}

} // namespace

void conditionProblems(const logic::Program& rule, Role role, const std::string& event,
                       const Surroundings& surroundings, RuleReport& report)
{
    if (!rule.diagnostics().empty())
        return;
    const auto analysis = logic::analyse(rule, passesOf(surroundings), domainsOf(event, surroundings));
    const Teller teller(rule, role, event, surroundings);
    // That it is never true is no news beside why.
    const auto hasReason = [&](const Finding& always) {
        return std::any_of(analysis.findings.begin(), analysis.findings.end(), [&](const Finding& one) {
            return (one.node == always.node || one.node == always.other) &&
                   (one.kind == Finding::Kind::TextNumber || one.kind == Finding::Kind::IntFloat);
        });
    };
    for (const Finding& finding : analysis.findings) {
        if (finding.kind != Finding::Kind::Always || !hasReason(finding))
            teller.tell(finding, report.problems);
    }
    report.neverPasses = role == Role::Condition && analysis.outlook == logic::Outlook::AlwaysFalse;
}

std::shared_ptr<const RuleReport> togetherOf(const std::vector<const logic::Program*>& filters,
                                             const std::string& event, const Surroundings& surroundings)
{
    const logic::Program rule = together(filters);
    const std::string key = "together " + event + ' ' + json::write(rule.rule().root());
    if (auto known = RuleCache::find(surroundings, key))
        return known;
    RuleReport all;
    conditionProblems(rule, Role::Condition, event, surroundings, all);
    RuleReport own{{}, all.neverPasses};
    const std::string last = json::child("/and", filters.size() - 1);
    for (Problem& one : all.problems) {
        if (!isAcross(one) || (one.pointer != last && !one.pointer.starts_with(last + '/')))
            continue;
        // What it offers is a change of the combined rule, which nobody wrote; inside of the part it fits all the same.
        std::erase_if(one.fixes, [&](const Fix& fix) {
            return std::any_of(fix.changes.begin(), fix.changes.end(), [&](const Change& change) {
                return !change.pointer.starts_with(last) ||
                       (change.pointer == last && change.kind != Change::Kind::Set &&
                        change.kind != Change::Kind::Wrap);
            });
        });
        for (Fix& fix : one.fixes) {
            for (Change& change : fix.changes)
                change.pointer.erase(0, last.size());
        }
        one.pointer.erase(0, last.size());
        if (one.rule == "absent.passes" && one.fixes.empty()) {
            if (auto fix = guardAround(*filters.back(), pathOf(one)))
                one.fixes.push_back(*std::move(fix));
        }
        own.problems.push_back(std::move(one));
    }
    auto report = std::make_shared<const RuleReport>(std::move(own));
    RuleCache::keep(surroundings, key, report);
    return report;
}

bool canPass(const std::vector<const logic::Program*>& filters, const std::string& event,
             const Surroundings& surroundings, const std::map<std::string, std::string, std::less<>>& given)
{
    if (filters.empty() || given.empty())
        return true;
    const logic::Domains known = domainsOf(event, surroundings);
    const auto domains = [&](std::string_view path) {
        const auto found = given.find(path);
        if (found == given.end())
            return known(path);
        return logic::Domain{"string", false, {json::Data::copy(json::Value(std::string_view(found->second)))}};
    };
    return logic::analyse(together(filters), passesOf(surroundings), domains).outlook != logic::Outlook::AlwaysFalse;
}

} // namespace retort::lint
