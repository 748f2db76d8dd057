// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/filecontroller.h"

#include "app/gui/files/filesaver.h"
#include "app/gui/files/journalkeeper.h"
#include "app/gui/files/outsidechanges.h"
#include "app/gui/files/recovery.h"
#include "app/gui/files/sayoffile.h"
#include "app/gui/files/workspacereader.h"
#include "app/workspace/bundled.h"
#include "app/workspace/createworkspace.h"
#include "app/workspace/paths.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/paint.h"
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
const QString journalNotice = u"journal"_s;

} // namespace

FileController::FileController(Workspace& workspace, Prompts& prompts, NoticeBar& notices, QObject* parent,
                               std::filesystem::path state)
    : QObject(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_notices(notices)
    , m_state(std::move(state))
    , m_reader(new WorkspaceReader(this))
    , m_saver(new FileSaver(workspace, m_folder, notices, this))
    , m_keeper(new JournalKeeper(workspace, this))
    , m_recovery(new Recovery(workspace, m_folder, *m_keeper, prompts, notices, this))
    , m_outside(new OutsideChanges(workspace, m_folder, notices, this))
{
    connect(m_reader, &WorkspaceReader::progress, this, &FileController::reading);
    connect(m_reader, &WorkspaceReader::ended, this, &FileController::readingEnded);
    connect(m_saver, &FileSaver::saved, this, &FileController::saved);
    connect(m_saver, &FileSaver::saved, m_outside, &OutsideChanges::review);
    connect(m_saver, &FileSaver::conflicted, m_outside, &OutsideChanges::lookAt);
    connect(m_saver, &FileSaver::refused, m_outside, &OutsideChanges::insist);
    connect(m_recovery, &Recovery::recovered, this, &FileController::recovered);
    connect(m_recovery, &Recovery::showRequested, this, &FileController::showRequested);
    connect(m_outside, &OutsideChanges::reloaded, this, [this](int documents) {
        tellUnreadable();
        Q_EMIT reloaded(documents);
    });
    // Queued: the journal is also written from within a paint event, when no bar may come or go.
    connect(
        m_keeper, &JournalKeeper::failed, this,
        [this](const Error& error) {
            m_notices.post(journalNotice,
                           tr("Unsaved edits cannot be written to the journal, so they would be lost if this computer "
                              "stopped now. Go on, and save often. %1")
                               .arg(say(error)),
                           Tone::Warn);
        },
        Qt::QueuedConnection);
    connect(
        m_keeper, &JournalKeeper::worksAgain, this, [this] { m_notices.withdraw(journalNotice); },
        Qt::QueuedConnection);
}

FileController::~FileController() = default;

void FileController::open(const std::filesystem::path& folder)
{
    leaveThen([this, folder] { load(folder); });
}

void FileController::chooseFolder()
{
    const QString start = m_folder.path.empty() ? QDir::homePath() : qStringOf(m_folder.path.parent_path());
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

void FileController::create(const std::filesystem::path& folder, const QString& name)
{
    leaveThen([this, folder, name] {
        if (const auto made = createWorkspace(folder, name.toStdString()))
            load(folder);
        else
            m_notices.post(openNotice, say(made.error()));
    });
}

void FileController::load(const std::filesystem::path& folder)
{
    std::error_code ignored;
    if (m_folder.lock && std::filesystem::equivalent(folder, m_folder.path, ignored)) {
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
                   .text = visibleText(plainText(spansOf(lock.error().message))),
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
    struct Incoming {
        std::optional<WorkspaceLock> lock;
        ReadWorkspace read;
    };
    auto incoming = std::make_shared<Incoming>(Incoming{std::move(lock), {}});
    const auto present = std::make_pair(m_workspace.history().index(), m_workspace.unsavedCount());
    m_reader->read(folder, m_workspace.manifestReader(), [this, incoming, present](Result<ReadWorkspace> read) {
        if (!read) {
            m_notices.post(openNotice, say(read.error()));
            return;
        }
        incoming->read = std::move(*read);
        const auto go = [this, incoming] { show(std::move(incoming->read), std::move(incoming->lock)); };
        // Somebody went on working while a large one was read: that is asked about as well.
        if (present == std::make_pair(m_workspace.history().index(), m_workspace.unsavedCount()))
            go();
        else
            leaveThen(go);
    });
}

void FileController::show(ReadWorkspace read, std::optional<WorkspaceLock> lock)
{
    Q_EMIT opening();
    letGo();
    m_folder.path = std::move(read.folder);
    m_folder.id = std::move(read.id);
    if (lock)
        m_folder.lock = std::move(lock);
    m_folder.backups = Backups(backupFolder(m_state, m_folder.id, m_folder.path));
    m_folder.hashes = std::move(read.hashes);
    m_workspace.openRead(std::move(read.files));
    m_notices.withdraw(openNotice);
    tellUnreadable();
    const journal::Head head{.workspace = m_folder.id, .folder = utf8Of(m_folder.path)};
    m_keeper->begin(journalFolder(m_state), head);
    m_recovery->look(journalFolder(m_state), head);
    m_outside->start(read.readFrom);
    Q_EMIT opened(qStringOf(m_folder.path));
}

void FileController::tellUnreadable()
{
    QStringList unreadable;
    for (std::size_t kind = 0; kind < entryKinds; ++kind)
        for (const EntryId id : m_workspace.entries(static_cast<EntryKind>(kind)))
            if (const Entry* entry = m_workspace.find(id); entry->unreadable)
                unreadable += sayOfFile(m_folder, entry->path, *entry->unreadable);
    if (unreadable.isEmpty())
        m_notices.withdraw(unreadableNotice);
    else if (unreadable.size() == 1)
        m_notices.post(unreadableNotice,
                       tr("A file could not be read. It is listed and stays as it is: %1").arg(unreadable.first()),
                       Tone::Warn);
    else
        m_notices.post(unreadableNotice,
                       tr("%1 files could not be read. They are listed with their errors and stay as they are. The "
                          "first: %2")
                           .arg(unreadable.size())
                           .arg(unreadable.first()),
                       Tone::Warn, unreadable.join(u'\n'));
}

void FileController::save() { m_saver->save(); }

QString FileController::titleOf(const QString& path) const
{
    const Entry* entry = m_workspace.findPath(path);
    return entry ? entry->title() : path;
}

void FileController::letGo()
{
    m_keeper->end();
    m_recovery->letGo();
    m_outside->stop();
    m_saver->letGo();
    m_notices.withdraw(journalNotice);
}

void FileController::leaveThen(std::function<void()> go)
{
    if (m_folder.asking)
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
    m_folder.asking = true;
    m_prompts.ask(
        {.title = tr("Unsaved changes"),
         .text =
             names.size() == 1
                 ? tr("Save the changes to this document?")
                 : tr("Save the changes to %1 documents?", nullptr, static_cast<int>(names.size())).arg(names.size()),
         .details = listedNames(names),
         .answers = {{.text = tr("Save")}, {.text = tr("Discard"), .destructive = true}}},
        [this, go = std::move(go)](int answer) {
            m_folder.asking = false;
            if (answer < 0)
                return;
            if (answer == 0)
                save();
            if (answer == 1 || m_workspace.unsavedCount() == 0)
                go();
        });
}

} // namespace retort
