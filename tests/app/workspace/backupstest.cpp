// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/backups.h"

#include <QDateTime>
#include <QTemporaryDir>

#include <doctest/doctest.h>
#include <fstream>
#include <set>

using namespace retort;
namespace fs = std::filesystem;

namespace {

constexpr const char* path = "reactions/nps.json";

std::int64_t at(int day, int hour, int minute = 0)
{
    return QDateTime(QDate(2026, 3, 1).addDays(day), QTime(hour, minute)).toMSecsSinceEpoch();
}

struct Shelf {
    QTemporaryDir home;
    fs::path state = fs::path(home.path().toStdString()) / "state";
    Backups backups{backupFolder(state, "01JKC8M4T0", "/home/ana/campaigns")};

    std::vector<std::string> texts() const
    {
        std::vector<std::string> texts;
        for (const Version& version : backups.versions(path))
            texts.push_back(Backups::read(version).value_or("(torn)"));
        return texts;
    }
};

} // namespace

TEST_CASE("the last ten texts are kept, and the first one of each day")
{
    Shelf place;
    for (int i = 0; i < 30; ++i)
        REQUIRE(place.backups.keep(path, "text " + std::to_string(i), at(0, 8, i)));
    const auto texts = place.texts();
    REQUIRE(texts.size() == Backups::mostLast + 1);
    CHECK(texts.front() == "text 29");
    CHECK(texts[9] == "text 20");
    CHECK(texts.back() == "text 0"); // as the day began
    REQUIRE(place.backups.keep(path, "tomorrow", at(1, 8)));
    for (int i = 0; i < 12; ++i)
        REQUIRE(place.backups.keep(path, "later " + std::to_string(i), at(1, 9, i)));
    const auto more = place.texts();
    CHECK(more.size() == Backups::mostLast + 2);
    CHECK(more[more.size() - 2] == "tomorrow");
    CHECK(more.back() == "text 0");
    REQUIRE(place.backups.keep(path, "much later", at(Backups::mostDays + 5, 9)));
    CHECK(place.texts().size() == Backups::mostLast); // and the days are forgotten one after the other
}

TEST_CASE("a text is kept once while it is the last one, and its place is its own")
{
    Shelf place;
    REQUIRE(place.backups.keep(path, "a", at(0, 8)));
    REQUIRE(place.backups.keep(path, "a", at(0, 9)));
    REQUIRE(place.backups.keep("reactions/nps-json", "b", at(0, 9)));
    CHECK(place.texts() == std::vector<std::string>{"a"});
    CHECK(place.backups.versions(path).front().size == 1);
    REQUIRE(place.backups.keep(path, "c", at(0, 7))); // a clock that was set back
    CHECK(place.texts() == std::vector<std::string>{"c", "a"});
}

TEST_CASE("a file takes what is kept of it to its new name")
{
    Shelf place;
    REQUIRE(place.backups.keep(path, "a", at(0, 8)));
    place.backups.move(path, "reactions/other.json");
    CHECK(place.texts().empty());
    CHECK(place.backups.versions("reactions/other.json").size() == 1);
    REQUIRE(place.backups.keep(path, "b", at(0, 9)));
    place.backups.move(path, "reactions/other.json"); // there is something already: both stay
    CHECK(place.texts().size() == 1);
    CHECK(place.backups.versions("reactions/other.json").size() == 1);
}

TEST_CASE("only the owner may read them, and what is torn or strange is told")
{
    Shelf place;
    REQUIRE(place.backups.keep(path, "secret", at(0, 8)));
    const Version version = place.backups.versions(path).front();
    using perms = fs::perms;
    CHECK((fs::status(version.file).permissions() & perms::mask) == (perms::owner_read | perms::owner_write));
    for (fs::path folder = version.file.parent_path(); folder != place.state.parent_path();
         folder = folder.parent_path())
        CHECK((fs::status(folder).permissions() & perms::mask) == perms::owner_all);
    std::ofstream(version.file) << "sec";
    CHECK_FALSE(Backups::read(version));
    const fs::path left = fs::path(version.file) += ".new"; // of a process that was killed
    std::ofstream(left) << "half";
    std::ofstream(version.file.parent_path() / "notes.txt") << "mine";
    CHECK(place.backups.versions(path).size() == 1);
    REQUIRE(place.backups.keep(path, "next", at(0, 9)));
    CHECK_FALSE(fs::exists(left));
    CHECK(fs::exists(version.file.parent_path() / "notes.txt"));
}

TEST_CASE("large files do not fill the disk")
{
    Shelf place;
    for (int i = 0; i < 6; ++i)
        REQUIRE(place.backups.keep(path, std::string(std::size_t{5} << 20, static_cast<char>('a' + i)), at(0, 8, i)));
    CHECK(place.texts().size() == 3);
    REQUIRE(place.backups.keep(path, std::string(std::size_t{20} << 20, 'x'), at(0, 9)));
    CHECK(place.texts().size() == 1);
}

TEST_CASE("where nothing can be kept that is told")
{
    QTemporaryDir home;
    const fs::path state = fs::path(home.path().toStdString()) / "state";
    std::ofstream(state) << "a file in the way";
    Backups backups(backupFolder(state, "id", "/x"));
    const auto kept = backups.keep(path, "a", at(0, 8));
    REQUIRE_FALSE(kept);
    CHECK(kept.error().kind == Error::Kind::Io);
    CHECK(Backups().keep(path, "a", at(0, 8)));
    CHECK(Backups().versions(path).empty());
}
