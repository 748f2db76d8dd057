// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/cascade/cascadejob.h"
#include "ui/bench/cascade/cascadewords.h"

#include <QAbstractItemModel>

#include <memory>

namespace retort {

/// A cascade as a tree of one column. show() changes only what differs, so that current row, scroll and what is open
/// stay while a person types. A row's words are made when they are asked for.
class CascadeModel : public QAbstractItemModel {
    Q_OBJECT

public:
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
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Node;

    const Node& nodeOf(const QModelIndex& index) const;
    QModelIndex indexOf(const Node& node) const;
    void update(Node& node, const std::vector<CascadeRow>& rows);
    std::unique_ptr<Node> made(Node& parent, const CascadeRow& row, std::size_t place) const;

    std::shared_ptr<const CascadeResult> m_result;
    std::unique_ptr<Node> m_root;
};

} // namespace retort
