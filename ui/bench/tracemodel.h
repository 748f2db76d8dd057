// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/tracerows.h"

#include <QAbstractItemModel>

#include <memory>

namespace retort {

/// The trace as a tree of one column. show() changes only what differs, so that current row, scroll and what is open
/// stay while a person types. A row's sentence is its text for screen readers and its name.
/// Rows with TraceRow::more get their children when they are opened.
class TraceModel : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit TraceModel(QObject* parent = nullptr);
    ~TraceModel() override;

    void show(std::vector<TraceRow> rows);
    const TraceRow& row(const QModelIndex& index) const;
    QModelIndex indexOfStep(std::size_t number) const; ///< 0 is the trigger.
    /// The row of a pointer into the document below a step, its first turn; invalid where there is none.
    QModelIndex indexOf(std::size_t step, const std::string& pointer) const;

    /// While stepping: what runs next, the operator if one stands within a step. Else invalid.
    QModelIndex indexOfNext() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Node;

    static bool hasNext(const Node& node);
    Node* nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    void update(Node& node, std::vector<TraceRow> rows);

    std::unique_ptr<Node> m_root;
    bool m_changing = false; ///< Rows come or go: who hears of it must not open others in between.
};

} // namespace retort
