// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/pastrunwords.h"

#include "engine/run/words.h"
#include "ui/common/label.h"
#include "ui/common/say.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <optional>

namespace retort {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PastRuns)
};

std::optional<run::Outcome> outcomeIn(const std::string& word)
{
    using run::Outcome;
    for (const Outcome one : {Outcome::Completed, Outcome::Stopped, Outcome::Inactive, Outcome::NotTriggered,
                              Outcome::Failed, Outcome::Unfinished}) {
        if (run::wordOf(one) == word)
            return one;
    }
    return std::nullopt;
}

} // namespace

QString whenOf(std::int64_t at)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at);
    const QLocale locale;
    const QString clock = locale.toString(when.time(), QStringLiteral("HH:mm:ss"));
    const QDate today = QDate::currentDate();
    if (when.date() == today)
        return Words::tr("Today, %1", "a time").arg(clock);
    if (when.date().addDays(1) == today)
        return Words::tr("Yesterday, %1", "a time").arg(clock);
    return Words::tr("%1, %2", "a date and a time").arg(locale.toString(when.date(), QLocale::ShortFormat), clock);
}

QString wholeWhenOf(std::int64_t at)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(at);
    const QLocale locale;
    return Words::tr("%1, %2", "a date and a time")
        .arg(locale.toString(when.date(), QLocale::LongFormat),
             locale.toString(when.time(), QStringLiteral("HH:mm:ss")));
}

QString eventOf(const PastRunLine& line)
{
    if (!line.eventTitle.isEmpty())
        return visibleText(line.eventTitle);
    const QString file = line.eventFile.section(u'/', -1).section(u'.', 0, 0);
    return visibleText(file.isEmpty() ? fromUtf8(line.event) : file);
}

QString reactionOf(const PastRunLine& line)
{
    if (!line.reaction.isEmpty())
        return visibleText(line.reaction);
    return line.reactionFile.isEmpty() ? Words::tr("Several reactions") : visibleText(line.reactionFile);
}

QString sentenceOf(const PastRunLine& line)
{
    return Words::tr("%1: %2 on %3. %4", "a time, a reaction, an event, how it came out")
        .arg(whenOf(line.at), reactionOf(line), eventOf(line), line.summary);
}

QString tipOf(const PastRunLine& line)
{
    return tipText(wholeWhenOf(line.at) + u'\n' + reactionOf(line) + u'\n' + eventOf(line) + u'\n' + line.summary);
}

ChipContent outcomeChip(const std::string& word)
{
    const auto outcome = outcomeIn(word);
    if (!outcome)
        return {fromUtf8(word), Tone::Neutral, Glyph::Question};
    const QString name = say(run::nameOf(*outcome));
    switch (*outcome) {
    case run::Outcome::Completed:
        return {name, Tone::Ok, Glyph::Check};
    case run::Outcome::Stopped:
        return {name, Tone::No, Glyph::Stop};
    case run::Outcome::Failed:
        return {name, Tone::No, Glyph::Cross};
    case run::Outcome::Inactive:
    case run::Outcome::NotTriggered:
    case run::Outcome::Unfinished:
        break;
    }
    return {name, Tone::Neutral, Glyph::Minus};
}

} // namespace retort
