// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/topbar.h"

#include "app/gui/frame/menuitems.h"
#include "ui/common/chip.h"
#include "ui/common/fonts.h"
#include "ui/common/hintbutton.h"
#include "ui/common/label.h"
#include "ui/common/tokens.h"
#include "ui/find/findfield.h"

#include <QHBoxLayout>
#include <QPainter>

namespace retort {

TopBar::TopBar(MenuItems& items, QWidget* parent)
    : QWidget(parent), m_name(new ElidingLabel(this)), m_unsaved(new Chip(this)), m_find(new FindField(this))
{
    setFixedHeight(45);
    m_name->setFont(bodyStrongFont());
    m_name->setMaximumWidth(280);
    m_unsaved->hide();
    m_find->setMaximumWidth(420);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 1);
    layout->setSpacing(8);
    layout->addWidget(m_name);
    layout->addWidget(m_unsaved);
    layout->addSpacing(8);
    layout->addWidget(new HintButton(items.undo, {}, this));
    layout->addWidget(new HintButton(items.redo, {}, this));
    layout->addWidget(new HintButton(items.save, {}, this));
    layout->addSpacing(8);
    layout->addWidget(new HintButton(items.run, tr("Run"), this));
    layout->addWidget(new HintButton(items.step, tr("Step"), this));
    layout->addWidget(new HintButton(items.back, {}, this));
    layout->addWidget(new HintButton(items.goOn, {}, this));
    layout->addWidget(new HintButton(items.reset, {}, this));
    layout->addStretch(1);
    layout->addWidget(m_find, 2);
}

void TopBar::showWorkspace(const QString& name, const QString& folder)
{
    m_name->setText(name);
    m_name->setToolTip(tipText(folder));
}

void TopBar::showUnsaved(int documents)
{
    m_unsaved->setVisible(documents > 0);
    m_unsaved->setContent({.text = tr("%1 unsaved", nullptr, documents).arg(documents)});
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), tokensOf(palette()).line);
}

} // namespace retort
