// SPDX-License-Identifier: GPL-3.0-or-later
// The compiler lets any file include any other through the common root. This holds every #include against what the
// including folder links, so that a wrong arrow does not come in unseen.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Links = std::map<std::string, std::set<std::string>>; ///< "engine/json" -> {"engine/base", "Qt6::Core"}

Links readLinks(const fs::path& file)
{
    Links links;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto colon = line.find(": ");
        std::istringstream targets(colon == std::string::npos ? "" : line.substr(colon + 2));
        auto& of = links[line.substr(0, line.find(':'))];
        for (std::string target; std::getline(targets, target, ',');)
            of.insert(target);
    }
    return links;
}

/// Everything that a folder may include: what it links, and what those link.
std::set<std::string> reach(const Links& links, const std::string& folder)
{
    std::set<std::string> seen{folder};
    std::vector<std::string> open{folder};
    while (!open.empty()) {
        const auto next = links.find(open.back());
        open.pop_back();
        if (next == links.end())
            continue;
        for (const std::string& target : next->second) {
            if (seen.insert(target).second)
                open.push_back(target);
        }
    }
    return seen;
}

/// The target that a file belongs to: "ui/design/chain/card.cpp" -> "ui/design", unless a folder below is one itself.
std::string folderOf(const Links& links, const std::string& path)
{
    const auto first = path.find('/');
    const auto second = path.find('/', first + 1);
    for (auto end = path.rfind('/'); end != std::string::npos && end > second; end = path.rfind('/', end - 1)) {
        if (links.contains(path.substr(0, end)))
            return path.substr(0, end);
    }
    return second == std::string::npos ? std::string() : path.substr(0, second);
}

std::vector<std::string> includesOf(const fs::path& file)
{
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"][^>"]+)[>"])");
    std::vector<std::string> found;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (std::smatch match; std::regex_search(line, match, pattern))
            found.push_back(match[1]);
    }
    return found;
}

bool isQt(const std::string& include)
{
    static const std::regex pattern(R"(^<(Q[A-Z]|Qt|Qsci/|qt6keychain/))");
    return std::regex_search(include, pattern);
}

bool ours(const std::string& include)
{
    return include.rfind("\"engine/", 0) == 0 || include.rfind("\"ui/", 0) == 0 || include.rfind("\"app/", 0) == 0;
}

std::string layerOf(const std::string& folder) { return folder.substr(0, folder.find('/')); }

/// What is wrong with one include of one file; "" where nothing is.
std::string wrong(const Links& links, const std::string& file, const std::string& include)
{
    const std::string folder = folderOf(links, file);
    if (isQt(include)) {
        if (layerOf(folder) == "engine")
            return file + " includes Qt: " + include;
        if (layerOf(folder) == "ui" &&
            std::regex_search(include, std::regex("<(QFile$|QDir$|QSaveFile|QTcp|QUdp|QNetwork|QSsl|QSql|QProcess$)")))
            return file + " reaches outside, which is app's part: " + include;
        return {};
    }
    if (!ours(include))
        return {};
    const std::string target = folderOf(links, include.substr(1));
    if (!reach(links, folder).contains(target))
        return file + " includes " + include.substr(1) + ", but " + folder + " does not link " + target;
    return {};
}

} // namespace

TEST_CASE("every include follows an arrow")
{
    const fs::path root = RETORT_SOURCE_DIR;
    const Links links = readLinks(RETORT_ARROWS);
    REQUIRE(links.contains("engine/base"));
    std::size_t files = 0;
    for (const char* layer : {"engine", "ui", "app"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / layer)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            ++files;
            const std::string file = fs::relative(entry.path(), root).generic_string();
            CHECK_MESSAGE(links.contains(folderOf(links, file)), file << " belongs to no target");
            for (const std::string& include : includesOf(entry.path())) {
                const std::string problem = wrong(links, file, include);
                CHECK_MESSAGE(problem.empty(), problem);
            }
        }
    }
    CHECK(files > 10);
}

TEST_CASE("the layers stand in their order")
{
    static const std::map<std::string, int> rank{{"engine", 0}, {"ui", 1}, {"app", 2}};
    // Inside engine each folder may link only those before it.
    static const std::vector<std::string> inside{
        "engine/base",     "engine/json", "engine/php",     "engine/logic",   "engine/condition", "engine/twig",
        "engine/reaction", "engine/run",  "engine/compose", "engine/effects", "engine/cascade",   "engine/bundle",
        "engine/lint",     "engine/uses", "engine/plan",    "engine/scenario"};
    const auto place = [](const std::string& folder) {
        return std::find(inside.begin(), inside.end(), folder) - inside.begin();
    };
    for (const auto& line : readLinks(RETORT_ARROWS)) {
        const std::string& folder = line.first;
        for (const std::string& target : line.second) {
            if (target.find('/') == std::string::npos) {
                CHECK_MESSAGE((layerOf(folder) != "engine" || target.rfind("Qt6::", 0) != 0),
                              folder << " links " << target);
                continue;
            }
            CHECK_MESSAGE(rank.at(layerOf(target)) <= rank.at(layerOf(folder)), folder << " links " << target);
            if (layerOf(folder) == "engine")
                CHECK_MESSAGE(place(target) < place(folder), folder << " links " << target);
        }
    }
}

TEST_CASE("a wrong include is seen")
{
    const Links links{{"engine/base", {}},         {"engine/json", {"engine/base"}},    {"ui/common", {"engine/json"}},
                      {"ui/bench", {"ui/common"}}, {"ui/bench/cascade", {"ui/common"}}, {"app/gui", {"ui/common"}}};
    CHECK(wrong(links, "engine/json/scan.cpp", "\"engine/base/result.h").empty());
    CHECK(wrong(links, "ui/common/theme.cpp", "\"engine/base/result.h").empty());
    CHECK_FALSE(wrong(links, "engine/base/nearest.cpp", "\"engine/json/data.h").empty());
    CHECK_FALSE(wrong(links, "ui/common/theme.cpp", "\"app/gui/main.h").empty());
    CHECK_FALSE(wrong(links, "engine/json/scan.cpp", "<QString").empty());
    CHECK_FALSE(wrong(links, "ui/common/theme.cpp", "<QNetworkAccessManager").empty());
    CHECK_FALSE(wrong(links, "ui/common/theme.cpp", "<QFile").empty());
    CHECK(wrong(links, "ui/common/theme.cpp", "<QWidget").empty());
    CHECK(wrong(links, "ui/bench/rows/row.cpp", "\"ui/bench/trace.h").empty());
    CHECK_FALSE(wrong(links, "ui/bench/cascade/row.cpp", "\"ui/bench/trace.h").empty());
    CHECK_FALSE(wrong(links, "ui/bench/trace.cpp", "\"ui/bench/cascade/row.h").empty());
}
