// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/tracemodel.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace retort {

/// A row in its place; `row.children` is empty, the children are nodes. Those that the row makes when it is opened are
/// there once it was.
struct TraceModel::Node {
    TraceRow row;
    bool opened = false;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    int position() const
    {
        const auto& siblings = parent->children;
        return static_cast<int>(std::find_if(siblings.begin(), siblings.end(),
                                             [this](const auto& sibling) { return sibling.get() == this; }) -
                                siblings.begin());
    }
};

namespace {

bool looksSame(const TraceRow& a, const TraceRow& b)
{
    return a.kind == b.kind && a.number == b.number && a.title == b.title && a.detail == b.detail && a.chip == b.chip &&
           a.value == b.value && a.muted == b.muted && a.next == b.next && a.breakpoint == b.breakpoint &&
           a.sentence == b.sentence && a.step == b.step && a.pointer == b.pointer && a.tip == b.tip && a.span == b.span;
}

} // namespace

TraceModel::TraceModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

TraceModel::~TraceModel() = default;

void TraceModel::show(std::vector<TraceRow> rows)
{
    const QScopedValueRollback changing(m_changing, true);
    update(*m_root, std::move(rows));
}

void TraceModel::update(Node& node, std::vector<TraceRow> rows)
{
    auto& children = node.children;
    // What is the same at the front and at the back stays; the middle goes and comes.
    std::size_t front = 0;
    while (front < children.size() && front < rows.size() && children[front]->row.key == rows[front].key)
        ++front;
    std::size_t back = 0;
    while (back < children.size() - front && back < rows.size() - front &&
           children[children.size() - 1 - back]->row.key == rows[rows.size() - 1 - back].key)
        ++back;

    const QModelIndex index = indexOf(node);
    if (const std::size_t gone = children.size() - front - back; gone > 0) {
        beginRemoveRows(index, static_cast<int>(front), static_cast<int>(front + gone - 1));
        children.erase(children.begin() + static_cast<std::ptrdiff_t>(front),
                       children.begin() + static_cast<std::ptrdiff_t>(front + gone));
        endRemoveRows();
    }
    if (const std::size_t come = rows.size() - front - back; come > 0) {
        beginInsertRows(index, static_cast<int>(front), static_cast<int>(front + come - 1));
        for (std::size_t i = 0; i < come; ++i) {
            auto child = std::make_unique<Node>();
            child->parent = &node;
            child->row.key = rows[front + i].key;
            child->row.more = rows[front + i].more; // so that views are told at once that it can be opened
            children.insert(children.begin() + static_cast<std::ptrdiff_t>(front + i), std::move(child));
        }
        endInsertRows();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Node& child = *children[i];
        if (rows[i].version != 0 && rows[i].version == child.row.version)
            continue;
        if (rows[i].whole)
            rows[i] = rows[i].whole();
        child.row.version = rows[i].version;
        std::vector<TraceRow> below = std::move(rows[i].children);
        rows[i].children.clear();
        child.row.more = std::move(rows[i].more); // always: the old one is of a run that is gone
        rows[i].more = nullptr;
        if (!looksSame(child.row, rows[i])) {
            rows[i].more = std::move(child.row.more);
            child.row = std::move(rows[i]);
            const QModelIndex changed = createIndex(static_cast<int>(i), 0, &child);
            Q_EMIT dataChanged(changed, changed);
        }
        if (child.row.more && child.opened)
            below = child.row.more();
        update(child, std::move(below));
    }
}

bool TraceModel::hasChildren(const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    return !node->children.empty() || (node->row.more && !node->opened);
}

bool TraceModel::canFetchMore(const QModelIndex& parent) const
{
    const Node* node = nodeOf(parent);
    return node->row.more && !node->opened && !m_changing;
}

void TraceModel::fetchMore(const QModelIndex& parent)
{
    Node* node = nodeOf(parent);
    if (!canFetchMore(parent))
        return;
    const QScopedValueRollback changing(m_changing, true);
    node->opened = true;
    update(*node, node->row.more());
}

TraceModel::Node* TraceModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : m_root.get();
}

QModelIndex TraceModel::indexOf(const Node& node) const
{
    return node.parent ? createIndex(node.position(), 0, &node) : QModelIndex();
}

const TraceRow& TraceModel::row(const QModelIndex& index) const { return nodeOf(index)->row; }

QModelIndex TraceModel::indexOfStep(std::size_t number) const
{
    for (const auto& child : m_root->children) {
        if (child->row.step == number)
            return indexOf(*child);
    }
    return {};
}

QModelIndex TraceModel::indexOf(std::size_t step, const std::string& pointer) const
{
    const QModelIndex top = indexOfStep(step);
    std::vector<const Node*> open;
    if (top.isValid())
        open.push_back(nodeOf(top));
    while (!open.empty()) {
        const Node* node = open.back();
        open.pop_back();
        if (node->row.pointer == pointer)
            return indexOf(*node);
        for (auto child = node->children.rbegin(); child != node->children.rend(); ++child)
            open.push_back(child->get());
    }
    return {};
}

QModelIndex TraceModel::indexOfNext() const
{
    QModelIndex found;
    const Node* in = m_root.get();
    while (in) {
        const Node* deeper = nullptr;
        for (const auto& child : in->children) {
            if (child->row.next || hasNext(*child)) {
                deeper = child.get();
                break;
            }
        }
        if (deeper)
            found = indexOf(*deeper);
        in = deeper;
    }
    return found;
}

bool TraceModel::hasNext(const Node& node)
{
    return std::any_of(node.children.begin(), node.children.end(),
                       [](const auto& child) { return child->row.next || hasNext(*child); });
}

QModelIndex TraceModel::index(int row, int column, const QModelIndex& parent) const
{
    const auto& children = nodeOf(parent)->children;
    if (column != 0 || row < 0 || row >= static_cast<int>(children.size()))
        return {};
    return createIndex(row, 0, children[static_cast<std::size_t>(row)].get());
}

QModelIndex TraceModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    return indexOf(*nodeOf(child)->parent);
}

int TraceModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int TraceModel::columnCount(const QModelIndex&) const { return 1; }

QVariant TraceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const TraceRow& row = nodeOf(index)->row;
    switch (role) {
    case Qt::DisplayRole:
        return plainText(row.title);
    case Qt::AccessibleTextRole:
        return row.sentence;
    case Qt::AccessibleDescriptionRole:
        return plainText(row.detail);
    default:
        return {};
    }
}

Qt::ItemFlags TraceModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!hasChildren(index))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

} // namespace retort
