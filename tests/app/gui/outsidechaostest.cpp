// SPDX-License-Identifier: GPL-3.0-or-later
// Another program and a person at random on the same files: nothing that nobody saw is overwritten.
#include "app/gui/files/outsidechanges.h"
#include "tests/app/gui/filedesk.h"

#include <QSet>
#include <QThread>

#include <random>

using namespace retort;
using namespace retort::tests;
using namespace Qt::StringLiterals;

namespace {

/// Both sides do what they please with two files: the reaction's, and the one that it is renamed to.
struct Chaos {
    QTemporaryDir home;
    Desk desk{sampleIn(home), home.filePath(u"state"_s)};
    Workspace& workspace = desk.session.workspace;
    std::mt19937 random;
    QStringList told; ///< What was done, for who reads a failure.
    const QStringList paths{nps, u"reactions/other.json"_s, u"reactions/other-2.json"_s};
    const QByteArray original = desk.read(nps);
    std::map<QString, QSet<QByteArray>> shown; ///< Texts of a file that were open here, or asked about.
    std::map<QString, QByteArray> found;       ///< The last one that was seen on the disk.
    int number = 0;

    explicit Chaos(unsigned seed) : random(seed)
    {
        desk.files.outside().watch().setRest(0);
        QObject::connect(&desk.files.outside().watch(), &FolderWatch::found, &desk.window,
                         [this](const std::vector<OutsideChange>& changes) {
                             for (const OutsideChange& change : changes)
                                 found[QString::fromStdString(change.file.path)] =
                                     change.gone ? QByteArray("(no file)")
                                                 : QByteArray::fromStdString(change.file.text);
                         });
        note();
    }

    bool asks() const
    {
        for (auto* button : desk.notices.findChildren<QPushButton*>())
            if (button->text() == u"Keep mine"_s && !button->isHidden() && !button->parentWidget()->isHidden())
                return true;
        return false;
    }
    /// What is open was shown.
    void note()
    {
        for (const QString& path : paths) {
            if (const json::Document* saved = workspace.savedDocument(path))
                shown[path] += QByteArray::fromStdString(std::string(saved->text()));
            shown[path] += "(no file)";
        }
    }
    void outside(const QString& path, const QByteArray& text)
    {
        told += u"outside: %1 = %2"_s.arg(path, QString::fromUtf8(text.mid(10, 26)).simplified());
        QThread::msleep(6); // the system's clock for files ticks so
        QFile::remove(desk.at(path));
        if (text != "(no file)")
            desk.write(path, text);
    }
    QByteArray text(const char* whose)
    {
        return QByteArray(original).replace("NPS Survey Completed", whose + QByteArray::number(++number));
    }
    EntryId mine() const
    {
        for (const QString& path : paths)
            if (const Entry* entry = desk.entry(path); entry && entry->isReadable())
                return entry->id;
        return EntryId::None;
    }

    QString save()
    {
        told += u"save"_s;
        std::map<QString, QByteArray> before;
        for (const QString& path : paths)
            before[path] = desk.read(path);
        desk.files.save();
        for (const QString& path : paths)
            if (desk.read(path) != before[path] && !shown[path].contains(before[path]))
                return u"overwritten unseen: %1, which held %2"_s.arg(path, QString::fromUtf8(before[path]));
        if (workspace.unsavedCount() > 0 && desk.notices.text().isEmpty())
            return u"not saved, and no word of it"_s;
        for (const QString& path : paths)
            if (before[path] == desk.read(path))
                found[path] = before[path]; // the save may have looked
        for (const EntryId id : workspace.unsavedEntries())
            if (!asks())
                return u"%1 not saved, and no choice on the screen: %2"_s.arg(workspace.find(id)->path,
                                                                              desk.notices.text());
        return {};
    }

    QString look()
    {
        told += u"look"_s;
        FolderWatch& watch = desk.files.outside().watch();
        const auto rests = [&] { return !watch.isLooking(); };
        for (int i = 0; i < 2; ++i) {
            if (!QTest::qWaitFor(rests))
                return u"a look never ends"_s;
            watch.look();
            if (!QTest::qWaitFor(rests))
                return u"a look never ends"_s;
        }
        QCoreApplication::processEvents();
        note();
        for (const QString& path : paths) {
            const json::Document* saved = workspace.savedDocument(path);
            const QByteArray known = saved ? QByteArray::fromStdString(std::string(saved->text())) : "(no file)";
            if (known != desk.read(path) && !asks())
                return u"not noticed: %1, which is known as %2 and holds %3"_s.arg(
                    path, QString::fromUtf8(known.mid(10, 30)).simplified(),
                    QString::fromUtf8(desk.read(path).mid(10, 30)).simplified());
        }
        return {};
    }

    QString move()
    {
        note();
        const EntryId id = mine();
        switch (random() % 14) {
        case 0:
        case 1:
            outside(paths[static_cast<int>(random() % 2)], text("Theirs "));
            break;
        case 2:
            outside(paths[static_cast<int>(random() % 2)], "(no file)");
            break;
        case 3:
            outside(nps, original);
            break;
        case 4:
        case 5:
            told += u"edit"_s;
            if (id != EntryId::None)
                (void)workspace.apply(id, *json::Document::parse(text("Mine ").toStdString()), u"Edit"_s);
            break;
        case 6: {
            const bool back = random() % 2 == 0;
            told += back ? u"rename back"_s : u"rename"_s;
            if (id != EntryId::None)
                (void)workspace.rename(id, back ? u"NPS Survey Completed"_s : u"Other"_s);
            break;
        }
        case 7:
            told += u"undo"_s;
            workspace.history().undo();
            break;
        case 8:
            told += u"redo"_s;
            workspace.history().redo();
            break;
        case 9:
            told += u"remove"_s;
            if (id != EntryId::None && random() % 3 == 0)
                (void)workspace.remove(id);
            break;
        case 10:
            if (asks()) {
                told += u"keep mine: "_s + desk.notices.text();
                for (const auto& [path, one] : found)
                    shown[path] += one;
                desk.files.outside().keepMine();
            }
            break;
        case 11:
            if (asks()) {
                told += u"take theirs: "_s + desk.notices.text();
                desk.files.outside().takeTheirs();
            }
            break;
        case 12:
            return save();
        default:
            told += u"look begins"_s;
            desk.files.outside().watch().look(); // whatever comes next comes into its way
            break;
        }
        return random() % 3 == 0 ? QString() : look();
    }
};

} // namespace

class OutsideChaosTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whateverHappensNothingUnseenIsOverwritten_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 15; ++seed)
            QTest::addRow("%d", seed) << seed;
    }

    /// Random hands on both sides. After each move: what differs from what is known has its bar; a save that refuses
    /// has its choice on the screen; a file that a save writes over or deletes held what was shown before.
    void whateverHappensNothingUnseenIsOverwritten()
    {
        QFETCH(int, seed);
        Chaos chaos(static_cast<unsigned>(seed));
        for (int i = 0; i < 60; ++i) {
            const QString trouble = chaos.move();
            QVERIFY2(trouble.isEmpty(),
                     qPrintable(trouble + u'\n' + chaos.told.mid(chaos.told.size() - 30).join(u'\n')));
        }
    }
};

QTEST_MAIN(OutsideChaosTest)
#include "outsidechaostest.moc"
