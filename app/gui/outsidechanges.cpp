// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/outsidechanges.h"

#include "app/gui/openfolder.h"
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

const QString waitingNotice = u"outside"_s;
const QString goneNotice = u"outside-gone"_s;

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
}

void OutsideChanges::start(std::int64_t loadedFrom)
{
    stop();
    m_watch.start(m_folder.path, loadedFrom);
}

void OutsideChanges::stop()
{
    m_watch.stop();
    if (m_dialog)
        m_dialog->reject();
    m_waiting.clear();
    m_folder.undecided.clear();
    m_notices.withdraw(waitingNotice);
    m_notices.withdraw(goneNotice);
}

std::optional<std::string> OutsideChanges::myText(const QString& path) const
{
    const Entry* entry = m_workspace.findFile(path);
    return entry && entry->isReadable() ? std::optional(typedText(*entry->content)) : std::nullopt;
}

/// Whether somebody's work would be lost by following the file.
bool OutsideChanges::asksFor(const OutsideChange& change)
{
    const QString path = fromUtf8(change.file.path);
    const Entry* entry = m_workspace.findFile(path);
    const auto deleted = m_workspace.deletedPaths();
    if (entry == nullptr)
        return std::find(deleted.begin(), deleted.end(), path) != deleted.end();
    return m_workspace.isUnsaved(entry->id);
}

void OutsideChanges::take(const std::vector<OutsideChange>& changes)
{
    std::vector<OutsideChange> plain;
    QStringList kept;
    for (const OutsideChange& change : changes) {
        const QString path = fromUtf8(change.file.path);
        m_waiting.erase(path);
        const auto known = m_folder.hashes.find(path);
        if (!change.gone && known != m_folder.hashes.end() && known->second == change.file.sha256) {
            m_watch.settled(path); // somebody put it back
        } else if (!asksFor(change)) {
            plain.push_back(change);
        } else if (change.gone) {
            if (m_workspace.findFile(path))
                kept += visibleText(path);
            own(path, change); // what was deleted here as well is agreed on
        } else if (!change.file.error && myText(path) == change.file.text) {
            adopt(path, change); // both sides did the same
        } else {
            m_waiting.insert_or_assign(path, change);
        }
    }
    reload(plain);
    if (!kept.isEmpty())
        m_notices.post(goneNotice,
                       kept.size() == 1
                           ? tr("%1 was deleted by another program. It is kept here, unsaved.").arg(kept.first())
                           : tr("%1 files with unsaved changes were deleted by another program. They are kept here, "
                                "unsaved.")
                                 .arg(kept.size()),
                       Tone::Warn, kept.join(u'\n'));
    showBar();
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
    m_watch.settled(path);
    if (change.gone) {
        m_folder.hashes.erase(path);
        m_workspace.fileGone(path);
        return;
    }
    if (change.file.error)
        m_folder.hashes.erase(path);
    else
        m_folder.hashes[path] = change.file.sha256;
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

void OutsideChanges::decided(const QString& path)
{
    m_watch.settled(path);
    if (m_waiting.erase(path) > 0)
        showBar();
}

void OutsideChanges::keepMine()
{
    for (const auto& [path, change] : std::exchange(m_waiting, {}))
        own(path, change);
    showBar();
}

void OutsideChanges::takeTheirs()
{
    std::vector<OutsideChange> changes;
    for (const auto& [path, change] : std::exchange(m_waiting, {}))
        changes.push_back(change);
    showBar();
    reload(changes);
}

void OutsideChanges::compare()
{
    std::vector<ComparedFile> files;
    for (const auto& [path, change] : m_waiting) {
        const json::Document* base = m_workspace.savedDocument(path);
        files.push_back({.path = path,
                         .theirs = change.file.text,
                         .mine = myText(path),
                         .base = base ? std::optional(base->text()) : std::nullopt});
    }
    if (files.empty())
        return;
    if (m_dialog)
        m_dialog->reject();
    m_dialog = new CompareDialog(std::move(files),
                                 {.title = tr("Changed by another program"),
                                  .intro = tr("Choose for each change which text to keep. What is chosen becomes an "
                                              "unsaved edit; nothing is written before you save."),
                                  .sides = {.theirs = tr("The file"), .mine = tr("Mine")},
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
        if (waiting == m_waiting.end())
            continue;
        const OutsideChange change = waiting->second;
        m_waiting.erase(waiting);
        if (chosen.text == change.file.text) {
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

void OutsideChanges::showBar()
{
    m_folder.undecided.clear();
    QStringList paths;
    for (const auto& [path, change] : m_waiting) {
        m_folder.undecided.insert(path);
        paths += visibleText(path);
    }
    if (paths.isEmpty()) {
        m_notices.withdraw(waitingNotice);
        if (m_dialog)
            m_dialog->reject();
        return;
    }
    m_notices.ask(
        waitingNotice,
        paths.size() == 1
            ? tr("%1 was changed by another program, and by you. Nothing was overwritten.").arg(paths.first())
            : tr("%1 files were changed by another program, and by you. Nothing was overwritten.").arg(paths.size()),
        {{tr("Compare…"), [this] { compare(); }},
         {tr("Keep mine"), [this] { keepMine(); }},
         {tr("Take theirs"), [this] { takeTheirs(); }}},
        Tone::Warn, paths.join(u'\n'));
}

} // namespace retort
