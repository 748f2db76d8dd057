// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/catalogue.h"
#include "ui/design/chain/actionlook.h"

#include <QAbstractListModel>

#include <vector>

namespace retort {

/// The actions that can be added, under headings of what they do, narrowed by what is typed. A type that the catalogue
/// does not know can be added as well, when its name is typed.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        TypeRole = Qt::UserRole, ///< QString; "" for a heading.
        DescriptionRole,         ///< QString
        IsHeadingRole,           ///< bool
    };

    explicit PaletteModel(QObject* parent = nullptr);

    void setCatalogue(const Catalogue& catalogue);
    /// Shows what holds every word of it in its label, type, aliases or description; letter case does not count.
    void setFilter(const QString& filter);
    const QString& filter() const { return m_filter; }

    /// The row to start with: whose label or type begins with what was typed, else holds it, else the first one. -1
    /// where nothing is left.
    int bestRow() const;
    ActionLook lookAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Entry {
        QString type, label, description, searched;
        ActionLook look;
    };
    struct Row {
        bool heading;
        ActionGroup group;
        const Entry* entry;
    };
    void layOut();

    std::vector<Entry> m_entries; ///< By group, in the order of the catalogue within one.
    Entry m_typed;                ///< What was typed, as a type of its own.
    std::vector<Row> m_rows;
    QString m_filter;
};

} // namespace retort
