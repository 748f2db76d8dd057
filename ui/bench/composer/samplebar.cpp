// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/composer/samplebar.h"

#include "ui/bench/composer/sampleform.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/document/selection.h"
#include "ui/document/workspace.h"

#include <QFontMetrics>
#include <QScreen>

#include <algorithm>

namespace retort {

SampleBar::SampleBar(Workspace& workspace, Selection& selection, const ZoneSource* zones, QWidget* parent)
    : QPushButton(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_form(new SampleForm(workspace, zones, this))
{
    setObjectName(QStringLiteral("sampleBar"));
    setFlat(true);
    setFont(smallFont());
    setFixedHeight(metric::chipHeight);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, &SampleBar::open);
    connect(&m_selection, &Selection::eventChanged, this, &SampleBar::refresh);
    connect(&m_workspace, &Workspace::opened, this, &SampleBar::refresh);
    connect(&m_workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_selection.event())
            refresh();
    });
    refresh();
}

QSize SampleBar::minimumSizeHint() const { return {60, QPushButton::minimumSizeHint().height()}; }

void SampleBar::refresh()
{
    const Entry* entry = m_workspace.find(m_selection.event());
    const Event* event = entry ? entry->event() : nullptr;
    setVisible(event != nullptr);
    if (!event)
        return;
    QStringList parts{event->clock.empty() ? tr("No clock") : fromUtf8(event->clock)};
    if (!event->timezone.empty())
        parts << fromUtf8(event->timezone);
    parts << (event->profile.empty() ? tr("no customer") : tr("customer %1").arg(fromUtf8(event->profile)));
    m_whole = parts.join(QStringLiteral(" · "));
    setAccessibleName(tr("Clock and customer: %1").arg(m_whole));
    setToolTip(tipText(tr("%1. Click to change what belongs to the sample.").arg(m_whole)));
    elide();
}

void SampleBar::elide()
{
    const int room = std::max(20, width() - 2 * metric::panelMargin);
    setText(visibleText(fontMetrics().elidedText(m_whole, Qt::ElideRight, room)));
}

void SampleBar::resizeEvent(QResizeEvent* event)
{
    QPushButton::resizeEvent(event);
    elide();
}

/// Above the line, since the pane stands at the foot of the window.
void SampleBar::open()
{
    m_form->showSample(m_selection.event());
    m_form->adjustSize();
    const QRect room = screen()->availableGeometry();
    QPoint at =
        mapToGlobal(QPoint(layoutDirection() == Qt::RightToLeft ? width() - m_form->width() : 0, -m_form->height()));
    if (at.y() < room.top())
        at.setY(mapToGlobal(QPoint(0, height())).y());
    m_form->move(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - m_form->width())), at.y());
    m_form->show();
}

} // namespace retort
