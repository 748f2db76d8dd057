// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/contextfields.h"

#include "engine/json/write.h"
#include "engine/reaction/words.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace retort {

namespace {

constexpr std::size_t mostFields = 1000;
constexpr qsizetype longestText = 400;

QString tr(const char* text) { return QCoreApplication::translate("ContextFields", text); }

/// The catalogue's words for types, in ours.
QString typeName(std::string_view type)
{
    if (type == "string" || type == "datetime" || type == "date")
        return tr("text");
    if (type == "number" || type == "integer" || type == "float")
        return tr("number");
    if (type == "boolean")
        return tr("true or false");
    if (type == "array")
        return tr("list");
    return type == "object" ? tr("object") : fromUtf8(type);
}

} // namespace

std::vector<ContextField> contextFields(const Event* sample, const Catalogue& catalogue, std::string_view trigger)
{
    std::vector<ContextField> fields;
    std::set<QString> seen;
    // The objects that are open, each with the member to come: no recursion, whatever the sample's depth.
    std::vector<std::pair<json::Value, std::uint32_t>> open;
    std::vector<std::string> prefixes;
    if (sample && sample->context.root().isObject()) {
        open.emplace_back(sample->context.root(), 0);
        prefixes.emplace_back();
    }
    while (!open.empty() && fields.size() < mostFields) {
        auto& [object, next] = open.back();
        if (next == object.size()) {
            open.pop_back();
            prefixes.pop_back();
            continue;
        }
        const json::Member& member = object.members()[next++];
        const std::string_view key = member.key.text();
        if (key.empty() || key.find('.') != std::string_view::npos)
            continue;
        const std::string path = prefixes.back() + std::string(key);
        fields.push_back({fromUtf8(path),
                          typeName(member.value.kind()),
                          member.value.isContainer() ? QString() : fromUtf8(shortText(member.value)),
                          {},
                          true});
        seen.insert(fields.back().path);
        if (member.value.isObject()) {
            open.emplace_back(member.value, 0);
            prefixes.push_back(path + '.');
        }
    }
    for (const FieldKind& kind : catalogue.fieldsOf(trigger)) {
        const QString path = fromUtf8(kind.path);
        if (seen.count(path) > 0) {
            const auto field =
                std::find_if(fields.begin(), fields.end(), [&](const ContextField& f) { return f.path == path; });
            field->description = fromUtf8(kind.description);
        } else if (fields.size() < mostFields) {
            fields.push_back({path, typeName(kind.type), {}, fromUtf8(kind.description), false});
        }
    }
    return fields;
}

std::vector<Completion> completionsOf(const std::vector<ContextField>& fields)
{
    std::vector<Completion> rows;
    rows.reserve(fields.size());
    const bool withSample =
        std::any_of(fields.begin(), fields.end(), [](const ContextField& field) { return field.inSample; });
    for (const ContextField& field : fields) {
        const QString note = !field.inSample && withSample ? tr("%1, not in this sample").arg(field.type)
                             : field.value.isEmpty()       ? field.type
                                                           : tr("%1 · %2").arg(field.value, field.type);
        rows.push_back({field.path, note, {}});
    }
    return rows;
}

QString typeName(json::Kind kind)
{
    switch (kind) {
    case json::Kind::Null:
        return tr("nothing");
    case json::Kind::Bool:
        return tr("true or false");
    case json::Kind::Int:
    case json::Kind::Double:
        return tr("number");
    case json::Kind::String:
        return tr("text");
    case json::Kind::Array:
        return tr("list");
    case json::Kind::Object:
        break;
    }
    return tr("object");
}

QString valueText(json::Value value)
{
    QString text = value.isString() ? fromUtf8(value.text()) : fromUtf8(json::write(value));
    if (text.size() > longestText)
        text = text.left(longestText) + u'…';
    return text;
}

} // namespace retort
