// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/tracepairmodel.h"

#include "ui/common/label.h"

#include <algorithm>

namespace retort {

TracePairModel::TracePairModel(QObject* parent) : QAbstractItemModel(parent) {}

TracePairModel::~TracePairModel() = default;

void TracePairModel::show(TracePairs pairs, const QString& firstTitle, const QString& secondTitle)
{
    beginResetModel();
    m_root.children.clear();
    m_order.clear();
    m_pairs = std::move(pairs);
    m_firstTitle = firstTitle;
    m_secondTitle = secondTitle;
    add(m_root, m_pairs.rows);
    endResetModel();
}

void TracePairModel::add(Node& parent, const std::vector<TracePairRow>& rows)
{
    for (const TracePairRow& row : rows) {
        auto node = std::make_unique<Node>();
        node->row = &row;
        node->parent = &parent;
        node->position = static_cast<int>(parent.children.size());
        m_order.push_back(node.get());
        add(*node, row.children);
        parent.children.push_back(std::move(node));
    }
}

const TracePairRow& TracePairModel::row(const QModelIndex& index) const
{
    static const TracePairRow none;
    return index.isValid() ? *static_cast<const Node*>(index.internalPointer())->row : none;
}

int TracePairModel::placeOf(const QModelIndex& index) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), index.internalPointer());
    return index.isValid() && found != m_order.end() ? static_cast<int>(found - m_order.begin()) : -1;
}

QModelIndex TracePairModel::nextDifference(const QModelIndex& from) const
{
    const int count = static_cast<int>(m_order.size());
    const int place = placeOf(from);
    for (int i = 1; i <= count; ++i) {
        const Node* node = m_order[static_cast<std::size_t>((place + i) % count)];
        if (node->row->kind == TracePairRow::Kind::Difference)
            return createIndex(node->position, 0, node);
    }
    return {};
}

QModelIndex TracePairModel::previousDifference(const QModelIndex& from) const
{
    const int count = static_cast<int>(m_order.size());
    const int place = std::max(placeOf(from), 0);
    for (int i = 1; i <= count; ++i) {
        const Node* node = m_order[static_cast<std::size_t>((place + count - i) % count)];
        if (node->row->kind == TracePairRow::Kind::Difference)
            return createIndex(node->position, 0, node);
    }
    return {};
}

QModelIndex TracePairModel::firstDifference() const
{
    const auto found =
        std::find_if(m_order.begin(), m_order.end(), [](const Node* node) { return node->row->isFirst; });
    return found == m_order.end() ? QModelIndex() : createIndex((*found)->position, 0, *found);
}

QModelIndex TracePairModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const Node& node = parent.isValid() ? *static_cast<const Node*>(parent.internalPointer()) : m_root;
    return createIndex(row, column, node.children[static_cast<std::size_t>(row)].get());
}

QModelIndex TracePairModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const Node* above = static_cast<const Node*>(child.internalPointer())->parent;
    return above == &m_root ? QModelIndex() : createIndex(above->position, 0, above);
}

int TracePairModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node& node = parent.isValid() ? *static_cast<const Node*>(parent.internalPointer()) : m_root;
    return static_cast<int>(node.children.size());
}

int TracePairModel::columnCount(const QModelIndex&) const { return columns; }

QVariant TracePairModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TracePairRow& of = row(index);
    const TraceSide& side = index.column() == First ? of.first : of.second;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == What)
            return plainText(of.title);
        return side.chip.text.isEmpty() ? side.text : side.chip.text;
    case Qt::AccessibleTextRole:
        return index.column() == What ? of.sentence : side.chip.text.isEmpty() ? side.text : side.chip.text;
    case Qt::ToolTipRole:
        return tipText(of.tip);
    default:
        return {};
    }
}

QVariant TracePairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeading | Qt::AlignVCenter);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return section == What    ? (role == Qt::DisplayRole ? tr("Step") : QString())
               : section == First ? m_firstTitle
                                  : m_secondTitle;
    return {};
}

} // namespace retort
