// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/filesaver.h"

#include "app/gui/files/openfolder.h"
#include "app/gui/files/sayoffile.h"
#include "app/workspace/loadworkspace.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/savefile.h"
#include "app/workspace/system.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/say.h"
#include "ui/document/workspace.h"

#include <QDateTime>

#include <algorithm>
#include <set>
#include <system_error>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString saveNotice = u"save"_s;
const QString keptNotice = u"kept"_s;

/// In milliseconds since 1970; not after now.
std::int64_t writtenAt(const std::filesystem::path& file)
{
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
    const auto stamp = stampOf(file);
    return stamp ? std::min<std::int64_t>(stamp->modified / 1'000'000, now) : now;
}

} // namespace

QString listedNames(const QStringList& names)
{
    constexpr int most = 12;
    QStringList lines;
    for (const QString& name : names.mid(0, most))
        lines += visibleText(name);
    if (names.size() > most)
        lines += FileSaver::tr("… and %1 more").arg(names.size() - most);
    return lines.join(u'\n');
}

FileSaver::FileSaver(Workspace& workspace, OpenFolder& folder, NoticeBar& notices, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_folder(folder), m_notices(notices)
{
    connect(&workspace, &Workspace::unsavedChanged, this, &FileSaver::forgetSettled);
    connect(&workspace, &Workspace::unsavedCountChanged, this, &FileSaver::forgetSettled);
    connect(&workspace, &Workspace::changed, this, &FileSaver::forgetSettled);
}

/// What was undone needs no save any more, and what was finished can be saved: the word of it goes.
void FileSaver::forgetSettled()
{
    if (m_failed.empty())
        return;
    const auto deleted = m_workspace.deletedPaths();
    std::erase_if(m_failed, [&](const Failed& failed) {
        const Entry* entry = m_workspace.findPath(failed.path);
        if (entry && failed.wasTyping)
            return m_workspace.documentToSave(entry->id).has_value();
        return !(entry && m_workspace.isUnsaved(entry->id)) &&
               std::find(deleted.begin(), deleted.end(), failed.path) == deleted.end();
    });
    if (m_failed.empty())
        m_notices.withdraw(saveNotice);
}

void FileSaver::letGo()
{
    m_notices.withdraw(saveNotice);
    m_notices.withdraw(keptNotice);
}

std::string FileSaver::hashOf(const QString& path) const
{
    const auto known = m_folder.hashes.find(path);
    return known == m_folder.hashes.end() ? std::string() : known->second;
}

/// What is about to be written over, or deleted, whoever wrote it: the person's way back.
void FileSaver::keepPresent(const QString& path)
{
    const std::string known = hashOf(path);
    const auto versions = m_folder.backups.versions(path.toStdString());
    if (known.empty() || (!versions.empty() && known.starts_with(versions.front().hash)))
        return;
    if (const auto present = readFile(m_folder.path / pathOf(path)))
        keep(path, present->text, writtenAt(m_folder.path / pathOf(path)));
}

/// Where it fails the save goes on: it is told once it is done.
void FileSaver::keep(const QString& path, std::string_view text, std::int64_t time)
{
    if (const auto kept = m_folder.backups.keep(path.toStdString(), text, time); !kept)
        m_notKept = kept.error();
}

void FileSaver::tellKept()
{
    if (m_notKept)
        m_notices.post(keptNotice, tr("It was saved, but earlier versions could not be kept. %1").arg(say(*m_notKept)),
                       Tone::Warn);
    else
        m_notices.withdraw(keptNotice);
}

Result<> FileSaver::write(const QString& path, const std::string& text)
{
    const std::filesystem::path file = m_folder.path / pathOf(path);
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error); // a failure is told by the save itself
    keepPresent(path);
    auto hash = saveFile(file, text, hashOf(path));
    if (!hash)
        return fail(hash.error());
    m_folder.hashes[path] = *hash;
    keep(path, text, QDateTime::currentMSecsSinceEpoch());
    return {};
}

Result<> FileSaver::erase(const QString& path)
{
    if (auto deleted = deleteFile(m_folder.path / pathOf(path), hashOf(path)); !deleted)
        return deleted;
    m_folder.hashes.erase(path);
    return {};
}

/// A document that gets a new name leaves its old file: that one must still be what the person saw.
Result<> FileSaver::checkOldFile(const Entry& entry) const
{
    const std::string hash = hashOf(entry.savedPath);
    if (entry.savedPath.isEmpty() || entry.savedPath == entry.path || hash.empty())
        return {};
    const auto present = readFile(m_folder.path / pathOf(entry.savedPath));
    if (present && present->sha256 == hash)
        return {};
    const bool changed = present || present.error().kind == Error::Kind::Missing;
    return changed ? fail({.kind = Error::Kind::Conflict,
                           .message = phrase("workspace.save-changed", entry.savedPath.toStdString())})
                   : fail(present.error());
}

void FileSaver::save()
{
    if (m_folder.path.empty())
        return;
    std::vector<Trouble> failures;
    std::vector<Trouble> conflicts;
    m_notKept.reset();
    std::set<QString> moved; ///< Files that were renamed.
    bool undecided = false;
    int done = 0;
    int deleted = 0;
    const auto note = [&](const QString& path, const Error& error) {
        (error.kind == Error::Kind::Conflict ? conflicts : failures).push_back({path, error});
    };
    for (EntryId id : m_workspace.unsavedEntries()) {
        const Entry& entry = *m_workspace.find(id);
        const QString path = entry.path;
        if (m_folder.isUndecided(path) || m_folder.isUndecided(entry.savedPath)) {
            undecided = true;
            continue;
        }
        if (const auto old = checkOldFile(entry); !old) {
            note(entry.savedPath, old.error());
            continue;
        }
        const auto document = m_workspace.documentToSave(id);
        if (!document) {
            failures.push_back({path, document.error()});
            continue;
        }
        if (const QString old = entry.savedPath; !old.isEmpty() && old != path) {
            keepPresent(old);
            m_folder.backups.move(old.toStdString(), path.toStdString());
            moved.insert(old);
        }
        if (const auto written = write(path, std::string(document->text())); !written) {
            note(path, written.error());
            continue;
        }
        m_workspace.noteSaved(path, *document);
        ++done;
    }
    for (const QString& path : m_workspace.deletedPaths()) {
        if (m_folder.isUndecided(path)) {
            undecided = true;
            continue;
        }
        if (moved.count(path) == 0) // else it is kept under the new name
            keepPresent(path);
        if (const auto erased = erase(path); !erased) {
            note(path, erased.error());
            continue;
        }
        m_workspace.noteDeleted(path);
        ++deleted;
    }
    if (done + deleted > 0) {
        tellKept();
        Q_EMIT saved(done, deleted);
    }
    QStringList paths;
    for (const Trouble& conflict : conflicts)
        paths += conflict.path;
    if (!paths.isEmpty())
        Q_EMIT conflicted(paths);
    for (const Trouble& conflict : conflicts) {
        undecided = undecided || m_folder.isUndecided(conflict.path);
        if (m_folder.outside.count(conflict.path) == 0)
            failures.push_back(conflict); // put back in this moment: the next save will do
    }
    report(failures);
    if (undecided)
        Q_EMIT refused();
}

void FileSaver::report(const std::vector<Trouble>& failures)
{
    m_failed.clear();
    for (const Trouble& failure : failures) {
        const Entry* entry = m_workspace.findPath(failure.path);
        m_failed.push_back({failure.path, entry && !m_workspace.documentToSave(entry->id)});
    }
    if (failures.empty()) {
        m_notices.withdraw(saveNotice);
        return;
    }
    QStringList lines;
    for (const Trouble& failure : failures)
        lines += sayOfFile(m_folder, failure.path, failure.error);
    if (failures.size() == 1)
        m_notices.post(saveNotice, lines.first());
    else
        m_notices.post(saveNotice,
                       tr("%1 documents were not saved. The first: %2", nullptr, static_cast<int>(lines.size()))
                           .arg(lines.size())
                           .arg(lines.first()),
                       Tone::No, lines.join(u'\n'));
}

} // namespace retort
