// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/rowparts.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>
#include <cmath>

namespace retort {

namespace {

constexpr int padding = 9;
constexpr int arrow = 12;
constexpr int leastChip = 54;
constexpr int step = 18;
constexpr int widestChip = 170;

bool hasModifiers(const QKeyEvent& key)
{
    return (key.modifiers() & (Qt::AltModifier | Qt::ControlModifier | Qt::MetaModifier)) != Qt::NoModifier;
}

} // namespace

RowGrip::RowGrip(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setMovable(true);
}

void RowGrip::setMovable(bool movable)
{
    m_movable = movable;
    setCursor(movable ? Qt::OpenHandCursor : Qt::ArrowCursor);
}

void RowGrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const QColor color = isChecked() || hasFocus() ? tokens.accent : underMouse() ? tokens.ink : tokens.mute;
    if (isChecked())
        paintRounded(painter, rect(), 4, tokens.accentBg);
    paintGlyph(painter, QRectF(rect()).adjusted(0, 8, 0, -8), Glyph::Grip, color);
    if (hasFocus())
        paintRounded(painter, rect(), 4, {}, tokens.accent, 2);
}

void RowGrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_pressed = event->position().toPoint();
    setFocus(Qt::MouseFocusReason);
    Q_EMIT pressedWith(event->modifiers());
    event->accept();
}

void RowGrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton) || !m_movable)
        return;
    const QPoint at = event->position().toPoint();
    if (!m_dragging && (at - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    if (!m_dragging) {
        m_dragging = true;
        setCursor(Qt::ClosedHandCursor);
        Q_EMIT dragBegun(mapToGlobal(m_pressed));
    }
    Q_EMIT dragMoved(event->globalPosition().toPoint());
}

void RowGrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragging)
        return;
    m_dragging = false;
    setCursor(Qt::OpenHandCursor);
    Q_EMIT dragEnded(event->globalPosition().toPoint()); // the row may be gone after this
}

void RowGrip::keyPressEvent(QKeyEvent* event) { event->ignore(); } // the view moves between rows

WordButton::WordButton(QWidget* parent) : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
}

void WordButton::setWord(const QString& word)
{
    if (word == m_word)
        return;
    m_word = word;
    updateGeometry();
    update();
}

QSize WordButton::sizeHint() const
{
    const double text = std::ceil(QFontMetricsF(bodyFont()).horizontalAdvance(m_word));
    return {static_cast<int>(text) + 2 * padding + 3 + arrow, metric::controlHeight};
}

void WordButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    QStyleOptionButton option;
    initStyleOption(&option);
    const bool down = option.state.testFlag(QStyle::State_Sunken);
    paintRounded(painter, rect(), metric::controlRadius,
                 down                          ? tokens.chip
                 : underMouse() && isEnabled() ? tokens.hover
                                               : tokens.panel,
                 isEnabled() ? tokens.ctl : tokens.line);
    const QColor ink = isEnabled() ? tokens.ink : tokens.mute;
    QRectF text = QRectF(rect()).adjusted(padding, 0, -padding - arrow, 0);
    QRectF sign(rect().right() - padding - arrow + 4, 0, arrow, height());
    if (isRightToLeft()) {
        text = QRectF(rect()).adjusted(padding + arrow, 0, -padding, 0);
        sign.moveLeft(padding - 3);
    }
    paintText(painter, text, m_word, bodyFont(), ink, Qt::ElideRight, Qt::AlignCenter);
    if (isEnabled())
        paintGlyph(painter, sign, Glyph::ChevronDown, tokens.mute);
    if (hasFocus())
        paintRounded(painter, rect(), metric::controlRadius, {}, tokens.accent, 2);
}

void WordButton::keyPressEvent(QKeyEvent* event)
{
    if (hasModifiers(*event)) {
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down) {
        click();
        return;
    }
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        event->ignore(); // a button would go to its neighbour
        return;
    }
    if (!event->text().isEmpty() && event->text().front().isPrint() && event->key() != Qt::Key_Space) {
        Q_EMIT typed(*event);
        return;
    }
    QPushButton::keyPressEvent(event);
}

RowButton::RowButton(QWidget* parent) : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
}

QSize RowButton::sizeHint() const
{
    const QSize size = QPushButton::sizeHint();
    return text().isEmpty() ? QSize(22, size.height()) : size;
}

void RowButton::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (hasModifiers(*event) || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Left || key == Qt::Key_Right)
        event->ignore();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

ProblemMark::ProblemMark(QWidget* parent) : RowButton(parent) { setFlat(true); }

void ProblemMark::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void ProblemMark::paintEvent(QPaintEvent* event)
{
    RowButton::paintEvent(event);
    QPainter painter(this);
    const QRectF place((width() - metric::iconSize) / 2.0, (height() - metric::iconSize) / 2.0, metric::iconSize,
                       metric::iconSize);
    const Tokens& tokens = tokensOf(palette());
    const bool hint = m_tone == Tone::Neutral;
    paintGlyph(painter, place, hint ? Glyph::Info : Glyph::Alert, hint ? tokens.mute : toneColors(tokens, m_tone).ink);
}

PathEdit::PathEdit(QWidget* parent) : FieldEdit(parent)
{
    setFont(monoFont());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMouseTracking(true);
    keepRoom();
    connect(this, &QLineEdit::textChanged, this, [this] { updateGeometry(); });
}

void PathEdit::keepRoom()
{
    // Such margins are not mirrored by themselves.
    setTextMargins(isRightToLeft() ? arrow + 2 : 0, 0, isRightToLeft() ? 0 : arrow + 2, 0);
}

void PathEdit::changeEvent(QEvent* event)
{
    FieldEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        keepRoom();
}

QRect PathEdit::arrowPlace() const
{
    const QRect end(width() - arrow - 9, 0, arrow + 9, height());
    return QStyle::visualRect(layoutDirection(), rect(), end);
}

void PathEdit::offer(const QString& prefix)
{
    setFocus(Qt::OtherFocusReason); // which brings the completer
    if (!completer())
        return;
    completer()->setCompletionPrefix(prefix);
    completer()->complete();
}

void PathEdit::paintEvent(QPaintEvent* event)
{
    FieldEdit::paintEvent(event);
    QPainter painter(this);
    const QRect place = arrowPlace();
    paintGlyph(painter, QRectF(place).adjusted(isRightToLeft() ? 6 : 3, 0, isRightToLeft() ? -3 : -6, 0),
               Glyph::ChevronDown, tokensOf(palette()).mute);
}

void PathEdit::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && arrowPlace().contains(event->position().toPoint())) {
        offer();
        return;
    }
    FieldEdit::mousePressEvent(event);
}

void PathEdit::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(arrowPlace().contains(event->position().toPoint()) ? Qt::ArrowCursor : Qt::IBeamCursor);
    FieldEdit::mouseMoveEvent(event);
}

void PathEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        offer();
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier)) {
        event->ignore(); // moves the clause
        return;
    }
    FieldEdit::keyPressEvent(event);
    // The only field that it can be is marked, and taken with Enter.
    auto* list = completer() ? completer()->popup() : nullptr;
    if (list && list->isVisible() && !text().isEmpty() && completer()->completionCount() == 1 &&
        !list->currentIndex().isValid()) {
        const QSignalBlocker quiet(completer()); // or the line would show it already
        list->setCurrentIndex(completer()->completionModel()->index(0, completer()->completionColumn()));
    }
}

QSize PathEdit::sizeHint() const
{
    const QString shown = text().isEmpty() ? placeholderText() : text();
    const int width = static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(shown))) + 22 + arrow;
    return {std::max(width, 72), metric::controlHeight};
}

QSize PathEdit::minimumSizeHint() const { return {60, metric::controlHeight}; }

AnswerChip::AnswerChip(QWidget* parent) : Chip(parent) {}

void AnswerChip::showChip(const ChipContent& content, const QString& tip)
{
    const QString rich = tipText(tip);
    if (toolTip() != rich) {
        setToolTip(rich);
        setAccessibleDescription(tip);
    }
    setContent(content);
}

QSize AnswerChip::sizeHint() const
{
    // In steps: "9" and "10" are as wide as one another, and so is "149.95" and "1862.5".
    const int wide = (Chip::sizeHint().width() + step - 1) / step * step;
    return {std::clamp(wide, leastChip, widestChip), metric::chipHeight};
}

QSize AnswerChip::minimumSizeHint() const { return {leastChip, metric::chipHeight}; }

} // namespace retort
