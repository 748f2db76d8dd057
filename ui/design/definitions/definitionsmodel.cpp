// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/definitions/definitionsmodel.h"

#include "engine/uses/uses.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/say.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace retort {

namespace {

using Handles = std::set<std::string_view>;

/// Whether one of the handles stands in a value, as a text: most reactions need no closer look.
bool holdsAny(json::Value value, const Handles& handles)
{
    if (value.isString())
        return handles.contains(value.text());
    for (std::size_t i = 0; value.isContainer() && i < value.size(); ++i) {
        if (holdsAny(value.isArray() ? value.items()[i] : value.members()[i].value, handles))
            return true;
    }
    return false;
}

} // namespace

std::map<std::string, int, std::less<>> usesOfHandles(const Workspace& workspace, std::string_view kind)
{
    std::map<std::string, int, std::less<>> uses;
    const DefinitionList* wanted = workspace.definitions().list(kind);
    Handles handles;
    if (wanted == nullptr)
        return uses;
    for (const Definition& one : wanted->definitions)
        handles.insert(one.handle);
    const logic::Settings settings = workspace.settings().logic;
    for (const EntryId id : workspace.entries(EntryKind::Reaction)) {
        const Reaction* reaction = workspace.find(id)->reaction();
        const auto names = [&](const Action& action) {
            return std::any_of(action.arguments.begin(), action.arguments.end(),
                               [&](const Argument& argument) { return holdsAny(argument.value.root(), handles); });
        };
        if (!reaction || std::none_of(reaction->actions.begin(), reaction->actions.end(), names))
            continue;
        for (const uses::Use& use : uses::usesIn(*reaction, workspace.catalogue(), settings)) {
            if (use.role == uses::Use::Role::Names && use.subject.list == kind)
                ++uses[use.subject.name];
        }
    }
    return uses;
}

void DefinitionsModel::show(const DefinitionList& list, const Workspace& workspace)
{
    auto uses = usesOfHandles(workspace, list.kind);
    if (m_list == list) {
        m_uses = std::move(uses);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, UsesColumn), index(rowCount() - 1, UsesColumn));
        return;
    }
    beginResetModel();
    m_list = list;
    m_uses = std::move(uses);
    rebuild();
    endResetModel();
}

void DefinitionsModel::setFilter(const QString& filter)
{
    const QStringList words = filter.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    rebuild();
    endResetModel();
}

void DefinitionsModel::rebuild()
{
    m_rows.clear();
    for (std::size_t row = 0; m_list && row < m_list->definitions.size(); ++row) {
        const Definition& one = m_list->definitions[row];
        const QString held = fromUtf8(one.handle + '\n' + one.name + '\n' + one.note).toCaseFolded();
        if (std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return held.contains(word); }))
            m_rows.push_back(row);
    }
}

int DefinitionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DefinitionsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns; }

QString DefinitionsModel::text(const Definition& definition, int column) const
{
    switch (column) {
    case HandleColumn:
        return fromUtf8(definition.handle);
    case NameColumn:
        return fromUtf8(definition.name);
    case NoteColumn:
        return fromUtf8(definition.note);
    default:
        break;
    }
    const auto found = m_uses.find(definition.handle);
    if (found == m_uses.end())
        return tr("not used");
    return found->second == 1 ? tr("1 place")
                              : tr("%1 places", nullptr, static_cast<int>(found->second)).arg(found->second);
}

QVariant DefinitionsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Definition& one = m_list->definitions[m_rows[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return text(one, index.column());
    case Qt::ToolTipRole:
        return tipText(text(one, index.column()));
    case Qt::FontRole:
        return index.column() == HandleColumn ? monoFont() : bodyFont();
    case Qt::AccessibleTextRole:
        if (index.column() == HandleColumn) { // a tree arrives flat: the whole sentence is the first column's
            QStringList parts{fromUtf8(one.handle)};
            for (const int column : {NameColumn, NoteColumn, UsesColumn}) {
                if (const QString part = text(one, column); !part.isEmpty())
                    parts << part;
            }
            return parts.join(QStringLiteral(", "));
        }
        return text(one, index.column());
    default:
        return {};
    }
}

QVariant DefinitionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const bool attributes = m_list && m_list->kind == "attributes";
    const bool statuses = m_list && m_list->kind == "statuses";
    const QString titles[] = {tr("Handle"), tr("Name"),
                              attributes ? tr("Namespace")
                              : statuses ? tr("Group")
                                         : tr("Type"),
                              tr("Used by actions")};
    return titles[section];
}

Qt::ItemFlags DefinitionsModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren : Qt::NoItemFlags;
}

} // namespace retort
