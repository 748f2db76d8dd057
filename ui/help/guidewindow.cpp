// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidewindow.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/searchsign.h"
#include "ui/help/guideview.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace retort {

namespace {

constexpr int pageRole = Qt::UserRole;
constexpr int headingRole = Qt::UserRole + 1;

} // namespace

GuideWindow::GuideWindow(const QStringList& pages, QWidget* parent)
    : QDialog(parent)
    , m_contents(new QTreeWidget(this))
    , m_view(new GuideView(this))
    , m_field(new QLineEdit(this))
    , m_nothing(new PlainLabel(this))
{
    setObjectName(QStringLiteral("guide"));
    setWindowTitle(tr("Retort guide"));
    setSizeGripEnabled(true);
    resize(1080, 760);

    m_contents->setObjectName(QStringLiteral("guideContents"));
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setHeaderHidden(true);
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setTextElideMode(Qt::ElideRight);
    m_contents->header()->setStretchLastSection(true);
    m_view->setAccessibleName(tr("Page"));

    m_field->setObjectName(QStringLiteral("guideFind"));
    m_field->setAccessibleName(tr("Find in the page"));
    m_field->setPlaceholderText(tr("Find in the page"));
    addSearchSign(*m_field, QPalette::PlaceholderText);
    addClearButton(*m_field);
    m_nothing->setMuted();
    m_nothing->setFont(secondaryFont());

    auto* left = new QWidget(this);
    auto* side = new QVBoxLayout(left);
    side->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    side->setSpacing(8);
    side->addWidget(m_field);
    side->addWidget(m_nothing);
    side->addWidget(m_contents, 1);
    m_nothing->hide();
    auto* split = new QSplitter(this);
    split->setChildrenCollapsible(false);
    split->addWidget(left);
    split->addWidget(m_view);
    split->setStretchFactor(1, 1);
    split->setSizes({270, 810});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);

    for (const QString& page : pages) {
        QTreeWidgetItem* top = nullptr;
        const auto headings = GuideView::headingsOf(page);
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (headings[i].level > 2)
                continue;
            if (headings[i].level == 1)
                top = nullptr; // a page may have several parts
            auto* item = top ? new QTreeWidgetItem(top) : new QTreeWidgetItem(m_contents);
            item->setText(0, headings[i].text);
            item->setToolTip(0, headings[i].text);
            item->setData(0, pageRole, page);
            item->setData(0, headingRole, static_cast<int>(i));
            if (!top)
                top = item;
        }
    }
    connect(m_contents, &QTreeWidget::currentItemChanged, this, &GuideWindow::choose);
    connect(m_view, &GuideView::pageRequested, this, &GuideWindow::showPage);
    connect(m_view, &GuideView::linkRequested, this, &GuideWindow::linkRequested);
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_view->moveCursor(QTextCursor::Start);
        find();
    });
    const auto key = [this](const QKeySequence& keys, auto&& run) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, run);
    };
    key(QKeySequence::Find, [this] {
        m_field->setFocus(Qt::ShortcutFocusReason);
        m_field->selectAll();
    });
    key(Qt::Key_F3, [this] { find(); });
    key(Qt::SHIFT | Qt::Key_F3, [this] { find(true); });
    connect(m_field, &QLineEdit::returnPressed, this, [this] { find(); });
    m_contents->expandAll();
    m_contents->setCurrentItem(m_contents->topLevelItem(0));
    m_contents->setFocus();
}

void GuideWindow::showPage(const QString& page)
{
    for (int i = 0; i < m_contents->topLevelItemCount(); ++i) {
        if (m_contents->topLevelItem(i)->data(0, pageRole) == page)
            m_contents->setCurrentItem(m_contents->topLevelItem(i));
    }
}

void GuideWindow::choose(const QTreeWidgetItem* item)
{
    if (!item)
        return;
    const QString page = item->data(0, pageRole).toString();
    if (m_view->page() != page)
        m_view->showPage(page);
    m_view->showHeading(static_cast<std::size_t>(item->data(0, headingRole).toInt()));
}

void GuideWindow::find(bool backward)
{
    const bool found = m_view->findNext(m_field->text(), backward);
    m_nothing->setText(found ? QString() : tr("Not on this page"));
    m_nothing->setVisible(!found);
}

} // namespace retort
