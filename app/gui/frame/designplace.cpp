// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/designplace.h"

#include "ui/common/hairline.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QIODevice>
#include <QStackedWidget>

#include <algorithm>

namespace retort {

namespace {

constexpr int layoutVersion = 1;

} // namespace

DesignPlace::DesignPlace(const Panes& panes, QWidget* parent)
    : QWidget(parent)
    , m_panes(panes)
    , m_columns(new HairlineSplitter(Qt::Horizontal, this))
    , m_rows(new HairlineSplitter(Qt::Vertical))
    , m_design(new HairlineSplitter(Qt::Horizontal))
    , m_bench(new HairlineSplitter(Qt::Horizontal))
    , m_middle(new QStackedWidget)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_columns);

    m_columns->addWidget(panes.sidebar);
    m_columns->addWidget(m_rows);
    m_rows->addWidget(m_middle);
    m_middle->addWidget(m_design);
    m_middle->addWidget(panes.target);
    m_middle->addWidget(panes.definitions);
    m_rows->addWidget(m_bench);
    m_design->addWidget(panes.canvas);
    m_design->addWidget(panes.inspector);
    m_bench->addWidget(panes.event);
    m_bench->addWidget(panes.trace);
    m_bench->addWidget(panes.context);

    // What is won or lost with the window's size goes to the canvas and the trace.
    m_columns->setStretchFactor(1, 1);
    m_rows->setStretchFactor(0, 1);
    m_design->setStretchFactor(0, 1);
    m_bench->setStretchFactor(1, 1);
    m_bench->setMinimumHeight(140);
    m_middle->setMinimumHeight(200);
}

void DesignPlace::showMiddle(Middle middle)
{
    m_middle->setCurrentWidget(middle == Middle::Target        ? m_panes.target
                               : middle == Middle::Definitions ? m_panes.definitions
                                                               : static_cast<QWidget*>(m_design));
}

QWidget* DesignPlace::bench() const { return m_bench; }

std::array<QWidget*, 3> DesignPlace::hideable() const { return {m_panes.sidebar, m_panes.inspector, m_bench}; }

QByteArray DesignPlace::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << layoutVersion;
    for (const HairlineSplitter* splitter : {m_columns, m_rows, m_design, m_bench})
        stream << splitter->saveState();
    for (const QWidget* pane : hideable())
        stream << pane->isHidden(); // which a splitter's state leaves out
    stream << m_panes.targetSides->saveState();
    return layout;
}

bool DesignPlace::restoreLayout(const QByteArray& layout)
{
    QDataStream stream(layout);
    int version = 0;
    stream >> version;
    bool restored = version == layoutVersion;
    for (HairlineSplitter* splitter : {m_columns, m_rows, m_design, m_bench}) {
        QByteArray state;
        stream >> state;
        restored = restored && stream.status() == QDataStream::Ok && splitter->restoreState(state);
    }
    for (HairlineSplitter* splitter : {m_columns, m_rows, m_design, m_bench})
        splitter->setChildrenCollapsible(false); // which a state carries with it
    for (QWidget* pane : hideable()) {
        bool hidden = false;
        stream >> hidden;
        pane->setHidden(restored && hidden);
    }
    QByteArray sides; // not there in what was written before there were targets
    stream >> sides;
    if (!restored)
        resetLayout();
    else if (stream.status() != QDataStream::Ok || !m_panes.targetSides->restoreState(sides))
        resetTarget();
    m_panes.targetSides->setChildrenCollapsible(false);
    return restored;
}

void DesignPlace::resetLayout()
{
    // The proportions of a window of 1440 by 900, with the side panes a little narrower in a smaller one.
    const int side = std::clamp(width() * 252 / 1440, 236, 280);
    const int inspector = std::clamp(width() * 396 / 1440, 320, 440);
    const int bench = std::clamp(height() * 300 / 810, 250, 340); // three problems at the least
    const int rest = width() - side;
    m_columns->setSizes({side, rest});
    m_rows->setSizes({height() - bench, bench});
    m_design->setSizes({rest - inspector, inspector});
    const int event = std::clamp(rest * 36 / 100, 260, 400);
    const int context = std::clamp(rest * 27 / 100, 240, 330);
    m_bench->setSizes({event, rest - event - context, context});
    resetTarget();
}

void DesignPlace::resetTarget()
{
    const int both = m_columns->sizes().back();
    m_panes.targetSides->setSizes({both * 5 / 9, both - both * 5 / 9});
}

} // namespace retort
