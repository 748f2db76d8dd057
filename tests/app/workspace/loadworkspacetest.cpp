// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/loadworkspace.h"

#include "app/workspace/readfile.h"
#include "engine/base/english.h"
#include "tests/support/child.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace retort;
using retort::tests::TempFolder;

namespace fs = std::filesystem;

namespace {

using Paths = std::vector<std::string>;

constexpr std::string_view manifest = R"({"format": "retort/1", "id": "01J", "name": "Acme"})";

Paths pathsOf(const WorkspaceFiles& workspace)
{
    Paths paths;
    for (const LoadedFile& file : workspace.files)
        paths.push_back(file.path);
    return paths;
}

std::string errorOf(const WorkspaceFiles& workspace, std::string_view path)
{
    const LoadedFile* file = workspace.find(path);
    REQUIRE(file);
    REQUIRE(file->error);
    CHECK(file->text.empty());
    CHECK(file->sha256.empty());
    return english(file->error->message);
}

} // namespace

TEST_CASE("a folder is read in a stable order, and what is not ours is left out")
{
    TempFolder folder;
    folder.write("retort.json", manifest);
    folder.write("reactions/b.json", "{}");
    folder.write("reactions/a.json", "not JSON, and still read");
    folder.write("reactions/B.json", "{}");
    folder.write("reactions/notes.txt", "");
    folder.write("reactions/.hidden.json", "");
    folder.write("reactions/a.json.kXbQzr", "");
    folder.write("reactions/old/c.json", "");
    folder.write("events/e.json", "{}");
    folder.write("targets/t.json", "{}");
    folder.write("definitions/benefits.json", "{}");
    folder.write("profiles/jane.json", "{}");
    folder.write("scenarios/a/s.json", "{}");
    const auto workspace = loadWorkspace(folder.path());
    REQUIRE(workspace);
    CHECK(workspace->manifest.name == "Acme");
    CHECK(pathsOf(*workspace) ==
          Paths{"retort.json", "events/e.json", "reactions/B.json", "reactions/a.json", "reactions/b.json"});
    REQUIRE(workspace->definitions.size() == 1);
    CHECK(workspace->definitions.front().text == "{}");
    CHECK(workspace->find("definitions/benefits.json") == &workspace->definitions.front());
    REQUIRE(workspace->profiles.size() == 1);
    CHECK(workspace->find("profiles/jane.json") == &workspace->profiles.front());
    CHECK(workspace->find("reactions/a.json")->text == "not JSON, and still read");
    CHECK(workspace->find("reactions/a.json")->sha256 == sha256Of("not JSON, and still read"));
    CHECK(workspace->find("reactions/z.json") == nullptr);
    CHECK(workspace->find("retort.json")->text == manifest);
}

TEST_CASE("targets are a list of their own, and none is dropped")
{
    TempFolder folder;
    folder.write("retort.json", manifest);
    folder.write("targets/b.json", R"({"handle": "b", "template": "{{ x }}"})");
    folder.write("targets/a.json", "{\n  broken");
    folder.write("targets/c.json", R"({"handle": 7})");
    fs::create_directory(folder / "targets" / "d.json");
    const auto workspace = loadWorkspace(folder.path());
    REQUIRE(workspace);
    REQUIRE(workspace->find("targets/b.json") != nullptr);
    CHECK(workspace->find("targets/b.json")->sha256 == sha256Of(R"({"handle": "b", "template": "{{ x }}"})"));
    const auto targets = targetFiles(*workspace);
    REQUIRE(targets.size() == 4);
    CHECK(targets[0].file == "targets/a.json");
    CHECK(targets[0].error->place == Place{2, 3});
    CHECK(targets[1].target.handle == "b");
    CHECK(targets[1].target.templateText == "{{ x }}");
    CHECK_FALSE(targets[1].error);
    CHECK(targets[2].error->where == "/handle");
    CHECK(english(targets[3].error->message).find("is a folder") != std::string::npos);
}

TEST_CASE("a workspace may have neither reactions nor events")
{
    TempFolder folder;
    folder.write("retort.json", manifest);
    const auto workspace = loadWorkspace(folder.path());
    REQUIRE(workspace);
    CHECK(workspace->files.size() == 1);
    CHECK(workspace->profiles.empty());
}

TEST_CASE("what is no workspace is told, and why")
{
    TempFolder folder;
    CHECK(loadWorkspace(folder / "nowhere").error().message.id == "workspace.no-folder");
    CHECK(loadWorkspace(folder.path()).error().message.id == "workspace.no-manifest");
    CHECK(loadWorkspace(folder.write("file", "")).error().message.id == "workspace.not-a-folder");
    folder.write("retort.json", "{\n  \"format\": }");
    const auto broken = loadWorkspace(folder.path());
    REQUIRE_FALSE(broken);
    CHECK(broken.error().place.line == 2);
    folder.write("retort.json", R"({"format": "retort/9"})");
    CHECK(loadWorkspace(folder.path()).error().message.id == "workspace.manifest-newer");
}

TEST_CASE("one file that cannot be read does not keep the others away")
{
    TempFolder folder;
    folder.write("retort.json", manifest);
    folder.write("reactions/good.json", "{}");
    fs::create_directory(folder / "reactions" / "folder.json");
    fs::resize_file(folder.write("reactions/large.json", ""), (std::uintmax_t{16} << 20) + 1);
    fs::create_symlink("nowhere", folder / "reactions" / "dangling.json");
    const auto workspace = loadWorkspace(folder.path());
    REQUIRE(workspace);
    CHECK(workspace->find("reactions/good.json")->text == "{}");
    CHECK(errorOf(*workspace, "reactions/folder.json").find("is a folder") != std::string::npos);
    CHECK(errorOf(*workspace, "reactions/large.json").find("larger than 16 MiB") != std::string::npos);
    CHECK(errorOf(*workspace, "reactions/dangling.json").find("There is no file") != std::string::npos);
}

TEST_CASE("links are followed inside the workspace and not out of it")
{
    TempFolder outside;
    outside.write("secret.json", "{\"secret\": 1}");
    outside.write("shared/x.json", "{}");
    TempFolder folder;
    folder.write("retort.json", manifest);
    folder.write("drafts/inside.json", "{}");
    fs::create_directory(folder / "reactions");
    fs::create_symlink("../drafts/inside.json", folder / "reactions" / "inside.json");
    fs::create_symlink(outside / "secret.json", folder / "reactions" / "out.json");
    fs::create_symlink("../../" + outside.path().filename().string() + "/secret.json",
                       folder / "reactions" / "relative.json");
    fs::create_directory_symlink(outside / "shared", folder / "events");
    const auto workspace = loadWorkspace(folder.path());
    REQUIRE(workspace);
    CHECK(workspace->find("reactions/inside.json")->text == "{}");
    for (const char* path : {"reactions/out.json", "reactions/relative.json", "events/x.json"})
        CHECK(errorOf(*workspace, path).find("outside of the workspace") != std::string::npos);
}

TEST_CASE("a folder next to the workspace whose name begins like it is outside")
{
    TempFolder parent;
    parent.write("work/retort.json", manifest);
    parent.write("work-other/x.json", "{}");
    fs::create_directory(parent / "work" / "reactions");
    fs::create_symlink("../../work-other/x.json", parent / "work" / "reactions" / "x.json");
    const auto workspace = loadWorkspace(parent / "work");
    REQUIRE(workspace);
    CHECK(errorOf(*workspace, "reactions/x.json").find("outside of the workspace") != std::string::npos);
}

TEST_CASE("a workspace may be opened by a link and with a slash at its end")
{
    TempFolder folder;
    folder.write("real/retort.json", manifest);
    folder.write("real/reactions/a.json", "{}");
    fs::create_directory_symlink("real", folder / "link");
    for (const char* name : {"link", "link/", "real/", "real/.", "real/../real"}) {
        const auto workspace = loadWorkspace(folder / name);
        REQUIRE(workspace);
        CHECK(workspace->folder == fs::canonical(folder / "real"));
        CHECK(workspace->find("reactions/a.json")->text == "{}");
    }
}

TEST_CASE("a folder without permission is told, and the rest is there")
{
    TempFolder folder;
    ::chmod(folder.path().c_str(), 0755);
    folder.write("retort.json", manifest);
    folder.write("events/e.json", "{}");
    fs::create_directory(folder / "reactions");
    ::chmod((folder / "reactions").c_str(), 0);
    const int status = retort::tests::asOrdinaryUser([&] {
        const auto workspace = loadWorkspace(folder.path());
        if (!workspace || !workspace->find("events/e.json") || workspace->find("events/e.json")->error)
            return 1;
        const LoadedFile* reactions = workspace->find("reactions");
        return reactions && reactions->error ? 0 : 2;
    });
    CHECK(status == 0);
}
