// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/system.h"

#ifndef _WIN32
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/xattr.h>
#endif

namespace retort {

namespace fs = std::filesystem;

#ifdef _WIN32

void surviveFileSizeLimit() {}
void keepOwner(const fs::path&, int) {}
std::error_code syncFile(int) { return {}; }
std::error_code syncFolder(const fs::path&) { return {}; } // NTFS journals its folders

#else

void surviveFileSizeLimit()
{
    struct sigaction now = {};
    if (::sigaction(SIGXFSZ, nullptr, &now) == 0 && now.sa_handler == SIG_DFL)
        ::signal(SIGXFSZ, SIG_IGN);
}

void keepOwner(const fs::path& oldFile, int newFile)
{
    struct stat before = {};
    struct stat after = {};
    if (::stat(oldFile.c_str(), &before) != 0 || ::fstat(newFile, &after) != 0)
        return;
    if (before.st_uid == after.st_uid && before.st_gid == after.st_gid)
        return;
    // Where this is refused the text is still the person's: it is theirs by group or by choice, so it is saved.
    if (::fchown(newFile, before.st_uid, before.st_gid) == 0)
        (void)::fchmod(newFile, before.st_mode & 07777);
}

std::error_code syncFile(int file)
{
    // Some file systems cannot sync, and need not: EINVAL. A failure is told once and then forgotten by the system, so
    // this is the only place where it shows.
    return ::fsync(file) == 0 || errno == EINVAL ? std::error_code() : std::error_code(errno, std::generic_category());
}

std::error_code syncFolder(const fs::path& folder)
{
    const auto failed = [] { return std::error_code(errno, std::generic_category()); };
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return errno == EACCES ? std::error_code() : failed(); // a folder may be writable and not readable
    const std::error_code code = syncFile(handle);
    ::close(handle);
    return code;
}

#endif

bool isReadOnly(const fs::path& file)
{
    std::error_code code;
    const fs::file_status status = fs::status(file, code);
    constexpr fs::perms write = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    return fs::exists(status) && (status.permissions() & write) == fs::perms::none;
}

#ifdef __linux__

namespace {
constexpr const char* markName = "user.retort.unfinished";
}

void markUnfinished(int file) { (void)::fsetxattr(file, markName, "1", 1, 0); }
void markFinished(const fs::path& file) { (void)::removexattr(file.c_str(), markName); }
bool isMarkedUnfinished(const fs::path& file) { return ::lgetxattr(file.c_str(), markName, nullptr, 0) >= 0; }

#else

void markUnfinished(int) {}
void markFinished(const fs::path&) {}
bool isMarkedUnfinished(const fs::path&) { return false; }

#endif

} // namespace retort
