// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/folderwatch.h"

#include "app/workspace/paths.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QPromise>
#include <QStorageInfo>
#include <QThreadPool>

#include <chrono>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;
using namespace Qt::StringLiterals;

namespace {

constexpr int pollEvery = 2000;
constexpr int patience = 4;          // milliseconds for one turn of the event loop
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

template <class Work>
auto inBackground(Work work)
{
    using Answer = decltype(work());
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    // Threads of its own: a folder far away may keep them, and what a person waits for goes on in the others.
    static QThreadPool pool;
    pool.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
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
    connect(&m_listing, &QFutureWatcherBase::finished, this, &FolderWatch::listed);
    connect(&m_reading, &QFutureWatcherBase::finished, this, &FolderWatch::wereRead);
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
    m_first = true;
    m_watched = false;
    watchFolders();
    look();
}

void FolderWatch::stop()
{
    if (m_watcher) {
        m_watcher->disconnect(this);
        m_watcher->setParent(this);
        QTimer::singleShot(0, m_watcher.release(), &QObject::deleteLater); // thousands of watches: a moment of its own
    }
    m_debounce.stop();
    m_slices.stop();
    m_poll.stop();
    m_listing.setFuture({}); // what is still being done is for nobody
    m_reading.setFuture({});
    m_looking = false;
    m_unwatched.clear();
    m_there.clear();
    m_changes.clear();
    m_seen.clear();
    m_reported.clear();
    m_missing.clear();
    m_woken.clear();
}

void FolderWatch::toldGone(const QString& path) { m_reported[path] = goneMark; }

void FolderWatch::watchFolders()
{
    QStringList places;
    for (const char* name : {".", "events", "reactions", "targets", "definitions", "profiles"}) {
        std::error_code code;
        if (const fs::path place = m_folder / name; fs::is_directory(place, code))
            places += qStringOf(place);
    }
    m_watcher->addPaths(places);
}

void FolderWatch::watchSoon(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    m_unwatched += paths;
    m_slices.start();
}

void FolderWatch::watchSome()
{
    QElapsedTimer clock;
    clock.start();
    while (!m_unwatched.isEmpty() && clock.elapsed() < patience) {
        QStringList paths;
        for (int i = 0; i < 20 && !m_unwatched.isEmpty(); ++i)
            paths += m_unwatched.takeLast();
        for (const QString& path : m_watcher->addPaths(paths)) {
            std::error_code code;
            if (!m_watcher->files().contains(path) && !m_watcher->directories().contains(path) &&
                fs::exists(pathOf(path), code) && !m_poll.isActive())
                m_poll.start(); // no watches left
        }
    }
    if (!m_unwatched.isEmpty())
        return;
    m_slices.stop();
    if (!std::exchange(m_watched, true))
        m_debounce.start(); // what changed before it was watched
}

void FolderWatch::wake(const QString& path)
{
    m_woken.insert(path);
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

void FolderWatch::look()
{
    if (!m_watcher)
        return;
    m_debounce.stop();
    if (m_looking) {
        m_debounce.start(); // once more, for what it does not see any more
        return;
    }
    m_looking = true;
    m_listing.setFuture(inBackground([folder = m_folder] { return list(folder); }));
}

FolderWatch::Listing FolderWatch::list(const fs::path& folder)
{
    Listing listing;
    for (const std::string& path : workspacePaths(folder)) {
        if (const auto stamp = stampOf(folder / pathOf(path))) // else it goes just now
            listing.emplace(QString::fromStdString(path), *stamp);
    }
    return listing;
}

void FolderWatch::listed()
{
    if (!m_watcher || m_listing.isCanceled())
        return;
    m_there = m_listing.future().takeResult();
    m_rested = true;
    QStringList others; // perhaps another file in the place of the one that is watched
    std::vector<std::pair<QString, FileStamp>> files;
    auto at = m_seen.begin(); // both are in order
    for (const auto& [path, stamp] : m_there) {
        while (at != m_seen.end() && at->first < path)
            ++at;
        const Seen* seen = at != m_seen.end() && at->first == path ? &at->second : nullptr;
        if (!seen || !(seen->stamp == stamp))
            others += qStringOf(m_folder / pathOf(path));
        if (m_first && m_known.count(path) == 0)
            m_reported[path] = std::string(); // it is listed as one that cannot be read
        if (isNew(path, stamp, seen))
            files.emplace_back(path, stamp);
    }
    m_first = false;
    watchSoon(others);
    if (files.empty())
        finish();
    else
        read(files);
}

bool FolderWatch::isNew(const QString& path, const FileStamp& stamp, const Seen* seen)
{
    if (seen && seen->stamp == stamp && seen->settled)
        return false;
    const std::int64_t touched = std::max(stamp.modified, stamp.changed);
    if (m_first && touched < m_loadedFrom - m_rest) {
        m_seen[path] = {stamp, true}; // it is what was loaded
        return false;
    }
    const bool unfinished = touched > now() - m_rest;
    m_seen[path] = {stamp, !unfinished};
    if (unfinished)
        m_rested = false; // once more, when it has come to rest
    return !unfinished;
}

void FolderWatch::read(const std::vector<std::pair<QString, FileStamp>>& files)
{
    m_reading.setFuture(inBackground([folder = m_folder, files] {
        std::vector<ReadFile> read;
        for (const auto& [path, stamp] : files)
            read.push_back({loadFile(folder, path.toStdString()), stamp});
        return read;
    }));
}

void FolderWatch::wereRead()
{
    if (!m_watcher || m_reading.isCanceled())
        return;
    for (ReadFile& read : m_reading.future().takeResult()) {
        const QString path = QString::fromStdString(read.file.path);
        // A save of our own, or anybody, may have been there since.
        if (const auto stamp = stampOf(m_folder / pathOf(path)); !stamp || !(*stamp == read.stamp)) {
            m_seen[path].settled = false;
            m_rested = false;
        } else if (differs(path, read.file.sha256)) {
            m_changes.push_back({.file = std::move(read.file), .gone = false});
        }
    }
    finish();
}

void FolderWatch::lookForGone()
{
    std::set<QString> missing;
    const auto noteMissing = [&](const auto& map) { // all of these are in order
        auto at = m_there.begin();
        for (const auto& [path, value] : map) {
            while (at != m_there.end() && at->first < path)
                ++at;
            if (at == m_there.end() || path < at->first)
                missing.insert(path);
        }
    };
    noteMissing(m_seen);
    noteMissing(m_known);
    noteMissing(m_reported);
    for (auto it = missing.begin(); it != missing.end();) {
        const auto reported = m_reported.find(*it);
        const bool wasTold = reported != m_reported.end() && reported->second == goneMark;
        it = wasTold && m_known.count(*it) == 0 && m_seen.count(*it) == 0 ? missing.erase(it) : std::next(it);
    }
    for (const QString& path : missing) {
        // Deleted and made again is what many programs do to write a file: it has until the next look. So has what was
        // saved here meanwhile.
        std::error_code code;
        if (m_missing.count(path) == 0 || fs::is_regular_file(m_folder / pathOf(path), code)) {
            m_rested = false;
            continue;
        }
        m_seen.erase(path);
        const auto reported = m_reported.find(path);
        const bool told = reported != m_reported.end();
        if (told ? reported->second != goneMark : m_known.count(path) > 0) {
            m_reported[path] = goneMark;
            m_changes.push_back({.file = {.path = path.toStdString()}, .gone = true});
        }
    }
    m_missing = std::move(missing);
}

void FolderWatch::finish()
{
    lookForGone();
    m_looking = false;
    m_there.clear();
    watchFolders();
    QStringList woken;
    for (const QString& path : std::exchange(m_woken, {}))
        woken += path;
    watchSoon(woken);
    if (!m_rested)
        m_debounce.start();
    if (const auto changes = std::exchange(m_changes, {}); !changes.empty())
        Q_EMIT found(changes);
}

} // namespace retort
