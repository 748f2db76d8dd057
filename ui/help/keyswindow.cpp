// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/keyswindow.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/searchsign.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace retort {

KeysWindow::KeysWindow(QWidget* parent)
    : QDialog(parent)
    , m_field(new QLineEdit(this))
    , m_list(new QTreeView(this))
    , m_model(new QStandardItemModel(this))
    , m_shown(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("keys"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setSizeGripEnabled(true);
    resize(560, 680);

    m_field->setObjectName(QStringLiteral("keysFilter"));
    m_field->setAccessibleName(tr("Filter the shortcuts"));
    m_field->setPlaceholderText(tr("A word or a key"));
    addSearchSign(*m_field, QPalette::PlaceholderText);
    addClearButton(*m_field);
    m_shown->setSourceModel(m_model);
    m_shown->setRecursiveFilteringEnabled(true);
    m_shown->setAutoAcceptChildRows(true); // a menu's name shows all that is in it
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("keysList"));
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setModel(m_shown);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->header()->setSectionsMovable(false);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_shown->setFilterFixedString(text.trimmed());
        m_list->expandAll();
    });

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    m_field->setFocus();
}

void KeysWindow::setRows(const std::vector<KeyRow>& rows)
{
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("What it does"), tr("Keys")});
    QStandardItem* group = nullptr;
    for (const KeyRow& row : rows) {
        if (!group || group->text() != row.group) {
            group = new QStandardItem(row.group);
            group->setFont(bodyStrongFont());
            auto* beside = new QStandardItem;
            beside->setAccessibleText(row.group);
            m_model->appendRow({group, beside});
        }
        auto* what = new QStandardItem(row.what);
        auto* keys = new QStandardItem(row.keys);
        what->setAccessibleText(tr("%1: %2", "what a key does, and the key").arg(row.what, row.keys));
        keys->setFont(monoFont());
        group->appendRow({what, keys});
    }
    m_list->expandAll();
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

} // namespace retort
