// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/samples/scrubwork.h"

#include <QAbstractTableModel>

#include <functional>

namespace retort {

/// What would be replaced, value by value.
class ScrubModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { FileColumn, FieldColumn, BeforeColumn, AfterColumn, WhyColumn };

    explicit ScrubModel(const Workspace& workspace, QObject* parent = nullptr);

    void show(std::vector<ScrubWork::Row> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QString cell(const ScrubWork::Row& row, int column) const;

    const Workspace& m_workspace;
    std::vector<ScrubWork::Row> m_rows;
};

} // namespace retort
