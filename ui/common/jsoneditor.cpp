// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/jsoneditor.h"

#include "ui/common/fonts.h"
#include "ui/common/jsontext.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/tokens.h"

#include <QFocusEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace retort {

JsonEditor::JsonEditor(const QString& name, QWidget* parent)
    : QWidget(parent), m_text(new JsonText(this)), m_message(new ElidingLabel(this))
{
    m_text->setAccessibleName(name);
    m_text->installEventFilter(this);
    setFocusProxy(m_text);

    m_message->setFont(secondaryFont());
    m_message->setForegroundRole(QPalette::BrightText);
    m_message->setContentsMargins(metric::spacing, 2, metric::spacing, 4);
    m_message->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(3, 5, 3, 5); // the edge is painted around the text
    layout->setSpacing(2);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_message);

    connect(m_text, &QsciScintilla::textChanged, this, [this] {
        adjustHeight();
        if (!m_showing)
            Q_EMIT textEdited(text());
    });
    connect(m_text, &QsciScintilla::cursorPositionChanged, this, [this] {
        if (!m_showing)
            Q_EMIT cursorMoved(cursorPlace());
    });
    m_text->dress(tokensOf(palette()));
}

QString JsonEditor::text() const { return m_text->text(); }

void JsonEditor::showText(const QString& text)
{
    const QScopedValueRollback guard(m_showing, true);
    if (!m_text->replaceDiffering(text.toUtf8()))
        return;
    m_text->drawMarks(m_marks);
    m_text->drawSquiggle(m_message->isHidden() ? Place{} : m_problemPlace);
}

void JsonEditor::setReadOnly(bool readOnly)
{
    m_text->setReadOnly(readOnly);
    m_text->dress(tokensOf(palette()));
    update();
}

bool JsonEditor::isReadOnly() const { return m_text->isReadOnly(); }

void JsonEditor::showProblem(const QString& message, Place place)
{
    m_problemPlace = place;
    m_message->setText(message);
    m_message->setVisible(true);
    m_text->setAccessibleDescription(message);
    m_text->drawSquiggle(place);
}

void JsonEditor::clearProblem()
{
    if (m_message->isHidden())
        return;
    m_message->clear();
    m_message->hide();
    m_text->setAccessibleDescription({});
    m_text->drawSquiggle({});
}

QString JsonEditor::problem() const { return m_message->text(); }

void JsonEditor::showMarks(const std::vector<TextMark>& marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    m_text->drawMarks(m_marks);
}

void JsonEditor::revealMarks()
{
    for (const TextMark& mark : m_marks)
        if (mark.kind == TextMark::Kind::Read) {
            m_text->SendScintilla(QsciScintilla::SCI_SCROLLRANGE, static_cast<unsigned long>(mark.end),
                                  static_cast<long>(mark.begin));
            // Back to the left margin where the mark is seen from there: its key says what it is.
            const auto left =
                m_text->SendScintilla(QsciScintilla::SCI_POINTXFROMPOSITION, 0UL, static_cast<long>(mark.begin)) +
                m_text->SendScintilla(QsciScintilla::SCI_GETXOFFSET);
            if (left < m_text->viewport()->width() - 3 * metric::spacing)
                m_text->SendScintilla(QsciScintilla::SCI_SETXOFFSET, 0UL);
            return;
        }
}

void JsonEditor::goTo(Place place)
{
    m_text->SendScintilla(QsciScintilla::SCI_GOTOPOS, m_text->position(place));
    m_text->setFocus();
}

Place JsonEditor::cursorPlace() const { return m_text->cursorPlace(); }

void JsonEditor::setLineBounds(int fewest, int most)
{
    m_fewestLines = fewest;
    m_mostLines = most;
    adjustHeight();
}

int JsonEditor::linesIn(int height) const
{
    return (height - 2 * metric::spacing - metric::scrollBarWidth) / std::max(1, m_text->textHeight(0));
}

QSize JsonEditor::sizeHint() const { return {240, minimumHeight() > 0 ? minimumHeight() : 160}; }

void JsonEditor::adjustHeight()
{
    if (m_mostLines == 0)
        return;
    const int lines = std::clamp(m_text->lines(), m_fewestLines, m_mostLines);
    setMinimumHeight(lines * m_text->textHeight(0) + 2 * metric::spacing + metric::scrollBarWidth);
}

void JsonEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_text->dress(tokensOf(palette()));
        m_text->drawMarks(m_marks);
    }
}

void JsonEditor::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_text->dress(tokensOf(palette())); // the font's size in points depends on the screen
    adjustHeight();
}

bool JsonEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
    return QWidget::eventFilter(watched, event);
}

void JsonEditor::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    if (m_text->hasFocus())
        paintRounded(painter, rect(), metric::groupRadius, tokens.code, tokens.accent, 2);
    else
        paintRounded(painter, rect(), metric::groupRadius, tokens.code, isReadOnly() ? tokens.line : tokens.ctl);
}

} // namespace retort
