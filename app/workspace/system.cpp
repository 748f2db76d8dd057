// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/system.h"

#include <cerrno>
#include <chrono>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <sys/stat.h>
#else
#include <csignal>
#include <fcntl.h>
#include <sys/file.h>
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
std::error_code syncData(int) { return {}; }
std::error_code syncFolder(const fs::path&) { return {}; } // NTFS journals its folders

// A file that is open without being shared is locked.
int createPrivateFile(const fs::path& file, std::error_code& code)
{
    int handle = -1;
    if (::_wsopen_s(&handle, file.c_str(), _O_RDWR | _O_APPEND | _O_CREAT | _O_TRUNC | _O_BINARY, _SH_DENYWR,
                    _S_IREAD | _S_IWRITE) != 0)
        code.assign(errno, std::generic_category());
    return handle;
}

std::optional<int> openAbandoned(const fs::path& file)
{
    int handle = -1;
    if (::_wsopen_s(&handle, file.c_str(), _O_RDWR | _O_APPEND | _O_BINARY, _SH_DENYWR, 0) != 0)
        return std::nullopt;
    return handle;
}

std::error_code appendToFile(int file, std::string_view bytes)
{
    return ::_write(file, bytes.data(), static_cast<unsigned>(bytes.size())) == static_cast<int>(bytes.size())
               ? std::error_code()
               : std::make_error_code(std::errc::io_error);
}

std::error_code truncateFile(int file, std::size_t size)
{
    return {::_chsize_s(file, static_cast<long long>(size)), std::generic_category()};
}

void closeFile(int file) { ::_close(file); }

#else

namespace {

std::error_code lastError() { return {errno, std::generic_category()}; }

/// Whether the lock is ours now. Where the file system has no locks, it is.
bool lockFile(int file) { return ::flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK; }

} // namespace

int createPrivateFile(const fs::path& file, std::error_code& code)
{
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (handle < 0) {
        code = lastError();
    } else if (!lockFile(handle)) {
        code = std::make_error_code(std::errc::device_or_resource_busy);
        ::close(handle);
        return -1;
    }
    return handle;
}

std::optional<int> openAbandoned(const fs::path& file)
{
    const int handle = ::open(file.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW);
    if (handle < 0)
        return std::nullopt;
    if (lockFile(handle))
        return handle;
    ::close(handle);
    return std::nullopt;
}

std::error_code appendToFile(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return written < 0 ? lastError() : std::make_error_code(std::errc::no_space_on_device);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

std::error_code truncateFile(int file, std::size_t size)
{
    return ::ftruncate(file, static_cast<off_t>(size)) == 0 ? std::error_code() : lastError();
}

void closeFile(int file) { ::close(file); }

std::error_code syncData(int file)
{
#ifdef __APPLE__
    return syncFile(file);
#else
    return ::fdatasync(file) == 0 || errno == EINVAL ? std::error_code() : lastError();
#endif
}

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

std::optional<FileStamp> stampOf(const fs::path& file)
{
#ifdef __linux__
    struct stat found = {};
    if (::stat(file.c_str(), &found) != 0)
        return std::nullopt;
    const auto nanoseconds = [](const timespec& time) {
        return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
    };
    return FileStamp{.modified = nanoseconds(found.st_mtim),
                     .changed = nanoseconds(found.st_ctim),
                     .size = static_cast<std::uint64_t>(found.st_size),
                     .number = found.st_ino};
#else
    std::error_code code;
    const auto size = fs::file_size(file, code);
    const auto written = code ? fs::file_time_type() : fs::last_write_time(file, code);
    if (code)
        return std::nullopt;
    const auto since = std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::file_clock::to_sys(written).time_since_epoch());
    return FileStamp{.modified = since.count(), .changed = since.count(), .size = size};
#endif
}

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
