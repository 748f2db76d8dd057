// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace retort {

/// How well a text fits what was typed, best first. It is all that ranks: nobody has to guess why something is on top.
enum class Fit : quint8 {
    Whole,     ///< It is what was typed.
    Prefix,    ///< It begins with it.
    WordStart, ///< One of its words does.
    Inside,    ///< It stands somewhere in it.
    Initials,  ///< Letter by letter at the beginnings of words, or on from one: "nsc" in NPS Survey Completed.
    Scattered, ///< Letter by letter, in this order and not far apart: three letters at least, over at most three times
               ///< their length.
};

/// A piece of a text that was matched.
struct Mark {
    int start = 0;
    int length = 0;

    bool operator==(const Mark&) const = default;
};

struct Match {
    Fit fit = Fit::Scattered;
    std::vector<Mark> marks; ///< In order, without overlap.

    bool operator==(const Match&) const = default;
};

/// A text made ready to be searched: neither letter case nor accents count. Positions are those of the text.
class Folded {
public:
    Folded() = default;
    explicit Folded(const QString& text);

    const QString& text() const { return m_folded; }
    bool isEmpty() const { return m_folded.isEmpty(); }
    bool startsWord(qsizetype at) const { return m_starts[static_cast<std::size_t>(at)]; }
    /// False where one of the other's letters is not here at all: most texts are passed over by this alone.
    bool mayHold(const Folded& other) const { return (other.m_letters & ~m_letters) == 0; }

private:
    QString m_folded;
    std::vector<bool> m_starts; ///< Of words: after a space or a sign, and at a capital after a small letter.
    quint64 m_letters = 0;
};

/// nullopt where it does not fit. `worst` says what is still taken.
std::optional<Match> match(const Folded& typed, const Folded& text, Fit worst = Fit::Scattered);

} // namespace retort
