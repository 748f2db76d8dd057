// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers of how it was left, and how it stands in every size.
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/problems/problemspane.h"

#include <cmath>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

/// Scroll bars that come and go: a layout that never ends.
class ShowCounter : public QObject {
public:
    QStringList shown;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Show && qobject_cast<QScrollBar*>(watched)) {
            const QObject* view = watched->parent();
            while (view->parent() && !qobject_cast<const QAbstractScrollArea*>(view))
                view = view->parent();
            const QString name = QString::fromLatin1(view->metaObject()->className()) + u' ' + view->objectName();
            shown += name;
            if (shown.size() > 200) // processEvents() would never return
                qFatal("The layout of %s never ends", qPrintable(name));
        }
        return false;
    }
};

} // namespace

class WindowLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
    }
    void init() { switchTheme(lightTokens()); }

    void theLayoutIsRemembered()
    {
        Desk desk;
        desk.window->resize(1300, 800);
        const auto& panes = desk.window->place().panes();
        auto* splitter = qobject_cast<QSplitter*>(panes.sidebar->parentWidget());
        splitter->setSizes({300, 1000});
        desk.window->items().showInspector->setChecked(false);
        desk.window->close();
        QTRY_VERIFY(!desk.window->isVisible());
        desk.start();
        QTRY_COMPARE(desk.window->size(), QSize(1300, 800));
        QTRY_COMPARE(desk.window->place().panes().sidebar->width(), 300);
        QVERIFY(!desk.window->place().panes().inspector->isVisible());
        QVERIFY(!desk.window->items().showInspector->isChecked());
        desk.window->items().resetLayout->trigger();
        QVERIFY(desk.window->place().panes().inspector->isVisible());
        QVERIFY(desk.window->place().panes().sidebar->width() < 300);
    }

    void theSidesOfATargetAreRemembered()
    {
        Desk desk;
        const auto sides = [&desk] {
            return qobject_cast<QSplitter*>(desk.named(u"Template"_s)->parentWidget()->parentWidget()->parentWidget());
        };
        desk.window->resize(1300, 800); // wider than any pane asks for
        desk.session->selection.setTarget(desk.target());
        QVERIFY(sides());
        QTRY_VERIFY(sides()->sizes().value(0) > 0);
        desk.window->items().resetLayout->trigger();
        const QList<int> usual = sides()->sizes();
        QVERIFY(usual.at(0) > usual.at(1));
        sides()->setSizes({300, usual.at(0) + usual.at(1) - 300});
        const QList<int> chosen = sides()->sizes();
        QCOMPARE(chosen.at(0), 300);
        desk.window->close();
        QTRY_VERIFY(!desk.window->isVisible());
        desk.start();
        desk.window->resize(1300, 800);
        desk.session->selection.setTarget(desk.target());
        QTRY_COMPARE(sides()->sizes(), chosen);
        desk.window->items().resetLayout->trigger();
        QTRY_COMPARE(sides()->sizes(), usual);
    }

    void aLayoutOfAnotherVersionIsNone()
    {
        Desk desk;
        desk.window->close();
        QTRY_VERIFY(!desk.window->isVisible());
        desk.settings.setValue(u"window/layout"_s, QByteArray("something else"));
        desk.start();
        for (const QWidget* pane : {desk.window->place().panes().sidebar, desk.window->place().panes().trace,
                                    desk.window->place().panes().context})
            QVERIFY(pane->isVisible() && pane->width() > 150);
    }

    void eachWorkspaceRemembersItsReaction()
    {
        Desk desk;
        const auto shown = [&desk] { return desk.session->workspace.find(desk.session->selection.reaction())->path; };
        desk.window->files().open(pathOf(desk.folder));
        QCOMPARE(shown(), nps);
        desk.session->selection.setReaction(desk.id(u"reactions/welcome-gift.json"_s));
        desk.start(); // Desk selects the survey again
        desk.session->selection.setReaction(desk.id(u"reactions/welcome-gift.json"_s));
        desk.window->files().open(pathOf(desk.folder));
        QCOMPARE(shown(), u"reactions/welcome-gift.json"_s);
        desk.session->selection.setReaction(desk.id(nps));
        desk.window->openLast();
        QCOMPARE(qStringOf(desk.window->files().folder()), QFileInfo(desk.folder).canonicalFilePath());
        QCOMPARE(shown(), nps);
    }

    void aTargetThatWasLookedAtComesBack()
    {
        Desk desk;
        const auto shown = [&desk] {
            const Entry* target = desk.session->workspace.find(desk.session->selection.target());
            return target ? target->path : QString();
        };
        desk.session->selection.setTarget(desk.target());
        const QString path = shown();
        const QString reaction = desk.session->workspace.find(desk.session->selection.reaction())->path;
        QVERIFY(!path.isEmpty());
        desk.window->files().open(pathOf(desk.folder));
        QCOMPARE(shown(), path);
        QCOMPARE(desk.session->workspace.find(desk.session->selection.reaction())->path, reaction);
        desk.session->selection.setReaction(desk.id(nps));
        desk.window->files().open(pathOf(desk.folder));
        QCOMPARE(shown(), QString());
    }

    void itFitsASmallScreen()
    {
        Desk desk;
        QVERIFY2(desk.window->minimumSizeHint().width() <= 1024,
                 qPrintable(QString::number(desk.window->minimumSizeHint().width())));
        QVERIFY(desk.window->minimumSizeHint().height() <= 640);
    }

    void aSmallScreenShowsSomeOfEachPane()
    {
        Desk desk;
        desk.window->resize(1280, 720);
        desk.window->items().resetLayout->trigger();
        desk.session->run.evaluateNow();
        desk.window->items().problems->trigger();
        desk.window->findChild<ProblemsPane*>()->showAll(true);
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
        const auto rows = [](const QAbstractItemView& list) {
            const QModelIndex first = list.model()->index(0, 0);
            return double(list.viewport()->height()) / list.itemDelegate()->sizeHint({}, first).height();
        };
        const auto* problems = desk.window->findChild<QListView*>(u"problemList"_s);
        QTRY_VERIFY(problems->isVisible());
        problems->selectionModel()->clear();
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
        QVERIFY2(rows(*problems) >= 3, qPrintable(QString::number(rows(*problems))));
        QVERIFY2(rows(desk.chain()) >= 3, qPrintable(QString::number(rows(desk.chain()))));
        for (const QString& name : {u"reactions"_s, u"sampleEvents"_s, u"targets"_s, u"definitions"_s}) {
            const auto* list = desk.window->findChild<QListView*>(name);
            QVERIFY2(rows(*list) >= 2, qPrintable(name));
            QVERIFY2(rows(*list) == std::floor(rows(*list)), qPrintable(name));
        }
        auto* event = qobject_cast<JsonEditor*>(desk.named(u"Event JSON"_s)->parentWidget());
        QVERIFY(event->height() >= 170);
        QCOMPARE(desk.window->size(), QSize(1280, 720));
    }

    void everySizeComesToRest()
    {
        Desk desk;
        desk.session->run.evaluateNow();
        desk.chain().showCard(1);
        ShowCounter counter;
        qApp->installEventFilter(&counter);
        for (int height = 560; height <= 900; height += 10) {
            desk.window->resize(1280, height);
            for (int turn = 0; turn < 6; ++turn)
                QCoreApplication::processEvents();
            counter.shown.clear();
            for (int turn = 0; turn < 6; ++turn)
                QCoreApplication::processEvents();
            QVERIFY2(counter.shown.isEmpty(), qPrintable(u"At %1: %2"_s.arg(height).arg(counter.shown.join(u", "_s))));
        }
    }

    void nothingOfTheLightStaysInTheDark()
    {
        Desk desk;
        desk.session->run.evaluateNow();
        desk.window->items().themeDark->trigger();
        QCoreApplication::processEvents();
        const QImage image = desk.window->grab().toImage();
        int light = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                light += pixel == lightTokens().panel || pixel == lightTokens().bg || pixel == lightTokens().sel;
            }
        QCOMPARE(light, 0);
    }
};

QTEST_MAIN(WindowLayoutTest)
#include "windowlayouttest.moc"
