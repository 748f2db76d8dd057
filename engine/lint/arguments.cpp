// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/arguments.h"

#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/lint/rulereport.h"
#include "engine/lint/variables.h"

#include <algorithm>
#include <utility>

namespace retort::lint {

namespace {

constexpr std::string_view customerArgument = "profile_id";
constexpr std::string_view attributePicker = "custom_attribute";

bool isEmpty(json::Value value) { return value.isNull() || (value.isString() && value.text().empty()); }

class ArgumentCheck {
public:
    ArgumentCheck(const Subject& subject, const run::CompiledAction& action) : m_subject(subject), m_action(action) {}

    void check()
    {
        for (const run::CompiledArgument& compiled : m_action.arguments) {
            const Argument& argument = m_action.action.arguments[compiled.index];
            const ArgumentKind* kind = m_action.kind ? m_action.kind->argument(argument.name) : nullptr;
            if (compiled.rule && !literal(compiled, argument, kind))
                rule(compiled, kind);
            else if (compiled.rule)
                continue;
            else if (kind)
                fixed(compiled, argument, *kind);
        }
    }

private:
    void rule(const run::CompiledArgument& compiled, const ArgumentKind* kind)
    {
        if (m_action.condition && &m_action.arguments[*m_action.condition] == &compiled)
            return; // see filterProblems()
        const Role role = kind && kind->name == customerArgument ? Role::Customer : Role::Value;
        const auto report = reportOf(*compiled.rule, role, m_subject.event, m_subject.surroundings);
        for (const Problem& one : report->problems)
            m_subject.add(moved(one, compiled.rulePointer));
        if (kind && !kind->picker.empty())
            choices(*compiled.rule, 0, compiled.rulePointer, *kind);
    }

    // A rule that is no more than a text or null: is_dynamic makes nothing of it. Says whether all is said.
    bool literal(const run::CompiledArgument& compiled, const Argument& argument, const ArgumentKind* kind)
    {
        const json::Value value = argument.value.root();
        if (m_action.role == run::CompiledAction::Role::Filter || value.isContainer())
            return false; // see filterProblems()
        if (kind && kind->required && isEmpty(value)) {
            m_subject.add(problem("argument.missing", argument.pointer,
                                  phrase("lint.argument-empty", m_action.type, argument.name),
                                  filled(compiled, *kind)));
            return true;
        }
        if (!value.isString() || value.text().empty())
            return false;
        const std::string text(value.text());
        const bool isField = m_subject.surroundings.fieldsOf(m_subject.event).find(text) != nullptr;
        if (kind && kind->name == customerArgument && kind->dynamic == ArgumentKind::Dynamic::Always) {
            m_subject.add(problem("argument.fixed-profile", argument.pointer,
                                  phrase("lint.text-profile", argument.name, shown(value)),
                                  {isField ? readFix(argument.pointer, text) : customerFix(argument.pointer)}));
            return true;
        }
        if (!isField)
            return false;
        m_subject.add(problem("argument.path-text", argument.pointer, phrase("lint.path-text", argument.name, text),
                              {readFix(argument.pointer, text)}));
        return true;
    }

    // The handles that a rule chooses between: the branches of an if, the sides of an or.
    void choices(const logic::Program& rule, logic::NodeId id, const std::string& pointer, const ArgumentKind& kind)
    {
        using logic::Operator;
        const logic::Node& node = rule.node(id);
        if (node.op == Operator::Literal && node.source.isString() && !node.source.text().empty()) {
            const std::string at = pointer + rule.pointerTo(id);
            handle(at, at, kind, std::string(node.source.text()));
            return;
        }
        const bool branches = node.op == Operator::If || node.op == Operator::Ternary;
        if (!branches && node.op != Operator::Or)
            return;
        for (logic::NodeId child : childrenOf(rule, id)) {
            const std::uint32_t position = rule.node(child).position;
            if (!branches || position % 2 == 1 || position + 1 == node.children)
                choices(rule, child, pointer, kind); // as deep as rules may be nested: 255
        }
    }

    void fixed(const run::CompiledArgument& compiled, const Argument& argument, const ArgumentKind& kind)
    {
        const json::Value value = argument.value.root();
        if (kind.required && isEmpty(value))
            m_subject.add(problem("argument.missing", argument.pointer,
                                  phrase("lint.argument-empty", m_action.type, argument.name), filled(compiled, kind)));
        else if (kind.name == customerArgument && kind.dynamic == ArgumentKind::Dynamic::Always && !value.isContainer())
            fixedCustomer(argument, value);
        else if (value.isString() && !value.text().empty())
            handle(compiled.rulePointer, argument.pointer, kind, std::string(value.text()));
    }

    // What an empty argument most likely is to hold.
    std::vector<Fix> filled(const run::CompiledArgument& compiled, const ArgumentKind& kind) const
    {
        const std::string pointer = m_action.action.arguments[compiled.index].pointer;
        if (kind.name == customerArgument)
            return {customerFix(pointer)};
        const DefinitionList* list = m_subject.surroundings.definitions().list(kind.picker);
        if (!list || list->definitions.size() != 1 || kind.picker == attributePicker)
            return {};
        const std::string& only = list->definitions[0].handle;
        return {{phrase("lint.fix.write", only), {setText(compiled.rulePointer, only)}}};
    }

    Fix customerFix(const std::string& pointer) const
    {
        return readFix(pointer, m_subject.catalogue().profilePath(m_subject.event));
    }

    static Fix readFix(const std::string& pointer, const std::string& path)
    {
        return {phrase("lint.fix.customer", path),
                {{Change::Kind::Set, json::child(pointer, "value"), "{\"var\": " + json::quoted(path) + "}"},
                 {Change::Kind::Set, json::child(pointer, "is_dynamic"), "true"}}};
    }

    // A fixed customer gets what every event gives; a path that lost its var is no customer at all.
    void fixedCustomer(const Argument& argument, json::Value value)
    {
        m_subject.add(problem("argument.fixed-profile", argument.pointer,
                              phrase("lint.fixed-profile", argument.name, shown(value)),
                              {customerFix(argument.pointer)}));
    }

    /// `value` is where the handle stands, `at` where it is told.
    void handle(const std::string& value, const std::string& at, const ArgumentKind& kind, const std::string& written)
    {
        const Definitions& definitions = m_subject.surroundings.definitions();
        const run::Targets& targets = m_subject.surroundings.targets();
        if (kind.picker == run::targetPicker && value == at) { // a fixed one is told by run::Program
            if (targets.known() && !targets.find(written))
                unknown(value, at, run::unknownTarget(targets, written), targets.nearest(written));
            return;
        }
        const DefinitionList* list = kind.picker.empty() ? nullptr : definitions.list(kind.picker);
        if (!list)
            return;
        if (kind.picker == attributePicker && kind.name == "namespace") {
            const bool there = std::any_of(list->definitions.begin(), list->definitions.end(),
                                           [&](const Definition& one) { return one.note == written; });
            if (!there)
                unknown(value, at, phrase("lint.handle-unknown", written, phrase("lint.kind.namespaces")), {});
            return;
        }
        if (definitions.find(kind.picker, written))
            return;
        const std::string near = definitions.nearest(kind.picker, written);
        const Phrase words =
            list->kind == "status_groups" ? phrase("lint.kind.status-groups") : phrase("lint.kind.of", list->kind);
        unknown(value, at,
                near.empty() ? phrase("lint.handle-unknown", written, words)
                             : phrase("lint.handle-unknown-near", written, words, near),
                near);
    }

    void unknown(const std::string& value, const std::string& at, Phrase message, const std::string& near)
    {
        std::vector<Fix> fixes;
        if (!near.empty())
            fixes.push_back({phrase("lint.fix.write", near), {setText(value, near)}});
        m_subject.add(problem("handle.unknown", at, std::move(message), std::move(fixes), near));
    }

    const Subject& m_subject;
    const run::CompiledAction& m_action;
};

} // namespace

void argumentProblems(const Subject& subject)
{
    for (const run::CompiledAction& action : subject.program.actions())
        ArgumentCheck(subject, action).check();
}

std::size_t emptyArguments(const run::Program& program)
{
    std::size_t count = 0;
    for (const run::CompiledAction& action : program.actions()) {
        for (const run::CompiledArgument& compiled : action.arguments) {
            const Argument& argument = action.action.arguments[compiled.index];
            const ArgumentKind* kind = action.kind ? action.kind->argument(argument.name) : nullptr;
            if (action.role != run::CompiledAction::Role::Filter && kind && kind->required &&
                isEmpty(argument.value.root()))
                ++count;
        }
    }
    return count;
}

} // namespace retort::lint
