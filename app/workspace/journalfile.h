// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/journal.h"

#include <filesystem>
#include <vector>

namespace retort {

/// A journal on the disk, owned by this process for as long as the object lives: mode 0600, locked by the system, so
/// that the lock goes with the process however that ends. It is there while something is unsaved, and not otherwise.
class JournalFile {
public:
    /// Begins one for this workspace. Other journals of it are left alone: each has a number of its own, higher than
    /// those before. Errors of kind Io.
    static Result<JournalFile> begin(const std::filesystem::path& folder, const journal::Head& head,
                                     const journal::State& state = {});

    JournalFile(JournalFile&& other) noexcept;
    JournalFile& operator=(JournalFile&& other) noexcept;
    ~JournalFile(); ///< Closes; the file stays.

    /// When this returns a value the frame is on the disk. After an Error (kind Io) the file holds what it held before,
    /// or is to be begun anew: isBroken().
    Result<> append(const journal::Frame& frame);
    /// Says the same in fewer bytes: a new file takes the place of this one in one go.
    Result<> rewrite(const journal::Head& head, const journal::State& state);
    /// Nothing is unsaved: the file goes.
    void remove();

    bool isBroken() const { return m_broken; }
    std::size_t size() const { return m_size; }
    const std::filesystem::path& file() const { return m_file; }

private:
    friend std::vector<struct AbandonedJournal> abandonedJournals(const std::filesystem::path&, const journal::Head&);
    JournalFile(std::filesystem::path file, int handle) : m_file(std::move(file)), m_handle(handle) {}
    void close();

    std::filesystem::path m_file;
    int m_handle = -1;
    std::size_t m_size = 0;
    bool m_broken = false;
};

/// A journal that its owner left behind, because it was killed or its machine went down, or because nobody decided yet.
struct AbandonedJournal {
    JournalFile file; ///< Ours now.
    journal::Replayed content;
};

/// The journals of this workspace that nobody owns, oldest first, with their torn ends cut. Those that hold no edit are
/// deleted. One that was written while the workspace lay in another folder, which is gone now, counts too. Files that
/// are no journal, or of a later version, are passed over and stay.
std::vector<AbandonedJournal> abandonedJournals(const std::filesystem::path& folder, const journal::Head& head);

/// Where journals lie: in the state folder.
std::filesystem::path journalFolder(const std::filesystem::path& stateFolder);

} // namespace retort
