// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/uses/uses.h"

#include "engine/json/pointer.h"
#include "engine/reaction/handlefields.h"
#include "engine/reaction/words.h"
#include "engine/twig/reads.h"
#include "engine/uses/lists.h"
#include "engine/uses/rulereads.h"
#include "engine/uses/texts.h"

#include <algorithm>

namespace retort::uses {

namespace {

using Index = json::Document::Index;

constexpr std::string_view conditionPointer = targetpointer::condition;
constexpr std::string_view templatePointer = targetpointer::templateText;

bool isFilter(const Action& action, const ActionKind* kind) { return (kind ? kind->type : action.type) == "filter"; }

/// Whether the value is worked out, not passed on: a filter's condition is, whatever is_dynamic says.
bool isRule(const Action& action, const ActionKind* kind, const Argument& argument)
{
    const ArgumentKind* known = kind ? kind->argument(argument.name) : nullptr;
    return argument.isDynamic == true ||
           (isFilter(action, kind) && (known ? known->name : argument.name) == "condition");
}

/// The text of a fixed argument of this name, or "".
std::string fixedText(const Action& action, const ActionKind& kind, std::string_view name)
{
    for (const Argument& argument : action.arguments) {
        const ArgumentKind* known = kind.argument(argument.name);
        const json::Value value = argument.value.root();
        if (known && known->name == name && value.isString() && argument.isDynamic != true)
            return std::string(value.text());
    }
    return {};
}

/// What a fixed argument names, if anything.
std::optional<Subject> named(const Action& action, const ActionKind& kind, const Argument& argument)
{
    const ArgumentKind* known = kind.argument(argument.name);
    const json::Value value = argument.value.root();
    if (!known || known->picker.empty() || !value.isString() || value.size() == 0)
        return std::nullopt;
    Subject subject{Subject::Kind::Handle, std::string(value.text()), std::string(listOf(known->picker)), {}};
    if (subject.list == attributesList) {
        if (known->name == "namespace") // no handle of its own: it says where the handle is looked for
            return std::nullopt;
        subject.space = fixedText(action, kind, "namespace");
    }
    return subject;
}

void addReads(std::vector<Use>& uses, const json::Data& rule, const logic::Settings& settings,
              const std::string& pointer, bool pointersLeadInside, std::optional<std::size_t> action)
{
    for (RuleRead& read : readsOf(logic::Program::compile(rule, settings)))
        uses.push_back({Use::Role::Reads,
                        {Subject::Kind::Field, std::move(read.path), {}, {}},
                        pointersLeadInside ? pointer + read.pointer : pointer,
                        action,
                        {}});
}

/// Handles that a rule gives for an argument which takes some: a text, the branches of an if, the sides of an or.
void addGiven(std::vector<Use>& uses, const logic::Program& rule, logic::NodeId id, const std::string& list,
              const std::string& pointer, std::size_t action)
{
    using logic::Operator;
    const logic::Node& node = rule.node(id);
    if (node.op == Operator::Literal && node.source.isString() && node.source.size() > 0) {
        uses.push_back({Use::Role::Names,
                        {Subject::Kind::Handle, std::string(node.source.text()), list, {}},
                        pointer + rule.pointerTo(id),
                        action,
                        {}});
        return;
    }
    const bool branches = node.op == Operator::If || node.op == Operator::Ternary;
    if (!branches && node.op != Operator::Or)
        return;
    for (logic::NodeId child = node.firstChild; child != logic::noNode; child = rule.node(child).next) {
        const std::uint32_t position = rule.node(child).position;
        if (!branches || position % 2 == 1 || position + 1 == node.children)
            addGiven(uses, rule, child, list, pointer, action); // as deep as rules may be nested: 255
    }
}

/// The path of a variable whose path stands in the rule, without a fallback.
std::string variablePath(const logic::Program& rule, logic::NodeId id)
{
    const logic::Node& node = rule.node(id);
    if (node.op != logic::Operator::Var || node.children != 1 ||
        rule.node(node.firstChild).op != logic::Operator::Literal)
        return {};
    const json::Value path = rule.node(node.firstChild).source;
    return path.isString() ? std::string(path.text()) : std::string();
}

/// Handles that a rule compares with a field that holds such handles: what the linter knows as handles, too.
void addCompared(std::vector<Use>& uses, const json::Data& rule, const logic::Settings& settings,
                 const std::string& pointer, std::optional<std::size_t> action, const Catalogue& catalogue,
                 const std::string& event)
{
    using logic::Operator;
    const auto program = logic::Program::compile(rule, settings);
    const auto compare = [&](logic::NodeId field, logic::NodeId other) {
        const std::string picker = handlePicker(catalogue, event, variablePath(program, field));
        if (picker.empty() || program.node(other).op != Operator::Literal)
            return;
        const auto add = [&](json::Value text, const std::string& at) {
            if (text.isString() && text.size() > 0)
                uses.push_back({Use::Role::Names,
                                {Subject::Kind::Handle, std::string(text.text()), std::string(listOf(picker)), {}},
                                pointer + at,
                                action,
                                {}});
        };
        const json::Value value = program.node(other).source;
        const std::string at = program.pointerTo(other);
        add(value, at);
        for (std::size_t i = 0; value.isArray() && i < value.size(); ++i)
            add(value.items()[i], json::child(at, i));
    };
    for (const logic::Node& node : program.nodes()) {
        const bool equal = node.op == Operator::Equal || node.op == Operator::NotEqual ||
                           node.op == Operator::StrictEqual || node.op == Operator::StrictNotEqual;
        if (node.children != 2 || (!equal && node.op != Operator::In))
            continue;
        const logic::NodeId first = node.firstChild;
        const logic::NodeId second = program.node(first).next;
        // The needle of an in is looked for in a list; in a text it may be a part of a handle.
        const std::string list = handlePicker(catalogue, event, variablePath(program, second));
        if (equal || program.node(second).source.isArray())
            compare(first, second);
        if (equal || list == "tag" || list == "status")
            compare(second, first);
    }
}

/// Whether a text of a rule is the path of a var and so on, and no value.
bool isPath(const json::Document& document, Index text)
{
    for (Index at = text; at != json::Document::none && at != 0; at = document.node(at).parent) {
        const Index parent = document.node(at).parent;
        if (document.node(parent).kind == json::Kind::Array)
            continue;
        const std::string key = document.keyOf(at);
        if (key == "missing" || key == "missing_some")
            return true;
        if (key != "var")
            return false;
        const Index list = at == text ? text : document.node(text).parent;
        return list == text || (list == at && document.node(text).position == 0); // the second one is a fallback
    }
    return false;
}

bool isKnown(std::span<const Use> known, const Use& use)
{
    return std::any_of(known.begin(), known.end(), [&](const Use& other) {
        return other.role != Use::Role::Reads && other.pointer == use.pointer;
    });
}

constexpr std::string_view attributeRoots[] = {"custom_attributes", "attributes"};

/// The namespace that a path has for a custom attribute of this handle, "…custom_attributes.loyalty.cohort".
std::optional<std::string> namespaceIn(const std::string& path, const std::string& handle)
{
    const auto segments = split(path);
    for (std::size_t i = 2; i < segments.size(); ++i) {
        const bool root = std::find(std::begin(attributeRoots), std::end(attributeRoots), segments[i - 2]) !=
                          std::end(attributeRoots);
        if (root && segments[i] == handle)
            return segments[i - 1];
    }
    return std::nullopt;
}

/// ".cohort" or "['cohort']" within the text of a variable.
std::optional<twig::Span> partOf(const std::string& text, const twig::Span& variable, const std::string& handle)
{
    const std::string_view source = std::string_view(text).substr(variable.offset, variable.length);
    const auto isName = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    for (const std::string& part : {"." + handle, "['" + handle + "']", "[\"" + handle + "\"]"}) {
        for (auto at = source.find(part); at != std::string_view::npos; at = source.find(part, at + 1)) {
            const std::size_t end = at + part.size();
            if (part[0] != '.' || end == source.size() || !isName(source[end]))
                return twig::Span{static_cast<std::uint32_t>(variable.offset + at),
                                  static_cast<std::uint32_t>(part.size())};
        }
    }
    return std::nullopt;
}

} // namespace

bool isUse(const Subject& named, const Subject& wanted)
{
    if (named.kind != wanted.kind)
        return false;
    if (named.kind == Subject::Kind::Handle)
        return named.name == wanted.name && named.list == wanted.list &&
               (named.space == wanted.space || named.space.empty() || wanted.space.empty());
    const bool starts = named.name.compare(0, wanted.name.size(), wanted.name) == 0;
    return starts && (named.name.size() == wanted.name.size() || named.name[wanted.name.size()] == '.');
}

std::vector<Use> usesIn(const Reaction& reaction, const Catalogue& catalogue, const logic::Settings& settings)
{
    std::vector<Use> uses;
    for (std::size_t i = 0; i < reaction.actions.size(); ++i) {
        const Action& action = reaction.actions[i];
        const ActionKind* kind = kindOf(action, catalogue);
        for (const Argument& argument : action.arguments) {
            const std::string pointer = json::child(argument.pointer, "value");
            if (isRule(action, kind, argument)) {
                addReads(uses, argument.value, settings, pointer, true, i);
                addCompared(uses, argument.value, settings, pointer, i, catalogue, reaction.trigger);
                const ArgumentKind* known = kind ? kind->argument(argument.name) : nullptr;
                const std::string list(known ? listOf(known->picker) : std::string_view());
                if (!list.empty() && list != attributesList) // whose namespace stands elsewhere
                    addGiven(uses, logic::Program::compile(argument.value, settings), 0, list, pointer, i);
            } else if (auto subject = kind ? named(action, *kind, argument) : std::nullopt)
                uses.push_back({Use::Role::Names, std::move(*subject), pointer, i, {}});
        }
    }
    return uses;
}

std::vector<Use> usesIn(const Target& target, const run::Settings& settings)
{
    std::vector<Use> uses;
    if (!target.handle.empty())
        uses.push_back({Use::Role::Defines,
                        {Subject::Kind::Handle, target.handle, std::string(targetsList), {}},
                        std::string(targetpointer::handle),
                        {},
                        {}});
    if (target.condition)
        addReads(uses, *target.condition, settings.logic, std::string(conditionPointer), !target.conditionIsText, {});
    if (const auto code = twig::Template::compile(target.templateText, settings.twig)) {
        for (twig::Read& read : twig::readsOf(*code).fields)
            uses.push_back({Use::Role::Reads,
                            {Subject::Kind::Field, std::move(read.path), {}, {}},
                            std::string(templatePointer),
                            {},
                            read.span});
    }
    return uses;
}

std::vector<Use> usesIn(const DefinitionList& definitions)
{
    std::vector<Use> uses;
    const bool statuses = definitions.kind == "statuses";
    for (const Definition& one : definitions.definitions) {
        Subject subject{Subject::Kind::Handle, one.handle, definitions.kind, {}};
        if (definitions.kind == attributesList)
            subject.space = one.note;
        uses.push_back({Use::Role::Defines, subject, json::child(one.pointer, "handle"), {}, {}});
        if (statuses && !one.note.empty())
            uses.push_back({Use::Role::Defines,
                            {Subject::Kind::Handle, one.note, std::string(groupsList), {}},
                            json::child(one.pointer, "group_handle"),
                            {},
                            {}});
    }
    return uses;
}

std::vector<Use> mentionsIn(const json::Document& document, const Reaction& reaction, const Subject& handle,
                            std::span<const Use> known)
{
    std::vector<Use> uses;
    for (std::size_t i = 0; i < reaction.actions.size(); ++i) {
        for (const Argument& argument : reaction.actions[i].arguments) {
            const auto value = document.find(json::child(argument.pointer, "value"));
            if (!value)
                continue;
            for (const Index index : textsBelow(document, *value, handle.name)) {
                Use use = mention(document, index, handle, i);
                if (!isPath(document, index) && !isKnown(known, use))
                    uses.push_back(std::move(use));
            }
        }
    }
    return uses;
}

std::vector<Use> mentionsIn(const json::Document& document, const Target& target, const Subject& handle,
                            const run::Settings& settings)
{
    std::vector<Use> uses;
    if (const auto condition = document.find(conditionPointer); condition && !target.conditionIsText) {
        for (const Index index : textsBelow(document, *condition, handle.name)) {
            if (!isPath(document, index))
                uses.push_back(mention(document, index, handle, {}));
        }
    }
    if (const auto code = twig::Template::compile(target.templateText, settings.twig)) {
        for (const twig::Quoted& quoted : twig::readsOf(*code).quoted) {
            if (quoted.text == handle.name)
                uses.push_back({Use::Role::Mentions, handle, std::string(templatePointer), {}, quoted.span});
        }
    }
    return uses;
}

std::vector<Use> mentionsIn(const json::Document& document, const DefinitionList& definitions, const Subject& handle,
                            std::span<const Use> known)
{
    std::vector<Use> uses;
    for (const Definition& one : definitions.definitions) {
        const auto item = document.find(one.pointer);
        if (!item || document.node(*item).kind != json::Kind::Object)
            continue;
        for (const Index index : textsBelow(document, *item, handle.name)) {
            Use use = mention(document, index, handle, {});
            const std::string key = document.keyOf(index);
            // A name is for people, and a handle or group of another list is not this one.
            if (key != "name" && key != "namespace" && key != "group_name" && !isKnown(known, use))
                uses.push_back(std::move(use));
        }
    }
    return uses;
}

std::vector<Use> pathsIn(const json::Document& document, const Subject& handle, std::span<const Use> known)
{
    std::vector<Use> uses;
    if (handle.kind != Subject::Kind::Handle || handle.list != attributesList)
        return uses;
    for (const Use& read : known) {
        const auto space = read.role == Use::Role::Reads ? namespaceIn(read.subject.name, handle.name) : std::nullopt;
        const auto index = document.find(read.pointer);
        if (!space || !index || (!handle.space.empty() && *space != handle.space))
            continue;
        Use use{
            handle.space.empty() ? Use::Role::Mentions : Use::Role::Names, handle, read.pointer, read.action, {}, true};
        if (read.span) {
            const auto text = document.stringOf(*index);
            use.span = text ? partOf(*text, *read.span, handle.name) : std::nullopt;
            if (use.span)
                uses.push_back(use);
            continue;
        }
        for (const Index text : textsBelow(document, *index, read.subject.name)) {
            use.pointer = document.pointerTo(text);
            if (isPath(document, text) && std::find(uses.begin(), uses.end(), use) == uses.end())
                uses.push_back(use);
        }
    }
    return uses;
}

} // namespace retort::uses
