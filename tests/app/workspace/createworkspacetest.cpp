// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/createworkspace.h"

#include "app/workspace/loadworkspace.h"
#include "engine/base/english.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>
#include <set>

using namespace retort;
using retort::tests::contentOf;
using retort::tests::TempFolder;

TEST_CASE("ids are ULIDs that differ and sort by time")
{
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i)
        ids.insert(newUlid());
    CHECK(ids.size() == 1000);
    for (const std::string& id : ids) {
        CHECK(id.size() == 26);
        CHECK(id.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
    }
    CHECK(*ids.begin() > "01JKC8M4T0");  // after this was written, and
    CHECK(*ids.rbegin() < "0AAAAAAAAA"); // before the year 2318
}

TEST_CASE("a new workspace opens, and is empty")
{
    TempFolder home;
    REQUIRE(createWorkspace(home / "clients/acme", "Acme \"loyalty\""));
    const auto loaded = loadWorkspace(home / "clients/acme");
    REQUIRE(loaded);
    CHECK(loaded->manifest.name == "Acme \"loyalty\"");
    CHECK(loaded->manifest.id.size() == 26);
    CHECK(loaded->manifest.settings.logic.dialect == logic::Dialect::Php);
    CHECK(loaded->manifest.settings.logic.failOnWarnings);
    CHECK(loaded->files.size() == 1);
    CHECK(std::filesystem::is_directory(home / "clients/acme/reactions"));
    CHECK(contentOf(home / "clients/acme/.gitignore") == ".retort.lock\n*.json.??????\n");
}

TEST_CASE("nothing is overwritten")
{
    TempFolder home;
    home.write(".gitignore", "mine\n");
    home.write("reactions/a.json", "{}");
    REQUIRE(createWorkspace(home.path(), "Acme"));
    CHECK(contentOf(home / ".gitignore") == "mine\n");
    CHECK(contentOf(home / "reactions/a.json") == "{}");
    const std::string manifest = contentOf(home / "retort.json");
    const auto again = createWorkspace(home.path(), "Other");
    REQUIRE(!again);
    CHECK(again.error().kind == Error::Kind::Conflict);
    CHECK(contentOf(home / "retort.json") == manifest);
    const auto nameless = createWorkspace(home / "b", " \n");
    REQUIRE(!nameless);
    CHECK(nameless.error().kind == Error::Kind::Usage);
    CHECK(!std::filesystem::exists(home / "b"));
    home.write("file", "x");
    const auto inFile = createWorkspace(home / "file", "Acme");
    REQUIRE(!inFile);
    CHECK(inFile.error().kind == Error::Kind::Io);
}
