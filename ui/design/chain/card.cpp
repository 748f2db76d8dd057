// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/card.h"

#include "engine/json/document.h"
#include "engine/reaction/words.h"
#include "engine/run/words.h"
#include "ui/common/say.h"
#include "ui/condition/build/names.h"
#include "ui/design/chain/actionlook.h"
#include "ui/problems/problemwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(Card)
};

/// "score" of "data.score": the part that people know it by.
std::string_view leafOf(std::string_view path)
{
    const auto dot = path.rfind('.');
    return dot == std::string_view::npos ? path : path.substr(dot + 1);
}

/// A value as a chip has room for it: null is not the text "null", and an empty text is something too.
QString inWords(json::Value value)
{
    if (value.isContainer())
        return listedValue(value);
    const QString text = fromUtf8(shortText(value));
    if (!value.isString())
        return text;
    if (value.text().empty())
        return Words::tr("empty text");
    const auto other = json::Document::parse(std::string(value.text())); // "9", "null", "true"
    return other ? QStringLiteral("\"%1\"").arg(text) : text;
}

/// Read or VariableRead.
template <class Read>
QString valueOf(const Read& read)
{
    const QString leaf = read.path.empty() ? Words::tr("the event") : fromUtf8(leafOf(read.path));
    const QString value = inWords(read.value.root());
    switch (read.found) {
    case run::Found::Missing:
        return Words::tr("%1 is missing").arg(leaf);
    case run::Found::Default:
        return read.null ? Words::tr("%1 is null, so %2 is used").arg(leaf, value)
                         : Words::tr("%1 is missing, so %2 is used").arg(leaf, value);
    case run::Found::Present:
        break;
    }
    return Words::tr("%1 is %2").arg(leaf, value);
}

bool goesOn(run::Status status)
{
    using run::Status;
    return status == Status::Passed || status == Status::Done || status == Status::Skipped ||
           status == Status::UnknownAction;
}

/// Of a target.send that was done: whether its target is known, and its payload sound.
ChipContent requestVerdict(const run::TargetRender& request, const QString& badge)
{
    using State = run::TargetRender::State;
    switch (request.state) {
    case State::Sent:
        if (!request.json)
            return {badge, Tone::No, Glyph::Cross};
        return request.problems.empty() ? ChipContent{badge, Tone::Ok, Glyph::Check}
                                        : ChipContent{badge, Tone::Warn, Glyph::Alert};
    case State::Held:
        return {badge, Tone::Neutral, Glyph::Stop};
    case State::Unknown:
    case State::Unreadable:
        return {badge, Tone::Warn, Glyph::Question};
    case State::Failed:
        return {badge, Tone::No, Glyph::Alert};
    case State::NoTargets:
        break;
    }
    return {badge, Tone::Ok, {}};
}

/// Whether it would be sent.
QString requestInAWord(run::TargetRender::State state, bool json)
{
    using State = run::TargetRender::State;
    switch (state) {
    case State::Sent:
        return json ? Words::tr("sends") : Words::tr("no JSON");
    case State::Held:
        return Words::tr("not sent");
    case State::Unknown:
        return Words::tr("unknown");
    case State::Unreadable:
        return Words::tr("unreadable");
    case State::Failed:
        return Words::tr("fails");
    case State::NoTargets:
        break;
    }
    return Words::tr("sends");
}

QString sentenceOf(const Card& card, const QString& what)
{
    QString sentence = card.verdict ? Words::tr("%1, %2").arg(what, card.verdict->text) : what;
    if (card.problems.all() > 0)
        sentence = Words::tr("%1; %2").arg(sentence, inWords(card.problems));
    return card.cursor ? Words::tr("%1, where stepping stands").arg(sentence) : sentence;
}

/// The badge, and in the tip what it is about.
void addProblems(Card& card, const CardRun& run)
{
    constexpr std::size_t mostInTip = 5;
    card.problems = countsOf(run.problems);
    for (std::size_t i = 0; i < std::min(run.problems.size(), mostInTip); ++i) {
        const Problem& problem = *run.problems[i];
        card.tip += (card.tip.isEmpty() ? QString() : QStringLiteral("\n")) +
                    Words::tr("%1: %2").arg(severityWord(problem.severity), say(problem.message));
    }
    if (run.problems.size() > mostInTip)
        card.tip += u'\n' + Words::tr("and %1 more").arg(run.problems.size() - mostInTip);
}

} // namespace

QString decidingValue(const run::Step& step)
{
    if (step.reads.size() == 1)
        return valueOf(step.reads[0]);
    // Of clauses joined by "and" the one that was false decided, of those joined by "or" the one that was true; it was
    // evaluated last.
    if (step.variables.empty() || step.evaluations.empty() || step.cut)
        return {};
    const std::string& joins = step.evaluations[0].op;
    const bool lastDecides = (joins == "and" && step.status == run::Status::Stopped) ||
                             (joins == "or" && step.status == run::Status::Passed);
    if (!lastDecides)
        return {};
    return valueOf(step.variables.back());
}

ChipContent verdictOf(const run::Step& step)
{
    using run::Status;
    const QString badge = say(run::badgeOf(step));
    const auto withValue = [&] {
        const QString value = decidingValue(step);
        return value.isEmpty() ? badge : Words::tr("%1: %2").arg(badge, value);
    };
    switch (step.status) {
    case Status::Passed:
        return {withValue(), Tone::Ok, Glyph::Check};
    case Status::Stopped:
        return {withValue(), Tone::No, Glyph::Cross};
    case Status::Done:
        return step.request ? requestVerdict(*step.request, badge) : ChipContent{badge, Tone::Ok, {}};
    case Status::Failed:
        return {badge, Tone::No, Glyph::Alert};
    case Status::UnknownAction:
        return {badge, Tone::Warn, Glyph::Question};
    case Status::Skipped:
        return {badge, Tone::Neutral, Glyph::Skip};
    case Status::NotReached:
        break;
    }
    return {badge, Tone::Neutral, {}};
}

QString verdictInAWord(const run::Step& step)
{
    using run::Status;
    switch (step.status) {
    case Status::Passed:
        return Words::tr("passes");
    case Status::Stopped:
        return Words::tr("stops");
    case Status::Done:
        return step.request ? requestInAWord(step.request->state, step.request->json) : Words::tr("runs");
    case Status::Failed:
        return Words::tr("fails");
    case Status::UnknownAction:
        return Words::tr("unknown");
    case Status::Skipped:
        return Words::tr("skipped");
    case Status::NotReached:
        break;
    }
    return {};
}

Card triggerCard(const Reaction& reaction, const Catalogue& catalogue, const CardRun& run)
{
    const CardWords words = triggerWords(reaction, catalogue);
    Card card;
    card.title = spansOf(words.title);
    card.detail = spansOf(words.detail);
    if (!run.sample.isEmpty())
        card.detail.push_back(
            {(card.detail.empty() ? QString() : Words::tr(" · ")) + Words::tr("sample: %1").arg(run.sample), false});
    card.cursor = run.cursor;
    if (run.trace != nullptr) {
        switch (run.trace->match) {
        case run::Match::Name:
            card.verdict = {Words::tr("fired"), Tone::Accent, {}};
            break;
        case run::Match::Alias:
            card.verdict = {Words::tr("fired by another name"), Tone::Warn, {}};
            card.verdictInAWord = Words::tr("fired");
            break;
        case run::Match::None:
            card.verdict = {Words::tr("does not fire"), Tone::No, Glyph::Cross};
            break;
        }
        card.reached = true;
        card.passed = run.trace->match != run::Match::None && run.trace->outcome != run::Outcome::Inactive;
        card.tip = say(run.trace->matchWhy);
    }
    if (run.stale)
        card.verdict.reset();
    addProblems(card, run);
    card.sentence = sentenceOf(card, Words::tr("Trigger: %1").arg(say(words.sentence)));
    return card;
}

Card actionCard(const Action& action, ActionId id, CardNumber number, const Catalogue& catalogue,
                const logic::Settings& settings, const CardRun& run)
{
    const ActionKind* kind = kindOf(action, catalogue);
    const ActionLook look = lookOf(kind != nullptr ? kind->type : action.type);
    const CardWords words = run::cardWords(action, run.step, catalogue, settings);
    Card card;
    card.id = id;
    card.glyph = look.glyph;
    card.tone = look.tone;
    card.title = spansOf(words.title);
    card.detail = spansOf(words.detail);
    card.cursor = run.cursor;
    if (run.step != nullptr && !run.stale) {
        card.verdict = verdictOf(*run.step);
        card.verdictInAWord = verdictInAWord(*run.step);
        card.reached = run.step->status != run::Status::NotReached;
        card.passed = goesOn(run.step->status);
        card.tip = say(run.step->error ? run.step->error->message : run.step->why);
        const auto* request = run.step->request ? &*run.step->request : nullptr;
        if (request && run.targets && request->state == run::TargetRender::State::Unknown) {
            // With the name that was probably meant.
            card.detail = spansOf(run::unknownTarget(*run.targets, request->handle));
            card.tip = plainText(card.detail);
        } else if (request && request->state == run::TargetRender::State::Sent && !request->problems.empty()) {
            card.tip = say(request->problems.front().message);
        }
    }
    QString said = say(words.sentence);
    if (!run.unfinished.isEmpty()) {
        // What was there before it is not what somebody means.
        said = kind != nullptr && kind->type == "filter" ? Words::tr("Continue only if …")
               : kind != nullptr && !kind->label.empty() ? Words::tr("%1 …", "an action").arg(fromUtf8(kind->label))
                                                         : plainText(card.title);
        card.title = {{said, false}};
        card.detail = {{run.unfinished, false}};
        card.verdict = {Words::tr("no value yet"), Tone::Warn, Glyph::Alert};
        card.verdictInAWord = Words::tr("no value");
        card.tip = run.unfinished;
        said = Words::tr("%1 %2").arg(said, run.unfinished);
    }
    if (run.skipped) { // whether or not an event is being tried
        card.skipped = true;
        card.verdict = {Words::tr("skipped for this run"), Tone::Neutral, Glyph::Skip};
        card.verdictInAWord = Words::tr("skipped");
        card.tip =
            Words::tr("It is left out while you try the reaction. The file and what is published still have it.");
    }
    addProblems(card, run);
    const QString step = Words::tr("Step %1 of %2").arg(QString::number(number.number), QString::number(number.count));
    card.sentence = sentenceOf(card, Words::tr("%1: %2").arg(step, said));
    return card;
}

} // namespace retort
