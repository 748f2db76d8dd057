// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/listoverlay.h"

#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>

namespace retort {

namespace {

bool isHeading(const QModelIndex& index) { return !index.flags().testFlag(Qt::ItemIsSelectable); }

} // namespace

ListOverlay::ListOverlay(QWidget* window) : QFrame(window), m_list(new QListView(this))
{
    setFrameShape(NoFrame);
    hide();
    m_list->setFrameShape(NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay in the field, which steers the list
    m_list->setSelectionMode(QListView::SingleSelection);
}

void ListOverlay::steerFrom(QLineEdit* field)
{
    m_field = field;
    m_field->installEventFilter(this);
}

void ListOverlay::showOver()
{
    show();
    raise();
    qApp->installEventFilter(this);
}

void ListOverlay::selectRow(int row)
{
    const QModelIndex index = m_list->model()->index(row, 0);
    m_list->setCurrentIndex(index);
    if (!index.isValid())
        return;
    if (const QModelIndex before = m_list->model()->index(row - 1, 0); before.isValid() && isHeading(before))
        m_list->scrollTo(before);
    m_list->scrollTo(index);
}

void ListOverlay::go(int by)
{
    const int rows = m_list->model()->rowCount();
    const int direction = by > 0 ? 1 : -1;
    int row = m_list->currentIndex().row();
    for (int left = qAbs(by); left > 0; --left) {
        int next = row + direction;
        while (next >= 0 && next < rows && isHeading(m_list->model()->index(next, 0)))
            next += direction;
        if (next < 0 || next >= rows)
            break;
        row = next;
    }
    if (row >= 0)
        selectRow(row);
}

bool ListOverlay::steer(int key, Qt::KeyboardModifiers modifiers)
{
    const int height = qMax(m_list->visualRect(m_list->currentIndex()).height(), metric::rowHeight);
    const int page = qMax(1, m_list->viewport()->height() / height - 1);
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex(), modifiers);
        return true;
    case Qt::Key_Down:
        go(1);
        return true;
    case Qt::Key_Up:
        go(-1);
        return true;
    case Qt::Key_PageDown:
        go(page);
        return true;
    case Qt::Key_PageUp:
        go(-page);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return false;
    }
}

void ListOverlay::hideEvent(QHideEvent* event)
{
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
}

bool ListOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (isHidden())
        return QFrame::eventFilter(watched, event);
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return steer(static_cast<QKeyEvent*>(event)->key(), static_cast<QKeyEvent*>(event)->modifiers());
    // Escape belongs to the list while it shows, whatever shortcuts the window has.
    if (watched == m_field && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr)
        return QFrame::eventFilter(watched, event);
    const bool ours = widget == this || isAncestorOf(widget) || widget == m_field || m_field->isAncestorOf(widget);
    if (event->type() == QEvent::MouseButtonPress && !ours && widget->window() == window())
        dismiss(); // and the click goes where it went
    else if (event->type() == QEvent::Resize && widget == parentWidget())
        windowResized();
    else if (event->type() == QEvent::FocusIn && !ours && widget->window() == window()) {
        m_returnTo = nullptr; // the focus has gone somewhere by itself
        dismiss();
    }
    return QFrame::eventFilter(watched, event);
}

void ListOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const QRectF panel = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    // A soft shadow without an effect, which would repaint the whole panel off screen on each key.
    for (int ring = shadow; ring > 0; --ring) {
        const QColor shade(0, 0, 0, tokens.dark ? 14 : 5);
        paintRounded(painter, panel.adjusted(-ring, -ring + 3, ring, ring * 0.75), metric::cardRadius + ring, shade);
    }
    paintRounded(painter, panel, metric::cardRadius, tokens.panel, tokens.line);
}

} // namespace retort
