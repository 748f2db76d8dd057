// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/outputview.h"

#include "ui/common/jsoneditor.h"
#include "ui/common/tokens.h"

#include <QKeyEvent>

namespace retort {

OutputView::OutputView(QWidget* parent) : JsonText(parent) { setReadOnly(true); }

void OutputView::dress(const Tokens& tokens)
{
    JsonText::dress(tokens);
    setCaretForegroundColor(tokens.ink); // it can be moved here, to ask where a piece comes from
}

void OutputView::showText(const QByteArray& utf8)
{
    if (replaceDiffering(utf8))
        showMarks({});
}

void OutputView::showMarks(const std::vector<twig::OutputRange>& ranges)
{
    m_marks = ranges;
    draw();
}

void OutputView::setFaded(bool faded)
{
    m_faded = faded;
    draw();
}

void OutputView::draw()
{
    std::vector<TextMark> marks;
    if (m_faded)
        marks.push_back(
            {.begin = 0, .end = static_cast<std::size_t>(SendScintilla(SCI_GETLENGTH)), .kind = TextMark::Kind::Faded});
    for (const twig::OutputRange& range : m_marks)
        marks.push_back({.begin = range.offset, .end = range.offset + range.length, .kind = TextMark::Kind::Read});
    drawMarks(marks);
}

void OutputView::revealMarks()
{
    if (!m_marks.empty())
        SendScintilla(SCI_SCROLLRANGE, static_cast<unsigned long>(m_marks.front().offset + m_marks.front().length),
                      static_cast<long>(m_marks.front().offset));
}

void OutputView::showProblem(std::optional<Place> place) { drawSquiggle(place.value_or(Place{})); }

void OutputView::mouseReleaseEvent(QMouseEvent* event)
{
    JsonText::mouseReleaseEvent(event);
    point();
}

void OutputView::keyPressEvent(QKeyEvent* event)
{
    const long before = SendScintilla(SCI_GETCURRENTPOS);
    JsonText::keyPressEvent(event);
    if (SendScintilla(SCI_GETCURRENTPOS) != before)
        point();
}

void OutputView::point() { Q_EMIT pointedAt(static_cast<std::size_t>(SendScintilla(SCI_GETCURRENTPOS))); }

} // namespace retort
