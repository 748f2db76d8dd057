// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/bundled.h"

#include "app/workspace/loadworkspace.h"
#include "tests/support/child.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>
#include <map>
#include <sys/resource.h>

using namespace retort;
using retort::tests::contentOf;
using retort::tests::TempFolder;

namespace fs = std::filesystem;

namespace {

/// Relative path -> bytes.
std::map<std::string, std::string> treeOf(const fs::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).generic_string()] = contentOf(entry.path());
    }
    return files;
}

const fs::path resources = fs::path(RETORT_SOURCE_DIR) / "resources";

} // namespace

TEST_CASE("the programs carry the catalogue and the whole sample in themselves")
{
    CHECK(bundledCatalogue() == contentOf(resources / "catalogue.json"));
    TempFolder home;
    const auto folder = sampleWorkspace(home.path());
    REQUIRE(folder);
    CHECK(folder->filename() == "Retort sample");
    CHECK(treeOf(*folder) == treeOf(resources / "sample")); // a file that is missing in bundled.qrc shows here
}

TEST_CASE("the person's own copy is used again, as it is")
{
    TempFolder home;
    const auto first = sampleWorkspace(home.path());
    REQUIRE(first);
    std::ofstream(*first / "reactions" / "welcome-gift.json") << "mine";
    fs::remove(*first / "events" / "survey-promoter.json");
    CHECK(sampleWorkspace(home.path()) == first);
    CHECK(contentOf(*first / "reactions" / "welcome-gift.json") == "mine");
    CHECK_FALSE(fs::exists(*first / "events" / "survey-promoter.json"));
}

TEST_CASE("something else of that name is left alone")
{
    TempFolder home;
    home.write("Retort sample/retort.json", R"({"format": "retort/1", "id": "another", "name": "Mine"})");
    home.write("Retort sample 2", "a file");
    const auto folder = sampleWorkspace(home.path());
    REQUIRE(folder);
    CHECK(folder->filename() == "Retort sample 3");
    CHECK(treeOf(home / "Retort sample").size() == 1);
    CHECK(contentOf(home / "Retort sample 2") == "a file");
    CHECK(sampleWorkspace(home.path()) == folder);
}

TEST_CASE("a copy that was cut short is not taken for the sample")
{
    TempFolder home;
    const int status = retort::tests::inChild([&] {
        const rlimit limit{300, 300}; // room for retort.json, and for few others
        ::setrlimit(RLIMIT_FSIZE, &limit);
        return sampleWorkspace(home.path()) ? 1 : 0;
    });
    CHECK(status == 0);
    CHECK(fs::exists(home / "Retort sample"));
    CHECK(sampleWorkspace(home.path())->filename() == "Retort sample 2");
}

TEST_CASE("a home that cannot hold a folder is an error")
{
    TempFolder home;
    const auto folder = sampleWorkspace(home.write("file", "") / "below");
    REQUIRE_FALSE(folder);
    CHECK(folder.error().kind == Error::Kind::Io);
}
