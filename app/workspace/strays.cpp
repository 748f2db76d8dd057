// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/strays.h"

#include "app/workspace/paths.h"
#include "app/workspace/system.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t suffixLength = 7; // a dot and six letters: QSaveFile's template

bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isNamedLikeStray(std::string_view name)
{
    if (name.size() <= suffixLength || name[name.size() - suffixLength] != '.')
        return false;
    const std::string_view letters = name.substr(name.size() - suffixLength + 1);
    return name.substr(0, name.size() - suffixLength).ends_with(".json") &&
           std::all_of(letters.begin(), letters.end(), [](char c) { return isLower(c) || isUpper(c) || isDigit(c); });
}

/// "kXbQzr", but not "backup", "Backup", "BACKUP" or "202501".
bool isMachineMade(std::string_view name)
{
    const std::string_view letters = name.substr(name.size() - suffixLength + 1);
    return std::any_of(letters.begin(), letters.end(), isLower) &&
           std::any_of(letters.begin() + 1, letters.end(), isUpper);
}

std::vector<fs::path> removeFrom(const fs::path& folder, std::string_view prefix, std::chrono::seconds age)
{
    std::vector<fs::path> removed;
    std::error_code code;
    const auto oldest = fs::file_time_type::clock::now() - age;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        const std::string name = utf8Of(it->path().filename());
        std::error_code ignored;
        if (!name.starts_with(prefix) || !isNamedLikeStray(name) || !fs::is_regular_file(it->symlink_status(ignored)) ||
            ignored)
            continue;
        if (!isMarkedUnfinished(it->path()) && !isMachineMade(name))
            continue;
        const auto written = it->last_write_time(ignored);
        if (!ignored && written < oldest && fs::remove(it->path(), ignored))
            removed.push_back(it->path());
    }
    std::sort(removed.begin(), removed.end());
    return removed;
}

} // namespace

std::vector<fs::path> removeStrays(const fs::path& folder, std::chrono::seconds age)
{
    return removeFrom(folder, {}, age);
}

std::vector<fs::path> removeStraysOf(const fs::path& file, std::chrono::seconds age)
{
    std::error_code code;
    const fs::path target = fs::weakly_canonical(file, code);
    if (code || !target.has_parent_path())
        return {};
    // "a.json" also begins "a.json.json.kXbQzr", which is then another file's stray and no less one.
    return removeFrom(target.parent_path(), utf8Of(target.filename()) + '.', age);
}

} // namespace retort
