// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/catalogue.h"

#include "engine/json/write.h"
#include "engine/reaction/eventname.h"
#include "engine/reaction/reader.h"

#include <algorithm>
#include <unordered_map>

namespace retort {

struct Catalogue::Content {
    std::vector<EventKind> events;
    std::vector<ActionKind> actions;
    std::vector<ContextKind> contexts;
    std::vector<OperatorKind> operators;
    std::vector<Pattern> patterns;

    // Canonical names and aliases; a canonical name wins over an alias, and the first alias over a later one.
    std::unordered_map<std::string_view, const EventKind*> eventByName;
    std::unordered_map<std::string_view, const ActionKind*> actionByType;
    const EventKind* customEvent = nullptr; ///< The one whose name ends in ".*".

    void index();
};

namespace {

using Index = json::Document::Index;

class CatalogueReader {
public:
    explicit CatalogueReader(const json::Document& document) : m_document(document), m_reader(document) {}

    EventKind event(Index i)
    {
        return {.name = m_reader.requiredText(i, "name"),
                .label = m_reader.text(i, "label"),
                .description = m_reader.text(i, "description"),
                .family = m_reader.text(i, "family"),
                .root = m_reader.text(i, "root"),
                .aliases = m_reader.texts(i, "aliases"),
                .source = m_reader.text(i, "source"),
                .confidence = m_reader.text(i, "confidence")};
    }

    ActionKind action(Index i)
    {
        ActionKind kind{.type = m_reader.requiredText(i, "type"),
                        .label = m_reader.text(i, "label"),
                        .description = m_reader.text(i, "description"),
                        .aliases = m_reader.texts(i, "aliases"),
                        .arguments = {},
                        .effect = m_reader.text(i, "effect"),
                        .source = m_reader.text(i, "source"),
                        .evidence = m_reader.text(i, "evidence")};
        for (Index child : m_reader.objects(i, "arguments"))
            kind.arguments.push_back(argument(child));
        return kind;
    }

    ContextKind context(Index i)
    {
        ContextKind kind{.family = m_document.keyOf(i), .description = {}, .root = {}, .fields = {}};
        if (!m_reader.isObject(i, "reaction.a-context"))
            return kind;
        kind.description = m_reader.text(i, "description");
        kind.root = m_reader.text(i, "root");
        for (Index child : m_reader.objects(i, "fields")) {
            FieldKind field{.path = m_reader.requiredText(child, "path"),
                            .type = m_reader.text(child, "type"),
                            .example = {},
                            .description = m_reader.text(child, "description"),
                            .evidence = m_reader.text(child, "evidence")};
            if (const Index example = m_reader.member(child, "example"); example != json::Document::none)
                field.example = m_document.dataOf(example);
            kind.fields.push_back(std::move(field));
        }
        return kind;
    }

    OperatorKind operatorKind(Index i)
    {
        return {.name = m_reader.requiredText(i, "op"),
                .label = m_reader.text(i, "label"),
                .arity = m_reader.text(i, "arity"),
                .description = m_reader.text(i, "description"),
                .evidence = m_reader.text(i, "evidence")};
    }

    Pattern pattern(Index i)
    {
        Pattern pattern{.name = m_reader.requiredText(i, "name"),
                        .kind = m_reader.text(i, "kind"),
                        .trigger = m_reader.text(i, "trigger"),
                        .description = m_reader.text(i, "description"),
                        .reaction = documentOf(i, "reaction"),
                        .samples = {},
                        .source = m_reader.text(i, "source")};
        for (Index child : m_reader.objects(i, "sample_events"))
            pattern.samples.push_back(sample(child));
        return pattern;
    }

    template <class T>
    std::vector<T> list(std::string_view key, T (CatalogueReader::*read)(Index))
    {
        std::vector<T> all;
        for (Index i : m_reader.objects(0, key))
            all.push_back((this->*read)(i));
        return all;
    }

    std::vector<ContextKind> contexts()
    {
        std::vector<ContextKind> all;
        const Index object = m_reader.member(0, "contexts");
        if (object == json::Document::none || !m_reader.isObject(object, "reaction.contexts"))
            return all;
        for (Index child : m_reader.children(object))
            all.push_back(context(child));
        return all;
    }

    Reader& reader() { return m_reader; }

private:
    ArgumentKind argument(Index i)
    {
        ArgumentKind kind{.name = m_reader.requiredText(i, "name"),
                          .label = m_reader.text(i, "label"),
                          .type = m_reader.text(i, "type"),
                          .required = m_reader.boolean(i, "required").value_or(false),
                          .dynamic = ArgumentKind::Dynamic::Optional,
                          .picker = m_reader.text(i, "picker"),
                          .description = m_reader.text(i, "description"),
                          .evidence = m_reader.text(i, "evidence"),
                          .aliases = m_reader.texts(i, "aliases")};
        const std::string dynamic = m_reader.text(i, "dynamic");
        if (dynamic == "always")
            kind.dynamic = ArgumentKind::Dynamic::Always;
        else if (dynamic == "never")
            kind.dynamic = ArgumentKind::Dynamic::Never;
        return kind;
    }

    json::Document documentOf(Index object, std::string_view key)
    {
        const Index i = m_reader.member(object, key);
        if (i == json::Document::none) {
            m_reader.fail(Error::Kind::Missing, phrase("reaction.no-member", std::string(key)), object);
            return {};
        }
        return json::Document::parse(std::string(m_document.textOf(i))).value(); // part of a valid text is valid
    }

    Pattern::Sample sample(Index i)
    {
        Pattern::Sample sample{.name = m_reader.requiredText(i, "name"), .event = {}, .outcome = {}, .ran = {}};
        const std::string name = m_reader.requiredText(i, "event");
        sample.event = documentOf(i, "context");
        // The context of a custom event is its body, which is the file as it is.
        if (!m_reader.failed() && m_document.member(m_reader.member(i, "context"), "event") == json::Document::none)
            sample.event = json::Document::parse("{\"event\": " + json::quoted(name) +
                                                 ", \"context\": " + sample.event.text() + "}")
                               .value();
        if (const Index expect = m_reader.member(i, "expect"); expect != json::Document::none) {
            sample.outcome = m_reader.text(expect, "outcome");
            sample.ran = m_reader.texts(expect, "ran");
        }
        return sample;
    }

    const json::Document& m_document;
    Reader m_reader;
};

template <class Kind>
const Kind* lookUp(const std::unordered_map<std::string_view, const Kind*>& map, std::string_view name)
{
    const auto found = map.find(name);
    return found == map.end() ? nullptr : found->second;
}

} // namespace

void Catalogue::Content::index()
{
    for (const EventKind& kind : events) {
        if (kind.name.ends_with(".*"))
            customEvent = customEvent ? customEvent : &kind;
        else
            eventByName.emplace(kind.name, &kind);
    }
    for (const EventKind& kind : events) {
        for (const std::string& alias : kind.aliases)
            eventByName.emplace(alias, &kind);
    }
    for (const ActionKind& kind : actions)
        actionByType.emplace(kind.type, &kind);
    for (const ActionKind& kind : actions) {
        for (const std::string& alias : kind.aliases)
            actionByType.emplace(alias, &kind);
    }
}

const ArgumentKind* ActionKind::argument(std::string_view name) const
{
    for (const ArgumentKind& kind : arguments) {
        if (kind.name == name)
            return &kind;
    }
    for (const ArgumentKind& kind : arguments) {
        if (std::find(kind.aliases.begin(), kind.aliases.end(), name) != kind.aliases.end())
            return &kind;
    }
    return nullptr;
}

Catalogue::Catalogue() : m_content(std::make_shared<Content>()) {}

Result<Catalogue> Catalogue::parse(std::string text)
{
    const auto document = json::Document::parse(std::move(text));
    if (!document)
        return fail(document.error());
    CatalogueReader reader(*document);
    if (!reader.reader().isObject(0, "reaction.a-catalogue"))
        return fail(reader.reader().error());
    const auto content = std::make_shared<Content>();
    content->events = reader.list("events", &CatalogueReader::event);
    content->actions = reader.list("actions", &CatalogueReader::action);
    content->contexts = reader.contexts();
    content->operators = reader.list("operators", &CatalogueReader::operatorKind);
    content->patterns = reader.list("patterns", &CatalogueReader::pattern);
    if (reader.reader().failed())
        return fail(reader.reader().error());
    content->index();
    Catalogue catalogue;
    catalogue.m_content = content;
    return catalogue;
}

const std::vector<EventKind>& Catalogue::events() const { return m_content->events; }
const std::vector<ActionKind>& Catalogue::actions() const { return m_content->actions; }
const std::vector<ContextKind>& Catalogue::contexts() const { return m_content->contexts; }
const std::vector<OperatorKind>& Catalogue::operators() const { return m_content->operators; }
const std::vector<Pattern>& Catalogue::patterns() const { return m_content->patterns; }

const EventKind* Catalogue::event(std::string_view name) const
{
    if (const EventKind* kind = lookUp(m_content->eventByName, name))
        return kind;
    return hasEventForm(name) ? m_content->customEvent : nullptr;
}

const ActionKind* Catalogue::action(std::string_view type) const { return lookUp(m_content->actionByType, type); }

const ContextKind* Catalogue::context(std::string_view family) const
{
    for (const ContextKind& kind : m_content->contexts) {
        if (kind.family == family)
            return &kind;
    }
    return nullptr;
}

const OperatorKind* Catalogue::operatorNamed(std::string_view name) const
{
    for (const OperatorKind& kind : m_content->operators) {
        if (kind.name == name)
            return &kind;
    }
    return nullptr;
}

const std::vector<FieldKind>& Catalogue::fieldsOf(std::string_view event) const
{
    static const std::vector<FieldKind> none;
    const EventKind* kind = this->event(event);
    const ContextKind* context = kind ? this->context(kind->family) : nullptr;
    return context ? context->fields : none;
}

std::string Catalogue::canonicalEvent(std::string_view name) const
{
    const EventKind* kind = lookUp(m_content->eventByName, name);
    return kind ? kind->name : std::string(name);
}

std::string Catalogue::profilePath(std::string_view event) const
{
    const auto& fields = fieldsOf(event);
    const auto has = [&](std::string_view path) {
        return std::any_of(fields.begin(), fields.end(), [&](const FieldKind& field) { return field.path == path; });
    };
    if (has("profile_id"))
        return "profile_id";
    const EventKind* kind = this->event(event);
    if (kind && kind->root == "profile")
        return "id";
    return has("profile.id") ? "profile.id" : "profile_id";
}

} // namespace retort
