// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/savefile.h"

#include "app/workspace/readfile.h"
#include "app/workspace/system.h"
#include "engine/base/english.h"
#include "tests/support/child.h"
#include "tests/support/tempfolder.h"

#include <csignal>
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace retort;
using retort::tests::asOrdinaryUser;
using retort::tests::contentOf;
using retort::tests::inChild;
using retort::tests::nobody;
using retort::tests::TempFolder;

namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

unsigned modeOf(const fs::path& file)
{
    struct stat found = {};
    REQUIRE(::stat(file.c_str(), &found) == 0);
    return found.st_mode & 07777;
}

const std::string before = "{\"score\": 9.0}\n";
const std::string after = "{\"score\": 10}\n";

/// The refusal of a save, and the proof that nothing was changed by it.
Error refused(const TempFolder& folder, const fs::path& file, std::string_view expected)
{
    const Names names = folder.names();
    const auto saved = saveFile(file, after, expected);
    REQUIRE_FALSE(saved);
    CHECK(folder.names() == names);
    return saved.error();
}

} // namespace

TEST_CASE("a new file is written, and its hash is given")
{
    TempFolder folder;
    const auto saved = saveFile(folder / "a.json", before, "");
    REQUIRE(saved);
    CHECK(*saved == sha256Of(before));
    CHECK(contentOf(folder / "a.json") == before);
    CHECK(folder.names() == Names{"a.json"});
    CHECK_FALSE(isMarkedUnfinished(folder / "a.json"));
}

TEST_CASE("SHA-256 is the one that everybody knows")
{
    CHECK(sha256Of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("an empty text and one of some megabytes are saved whole")
{
    TempFolder folder;
    for (const std::string& text : {std::string(), std::string(5'000'000, 'x')}) {
        const fs::path file = folder.write("a.json", before);
        REQUIRE(saveFile(file, text, sha256Of(before)));
        CHECK(contentOf(file) == text);
    }
}

TEST_CASE("each save gives the hash that the next one expects")
{
    TempFolder folder;
    std::string hash;
    for (const std::string& text : {before, after, before}) {
        const auto saved = saveFile(folder / "a.json", text, hash);
        REQUIRE(saved);
        hash = *saved;
    }
    CHECK(contentOf(folder / "a.json") == before);
}

TEST_CASE("what somebody else wrote meanwhile is never overwritten")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "theirs");

    const Error changed = refused(folder, file, sha256Of(before));
    CHECK(changed.kind == Error::Kind::Conflict);
    CHECK(english(changed.message).find("changed by another program") != std::string::npos);

    const Error exists = refused(folder, file, "");
    CHECK(exists.kind == Error::Kind::Conflict);
    CHECK(english(exists.message).find("already") != std::string::npos);
    CHECK(contentOf(file) == "theirs");

    fs::remove(file);
    const Error gone = refused(folder, file, sha256Of(before));
    CHECK(gone.kind == Error::Kind::Conflict);
    CHECK(english(gone.message).find("deleted or moved") != std::string::npos);
    CHECK_FALSE(fs::exists(file));
}

TEST_CASE("a file that holds the new text already is no conflict")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", after);
    CHECK(saveFile(file, after, sha256Of(before)));
    CHECK(contentOf(file) == after);
}

TEST_CASE("a symbolic link stays one, through several links and from another folder")
{
    TempFolder folder;
    const fs::path file = folder.write("real/a.json", before);
    fs::create_symlink("real/a.json", folder / "one.json");
    fs::create_symlink(folder / "one.json", folder / "two.json");

    REQUIRE(saveFile(folder / "two.json", after, sha256Of(before)));
    CHECK(fs::is_symlink(folder / "two.json"));
    CHECK(fs::is_symlink(folder / "one.json"));
    CHECK(fs::read_symlink(folder / "one.json") == "real/a.json");
    CHECK_FALSE(fs::is_symlink(file));
    CHECK(contentOf(file) == after);
}

TEST_CASE("a link that leads nowhere, or in a circle, is told")
{
    TempFolder folder;
    fs::create_symlink("nowhere.json", folder / "dangling.json");
    fs::create_symlink("circle.json", folder / "circle.json");
    CHECK(refused(folder, folder / "dangling.json", "").kind == Error::Kind::Io);
    CHECK(refused(folder, folder / "circle.json", "").kind == Error::Kind::Io);
}

TEST_CASE("the mode stays, and a new file has the usual one")
{
    TempFolder folder;
    for (const unsigned mode : {0600U, 0640U, 0664U, 0755U}) {
        const fs::path file = folder.write("a.json", before);
        ::chmod(file.c_str(), mode);
        REQUIRE(saveFile(file, after, sha256Of(before)));
        CHECK(modeOf(file) == mode);
    }
    const mode_t mask = ::umask(022);
    REQUIRE(saveFile(folder / "new.json", before, ""));
    ::umask(mask);
    CHECK(modeOf(folder / "new.json") == 0644U);
}

TEST_CASE("a file stays its owner's when root saves it")
{
    if (::geteuid() != 0)
        return; // nobody else can give files away
    TempFolder folder;
    const fs::path file = folder.write("a.json", before);
    ::chmod(file.c_str(), 0640);
    REQUIRE(::chown(file.c_str(), nobody, nobody) == 0);
    REQUIRE(saveFile(file, after, sha256Of(before)));
    struct stat found = {};
    REQUIRE(::stat(file.c_str(), &found) == 0);
    CHECK(found.st_uid == nobody);
    CHECK(found.st_gid == nobody);
    CHECK(modeOf(file) == 0640U);
}

TEST_CASE("a read-only file is refused, for root too")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", before);
    ::chmod(file.c_str(), 0444);
    const Error error = refused(folder, file, sha256Of(before));
    CHECK(error.kind == Error::Kind::Io);
    CHECK(english(error.message).find("read-only") != std::string::npos);
    CHECK(contentOf(file) == before);
    CHECK(modeOf(file) == 0444U);
}

TEST_CASE("in a read-only folder nothing is written in place")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", before);
    ::chmod(file.c_str(), 0666);
    ::chmod(folder.path().c_str(), 0555);
    const int status = asOrdinaryUser([&] {
        const auto saved = saveFile(file, after, sha256Of(before));
        const bool told = !saved && english(saved.error().message).find("no file can be made") != std::string::npos;
        return told ? 0 : 1;
    });
    ::chmod(folder.path().c_str(), 0755);
    CHECK(status == 0);
    CHECK(contentOf(file) == before);
    CHECK(folder.names() == Names{"a.json"});
}

TEST_CASE("a name that leaves no room for the temporary one is an error")
{
    TempFolder folder;
    const std::string name = std::string(250, 'n') + ".json"; // 255 bytes, the most that Linux takes
    const fs::path file = folder.write(name, before);
    const Error error = refused(folder, file, sha256Of(before));
    CHECK(error.kind == Error::Kind::Io);
    CHECK(english(error.message).find("shorten the name") != std::string::npos);
    CHECK(contentOf(file) == before);
}

TEST_CASE("folders and pipes are not files to save to")
{
    TempFolder folder;
    fs::create_directory(folder / "folder.json");
    REQUIRE(::mkfifo((folder / "pipe.json").c_str(), 0600) == 0);
    CHECK(refused(folder, folder / "folder.json", "").kind == Error::Kind::Io);
    CHECK(refused(folder, folder / "pipe.json", "").kind == Error::Kind::Io); // and does not wait for a reader
    CHECK(refused(folder, folder / "missing" / "a.json", "").kind == Error::Kind::Io);
}

TEST_CASE("with no room for it a save changes nothing and says so")
{
    TempFolder folder;
    const std::string old(30'000, 'o');
    const std::string next(70'000, 'n');
    constexpr int untold = 3;
    int failed = 0;
    for (rlim_t room = 0; room <= 72'000; room += 4'096) {
        const fs::path file = folder.write("a.json", old);
        const int status = inChild([&] {
            const rlimit limit{room, room};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const auto saved = saveFile(file, next, sha256Of(old));
            if (saved)
                return 0;
            return english(saved.error().message).find("not saved") != std::string::npos ? 1 : untold;
        });
        INFO("room for " << room << " bytes");
        REQUIRE((status == 0 || status == 1));
        CHECK(status == (room >= next.size() ? 0 : 1));
        CHECK((contentOf(file) == (status == 0 ? next : old)));
        CHECK(folder.names() == Names{"a.json"});
        failed += status;
    }
    CHECK(failed == 18);
}

TEST_CASE("a file is deleted only while it holds what was loaded")
{
    TempFolder folder;
    const fs::path file = folder.write("a.json", "{}");
    const std::string loaded = sha256Of("{}");
    folder.write("a.json", "{\"theirs\": 1}");
    const auto refused = deleteFile(file, loaded);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Error::Kind::Conflict);
    CHECK(contentOf(file) == "{\"theirs\": 1}");
    folder.write("a.json", "{}");
    CHECK(deleteFile(file, loaded));
    CHECK_FALSE(fs::exists(file));
    CHECK(deleteFile(file, loaded)); // somebody was faster
}
