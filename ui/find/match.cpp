// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/match.h"

#include <algorithm>
#include <array>

namespace retort {

namespace {

constexpr qsizetype longestTyped = 64; ///< What is longer is found as it stands, or not at all.

quint64 bitOf(QChar c) { return quint64{1} << (c.unicode() % 64); }

std::vector<Mark> markOf(qsizetype start, qsizetype length)
{
    return {{static_cast<int>(start), static_cast<int>(length)}};
}

/// Neighbours become one mark.
std::vector<Mark> marksOf(const std::array<qsizetype, longestTyped>& places, qsizetype count)
{
    std::vector<Mark> marks;
    for (qsizetype i = 0; i < count; ++i) {
        const int at = static_cast<int>(places[static_cast<std::size_t>(i)]);
        if (!marks.empty() && marks.back().start + marks.back().length == at)
            ++marks.back().length;
        else
            marks.push_back({at, 1});
    }
    return marks;
}

bool holdsInOrder(const QString& wanted, const QString& given)
{
    qsizetype at = -1;
    for (const QChar c : wanted) {
        at = given.indexOf(c, at + 1);
        if (at < 0)
            return false;
    }
    return true;
}

/// Within three times the length, from each place where it may begin.
bool findScattered(const QString& wanted, const QString& given, std::array<qsizetype, longestTyped>& places)
{
    for (qsizetype start = given.indexOf(wanted[0]); start >= 0; start = given.indexOf(wanted[0], start + 1)) {
        const qsizetype end = start + 3 * wanted.size();
        qsizetype at = start - 1;
        qsizetype letter = 0;
        for (; letter < wanted.size(); ++letter) {
            at = given.indexOf(wanted[letter], at + 1);
            if (at < 0)
                return false; // not even further apart
            if (at >= end)
                break;
            places[static_cast<std::size_t>(letter)] = at;
        }
        if (letter == wanted.size())
            return true;
    }
    return false;
}

/// Each letter begins a word or follows the one before it. The first way there is, from the left.
bool findInitials(const Folded& typed, const Folded& text, std::array<qsizetype, longestTyped>& places)
{
    const QString& wanted = typed.text();
    const QString& given = text.text();
    // The place of each letter; where the next one is not found, the one before it moves on.
    places[0] = -1;
    qsizetype letter = 0;
    int left = 4000; // steps: for a text of one letter and its like
    while (letter < wanted.size()) {
        if (--left == 0)
            return false;
        const auto here = static_cast<std::size_t>(letter);
        const qsizetype before = letter == 0 ? -1 : places[here - 1];
        qsizetype at = std::max(places[here], before) + 1;
        while (at < given.size() &&
               !(given[at] == wanted[letter] && (text.startsWord(at) || (letter > 0 && at == before + 1))))
            ++at;
        if (at < given.size()) {
            places[here] = at;
            if (++letter < wanted.size())
                places[here + 1] = -1;
        } else if (letter-- == 0) {
            return false;
        }
    }
    return true;
}

} // namespace

Folded::Folded(const QString& text) : m_folded(text), m_starts(static_cast<std::size_t>(text.size()))
{
    bool word = false;  // within one
    bool small = false; // after a small letter or a digit
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool letter = c.isLetterOrNumber();
        m_starts[static_cast<std::size_t>(i)] = letter && (!word || (small && c.isUpper()));
        word = letter || (word && c.isMark());
        small = letter && !c.isUpper();
        QChar folded = c;
        if (c.unicode() > 127 && c.decompositionTag() == QChar::Canonical)
            folded = c.decomposition().at(0);
        folded = folded.toCaseFolded();
        m_folded[i] = folded;
        m_letters |= bitOf(folded);
    }
}

std::optional<Match> match(const Folded& typed, const Folded& text, Fit worst)
{
    if (typed.isEmpty() || !text.mayHold(typed))
        return std::nullopt;
    const QString& wanted = typed.text();
    const QString& given = text.text();
    qsizetype inside = -1;
    for (qsizetype at = given.indexOf(wanted); at >= 0; at = given.indexOf(wanted, at + 1)) {
        if (at == 0)
            return Match{given.size() == wanted.size() ? Fit::Whole : Fit::Prefix, markOf(0, wanted.size())};
        if (text.startsWord(at))
            return worst >= Fit::WordStart ? std::optional(Match{Fit::WordStart, markOf(at, wanted.size())})
                                           : std::nullopt;
        if (inside < 0)
            inside = at;
    }
    if (inside >= 0)
        return worst >= Fit::Inside ? std::optional(Match{Fit::Inside, markOf(inside, wanted.size())}) : std::nullopt;
    if (worst < Fit::Initials || wanted.size() < 2 || wanted.size() > longestTyped || !holdsInOrder(wanted, given))
        return std::nullopt;
    std::array<qsizetype, longestTyped> places;
    if (findInitials(typed, text, places))
        return Match{Fit::Initials, marksOf(places, wanted.size())};
    if (worst >= Fit::Scattered && wanted.size() >= 3 && findScattered(wanted, given, places))
        return Match{Fit::Scattered, marksOf(places, wanted.size())};
    return std::nullopt;
}

} // namespace retort
