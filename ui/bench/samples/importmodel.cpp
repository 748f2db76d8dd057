// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/importmodel.h"

#include "ui/common/label.h"
#include "ui/common/say.h"

#include <algorithm>

namespace retort {

ImportModel::ImportModel(QObject* parent) : QAbstractTableModel(parent) {}

void ImportModel::show(std::vector<ImportRead::Found> events, QStringList names)
{
    beginResetModel();
    m_events = std::move(events);
    m_names = std::move(names);
    m_taken.assign(m_events.size(), false);
    m_takenCount = 0;
    for (std::size_t i = 0; i < m_events.size() && m_takenCount < most; ++i) {
        if (m_events[i].twice || !m_events[i].sameAs.isEmpty())
            continue;
        m_taken[i] = true;
        ++m_takenCount;
    }
    endResetModel();
    Q_EMIT takenChanged();
}

const ImportRead::Found* ImportModel::at(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_events[static_cast<std::size_t>(row)];
}

std::vector<const compose::ImportedEvent*> ImportModel::taken() const
{
    std::vector<const compose::ImportedEvent*> taken;
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        if (m_taken[i])
            taken.push_back(&m_events[i].event);
    }
    return taken;
}

void ImportModel::takeAll(bool take)
{
    if (m_events.empty())
        return;
    m_taken.assign(m_events.size(), take);
    m_takenCount = take ? rowCount() : 0;
    Q_EMIT dataChanged(index(0, EventColumn), index(rowCount() - 1, EventColumn), {Qt::CheckStateRole});
    Q_EMIT takenChanged();
}

void ImportModel::setEvent(int row, const std::string& event, const Catalogue& catalogue)
{
    const ImportRead::Found* before = at(row);
    if (!before || before->event.event == event)
        return;
    auto& found = m_events[static_cast<std::size_t>(row)];
    auto next = takenFor(found.event.document, event, catalogue);
    if (!next)
        return;
    found.event.document = *std::move(next);
    found.event.event = event;
    Q_EMIT dataChanged(index(row, EventColumn), index(row, WhyColumn));
}

int ImportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int ImportModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : 3; }

QString ImportModel::placeOf(const ImportRead::Found& found) const
{
    const QString name = m_names.value(static_cast<qsizetype>(found.text));
    const QString line = tr("line %1").arg(found.event.place.line);
    return name.isEmpty() ? line : tr("%1, %2", "a line, the file that it is in").arg(line, visibleText(name));
}

QString ImportModel::whyOf(int row) const
{
    const ImportRead::Found* found = at(row);
    if (!found)
        return {};
    QStringList sentences;
    if (!found->sameAs.isEmpty())
        sentences << tr("Already there as “%1”").arg(visibleText(found->sameAs));
    else if (found->twice)
        sentences << tr("The same stands further up");
    const auto& guesses = found->event.guesses;
    const auto chosen = std::find_if(guesses.begin(), guesses.end(),
                                     [&](const auto& guess) { return nameOf(guess) == found->event.event; });
    if (chosen != guesses.end() && chosen != guesses.begin())
        sentences << tr("Taken for %1 by you").arg(fromUtf8(found->event.event)) << say(chosen->why);
    else
        sentences << say(found->event.why);
    for (const Phrase& note : found->event.notes)
        sentences << say(note);
    for (QString& sentence : sentences) {
        if (!sentence.endsWith(u'.'))
            sentence += u'.';
    }
    return sentences.join(u' ');
}

QVariant ImportModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto& found = m_events[static_cast<std::size_t>(index.row())];
    if (role == Qt::CheckStateRole && index.column() == EventColumn)
        return m_taken[static_cast<std::size_t>(index.row())] ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::AccessibleTextRole && index.column() == EventColumn)
        return tr("%1, %2. %3", "an event, where it stands, how it was told")
            .arg(fromUtf8(found.event.event), placeOf(found), whyOf(index.row()));
    if (role == Qt::ToolTipRole && index.column() == WhyColumn)
        return tipText(whyOf(index.row()));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case EventColumn:
        return fromUtf8(found.event.event);
    case PlaceColumn:
        return placeOf(found);
    default:
        return whyOf(index.row());
    }
}

bool ImportModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole ||
        index.column() != EventColumn)
        return false;
    const bool take = value.toInt() == Qt::Checked;
    const auto row = static_cast<std::size_t>(index.row());
    if (m_taken[row] == take)
        return true;
    m_taken[row] = take;
    m_takenCount += take ? 1 : -1;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT takenChanged();
    return true;
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == EventColumn ? tr("Event") : section == PlaceColumn ? tr("Where") : tr("How it was told");
}

Qt::ItemFlags ImportModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags all = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == EventColumn ? all | Qt::ItemIsUserCheckable : all;
}

} // namespace retort
