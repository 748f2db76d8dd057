// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/find/finditem.h"

#include <QAbstractListModel>

#include <vector>

namespace retort {

/// A row of the finder: a heading, or an item with what of it was matched.
struct FindRow {
    QString heading = {}; ///< "" for an item.
    FindItem item = {};
    std::vector<Mark> titleMarks = {};
    std::vector<Mark> detailMarks = {};

    bool isHeading() const { return !heading.isEmpty(); }
};

/// The rows as they were found. It holds copies: what they were made of may change while they are looked at.
class FindModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IsHeadingRole = Qt::UserRole };

    explicit FindModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    void setRows(std::vector<FindRow> rows);
    const FindRow& row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    int firstItem(int from = 0) const; ///< The first row from there on that is no heading; -1 where there is none.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<FindRow> m_rows;
};

} // namespace retort
