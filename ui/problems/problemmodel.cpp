// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemmodel.h"

#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/problems/problemwords.h"

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

ProblemModel::ProblemModel(const ProblemTour& tour, QObject* parent) : QAbstractListModel(parent), m_tour(tour)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(60); // while all files are looked at many come at once
    connect(&m_timer, &QTimer::timeout, this, &ProblemModel::refresh);
    connect(&tour.lint(), &LiveLint::changed, this, [this](EntryId id) {
        if (m_scope == Scope::All) {
            m_outdated = true; // data() looks things up, so a row never shows what is gone
            if (m_watched && !m_timer.isActive())
                m_timer.start();
        } else if (id == m_tour.shownEntry()) {
            ask();
        }
    });
    connect(&tour.selection(), &Selection::reactionChanged, this, &ProblemModel::ask);
    connect(&tour.selection(), &Selection::targetChanged, this, &ProblemModel::ask);
    connect(&tour.selection(), &Selection::definitionsChanged, this, &ProblemModel::ask);
    connect(&tour.workspace(), &Workspace::opened, this, &ProblemModel::ask);
    connect(&tour.workspace(), &Workspace::removed, this, &ProblemModel::ask);
}

void ProblemModel::setScope(Scope scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    ask();
}

void ProblemModel::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && m_outdated)
        refresh();
}

void ProblemModel::ask()
{
    m_outdated = true;
    if (m_watched)
        refresh();
}

std::vector<ProblemRef> ProblemModel::rows() const
{
    std::vector<ProblemRef> rows;
    const bool all = m_scope == Scope::All;
    for (const ProblemRef& ref :
         problemsInOrder(m_tour.workspace(), m_tour.lint(), all ? std::nullopt : std::optional(m_tour.shownEntry()))) {
        if (all && (rows.empty() || rows.back().entry != ref.entry))
            rows.push_back({ref.entry, -1});
        rows.push_back(ref);
    }
    return rows;
}

void ProblemModel::refresh()
{
    m_timer.stop();
    m_outdated = false;
    std::vector<ProblemRef> next = rows();
    if (next == m_rows) { // the same rows, perhaps of other words
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(next);
    m_problems = static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const ProblemRef& ref) { return ref.index >= 0; }));
    endResetModel();
}

std::optional<ProblemRef> ProblemModel::refAt(int row) const
{
    const bool there = row >= 0 && row < rowCount() && m_rows[static_cast<std::size_t>(row)].index >= 0;
    return there ? std::optional(m_rows[static_cast<std::size_t>(row)]) : std::nullopt;
}

int ProblemModel::rowOf(const ProblemRef& ref) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), ref);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ProblemRef ref = m_rows[static_cast<std::size_t>(index.row())];
    if (role == HeadRole)
        return ref.index < 0;
    const Entry* entry = m_tour.workspace().find(ref.entry);
    if (!entry)
        return {};
    if (ref.index < 0)
        return headData(*entry, role);
    const Problem* problem = m_tour.problem(ref);
    return problem ? problemData(*entry, *problem, role) : QVariant();
}

QVariant ProblemModel::headData(const Entry& entry, int role) const
{
    const QString counts = inWords(m_tour.lint().counts(entry.id));
    switch (role) {
    case Qt::DisplayRole:
        return entry.title();
    case PlaceRole:
        return entry.path;
    case RuleRole:
        return counts;
    case Qt::AccessibleTextRole:
        return tr("%1, %2: %3").arg(entry.title(), entry.path, counts);
    case Qt::ToolTipRole:
        return tipText(entry.title() + u'\n' + entry.path);
    default:
        return {};
    }
}

QVariant ProblemModel::problemData(const Entry& entry, const Problem& problem, int role) const
{
    const QString place = placeInWords(m_tour.workspace(), entry, problem);
    switch (role) {
    case Qt::DisplayRole:
        return say(problem.message);
    case PlaceRole:
        return place.isEmpty() ? tr("The whole file") : place;
    case RuleRole:
        return fromUtf8(problem.rule);
    case SeverityRole:
        return static_cast<int>(problem.severity);
    case FixRole:
        return problem.fixes.empty() ? QString() : say(problem.fixes.front().label);
    case Qt::AccessibleTextRole: {
        QStringList parts{tr("%1: %2").arg(severityWord(problem.severity), say(problem.message))};
        if (!place.isEmpty())
            parts << place;
        parts << fromUtf8(problem.rule);
        if (!problem.fixes.empty())
            parts << tr("fix: %1").arg(say(problem.fixes.front().label));
        return parts.join(u"; "_s);
    }
    case Qt::ToolTipRole: {
        QString tip = say(problem.message) + u'\n' + entry.path;
        if (entry.content) {
            const auto& document = entry.content->document;
            if (const auto node = document.find(problem.pointer)) {
                const Place at = document.placeAt(document.node(*node).range.begin);
                tip += u'\n' + tr("Line %1, column %2").arg(at.line).arg(at.column);
            }
        }
        return tipText(tip + u'\n' + fromUtf8(problem.rule));
    }
    default:
        return {};
    }
}

Qt::ItemFlags ProblemModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool head = m_rows[static_cast<std::size_t>(index.row())].index < 0;
    return Qt::ItemNeverHasChildren | (head ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
}

} // namespace retort
