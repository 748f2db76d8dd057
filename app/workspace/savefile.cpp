// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/savefile.h"

#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/system.h"

#include <QFileInfo>
#include <QSaveFile>

#include <limits>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> refuse(Error::Kind kind, std::string_view id, const fs::path& file, const std::string& why = {})
{
    return fail({.kind = kind, .message = phrase(id, utf8Of(file), why)});
}

/// The file to write: the end of a chain of symbolic links, so that the links stay.
Result<fs::path> resolved(const fs::path& file)
{
    std::error_code code;
    if (!fs::is_symlink(fs::symlink_status(file, code)))
        return file;
    fs::path target = fs::canonical(file, code);
    if (code)
        return refuse(Error::Kind::Io, "workspace.link-leads-nowhere", file, code.message());
    return target;
}

/// Is what lies there what the caller last knew? The text that is about to be written is as good: then an earlier save
/// got as far as the disk.
Result<> checkUnchanged(const fs::path& file, std::string_view text, std::string_view expected)
{
    const auto now = readFile(file, std::numeric_limits<std::int32_t>::max());
    if (!now && now.error().kind != Error::Kind::Missing)
        return fail(now.error());
    if (!now)
        return expected.empty() ? Result<>() : refuse(Error::Kind::Conflict, "workspace.save-gone", file);
    if (now->sha256 == expected || now->text == text)
        return {};
    return refuse(Error::Kind::Conflict, expected.empty() ? "workspace.save-exists" : "workspace.save-changed", file);
}

/// "" once every byte is on the disk, else why not.
std::string writeAll(QSaveFile& out, std::string_view text)
{
    const auto size = static_cast<qint64>(text.size());
    const bool written = out.write(text.data(), size) == size && out.flush() && out.error() == QFileDevice::NoError &&
                         out.size() == size;
    if (!written)
        return out.error() == QFileDevice::NoError ? "not all of it could be written" : out.errorString().toStdString();
    const std::error_code code = syncFile(out.handle());
    return code ? code.message() : std::string();
}

} // namespace

Result<std::string> saveFile(const fs::path& link, std::string_view text, std::string_view expected)
{
    surviveFileSizeLimit();
    const auto target = resolved(link);
    if (!target)
        return fail(target.error());
    const fs::path& file = *target;
    if (const auto unchanged = checkUnchanged(file, text, expected); !unchanged)
        return fail(unchanged.error());
    if (isReadOnly(file))
        return refuse(Error::Kind::Io, "workspace.save-read-only", file);

    // QSaveFile does not notice a short write by itself: every step is looked at. Its fallback of writing in place
    // would tear files in a read-only folder, and stays off.
    QSaveFile out(qStringOf(file));
    if (!out.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return refuse(Error::Kind::Io, "workspace.save-cannot-create", file, out.errorString().toStdString());
    keepOwner(file, out.handle());
    markUnfinished(out.handle());
    if (const auto written = writeAll(out, text); !written.empty()) {
        out.cancelWriting();
        return refuse(Error::Kind::Io, "workspace.save-failed", file, written);
    }
    if (!out.commit())
        return refuse(Error::Kind::Io, "workspace.save-failed", file, out.errorString().toStdString());
    markFinished(file);
    if (const std::error_code code = syncFolder(fs::absolute(file).parent_path()))
        return refuse(Error::Kind::Io, "workspace.save-not-durable", file, code.message());
    return sha256Of(text);
}

Result<> deleteFile(const fs::path& file, std::string_view expected)
{
    const auto now = readFile(file, std::numeric_limits<std::int32_t>::max());
    if (!now && now.error().kind == Error::Kind::Missing)
        return {};
    if (!now)
        return fail(now.error());
    if (now->sha256 != expected)
        return refuse(Error::Kind::Conflict, "workspace.save-changed", file);
    std::error_code code;
    if (!fs::remove(file, code) && code)
        return refuse(Error::Kind::Io, "workspace.cannot-delete", file, code.message());
    if (const std::error_code synced = syncFolder(fs::absolute(file).parent_path()))
        return refuse(Error::Kind::Io, "workspace.cannot-delete", file, synced.message());
    return {};
}

} // namespace retort
