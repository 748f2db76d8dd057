// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/program.h"

#include "engine/base/nearest.h"
#include "engine/json/pointer.h"
#include "engine/reaction/words.h"
#include "engine/run/ruleproblems.h"

#include <algorithm>
#include <set>

namespace retort::run {

struct Program::Content {
    Reaction reaction;
    Catalogue catalogue;
    Settings settings;
    std::string file;
    Targets targets;
    std::vector<CompiledAction> actions;
    std::vector<Problem> problems;
    std::vector<Phrase> notes;
};

namespace {

using Severity = Problem::Severity;

constexpr std::string_view sendType = "target.send";

/// Makes one reaction ready.
class Compiler {
public:
    Compiler(const Reaction& reaction, const Catalogue& catalogue, const Settings& settings, const Targets& targets)
        : m_reaction(reaction)
        , m_catalogue(catalogue)
        , m_settings(settings)
        , m_targets(targets)
        , m_order(runOrder(reaction))
    {}

    void compile()
    {
        if (m_reaction.name.empty())
            problem(Severity::Error, "reaction.no-name", "/name", phrase("run.no-name"));
        if (m_reaction.trigger.empty())
            problem(Severity::Error, "reaction.no-trigger", "/trigger", phrase("run.no-trigger"));
        else if (const std::string canonical = m_catalogue.canonicalEvent(m_reaction.trigger);
                 canonical != m_reaction.trigger)
            problem(Severity::Warning, "event.alias", "/trigger",
                    phrase("run.trigger-alias", m_reaction.trigger, canonical), canonical);
        orderProblems();
        for (std::size_t index : m_order.actions)
            compileAction(index);
    }

    std::vector<CompiledAction> actions;
    std::vector<Problem> problems;
    std::vector<Phrase> notes;

private:
    void problem(Severity severity, std::string_view rule, std::string pointer, Phrase message,
                 std::string suggestion = {})
    {
        problems.push_back(
            {severity, std::string(rule), std::move(pointer), std::move(message), std::move(suggestion)});
    }

    void orderProblems()
    {
        for (const auto& tie : m_order.ties) {
            const std::string number = std::to_string(*m_reaction.actions[tie.front()].sortOrder);
            for (std::size_t index : tie)
                problem(Severity::Warning, "order.tie", m_reaction.actions[index].pointer,
                        phrase("run.tie-order", std::to_string(tie.size()), number));
            notes.push_back(phrase("run.tie", std::to_string(tie.size()), number));
        }
        for (std::size_t index : m_order.unnumbered) {
            const Action& action = m_reaction.actions[index];
            const bool absent = action.sortOrderText.empty() || action.sortOrderText == "null";
            problem(Severity::Warning, "order.tie", action.pointer,
                    absent ? phrase("run.no-order") : phrase("run.bad-order", cut(action.sortOrderText)));
        }
        const std::size_t without = m_order.unnumbered.size();
        if (without > 0 && without == m_reaction.actions.size())
            notes.push_back(phrase("run.no-orders"));
        else if (without == 1)
            notes.push_back(phrase("run.one-without-order"));
        else if (without > 1)
            notes.push_back(phrase("run.some-orders", std::to_string(without)));
    }

    static std::string cut(const std::string& json)
    {
        constexpr std::size_t longest = 40;
        return json.size() <= longest ? json : shortText(json::Value(std::string_view(json)));
    }

    void compileAction(std::size_t index)
    {
        CompiledAction compiled;
        compiled.action = m_reaction.actions[index];
        compiled.index = index;
        compiled.number = actions.size() + 1;
        const Action& action = compiled.action;
        compiled.type = action.type;
        if (const ActionKind* kind = kindOf(action, m_catalogue)) {
            compiled.kind = *kind;
            if (!m_catalogue.action(action.type)) {
                compiled.type = action.otherType;
                compiled.notes.push_back(phrase("run.action-by-uuid", action.type, action.otherType));
            } else if (kind->type != action.type) {
                compiled.notes.push_back(phrase("run.action-alias", action.type, kind->type));
            }
        }
        // A filter is the engine's own business, whatever a catalogue says.
        if (compiled.kind ? compiled.kind->type == "filter" : action.type == "filter")
            compiled.role = CompiledAction::Role::Filter;
        else if (compiled.kind)
            compiled.role = CompiledAction::Role::Effect;
        else
            unknownAction(compiled);
        compiled.sends = compiled.kind && compiled.kind->type == sendType;
        compileArguments(compiled);
        actions.push_back(std::move(compiled));
    }

    void unknownAction(CompiledAction& compiled)
    {
        std::vector<std::string_view> names;
        for (const ActionKind& kind : m_catalogue.actions()) {
            names.push_back(kind.type);
            names.insert(names.end(), kind.aliases.begin(), kind.aliases.end());
        }
        const std::string near(nearest(compiled.action.type, names));
        const std::string& type = compiled.action.type;
        const Phrase message = type.empty()   ? phrase("run.untyped-action")
                               : near.empty() ? phrase("run.unknown-action", type)
                                              : phrase("run.unknown-action-near", type, near);
        problem(Severity::Warning, "action.unknown", compiled.action.pointer, message, near);
        compiled.notes.push_back(message);
    }

    void compileArguments(CompiledAction& compiled)
    {
        const Action& action = compiled.action;
        const bool filter = compiled.role == CompiledAction::Role::Filter;
        std::set<std::string_view> names;
        for (std::size_t i = 0; i < action.arguments.size(); ++i) {
            const Argument& argument = action.arguments[i];
            const ArgumentKind* kind = compiled.kind ? compiled.kind->argument(argument.name) : nullptr;
            const bool condition = filter && (kind ? kind->name == "condition" : argument.name == "condition");
            CompiledArgument one{.index = i, .rule = {}, .rulePointer = json::child(argument.pointer, "value")};
            // A condition is evaluated whatever is_dynamic says (spec section 14, C10).
            if (condition || argument.isDynamic == true) {
                one.rule = logic::Program::compile(argument.value, m_settings.logic);
                for (Problem& found : ruleProblems(*one.rule, one.rulePointer))
                    problems.push_back(std::move(found));
            } else if (looksLikeRule(argument.value.root())) {
                problem(Severity::Warning, "argument.object-fixed", argument.pointer,
                        phrase("run.object-fixed", argument.name));
            }
            if (condition)
                compiled.condition = i; // the last of a name counts
            if (compiled.kind && !kind)
                problem(Severity::Warning, "argument.unknown", argument.pointer,
                        phrase("run.unknown-argument", argument.name, compiled.kind->type));
            if (!names.insert(argument.name).second) {
                problem(Severity::Warning, "argument.twice", argument.pointer,
                        phrase("run.argument-twice", argument.name));
                compiled.notes.push_back(phrase("run.argument-twice", argument.name));
            }
            compiled.arguments.push_back(std::move(one));
        }
        if (filter) {
            if (compiled.condition && action.arguments[*compiled.condition].value.root().isNull())
                compiled.condition.reset();
            if (!compiled.condition)
                problem(Severity::Error, "filter.no-condition", action.pointer, phrase("run.no-condition"));
        } else if (compiled.kind) {
            absentProblems(compiled);
        }
        if (compiled.sends)
            targetProblems(compiled);
    }

    // Of the target that an action names: it is not there, or something is wrong with it whatever the event.
    void targetProblems(const CompiledAction& compiled)
    {
        const Argument* given = nullptr;
        for (const CompiledArgument& argument : compiled.arguments) {
            const Argument& one = compiled.action.arguments[argument.index];
            if (const ArgumentKind* kind = compiled.kind->argument(one.name); kind && kind->picker == targetPicker)
                given = argument.rule ? nullptr : &one; // the last of a name counts
        }
        if (!given || !given->value.root().isString() || given->value.root().text().empty() || !m_targets.known())
            return;
        const std::string handle(given->value.root().text());
        const CompiledTarget* target = m_targets.find(handle);
        if (!target) {
            const std::string near = m_targets.nearest(handle);
            problem(Severity::Warning, "handle.unknown", given->pointer, unknownTarget(m_targets, handle), near);
            return;
        }
        for (const Problem& one : target->problems) {
            if (one.severity == Severity::Error)
                problem(one.severity, one.rule, given->pointer, phrase("run.in-target", target->file, one.message));
        }
    }

    void absentProblems(const CompiledAction& compiled)
    {
        const auto has = [&](const ArgumentKind& wanted) {
            return std::any_of(compiled.action.arguments.begin(), compiled.action.arguments.end(),
                               [&](const Argument& a) { return compiled.kind->argument(a.name) == &wanted; });
        };
        // Where the catalogue only infers the name, an argument that it does not know may be the tenant's own name of
        // it: then the action may be right all the same.
        const bool hasUnknown = std::any_of(compiled.action.arguments.begin(), compiled.action.arguments.end(),
                                            [&](const Argument& a) { return !compiled.kind->argument(a.name); });
        for (const ArgumentKind& wanted : compiled.kind->arguments) {
            if (!wanted.required || has(wanted))
                continue;
            const bool doubtful = wanted.evidence != "documented" && hasUnknown;
            problem(doubtful ? Severity::Warning : Severity::Error, "argument.missing", compiled.action.pointer,
                    phrase("run.argument-absent", compiled.kind->type, wanted.name));
        }
    }

    // One key that is an operator: most likely meant to be evaluated.
    static bool looksLikeRule(json::Value value)
    {
        if (!value.isObject() || value.size() != 1)
            return false;
        const std::string_view key = value.members()[0].key.text();
        for (auto op = static_cast<unsigned>(logic::Operator::Var); op <= static_cast<unsigned>(logic::Operator::Log);
             ++op) {
            if (logic::nameOf(static_cast<logic::Operator>(op)) == key)
                return true;
        }
        return false;
    }

    const Reaction& m_reaction;
    const Catalogue& m_catalogue;
    const Settings& m_settings;
    const Targets& m_targets;
    const RunOrder m_order;
};

} // namespace

Program::Program() : m_content(std::make_shared<Content>()) {}

Program Program::compile(const Reaction& reaction, const Catalogue& catalogue, const Settings& settings,
                         std::string file, Targets targets)
{
    Compiler compiler(reaction, catalogue, settings, targets);
    compiler.compile();
    const auto content = std::make_shared<Content>();
    content->reaction = reaction;
    content->catalogue = catalogue;
    content->settings = settings;
    content->file = std::move(file);
    content->targets = std::move(targets);
    content->actions = std::move(compiler.actions);
    content->problems = std::move(compiler.problems);
    content->notes = std::move(compiler.notes);
    Program program;
    program.m_content = content;
    return program;
}

const Reaction& Program::reaction() const { return m_content->reaction; }
const Catalogue& Program::catalogue() const { return m_content->catalogue; }
const Settings& Program::settings() const { return m_content->settings; }
const std::string& Program::file() const { return m_content->file; }
const Targets& Program::targets() const { return m_content->targets; }
const std::vector<CompiledAction>& Program::actions() const { return m_content->actions; }
const std::vector<Problem>& Program::problems() const { return m_content->problems; }
const std::vector<Phrase>& Program::notes() const { return m_content->notes; }

} // namespace retort::run
