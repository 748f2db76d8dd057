// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/programfixes.h"

#include "engine/base/nearest.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/lint/arguments.h"
#include "engine/reaction/edit.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace retort::lint {

namespace {

using run::CompiledAction;

// More changes than this in all the fixes of one kind are not worth their memory: the first problem has the fix.
constexpr std::size_t mostChanges = 10000;

std::size_t errorsOf(const run::Program& program)
{
    return emptyArguments(program) + static_cast<std::size_t>(std::count_if(
                                         program.problems().begin(), program.problems().end(),
                                         [](const Problem& one) { return one.severity == Problem::Severity::Error; }));
}

class Fixer {
public:
    explicit Fixer(const Subject& subject) : m_subject(subject), m_errors(errorsOf(subject.program)) {}

    void run()
    {
        for (Problem one : m_subject.program.problems()) {
            if (one.rule == "reaction.no-trigger" && isAutomation())
                continue; // its schedule starts it
            add(one);
            m_subject.add(std::move(one));
        }
    }

private:
    void add(Problem& one)
    {
        if (one.rule == "event.alias")
            one.fixes = {{phrase("lint.fix.event", one.suggestion), {setText("/trigger", one.suggestion)}}};
        else if (one.rule == "order.tie")
            renumber(one);
        else if (one.rule == "action.unknown" || one.rule == "condition.unknown-operator")
            nearName(one);
        else if (one.rule == "filter.no-condition")
            one.fixes = {{phrase("lint.fix.remove-filter"), {{Change::Kind::Remove, one.pointer, {}}}}};
        else if (one.rule == "handle.unknown" && !one.suggestion.empty())
            one.fixes = {{phrase("lint.fix.write", one.suggestion),
                          {setText(json::child(one.pointer, "value"), one.suggestion)}}};
        else if (const CompiledAction* action = actionAt(one.pointer))
            argument(one, *action);
    }

    // The platform's other kind of reaction (spec section 9): it has a query and a schedule instead of an event.
    bool isAutomation() const
    {
        const auto has = [&](std::string_view key) {
            return m_subject.document.member(0, key) != json::Document::none;
        };
        return has("query") && (has("slot") || has("frequency") || has("date"));
    }

    // The action that a pointer leads to, or into.
    const CompiledAction* actionAt(std::string_view pointer) const
    {
        const auto segments = json::segmentsOf(pointer);
        if (!segments || segments->size() < 2 || (*segments)[0] != "actions")
            return nullptr;
        const auto index = json::indexOf((*segments)[1]);
        for (const CompiledAction& action : m_subject.program.actions()) {
            if (index == action.index)
                return &action;
        }
        return nullptr;
    }

    void argument(Problem& one, const CompiledAction& action)
    {
        if (one.rule == "argument.missing") {
            missing(one, action);
            return;
        }
        const auto& arguments = action.action.arguments;
        const auto found = std::find_if(arguments.begin(), arguments.end(),
                                        [&](const Argument& argument) { return argument.pointer == one.pointer; });
        if (found == arguments.end())
            return;
        if (one.rule == "argument.unknown")
            renameArgument(one, action, *found);
        else if (one.rule == "argument.twice")
            removeEarlier(one, action, *found);
        else if (one.rule == "argument.object-fixed")
            evaluate(one, action, *found);
    }

    void renumber(Problem& one)
    {
        const auto& actions = m_subject.program.actions();
        if (m_renumbered > 0 && (m_renumbered + 1) * actions.size() > mostChanges)
            return;
        ++m_renumbered;
        Fix fix{phrase("lint.fix.renumber", std::to_string(actions.size())), {}};
        for (const CompiledAction& action : actions)
            fix.changes.push_back(
                {Change::Kind::Set, json::child(action.action.pointer, "sort_order"), std::to_string(action.number)});
        one.fixes.push_back(std::move(fix));
    }

    void nearName(Problem& one)
    {
        if (one.suggestion.empty())
            return;
        Fix fix{phrase("lint.fix.write", one.suggestion), {}};
        if (one.rule == "action.unknown") {
            const auto object = m_subject.document.find(one.pointer);
            const auto name = object ? m_subject.document.member(*object, "name") : json::Document::none;
            const bool named =
                name != json::Document::none && !m_subject.document.stringOf(name).value_or(std::string()).empty();
            fix.changes.push_back(setText(json::child(one.pointer, named ? "name" : "uuid"), one.suggestion));
        } else {
            const auto object = m_subject.document.find(one.pointer);
            if (!object || m_subject.document.node(*object).firstChild == json::Document::none)
                return; // inside of a text
            const std::string key = m_subject.document.keyOf(m_subject.document.node(*object).firstChild);
            fix.changes.push_back({Change::Kind::Rename, json::child(one.pointer, key), one.suggestion});
        }
        if (helps(fix))
            one.fixes.push_back(std::move(fix));
    }

    // A name that is right may bring rules with it that are not kept: then the fix is no way out. Asked a few times at
    // most, since each time the reaction is compiled again.
    bool helps(const Fix& fix)
    {
        constexpr int most = 20;
        if (++m_tried > most)
            return false;
        const auto document = applied(m_subject.document, fix);
        const auto reaction = document ? readReaction(*document) : fail(document.error());
        if (!reaction)
            return false;
        const auto program = run::Program::compile(*reaction, m_subject.catalogue(), m_subject.surroundings.settings(),
                                                   {}, m_subject.surroundings.targets());
        return errorsOf(program) <= m_errors;
    }

    void missing(Problem& one, const CompiledAction& action)
    {
        // Which one is missing stands in the sentence; the skeleton knows what it starts with.
        const ArgumentKind* wanted = nullptr;
        for (const ArgumentKind& kind : action.kind->arguments) {
            const bool given =
                std::any_of(action.action.arguments.begin(), action.action.arguments.end(),
                            [&](const Argument& argument) { return action.kind->argument(argument.name) == &kind; });
            if (kind.required && !given && one.message.arguments.size() > 1 &&
                one.message.arguments[1] == Phrase::Argument(kind.name))
                wanted = &kind;
        }
        if (!wanted)
            return;
        const std::string value = start(*wanted);
        if (value.empty())
            return;
        const bool customer = wanted->name == "profile_id";
        const std::string json = "{\"name\": " + json::quoted(wanted->name) + ", \"value\": " + value +
                                 ", \"is_dynamic\": " + (customer ? "true" : "null") + "}";
        const auto object = m_subject.document.find(action.action.pointer);
        const auto list = object ? m_subject.document.member(*object, "arguments") : json::Document::none;
        const std::string pointer = json::child(action.action.pointer, "arguments");
        Fix fix{phrase("lint.fix.add-argument", wanted->name), {}};
        if (list == json::Document::none || m_subject.document.node(list).kind == json::Kind::Null)
            fix.changes.push_back({Change::Kind::Set, pointer, '[' + json + ']'});
        else
            fix.changes.push_back(
                {Change::Kind::Insert,
                 json::child(pointer, static_cast<std::size_t>(m_subject.document.node(list).children)), json});
        one.fixes.push_back(std::move(fix));
    }

    // What a missing argument can only be: the event's customer, or the one definition that there is.
    std::string start(const ArgumentKind& wanted) const
    {
        if (wanted.name == "profile_id")
            return "{\"var\": " + json::quoted(m_subject.catalogue().profilePath(m_subject.event)) + "}";
        const DefinitionList* list = m_subject.surroundings.definitions().list(wanted.picker);
        if (!list || list->definitions.size() != 1 || wanted.picker == "custom_attribute")
            return {};
        return json::quoted(list->definitions[0].handle);
    }

    void renameArgument(Problem& one, const CompiledAction& action, const Argument& argument)
    {
        std::vector<std::string_view> names;
        for (const ArgumentKind& kind : action.kind->arguments) {
            const bool given =
                std::any_of(action.action.arguments.begin(), action.action.arguments.end(),
                            [&](const Argument& other) { return action.kind->argument(other.name) == &kind; });
            if (!given)
                names.push_back(kind.name);
        }
        const std::string_view near = nearest(argument.name, names);
        if (near.empty())
            return;
        one.suggestion = near;
        Fix fix{phrase("lint.fix.write", one.suggestion), {setText(json::child(one.pointer, "name"), near)}};
        if (helps(fix))
            one.fixes.push_back(std::move(fix));
    }

    // The last one counts: the others go, from the back, so that each pointer still leads where it says.
    static void removeEarlier(Problem& one, const CompiledAction& action, const Argument& argument)
    {
        const auto& arguments = action.action.arguments;
        std::vector<const Argument*> same;
        for (const Argument& other : arguments) {
            if (other.name == argument.name)
                same.push_back(&other);
        }
        Fix fix{phrase("lint.fix.remove-earlier", argument.name), {}};
        for (std::size_t i = same.size() - 1; i-- > 0;)
            fix.changes.push_back({Change::Kind::Remove, same[i]->pointer, {}});
        one.fixes.push_back(std::move(fix));
    }

    void evaluate(Problem& one, const CompiledAction& action, const Argument& argument)
    {
        const ArgumentKind* kind = action.kind ? action.kind->argument(argument.name) : nullptr;
        if (kind && kind->dynamic == ArgumentKind::Dynamic::Never)
            return;
        if (logic::Program::compile(argument.value, m_subject.surroundings.settings().logic).diagnostics().empty())
            one.fixes.push_back({phrase("lint.fix.dynamic"),
                                 {{Change::Kind::Set, json::child(argument.pointer, "is_dynamic"), "true"}}});
    }

    const Subject& m_subject;
    const std::size_t m_errors;
    std::size_t m_renumbered = 0;
    int m_tried = 0;
};

} // namespace

void programProblems(const Subject& subject) { Fixer(subject).run(); }

} // namespace retort::lint
