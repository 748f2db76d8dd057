// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/codetext.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QGraphicsEffect>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>

#include <algorithm>

namespace retort {

namespace {

/// Paints its widget with a painter that runs from left to right. Scintilla makes its own, and a new painter takes the
/// application's direction, by which braces would be mirrored.
class LeftToRightPainting : public QGraphicsEffect {
public:
    using QGraphicsEffect::QGraphicsEffect;

protected:
    void draw(QPainter* painter) override
    {
        const double scale = painter->device()->devicePixelRatio();
        const QSizeF size = boundingRect().size();
        QPixmap picture((size * scale).toSize());
        picture.setDevicePixelRatio(scale);
        picture.fill(Qt::transparent);
        QPainter inner(&picture);
        inner.setLayoutDirection(Qt::LeftToRight);
        drawSource(&inner);
        inner.end();
        painter->drawPixmap(boundingRect().topLeft(), picture);
    }
};

} // namespace

CodeText::CodeText(QWidget* parent) : QsciScintilla(parent)
{
    setLayoutDirection(Qt::LeftToRight); // code does, in each language
    if (QGuiApplication::layoutDirection() == Qt::RightToLeft)
        viewport()->setGraphicsEffect(new LeftToRightPainting(viewport()));
    setUtf8(true);
    setEolMode(EolUnix);
    setFrameShape(QFrame::NoFrame);
    setWrapMode(WrapNone); // wrapping a megabyte takes half a second
    setIndentationsUseTabs(false);
    setIndentationWidth(2);
    setTabWidth(2);
    setAutoIndent(true);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1);
    SendScintilla(SCI_SETSCROLLWIDTH, 1);
    SendScintilla(SCI_SETENDATLASTLINE, 1);
    SendScintilla(SCI_SETEXTRAASCENT, 2);
    SendScintilla(SCI_SETEXTRADESCENT, 2);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 4L);
    SendScintilla(SCI_SETMARGINRIGHT, 0UL, 4L);
    SendScintilla(SCI_SETCARETSTICKY, 1);

    // These belong to the application; Escape to whoever opened the editor.
    for (const QKeyCombination keys :
         {Qt::CTRL | Qt::Key_D, Qt::CTRL | Qt::Key_L, Qt::CTRL | Qt::Key_T, Qt::CTRL | Qt::Key_U, Qt::CTRL | Qt::Key_Up,
          Qt::CTRL | Qt::Key_Down, Qt::CTRL | Qt::SHIFT | Qt::Key_T, Qt::CTRL | Qt::SHIFT | Qt::Key_L,
          Qt::CTRL | Qt::SHIFT | Qt::Key_U, QKeyCombination(Qt::Key_Escape)}) {
        const int key = keys.toCombined();
        if (QsciCommand* command = standardCommands()->boundTo(key)) {
            if (command->key() == key)
                command->setKey(0);
            else
                command->setAlternateKey(0);
        }
    }
}

QFont CodeText::codeFont() const
{
    QFont font = monoFont();
    const QScreen* screen = this->screen();
    font.setPointSizeF(font.pixelSize() * 72.0 / (screen ? screen->logicalDotsPerInchY() : 96.0));
    return font;
}

void CodeText::dressGround(const Tokens& tokens)
{
    setPaper(tokens.code);
    setColor(tokens.ink);
    setCaretForegroundColor(isReadOnly() ? tokens.code : tokens.ink);
    setSelectionBackgroundColor(tokens.dark ? tokens.accentBg : QColor(0xd0dbff));
    resetSelectionForegroundColor();
    setMatchedBraceBackgroundColor(tokens.chip);
    setMatchedBraceForegroundColor(tokens.ink);
    setUnmatchedBraceBackgroundColor(tokens.noBg);
    setUnmatchedBraceForegroundColor(tokens.no);
}

QByteArray CodeText::bytes() const
{
    const auto length = static_cast<qsizetype>(SendScintilla(SCI_GETLENGTH));
    return {static_cast<const char*>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER)), length};
}

void CodeText::clearIndicator(int indicator)
{
    SendScintilla(SCI_SETINDICATORCURRENT, indicator);
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
}

void CodeText::fillIndicator(int indicator, long begin, long end)
{
    const long length = SendScintilla(SCI_GETLENGTH);
    begin = std::min(begin, length);
    end = std::min(end, length);
    if (begin >= end)
        return;
    SendScintilla(SCI_SETINDICATORCURRENT, indicator);
    SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), end - begin);
}

bool CodeText::replaceDiffering(const QByteArray& utf8)
{
    const QByteArray now = bytes();
    if (now == utf8)
        return false;
    const auto middleOfCharacter = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    const qsizetype shorter = std::min(now.size(), utf8.size());
    qsizetype front = std::mismatch(now.begin(), now.begin() + shorter, utf8.begin()).first - now.begin();
    while (front > 0 && ((front < now.size() && middleOfCharacter(now[front])) ||
                         (front < utf8.size() && middleOfCharacter(utf8[front]))))
        --front;
    qsizetype back = 0;
    while (back < shorter - front && now[now.size() - 1 - back] == utf8[utf8.size() - 1 - back])
        ++back;
    while (back > 0 && middleOfCharacter(now[now.size() - back]))
        --back;

    const bool readOnly = isReadOnly();
    SendScintilla(SCI_SETREADONLY, 0UL);
    SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(front), static_cast<long>(now.size() - back));
    const QByteArray fresh = utf8.mid(front, utf8.size() - front - back);
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(fresh.size()), fresh.constData());
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_SETREADONLY, readOnly ? 1UL : 0UL);
    return true;
}

long CodeText::position(Place place) const
{
    if (place.line == 0)
        return 0;
    const long lines = SendScintilla(SCI_GETLINECOUNT);
    const long line = std::min(static_cast<long>(place.line), lines) - 1;
    const long start = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    const long end = SendScintilla(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(line));
    if (place.column <= 1)
        return start;
    const long at =
        SendScintilla(SCI_POSITIONRELATIVE, static_cast<unsigned long>(start), static_cast<long>(place.column) - 1);
    return at == 0 || at > end ? end : at; // 0: beyond the end of the text
}

Place CodeText::placeOf(long position) const
{
    const long at = std::min(position, SendScintilla(SCI_GETLENGTH));
    const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(at));
    const long start = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    const long characters = SendScintilla(SCI_COUNTCHARACTERS, static_cast<unsigned long>(start), at);
    return {.line = static_cast<std::size_t>(line) + 1, .column = static_cast<std::size_t>(characters) + 1};
}

Place CodeText::cursorPlace() const { return placeOf(SendScintilla(SCI_GETCURRENTPOS)); }

bool CodeText::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool undo = key->matches(QKeySequence::Undo);
        const bool redo = key->matches(QKeySequence::Redo);
        if (undo || redo) {
            // What was typed here is undone here; with nothing left, the key is the application's.
            const bool mine = !isReadOnly() && (undo ? isUndoAvailable() : isRedoAvailable());
            event->setAccepted(mine);
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void CodeText::keyPressEvent(QKeyEvent* event)
{
    // Scintilla has Ctrl+Y alone.
    if (event->matches(QKeySequence::Redo) && isRedoAvailable()) {
        redo();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

void CodeText::focusInEvent(QFocusEvent* event)
{
    QsciScintilla::focusInEvent(event);
    setBraceMatching(isReadOnly() ? NoBraceMatch : SloppyBraceMatch);
}

void CodeText::focusOutEvent(QFocusEvent* event)
{
    QsciScintilla::focusOutEvent(event);
    setBraceMatching(NoBraceMatch); // belongs to the caret
    SendScintilla(SCI_BRACEHIGHLIGHT, -1UL, -1L);
}

bool CodeText::focusNextPrevChild(bool next)
{
    return QAbstractScrollArea::focusNextPrevChild(next); // Tab is for getting out; Return indents by itself
}

} // namespace retort
