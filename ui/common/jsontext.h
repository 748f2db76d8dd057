// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "ui/common/qsci.h"

#include <QByteArray>

#include <vector>

namespace retort {

struct TextMark;
struct Tokens;

/// The QScintilla inside a JsonEditor: keys, colours and positions.
class JsonText : public QsciScintilla {
    Q_OBJECT

public:
    explicit JsonText(QWidget* parent = nullptr);

    void dress(const Tokens& tokens);

    /// Makes the text this one by replacing the range that differs. False where nothing did.
    bool replaceDiffering(const QByteArray& utf8);

    void drawMarks(const std::vector<TextMark>& marks);
    /// Under the word at the place, or nowhere where its line is 0.
    void drawSquiggle(Place place);

    long position(Place place) const;
    Place cursorPlace() const;

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QByteArray bytes() const;
};

} // namespace retort
