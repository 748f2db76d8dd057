// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/paint.h"
#include "ui/document/livelint.h"

#include <QAbstractListModel>
#include <QCollator>
#include <QTimer>

#include <map>
#include <set>
#include <unordered_map>

namespace retort {

/// The workspace's reactions, its sample events, its targets or its definitions, as the sidebar lists them: by their
/// names as people sort them, whatever their files are called. An entry that gets another name goes to its new place
/// once the keys rest. It filters itself, since that is an order of magnitude faster than a proxy, and resets when it
/// does.
class EntryModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        StatusRole = Qt::UserRole, ///< Status, as paintStatus() takes it.
        DetailRole,                ///< The second line: "custom.survey_completed"; a target's handle.
        GlyphRole,                 ///< Of an entry without a status: the icon in its place, a Glyph.
        NoteRole,                  ///< What is to be said of its state, in a word or two: "changed"; "" for nothing.
    };

    EntryModel(Workspace& workspace, const LiveLint& lint, EntryKind kind, QObject* parent = nullptr);

    EntryKind kind() const { return m_kind; }
    /// Lists only what holds each of the filter's words, in whatever case, in its name, event or handle, or file name.
    void setFilter(const QString& filter);
    bool isFiltered() const { return !m_words.isEmpty(); }
    int total() const; ///< Without the filter.
    /// Targets whose payload, as it is rendered at present, is no sound JSON.
    void setUnsound(const std::set<EntryId>& targets);

    EntryId idAt(const QModelIndex& index) const; ///< None for no index.
    QModelIndex indexOf(EntryId id) const;        ///< Invalid where it is filtered out.

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override; ///< EditRole: renames.
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    bool isListed(EntryId id) const;
    void rebuild();
    void insert(int workspaceRow);
    void remove(int workspaceRow);
    void update(EntryId id);
    void refresh(EntryId id);                                       ///< Its problems.
    std::vector<EntryId>::const_iterator placeOf(EntryId id) const; ///< Where it is, or has to be, among the others.
    const QCollatorSortKey& key(EntryId id) const;
    void sortAnew(); ///< What got another name.
    void sortManyAnew();

    QString detail(const Entry& entry) const;
    QString note(const Entry& entry) const;
    Status status(const Entry& entry) const;
    QString sentence(const Entry& entry) const;
    QString tip(const Entry& entry) const;
    const QString& haystack(const Entry& entry) const;
    QString complaint(const Entry& entry) const; ///< What is wrong with it, in a word or two; "" for nothing.

    /// What is dear to find out, for as long as the content stays.
    struct Known {
        std::shared_ptr<const Content> content;
        std::optional<QString> haystack;
    };
    Known& known(const Entry& entry) const;

    Workspace& m_workspace;
    const LiveLint& m_lint;
    EntryKind m_kind;
    QStringList m_words;
    std::set<EntryId> m_unsound;
    std::vector<EntryId> m_rows; ///< In their order, but for m_renamed.
    std::set<EntryId> m_renamed;
    QTimer m_rest;
    QCollator m_collator;
    struct Order {
        QString title;
        QCollatorSortKey key;
    };
    mutable std::unordered_map<EntryId, Order> m_order; ///< By the names as they were sorted.
    mutable std::map<EntryId, Known> m_known;
};

} // namespace retort
