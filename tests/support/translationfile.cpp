// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/translationfile.h"

#include "engine/base/counted.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

QStringList placesIn(const QString& text)
{
    static const QRegularExpression place(u"\\{\\{|\\{[0-9]\\}|%L?[0-9]{1,2}|%n"_s);
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured().remove(u'L');
    places.sort();
    return places;
}

/// The place of the number in a text that counts.
QString numberIn(const TranslationMessage& message)
{
    if (const auto argument = countedArgument(message.comment.toStdString()); argument)
        return u"{%1}"_s.arg(*argument);
    return message.source.contains(u"%n"_s) ? u"%n"_s : u"%1"_s;
}

} // namespace

std::vector<TranslationMessage> messagesOf(const QByteArray& ts)
{
    std::vector<TranslationMessage> messages;
    QXmlStreamReader xml(ts);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = xml.name();
        if (name == u"name"_s)
            context = xml.readElementText();
        else if (name == u"message"_s)
            messages.push_back({context, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes"_s, {}});
        else if (name == u"source"_s)
            messages.back().source = xml.readElementText();
        else if (name == u"comment"_s)
            messages.back().comment = xml.readElementText();
        else if (name == u"translation"_s && !messages.back().numerus)
            messages.back().translations << xml.readElementText();
        else if (name == u"numerusform"_s)
            messages.back().translations << xml.readElementText();
    }
    return messages;
}

QByteArray translationFile(const std::vector<TranslationMessage>& messages,
                           const std::function<QString(const TranslationMessage&)>& translated)
{
    QByteArray ts;
    QXmlStreamWriter xml(&ts);
    xml.writeStartDocument();
    xml.writeStartElement(u"TS"_s);
    xml.writeAttribute(u"version"_s, u"2.1"_s);
    xml.writeAttribute(u"language"_s, u"de"_s);
    for (const TranslationMessage& message : messages) {
        xml.writeStartElement(u"context"_s);
        xml.writeTextElement(u"name"_s, message.context);
        xml.writeStartElement(u"message"_s);
        if (message.numerus)
            xml.writeAttribute(u"numerus"_s, u"yes"_s);
        xml.writeTextElement(u"source"_s, message.source);
        if (!message.comment.isEmpty())
            xml.writeTextElement(u"comment"_s, message.comment);
        xml.writeStartElement(u"translation"_s);
        for (int form = 0; message.numerus && form < 2; ++form)
            xml.writeTextElement(u"numerusform"_s, translated(message));
        if (!message.numerus)
            xml.writeCharacters(translated(message));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }
    xml.writeEndDocument();
    return ts;
}

QStringList problemsOf(const std::vector<TranslationMessage>& messages)
{
    QStringList problems;
    for (const TranslationMessage& message : messages) {
        const QStringList wanted = placesIn(message.source);
        for (const QString& translation : message.translations) {
            if (translation.isEmpty())
                continue;
            const QStringList there = placesIn(translation);
            QStringList uncounted = wanted;
            uncounted.removeOne(numberIn(message));
            if (there == wanted || (message.numerus && there == uncounted))
                continue;
            problems << u"%1: “%2” has the places %3, and its translation “%4” has %5"_s.arg(
                message.context, message.source, wanted.join(u' '), translation, there.join(u' '));
        }
    }
    return problems;
}

} // namespace retort
