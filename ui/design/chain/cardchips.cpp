// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/cardchips.h"

#include "ui/design/chain/card.h"
#include "ui/problems/problemwords.h"

namespace retort {

namespace {

/// A chip without a word has to have a sign.
Glyph signOf(const ChipContent& chip)
{
    if (chip.sign)
        return *chip.sign;
    switch (chip.tone) {
    case Tone::Ok:
        return Glyph::Check;
    case Tone::Accent:
        return Glyph::Bolt;
    case Tone::Warn:
        return Glyph::Alert;
    case Tone::No:
        return Glyph::Cross;
    default:
        return Glyph::Minus;
    }
}

} // namespace

double CardChips::width() const
{
    const double first = badge ? chipSize(*badge).width() : 0;
    const double second = verdict ? chipSize(*verdict).width() : 0;
    return first + second + (badge && verdict ? gap : 0);
}

CardChips chipsThatFit(const Card& card, double room, double sentence, double apart)
{
    constexpr double share = 0.6;
    const double whole = room - sentence - apart;
    const double most = room - room * share - apart;
    CardChips chips{card.verdict, {}};
    if (card.problems.all() > 0) {
        const Problem::Severity severity = gravest(card.problems);
        chips.badge = ChipContent{QString::number(card.problems.all()), toneOf(severity), glyphOf(severity)};
    }
    if (chips.width() <= whole)
        return chips;
    if (chips.verdict && !card.verdictInAWord.isEmpty()) {
        CardChips shorter = chips;
        shorter.verdict->text = card.verdictInAWord;
        if (chips.width() > most || shorter.width() <= whole)
            chips = std::move(shorter);
    }
    if (chips.width() <= std::max(whole, most))
        return chips;
    if (chips.verdict) {
        chips.verdict->sign = signOf(*chips.verdict);
        chips.verdict->text.clear();
    }
    if (chips.badge && chips.width() > std::max(whole, most))
        chips.badge->text.clear();
    return chips;
}

} // namespace retort
