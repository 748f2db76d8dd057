// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/sentenceview.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"

#include <QResizeEvent>
#include <QTextCursor>
#include <QWheelEvent>

#include <cmath>
#include <memory>

namespace retort {

SentenceView::SentenceView(QWidget* parent) : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::ClickFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    document()->setUndoRedoEnabled(false);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void SentenceView::showSpans(const std::vector<Span>& spans)
{
    if (spans == m_spans)
        return;
    m_spans = spans;
    setAccessibleDescription(plainText(spans));
    write();
    updateGeometry();
}

void SentenceView::setMuted(bool muted)
{
    if (muted == m_muted)
        return;
    m_muted = muted;
    write();
}

void SentenceView::write()
{
    const Tokens& tokens = tokensOf(palette());
    clear();
    QTextCursor cursor(document());
    QTextCharFormat sans;
    sans.setFont(bodyFont());
    sans.setForeground(m_muted ? tokens.mute : tokens.ink);
    QTextCharFormat mono = sans;
    mono.setFont(monoFont());
    for (const Span& span : m_spans)
        cursor.insertText(span.mono ? codeWithin(span.text) : span.text, span.mono ? mono : sans);
}

int SentenceView::heightForWidth(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setTextWidth(width);
    return static_cast<int>(std::ceil(copy->size().height()));
}

QSize SentenceView::sizeHint() const { return {200, heightForWidth(qMax(120, width()))}; }

QSize SentenceView::minimumSizeHint() const { return {80, QFontMetrics(bodyFont()).height()}; }

void SentenceView::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        write(); // the colours of a format do not follow by themselves
}

void SentenceView::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // the hint goes by the width, and a layout keeps the one that it asked for
}

void SentenceView::wheelEvent(QWheelEvent* event) { event->ignore(); } // it never scrolls; the panel does

} // namespace retort
