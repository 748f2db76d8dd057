// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/filecontroller.h"

#include "app/workspace/bundled.h"
#include "app/workspace/loadworkspace.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/savefile.h"
#include "app/workspace/strays.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/prompts.h"
#include "ui/common/say.h"
#include "ui/document/workspace.h"

#include <QDir>

#include <system_error>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString openNotice = u"open"_s;
const QString unreadableNotice = u"unreadable"_s;
const QString saveNotice = u"save"_s;

/// A line each, and a word of how many more there are.
QString listed(const QStringList& names)
{
    constexpr int most = 12;
    QStringList lines;
    for (const QString& name : names.mid(0, most))
        lines += visibleText(name);
    if (names.size() > most)
        lines += FileController::tr("… and %1 more").arg(names.size() - most);
    return lines.join(u'\n');
}

} // namespace

FileController::FileController(Workspace& workspace, Prompts& prompts, NoticeBar& notices, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_prompts(prompts), m_notices(notices)
{}

void FileController::open(const std::filesystem::path& folder)
{
    leaveThen([this, folder] { load(folder); });
}

void FileController::chooseFolder()
{
    const QString start = m_folder.empty() ? QDir::homePath() : qStringOf(m_folder.parent_path());
    m_prompts.askFolder(tr("Open workspace"), start, [this](const QString& chosen) { open(pathOf(chosen)); });
}

void FileController::openSample()
{
    leaveThen([this] {
        if (const auto folder = sampleWorkspace())
            load(*folder);
        else
            m_notices.post(openNotice, say(folder.error()));
    });
}

void FileController::load(const std::filesystem::path& folder)
{
    std::error_code ignored;
    if (m_lock && std::filesystem::equivalent(folder, m_folder, ignored)) {
        loadLocked(folder, std::nullopt); // once more: the lock is ours already
        return;
    }
    auto lock = WorkspaceLock::take(folder);
    if (lock) {
        loadLocked(folder, std::move(*lock));
        return;
    }
    if (lock.error().kind != Error::Kind::Conflict) {
        loadLocked(folder, std::nullopt); // a folder that cannot be written to can still be looked at
        return;
    }
    m_prompts.ask({.title = tr("Workspace in use"),
                   .text = visibleText(say(lock.error())),
                   .details = {},
                   .answers = {{.text = tr("Take it over"), .destructive = true}}},
                  [this, folder](int answer) {
                      if (answer != 0)
                          return;
                      if (auto taken = WorkspaceLock::takeOver(folder))
                          loadLocked(folder, std::move(*taken));
                      else
                          m_notices.post(openNotice, say(taken.error()));
                  });
}

void FileController::loadLocked(const std::filesystem::path& folder, std::optional<WorkspaceLock> lock)
{
    const auto loaded = loadWorkspace(folder);
    if (!loaded) {
        m_notices.post(openNotice, say(loaded.error()));
        return;
    }
    Q_EMIT opening();
    m_folder = loaded->folder;
    if (lock)
        m_lock = std::move(lock);
    m_hashes.clear();
    for (const char* place : {".", "reactions", "events", "targets"})
        removeStrays(m_folder / place);

    std::vector<WorkspaceFile> files;
    QStringList unreadable;
    for (const auto* list : {&loaded->files, &loaded->targets}) {
        for (const LoadedFile& file : *list) {
            const QString path = fromUtf8(file.path);
            if (!file.error)
                m_hashes[path] = file.sha256;
            files.push_back({.path = path, .text = file.text, .error = file.error});
        }
    }
    m_workspace.open(files);
    for (EntryKind kind : {EntryKind::Reaction, EntryKind::Event, EntryKind::Target})
        for (EntryId id : m_workspace.entries(kind))
            if (const Entry* entry = m_workspace.find(id); entry->unreadable)
                unreadable += u"%1: %2"_s.arg(entry->path, say(*entry->unreadable));

    m_notices.withdraw(openNotice);
    m_notices.withdraw(saveNotice);
    if (unreadable.isEmpty())
        m_notices.withdraw(unreadableNotice);
    else if (unreadable.size() == 1)
        m_notices.post(unreadableNotice,
                       tr("A file could not be read. It is listed and stays as it is: %1").arg(unreadable.first()),
                       Tone::Warn);
    else
        m_notices.post(unreadableNotice,
                       tr("%1 files could not be read. They are listed with their errors and stay as they are.")
                           .arg(unreadable.size()),
                       Tone::Warn, unreadable.join(u'\n'));
    Q_EMIT opened(qStringOf(m_folder));
}

Result<> FileController::write(const QString& path, const std::string& text)
{
    const std::filesystem::path file = m_folder / pathOf(path);
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error); // a failure is told by the save itself
    auto hash = saveFile(file, text, m_hashes[path]);
    if (!hash)
        return fail(hash.error());
    m_hashes[path] = *hash;
    return {};
}

Result<> FileController::erase(const QString& path)
{
    if (auto deleted = deleteFile(m_folder / pathOf(path), m_hashes[path]); !deleted)
        return deleted;
    m_hashes.erase(path);
    return {};
}

void FileController::save()
{
    if (m_folder.empty())
        return;
    std::vector<Trouble> failures;
    std::vector<Trouble> conflicts;
    int done = 0;
    const auto note = [&](const QString& path, const Error& error) {
        (error.kind == Error::Kind::Conflict ? conflicts : failures).push_back({path, error});
    };
    for (EntryId id : m_workspace.unsavedEntries()) {
        const QString path = m_workspace.find(id)->path;
        const auto document = m_workspace.documentToSave(id);
        if (!document) {
            failures.push_back({path, document.error()});
            continue;
        }
        if (const auto written = write(path, std::string(document->text())); !written) {
            note(path, written.error());
            continue;
        }
        m_workspace.noteSaved(path, *document);
        ++done;
    }
    for (const QString& path : m_workspace.deletedPaths()) {
        if (const auto erased = erase(path); !erased) {
            note(path, erased.error());
            continue;
        }
        m_workspace.noteDeleted(path);
        ++done;
    }
    report(failures);
    if (done > 0)
        Q_EMIT saved(done);
    if (!conflicts.empty())
        askAboutConflicts(conflicts);
}

void FileController::report(const std::vector<Trouble>& failures)
{
    if (failures.empty()) {
        m_notices.withdraw(saveNotice);
        return;
    }
    QStringList lines;
    for (const Trouble& failure : failures)
        lines += u"%1: %2"_s.arg(failure.path, say(failure.error));
    if (failures.size() == 1)
        m_notices.post(saveNotice, tr("Not saved: %1").arg(lines.first()));
    else
        m_notices.post(saveNotice,
                       tr("%1 documents were not saved. The first: %2").arg(lines.size()).arg(lines.first()), Tone::No,
                       lines.join(u'\n'));
}

void FileController::askAboutConflicts(const std::vector<Trouble>& conflicts)
{
    if (m_asking)
        return;
    m_asking = true;
    QStringList names;
    for (const Trouble& conflict : conflicts)
        names += conflict.path;
    m_prompts.ask(
        {.title = tr("Changed by another program"),
         .text = conflicts.size() == 1
                     ? tr("This file was changed by another program since it was read. Nothing has been overwritten.")
                     : tr("These files were changed by another program since they were read. Nothing has been "
                          "overwritten."),
         .details = listed(names),
         .answers = {{.text = tr("Keep my version"), .destructive = true},
                     {.text = tr("Take the file's version"), .destructive = true}}},
        [this, conflicts](int answer) {
            m_asking = false;
            if (answer == 0)
                keepMine(conflicts);
            else if (answer == 1)
                takeTheirs(conflicts);
        });
}

void FileController::keepMine(const std::vector<Trouble>& conflicts)
{
    for (const Trouble& conflict : conflicts) {
        const auto present = readFile(m_folder / pathOf(conflict.path));
        m_hashes[conflict.path] = present ? present->sha256 : std::string();
    }
    save();
}

void FileController::takeTheirs(const std::vector<Trouble>& conflicts)
{
    for (const Trouble& conflict : conflicts) {
        const LoadedFile file = loadFile(m_folder, conflict.path.toStdString());
        if (file.error && file.error->kind == Error::Kind::Missing) {
            m_hashes.erase(conflict.path);
            m_workspace.fileGone(conflict.path);
            continue;
        }
        m_hashes[conflict.path] = file.sha256;
        m_workspace.reload({.path = conflict.path, .text = file.text, .error = file.error});
    }
}

QString FileController::titleOf(const QString& path) const
{
    const Entry* entry = m_workspace.findPath(path);
    return entry ? entry->title() : path;
}

void FileController::leaveThen(std::function<void()> go)
{
    if (m_asking)
        return;
    if (m_workspace.unsavedCount() == 0) {
        go();
        return;
    }
    QStringList names;
    for (EntryId id : m_workspace.unsavedEntries())
        names += m_workspace.find(id)->title();
    for (const QString& path : m_workspace.deletedPaths())
        names += tr("%1 (deleted)").arg(titleOf(path));
    m_asking = true;
    m_prompts.ask({.title = tr("Unsaved changes"),
                   .text = names.size() == 1 ? tr("Save the changes to this document?")
                                             : tr("Save the changes to %1 documents?").arg(names.size()),
                   .details = listed(names),
                   .answers = {{.text = tr("Save")}, {.text = tr("Discard"), .destructive = true}}},
                  [this, go = std::move(go)](int answer) {
                      m_asking = false;
                      if (answer < 0)
                          return;
                      if (answer == 0)
                          save();
                      if (answer == 1 || m_workspace.unsavedCount() == 0)
                          go();
                  });
}

} // namespace retort
