// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"
#include "ui/find/finditem.h"

#include <QTimer>

#include <deque>
#include <map>
#include <optional>
#include <set>

namespace retort {

/// A use, and in which document it is.
struct PlacedUse {
    EntryId entry = EntryId::None;
    ActionId action = ActionId::None; ///< Of a reaction.
    uses::Use use;
};

/// All that can be found in the workspace. It is put together bit by bit while nobody waits, and after an edit, once
/// the keys rest, only for what changed; what is not read yet is not found yet, and grown() says when there is more.
class FindIndex : public QObject {
    Q_OBJECT

public:
    explicit FindIndex(const Workspace& workspace, QObject* parent = nullptr);

    /// Valid until the workspace changes or control goes back to the event loop.
    const std::vector<const FindItem*>& items();
    const FindItem* itemOf(EntryId id) const; ///< Of the entry itself; nullptr while it is not read.
    bool isWhole() const { return m_waiting.empty(); }
    void finish();  ///< Reads all that is left, at once.
    void catchUp(); ///< Likewise after an edit of a few; much goes on being read bit by bit.

    /// What a document names for sure (engine/uses); none while it is not read.
    const std::vector<uses::Use>& usesOf(EntryId id) const;
    /// Of a handle or a field: how many places name it for sure, all documents together; what defines it is none.
    std::size_t countOf(const uses::Subject& subject) const;
    /// The document that defines a handle, as far as it is read; None where none does.
    EntryId definerOf(const uses::Subject& handle) const;
    /// Every place, those that may mean it too, in the order of the lists and of the texts. Reads what is left. All
    /// texts are searched, once for those who ask for the same in turn; the answer is valid until the next question.
    const std::vector<PlacedUse>& placesOf(const uses::Subject& subject);

    /// What the menus offer, as it is now.
    void setCommands(std::vector<FindItem> commands);

Q_SIGNALS:
    void grown();

private:
    struct Known {
        std::vector<FindItem> items; ///< The entry's own first.
        std::vector<uses::Use> uses;
    };
    /// A subject by what tells it from others: kind, list, name.
    using Key = std::tuple<uses::Subject::Kind, std::string, std::string>;

    void reset();
    enum class When { Soon, Later };
    void await(EntryId id, When when);
    void drop(EntryId id);
    void readSome();
    void read(EntryId id);
    void count(const Known& known, int by);
    std::vector<PlacedUse> search(const uses::Subject& subject) const;
    Known readEntry(const Entry& entry) const;
    void addReaction(Known& known, const Entry& entry, const Reaction& reaction) const;
    void makeNames();

    const Workspace& m_workspace;
    QTimer m_timer;
    std::map<EntryId, Known> m_known;
    std::deque<EntryId> m_waiting;
    std::set<EntryId> m_isWaiting;
    struct Count {
        std::size_t uses = 0; ///< Names and Reads.
        std::size_t defines = 0;
    };
    std::map<Key, Count> m_counts;
    struct Answer {
        uses::Subject subject;
        std::vector<PlacedUse> places;
    };
    std::optional<Answer> m_places; ///< Until the workspace changes.
    std::vector<FindItem> m_names;  ///< Fields, and handles that no entry is.
    std::vector<FindItem> m_commands;
    std::vector<const FindItem*> m_all;
    bool m_outdated = true; ///< m_names and m_all are.
};

/// "benefit", "status group": what a handle of a list is.
QString kindOfHandle(std::string_view list);

} // namespace retort
