// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/pastrunmodel.h"

#include "ui/bench/history/pastrunwords.h"

#include <QPointer>

#include <algorithm>

namespace retort {

PastRunModel::PastRunModel(PastRuns& runs, QObject* parent) : QAbstractListModel(parent), m_runs(runs)
{
    connect(&runs, &PastRuns::recorded, this, &PastRunModel::add);
    connect(&runs, &PastRuns::reset, this, [this] {
        beginResetModel();
        m_lines.clear();
        m_more = false;
        m_total = 0;
        endResetModel();
        reload();
    });
}

void PastRunModel::search(const QString& words, const QString& reactionFile)
{
    m_search.words = words.simplified();
    m_search.reactionFile = reactionFile;
    reload();
}

void PastRunModel::reload()
{
    m_asked = false;
    m_state = State::Loading;
    PastRunSearch search = m_search;
    m_runs.find(search, [self = QPointer(this), asking = ++m_asking](const Result<PastRunPage>& page) {
        if (self && self->m_asking == asking)
            self->take(page, true);
    });
    Q_EMIT stateChanged();
}

void PastRunModel::take(const Result<PastRunPage>& page, bool first)
{
    m_asked = true; // who hears of rows that come must not ask for the next ones in between
    m_state = page ? State::Ready : State::Failed;
    m_error = page ? std::nullopt : std::optional(page.error());
    if (!page) {
        m_asked = m_more = false; // else the view would ask again and again
        Q_EMIT stateChanged();
        return;
    }
    m_total = page->total;
    if (first) {
        beginResetModel();
        m_lines = page->lines;
        m_more = page->more;
        endResetModel();
    } else if (page->lines.empty()) {
        m_more = false;
    } else {
        const int row = static_cast<int>(m_lines.size());
        beginInsertRows({}, row, row + static_cast<int>(page->lines.size()) - 1);
        m_lines.insert(m_lines.end(), page->lines.begin(), page->lines.end());
        m_more = page->more;
        endInsertRows();
    }
    m_asked = false;
    Q_EMIT stateChanged();
}

/// A search knows best itself whether it finds it.
void PastRunModel::add(const PastRunLine& line)
{
    if (isSearch() || m_state != State::Ready) {
        reload();
        return;
    }
    if (!m_lines.empty() && m_lines.front().id >= line.id)
        return; // it was in the answer already
    beginInsertRows({}, 0, 0);
    m_lines.insert(m_lines.begin(), line);
    ++m_total;
    endInsertRows();
    Q_EMIT stateChanged();
}

void PastRunModel::drop(const std::vector<std::int64_t>& ids)
{
    for (const std::int64_t id : ids) {
        const int row = rowOf(id);
        if (row < 0)
            continue;
        beginRemoveRows({}, row, row);
        m_lines.erase(m_lines.begin() + row);
        endRemoveRows();
        m_total -= m_total > 0 ? 1 : 0;
    }
    Q_EMIT stateChanged();
}

int PastRunModel::rowOf(std::int64_t id) const
{
    // Later runs have higher ids, and stand first.
    const auto found = std::lower_bound(m_lines.begin(), m_lines.end(), id,
                                        [](const PastRunLine& line, std::int64_t wanted) { return line.id > wanted; });
    return found != m_lines.end() && found->id == id ? static_cast<int>(found - m_lines.begin()) : -1;
}

int PastRunModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant PastRunModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return sentenceOf(line(index.row()));
    case Qt::ToolTipRole:
        return tipOf(line(index.row()));
    default:
        return {};
    }
}

bool PastRunModel::canFetchMore(const QModelIndex& parent) const { return !parent.isValid() && m_more && !m_asked; }

void PastRunModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent) || m_lines.empty() || m_state != State::Ready)
        return;
    m_asked = true;
    PastRunSearch search = m_search;
    search.olderThan = m_lines.back().id;
    m_runs.find(search, [self = QPointer(this), asking = m_asking](const Result<PastRunPage>& page) {
        if (self && self->m_asking == asking)
            self->take(page, false);
    });
}

} // namespace retort
