// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascadewords.h"

#include "engine/run/words.h"
#include "ui/common/say.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CascadeRows)
};

using Kind = CascadeRow::Kind;

/// The template's words with code in the places of %1 and so on, in whatever order a language has them.
std::vector<Span> withCode(const QString& text, const QStringList& code)
{
    std::vector<Span> spans;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
        const int which = at + 1 < text.size() ? text[at + 1].digitValue() : -1;
        if (which < 1 || which > code.size())
            continue;
        if (at > from)
            spans.push_back({text.mid(from, at - from), false});
        spans.push_back({code[which - 1], true});
        from = at + 2;
    }
    if (from < text.size())
        spans.push_back({text.mid(from), false});
    return spans;
}

QString number(std::size_t count) { return QLocale().toString(static_cast<qulonglong>(count)); }

QString nameOf(const std::string& name, const std::string& file) { return fromUtf8(name.empty() ? file : name); }

/// Each kind of answer has its own sign besides its colour.
ChipContent chipOf(cascade::Answer::Kind kind)
{
    switch (kind) {
    case cascade::Answer::Kind::Fires:
        return {Words::tr("fires"), Tone::Ok, Glyph::Check};
    case cascade::Answer::Kind::Stops:
        return {Words::tr("stops"), Tone::No, Glyph::Stop};
    case cascade::Answer::Kind::Fails:
        return {Words::tr("fails"), Tone::No, Glyph::Cross};
    case cascade::Answer::Kind::Inactive:
        return {Words::tr("inactive"), Tone::Neutral, Glyph::Ring};
    }
    return {};
}

cascade::Answer::Kind kindOf(run::Outcome outcome)
{
    switch (outcome) {
    case run::Outcome::Stopped:
        return cascade::Answer::Kind::Stops;
    case run::Outcome::Failed:
        return cascade::Answer::Kind::Fails;
    case run::Outcome::Inactive:
        return cascade::Answer::Kind::Inactive;
    default:
        return cascade::Answer::Kind::Fires;
    }
}

/// "2 fire, 1 stops": those that there are.
QString tally(const std::vector<cascade::Answer>& answers)
{
    const auto count = [&](cascade::Answer::Kind kind) {
        return std::count_if(answers.begin(), answers.end(), [kind](const auto& one) { return one.kind == kind; });
    };
    QStringList parts;
    const auto add = [&parts](qsizetype many, const QString& one, const QString& several) {
        if (many > 0)
            parts << (many == 1 ? one : several.arg(QLocale().toString(many)));
    };
    add(count(cascade::Answer::Kind::Fires), Words::tr("1 fires"), Words::tr("%1 fire"));
    add(count(cascade::Answer::Kind::Stops), Words::tr("1 stops"), Words::tr("%1 stop"));
    add(count(cascade::Answer::Kind::Fails), Words::tr("1 fails"), Words::tr("%1 fail"));
    add(count(cascade::Answer::Kind::Inactive), Words::tr("1 is inactive"), Words::tr("%1 are inactive"));
    return parts.join(Words::tr(", "));
}

CascadeWords answersWords(const CascadeResult& result)
{
    CascadeWords words;
    words.title = withCode(Words::tr("Who answers %1"), {fromUtf8(result.event.name)});
    const QString all = number(result.reactions);
    if (result.answers.empty())
        words.detail = {{Words::tr("None of the %1 reactions of the workspace waits for it").arg(all), false}};
    else
        words.detail = {{Words::tr("%1 of %2 reactions wait for it: %3")
                             .arg(number(result.answers.size()), all, tally(result.answers)),
                         false}};
    if (!result.leftOut.empty())
        words.chip = {Words::tr("%1 left out").arg(number(result.leftOut.size())), Tone::Warn, Glyph::Alert};
    return words;
}

CascadeWords answerWords(const cascade::Answer& answer)
{
    CascadeWords words;
    words.title = {{nameOf(answer.name, answer.file), false}};
    words.detail = spansOf(answer.why);
    if (answer.alias)
        words.detail.push_back({Words::tr(" · waits for another spelling of the event"), false});
    words.chip = chipOf(answer.kind);
    words.muted = answer.kind == cascade::Answer::Kind::Inactive;
    return words;
}

CascadeWords raisesWords(const CascadeResult& result)
{
    const run::CascadeTrace& cascade = result.cascade();
    CascadeWords words;
    words.title = {{Words::tr("The cascade"), false}};
    words.detail = {{Words::tr("Events raised: %1, effects: %2; followed for %3 events one after the other, and for %4 "
                               "effects")
                         .arg(number(cascade.events.size()), number(cascade.effects), number(cascade.depthLimit),
                              number(cascade.effectLimit)),
                     false}};
    QStringList found;
    if (!cascade.loops.empty())
        found << (cascade.loops.size() == 1 ? Words::tr("1 loop")
                                            : Words::tr("%1 loops").arg(number(cascade.loops.size())));
    if (!cascade.gifts.empty())
        found << (cascade.gifts.size() == 1 ? Words::tr("1 double gift")
                                            : Words::tr("%1 double gifts").arg(number(cascade.gifts.size())));
    if (!found.empty())
        words.chip = {found.join(Words::tr(", ")), cascade.loops.empty() ? Tone::Warn : Tone::No, Glyph::Alert};
    else if (cascade.cut)
        words.chip = {Words::tr("cut short"), Tone::Warn, Glyph::Alert};
    else
        words.chip = {Words::tr("no loop"), Tone::Ok, Glyph::Check};
    return words;
}

/// The event that a place answers.
QString eventOf(const CascadeResult& result, const run::CascadePlace& place)
{
    return fromUtf8(place.event ? result.cascade().events[*place.event].event : result.event.name);
}

/// What a step does; "" where there is no such step.
QString actionOf(const run::ReactionTrace& reaction, std::size_t step)
{
    return step >= 1 && step <= reaction.steps.size() ? fromUtf8(reaction.steps[step - 1].action) : QString();
}

/// "Tier 2 achieved", "answers tier.achieved, step 2: benefit.create".
CascadeWords stepWords(const CascadeResult& result, const run::CascadePlace& place)
{
    const run::ReactionTrace& reaction = result.reactionsOf(place.event)[place.reaction];
    CascadeWords words;
    words.title = {{nameOf(reaction.name, reaction.file), false}};
    words.detail = withCode(Words::tr("answers %1, step %2: %3"),
                            {eventOf(result, place), QString::number(place.step), actionOf(reaction, place.step)});
    return words;
}

CascadeWords loopWords(const CascadeResult& result, const run::CascadeLoop& loop)
{
    QStringList names;
    for (const run::CascadePlace& place : loop.path) {
        const run::ReactionTrace& reaction = result.reactionsOf(place.event)[place.reaction];
        names << nameOf(reaction.name, reaction.file);
    }
    return {
        withCode(Words::tr("%1 leads to itself"), {loop.path.empty() ? QString() : eventOf(result, loop.path.front())}),
        {{names.join(u" → "_s), false}},
        {Words::tr("loop"), Tone::No, Glyph::Redo}};
}

/// Of what the engine says in one sentence ("Welcome, step 1: a clause that is false here ends the loop; now ...") the
/// clause first, since that is where they differ.
CascadeWords breakerWords(const run::LoopBreaker& breaker)
{
    CascadeWords words;
    const auto& parts = breaker.text.arguments;
    const std::string* step = parts.size() > 1 ? std::get_if<std::string>(&parts[1]) : nullptr;
    const Phrase* now = parts.size() > 2 ? std::get_if<Phrase>(&parts[2]) : nullptr;
    const QString name = nameOf(breaker.name, breaker.file);
    if (breaker.filter)
        words.chip = {Words::tr("could break it"), Tone::Accent, Glyph::Filter};
    else
        words.chip = {Words::tr("no filter"), Tone::Neutral, Glyph::Filter};
    if (breaker.filter && step && now && !now->id.empty()) {
        words.title = spansOf(*now);
        const bool holds = breaker.text.id != "cascade.filter-breaks-true";
        words.detail = {{(holds ? Words::tr("%1, step %2: would end the loop if it did not hold")
                                : Words::tr("%1, step %2: would end the loop if it held"))
                             .arg(name, fromUtf8(*step)),
                         false}};
    } else if (!breaker.filter && step) {
        words.title = {{Words::tr("%1, step %2").arg(name, fromUtf8(*step)), false}};
        words.detail = {{Words::tr("No filter stands before it; one could end the loop"), false}};
    } else {
        words.title = spansOf(breaker.text);
        words.detail = {{fromUtf8(breaker.file), true}};
    }
    return words;
}

CascadeWords reactionWords(const run::ReactionTrace& reaction)
{
    CascadeWords words;
    words.title = {{nameOf(reaction.name, reaction.file), false}};
    words.detail = spansOf(run::outcomeOf(reaction));
    words.chip = chipOf(kindOf(reaction.outcome));
    words.muted = reaction.outcome == run::Outcome::Inactive;
    return words;
}

bool isGift(const run::CascadeTrace& cascade, const run::CascadePlace& by)
{
    return std::any_of(cascade.gifts.begin(), cascade.gifts.end(), [&](const run::DoubleGift& gift) {
        return std::find(gift.places.begin(), gift.places.end(), by) != gift.places.end();
    });
}

CascadeWords eventWords(const CascadeResult& result, const run::CascadeEvent& event)
{
    CascadeWords words;
    words.title = {{fromUtf8(event.event), true}};
    // That the platform raises it is inferred for all of them: docs/effects.md.
    words.detail = withCode(Words::tr("Would be raised by step %1, %2 (inferred)"),
                            {QString::number(event.by.step),
                             actionOf(result.reactionsOf(event.by.event)[event.by.reaction], event.by.step)});
    if (event.left.id == "cascade.loop-left") {
        words.chip = {Words::tr("loop"), Tone::No, Glyph::Redo};
        words.detail = spansOf(event.left);
    } else if (!event.left.id.empty()) {
        words.chip = {Words::tr("not followed"), Tone::Warn, Glyph::Alert};
        words.detail = spansOf(event.left);
    } else if (isGift(result.cascade(), event.by)) {
        words.chip = {Words::tr("double gift"), Tone::Warn, Glyph::Alert};
    } else if (event.reactions.empty()) {
        words.chip = {Words::tr("nobody waits"), Tone::Neutral, {}};
        words.muted = true;
    } else {
        words.chip = {event.reactions.size() == 1 ? Words::tr("1 reaction")
                                                  : Words::tr("%1 reactions").arg(number(event.reactions.size())),
                      Tone::Accent, Glyph::Event};
    }
    return words;
}

CascadeWords twiceWords(const CascadeResult& result)
{
    CascadeWords words;
    words.title = {{Words::tr("Fired twice"), false}};
    const std::vector<run::Repeat> none;
    const std::vector<run::Repeat>& all = result.twice.repeats ? *result.twice.repeats : none;
    const auto again =
        static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const auto& one) { return one.again; }));
    if (all.empty()) {
        words.detail = {{Words::tr("The first time gives nothing, so there is nothing to give again"), false}};
        words.chip = {Words::tr("nothing again"), Tone::Ok, Glyph::Check};
        return words;
    }
    words.detail = {
        {Words::tr("Of %1 things that the event gives, the same event once more would give %2 again; what is raised is "
                   "not followed here")
             .arg(number(all.size()), number(again)),
         false}};
    words.chip = again == 0 ? ChipContent{Words::tr("nothing again"), Tone::Ok, Glyph::Check}
                            : ChipContent{Words::tr("%1 again").arg(number(again)), Tone::Warn, Glyph::Alert};
    return words;
}

CascadeWords repeatWords(const CascadeResult& result, const run::Repeat& one)
{
    const run::ReactionTrace& reaction = result.twice.reactions[one.reaction];
    CascadeWords words;
    words.title = spansOf(one.text);
    words.detail = {{Words::tr("%1, step %2").arg(nameOf(reaction.name, reaction.file)).arg(one.step), false}};
    words.chip = one.again ? ChipContent{Words::tr("given again"), Tone::Warn, Glyph::Alert}
                           : ChipContent{Words::tr("once"), Tone::Ok, Glyph::Check};
    return words;
}

} // namespace

QString CascadeWords::sentence() const
{
    QString text = plainText(title);
    if (!chip.text.isEmpty())
        text = Words::tr("%1: %2").arg(text, chip.text);
    return detail.empty() ? text : Words::tr("%1. %2").arg(text, plainText(detail));
}

CascadeWords wordsOf(const CascadeResult& result, const CascadeRow& row)
{
    const run::CascadeTrace& cascade = result.cascade();
    switch (row.kind) {
    case Kind::Answers:
        return answersWords(result);
    case Kind::Answer:
        return answerWords(result.answers[row.index]);
    case Kind::LeftOut: {
        const CascadeResult::LeftOut& one = result.leftOut[row.index];
        return {{{one.title, false}}, {{say(one.why), false}}, {Words::tr("left out"), Tone::Warn, Glyph::Alert}};
    }
    case Kind::Raises:
        return raisesWords(result);
    case Kind::Cut:
        return {{{Words::tr("There is more than this"), false}},
                {{Words::tr("The events that are not followed any more say which limit was reached"), false}},
                {Words::tr("cut short"), Tone::Warn, Glyph::Alert}};
    case Kind::Loop:
        return loopWords(result, cascade.loops[row.index]);
    case Kind::LoopStep: {
        CascadeWords words = stepWords(result, cascade.loops[row.index].path[row.item]);
        words.chip = {Words::tr("turn %1").arg(row.item + 1), Tone::Neutral, {}};
        return words;
    }
    case Kind::Breaker:
        return breakerWords(cascade.loops[row.index].breakers[row.item]);
    case Kind::Gift:
        return {withCode(Words::tr("%1 is given %2 times"), {fromUtf8(cascade.gifts[row.index].definition),
                                                             number(cascade.gifts[row.index].places.size())}),
                {{Words::tr("The same customer gets it more than once from one event"), false}},
                {Words::tr("double gift"), Tone::Warn, Glyph::Alert}};
    case Kind::GiftStep:
        return stepWords(result, cascade.gifts[row.index].places[row.item]);
    case Kind::Reaction:
        return reactionWords(result.reactionsOf(row.event)[row.index]);
    case Kind::Event:
        return eventWords(result, cascade.events[row.index]);
    case Kind::Twice:
        return twiceWords(result);
    case Kind::Repeat:
        return repeatWords(result, (*result.twice.repeats)[row.index]);
    }
    return {};
}

QString headOf(const CascadeResult& result)
{
    const Event& event = result.event;
    QString clock = event.clock.empty() ? Words::tr("no clock") : fromUtf8(event.clock);
    if (!event.timezone.empty())
        clock = Words::tr("%1, %2").arg(clock, fromUtf8(event.timezone));
    return Words::tr("%1 · %2 · %3 · nothing was sent")
        .arg(result.eventTitle, result.dialect == logic::Dialect::Php ? u"PHP"_s : u"JavaScript"_s, clock);
}

} // namespace retort
