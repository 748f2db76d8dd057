// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/cascade/cascadejob.h"
#include "ui/bench/cascade/cascadewords.h"

#include <QAbstractItemModel>

#include <memory>

namespace retort {

/// A cascade as a tree of one column. show() changes only what differs, so that current row, scroll and what is open
/// stay while a person types. A row's words are made when they are asked for, and of a large result what is below a row
/// when that is opened.
class CascadeModel : public QAbstractItemModel {
    Q_OBJECT

public:
    /// As many rows are made at once, and opened by the pane; of more each when it is opened.
    static constexpr std::size_t rowsAtOnce = 200;

    explicit CascadeModel(QObject* parent = nullptr);
    ~CascadeModel() override;

    void show(std::shared_ptr<const CascadeResult> result); ///< nullptr: nothing.
    const std::shared_ptr<const CascadeResult>& result() const { return m_result; }
    /// Valid until show().
    const CascadeRow& row(const QModelIndex& index) const;
    CascadeWords words(const QModelIndex& index) const;

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

    const Node& nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    void update(Node& node, const std::vector<CascadeRow>& rows);
    std::unique_ptr<Node> made(Node& parent, const CascadeRow& row, std::size_t place) const;

    std::vector<std::unique_ptr<Node>> madeBelow(Node& parent, const std::vector<CascadeRow>& rows, std::size_t first,
                                                 std::size_t count) const;

    std::shared_ptr<const CascadeResult> m_result;
    std::unique_ptr<Node> m_root;
    bool m_changing = false; ///< Rows come or go: who hears of it must not open others in between.
};

} // namespace retort
