// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/bundled.h"

#include "app/workspace/loadworkspace.h"
#include "app/workspace/paths.h"
#include "app/workspace/savefile.h"

#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <cassert>
#include <system_error>

// Outside of any namespace, as the macro wants it: a static library's resources are not registered by themselves.
static void registerResources() { Q_INIT_RESOURCE(bundled); }

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr int lastNumber = 100; // a hundred folders of that name: something else is wrong

std::string resource(const QString& path)
{
    QFile file(path);
    [[maybe_unused]] const bool opened = file.open(QIODevice::ReadOnly);
    assert(opened); // it is part of the program
    return file.readAll().toStdString();
}

QString sampleRoot() { return QStringLiteral(":/retort/sample/"); }

std::string bundledId()
{
    const auto manifest =
        json::Document::parse(resource(sampleRoot() + QStringLiteral("retort.json"))).and_then(readManifest);
    assert(manifest);
    return manifest->id;
}

Result<> copyTo(const fs::path& folder)
{
    // retort.json comes last: a copy that was cut short is then no workspace, and is never taken for the sample.
    QStringList paths;
    for (QDirIterator it(sampleRoot(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
        paths.append(it.next().mid(sampleRoot().size()));
    std::sort(paths.begin(), paths.end());
    paths.removeOne(QStringLiteral("retort.json"));
    paths.append(QStringLiteral("retort.json"));
    for (const QString& path : std::as_const(paths)) {
        const fs::path file = folder / pathOf(path);
        std::error_code code;
        fs::create_directories(file.parent_path(), code);
        if (code)
            return fail(
                {.kind = Error::Kind::Io,
                 .message = phrase("workspace.cannot-make-folder", utf8Of(file.parent_path()), code.message())});
        if (const auto saved = saveFile(file, resource(sampleRoot() + path), {}); !saved)
            return fail(saved.error());
    }
    return {};
}

} // namespace

std::string bundledCatalogue()
{
    registerResources();
    return resource(QStringLiteral(":/retort/catalogue.json"));
}

fs::path sampleHome()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return pathOf(documents.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::HomeLocation) : documents);
}

Result<fs::path> sampleWorkspace(const fs::path& home)
{
    registerResources();
    const std::string id = bundledId();
    for (int number = 1; number <= lastNumber; ++number) {
        const fs::path folder = home / (number == 1 ? "Retort sample" : "Retort sample " + std::to_string(number));
        std::error_code code;
        if (fs::symlink_status(folder, code).type() == fs::file_type::not_found) {
            if (const auto copied = copyTo(folder); !copied)
                return fail(copied.error());
            return folder;
        }
        const auto there = loadWorkspace(folder);
        if (there && there->manifest.id == id)
            return folder;
    }
    return fail({.kind = Error::Kind::Io, .message = phrase("workspace.no-room-for-sample", utf8Of(home))});
}

} // namespace retort
