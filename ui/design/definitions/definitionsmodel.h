// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"

#include <QAbstractTableModel>

#include <map>
#include <optional>

namespace retort {

/// One list of definitions as a table: handle, name, note, and in how many places the workspace's actions name it.
class DefinitionsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { HandleColumn, NameColumn, NoteColumn, UsesColumn, columns };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const DefinitionList& list, const Workspace& workspace); ///< Resets where the list differs.
    /// Lists only what holds each of the filter's words.
    void setFilter(const QString& filter);
    int total() const { return m_list ? static_cast<int>(m_list->definitions.size()) : 0; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    void rebuild();
    QString text(const Definition& definition, int column) const;

    std::optional<DefinitionList> m_list;
    std::map<std::string, int, std::less<>> m_uses; ///< By handle.
    QStringList m_words;
    std::vector<std::size_t> m_rows; ///< Into the list's definitions.
};

/// How often each handle of a list is named by an argument of an action. Rules and templates, which may name it too,
/// are not counted.
std::map<std::string, int, std::less<>> usesOfHandles(const Workspace& workspace, std::string_view kind);

} // namespace retort
