// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/glyph.h"
#include "ui/common/tokens.h"

#include <QAbstractListModel>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace retort {

/// Something that can be chosen from a palette.
struct PaletteEntry {
    QString id;          ///< What is chosen: "benefit.create".
    QString label;       ///< "Issue benefit"
    QString description; ///< One sentence.
    QString group;       ///< The heading above it.
    Glyph glyph = Glyph::Question;
    Tone tone = Tone::Neutral;
    QStringList aliases = {}; ///< Other spellings of the id.
    QString note = {};        ///< A word at the right, beside the description: "3 samples".
    QString foot = {};        ///< What there is to say besides, below the list while it is the current one.
    bool offered = true;      ///< Else it is there to be read, and cannot be chosen.

    bool operator==(const PaletteEntry&) const = default;
};

/// Entries under headings, narrowed by what is typed. What is typed may be an entry of its own.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< QString; "" for a heading.
        DescriptionRole,       ///< QString; of one that was found by another spelling only, that.
        IsHeadingRole,         ///< bool
        NoteRole,              ///< QString
        FootRole,              ///< QString
        SpellingRole,          ///< QString: the other spelling that was typed; "" where the id itself, or neither.
    };
    /// What was typed as an entry, and the one thing there is where nothing else fits; nullopt for none.
    using FromTyped = std::function<std::optional<PaletteEntry>(const QString& typed)>;

    explicit PaletteModel(QObject* parent = nullptr);

    /// In the order of the headings. Does nothing where nothing differs.
    void setEntries(std::vector<PaletteEntry> entries, FromTyped fromTyped = {});
    /// Shows what holds every word of it in its label, id, aliases or description; letter case does not count. An id
    /// that stands under two headings is shown once then.
    void setFilter(const QString& filter);
    const QString& filter() const { return m_filter; }

    /// The row to start with: whose label, id or typed spelling begins with what was typed, else whose label or id
    /// holds it, else whose description has a word that begins with it, else the first one that can be chosen. What was
    /// typed is an entry of its own only where there is nothing else. -1 where there is none.
    int bestRow() const;
    const PaletteEntry* entryAt(int row) const; ///< nullptr for a heading.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        QString heading; ///< "" for an entry.
        const PaletteEntry* entry = nullptr;
        QString spelling = {};
    };
    void layOut();
    void add(const PaletteEntry& entry, const QString& spelling = {});

    std::vector<PaletteEntry> m_entries;
    FromTyped m_fromTyped;
    std::optional<PaletteEntry> m_typed;
    std::vector<Row> m_rows;
    QString m_filter;
};

} // namespace retort
