// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/catalogue.h"
#include "engine/reaction/reaction.h"
#include "engine/run/targets.h"
#include "engine/run/trace.h"
#include "ui/common/paint.h"
#include "ui/document/livelint.h"

#include <QString>

#include <optional>
#include <vector>

namespace retort {

/// What one card of the chain shows. Plain text throughout.
struct Card {
    ActionId id = ActionId::None; ///< None: the trigger.
    Glyph glyph = Glyph::Bolt;
    Tone tone = Tone::Accent;
    std::vector<Span> title;
    std::vector<Span> detail;
    std::optional<ChipContent> verdict; ///< What the sample event makes of it; none where there is nothing to say.
    QString verdictInAWord;             ///< The same where it has little room: "passes".
    bool reached = false;               ///< The sample event gets to it: the line above it is coloured.
    bool passed = false;                ///< And beyond it.
    bool cursor = false;                ///< The step that ran last, while going through slowly.
    bool skipped = false;               ///< Left out for now.
    LiveLint::Counts problems;          ///< That stand in it.
    QString sentence;                   ///< All of it in one sentence, the accessible name.
    QString tip;                        ///< Why the verdict is what it is, in full.

    bool operator==(const Card&) const = default;
};

/// What is known of a run when a card is made. Nothing of it is there where no sample event is being evaluated.
struct CardRun {
    const run::ReactionTrace* trace = nullptr;
    const run::Step* step = nullptr; ///< Of this card, in that trace.
    bool stale = false;              ///< Some text is not valid: the trace is of what was there before.
    bool cursor = false;
    QString unfinished;                    ///< What is missing in this card's action: a value that is being typed.
    bool skipped = false;                  ///< This card's action is left out.
    QString sample;                        ///< The event's title.
    std::vector<const Problem*> problems;  ///< Of this card.
    const run::Targets* targets = nullptr; ///< What target.send chose from.
};

Card triggerCard(const Reaction& reaction, const Catalogue& catalogue, const CardRun& run);
/// Which step it is: "2 of 5".
struct CardNumber {
    int number; ///< From 1.
    int count;
};
Card actionCard(const Action& action, ActionId id, CardNumber number, const Catalogue& catalogue,
                const logic::Settings& settings, const CardRun& run);

/// The verdict of a step in a few words, with the value that decided: "passes: score is 9".
ChipContent verdictOf(const run::Step& step);
/// The same in one word or two.
QString verdictInAWord(const run::Step& step);
/// "score is 9" of the variable that decided a filter; "" where it is not one alone.
QString decidingValue(const run::Step& step);

} // namespace retort
