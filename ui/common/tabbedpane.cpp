// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tabbedpane.h"

#include "ui/common/direction.h"
#include "ui/common/metrics.h"

#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace retort {

TabbedPane::TabbedPane(const QString& name, QWidget* parent)
    : QWidget(parent), m_tabs(new QTabBar(this)), m_heads(new QStackedWidget(this)), m_pages(new QStackedWidget(this))
{
    m_tabs->setAccessibleName(name);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setMinimumWidth(100);                // a longer title must not push the other panes aside
    m_tabs->setMinimumHeight(metric::rowHeight); // or the line under the current tab is cut off
    m_heads->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto* head = new QHBoxLayout;
    head->setContentsMargins(asWindowsRun({metric::panelMargin - metric::tabSpace / 2, 0, 0, 0}));
    head->setSpacing(metric::spacing);
    head->addWidget(m_tabs);
    head->addWidget(m_heads, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metric::spacing, 0, 0);
    layout->setSpacing(metric::spacing);
    layout->addLayout(head);
    layout->addWidget(m_pages, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) {
        show(page);
        m_pages->setCurrentIndex(page);
        Q_EMIT currentChanged(page);
    });
}

void TabbedPane::addPage(const QString& title, QWidget* page, QWidget* head)
{
    m_pages->addWidget(page);
    m_headOf << head;
    if (head)
        m_heads->addWidget(head);
    m_tabs->addTab(title);
}

void TabbedPane::show(int page)
{
    QWidget* head = m_headOf.value(page);
    m_heads->setVisible(head != nullptr);
    if (head)
        m_heads->setCurrentWidget(head);
}

void TabbedPane::setTitle(int page, const QString& title)
{
    if (m_tabs->tabText(page) != title)
        m_tabs->setTabText(page, title);
}

int TabbedPane::current() const { return m_tabs->currentIndex(); }

void TabbedPane::setCurrent(int page) { m_tabs->setCurrentIndex(page); }

} // namespace retort
