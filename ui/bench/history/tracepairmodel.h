// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/tracepairs.h"

#include <QAbstractItemModel>

#include <memory>

namespace retort {

/// Two runs side by side as a tree of three columns: what, how it is in the first, how it is in the second.
class TracePairModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { What, First, Second, columns };

    explicit TracePairModel(QObject* parent = nullptr);
    ~TracePairModel() override;

    void show(TracePairs pairs, const QString& firstTitle, const QString& secondTitle);
    const TracePairs& pairs() const { return m_pairs; }
    const TracePairRow& row(const QModelIndex& index) const;
    /// Of a row of kind Difference: the next after an index, or before it; round the end. Invalid where all is the
    /// same.
    QModelIndex nextDifference(const QModelIndex& from) const;
    QModelIndex previousDifference(const QModelIndex& from) const;
    QModelIndex firstDifference() const; ///< Where the two part.

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Node {
        const TracePairRow* row = nullptr;
        Node* parent = nullptr;
        int position = 0;
        std::vector<std::unique_ptr<Node>> children;
    };

    void add(Node& parent, const std::vector<TracePairRow>& rows);
    int placeOf(const QModelIndex& index) const; ///< In the order of all rows.

    TracePairs m_pairs;
    QString m_firstTitle, m_secondTitle;
    Node m_root;
    std::vector<const Node*> m_order; ///< All rows, from top to bottom.
};

} // namespace retort
