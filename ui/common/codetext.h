// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "ui/common/qsci.h"

#include <QByteArray>
#include <QFont>

namespace retort {

struct Tokens;

/// What every QScintilla of ours has in common: keys, ground colours, positions, and taking another text over without
/// losing caret and scroll. Tab leaves it; Ctrl+Z undoes typing first, and is the application's when there is none
/// left. Positions are bytes of the text's UTF-8.
class CodeText : public QsciScintilla {
    Q_OBJECT

public:
    explicit CodeText(QWidget* parent = nullptr);

    /// All of the text, also what follows a NUL.
    QByteArray bytes() const;
    /// Makes the text this one by replacing the range that differs; what was typed before can no longer be undone here.
    /// False where nothing did.
    bool replaceDiffering(const QByteArray& utf8);

    long position(Place place) const;
    Place placeOf(long position) const;
    Place cursorPlace() const;

protected:
    /// The ground, the caret, selection and braces; styles are the lexer's.
    void dressGround(const Tokens& tokens);
    QFont codeFont() const; ///< In points: Scintilla draws one-pixel text from a size in pixels.
    void clearIndicator(int indicator);
    void fillIndicator(int indicator, long begin, long end); ///< Beyond the text it is cut.

    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
};

} // namespace retort
