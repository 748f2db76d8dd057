// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/say.h"

#include "engine/base/counted.h"
#include "engine/base/english.h"
#include "ui/common/direction.h"

#include <QCoreApplication>

#include <optional>
#include <string_view>
#include <unordered_map>

namespace retort {

namespace {

/// For the form of a word where the number is no whole one, "2.5 points", or not known yet.
constexpr int manyOfThem = 100;

/// The id tells a translator, and the translation, which of two equal sentences is meant.
std::optional<QString> templateOf(const Phrase& phrase)
{
    static const auto byId = [] {
        std::unordered_map<std::string_view, std::string_view> map;
        for (const EnglishRow& row : englishRows())
            map.emplace(row.id, row.text);
        return map;
    }();
    const auto found = byId.find(phrase.id);
    if (found == byId.end())
        return std::nullopt;
    const int count = countedArgument(phrase.id) ? countIn(phrase).value_or(manyOfThem) : -1;
    return QCoreApplication::translate("Phrases", std::string(found->second).c_str(), phrase.id.c_str(), count);
}

/// Appends to the last span where it has the same style.
void add(std::vector<Span>& spans, const QString& text, bool mono)
{
    if (text.isEmpty())
        return;
    if (!spans.empty() && spans.back().mono == mono)
        spans.back().text += text;
    else
        spans.push_back({text, mono});
}

void addPhrase(std::vector<Span>& spans, const Phrase& phrase);

void addArgument(std::vector<Span>& spans, const Phrase::Argument& argument, bool code = true)
{
    if (const auto* text = std::get_if<std::string>(&argument))
        add(spans, fromUtf8(*text), code);
    else
        addPhrase(spans, std::get<Phrase>(argument));
}

// As fill() of engine/base/english.h: {0} to {9} are the arguments, "{{" is a brace.
void addPhrase(std::vector<Span>& spans, const Phrase& phrase)
{
    if (phrase.id.empty())
        return;
    const std::optional<QString> row = templateOf(phrase);
    if (!row) { // an id without a sentence: nothing of it may be lost
        add(spans, fromUtf8(phrase.id), false);
        for (const Phrase::Argument& argument : phrase.arguments) {
            add(spans, QStringLiteral(" "), false);
            addArgument(spans, argument);
        }
        return;
    }
    const bool code = phrase.id != "reaction.say.words"; // what its argument is
    const QString& text = *row;
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'{' && i + 1 < text.size() && text[i + 1] == u'{') {
            plain += u'{';
            ++i;
        } else if (text[i] == u'{' && i + 2 < text.size() && text[i + 2] == u'}' && text[i + 1] >= u'0' &&
                   text[i + 1] <= u'9') {
            add(spans, plain, false);
            plain.clear();
            const auto index = static_cast<std::size_t>(text[i + 1].unicode() - u'0');
            if (index < phrase.arguments.size())
                addArgument(spans, phrase.arguments[index], code);
            i += 2;
        } else {
            plain += text[i];
        }
    }
    add(spans, plain, false);
}

} // namespace

QString say(const Phrase& phrase)
{
    QString text;
    for (const Span& span : spansOf(phrase))
        text += span.mono ? codeWithin(span.text) : span.text;
    return text;
}

QString say(const Error& error)
{
    const QString sentence = say(error.message);
    if (error.place.line == 0)
        return sentence;
    return QCoreApplication::translate("Phrases", "Line %1, column %2: %3")
        .arg(QString::number(error.place.line), QString::number(error.place.column), sentence);
}

std::vector<Span> spansOf(const Phrase& phrase)
{
    std::vector<Span> spans;
    addPhrase(spans, phrase);
    return spans;
}

} // namespace retort
