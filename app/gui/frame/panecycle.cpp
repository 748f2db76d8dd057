// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/panecycle.h"

#include <QApplication>
#include <QWidget>

namespace retort {

namespace {

bool takesFocus(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) && widget.isVisible() && widget.isEnabled() && !widget.focusProxy();
}

/// The first in a pane that Tab would reach.
QWidget* firstIn(QWidget& pane)
{
    if (takesFocus(pane))
        return &pane;
    for (QWidget* widget = pane.nextInFocusChain(); widget != nullptr && widget != &pane;
         widget = widget->nextInFocusChain())
        if (pane.isAncestorOf(widget) && takesFocus(*widget))
            return widget;
    return nullptr;
}

} // namespace

PaneCycle::PaneCycle(std::vector<QWidget*> panes, QObject* parent) : QObject(parent)
{
    for (QWidget* pane : panes)
        m_panes.push_back({.widget = pane, .last = nullptr, .first = nullptr});
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* focused) { remember(focused); });
}

void PaneCycle::setFirst(const QWidget& pane, QWidget& first)
{
    for (Pane& one : m_panes) {
        if (one.widget == &pane)
            one.first = &first;
    }
}

void PaneCycle::go(int direction)
{
    const int count = static_cast<int>(m_panes.size());
    int at = paneOf(QApplication::focusWidget());
    if (at < 0)
        at = direction > 0 ? -1 : 0; // from nowhere: the first, or the last
    for (int tried = 0; tried < count; ++tried) {
        at = (at + direction + count) % count;
        const Pane& pane = m_panes[at];
        if (!pane.widget || !pane.widget->isVisible())
            continue;
        QWidget* goal = pane.last && takesFocus(*pane.last)     ? pane.last.data()
                        : pane.first && takesFocus(*pane.first) ? pane.first.data()
                                                                : firstIn(*pane.widget);
        if (goal == nullptr)
            continue;
        goal->setFocus(Qt::TabFocusReason);
        goal->window()->setAttribute(Qt::WA_KeyboardFocusChange); // so that the ring shows
        return;
    }
}

void PaneCycle::remember(QWidget* focused)
{
    if (const int at = focused ? paneOf(focused) : -1; at >= 0)
        m_panes[at].last = focused;
}

int PaneCycle::paneOf(const QWidget* widget) const
{
    for (std::size_t i = 0; widget != nullptr && i < m_panes.size(); ++i)
        if (const QWidget* pane = m_panes[i].widget; pane && (pane == widget || pane->isAncestorOf(widget)))
            return static_cast<int>(i);
    return -1;
}

} // namespace retort
