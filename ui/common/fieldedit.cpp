// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fieldedit.h"

#include "ui/common/metrics.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/paint.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPainter>

namespace retort {

namespace {

/// Undo and redo are the document's; Ctrl+D duplicates, where other lines on X11 take a character out.
bool isOfTheApplication(const QKeyEvent& key)
{
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo) ||
           (key.key() == Qt::Key_D && key.modifiers() == Qt::ControlModifier);
}

} // namespace

FieldEdit::FieldEdit(QWidget* parent) : QLineEdit(parent) {}

void FieldEdit::showText(const QString& text)
{
    if (this->text() == text)
        return; // setText() would move the caret to the end
    const int caret = cursorPosition();
    setText(text);
    setCursorPosition(hasFocus() ? caret : 0); // the beginning of a long text is what names it
}

void FieldEdit::showProblem(const QString& problem)
{
    setAccessibleDescription(problem);
    if (m_problem == !problem.isEmpty())
        return;
    m_problem = !problem.isEmpty();
    update();
}

bool FieldEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isOfTheApplication(*key)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FieldEdit::keyPressEvent(QKeyEvent* event)
{
    if (isOfTheApplication(*event)) {
        event->ignore();
        return;
    }
    const bool wantsAll =
        event->key() == Qt::Key_F4 || (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier));
    if (m_completer && wantsAll) {
        offerAll();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

bool FieldEdit::isOffering() const
{
    return completer() && completer()->popup()->isVisible() && completer()->popup()->currentIndex().isValid();
}

void FieldEdit::offerAll()
{
    if (!m_completer)
        return;
    setFocus(Qt::OtherFocusReason);
    attach();
    m_completer->setCompletionPrefix({});
    m_completer->complete();
    const QAbstractItemModel* rows = m_completer->completionModel();
    const QModelIndexList found = rows->match(rows->index(0, 0), Qt::EditRole, text(), 1, Qt::MatchExactly);
    if (!found.isEmpty()) {
        m_completer->popup()->setCurrentIndex(found.front());
        m_completer->popup()->scrollTo(found.front());
    }
}

void FieldEdit::attach()
{
    if (!m_completer || completer() == m_completer)
        return;
    setCompleter(m_completer);
    // A line edit takes a completion over in silence, as if a program had set it.
    m_completed =
        connect(m_completer, QOverload<const QString&>::of(&QCompleter::activated), this, [this](const QString& text) {
            Q_EMIT textEdited(text);
            Q_EMIT taken();
        });
}

void FieldEdit::focusInEvent(QFocusEvent* event)
{
    attach();
    QLineEdit::focusInEvent(event);
}

void FieldEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason || event->reason() == Qt::ActiveWindowFocusReason)
        return;
    if (m_completer) {
        disconnect(m_completed);
        setCompleter(nullptr);
    }
    Q_EMIT left();
}

void FieldEdit::hideEvent(QHideEvent* event)
{
    // A list that stays open for a line that is gone would give its keys to nothing.
    if (m_completer && m_completer->widget() == this) {
        m_completer->popup()->hide();
        m_completer->setWidget(nullptr);
    }
    QLineEdit::hideEvent(event);
}

void FieldEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (!m_problem)
        return;
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    paintRounded(painter, rect(), metric::controlRadius, {}, tokens.no, hasFocus() ? 2 : 1.5);
}

HeadingEdit::HeadingEdit(const QFont& font, QWidget* parent) : FieldEdit(parent)
{
    setFrame(false);
    setFont(font);
    setTextMargins(padding - 2, 0, padding - 2, 0); // a line edit adds 2 by itself
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QLineEdit::textChanged, this, [this] { updateGeometry(); });
}

QSize HeadingEdit::sizeHint() const
{
    const QFontMetrics metrics(font());
    const QString shown = text().isEmpty() ? placeholderText() : text();
    return {metrics.horizontalAdvance(shown) + 2 * padding + 4, metrics.height() + 6};
}

QSize HeadingEdit::minimumSizeHint() const { return {80, sizeHint().height()}; }

void HeadingEdit::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

bool HeadingEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
        text() != m_before) {
        event->accept();
        return true;
    }
    return FieldEdit::event(event);
}

void HeadingEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && text() != m_before) {
        setText(m_before);
        Q_EMIT textEdited(m_before);
        selectAll();
        return;
    }
    FieldEdit::keyPressEvent(event);
}

void HeadingEdit::focusInEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        m_before = text();
    FieldEdit::focusInEvent(event);
}

void HeadingEdit::paintEvent(QPaintEvent* event)
{
    if (hasFocus()) {
        QPainter painter(this);
        const Tokens& tokens = tokensOf(palette());
        paintRounded(painter, rect(), metric::controlRadius, tokens.panel, tokens.accent, 2);
        painter.end();
        FieldEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    if (underMouse() && focusPolicy() != Qt::NoFocus)
        paintRounded(painter, rect(), metric::controlRadius, tokens.panel, tokens.ctl);
    const bool empty = text().isEmpty();
    paintText(painter, QRectF(rect()).adjusted(padding, 0, -padding, 0), empty ? placeholderText() : text(), font(),
              empty || m_muted ? tokens.mute : tokens.ink);
}

} // namespace retort
