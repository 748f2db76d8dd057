// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/codetext.h"

#include <vector>

namespace retort {

struct TextMark;

/// The QScintilla inside a JsonEditor: colours, folding and marks.
class JsonText : public CodeText {
    Q_OBJECT

public:
    explicit JsonText(QWidget* parent = nullptr);

    void dress(const Tokens& tokens);

    void drawMarks(const std::vector<TextMark>& marks);
    /// Under the word at the place, or nowhere where its line is 0.
    void drawSquiggle(Place place);
};

} // namespace retort
