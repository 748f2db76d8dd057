// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/createworkspace.h"

#include "app/workspace/manifest.h"
#include "app/workspace/paths.h"
#include "app/workspace/savefile.h"
#include "engine/json/write.h"

#include <QRandomGenerator>

#include <chrono>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ignored = ".retort.lock\n*.json.??????\n";

std::string manifestOf(const std::string& name)
{
    return "{\n  \"format\": \"retort/1\",\n  \"id\": " + json::quoted(newUlid()) +
           ",\n  \"name\": " + json::quoted(name) +
           ",\n  \"settings\": {\n    \"dialect\": \"php\",\n    \"php_warnings\": \"fail\",\n"
           "    \"filter_truth\": \"php\",\n    \"autoescape\": \"html\",\n    \"timezone\": \"UTC\"\n  },\n"
           "  \"tenants\": []\n}\n";
}

Result<> makeFolder(const fs::path& folder)
{
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        return fail({.kind = Error::Kind::Io,
                     .message = phrase("workspace.cannot-make-folder", utf8Of(folder), code.message())});
    return {};
}

} // namespace

std::string newUlid()
{
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    using namespace std::chrono;
    const auto since = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    auto time = static_cast<std::uint64_t>(since);
    std::string id(26, '0');
    for (std::size_t i = 10; i-- > 0; time >>= 5)
        id[i] = letters[time & 31];
    for (std::size_t i = 10; i < id.size(); ++i)
        id[i] = letters[QRandomGenerator::system()->bounded(32U)];
    return id;
}

Result<> createWorkspace(const fs::path& folder, const std::string& name)
{
    if (name.find_first_not_of(" \t\r\n") == std::string::npos)
        return fail({.kind = Error::Kind::Usage, .message = phrase("workspace.needs-name")});
    std::error_code code;
    if (fs::exists(folder / manifestName, code))
        return fail({.kind = Error::Kind::Conflict, .message = phrase("workspace.is-workspace", utf8Of(folder))});
    for (const char* place : {"reactions", "events", "targets", "definitions"})
        if (const auto made = makeFolder(folder / place); !made)
            return made;
    if (!fs::exists(folder / ".gitignore", code))
        if (const auto saved = saveFile(folder / ".gitignore", ignored, {}); !saved)
            return fail(saved.error());
    const auto saved = saveFile(folder / manifestName, manifestOf(name), {});
    return saved ? Result<>() : fail(saved.error());
}

} // namespace retort
