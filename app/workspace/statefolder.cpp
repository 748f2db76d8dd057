// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/statefolder.h"

#include "app/workspace/paths.h"

#include <QDir>
#include <QStandardPaths>

#include <system_error>

namespace retort {

namespace fs = std::filesystem;

fs::path stateFolder()
{
#if defined(_WIN32) || defined(__APPLE__)
    return pathOf(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
#else
    // Qt has a name for this place from 6.7 on. A relative path is to be passed over (XDG Base Directory).
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const QString home = QDir::isAbsolutePath(given) ? given : QDir::homePath() + QStringLiteral("/.local/state");
    return pathOf(home) / "retort";
#endif
}

Result<> makePrivateFolder(const fs::path& folder)
{
    std::error_code code;
    if (fs::is_directory(folder, code))
        return {};
    fs::create_directories(folder.parent_path(), code);
    fs::create_directory(folder, code);
    if (!code)
        fs::permissions(folder, fs::perms::owner_all, code);
    if (code)
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("workspace.cannot-make-folder", utf8Of(folder), code.message())});
    return {};
}

} // namespace retort
