// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/backups.h"

#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/statefolder.h"
#include "app/workspace/system.h"

#include <QDateTime>

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".json";
constexpr std::string_view unfinished = ".new";
constexpr std::size_t hashDigits = 16;
constexpr std::size_t timeDigits = 15; // so that names are in the order of time
constexpr std::size_t largest = std::size_t{1} << 30;

std::string nameOf(std::int64_t time, const std::string& hash)
{
    std::string digits = std::to_string(time);
    return std::string(timeDigits - std::min(timeDigits, digits.size()), '0') + digits + '-' + hash +
           std::string(ending);
}

/// nullopt for what is no name of a version.
std::optional<Version> versionOf(const fs::directory_entry& entry)
{
    const std::string name = utf8Of(entry.path().filename());
    std::error_code code;
    if (name.size() != timeDigits + 1 + hashDigits + ending.size() || !name.ends_with(ending) ||
        name[timeDigits] != '-' || !entry.is_regular_file(code))
        return std::nullopt;
    Version version{.file = entry.path(), .hash = name.substr(timeDigits + 1, hashDigits)};
    const auto read = std::from_chars(name.data(), name.data() + timeDigits, version.time);
    version.size = entry.file_size(code);
    return read.ptr == name.data() + timeDigits && !code ? std::optional(version) : std::nullopt;
}

std::vector<Version> versionsIn(const fs::path& place)
{
    std::vector<Version> found;
    std::error_code code;
    for (fs::directory_iterator it(place, code), end; !code && it != end; it.increment(code))
        if (auto version = versionOf(*it))
            found.push_back(std::move(*version));
    std::sort(found.begin(), found.end(), [](const Version& a, const Version& b) { return a.time > b.time; });
    return found;
}

QDate dayOf(std::int64_t time) { return QDateTime::fromMSecsSinceEpoch(time).date(); }

/// What there are too many of goes, and what a kill left half written.
void prune(const fs::path& place, std::int64_t now)
{
    const std::vector<Version> all = versionsIn(place);
    std::set<fs::path> kept;
    std::set<std::string> texts;
    for (const Version& version : all)
        if (texts.size() < Backups::mostLast && texts.insert(version.hash).second)
            kept.insert(version.file);
    const QDate oldest = dayOf(now).addDays(1 - Backups::mostDays);
    QDate day;
    for (auto it = all.rbegin(); it != all.rend(); ++it) { // from the oldest on
        if (dayOf(it->time) == day || dayOf(it->time) < oldest)
            continue;
        day = dayOf(it->time);
        kept.insert(it->file);
    }
    std::size_t bytes = 0;
    std::error_code ignored;
    for (const Version& version : all) {
        bytes += version.size;
        const bool fits = bytes <= Backups::mostBytes || version.file == all.front().file;
        if (kept.count(version.file) > 0 && fits)
            continue;
        bytes -= version.size;
        fs::remove(version.file, ignored);
    }
    std::error_code code;
    for (fs::directory_iterator it(place, code), end; !code && it != end; it.increment(code))
        if (utf8Of(it->path().filename()).ends_with(unfinished)) {
            if (const auto handle = openAbandoned(it->path())) {
                fs::remove(it->path(), ignored);
                closeFile(*handle);
            }
        }
}

tl::unexpected<Error> cannotKeep(const fs::path& file, const std::error_code& code)
{
    return fail({.kind = Error::Kind::Io, .message = phrase("workspace.not-kept", utf8Of(file), code.message())});
}

} // namespace

/// "reactions-nps-3f0c1a52": readable, and one for each path.
fs::path Backups::placeOf(std::string_view path) const
{
    std::string name;
    for (const char c : path.substr(0, 80)) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
        name += plain ? c : '-';
    }
    return m_folder / pathOf(name + '-' + sha256Of(path).substr(0, 8));
}

Result<> Backups::keep(std::string_view path, std::string_view text, std::int64_t now)
{
    if (m_folder.empty())
        return {};
    const fs::path place = placeOf(path);
    const std::vector<Version> before = versionsIn(place);
    const std::string hash = sha256Of(text).substr(0, hashDigits);
    if (!before.empty() && before.front().hash == hash)
        return {};
    for (const fs::path& folder : {m_folder.parent_path().parent_path(), m_folder.parent_path(), m_folder, place})
        if (const auto made = makePrivateFolder(folder); !made)
            return made;
    const std::int64_t time = before.empty() ? now : std::max(now, before.front().time + 1);
    const fs::path file = place / pathOf(nameOf(time, hash));
    fs::path next = file;
    next += unfinished;
    std::error_code code;
    const int handle = createPrivateFile(next, code);
    if (code)
        return cannotKeep(file, code);
    code = appendToFile(handle, text);
    if (!code)
        code = syncData(handle);
    if (!code)
        fs::rename(next, file, code);
    closeFile(handle);
    if (code) {
        std::error_code ignored;
        fs::remove(next, ignored);
        return cannotKeep(file, code);
    }
    prune(place, time);
    return {};
}

void Backups::move(std::string_view from, std::string_view to)
{
    std::error_code code;
    if (!m_folder.empty() && from != to && !fs::exists(placeOf(to), code))
        fs::rename(placeOf(from), placeOf(to), code); // where it fails, what was kept stays under the old name
}

std::vector<Version> Backups::versions(std::string_view path) const
{
    return m_folder.empty() ? std::vector<Version>() : versionsIn(placeOf(path));
}

Result<std::string> Backups::read(const Version& version)
{
    auto text = readFile(version.file, largest);
    if (!text)
        return fail(text.error());
    if (text->sha256.substr(0, hashDigits) != version.hash)
        return fail({.kind = Error::Kind::Io, .message = phrase("workspace.version-torn", utf8Of(version.file))});
    return std::move(text->text);
}

fs::path backupFolder(const fs::path& stateFolder, const std::string& workspace, const fs::path& folder)
{
    std::string id;
    for (const char c : workspace.substr(0, 40))
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            id += c;
    return stateFolder / "backups" /
           pathOf((id.empty() ? "workspace" : id) + '-' + sha256Of(utf8Of(folder)).substr(0, 12));
}

} // namespace retort
