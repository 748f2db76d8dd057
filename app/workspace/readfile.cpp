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
    if (!in.open(QIODevice::ReadOnly))
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("workspace.cannot-read", utf8Of(file), in.errorString().toStdString())});
    if (fs::is_regular_file(status) && in.size() > static_cast<qint64>(limit))
        return tooLarge(file, limit);
    const QByteArray bytes = in.read(static_cast<qint64>(limit) + 1);
    if (in.error() != QFileDevice::NoError)
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("workspace.cannot-read", utf8Of(file), in.errorString().toStdString())});
    if (bytes.size() > static_cast<qsizetype>(limit)) // it grew, or is a pipe
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
