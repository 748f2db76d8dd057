// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/findmodel.h"

#include "ui/common/label.h"

#include <algorithm>

namespace retort {

namespace {

QString sentence(const FindItem& item)
{
    QStringList parts{item.title};
    for (const QString& part : {item.detail, item.shortcut, item.whyNot}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

void FindModel::setRows(std::vector<FindRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int FindModel::firstItem(int from) const
{
    const auto found =
        std::find_if(m_rows.begin() + from, m_rows.end(), [](const FindRow& row) { return !row.isHeading(); });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int FindModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FindModel::data(const QModelIndex& index, int role) const
{
    const FindRow& row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.isHeading() ? row.heading : row.item.title;
    case Qt::AccessibleTextRole:
        return row.isHeading() ? row.heading : sentence(row.item);
    case Qt::ToolTipRole:
        return row.isHeading() ? QString() : tipText(sentence(row.item));
    case IsHeadingRole:
        return row.isHeading();
    default:
        return {};
    }
}

Qt::ItemFlags FindModel::flags(const QModelIndex& index) const
{
    if (row(index.row()).isHeading())
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace retort
