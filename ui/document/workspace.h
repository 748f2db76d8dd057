// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/sample.h"
#include "engine/reaction/catalogue.h"
#include "ui/document/content.h"
#include "ui/document/entryfile.h"

#include <QObject>
#include <QUndoStack>

#include <map>
#include <set>

namespace retort {

/// A change to one document that is worth an undo step.
struct Edit {
    json::Document document; ///< The next one.
    QString step;            ///< What people read in the Edit menu: "Rename reaction".
    /// Steps of the same entry with the same text and the same key that follow each other become one, so that typing is
    /// one step; "" never merges.
    QString mergeKey = {};
    /// For an edit that adds, removes or moves actions: where each action of the next document stood before, -1 for a
    /// new one. Empty: the actions are the same ones in the same order, or, if their number changed, those whose text
    /// is found again keep their identity.
    std::vector<int> origins = {};
};

/// A next document for one of several entries that change together.
struct EntryEdit {
    EntryId id = EntryId::None;
    json::Document document;
};

/// One of several entries that come together.
struct NewEntry {
    EntryKind kind = EntryKind::Reaction;
    QString name; ///< Its file is named after it.
    json::Document document;
};

/// The open workspace: the only owner of its documents, and the only place where they change. Every edit is one named
/// step of one undo stack. No files here: app hands in what it read and notes what it wrote.
class Workspace : public QObject {
    Q_OBJECT

public:
    /// Without a reader nothing is known of retort.json, and the settings are the default ones.
    explicit Workspace(Catalogue catalogue = {}, ManifestReader readManifest = {}, QObject* parent = nullptr);
    ~Workspace() override;

    /// Takes these files in the place of all that was open; the history starts anew. Files that are neither
    /// retort.json nor *.json directly in reactions/, events/, targets/, definitions/ or profiles/ are passed over.
    void open(const std::vector<WorkspaceFile>& files);
    void openRead(std::vector<EntryFile> files); ///< Likewise, of files that were read already.
    const ManifestReader& manifestReader() const { return m_maker.readManifest; } ///< For readEntryFile().

    QString name() const;           ///< From retort.json; "" where there is none.
    run::Settings settings() const; ///< Likewise; dialect php with warnings that fail where there is none.
    const Catalogue& catalogue() const { return m_catalogue; }
    const std::vector<EntryId>& entries(EntryKind kind) const { return m_rows[static_cast<std::size_t>(kind)]; }
    const Entry* find(EntryId id) const; ///< nullptr for one that is deleted at present.
    const Entry* at(EntryKind kind, int row) const;
    int rowOf(EntryId id) const; ///< Among its kind; -1 for one that is deleted.
    const Entry* findPath(const QString& path) const;
    /// The entry that a file on the disk is of: by its savedPath, else by its path.
    const Entry* findFile(const QString& path) const;
    /// All lists of definitions/ that can be read; none are known where there is no such list.
    const Definitions& definitions() const;
    EntryId targetOf(std::string_view handle) const; ///< The first target that has it, or None.

    /// What a sample event's file stands for: of a variant its base with the changes made, any other as it is.
    Result<json::Document> wholeEvent(EntryId id) const;

    QUndoStack& history() { return m_history; }
    /// What the next step back, or forth, changes (first), whether it is there at present or comes back with it; None
    /// where there is no such step.
    EntryId undoGoal() const;
    EntryId redoGoal() const;

    // Edits. Where nothing would change there is no step. Refused, with nothing changed: an unreadable entry, and any
    // edit but setText of the whole while the whole is being typed and is no JSON.

    /// Puts a whole next document in. Drafts stay with their actions and arguments, and go with them.
    Result<> apply(EntryId id, const Edit& edit);
    /// For the engine's edit functions: an Error passes through and nothing changes.
    Result<> apply(EntryId id, const Result<json::Document>& next, const QString& step, const QString& mergeKey = {},
                   const std::vector<int>& origins = {});
    /// Puts in what a sample event is to stand for; a variant keeps what differs from its base.
    Result<> applyWholeEvent(EntryId id, const Result<json::Document>& next, const QString& step);
    /// Takes over what was typed. Valid text becomes the value (indented as its surroundings, see shownText); anything
    /// else becomes a draft, and the answer is its error. Successive ones to the same target are one step.
    /// `unfinished` says what is missing in words of what is edited, where the text is typed into a box that takes no
    /// JSON; its id begins with "workspace.value-".
    Result<> setText(EntryId id, const TextTarget& target, const std::string& text, const QString& step,
                     const std::optional<Phrase>& unfinished = {});
    /// The text to show for a target: the draft if there is one, else the value's text, without the indent of its
    /// surroundings. "" where the target is not there.
    std::string shownText(EntryId id, const TextTarget& target) const;

    /// A new entry at `row` of its kind (-1: after all others). Its file is named after `name`.
    EntryId add(EntryKind kind, const QString& name, const json::Document& document, const QString& step, int row = -1);
    EntryId addReaction(const QString& name, const std::string& trigger, int row = -1); ///< Inactive, without actions.
    EntryId addEvent(const QString& label, const std::string& event, int row = -1);     ///< See newEvent().
    EntryId addTarget(const QString& name, int row = -1);                               ///< See newTarget().
    /// "Copy of ...", right after the original; None for what is unreadable. A target's copy has a handle of its own.
    EntryId duplicate(EntryId id);
    Result<> remove(EntryId id); ///< The file itself goes with the next save.
    /// A reaction's or target's /name, an event's /_retort/label. Merges. A file that is named after the former title,
    /// or not there yet, is named after the new one: the next save writes it, then deletes the old one. A target stays
    /// in its file while retort.json has overrides for that, and an event while it is another one's base.
    Result<> rename(EntryId id, const QString& title);

    /// All of them, or none, as one step. The first one is where undo and redo lead. Refused as by apply().
    Result<> applyAll(const std::vector<EntryEdit>& edits, const QString& step);
    /// Each after all others of its kind, as one step; undo and redo lead to the first.
    std::vector<EntryId> addAll(const std::vector<NewEntry>& entries, const QString& step);

    /// One of retort.json's settings, by the words it uses: "dialect", "js". Missing where there is no retort.json.
    Result<> setSetting(std::string_view key, std::string_view word);

    /// The next edit is a step of its own even where it could merge: the focus left a field, the selection moved.
    void endMerge() { ++m_mergeGroup; }

    // What saving needs.

    /// Whether the entry differs from its file: by its bytes, so that undoing back to the saved text, or typing it
    /// again, is saved. True while it has a draft; false for a file that is unreadable.
    bool isUnsaved(EntryId id) const { return m_unsaved.count(id) > 0; }
    int unsavedCount() const { return m_unsavedCount; } ///< Unsaved entries, and files that are to be deleted.
    std::vector<EntryId> unsavedEntries() const;        ///< In the order of the lists.
    /// Files whose entries are gone, or saved under another name: to be deleted by a save, after the writing.
    std::vector<QString> deletedPaths() const;
    /// What to write. An Error where a draft stands in the way: its text is no JSON, and leaving it out in silence
    /// would lose it.
    Result<json::Document> documentToSave(EntryId id) const;
    /// What the file is known to hold; nullptr where there is none, or none that is JSON.
    const json::Document* savedDocument(const QString& path) const;
    /// A document that comes back without its entry: at its own path, or at a free one like it. None for a path that no
    /// entry can have.
    EntryId restore(const QString& path, const json::Document& document, const QString& step);
    /// The next save puts the entry into this file of its folder, or into a free one like it.
    Result<> moveFile(EntryId id, const QString& path, const QString& step);
    void noteSaved(QString path, const json::Document& document); ///< The file now holds this text.
    void noteDeleted(QString path);                               ///< The file is gone, as deletedPaths() asked.
    /// Somebody else wrote the file, or made it: the entry follows, in a step of its own, so that undo brings back what
    /// was there. Ask first where isUnsaved().
    void reload(const WorkspaceFile& file);
    /// Somebody else deleted the file: the entry goes, likewise.
    void fileGone(QString path);

Q_SIGNALS:
    void aboutToReset(); ///< open() begins; all ids are about to go.
    void opened();
    void aboutToInsert(retort::EntryKind kind, int row);
    void inserted(retort::EntryKind kind, int row);
    void aboutToRemove(retort::EntryKind kind, int row);
    void removed(retort::EntryKind kind, int row);
    void changed(retort::EntryId id);        ///< Another content (document, drafts, or what a sample event refers to).
    void unsavedChanged(retort::EntryId id); ///< isUnsaved() turned.
    void unsavedCountChanged(int count);
    void manifestChanged();    ///< name(), or the settings.
    void definitionsChanged(); ///< definitions().
    /// undo() or redo() has just changed this entry, or this one first: views go there, so that no change happens out
    /// of sight. An entry that undo took away is not reported.
    void revisited(retort::EntryId id);

private:
    class Step;
    class StateCommand;
    class PresenceCommand;
    class GroupCommand;
    /// What undo swaps in an entry that stays.
    struct State {
        std::shared_ptr<const Content> content;
        std::optional<Error> unreadable;
        QString path; ///< "": as it is.
        std::shared_ptr<const std::string> broken = {};
    };

    static EntryId goalOf(const QUndoCommand* step);
    const ManifestFacts* manifest() const;
    State stateOf(const WorkspaceFile& file, const Content* before);
    Content nextContent(const Entry& entry, json::Document document, const std::vector<int>& origins);
    Result<const Entry*> editable(EntryId id, const TextTarget* typed = nullptr) const;
    static Result<json::Document> titled(const Entry& entry, const QString& title);
    static QString fileNameFor(EntryKind kind, const QString& name);
    QString renamedPath(const Entry& entry, const QString& title) const;
    bool isOverridden(const QString& path) const;
    bool isReferredTo(const QString& path) const;
    compose::SampleFiles sampleFiles(std::vector<QString>* asked = nullptr) const;
    bool readSample(Entry& entry);
    void readSamplesOf(EntryKind kind, const QString& path, const QString& other = {});
    static bool sameContent(const Content* a, const Content* b);
    static bool sameText(const std::shared_ptr<const std::string>& a, const std::shared_ptr<const std::string>& b);
    static bool sameState(const Entry& entry, const State& state);
    void push(EntryId id, State next, const QString& step, const QString& mergeKey);
    EntryId insertNew(EntryKind kind, const QString& path, const json::Document& document, const QString& step,
                      int row);
    void swapState(EntryId id, State& other);
    QString movePath(EntryId id, QString path);
    void updateDefinitions(EntryKind kind);
    enum class Way { Back, Forth };
    void revisit(EntryId id, Way way);
    void insertEntry(Entry entry, int row);
    Entry takeEntry(EntryId id);
    void updateUnsaved(EntryId id);
    void updateUnsavedCount();
    void updateDeleted(const QString& path);
    /// What `self` has, or had, counts as free.
    QString freePath(EntryKind kind, const QString& name, const Entry* self = nullptr) const;
    void setSavedPath(Entry& entry, const QString& path);
    std::string freeHandle(const QString& name) const;

    Catalogue m_catalogue;
    ContentMaker m_maker;
    std::map<EntryId, Entry> m_entries; ///< All that are there now.
    std::map<QString, EntryId> m_byPath;
    std::map<QString, EntryId> m_bySavedPath;
    std::vector<EntryId> m_rows[entryKinds];   ///< By kind.
    std::map<QString, json::Document> m_saved; ///< By path: what the files hold, of those that are JSON.
    std::set<QString> m_deleted;               ///< Paths in m_saved that no entry is in, or comes from.
    std::set<EntryId> m_unsaved;
    int m_unsavedCount = 0;
    mutable std::optional<Definitions> m_definitions; ///< Put together when they are first asked for.
    quint32 m_lastEntry = 0;
    EntryId m_goal = EntryId::None; ///< Where the undo or redo that is under way leads.
    int m_mergeGroup = 0;           ///< Steps merge only within one group.
    QUndoStack m_history;
};

} // namespace retort
