// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/arguments.h"

#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/lint/rulereport.h"

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
            if (compiled.rule)
                rule(compiled, kind);
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
        for (const Problem& one : reportOf(*compiled.rule, role, m_subject.event, m_subject.surroundings)->problems)
            m_subject.add(moved(one, compiled.rulePointer));
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
            handle(compiled, argument, kind, std::string(value.text()));
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
        const std::string path = m_subject.catalogue().profilePath(m_subject.event);
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

    void handle(const run::CompiledArgument& compiled, const Argument& argument, const ArgumentKind& kind,
                const std::string& written)
    {
        const Definitions& definitions = m_subject.surroundings.definitions();
        const DefinitionList* list = kind.picker.empty() ? nullptr : definitions.list(kind.picker);
        if (!list)
            return;
        if (kind.picker == attributePicker && kind.name == "namespace") {
            const bool there = std::any_of(list->definitions.begin(), list->definitions.end(),
                                           [&](const Definition& one) { return one.note == written; });
            if (!there)
                m_subject.add(problem("handle.unknown", argument.pointer,
                                      phrase("lint.handle-unknown", written, phrase("lint.kind.namespaces"))));
            return;
        }
        if (definitions.find(kind.picker, written))
            return;
        const std::string near = definitions.nearest(kind.picker, written);
        if (near.empty())
            m_subject.add(problem("handle.unknown", argument.pointer,
                                  phrase("lint.handle-unknown", written, phrase("lint.kind.of", list->kind))));
        else
            m_subject.add(problem("handle.unknown", argument.pointer,
                                  phrase("lint.handle-unknown-near", written, phrase("lint.kind.of", list->kind), near),
                                  {{phrase("lint.fix.write", near), {setText(compiled.rulePointer, near)}}}, near));
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

} // namespace retort::lint
