// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/twigtext.h"

#include "ui/common/metrics.h"
#include "ui/common/tokens.h"
#include "ui/design/target/twigstyle.h"

#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace retort {

namespace {

constexpr int errorIndicator = 8;
constexpr int warningIndicator = 9;
constexpr int markIndicator = 10;
constexpr int lineMargin = 0;

} // namespace

TwigText::TwigText(QWidget* parent) : CodeText(parent)
{
    setMarginWidth(1, 0);
    setMarginLineNumbers(lineMargin, true); // problems name lines
    SendScintilla(SCI_SETLEXER, SCLEX_CONTAINER);
    indicatorDefine(SquiggleIndicator, errorIndicator);
    indicatorDefine(SquiggleLowIndicator, warningIndicator);
    indicatorDefine(StraightBoxIndicator, markIndicator);
    setIndicatorDrawUnder(true, markIndicator);
    connect(this, &QsciScintilla::textChanged, this, &TwigText::paintTokens);
    connect(this, &QsciScintillaBase::SCN_STYLENEEDED, this, &TwigText::paintTokens);
    connect(this, &QsciScintilla::cursorPositionChanged, this, &TwigText::caretMoved);
    connect(verticalScrollBar(), &QAbstractSlider::actionTriggered, this, [this] { m_asked = false; });
    connect(this, &QsciScintilla::textChanged, this, [this] { m_asked = false; }); // it was of another text
}

void TwigText::dress(const Tokens& tokens)
{
    const QFont font = codeFont();
    dressGround(tokens);
    for (const unsigned long style : {STYLE_DEFAULT, STYLE_BRACELIGHT, STYLE_BRACEBAD})
        setStyleFont(style, font);
    for (unsigned long style = 0; style < twigStyles; ++style) {
        setStyleFont(style, font);
        const TwigLook look = lookOf(static_cast<TwigStyle>(style), tokens);
        SendScintilla(SCI_STYLESETFORE, style, look.ink);
        SendScintilla(SCI_STYLESETBACK, style, look.ground);
        SendScintilla(SCI_STYLESETBOLD, style, look.bold ? 1L : 0L);
    }
    setMarginsFont(font);
    setMarginsBackgroundColor(tokens.code);
    setMarginsForegroundColor(tokens.mute);
    setIndicatorForegroundColor(tokens.no, errorIndicator);
    setIndicatorForegroundColor(tokens.warn, warningIndicator);
    QColor box = tokens.ok;
    box.setAlpha(60);
    setIndicatorForegroundColor(box, markIndicator);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, markIndicator, 160);
    showLineNumbers();
}

void TwigText::setStyleFont(unsigned long style, const QFont& font)
{
    SendScintilla(SCI_STYLESETFONT, style, font.family().toUtf8().constData());
    SendScintilla(SCI_STYLESETSIZEFRACTIONAL, style,
                  std::lround(font.pointSizeF() * static_cast<double>(SC_FONT_SIZE_MULTIPLIER)));
}

void TwigText::showLineNumbers() { setMarginWidth(lineMargin, QString(lines() < 100 ? 3 : 5, u'0')); }

void TwigText::paintTokens()
{
    const QByteArray text = bytes();
    const std::string styles = twigStylesOf({text.constData(), static_cast<std::size_t>(text.size())});
    SendScintilla(SCI_STARTSTYLING, 0UL, 0L);
    if (!styles.empty())
        SendScintilla(SCI_SETSTYLINGEX, static_cast<uintptr_t>(styles.size()), styles.data());
    showLineNumbers();
}

void TwigText::draw(int indicator, const std::vector<twig::Span>& spans)
{
    clearIndicator(indicator);
    for (const twig::Span span : spans) // what is said of an empty place stands below the character before it
        fillIndicator(indicator, span.length == 0 && span.offset > 0 ? span.offset - 1L : span.offset,
                      std::max<long>(span.end(), span.offset + (span.length == 0 && span.offset == 0 ? 1L : 0L)));
}

void TwigText::drawErrors(const std::vector<twig::Span>& spans) { draw(errorIndicator, spans); }

void TwigText::drawWarnings(const std::vector<twig::Span>& spans) { draw(warningIndicator, spans); }

void TwigText::drawMarks(const std::vector<twig::Span>& spans) { draw(markIndicator, spans); }

std::size_t TwigText::caret() const { return static_cast<std::size_t>(SendScintilla(SCI_GETCURRENTPOS)); }

bool TwigText::isCaretInSight(int height) const
{
    const long top = SendScintilla(SCI_POINTYFROMPOSITION, 0UL, static_cast<long>(caret()));
    return top >= 0 && top + SendScintilla(SCI_TEXTHEIGHT, 0UL) <= height;
}

void TwigText::resizeEvent(QResizeEvent* event)
{
    const bool keep = m_asked || isCaretInSight(event->oldSize().height());
    CodeText::resizeEvent(event);
    if (keep && !isCaretInSight(viewport()->height()))
        SendScintilla(SCI_SCROLLRANGE, static_cast<unsigned long>(SendScintilla(SCI_GETANCHOR)),
                      static_cast<long>(caret()));
}

void TwigText::select(twig::Span span)
{
    m_asked = true;
    // The caret stands at its beginning, so that it is within the expression.
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(span.end()), static_cast<long>(span.offset));
    SendScintilla(SCI_SCROLLRANGE, static_cast<unsigned long>(span.end()), static_cast<long>(span.offset));
}

} // namespace retort
