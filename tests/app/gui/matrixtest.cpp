// SPDX-License-Identifier: GPL-3.0-or-later
// Every pane in every size, theme, direction of writing and length of words: nothing is cut off and nothing overlaps.
// The scale factor comes from the environment, so the same program runs once for each.
#include "app/gui/design/findcontroller.h"
#include "app/gui/files/outsidechanges.h"
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "tests/support/layoutwalk.h"
#include "tests/support/pseudotranslator.h"
#include "ui/bench/cascade/livecascade.h"
#include "ui/common/noticebar.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/document/selection.h"
#include "ui/find/finder.h"

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

/// Lets layouts come to rest.
void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

} // namespace

class MatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
    }

    void everythingHasItsRoom_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("longWords");
        QTest::addColumn<bool>("rightToLeft");
        for (const bool dark : {false, true})
            for (const bool longWords : {false, true})
                for (const bool rightToLeft : {false, true})
                    QTest::addRow("%s, %s words, %s", dark ? "dark" : "light", longWords ? "long" : "English",
                                  rightToLeft ? "right to left" : "left to right")
                        << dark << longWords << rightToLeft;
    }
    void everythingHasItsRoom()
    {
        QFETCH(bool, dark);
        QFETCH(bool, longWords);
        QFETCH(bool, rightToLeft);
        PseudoTranslator language;
        if (longWords)
            QCoreApplication::installTranslator(&language);
        switchTheme(dark ? darkTokens() : lightTokens());
        QStringList problems;
        {
            // Of the application, as a translation does it: painters go by that, not by a window's.
            QGuiApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
            Desk desk;
            // Colours take no room, so dark is looked at in one size.
            const QList<QSize> sizes =
                dark ? QList<QSize>{{1440, 900}} : QList<QSize>{{1280, 720}, {1440, 900}, {1920, 1080}, {3840, 2160}};
            for (const QSize size : sizes) {
                desk.window->resize(size);
                settle();
                const auto look = [&](const QString& what, QWidget& root) {
                    desk.session->run.evaluateNow();
                    settle();
                    if (desk.window->size() != size)
                        problems += u"%1: the window does not fit into %2x%3: it is %4x%5"_s.arg(what)
                                        .arg(size.width())
                                        .arg(size.height())
                                        .arg(desk.window->width())
                                        .arg(desk.window->height());
                    for (const QString& problem : problemsOfLayout(root, {u"addAction"_s, u"finder"_s}))
                        problems += u"%1x%2, %3: %4"_s.arg(size.width()).arg(size.height()).arg(what, problem);
                };
                tour(desk, look);
            }
        }
        switchTheme(lightTokens());
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        problems.removeDuplicates();
        for (const QString& problem : problems) // one by one, since QtTest cuts long messages
            qWarning().noquote() << problem;
        QCOMPARE(problems.size(), 0);
    }

private:
    /// Each kind of thing that the panes can show.
    template <class Look>
    static void tour(Desk& desk, Look lookAt)
    {
        const auto look = [&](const QString& what, QWidget* root = nullptr) {
            lookAt(what, root ? *root : *desk.window);
        };
        Workspace& workspace = desk.session->workspace;
        Selection& selection = desk.session->selection;
        for (const char* file : {"nps-survey-completed", "influencer-double-tier-points", "store-highest-status",
                                 "gold-big-spender", "spend-100-get-10"}) {
            const Entry* entry = workspace.findPath(u"reactions/%1.json"_s.arg(QString::fromLatin1(file)));
            QVERIFY(entry);
            selection.setReaction(entry->id);
            selection.setAction(ActionId::None);
            look(u"trigger of %1"_s.arg(entry->fileName()));
            for (ActionId action : entry->content->actions) {
                selection.setAction(action);
                look(u"an action of %1"_s.arg(entry->fileName()));
            }
        }
        selection.setTarget(workspace.entries(EntryKind::Target).front());
        look(u"target"_s);
        selection.setTarget(EntryId::None);

        desk.window->items().cascade->trigger();
        QTRY_VERIFY(desk.window->findChild<QWidget*>(u"cascade"_s)->isVisible());
        look(u"cascade"_s);
        // Of another event than the one that is selected.
        auto* cascade = desk.window->findChild<LiveCascade*>();
        cascade->stayOn([&] { selection.setReaction(workspace.entries(EntryKind::Reaction).back()); });
        look(u"cascade of another event"_s);
        QVERIFY(cascade->isElsewhere());

        Finder& finder = desk.window->find().finder();
        auto* field = desk.window->findChild<QLineEdit*>(u"findAnything"_s);
        finder.open();
        look(u"finder"_s);
        QTest::keyClicks(field, u"qqqq"_s);
        look(u"finder without a hit"_s);
        const uses::Subject target{uses::Subject::Kind::Handle, "service-desk", "targets", {}};
        finder.showUses(target);
        look(u"uses"_s);
        finder.dismiss();
        Q_EMIT finder.renameRequested(target);
        desk.window->items().newFromRecipe->trigger();
        desk.window->items().newWorkspace->trigger();
        desk.window->items().guide->trigger();
        desk.window->items().keys->trigger();
        for (QDialog* dialog : desk.window->findChildren<QDialog*>()) {
            look(dialog->windowTitle(), dialog);
            dialog->close();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        bars(desk, look);
    }

    /// What waits for an answer across the top, and the comparison that it offers.
    template <class Look>
    static void bars(Desk& desk, const Look& look)
    {
        static int round = 0;
        const QString path = u"reactions/gold-big-spender.json"_s;
        Workspace& workspace = desk.session->workspace;
        const EntryId id = workspace.findFile(path)->id;
        QVERIFY(workspace.setText(id, {}, "{\"name\": \"Mine\", \"trigger\": \"a.b\", \"actions\": []}", u"x"_s)
                    .has_value());
        QFile file(desk.folder + u'/' + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"name\": \"Theirs\",\n \"trigger\": \"a.b\",\n \"actions\": []}\n" + QByteArray(++round, ' '));
        file.close();
        OutsideChanges& outside = desk.window->files().outside();
        auto* notices = desk.window->findChild<NoticeBar*>();
        QTRY_VERIFY((outside.watch().look(), notices->findChildren<QPushButton*>().size() > 1));
        look(u"a bar that asks"_s);
        outside.compare();
        for (QDialog* dialog : desk.window->findChildren<QDialog*>()) {
            look(dialog->windowTitle(), dialog);
            dialog->close();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        outside.takeTheirs();
        workspace.reload({u"reactions/torn.json"_s, "{\"name\": \"Torn\",", {}});
        const EntryId torn = workspace.findFile(u"reactions/torn.json"_s)->id;
        desk.session->selection.setReaction(torn);
        look(u"a file to mend"_s);
        (void)workspace.setText(torn, {}, "{\"name\": \"Torn\", \"x\"", u"x"_s);
        look(u"a file being mended"_s);
        workspace.history().undo();
        workspace.fileGone(u"reactions/torn.json"_s);
    }
};

QTEST_MAIN(MatrixTest)
#include "matrixtest.moc"
