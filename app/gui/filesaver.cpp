// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/filesaver.h"

#include "app/gui/openfolder.h"
#include "app/workspace/loadworkspace.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/savefile.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/prompts.h"
#include "ui/common/say.h"
#include "ui/document/workspace.h"

#include <system_error>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString saveNotice = u"save"_s;

Error undecidedError(const QString& path)
{
    return {.kind = Error::Kind::Conflict,
            .message = phrase("workspace.save-undecided", path.toStdString()),
            .where = {},
            .place = {}};
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

FileSaver::FileSaver(Workspace& workspace, OpenFolder& folder, Prompts& prompts, NoticeBar& notices, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_folder(folder), m_prompts(prompts), m_notices(notices)
{}

void FileSaver::letGo() { m_notices.withdraw(saveNotice); }

std::string FileSaver::hashOf(const QString& path) const
{
    const auto known = m_folder.hashes.find(path);
    return known == m_folder.hashes.end() ? std::string() : known->second;
}

Result<> FileSaver::write(const QString& path, const std::string& text)
{
    const std::filesystem::path file = m_folder.path / pathOf(path);
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error); // a failure is told by the save itself
    auto hash = saveFile(file, text, hashOf(path));
    if (!hash)
        return fail(hash.error());
    m_folder.hashes[path] = *hash;
    return {};
}

Result<> FileSaver::erase(const QString& path)
{
    if (auto deleted = deleteFile(m_folder.path / pathOf(path), hashOf(path)); !deleted)
        return deleted;
    m_folder.hashes.erase(path);
    return {};
}

void FileSaver::save()
{
    if (m_folder.path.empty())
        return;
    std::vector<Trouble> failures;
    std::vector<Trouble> conflicts;
    int done = 0;
    const auto note = [&](const QString& path, const Error& error) {
        (error.kind == Error::Kind::Conflict ? conflicts : failures).push_back({path, error});
    };
    for (EntryId id : m_workspace.unsavedEntries()) {
        const QString path = m_workspace.find(id)->path;
        if (m_folder.undecided.count(path) > 0) {
            failures.push_back({path, undecidedError(path)});
            continue;
        }
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
        if (m_folder.undecided.count(path) > 0) {
            failures.push_back({path, undecidedError(path)});
            continue;
        }
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

void FileSaver::report(const std::vector<Trouble>& failures)
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

void FileSaver::askAboutConflicts(const std::vector<Trouble>& conflicts)
{
    if (m_folder.asking)
        return;
    m_folder.asking = true;
    QStringList names;
    for (const Trouble& conflict : conflicts)
        names += conflict.path;
    m_prompts.ask(
        {.title = tr("Changed by another program"),
         .text = conflicts.size() == 1
                     ? tr("This file was changed by another program since it was read. Nothing has been overwritten.")
                     : tr("These files were changed by another program since they were read. Nothing has been "
                          "overwritten."),
         .details = listedNames(names),
         .answers = {{.text = tr("Keep my version"), .destructive = true},
                     {.text = tr("Take the file's version"), .destructive = true}}},
        [this, conflicts](int answer) {
            m_folder.asking = false;
            if (answer == 0)
                keepMine(conflicts);
            else if (answer == 1)
                takeTheirs(conflicts);
        });
}

void FileSaver::keepMine(const std::vector<Trouble>& conflicts)
{
    for (const Trouble& conflict : conflicts) {
        const auto present = readFile(m_folder.path / pathOf(conflict.path));
        if (present)
            m_folder.hashes[conflict.path] = present->sha256;
        else
            m_folder.hashes.erase(conflict.path);
        Q_EMIT decided(conflict.path);
    }
    save();
}

void FileSaver::takeTheirs(const std::vector<Trouble>& conflicts)
{
    for (const Trouble& conflict : conflicts) {
        Q_EMIT decided(conflict.path);
        const LoadedFile file = loadFile(m_folder.path, conflict.path.toStdString());
        if (file.error && file.error->kind == Error::Kind::Missing) {
            m_folder.hashes.erase(conflict.path);
            m_workspace.fileGone(conflict.path);
            continue;
        }
        if (file.error)
            m_folder.hashes.erase(conflict.path);
        else
            m_folder.hashes[conflict.path] = file.sha256;
        m_workspace.reload({.path = conflict.path, .text = file.text, .error = file.error});
    }
}

} // namespace retort
