// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <filesystem>
#include <memory>

class QLockFile;

namespace retort {

/// Keeps a second window from the same workspace: the file .retort.lock, for as long as this object lives. The command
/// line reads without it, and every save checks that the file is still what was loaded, so the lock is a courtesy to
/// people and not what keeps their data whole.
class WorkspaceLock {
public:
    /// Errors: Conflict where another process holds it; the message names the program, its process and its machine, and
    /// how to go on. Io where the folder cannot be written to. The lock of a process that died on this machine is taken
    /// over; one of another machine never is, since nobody can tell whether it lives.
    static Result<WorkspaceLock> take(const std::filesystem::path& folder);
    /// Takes the lock away from whoever holds it. Only after the person said so.
    static Result<WorkspaceLock> takeOver(const std::filesystem::path& folder);

    WorkspaceLock(WorkspaceLock&&) noexcept;
    WorkspaceLock& operator=(WorkspaceLock&&) noexcept;
    ~WorkspaceLock();

private:
    explicit WorkspaceLock(std::unique_ptr<QLockFile> file);
    std::unique_ptr<QLockFile> m_file;
};

} // namespace retort
