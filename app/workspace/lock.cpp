// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/lock.h"

#include "app/workspace/paths.h"

#include <QLockFile>

#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr const char* lockName = ".retort.lock";

Error heldBy(const QLockFile& lock, const fs::path& folder)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return {.kind = Error::Kind::Conflict, .message = phrase("workspace.locked", utf8Of(folder))};
    return {.kind = Error::Kind::Conflict,
            .message = phrase("workspace.locked-by", utf8Of(folder), program.toStdString(), std::to_string(process),
                              host.toStdString())};
}

} // namespace

WorkspaceLock::WorkspaceLock(std::unique_ptr<QLockFile> file) : m_file(std::move(file)) {}
WorkspaceLock::WorkspaceLock(WorkspaceLock&&) noexcept = default;
WorkspaceLock& WorkspaceLock::operator=(WorkspaceLock&&) noexcept = default;
WorkspaceLock::~WorkspaceLock() = default;

Result<WorkspaceLock> WorkspaceLock::take(const fs::path& folder)
{
    auto lock = std::make_unique<QLockFile>(qStringOf(folder / lockName));
    lock->setStaleLockTime(0); // by default another machine's lock would be taken after 30 s
    if (lock->tryLock(0))
        return WorkspaceLock(std::move(lock));
    if (lock->error() == QLockFile::LockFailedError)
        return fail(heldBy(*lock, folder));
    return fail({.kind = Error::Kind::Io, .message = phrase("workspace.cannot-lock", utf8Of(folder))});
}

Result<WorkspaceLock> WorkspaceLock::takeOver(const fs::path& folder)
{
    std::error_code code;
    fs::remove(folder / lockName, code);
    return take(folder);
}

} // namespace retort
