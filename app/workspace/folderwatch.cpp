// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/folderwatch.h"

#include "app/workspace/paths.h"

#include <QFileSystemWatcher>
#include <QStorageInfo>

#include <chrono>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

constexpr int pollEvery = 2000;
const std::string goneMark = "gone"; // no hash

/// On these the system hears of this machine's own changes alone.
bool isRemote(const fs::path& folder)
{
    const QByteArray type = QStorageInfo(qStringOf(folder)).fileSystemType();
    for (const char* one : {"nfs", "cifs", "smb", "9p", "afs", "sshfs", "fuse.", "ncpfs", "virtiofs"})
        if (type.startsWith(one))
            return true;
    return false;
}

} // namespace

std::int64_t FolderWatch::now()
{
    using namespace std::chrono;
    return duration_cast<nanoseconds>(system_clock::now().time_since_epoch()).count();
}

FolderWatch::FolderWatch(const Known& known, QObject* parent) : QObject(parent), m_known(known)
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(debounce);
    m_poll.setInterval(pollEvery);
    m_slices.setInterval(0);
    connect(&m_debounce, &QTimer::timeout, this, &FolderWatch::look);
    connect(&m_slices, &QTimer::timeout, this, &FolderWatch::watchSome);
    connect(&m_poll, &QTimer::timeout, this, &FolderWatch::look);
}

FolderWatch::~FolderWatch() = default;

void FolderWatch::start(const fs::path& folder, std::int64_t loadedFrom)
{
    stop();
    m_folder = folder;
    m_watcher = std::make_unique<QFileSystemWatcher>();
    connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this, &FolderWatch::wake);
    connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, &FolderWatch::wake);
    if (isRemote(folder))
        m_poll.start();

    m_loadedFrom = loadedFrom;
    m_unwatched = workspacePaths(folder);
    watch({});
    watchSome();
    m_debounce.start();
}

void FolderWatch::watchSome()
{
    constexpr std::size_t slice = 200; // some two milliseconds
    QStringList paths;
    for (std::size_t i = 0; i < slice && !m_unwatched.empty(); ++i) {
        const fs::path file = m_folder / pathOf(m_unwatched.back());
        paths += qStringOf(file);
        const QString name = QString::fromStdString(m_unwatched.back());
        if (const auto stamp = stampOf(file))
            m_seen[name] = {*stamp, std::max(stamp->modified, stamp->changed) < m_loadedFrom - m_rest};
        if (m_known.count(name) == 0)
            m_reported[name] = std::string(); // it is listed as one that cannot be read
        m_unwatched.pop_back();
    }
    watchFiles(paths);
    if (m_unwatched.empty())
        m_slices.stop();
    else
        m_slices.start();
}

void FolderWatch::stop()
{
    m_watcher.reset();
    m_debounce.stop();
    m_slices.stop();
    m_poll.stop();
    m_unwatched.clear();
    m_seen.clear();
    m_reported.clear();
    m_missing.clear();
    m_woken.clear();
}

void FolderWatch::toldGone(const QString& path) { m_reported[path] = goneMark; }

void FolderWatch::watch(const QStringList& files)
{
    QStringList paths = files;
    for (const char* name : {".", "events", "reactions", "targets", "definitions", "profiles"}) {
        std::error_code code;
        if (const fs::path place = m_folder / name; fs::is_directory(place, code))
            paths += qStringOf(place);
    }
    watchFiles(paths);
}

void FolderWatch::watchFiles(const QStringList& paths)
{
    for (const QString& path : m_watcher->addPaths(paths)) {
        std::error_code code;
        if (!m_watcher->files().contains(path) && !m_watcher->directories().contains(path) &&
            fs::exists(pathOf(path), code) && !m_poll.isActive())
            m_poll.start(); // no watches left
    }
}

void FolderWatch::wake(const QString& path)
{
    m_woken += path;
    if (!m_debounce.isActive()) // a burst does not put it off
        m_debounce.start();
}

bool FolderWatch::differs(const QString& path, const std::string& hash)
{
    const auto known = m_known.find(path);
    const auto reported = m_reported.find(path);
    if (known != m_known.end() && known->second == hash) {
        if (reported == m_reported.end())
            return false; // ours, or a touch
        m_reported.erase(reported);
        return true; // back to what it was
    }
    if (reported != m_reported.end() && reported->second == hash)
        return false;
    m_reported[path] = hash;
    return true;
}

bool FolderWatch::lookAt(const QString& path, std::vector<OutsideChange>& changes)
{
    const auto stamp = stampOf(m_folder / pathOf(path));
    if (!stamp)
        return false; // it goes just now
    const auto before = m_seen.find(path);
    const bool same = before != m_seen.end() && before->second.stamp == *stamp;
    if (same && before->second.settled)
        return true;
    if (!same)
        m_woken += qStringOf(m_folder / pathOf(path)); // perhaps another file in its place
    const bool unfinished = std::max(stamp->modified, stamp->changed) > now() - m_rest;
    m_seen[path] = {*stamp, !unfinished};
    if (unfinished)
        return false; // once more, when it has come to rest
    LoadedFile file = loadFile(m_folder, path.toStdString());
    if (differs(path, file.sha256))
        changes.push_back({.file = std::move(file), .gone = false});
    return true;
}

bool FolderWatch::lookForGone(const std::set<QString>& there, std::vector<OutsideChange>& changes)
{
    std::set<QString> missing;
    for (const auto& [path, seen] : m_seen)
        if (there.count(path) == 0)
            missing.insert(path);
    for (const auto& [path, hash] : m_known)
        if (there.count(path) == 0)
            missing.insert(path);
    for (const auto& [path, hash] : m_reported)
        if (there.count(path) == 0 && hash != goneMark)
            missing.insert(path);
    bool rest = true;
    for (const QString& path : missing) {
        // Deleted and made again is what many programs do to write a file: it has until the next look.
        if (m_missing.count(path) == 0) {
            rest = false;
            continue;
        }
        m_seen.erase(path);
        const auto reported = m_reported.find(path);
        const bool told = reported != m_reported.end();
        if (told ? reported->second != goneMark : m_known.count(path) > 0) {
            m_reported[path] = goneMark;
            changes.push_back({.file = {.path = path.toStdString()}, .gone = true});
        }
    }
    m_missing = std::move(missing);
    return rest;
}

void FolderWatch::look()
{
    if (!m_watcher)
        return;
    m_debounce.stop();
    if (!m_unwatched.empty()) { // all of them would be read again
        m_debounce.start();
        return;
    }
    std::set<QString> there;
    for (const std::string& path : workspacePaths(m_folder))
        there.insert(QString::fromStdString(path));
    std::vector<OutsideChange> changes;
    bool rest = true;
    for (const QString& path : there)
        rest = lookAt(path, changes) && rest;
    rest = lookForGone(there, changes) && rest;
    watch(std::exchange(m_woken, {}));
    if (!rest)
        m_debounce.start();
    if (!changes.empty())
        Q_EMIT found(changes);
}

} // namespace retort
