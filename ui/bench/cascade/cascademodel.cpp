// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascademodel.h"

#include "ui/document/background.h"

#include <QScopedValueRollback>

namespace retort {

/// A row in its place.
struct CascadeModel::Node {
    const CascadeResult* of = nullptr; ///< What the row is of: while rows come and go, those of two are there.
    const CascadeRow* row = nullptr;
    Node* parent = nullptr;
    std::size_t place = 0; ///< Among its siblings.
    bool opened = false;   ///< The children are there.
    std::vector<std::unique_ptr<Node>> children = {};
};

CascadeModel::CascadeModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

CascadeModel::~CascadeModel() = default;

void CascadeModel::show(std::shared_ptr<const CascadeResult> result)
{
    static const std::vector<CascadeRow> none;
    std::shared_ptr<const CascadeResult> before = std::exchange(m_result, std::move(result));
    {
        const QScopedValueRollback changing(m_changing, true);
        update(*m_root, m_result ? m_result->rows : none);
    }
    letGo(std::move(before));
}

std::unique_ptr<CascadeModel::Node> CascadeModel::made(Node& parent, const CascadeRow& row, std::size_t place) const
{
    auto node = std::make_unique<Node>();
    node->of = m_result.get();
    node->row = &row;
    node->parent = &parent;
    node->place = place;
    node->opened = row.children.empty() || m_result->allRows <= rowsAtOnce;
    if (node->opened)
        node->children = madeBelow(*node, row.children, 0, row.children.size());
    return node;
}

std::vector<std::unique_ptr<CascadeModel::Node>>
CascadeModel::madeBelow(Node& parent, const std::vector<CascadeRow>& rows, std::size_t first, std::size_t count) const
{
    std::vector<std::unique_ptr<Node>> nodes;
    nodes.reserve(count);
    for (std::size_t i = first; i < first + count; ++i)
        nodes.push_back(made(parent, rows[i], i));
    return nodes;
}

bool CascadeModel::hasChildren(const QModelIndex& parent) const
{
    const Node& node = nodeOf(parent);
    return !node.children.empty() || (!node.opened && node.row);
}

bool CascadeModel::canFetchMore(const QModelIndex& parent) const
{
    return parent.isValid() && !nodeOf(parent).opened && !m_changing;
}

void CascadeModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    auto& node = const_cast<Node&>(nodeOf(parent));
    const QScopedValueRollback changing(m_changing, true);
    beginInsertRows(parent, 0, static_cast<int>(node.row->children.size()) - 1);
    node.opened = true;
    node.children = madeBelow(node, node.row->children, 0, node.row->children.size());
    endInsertRows();
}

void CascadeModel::update(Node& node, const std::vector<CascadeRow>& rows)
{
    auto& children = node.children;
    // What is the same at the front and at the back stays; the middle goes and comes.
    std::size_t front = 0;
    while (front < children.size() && front < rows.size() && children[front]->row->key == rows[front].key)
        ++front;
    std::size_t back = 0;
    while (back < children.size() - front && back < rows.size() - front &&
           children[children.size() - 1 - back]->row->key == rows[rows.size() - 1 - back].key)
        ++back;

    const QModelIndex index = indexOf(node);
    const auto count = [&](std::size_t from) {
        for (std::size_t i = from; i < children.size(); ++i)
            children[i]->place = i;
    };
    const auto at = [&](std::size_t place) { return children.begin() + static_cast<std::ptrdiff_t>(place); };
    if (const std::size_t gone = children.size() - front - back; gone > 0) {
        beginRemoveRows(index, static_cast<int>(front), static_cast<int>(front + gone - 1));
        std::vector<std::unique_ptr<Node>> old(std::make_move_iterator(at(front)),
                                               std::make_move_iterator(at(front + gone)));
        children.erase(at(front), at(front + gone));
        count(front);
        endRemoveRows();
        letGo(std::move(old));
    }
    if (const std::size_t come = rows.size() - front - back; come > 0) {
        beginInsertRows(index, static_cast<int>(front), static_cast<int>(front + come - 1));
        std::vector<std::unique_ptr<Node>> fresh = madeBelow(node, rows, front, come);
        children.insert(at(front), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
        count(front);
        endInsertRows();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Node& child = *children[i];
        if (child.of == m_result.get())
            continue; // it has just come
        child.of = m_result.get();
        child.row = &rows[i];
        if (child.opened)
            update(child, rows[i].children);
        else
            child.opened = rows[i].children.empty();
    }
    if (!rows.empty() && front + back > 0)
        Q_EMIT dataChanged(createIndex(0, 0, children.front().get()),
                           createIndex(static_cast<int>(rows.size()) - 1, 0, children.back().get()));
}

const CascadeModel::Node& CascadeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<const Node*>(index.constInternalPointer()) : *m_root;
}

QModelIndex CascadeModel::indexOf(const Node& node) const
{
    return node.parent ? createIndex(static_cast<int>(node.place), 0, &node) : QModelIndex();
}

const CascadeRow& CascadeModel::row(const QModelIndex& index) const { return *nodeOf(index).row; }

CascadeWords CascadeModel::words(const QModelIndex& index) const
{
    const Node& node = nodeOf(index);
    return wordsOf(*node.of, *node.row);
}

QModelIndex CascadeModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto& children = nodeOf(parent).children;
    if (column != 0 || row < 0 || row >= static_cast<int>(children.size()))
        return {};
    return createIndex(row, 0, children[static_cast<std::size_t>(row)].get());
}

QModelIndex CascadeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(*nodeOf(child).parent) : QModelIndex();
}

int CascadeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent).children.size());
}

int CascadeModel::columnCount(const QModelIndex&) const { return 1; }

QVariant CascadeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return plainText(words(index).title);
    case Qt::AccessibleTextRole:
        return words(index).sentence();
    case Qt::AccessibleDescriptionRole:
        return plainText(words(index).detail);
    default:
        return {};
    }
}

Qt::ItemFlags CascadeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!hasChildren(index))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

} // namespace retort
