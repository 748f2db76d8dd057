// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/palette/palettemodel.h"

#include "ui/common/label.h"

#include <algorithm>

namespace retort {

namespace {

bool holds(const QString& text, const QStringList& words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// Whether one of the words begins so: "purchase" does in "A purchase", and does not in "non-purchase".
bool hasWord(const QString& text, const QString& typed)
{
    for (qsizetype at = text.indexOf(typed, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(typed, at + 1, Qt::CaseInsensitive)) {
        if (at == 0 || text[at - 1].isSpace() || text[at - 1] == u'(')
            return true;
    }
    return false;
}

/// How well it fits what was typed; 1 for what is shown at all.
int rankOf(const PaletteEntry& entry, const QString& spelling, const QString& typed)
{
    if (typed.isEmpty())
        return 1;
    if (entry.label.startsWith(typed, Qt::CaseInsensitive) || entry.id.startsWith(typed, Qt::CaseInsensitive) ||
        spelling.startsWith(typed, Qt::CaseInsensitive))
        return 4;
    if (entry.label.contains(typed, Qt::CaseInsensitive) || entry.id.contains(typed, Qt::CaseInsensitive))
        return 3;
    return hasWord(entry.description, typed) ? 2 : 1;
}

} // namespace

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) {}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries, FromTyped fromTyped)
{
    m_fromTyped = std::move(fromTyped);
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = std::move(entries);
    layOut();
    endResetModel();
}

void PaletteModel::setFilter(const QString& filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    layOut();
    endResetModel();
}

void PaletteModel::add(const PaletteEntry& entry, const QString& spelling)
{
    if (m_rows.empty() || !m_rows.back().entry || m_rows.back().entry->group != entry.group)
        m_rows.push_back({entry.group});
    m_rows.push_back({{}, &entry, spelling});
}

void PaletteModel::layOut()
{
    m_rows.clear();
    const QString typed = m_filter.simplified();
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    for (const PaletteEntry& entry : m_entries) {
        const bool there = !words.isEmpty() && std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& row) {
            return row.entry && row.entry->id == entry.id;
        });
        if (there)
            continue;
        if (holds(entry.label + u'\n' + entry.id + u'\n' + entry.description, words)) {
            add(entry);
            continue;
        }
        const auto spelling = std::find_if(entry.aliases.begin(), entry.aliases.end(),
                                           [&](const QString& alias) { return holds(alias, words); });
        if (spelling != entry.aliases.end())
            add(entry, *spelling);
    }
    if (m_rows.empty()) { // "messages" is no action, but says which ones are meant
        for (const PaletteEntry& entry : m_entries) {
            if (holds(entry.group, words))
                add(entry);
        }
    }
    m_typed = m_fromTyped && !typed.isEmpty() ? m_fromTyped(m_filter.trimmed()) : std::nullopt;
    if (m_typed && (m_typed->offered || m_rows.empty()))
        add(*m_typed);
}

int PaletteModel::bestRow() const
{
    const QString typed = m_filter.simplified();
    int best = -1;
    int bestRank = 0;
    for (int row = 0; row < rowCount(); ++row) {
        const Row& at = m_rows[static_cast<std::size_t>(row)];
        if (!at.entry || !at.entry->offered)
            continue;
        const int rank = m_typed && at.entry == &*m_typed ? 0 : rankOf(*at.entry, at.spelling, typed);
        if (best < 0 || rank > bestRank) {
            best = row;
            bestRank = rank;
        }
    }
    return best;
}

const PaletteEntry* PaletteModel::entryAt(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : m_rows[static_cast<std::size_t>(row)].entry;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == IsHeadingRole)
        return row.entry == nullptr;
    if (!row.entry)
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(row.heading)
               : role >= Qt::UserRole                                    ? QVariant(QString())
                                                                         : QVariant();
    const PaletteEntry& entry = *row.entry;
    const QString description =
        row.spelling.isEmpty() ? entry.description : tr("%1 is another spelling of %2").arg(row.spelling, entry.id);
    switch (role) {
    case Qt::DisplayRole:
        return entry.label;
    case Qt::AccessibleTextRole: {
        QString sentence = entry.label;
        if (entry.id != entry.label)
            sentence += QStringLiteral(", ") + entry.id;
        sentence += QStringLiteral(". ") + description;
        return entry.note.isEmpty() ? sentence : sentence + u' ' + entry.note;
    }
    case Qt::ToolTipRole:
        return tipText(entry.foot.isEmpty() ? description : description + u'\n' + entry.foot);
    case IdRole:
        return entry.id;
    case DescriptionRole:
        return description;
    case NoteRole:
        return entry.note;
    case FootRole:
        return entry.foot;
    case SpellingRole:
        return row.spelling;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const PaletteEntry* entry = entryAt(index.row());
    if (!entry || !entry->offered)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace retort
