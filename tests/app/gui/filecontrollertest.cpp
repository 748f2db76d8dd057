// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/filecontroller.h"

#include "app/gui/files/outsidechanges.h"
#include "app/gui/session/session.h"
#include "app/workspace/bundled.h"
#include "app/workspace/paths.h"
#include "engine/reaction/edit.h"
#include "tests/support/fakeprompts.h"
#include "ui/common/noticebar.h"

#include <QtTest>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

const QString nps = u"reactions/nps-survey-completed.json"_s;

/// A copy of the sample workspace. It is made once by the program's own way, which waits for the disk, and then copied.
QString sampleIn(const QTemporaryDir& home)
{
    static const QTemporaryDir original;
    static const auto sample = sampleWorkspace(pathOf(original.path()));
    const QString copy = home.filePath(u"Retort sample"_s);
    std::filesystem::copy(*sample, pathOf(copy), std::filesystem::copy_options::recursive);
    return copy;
}

/// The sample workspace in a folder of its own, and the controller on it.
struct Desk {
    Desk() { files.open(pathOf(folder)); }

    QString at(const QString& path) const { return folder + u'/' + path; }
    QByteArray read(const QString& path) const
    {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    void write(const QString& path, const QByteArray& text) const
    {
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    EntryId id(const QString& path) const { return session.workspace.findPath(path)->id; }
    /// In its file: the way of the JSON editor, which moves no file.
    void rename(const QString& path, const QString& title)
    {
        const auto& document = session.workspace.findPath(path)->content->document;
        QVERIFY(session.workspace.apply(id(path), edit::setName(document, title.toStdString()), u"Rename"_s));
    }

    QTemporaryDir home;
    QString folder = sampleIn(home);
    Session session;
    FakePrompts prompts;
    QWidget window;
    NoticeBar notices{&window};
    FileController files{session.workspace, prompts, notices, nullptr, pathOf(home.filePath(u"state"_s))};
};

} // namespace

class FileControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensAFolder()
    {
        Desk desk;
        QCOMPARE(desk.notices.text(), QString());
        QVERIFY(desk.session.workspace.findPath(nps));
        QCOMPARE(desk.session.workspace.unsavedCount(), 0);
        QVERIFY(desk.session.selection.reaction() != EntryId::None);
    }

    void savesWhatChangedAndNothingElse()
    {
        Desk desk;
        const QByteArray before = desk.read(nps);
        QFile::setPermissions(desk.at(u"retort.json"_s), QFile::ReadOwner);
        QSignalSpy saved(&desk.files, &FileController::saved);
        desk.rename(nps, u"NPS promoters"_s);
        QCOMPARE(desk.read(nps), before); // explicit
        desk.files.save();
        QCOMPARE(desk.read(nps), QByteArray(before).replace("NPS Survey Completed", "NPS promoters"));
        QCOMPARE(desk.session.workspace.unsavedCount(), 0);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.at(0).at(0).toInt(), 1);
        desk.rename(nps, u"NPS Survey Completed"_s); // twice: the second save knows what the first one wrote
        desk.files.save();
        QCOMPARE(desk.read(nps), before);
        QCOMPARE(desk.notices.text(), QString());
        QCOMPARE(desk.prompts.asked, QStringList());
    }

    void createsAndDeletesFiles()
    {
        Desk desk;
        desk.session.workspace.addReaction(u"Brand new"_s, "profile.created");
        QVERIFY(desk.session.workspace.remove(desk.id(nps)).has_value());
        QCOMPARE(desk.session.workspace.unsavedCount(), 2);
        desk.files.save();
        QVERIFY(desk.read(u"reactions/brand-new.json"_s).contains("\"Brand new\""));
        QVERIFY(!QFile::exists(desk.at(nps)));
        QCOMPARE(desk.session.workspace.unsavedCount(), 0);
        desk.session.workspace.history().undo(); // brings the deleted one back, to be saved again
        QCOMPARE(desk.session.workspace.unsavedCount(), 1);
        desk.files.save();
        QVERIFY(QFile::exists(desk.at(nps)));
        QCOMPARE(desk.notices.text(), QString());
    }

    void aRenamedFileMoves()
    {
        Desk desk;
        const QByteArray before = desk.read(nps);
        const QString moved = u"reactions/promoters.json"_s;
        QVERIFY(desk.session.workspace.rename(desk.id(nps), u"Promoters"_s));
        desk.files.save();
        QCOMPARE(desk.read(moved), QByteArray(before).replace("NPS Survey Completed", "Promoters"));
        QVERIFY(!QFile::exists(desk.at(nps)));
        QCOMPARE(desk.session.workspace.unsavedCount(), 0);
        desk.session.workspace.history().undo();
        desk.files.save();
        QCOMPARE(desk.read(nps), before);
        QVERIFY(!QFile::exists(desk.at(moved)));
        QCOMPARE(desk.notices.text(), QString());
        QCOMPARE(desk.prompts.asked, QStringList());
    }

    void aFileThatCannotMoveIsNotLost()
    {
        Desk desk;
        const QByteArray before = desk.read(nps);
        QVERIFY(desk.session.workspace.rename(desk.id(nps), u"Promoters"_s));
        desk.write(u"reactions/promoters.json"_s, "{}"); // of somebody else, and not read yet
        desk.files.save();
        QVERIFY2(desk.notices.text().contains(u"Not saved"_s), qPrintable(desk.notices.text()));
        QCOMPARE(desk.read(u"reactions/promoters.json"_s), QByteArray("{}"));
        QCOMPARE(desk.read(nps), before); // the old one stays while the new one is not written
        QCOMPARE(desk.session.workspace.unsavedCount(), 1);
        // Taking theirs makes it a reaction of its own; ours finds another name.
        desk.files.outside().takeTheirs();
        desk.files.save();
        QCOMPARE(desk.read(u"reactions/promoters.json"_s), QByteArray("{}"));
        QVERIFY(desk.read(u"reactions/promoters-2.json"_s).contains("\"Promoters\""));
        QVERIFY(!QFile::exists(desk.at(nps)));
    }

    void overwritesNobody_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("unsaved");
        QTest::newRow("no answer") << QString() << QByteArray("Theirs") << u"Mine"_s << 1;
        QTest::newRow("keep mine") << u"Keep mine"_s << QByteArray("Mine") << u"Mine"_s << 0;
        QTest::newRow("take theirs") << u"Take theirs"_s << QByteArray("Theirs") << u"Theirs"_s << 0;
    }
    void overwritesNobody()
    {
        QFETCH(QString, answer);
        QFETCH(QByteArray, file);
        QFETCH(QString, title);
        QFETCH(int, unsaved);
        Desk desk;
        desk.write(nps, desk.read(nps).replace("NPS Survey Completed", "Theirs"));
        desk.rename(nps, u"Mine"_s);
        desk.files.save();
        QCOMPARE(desk.prompts.asked, QStringList()); // nothing stands in the way of the work
        QVERIFY2(desk.notices.text().contains(u"Not saved"_s), qPrintable(desk.notices.text()));
        QCOMPARE(desk.notices.text().count(nps), 1);
        if (answer.startsWith(u"Keep"_s))
            desk.files.outside().keepMine();
        else if (!answer.isEmpty())
            desk.files.outside().takeTheirs();
        desk.files.save();
        QVERIFY(desk.read(nps).contains("\"" + file + "\""));
        QCOMPARE(desk.session.workspace.findPath(nps)->title(), title);
        QCOMPARE(desk.session.workspace.unsavedCount(), unsaved);
        desk.session.workspace.history().undo(); // whatever was chosen can be gone back on
        if (answer.startsWith(u"Take"_s))
            QCOMPARE(desk.session.workspace.findPath(nps)->title(), u"Mine"_s);
    }

    void deletesNoFileThatChanged()
    {
        Desk desk;
        const QByteArray theirs = desk.read(nps).replace("9", "8");
        desk.write(nps, theirs);
        QVERIFY(desk.session.workspace.remove(desk.id(nps)).has_value());
        desk.files.save();
        QVERIFY2(desk.notices.text().contains(u"Not saved"_s), qPrintable(desk.notices.text()));
        QCOMPARE(desk.read(nps), theirs);
    }

    void earlierTextsAreKept()
    {
        Desk desk;
        const std::string original = desk.read(nps).toStdString();
        desk.rename(nps, u"First"_s);
        desk.files.save();
        desk.rename(nps, u"Second"_s);
        desk.files.save();
        const auto texts = [&desk](const char* path) {
            QStringList names;
            for (const Version& version : desk.files.backups().versions(path)) {
                const auto text = Backups::read(version);
                const auto document = text ? json::Document::parse(*text) : fail({});
                names += document ? QString::fromStdString(readReaction(*document)->name) : u"(torn)"_s;
            }
            return names;
        };
        QCOMPARE(texts("reactions/nps-survey-completed.json"),
                 (QStringList{u"Second"_s, u"First"_s, u"NPS Survey Completed"_s}));
        // What somebody else wrote is kept before it is written over.
        desk.rename(nps, u"Third"_s);
        desk.write(nps, QByteArray::fromStdString(original).replace("NPS Survey Completed", "Theirs"));
        desk.files.save();
        desk.files.outside().keepMine();
        desk.files.save();
        QCOMPARE(texts("reactions/nps-survey-completed.json").mid(0, 2), (QStringList{u"Third"_s, u"Theirs"_s}));
        // All of it goes along with a new name, and nothing of it lies in the workspace.
        desk.rename(nps, u"NPS Survey Completed"_s); // which the file is called after
        QVERIFY(desk.session.workspace.rename(desk.id(nps), u"Promoters"_s));
        desk.files.save();
        QCOMPARE(texts("reactions/nps-survey-completed.json"), QStringList());
        QCOMPARE(texts("reactions/promoters.json").size(), 6);
        QCOMPARE(QDir(desk.at(u"reactions"_s)).entryList({u"nps-survey*"_s, u"promoters*"_s, u"*.new"_s}).size(), 1);
    }

    void aSaveThatKeepsNoEarlierTextSaysSo()
    {
        Desk desk;
        const QString place = desk.home.filePath(u"state/backups"_s);
        QVERIFY(QDir().mkpath(desk.home.filePath(u"state"_s)));
        QFile inTheWay(place);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        desk.rename(nps, u"Mine"_s);
        desk.files.save();
        QVERIFY(desk.read(nps).contains("Mine"));
        QVERIFY2(desk.notices.text().contains(u"earlier versions could not be kept"_s),
                 qPrintable(desk.notices.text()));
        QVERIFY(QFile::remove(place));
        desk.rename(nps, u"Mine too"_s);
        desk.files.save();
        QCOMPARE(desk.notices.text(), QString());
    }

    void aMessageNamesItsFileOnce()
    {
        Desk desk;
        desk.rename(nps, u"Mine"_s);
        QVERIFY(QFile::setPermissions(desk.at(nps), QFile::ReadOwner));
        desk.files.save();
        QVERIFY2(desk.notices.text().contains(u"read-only"_s), qPrintable(desk.notices.text()));
        QVERIFY2(desk.notices.text().startsWith(nps),
                 qPrintable(desk.notices.text())); // not by the folder's whole path
        QCOMPARE(desk.notices.text().count(u"nps-survey-completed"_s), 1);

        Desk typing;
        QVERIFY(!typing.session.workspace.setText(typing.id(nps), {}, "{", u"Edit"_s).has_value());
        typing.files.save();
        QCOMPARE(typing.notices.text().count(u"nps-survey-completed"_s), 1);
        QCOMPARE(typing.notices.text().count(u"not saved"_s, Qt::CaseInsensitive), 1);
        QVERIFY2(typing.notices.text().startsWith(nps), qPrintable(typing.notices.text())); // then the place in it
        typing.session.workspace.history().undo();
        QCOMPARE(typing.notices.text(), QString()); // its cause is gone
        QVERIFY(!typing.session.workspace.setText(typing.id(nps), {}, "{", u"Edit"_s).has_value());
        typing.files.save();
        QVERIFY(!typing.notices.text().isEmpty());
        QVERIFY(typing.session.workspace.setText(typing.id(nps), {}, "{}", u"Edit"_s).has_value());
        QCOMPARE(typing.notices.text(), QString()); // it is finished, and can be saved

        Desk linked;
        QVERIFY(QFile::link(u"/etc/hostname"_s, linked.at(u"reactions/linked.json"_s)));
        linked.files.open(pathOf(linked.folder));
        QVERIFY2(linked.notices.text().contains(u"outside of the workspace"_s), qPrintable(linked.notices.text()));
        QCOMPARE(linked.notices.text().count(u"linked.json"_s), 1);
    }

    void draftsAreNotLeftOut()
    {
        Desk desk;
        const QByteArray before = desk.read(nps);
        QVERIFY(!desk.session.workspace.setText(desk.id(nps), {}, "{\"name\": ", u"Edit"_s).has_value());
        desk.rename(u"reactions/gold-big-spender.json"_s, u"Gold"_s);
        desk.files.save();
        QCOMPARE(desk.read(nps), before);
        QVERIFY(desk.notices.text().contains(nps));
        QVERIFY(desk.read(u"reactions/gold-big-spender.json"_s).contains("\"Gold\"")); // the others are saved
        QCOMPARE(desk.session.workspace.unsavedCount(), 1);
        desk.session.workspace.history().undo();
        desk.session.workspace.history().undo();
        desk.files.save();
        QCOMPARE(desk.notices.text(), QString()); // its cause is gone
    }

    void leavingAsks_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("leaves");
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("cancel") << QString() << false << QByteArray("NPS Survey Completed");
        QTest::newRow("save") << u"Save"_s << true << QByteArray("Mine");
        QTest::newRow("discard") << u"Discard"_s << true << QByteArray("NPS Survey Completed");
    }
    void leavingAsks()
    {
        QFETCH(QString, answer);
        QFETCH(bool, leaves);
        QFETCH(QByteArray, file);
        Desk desk;
        bool left = false;
        desk.files.leaveThen([&left] { left = true; });
        QVERIFY(left); // nothing to lose, nothing to ask
        QCOMPARE(desk.prompts.asked, QStringList());
        left = false;
        desk.rename(nps, u"Mine"_s);
        desk.prompts.willAnswer(answer);
        desk.files.leaveThen([&left] { left = true; });
        QCOMPARE(left, leaves);
        QCOMPARE(desk.prompts.details, QStringList{u"Mine"_s});
        QVERIFY(desk.read(nps).contains("\"" + file + "\""));
    }

    void leavingStaysWhereSavingFails()
    {
        Desk desk;
        QVERIFY(!desk.session.workspace.setText(desk.id(nps), {}, "{", u"Edit"_s).has_value());
        desk.prompts.willAnswer(u"Save"_s);
        bool left = false;
        desk.files.leaveThen([&left] { left = true; });
        QVERIFY(!left);
        QVERIFY(!desk.notices.text().isEmpty());
    }

    void unreadableFilesAreListedAndLeftAlone()
    {
        Desk desk;
        const QByteArray broken = "{\"name\": \"<b>x</b>\",\n  oops";
        desk.write(u"reactions/broken.json"_s, broken);
        desk.files.open(pathOf(desk.folder));
        const Entry* entry = desk.session.workspace.findPath(u"reactions/broken.json"_s);
        QVERIFY(entry);
        QVERIFY(entry->unreadable.has_value());
        QVERIFY2(desk.notices.text().contains(u"reactions/broken.json"_s), qPrintable(desk.notices.text()));
        QVERIFY2(desk.notices.text().contains(u"Line 2, column 3"_s), qPrintable(desk.notices.text()));
        desk.rename(nps, u"Mine"_s);
        desk.files.save();
        QCOMPARE(desk.read(u"reactions/broken.json"_s), broken);
        QCOMPARE(desk.session.workspace.unsavedCount(), 0);
    }

    void aFolderThatIsNoWorkspaceLeavesAllAsItIs()
    {
        Desk desk;
        QTemporaryDir other;
        desk.files.open(pathOf(other.path()));
        QVERIFY(desk.notices.text().contains(u"retort.json"_s));
        QVERIFY(desk.session.workspace.findPath(nps));
        desk.rename(nps, u"Still here"_s);
        desk.files.save();
        QVERIFY(desk.read(nps).contains("Still here"));
        QVERIFY(!QFile::exists(other.path() + u"/.retort.lock"_s));
    }

    void twoWindowsDoNotShareAWorkspace()
    {
        Desk desk;
        FakePrompts prompts;
        Session session;
        FileController second(session.workspace, prompts, desk.notices, nullptr,
                              pathOf(desk.home.filePath(u"state"_s)));
        second.open(pathOf(desk.folder));
        QCOMPARE(prompts.asked.size(), 1);
        QVERIFY(session.workspace.entries(EntryKind::Reaction).empty());
        prompts.willAnswer(u"Take it over"_s);
        second.open(pathOf(desk.folder));
        QVERIFY(!session.workspace.entries(EntryKind::Reaction).empty());
    }

    void aFolderIsChosen()
    {
        const QTemporaryDir home;
        const QString other = sampleIn(home);
        Desk desk;
        QSignalSpy opened(&desk.files, &FileController::opened);
        desk.files.chooseFolder(); // closed without a choice
        QCOMPARE(opened.size(), 0);
        desk.prompts.willChoose(other);
        desk.files.chooseFolder();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(qStringOf(desk.files.folder()), QFileInfo(other).canonicalFilePath());
    }
};

QTEST_MAIN(FileControllerTest)
#include "filecontrollertest.moc"
