// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/loadworkspace.h"
#include "app/workspace/system.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <set>

class QFileSystemWatcher;

namespace retort {

/// A file of the workspace that holds something else than is known of it.
struct OutsideChange {
    LoadedFile file;
    bool gone = false; ///< Then `file` has its path alone.
};

/// Sees what other programs do to the files of a workspace: editors, git, cp, rm. The system wakes it (inotify, and the
/// like), it waits a moment and then compares, off the window's thread: stamps first, texts by their hash. So our own
/// saves, touch and chmod are no change, a file that is replaced, or deleted and made again, is one change, and a burst
/// is few. Where the system cannot watch (network folders, no watches left) it looks by itself every two seconds.
class FolderWatch : public QObject {
    Q_OBJECT

public:
    /// What is known of the files: SHA-256 by path. It is read at each look, and outlives this.
    using Known = std::map<QString, std::string>;
    explicit FolderWatch(const Known& known, QObject* parent = nullptr);
    ~FolderWatch() override;

    /// `loadedFrom`: when reading began, so that a change after it is seen, in nanoseconds since 1970. The files are
    /// watched a few at a time, so that nobody waits for it.
    void start(const std::filesystem::path& folder, std::int64_t loadedFrom);
    void stop();
    /// Looks now, and does not wait to be woken; found() comes later.
    void look();
    bool isLooking() const { return m_looking; } ///< A look is under way.
    /// What was found was dealt with: known, or left. Only another change is one again.
    void settled(const QString& path) { m_reported.erase(path); }

    /// The same is known from elsewhere: as if it had been found by a look. "" for a file that cannot be read.
    void told(const QString& path, const std::string& hash) { m_reported[path] = hash; }
    void toldGone(const QString& path);

    static std::int64_t now(); ///< For `loadedFrom`.
    /// How long a file must have been left alone before it is read, in nanoseconds. For tests, which know that it is.
    void setRest(std::int64_t rest) { m_rest = rest; }

    static constexpr int debounce = 150; ///< Milliseconds from a sign to a look.

Q_SIGNALS:
    /// What differs from what is known and was not told before; and a file that was told and is as known again.
    void found(const std::vector<retort::OutsideChange>& changes);

private:
    struct Seen {
        FileStamp stamp;
        bool settled = false; ///< False: it may still be written, with no newer stamp to show for it.
    };

    /// What the folder holds, as another thread lists it: each file with what the system says of it.
    using Listing = std::map<QString, FileStamp>;
    /// A file as another thread read it, and its stamp from before that.
    struct ReadFile {
        LoadedFile file;
        FileStamp stamp;
    };
    static Listing list(const std::filesystem::path& folder);

    void wake(const QString& path);
    void watchSoon(const QStringList& paths);
    void watchFolders();
    void watchSome();
    void listed();
    void read(const std::vector<std::pair<QString, FileStamp>>& files);
    void wereRead();
    bool differs(const QString& path, const std::string& hash);
    /// Whether a file has to be read that was `seen` last, or never.
    bool isNew(const QString& path, const FileStamp& stamp, const Seen* seen);
    void lookForGone();
    void finish();

    const Known& m_known;
    std::filesystem::path m_folder;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QTimer m_debounce;
    QTimer m_slices;        ///< Runs while some files are not watched yet.
    bool m_watched = false; ///< All of them were, once.
    QStringList m_unwatched;
    std::int64_t m_loadedFrom = 0;
    QFutureWatcher<Listing> m_listing;
    QFutureWatcher<std::vector<ReadFile>> m_reading;

    // Of the look that is under way.
    Listing m_there;
    std::vector<OutsideChange> m_changes;
    bool m_looking = false;
    bool m_first = true; ///< The first one of a folder: what is there is what was loaded.
    bool m_rested = true;

    QTimer m_poll;
    std::map<QString, Seen> m_seen;
    /// The hash that was told; "" for one that cannot be read, `goneMark` for one that is gone.
    std::map<QString, std::string> m_reported;
    /// A file that was written this recently may be written again without a newer stamp, or be half written.
    std::int64_t m_rest = 100'000'000;
    std::set<QString> m_missing; ///< Were there, and were not at the last look.
    std::set<QString> m_woken;   ///< Paths that the system may have stopped watching.
};

} // namespace retort
