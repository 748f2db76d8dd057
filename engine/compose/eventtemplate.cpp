// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/eventtemplate.h"

#include "engine/compose/oddvalue.h"
#include "engine/json/write.h"
#include "engine/logic/analyse/withvalue.h"
#include "engine/reaction/fields.h"

#include <algorithm>
#include <array>
#include <map>

namespace retort::compose {

namespace {

using json::Data;

constexpr std::string_view customPlaceholder = "custom.event_name";

Data object()
{
    json::Builder builder;
    builder.beginObject();
    builder.end();
    return builder.take();
}
Data text(std::string_view value) { return Data::copy(json::Value(value)); }

bool isInside(std::string_view path, std::string_view parent)
{
    return path.size() > parent.size() && path.starts_with(parent) && path[parent.size()] == '.';
}

Phrase labelOf(TemplateKind kind)
{
    switch (kind) {
    case TemplateKind::Typical:
        return phrase("compose.template.typical");
    case TemplateKind::Minimal:
        return phrase("compose.template.minimal");
    case TemplateKind::Odd:
        break;
    }
    return phrase("compose.template.odd");
}

class Maker {
public:
    Maker(std::string_view event, TemplateKind kind, const Catalogue& catalogue, std::span<const DataField> data)
        : m_event(event), m_catalogue(catalogue), m_profilePath(catalogue.profilePath(event))
    {
        m_made.kind = kind;
        m_made.label = labelOf(kind);
        const EventKind* known = catalogue.event(event);
        m_custom = !known || known->root == "custom";
        if (m_event.empty() || m_event.ends_with('*')) // "custom.*" stands for all and is no name itself
            m_event = customPlaceholder;
        gather(data);
    }

    EventTemplate made()
    {
        switch (m_made.kind) {
        case TemplateKind::Typical:
            typical();
            break;
        case TemplateKind::Minimal:
            minimal();
            break;
        case TemplateKind::Odd:
            odd();
            break;
        }
        if (!m_custom) {
            const Data context = std::exchange(m_context, object());
            set("event", text(m_event));
            set("context", context);
        }
        // Always within the limits and always JSON: it was made from values.
        m_made.document =
            json::Document::parse(json::write(m_context.root(), {.indent = 2}) + "\n").value_or(json::Document());
        return std::move(m_made);
    }

private:
    void gather(std::span<const DataField> data)
    {
        for (const FieldKind& field : m_catalogue.fieldsOf(m_custom ? customPlaceholder : std::string_view(m_event))) {
            const bool free = m_custom && isInside(field.path, "data");
            if (free && !data.empty())
                continue;
            m_fields.push_back({field.path, field.type, field.example});
            if (m_custom && field.path == "event")
                m_fields.back().example = text(m_event);
            if (m_custom && field.path == "data")
                m_fields.back().example = object();
        }
        if (m_custom && m_fields.empty()) // a catalogue that knows nothing
            m_fields = {
                {"event", "string", text(m_event)}, {"profile_id", "string", text("")}, {"data", "object", object()}};
        for (const DataField& field : data) {
            m_fields.push_back(field);
            if (!field.example)
                m_fields.back().example = plainValue(field.type);
        }
    }

    void set(std::string_view path, const std::optional<Data>& value)
    {
        m_context = logic::withValue(m_context, path, value);
    }

    void typical()
    {
        for (const DataField& field : m_fields)
            set(field.path, field.example);
    }

    /// What tells whose event it is, and which.
    bool isNeeded(std::string_view path) const
    {
        return path == "id" || path == m_profilePath || path == "profile.id" ||
               (m_custom && (path == "event" || path == "data"));
    }

    void minimal()
    {
        for (const DataField& field : m_fields) {
            const bool linked = field.path == "profile.id" && m_profilePath != field.path;
            if (isNeeded(field.path) && !linked)
                set(field.path, field.example);
        }
    }

    void odd()
    {
        std::map<std::string, std::size_t, std::less<>> turns;
        for (const DataField& field : m_fields) {
            const auto isPart = [&](const DataField& other) { return isInside(other.path, field.path); };
            const auto holds = [&](const DataField& other) {
                return other.type == "array" && isInside(field.path, other.path);
            };
            if (isNeeded(field.path)) {
                set(field.path, field.example);
                continue;
            }
            // An object is odd by its parts, a list as a whole.
            const bool byParts = field.type != "array" && std::any_of(m_fields.begin(), m_fields.end(), isPart);
            if (byParts || std::any_of(m_fields.begin(), m_fields.end(), holds))
                continue;
            OddValue value = oddValue(field.type, field.example->root(), turns[field.type]++);
            if (value.value == field.example) // null is nothing odd where it is the example
                value = oddValue(field.type, field.example->root(), turns[field.type]++);
            if (value.value)
                set(field.path, value.value);
            m_made.oddities.push_back({field.path, value.what});
        }
    }

    std::string m_event;
    const Catalogue& m_catalogue;
    std::string m_profilePath;
    bool m_custom = false;
    std::vector<DataField> m_fields; ///< Each with an example.
    Data m_context = object();
    EventTemplate m_made;
};

} // namespace

std::string_view wordOf(TemplateKind kind)
{
    static constexpr std::array<std::string_view, 3> words{"typical", "minimal", "odd"};
    return words[static_cast<std::size_t>(kind)];
}

std::vector<DataField> dataFieldsOf(std::string_view event, const Catalogue& catalogue, std::span<const Event> samples)
{
    const EventKind* kind = catalogue.event(event);
    if (kind && kind->root != "custom")
        return {};
    std::vector<DataField> fields;
    const Fields known = Fields::of(event, catalogue, samples);
    for (const Field& field : known.all()) {
        if (field.seen > 0 && field.path != "event" && field.path != "profile_id" && field.path != "data")
            fields.push_back({field.path, field.type, field.example});
    }
    return fields;
}

EventTemplate eventTemplate(std::string_view event, TemplateKind kind, const Catalogue& catalogue,
                            std::span<const DataField> data)
{
    return Maker(event, kind, catalogue, data).made();
}

std::vector<EventTemplate> eventTemplates(std::string_view event, const Catalogue& catalogue,
                                          std::span<const DataField> data)
{
    std::vector<EventTemplate> all;
    for (const TemplateKind kind : {TemplateKind::Typical, TemplateKind::Minimal, TemplateKind::Odd})
        all.push_back(eventTemplate(event, kind, catalogue, data));
    return all;
}

} // namespace retort::compose
