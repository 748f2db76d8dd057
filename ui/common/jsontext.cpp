// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/jsontext.h"

#include "ui/common/fonts.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"

#include <QKeyEvent>
#include <QScreen>

#include <algorithm>

namespace retort {

namespace {

constexpr int squiggle = 8;
constexpr int readBox = 9;
constexpr int fadedText = 10;
constexpr int foldMargin = 2;

/// Scintilla needs a size in points (a size in pixels draws one-pixel text).
QFont inPoints(QFont font, const QWidget& widget)
{
    const int pixels = font.pixelSize();
    const QScreen* screen = widget.screen();
    font.setPointSizeF(pixels * 72.0 / (screen ? screen->logicalDotsPerInchY() : 96.0));
    return font;
}

} // namespace

JsonText::JsonText(QWidget* parent) : QsciScintilla(parent)
{
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

    auto* lexer = new QsciLexerJSON(this);
    lexer->setHighlightComments(false);
    setLexer(lexer);
    setMarginWidth(0, 0);
    setMarginWidth(1, 0);
    setFolding(PlainFoldStyle, foldMargin);
    setMarginWidth(foldMargin, 12);
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDER, SC_MARK_ARROW);
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEROPEN, SC_MARK_ARROWDOWN);
    for (int marker : {SC_MARKNUM_FOLDERSUB, SC_MARKNUM_FOLDERTAIL, SC_MARKNUM_FOLDERMIDTAIL, SC_MARKNUM_FOLDEREND,
                       SC_MARKNUM_FOLDEROPENMID})
        SendScintilla(SCI_MARKERDEFINE, marker,
                      marker == SC_MARKNUM_FOLDEREND       ? SC_MARK_ARROW
                      : marker == SC_MARKNUM_FOLDEROPENMID ? SC_MARK_ARROWDOWN
                                                           : SC_MARK_EMPTY);

    SendScintilla(SCI_MARKERENABLEHIGHLIGHT, 0UL);

    indicatorDefine(SquiggleIndicator, squiggle);
    indicatorDefine(StraightBoxIndicator, readBox);
    setIndicatorDrawUnder(true, readBox);
    SendScintilla(SCI_INDICSETALPHA, readBox, 60);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, readBox, 160);
    indicatorDefine(TextColorIndicator, fadedText);

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

void JsonText::dress(const Tokens& tokens)
{
    const QFont font = inPoints(monoFont(), *this);
    QsciLexer& lexer = *this->lexer();
    lexer.setDefaultFont(font);
    lexer.setDefaultPaper(tokens.code);
    lexer.setDefaultColor(tokens.ink);
    for (int style = 0; style <= QsciLexerJSON::Error; ++style) {
        lexer.setFont(font, style);
        lexer.setPaper(tokens.code, style);
        lexer.setColor(tokens.ink, style);
        lexer.setEolFill(false, style);
    }
    lexer.setColor(tokens.accent, QsciLexerJSON::Property);
    lexer.setColor(tokens.ok, QsciLexerJSON::String);
    lexer.setColor(tokens.ok, QsciLexerJSON::IRI);
    lexer.setColor(tokens.ok, QsciLexerJSON::IRICompact);
    lexer.setColor(tokens.ok, QsciLexerJSON::EscapeSequence);
    lexer.setColor(tokens.warn, QsciLexerJSON::Number);
    lexer.setColor(tokens.warn, QsciLexerJSON::Keyword);
    lexer.setColor(tokens.warn, QsciLexerJSON::KeywordLD);
    lexer.setColor(tokens.mute, QsciLexerJSON::Operator);
    lexer.setColor(tokens.no, QsciLexerJSON::UnclosedString);
    lexer.setColor(tokens.no, QsciLexerJSON::Error);

    setPaper(tokens.code);
    setColor(tokens.ink);
    setMarginsFont(font);
    setMarginsBackgroundColor(tokens.code);
    setMarginsForegroundColor(tokens.mute);
    setFoldMarginColors(tokens.code, tokens.code);
    for (int marker : {SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEROPEN, SC_MARKNUM_FOLDEREND, SC_MARKNUM_FOLDEROPENMID}) {
        SendScintilla(SCI_MARKERSETFORE, static_cast<unsigned long>(marker), tokens.mute);
        SendScintilla(SCI_MARKERSETBACK, static_cast<unsigned long>(marker), tokens.mute);
    }
    setCaretForegroundColor(isReadOnly() ? tokens.code : tokens.ink);
    setSelectionBackgroundColor(tokens.dark ? tokens.accentBg : QColor(0xd0dbff));
    resetSelectionForegroundColor();
    setMatchedBraceBackgroundColor(tokens.chip);
    setMatchedBraceForegroundColor(tokens.ink);
    setUnmatchedBraceBackgroundColor(tokens.noBg);
    setUnmatchedBraceForegroundColor(tokens.no);
    setIndicatorForegroundColor(tokens.no, squiggle);
    QColor box = tokens.ok;
    box.setAlpha(60);
    setIndicatorForegroundColor(box, readBox);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, readBox, 160);
    setIndicatorForegroundColor(tokens.mute, fadedText);
}

QByteArray JsonText::bytes() const { return text().toUtf8(); }

bool JsonText::replaceDiffering(const QByteArray& utf8)
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

void JsonText::drawMarks(const std::vector<TextMark>& marks)
{
    const long length = SendScintilla(SCI_GETLENGTH);
    for (int indicator : {readBox, fadedText}) {
        SendScintilla(SCI_SETINDICATORCURRENT, indicator);
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
    }
    for (const TextMark& mark : marks) {
        const long begin = std::min(static_cast<long>(mark.begin), length);
        const long end = std::min(static_cast<long>(mark.end), length);
        if (begin >= end)
            continue;
        SendScintilla(SCI_SETINDICATORCURRENT, mark.kind == TextMark::Kind::Read ? readBox : fadedText);
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), end - begin);
    }
}

void JsonText::drawSquiggle(Place place)
{
    const long length = SendScintilla(SCI_GETLENGTH);
    SendScintilla(SCI_SETINDICATORCURRENT, squiggle);
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
    if (place.line == 0 || length == 0)
        return;
    long begin = std::min(position(place), length - 1);
    const long end = std::max(SendScintilla(SCI_WORDENDPOSITION, static_cast<unsigned long>(begin), 1L),
                              SendScintilla(SCI_POSITIONAFTER, static_cast<unsigned long>(begin)));
    if (SendScintilla(SCI_GETCHARAT, static_cast<unsigned long>(begin)) ==
        '\n') // at a line's end: what stands before it
        begin = SendScintilla(SCI_POSITIONBEFORE, static_cast<unsigned long>(begin));
    SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), end - begin);
}

long JsonText::position(Place place) const
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

Place JsonText::cursorPlace() const
{
    const long at = SendScintilla(SCI_GETCURRENTPOS);
    const long line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(at));
    const long start = SendScintilla(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    const long characters = SendScintilla(SCI_COUNTCHARACTERS, static_cast<unsigned long>(start), at);
    return {.line = static_cast<std::size_t>(line) + 1, .column = static_cast<std::size_t>(characters) + 1};
}

bool JsonText::event(QEvent* event)
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

void JsonText::keyPressEvent(QKeyEvent* event)
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

void JsonText::focusInEvent(QFocusEvent* event)
{
    QsciScintilla::focusInEvent(event);
    setBraceMatching(isReadOnly() ? NoBraceMatch : SloppyBraceMatch);
}

void JsonText::focusOutEvent(QFocusEvent* event)
{
    QsciScintilla::focusOutEvent(event);
    setBraceMatching(NoBraceMatch); // belongs to the caret
    SendScintilla(SCI_BRACEHIGHLIGHT, -1UL, -1L);
}

bool JsonText::focusNextPrevChild(bool next)
{
    return QAbstractScrollArea::focusNextPrevChild(next); // Tab is for getting out; Return indents by itself
}

} // namespace retort
