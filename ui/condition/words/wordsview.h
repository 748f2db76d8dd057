// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/sentenceview.h"

#include <vector>

namespace retort {

class Rule;

/// One line of a rule in plain words.
struct WordsLine {
    enum class Mark { None, Holds, Fails, Open };
    std::vector<Span> spans;
    int depth = 0;
    Mark mark = Mark::None;

    bool operator==(const WordsLine&) const = default;
};
/// The groups of a rule as a nested list, each clause in one sentence, with what it comes to with the sample event.
std::vector<WordsLine> wordsOf(const Rule& rule);

/// The lines, wrapped, as high as they need; to be selected and copied, not edited.
class WordsView : public SentenceView {
    Q_OBJECT

public:
    explicit WordsView(QWidget* parent = nullptr);

    void showLines(const std::vector<WordsLine>& lines);

protected:
    void write() override;

private:
    std::vector<WordsLine> m_lines;
};

} // namespace retort
