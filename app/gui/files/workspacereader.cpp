// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/workspacereader.h"

#include "app/workspace/folderwatch.h"
#include "app/workspace/loadworkspace.h"
#include "app/workspace/paths.h"
#include "app/workspace/strays.h"
#include "ui/common/say.h"

namespace retort {

using namespace std::chrono_literals;

namespace {

/// Looked at before anything is read, and no further than to see it: a large folder is listed twice otherwise.
bool isLarge(const std::filesystem::path& folder)
{
    std::size_t count = 0;
    for (const char* name : {"reactions", "events", "targets", "definitions", "profiles"}) {
        std::error_code code;
        for (std::filesystem::directory_iterator it(folder / name, code), end; !code && it != end; it.increment(code)) {
            if (++count > WorkspaceReader::few)
                return true;
        }
    }
    return false;
}

Result<ReadWorkspace> readWorkspace(const std::filesystem::path& folder, const ManifestReader& readManifest,
                                    WorkProgress& progress)
{
    ReadWorkspace read;
    read.readFrom = FolderWatch::now();
    auto loaded = loadWorkspace(folder, &progress);
    if (!loaded)
        return fail(loaded.error());
    read.folder = loaded->folder;
    read.id = loaded->manifest.id;
    for (const char* place : {".", "reactions", "events", "targets", "definitions", "profiles"})
        removeStrays(read.folder / place);

    std::vector<WorkspaceFile> files;
    for (auto* list : {&loaded->files, &loaded->targets, &loaded->definitions, &loaded->profiles}) {
        for (LoadedFile& file : *list) {
            const QString path = fromUtf8(file.path);
            if (!file.error)
                read.hashes.emplace_hint(read.hashes.end(), path, std::move(file.sha256));
            files.push_back({.path = path, .text = std::move(file.text), .error = std::move(file.error)});
        }
    }
    std::vector<std::optional<EntryFile>> entries(files.size());
    inParallel(files.size(), [&](std::size_t i) { entries[i] = readEntryFile(files[i], readManifest); });
    for (auto& entry : entries) {
        if (entry)
            read.files.push_back(std::move(*entry));
    }
    return read;
}

} // namespace

WorkspaceReader::WorkspaceReader(QObject* parent) : QObject(parent)
{
    m_ticks.setInterval(100ms);
    connect(&m_ticks, &QTimer::timeout, this, &WorkspaceReader::tell);
}

WorkspaceReader::~WorkspaceReader() { drop(); }

void WorkspaceReader::drop()
{
    if (!isReading())
        return;
    m_progress->cancelled = true;
    m_background.reset();
    m_then = nullptr;
    if (m_ticks.isActive()) {
        m_ticks.stop();
        Q_EMIT ended();
    }
}

void WorkspaceReader::read(const std::filesystem::path& folder, const ManifestReader& readManifest, Then then)
{
    drop();
    m_then = std::move(then);
    m_name = qStringOf(folder.filename());
    m_progress = std::make_shared<WorkProgress>();
    m_background = std::make_unique<Background<Result<ReadWorkspace>>>(*this, [this, of = m_progress] {
        if (of == m_progress) // not of what was dropped meanwhile
            take(0ms);
    });
    const bool large = isLarge(folder);
    m_background->start([folder, readManifest, progress = m_progress] {
        return std::make_unique<Result<ReadWorkspace>>(readWorkspace(folder, readManifest, *progress));
    });
    if (large) {
        m_ticks.start();
        tell();
    } else {
        constexpr auto unusual = 3s; // a few files on a disk that is far away
        take(unusual);
        if (isReading())
            m_ticks.start();
    }
}

void WorkspaceReader::take(std::chrono::milliseconds patience)
{
    auto answer = m_background ? m_background->take(patience) : nullptr;
    if (!answer)
        return;
    m_background.reset();
    if (m_ticks.isActive()) {
        m_ticks.stop();
        Q_EMIT ended();
    }
    std::exchange(m_then, nullptr)(std::move(*answer));
}

void WorkspaceReader::tell()
{
    Q_EMIT progress(m_name, static_cast<int>(m_progress->done), static_cast<int>(m_progress->all));
}

} // namespace retort
