// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/jsontext.h"

#include "ui/common/jsoneditor.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"

#include <algorithm>

namespace retort {

namespace {

constexpr int squiggle = 8;
constexpr int readBox = 9;
constexpr int fadedText = 10;
constexpr int foldMargin = 2;

} // namespace

JsonText::JsonText(QWidget* parent) : CodeText(parent)
{
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
}

void JsonText::dress(const Tokens& tokens)
{
    const QFont font = codeFont();
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

    dressGround(tokens);
    setMarginsFont(font);
    setMarginsBackgroundColor(tokens.code);
    setMarginsForegroundColor(tokens.mute);
    setFoldMarginColors(tokens.code, tokens.code);
    for (int marker : {SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEROPEN, SC_MARKNUM_FOLDEREND, SC_MARKNUM_FOLDEROPENMID}) {
        SendScintilla(SCI_MARKERSETFORE, static_cast<unsigned long>(marker), tokens.mute);
        SendScintilla(SCI_MARKERSETBACK, static_cast<unsigned long>(marker), tokens.mute);
    }
    setIndicatorForegroundColor(tokens.no, squiggle);
    QColor box = tokens.ok;
    box.setAlpha(60);
    setIndicatorForegroundColor(box, readBox);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, readBox, 160);
    setIndicatorForegroundColor(tokens.mute, fadedText);
}

void JsonText::drawMarks(const std::vector<TextMark>& marks)
{
    clearIndicator(readBox);
    clearIndicator(fadedText);
    for (const TextMark& mark : marks)
        fillIndicator(mark.kind == TextMark::Kind::Read ? readBox : fadedText, static_cast<long>(mark.begin),
                      static_cast<long>(mark.end));
}

void JsonText::drawSquiggle(Place place)
{
    const long length = SendScintilla(SCI_GETLENGTH);
    clearIndicator(squiggle);
    if (place.line == 0 || length == 0)
        return;
    long begin = std::min(position(place), length - 1);
    const long end = std::max(SendScintilla(SCI_WORDENDPOSITION, static_cast<unsigned long>(begin), 1L),
                              SendScintilla(SCI_POSITIONAFTER, static_cast<unsigned long>(begin)));
    if (SendScintilla(SCI_GETCHARAT, static_cast<unsigned long>(begin)) ==
        '\n') // at a line's end: what stands before it
        begin = SendScintilla(SCI_POSITIONBEFORE, static_cast<unsigned long>(begin));
    fillIndicator(squiggle, begin, end);
}

} // namespace retort
