// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/readfile.h"

#include "app/workspace/paths.h"

#include <QCryptographicHash>
#include <QFile>

#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> tooLarge(const fs::path& file, std::size_t limit)
{
    return fail({.kind = Error::Kind::Limit,
                 .message = phrase("workspace.too-large", utf8Of(file), std::to_string(limit >> 20))});
}

Result<FileText> read(const fs::path& file, std::size_t limit, bool anyKind)
{
    std::error_code code;
    const fs::file_status status = fs::status(file, code);
    if (status.type() == fs::file_type::not_found)
        return fail({.kind = Error::Kind::Missing, .message = phrase("workspace.not-there", utf8Of(file))});
    if (code)
        return fail(
            {.kind = Error::Kind::Io, .message = phrase("workspace.cannot-read", utf8Of(file), code.message())});
    if (fs::is_directory(status))
        return fail({.kind = Error::Kind::Io, .message = phrase("workspace.is-folder", utf8Of(file))});
    if (!fs::is_regular_file(status) && !anyKind)
        return fail({.kind = Error::Kind::Io, .message = phrase("workspace.no-regular-file", utf8Of(file))});

    QFile in(qStringOf(file));
    if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) // it is read in one go
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("workspace.cannot-read", utf8Of(file), in.errorString().toStdString())});
    const auto most = static_cast<qint64>(limit);
    const qint64 size = fs::is_regular_file(status) ? in.size() : 0; // of a pipe nobody knows it
    if (size > most)
        return tooLarge(file, limit);
    // Memory is asked for as much as is read for: a byte more than there should be, and all only where it was there.
    QByteArray bytes = in.read(size > 0 ? size + 1 : most + 1);
    if (size > 0 && bytes.size() > size)
        bytes += in.read(most + 1 - bytes.size());
    if (in.error() != QFileDevice::NoError)
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("workspace.cannot-read", utf8Of(file), in.errorString().toStdString())});
    if (bytes.size() > most) // it grew, or is a pipe
        return tooLarge(file, limit);
    FileText result{bytes.toStdString(), {}};
    result.sha256 = sha256Of(result.text);
    return result;
}

} // namespace

std::string sha256Of(std::string_view bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return hash.result().toHex().toStdString();
}

Result<FileText> readFile(const fs::path& file, std::size_t limit) { return read(file, limit, false); }

Result<FileText> readInput(const fs::path& file, std::size_t limit) { return read(file, limit, true); }

} // namespace retort
