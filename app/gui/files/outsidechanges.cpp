// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/outsidechanges.h"

#include "app/gui/files/openfolder.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/say.h"
#include "ui/document/typedtext.h"
#include "ui/document/workspace.h"

#include <QGuiApplication>

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString notice = u"outside"_s;

bool sameFile(const OutsideChange& a, const OutsideChange& b)
{
    return a.gone == b.gone && a.file.sha256 == b.file.sha256 && a.file.error == b.file.error;
}

} // namespace

OutsideChanges::OutsideChanges(Workspace& workspace, OpenFolder& folder, NoticeBar& notices, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_folder(folder), m_notices(notices), m_watch(folder.hashes)
{
    connect(&m_watch, &FolderWatch::found, this, &OutsideChanges::take);
    // The usual moment at which something changed: the person was in another program.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            m_watch.look();
    });
    // Queued: nothing may be read again in the middle of an undo step.
    const auto later = [this] {
        if (!m_waiting.empty() && !std::exchange(m_reviewing, true))
            QMetaObject::invokeMethod(this, &OutsideChanges::review, Qt::QueuedConnection);
    };
    connect(&workspace, &Workspace::inserted, this, later);
    connect(&workspace, &Workspace::removed, this, later);
    connect(&workspace, &Workspace::unsavedChanged, this, later);
    connect(&workspace, &Workspace::changed, this, later);
}

void OutsideChanges::start(std::int64_t loadedFrom)
{
    stop();
    m_watch.start(m_folder.path, loadedFrom);
}

void OutsideChanges::stop()
{
    m_watch.stop();
    m_waiting.clear();
    showBar();
}

std::optional<std::string> OutsideChanges::myText(const QString& path) const
{
    const Entry* entry = m_workspace.findFile(path);
    return entry && entry->isReadable() ? std::optional(typedText(*entry->content)) : std::nullopt;
}

There OutsideChanges::thereOf(const QString& path, const OutsideChange& change) const
{
    const auto waiting = m_waiting.find(path);
    const auto hash = m_folder.hashes.find(path);
    const std::string known = waiting != m_waiting.end()      ? waiting->second.known
                              : hash != m_folder.hashes.end() ? hash->second
                                                              : std::string();
    if (!change.gone)
        return !change.file.error && change.file.sha256 == known ? There::Known : There::Changed;
    const Entry* entry = m_workspace.findFile(path);
    const bool wasMine = entry ? entry->savedPath == path : m_workspace.savedDocument(path) != nullptr;
    return wasMine ? There::Gone : There::Known; // what somebody put where a new entry was to go went again
}

Here OutsideChanges::hereOf(const QString& path, const OutsideChange& change) const
{
    const Entry* entry = m_workspace.findFile(path);
    if (entry == nullptr) {
        const auto deleted = m_workspace.deletedPaths();
        return std::find(deleted.begin(), deleted.end(), path) != deleted.end() ? Here::Deleted : Here::Nothing;
    }
    if (!m_workspace.isUnsaved(entry->id))
        return Here::Saved;
    return !change.gone && !change.file.error && myText(path) == change.file.text ? Here::Same : Here::Edited;
}

void OutsideChanges::take(const std::vector<OutsideChange>& changes)
{
    std::vector<OutsideChange> follow;
    bool comparedAnew = false;
    for (const OutsideChange& change : changes) {
        const QString path = fromUtf8(change.file.path);
        if (const auto shown = m_compared.find(path); m_dialog && shown != m_compared.end())
            comparedAnew = comparedAnew || !sameFile(shown->second, change);
        switch (moveFor(thereOf(path, change), hereOf(path, change))) {
        case Move::Rest:
            rest(path, change);
            break;
        case Move::Follow:
            m_waiting.erase(path);
            follow.push_back(change);
            break;
        case Move::Agree:
            m_waiting.erase(path);
            if (change.gone)
                own(path, change);
            else
                adopt(path, change);
            break;
        case Move::Tell:
        case Move::Ask:
            wait(path, change);
            break;
        }
    }
    reload(follow);
    showBar();
    if (comparedAnew && m_dialog)
        compare(); // what was on the screen is not what the file holds any more
}

/// The file is as known. Where it was another one, or gone, meanwhile, that is as if it had not been.
void OutsideChanges::rest(const QString& path, const OutsideChange& change)
{
    m_watch.settled(path);
    if (change.gone)
        m_folder.hashes.erase(path);
    const auto found = m_waiting.find(path);
    if (found == m_waiting.end())
        return;
    const Waiting waiting = std::move(found->second);
    m_waiting.erase(found);
    if (waiting.known.empty())
        return;
    m_folder.hashes[path] = waiting.known;
    if (waiting.base && m_workspace.savedDocument(path) == nullptr)
        m_workspace.noteSaved(path, *waiting.base);
}

void OutsideChanges::wait(const QString& path, const OutsideChange& change)
{
    auto& waiting = m_waiting[path];
    if (const auto hash = m_folder.hashes.find(path); hash != m_folder.hashes.end())
        waiting.known = hash->second;
    if (const json::Document* base = m_workspace.savedDocument(path))
        waiting.base = *base;
    waiting.change = change;
    if (change.gone)
        own(path, change); // so that a save makes it again
}

void OutsideChanges::reload(const std::vector<OutsideChange>& changes)
{
    if (changes.empty())
        return;
    // A pull is one step, not fifty.
    const auto present = std::count_if(changes.begin(), changes.end(), [this](const OutsideChange& change) {
        return m_workspace.findFile(fromUtf8(change.file.path)) != nullptr;
    });
    m_workspace.endMerge();
    if (present > 1)
        m_workspace.history().beginMacro(tr("Reload %1 files").arg(present));
    for (const OutsideChange& change : changes)
        adopt(fromUtf8(change.file.path), change);
    if (present > 1)
        m_workspace.history().endMacro();
    m_workspace.endMerge();
    Q_EMIT reloaded(static_cast<int>(changes.size()));
}

/// The file's text becomes the entry's.
void OutsideChanges::adopt(const QString& path, const OutsideChange& change)
{
    if (change.gone) {
        m_watch.settled(path);
        m_folder.hashes.erase(path);
        m_workspace.fileGone(path);
        return;
    }
    if (change.file.error) {
        m_folder.hashes.erase(path); // and the watch remembers that it told of this file
    } else {
        m_watch.settled(path);
        m_folder.hashes[path] = change.file.sha256;
    }
    m_workspace.reload({.path = path, .text = change.file.text, .error = change.file.error});
}

/// The entry stays, and is what the next save writes over the file.
void OutsideChanges::own(const QString& path, const OutsideChange& change)
{
    m_watch.settled(path);
    if (change.gone)
        m_folder.hashes.erase(path);
    else
        m_folder.hashes[path] = change.file.sha256;
    if (const auto document = json::Document::parse(change.file.text); document && !change.gone)
        m_workspace.noteSaved(path, *document);
    else
        m_workspace.noteDeleted(path);
}

void OutsideChanges::lookAt(const QStringList& paths)
{
    std::vector<OutsideChange> changes;
    for (const QString& path : paths) {
        LoadedFile file = loadFile(m_folder.path, path.toStdString());
        const bool gone = file.error && file.error->kind == Error::Kind::Missing;
        if (gone) {
            file = {.path = path.toStdString()};
            m_watch.toldGone(path);
        } else {
            m_watch.told(path, file.sha256);
        }
        changes.push_back({.file = std::move(file), .gone = gone});
    }
    take(changes);
}

void OutsideChanges::review()
{
    m_reviewing = false;
    std::vector<OutsideChange> follow;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const Here here = hereOf(it->first, it->second.change);
        const bool gone = it->second.change.gone;
        // Edits that were undone still wait: reading the file again would take redo away.
        const bool settled = gone ? here != Here::Edited && here != Here::Same : here == Here::Nothing;
        if (settled && !gone)
            follow.push_back(it->second.change); // the entry that was in its way is elsewhere, or gone
        it = settled ? m_waiting.erase(it) : std::next(it);
    }
    reload(follow);
    if (m_waiting.size() != m_folder.outside.size())
        showBar();
}

void OutsideChanges::keepMine()
{
    std::vector<OutsideChange> others;
    for (const auto& [path, waiting] : std::exchange(m_waiting, {})) {
        if (hereOf(path, waiting.change) == Here::Nothing && !waiting.change.gone)
            others.push_back(waiting.change); // mine is elsewhere by now
        else
            own(path, waiting.change);
    }
    reload(others);
    showBar();
}

void OutsideChanges::takeTheirs()
{
    std::vector<OutsideChange> changes;
    for (const auto& [path, waiting] : std::exchange(m_waiting, {}))
        changes.push_back(waiting.change);
    showBar();
    reload(changes);
}

void OutsideChanges::compare()
{
    std::vector<ComparedFile> files;
    m_compared.clear();
    for (const auto& [path, waiting] : m_waiting) {
        const OutsideChange& change = waiting.change;
        files.push_back({.path = path,
                         .theirs = change.gone ? std::nullopt : std::optional(change.file.text),
                         .mine = myText(path),
                         .base = waiting.base ? std::optional(std::string(waiting.base->text())) : std::nullopt});
        m_compared.emplace(path, change);
    }
    if (m_dialog)
        m_dialog->reject();
    if (files.empty())
        return;
    m_dialog = new CompareDialog(std::move(files),
                                 {.title = tr("Changed by another program"),
                                  .intro = tr("Choose for each change which text to keep. What is chosen becomes an "
                                              "unsaved edit; nothing is written before you save."),
                                  .sides = {.theirs = tr("The file"),
                                            .mine = tr("Mine"),
                                            .takeTheirs = tr("Take the file's"),
                                            .takeMine = tr("Keep mine"),
                                            .allTheirs = tr("Take all of the file's"),
                                            .allMine = tr("Keep all of mine")},
                                  .accept = tr("Use what is chosen"),
                                  .discard = {},
                                  .choosing = true},
                                 m_notices.window());
    connect(m_dialog, &CompareDialog::chosen, this, &OutsideChanges::takeChosen);
    m_dialog->open();
}

void OutsideChanges::takeChosen(const std::vector<ChosenText>& texts)
{
    for (const ChosenText& chosen : texts) {
        const auto waiting = m_waiting.find(chosen.path);
        const auto compared = m_compared.find(chosen.path);
        if (waiting == m_waiting.end() || compared == m_compared.end() ||
            !sameFile(compared->second, waiting->second.change))
            continue; // chosen of another text than the file's
        const OutsideChange change = waiting->second.change;
        m_waiting.erase(waiting);
        const auto theirs = change.gone ? std::nullopt : std::optional(change.file.text);
        if (chosen.text == theirs) {
            reload({change});
            continue;
        }
        own(chosen.path, change);
        const Entry* entry = m_workspace.findFile(chosen.path);
        if (entry != nullptr && chosen.text && *chosen.text != myText(chosen.path)) {
            m_workspace.endMerge();
            (void)m_workspace.setText(entry->id, {}, *chosen.text, tr("Merge with the file"));
            m_workspace.endMerge();
        }
    }
    showBar();
}

void OutsideChanges::insist() { showBar(true); }

QString OutsideChanges::sentence() const
{
    std::size_t gone = 0;
    for (const auto& [path, waiting] : m_waiting)
        gone += waiting.change.gone ? 1 : 0;
    const std::size_t changed = m_waiting.size() - gone;
    if (changed > 0 && gone > 0)
        return tr("Another program changed or deleted %1 files that you edited. Nothing of yours was overwritten.",
                  nullptr, static_cast<int>(m_waiting.size()))
            .arg(m_waiting.size());
    if (m_waiting.size() > 1)
        return gone > 0
                   ? tr("%1 files with unsaved changes were deleted by another program. They are kept here, unsaved; "
                        "saving makes the files again.",
                        nullptr, static_cast<int>(gone))
                         .arg(gone)
                   : tr("%1 files were changed by another program, and by you. Nothing was overwritten.", nullptr,
                        static_cast<int>(changed))
                         .arg(changed);
    const QString& path = m_waiting.begin()->first;
    if (gone > 0)
        return tr("%1 was deleted by another program. It is kept here, unsaved; saving makes the file again.")
            .arg(visibleText(path));
    const Entry* entry = m_workspace.findFile(path);
    if (entry && !entry->savedPath.isEmpty() && entry->savedPath == path && entry->path != path)
        return tr("%1 was changed by another program, and renamed to %2 by you. Nothing was overwritten.")
            .arg(visibleText(path), visibleText(entry->path));
    return tr("%1 was changed by another program, and by you. Nothing was overwritten.").arg(visibleText(path));
}

/// The only place where it shows what waits, and where the others learn of it.
void OutsideChanges::showBar(bool insisting)
{
    m_folder.outside.clear();
    QStringList paths;
    bool isChanged = false;
    for (const auto& [path, waiting] : m_waiting) {
        isChanged = isChanged || !waiting.change.gone;
        m_folder.outside.emplace(path, waiting.change.gone ? OutsideState::Gone : OutsideState::Changed);
        paths += visibleText(path);
    }
    if (paths.isEmpty()) {
        m_notices.withdraw(notice);
        if (m_dialog)
            m_dialog->reject();
        return;
    }
    std::vector<NoticeAction> answers{{tr("Keep mine"), [this] { keepMine(); }},
                                      {tr("Take theirs"), [this] { takeTheirs(); }}};
    if (isChanged)
        answers.insert(answers.begin(), {tr("Compare…"), [this] { compare(); }});
    else
        answers.back().text = tr("Delete it here too");
    const QString said =
        insisting && isChanged ? tr("Not saved: choose first which text to keep. %1").arg(sentence()) : sentence();
    m_notices.ask(notice, said, std::move(answers), Tone::Warn, paths.join(u'\n'));
}

} // namespace retort
