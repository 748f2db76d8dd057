// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is edited in whatever order: undoing all of it gives the bytes of the beginning, doing it again those of the
// end, and the dirty mark is true at every moment.
#include "engine/reaction/edit.h"
#include "tests/ui/document/samples.h"

#include <QTest>

#include <numeric>
#include <rapidcheck.h>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

/// A workspace, and what stands for the disk.
struct Play {
    Workspace workspace{Catalogue(), &readManifest};
    std::map<QString, std::string> disk;

    Play()
    {
        workspace.open(files());
        for (const auto& file : files())
            disk[file.path] = file.text;
    }

    EntryId pick(EntryKind kind, unsigned choice) const
    {
        const auto& all = workspace.entries(kind);
        return all.empty() ? EntryId::None : all[choice % all.size()];
    }

    void editActions(EntryId id, unsigned choice)
    {
        const auto* entry = workspace.find(id);
        if (!entry || !entry->reaction() || entry->reaction()->actions.empty())
            return;
        const auto& document = entry->content->document;
        const auto count = entry->reaction()->actions.size();
        const auto from = choice % count;
        std::vector<int> origins(count);
        std::iota(origins.begin(), origins.end(), 0);
        if (choice % 3 == 0) {
            origins.erase(origins.begin() + static_cast<int>(from));
            (void)workspace.apply(id, edit::removeAction(document, from), u"Delete action"_s, {}, origins);
        } else {
            (void)workspace.apply(id, edit::setActionDescription(document, from, std::to_string(choice)), u"Describe"_s,
                                  choice % 2 ? u"describe"_s : QString());
        }
    }

    void describeAll(unsigned choice)
    {
        std::vector<EntryEdit> edits;
        for (const auto id : workspace.entries(EntryKind::Reaction)) {
            if (const auto* entry = workspace.find(id); entry->reaction())
                edits.push_back(
                    {id, edit::setDescription(entry->content->document, std::to_string(choice % 8)).value()});
        }
        (void)workspace.applyAll(edits, u"Describe all"_s);
    }

    void typeInto(EntryId id, unsigned choice)
    {
        const auto* entry = workspace.find(id);
        if (!entry || !entry->isReadable())
            return;
        TextTarget target;
        if (entry->kind == EntryKind::Reaction && !entry->content->actions.empty())
            target = {entry->content->actions[choice % entry->content->actions.size()], "/arguments/0/value"};
        auto text = workspace.shownText(id, target);
        if (text.empty() || choice % 5 == 0)
            text = "{\"event\": \"custom.x\"}";
        else if (choice % 2)
            text.pop_back(); // mostly no JSON any more
        else
            text += choice % 3 ? " " : "}";
        (void)workspace.setText(id, target, text, u"Type"_s);
    }

    void save()
    {
        for (const auto id : workspace.unsavedEntries()) {
            if (const auto document = workspace.documentToSave(id)) {
                disk[workspace.find(id)->path] = document->text();
                workspace.noteSaved(workspace.find(id)->path, *document);
            }
        }
        for (const auto& path : workspace.deletedPaths()) {
            disk.erase(path);
            workspace.noteDeleted(path);
        }
    }

    void act(unsigned number)
    {
        const auto choice = number / 16;
        const auto kind = choice % 2 ? EntryKind::Reaction : choice % 4 ? EntryKind::Target : EntryKind::Event;
        switch (number % 16) {
        case 0:
        case 1:
            (void)workspace.rename(pick(kind, choice), u"Name %1"_s.arg(choice % 4));
            break;
        case 2:
        case 3:
        case 4:
            typeInto(pick(kind, choice), choice);
            break;
        case 5:
        case 6:
            editActions(pick(EntryKind::Reaction, choice), choice);
            break;
        case 7:
            workspace.addReaction(u"Name %1"_s.arg(choice % 3), "custom.a", static_cast<int>(choice % 4) - 1);
            break;
        case 8:
            workspace.duplicate(pick(kind, choice));
            break;
        case 9:
            (void)workspace.remove(pick(kind, choice));
            break;
        case 10:
            workspace.history().undo();
            break;
        case 11:
            workspace.history().redo();
            break;
        case 12:
            save();
            break;
        case 13:
            if (choice % 2)
                workspace.endMerge();
            else
                describeAll(choice);
            break;
        case 14:
            (void)workspace.setSetting("dialect", choice % 2 ? "js" : "php");
            break;
        default:
            workspace.addEvent(u"Name %1"_s.arg(choice % 3), "custom.a");
        }
    }

    /// The dirty mark, worked out from the disk alone.
    void checkMarks() const
    {
        std::set<QString> present;
        std::set<QString> homes; // files of entries that have another name since
        int unsaved = 0;
        for (const auto kind :
             {EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Definitions, EntryKind::Manifest}) {
            for (const auto id : workspace.entries(kind)) {
                const auto& entry = *workspace.find(id);
                RC_ASSERT(present.insert(entry.path).second);
                homes.insert(entry.savedPath);
                const auto file = disk.find(entry.path);
                const bool differs = entry.isReadable() && (!entry.content->drafts.empty() || file == disk.end() ||
                                                            file->second != entry.content->document.text());
                RC_ASSERT(workspace.isUnsaved(id) == differs);
                unsaved += differs;
            }
        }
        int deleted = 0;
        for (const auto& file : disk)
            deleted += !present.count(file.first) && !homes.count(file.first);
        RC_ASSERT(workspace.unsavedCount() == unsaved + deleted);
        RC_ASSERT(static_cast<int>(workspace.deletedPaths().size()) == deleted);
    }
};

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereAndBackAgain()
    {
        QVERIFY(rc::check("undo and redo", [](const std::vector<unsigned>& numbers) {
            Play play;
            auto& history = play.workspace.history();
            const auto begin = lines(play.workspace);
            for (const auto number : numbers) {
                play.act(number);
                play.checkMarks();
            }
            while (history.canRedo())
                history.redo();
            const auto end = lines(play.workspace);
            while (history.canUndo()) {
                history.undo();
                play.checkMarks();
            }
            RC_ASSERT(lines(play.workspace) == begin);
            while (history.canRedo()) {
                history.redo();
                play.checkMarks();
            }
            RC_ASSERT(lines(play.workspace) == end);
        }));
    }

    void undoneIsSaved()
    {
        QVERIFY(rc::check("back to the files", [](const std::vector<unsigned>& numbers) {
            Play play;
            for (const auto number : numbers) {
                if (number % 16 != 12)
                    play.act(number);
            }
            while (play.workspace.history().canUndo())
                play.workspace.history().undo();
            RC_ASSERT(play.workspace.unsavedCount() == 0);
        }));
    }
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::HistoryTest)
#include "historytest.moc"
