// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/contextfields.h"

#include "engine/json/write.h"
#include "engine/reaction/words.h"
#include "ui/common/say.h"
#include "ui/condition/build/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace retort {

namespace {

constexpr qsizetype longestText = 400;

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(ContextFields)
};

QString joined(QStringList parts)
{
    parts.removeAll({});
    return parts.join(QStringLiteral(" · "));
}

/// How much there is behind what the catalogue says.
QString evidenceText(const Field& field)
{
    if (!field.documented)
        return Words::tr("not documented");
    if (field.evidence == "inferred")
        return Words::tr("not certain");
    return {};
}

Completion rowOf(const Field& field, const std::optional<json::Value>& value)
{
    Completion row;
    row.text = fromUtf8(field.path);
    const QString type = typeName(field.type);
    const json::Value shown = value ? *value : field.example.root();
    const bool scalar = !shown.isContainer() && !shown.isNull();
    QString example = scalar ? fromUtf8(shortText(shown)) : QString();
    if (!example.isEmpty() && field.seen == 0)
        example = Words::tr("e.g. %1").arg(example);
    row.note = joined({example, type});
    row.detail = joined({seenText(field), evidenceText(field), fromUtf8(field.description)});
    QStringList lines{row.text, type, fromUtf8(field.description), seenText(field), evidenceText(field)};
    if (field.values.size() > 1) {
        QStringList values;
        for (const json::Data& one : field.values)
            values << fromUtf8(shortText(one.root()));
        lines << Words::tr("Seen: %1").arg(values.join(QStringLiteral(", ")));
    }
    lines.removeAll({});
    row.tip = lines.join(u'\n');
    return row;
}

} // namespace

std::vector<Completion> completionsOf(const Fields& fields, const Event* sample)
{
    std::vector<Completion> here;
    std::vector<Completion> seen;
    std::vector<Completion> others;
    for (const Field& field : fields.all()) {
        const auto value = sample ? valueAt(sample->context.root(), field.path) : std::nullopt;
        (value ? here : field.seen > 0 ? seen : others).push_back(rowOf(field, value));
    }
    for (auto* more : {&seen, &others})
        std::move(more->begin(), more->end(), std::back_inserter(here));
    return here;
}

QString seenText(const Field& field)
{
    if (field.samples == 0)
        return {};
    if (field.samples == 1)
        return field.seen == 0 ? Words::tr("not in the only sample") : Words::tr("in the only sample");
    return field.seen == 0 ? Words::tr("in none of %1 samples").arg(field.samples)
                           : Words::tr("in %1 of %2 samples").arg(field.seen).arg(field.samples);
}

QString typeName(std::string_view type)
{
    if (type == "string")
        return Words::tr("text");
    if (type == "date")
        return Words::tr("date");
    if (type == "datetime")
        return Words::tr("date and time");
    if (type == "number" || type == "integer" || type == "float")
        return Words::tr("number");
    if (type == "boolean")
        return Words::tr("true or false");
    if (type == "array")
        return Words::tr("list");
    return type == "object" ? Words::tr("object") : fromUtf8(type);
}

QString typeName(json::Kind kind)
{
    switch (kind) {
    case json::Kind::Null:
        return Words::tr("nothing");
    case json::Kind::Bool:
        return Words::tr("true or false");
    case json::Kind::Int:
    case json::Kind::Double:
        return Words::tr("number");
    case json::Kind::String:
        return Words::tr("text");
    case json::Kind::Array:
        return Words::tr("list");
    case json::Kind::Object:
        break;
    }
    return Words::tr("object");
}

QString valueText(json::Value value)
{
    if (value.isArray())
        return listedValue(value);
    QString text = value.isString() ? fromUtf8(value.text()) : fromUtf8(json::write(value));
    if (text.size() > longestText)
        text = text.left(longestText) + u'…';
    return text;
}

std::optional<json::Value> valueAt(json::Value context, std::string_view path)
{
    json::Value value = context;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        begin = end + 1;
        if (value.isObject()) {
            const json::Value* member = value.find(part);
            if (!member)
                return std::nullopt;
            value = *member;
            continue;
        }
        std::size_t position = 0;
        const auto read = std::from_chars(part.data(), part.data() + part.size(), position);
        if (!value.isArray() || read.ec != std::errc() || read.ptr != part.data() + part.size() ||
            position >= value.size())
            return std::nullopt;
        value = value.items()[position];
    }
    return value;
}

} // namespace retort
