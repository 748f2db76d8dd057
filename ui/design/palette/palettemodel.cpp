// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/palette/palettemodel.h"

#include "engine/reaction/eventname.h"
#include "ui/common/label.h"
#include "ui/common/say.h"

#include <algorithm>

namespace retort {

PaletteModel::PaletteModel(QObject* parent) : QAbstractListModel(parent) {}

void PaletteModel::setCatalogue(const Catalogue& catalogue)
{
    beginResetModel();
    m_entries.clear();
    for (const ActionKind& kind : catalogue.actions()) {
        Entry entry{fromUtf8(kind.type), fromUtf8(kind.label), fromUtf8(kind.description), {}, lookOf(kind.type)};
        entry.searched = entry.label + u'\n' + entry.type + u'\n' + entry.description;
        for (const std::string& alias : kind.aliases)
            entry.searched += u'\n' + fromUtf8(alias);
        m_entries.push_back(std::move(entry));
    }
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const Entry& a, const Entry& b) { return a.look.group < b.look.group; });
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

void PaletteModel::layOut()
{
    m_rows.clear();
    const QStringList words = m_filter.simplified().split(u' ', Qt::SkipEmptyParts);
    const auto show = [&](auto&& textOf) {
        for (const Entry& entry : m_entries) {
            const QString text = textOf(entry);
            if (!std::all_of(words.begin(), words.end(),
                             [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }))
                continue;
            if (m_rows.empty() || m_rows.back().group != entry.look.group)
                m_rows.push_back({true, entry.look.group, nullptr});
            m_rows.push_back({false, entry.look.group, &entry});
        }
    };
    show([](const Entry& entry) { return entry.searched; });
    if (m_rows.empty()) // "messages" is no action, but says which ones are meant
        show([](const Entry& entry) { return titleOf(entry.look.group); });
    const bool known = std::any_of(m_entries.begin(), m_entries.end(),
                                   [&](const Entry& entry) { return entry.type == m_filter.trimmed(); });
    const QString typed = m_filter.trimmed();
    if (!known && hasEventForm(typed.toStdString())) {
        m_typed = {typed,
                   tr("Add “%1” as it stands").arg(visibleText(typed)),
                   tr("The catalogue does not know this type; the tenant may."),
                   {},
                   lookOf(typed.toStdString())};
        m_rows.push_back({true, ActionGroup::Other, nullptr});
        m_rows.push_back({false, ActionGroup::Other, &m_typed});
    }
}

int PaletteModel::bestRow() const
{
    const QString typed = m_filter.trimmed();
    const auto first = [&](auto&& fits) {
        for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
            if (!m_rows[row].heading && fits(*m_rows[row].entry))
                return row;
        }
        return -1;
    };
    int row = first([&](const Entry& entry) {
        return entry.label.startsWith(typed, Qt::CaseInsensitive) || entry.type.startsWith(typed, Qt::CaseInsensitive);
    });
    if (row < 0)
        row = first([&](const Entry& entry) {
            return entry.label.contains(typed, Qt::CaseInsensitive) || entry.type.contains(typed, Qt::CaseInsensitive);
        });
    return row < 0 ? first([](const Entry&) { return true; }) : row;
}

ActionLook PaletteModel::lookAt(int row) const
{
    const Row& at = m_rows[row];
    return at.heading ? ActionLook{} : at.entry->look;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return row.heading ? titleOf(row.group) : row.entry->label;
    case Qt::AccessibleTextRole:
        return row.heading ? titleOf(row.group) : row.entry->label + QStringLiteral(". ") + row.entry->description;
    case Qt::ToolTipRole:
        return row.heading ? QVariant() : tipText(row.entry->description);
    case TypeRole:
        return row.heading ? QString() : row.entry->type;
    case DescriptionRole:
        return row.heading ? QString() : row.entry->description;
    case IsHeadingRole:
        return row.heading;
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[index.row()].heading)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace retort
