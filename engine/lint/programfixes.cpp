// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/programfixes.h"

#include "engine/base/nearest.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/lint/arguments.h"
#include "engine/reaction/edit.h"

#include <algorithm>
#include <optional>
#include <set>
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
    explicit Fixer(const Subject& subject)
        : m_subject(subject), m_errors(errorsOf(subject.program)), m_actions(subject.reaction.actions.size(), nullptr)
    {
        // Looked up once: a chain may have a hundred thousand actions, and each of them a problem.
        for (const CompiledAction& action : subject.program.actions()) {
            if (action.index < m_actions.size())
                m_actions[action.index] = &action;
        }
        const auto list = subject.document.member(0, "actions");
        if (list == json::Document::none || subject.document.node(list).kind != json::Kind::Array)
            return;
        for (auto at = subject.document.node(list).firstChild; at != json::Document::none;
             at = subject.document.node(at).next)
            m_objects.push_back(at);
    }

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
        return index && *index < m_actions.size() ? m_actions[*index] : nullptr;
    }

    // Document::find() without the walk along the chain.
    std::optional<json::Document::Index> find(std::string_view pointer) const
    {
        const auto segments = json::segmentsOf(pointer);
        const auto index = segments && segments->size() > 1 && (*segments)[0] == "actions"
                               ? json::indexOf((*segments)[1])
                               : std::nullopt;
        if (!index || *index >= m_objects.size())
            return m_subject.document.find(pointer);
        const json::Document& document = m_subject.document;
        auto at = m_objects[*index];
        for (std::size_t i = 2; i < segments->size() && at != json::Document::none; ++i) {
            const auto position = json::indexOf((*segments)[i]);
            at = document.node(at).kind == json::Kind::Object ? document.member(at, (*segments)[i])
                 : position                                   ? document.item(at, *position)
                                                              : json::Document::none;
        }
        return at == json::Document::none ? std::nullopt : std::optional(at);
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
            const auto object = find(one.pointer);
            const auto name = object ? m_subject.document.member(*object, "name") : json::Document::none;
            const bool named =
                name != json::Document::none && !m_subject.document.stringOf(name).value_or(std::string()).empty();
            fix.changes.push_back(setText(json::child(one.pointer, named ? "name" : "uuid"), one.suggestion));
        } else {
            const auto object = find(one.pointer);
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
        const auto object = find(action.action.pointer);
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
        const std::string_view near = nearest(argument.name, namesLeft(action));
        if (near.empty())
            return;
        one.suggestion = near;
        Fix fix{phrase("lint.fix.write", one.suggestion), {setText(json::child(one.pointer, "name"), near)}};
        if (helps(fix))
            one.fixes.push_back(std::move(fix));
    }

    // The arguments that the action takes and does not have.
    const std::vector<std::string_view>& namesLeft(const CompiledAction& action)
    {
        if (m_namesOf == &action)
            return m_namesLeft;
        m_namesOf = &action;
        m_namesLeft.clear();
        std::set<const ArgumentKind*> given;
        for (const Argument& argument : action.action.arguments)
            given.insert(action.kind->argument(argument.name));
        for (const ArgumentKind& kind : action.kind->arguments) {
            if (given.count(&kind) == 0)
                m_namesLeft.push_back(kind.name);
        }
        return m_namesLeft;
    }

    // The last one counts: the others go, from the back, so that each pointer still leads where it says.
    void removeEarlier(Problem& one, const CompiledAction& action, const Argument& argument)
    {
        if (m_removed > mostChanges)
            return;
        const auto& arguments = action.action.arguments;
        std::vector<const Argument*> same;
        for (const Argument& other : arguments) {
            if (other.name == argument.name)
                same.push_back(&other);
        }
        Fix fix{phrase("lint.fix.remove-earlier", argument.name), {}};
        for (std::size_t i = same.size() - 1; i-- > 0;)
            fix.changes.push_back({Change::Kind::Remove, same[i]->pointer, {}});
        m_removed += fix.changes.size();
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
    std::size_t m_removed = 0;
    int m_tried = 0;
    std::vector<const CompiledAction*> m_actions; ///< By their positions in the file.
    std::vector<json::Document::Index> m_objects; ///< In the document, likewise.
    const CompiledAction* m_namesOf = nullptr;    ///< Whose names these are:
    std::vector<std::string_view> m_namesLeft;
};

} // namespace

void programProblems(const Subject& subject) { Fixer(subject).run(); }

} // namespace retort::lint
