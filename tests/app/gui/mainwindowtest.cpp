// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/mainwindow.h"

#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/systemtheme.h"
#include "app/gui/frame/themecontroller.h"
#include "app/gui/session/session.h"
#include "app/workspace/bundled.h"
#include "app/workspace/paths.h"
#include "engine/base/zonesource.h"
#include "engine/reaction/edit.h"
#include "tests/app/gui/desk.h"
#include "tests/support/widgetwalk.h"
#include "ui/common/chip.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/noticebar.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/compare/versionsdialog.h"
#include "ui/design/chain/chainview.h"

#include <QListWidget>
#include <QtTest>
#include <QtWidgets>

#include <filesystem>

using namespace retort;
using namespace Qt::StringLiterals;

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
    }
    void init() { switchTheme(lightTokens()); }

    void itsPartsAreFoundByName_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
             {"Workspace",          "Reactions", "Sample events", "Name",    "Active",    "Chain",
              "Add action",         "Inspector", "Arguments",     "Trigger", "Condition", "Condition JSON",
              "Condition in words", "Event",     "Event JSON",    "Run",     "Step",      "Back",
              "Continue",           "Reset",     "Trace",         "Context", "Undo",      "Redo",
              "Find anything",      "Save",      "Effects"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void itsPartsAreFoundByName()
    {
        QFETCH(QString, name);
        const Desk desk;
        QVERIFY(desk.named(name));
    }

    void everyWidgetIsPlainAndNamed()
    {
        const Desk desk;
        QCOMPARE(problemsOfWidgets(*desk.window).join(u'\n'), QString());
    }

    void hostileTextStaysText()
    {
        Desk desk;
        const QString hostile = u"<img src=x><b>x</b>"_s;
        QVERIFY(desk.session->workspace.rename(desk.id(nps), hostile).has_value());
        QVERIFY(desk.session->workspace
                    .setText(desk.session->selection.event(), {},
                             "{\"event\": \"<b>x</b>\", \"data\": {\"<b>\": \"<img src=x>\"}}", u"Edit"_s)
                    .has_value());
        desk.session->run.evaluateNow();
        QCOMPARE(problemsOfWidgets(*desk.window).join(u'\n'), QString());
        QVERIFY(!desk.button(u"Undo"_s)->toolTip().contains(u"<img"_s));
        for (const QWidget* widget : desk.window->findChildren<QWidget*>())
            QVERIFY2(!widget->toolTip().contains(u"<img"_s), qPrintable(widget->toolTip()));
    }

    void unsavedIsShownWherePeopleLook()
    {
        Desk desk;
        QVERIFY(!desk.button(u"Save"_s)->isEnabled());
        QVERIFY(!desk.window->isWindowModified());
        QVERIFY(desk.session->workspace.rename(desk.id(nps), u"Promoters"_s).has_value());
        const auto chips = desk.window->findChildren<Chip*>();
        QVERIFY(std::any_of(chips.begin(), chips.end(),
                            [](const Chip* chip) { return chip->text() == u"1 unsaved"_s && chip->isVisible(); }));
        QVERIFY(desk.window->isWindowModified());
        const QString path = desk.session->workspace.find(desk.session->selection.reaction())->path;
        desk.button(u"Save"_s)->click();
        QVERIFY(!desk.window->isWindowModified());
        QVERIFY(!desk.button(u"Save"_s)->isEnabled());
        QFile file(desk.folder + u'/' + path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("\"Promoters\""));
    }

    void anEarlierVersionComesBackInOneStep()
    {
        Desk desk;
        Workspace& workspace = desk.session->workspace;
        const EntryId id = desk.session->selection.reaction();
        const QString before = workspace.find(id)->title();
        const std::string original(workspace.find(id)->content->document.text());
        desk.window->items().versions->trigger();
        QVERIFY(!desk.window->findChild<VersionsDialog*>());
        QVERIFY(desk.window->findChild<NoticeBar*>()->text().contains(u"no earlier version"_s));
        const auto next = edit::setName(workspace.find(id)->content->document, "Renamed");
        QVERIFY(workspace.apply(id, next, u"Rename"_s).has_value());
        desk.button(u"Save"_s)->click();
        const ActionId action = workspace.find(id)->content->actions.front();
        QVERIFY(!workspace.setText(id, {action, "/arguments/0/value"}, "{\"and\": [", u"Type"_s).has_value());
        const int steps = workspace.history().count();

        desk.window->items().versions->trigger();
        auto* dialog = desk.window->findChild<VersionsDialog*>();
        QVERIFY(dialog);
        QVERIFY(desk.window->findChild<NoticeBar*>()->text().isEmpty());
        auto* list = dialog->findChild<QListWidget*>();
        QCOMPARE(list->count(), 2);
        QVERIFY2(list->item(1)->text().contains(u"2 lines differ"_s) || list->item(1)->text().contains(before),
                 qPrintable(list->item(1)->text()));
        QTest::keyClick(list, Qt::Key_End);
        QTest::keyClick(list, Qt::Key_Return); // the default button
        QCOMPARE(std::string(workspace.find(id)->content->document.text()), original);
        QVERIFY(workspace.find(id)->content->drafts.empty());
        QCOMPARE(workspace.history().count(), steps + 1);
        QVERIFY(workspace.history().undoText().startsWith(u"Restore version of Today"_s));
        workspace.history().undo();
        QCOMPARE(workspace.find(id)->title(), u"Renamed"_s);
        QCOMPARE(workspace.find(id)->content->drafts.size(), std::size_t{1});
    }

    void editItemsServeWhatHasTheFocus()
    {
        Desk desk;
        MenuItems& items = desk.window->items();
        auto* filter = qobject_cast<QLineEdit*>(desk.named(u"Filter"_s));
        filter->setFocus();
        QTest::keyClicks(filter, u"tier"_s);
        QVERIFY(!items.duplicate->isEnabled());
        items.selectAll->trigger();
        items.cut->trigger();
        QCOMPARE(filter->text(), QString());
        QCOMPARE(QGuiApplication::clipboard()->text(), u"tier"_s);

        desk.chain().setFocus();
        desk.chain().showCard(1);
        QVERIFY(items.duplicate->isEnabled());
        const auto count = desk.reaction().reaction()->actions.size();
        QTest::keyClick(&desk.chain(), Qt::Key_C, Qt::ControlModifier); // the item shows the key, the chain has it
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"{"_s));
        items.paste->trigger();
        items.duplicate->trigger();
        QCOMPARE(desk.reaction().reaction()->actions.size(), count + 2);
        items.selectAll->trigger();
        items.cut->trigger();
        QCOMPARE(desk.reaction().reaction()->actions.size(), std::size_t{0});
        QVERIFY(!items.cut->isEnabled() || desk.chain().selectedActions().empty());

        auto* reactions = desk.window->findChild<QListView*>(u"reactions"_s);
        reactions->setFocus();
        items.copy->trigger();
        const auto before = desk.session->workspace.entries(EntryKind::Reaction).size();
        items.paste->trigger(); // in the sidebar a reaction becomes a new one
        QCOMPARE(desk.session->workspace.entries(EntryKind::Reaction).size(), before + 1);
        QCOMPARE(desk.session->workspace.history().undoText(), u"Paste reaction"_s);
        QCOMPARE(desk.session->selection.reaction(), desk.session->workspace.entries(EntryKind::Reaction).back());
        QGuiApplication::clipboard()->setText(u"no JSON"_s);
        items.paste->trigger();
        const auto* notices = desk.window->findChild<NoticeBar*>();
        QVERIFY2(notices->text().startsWith(u"Line 1, column 1: "_s), qPrintable(notices->text()));
    }

    void undoNamesItsStepAndTheFieldComesFirst()
    {
        Desk desk;
        QVERIFY(!desk.button(u"Undo"_s)->isEnabled());
        QVERIFY(desk.session->workspace.rename(desk.id(nps), u"Promoters"_s).has_value());
        QVERIFY(desk.window->items().undo->text().size() > QString(u"&Undo"_s).size());
        auto* filter = qobject_cast<QLineEdit*>(desk.named(u"Filter"_s));
        QVERIFY(filter);
        filter->setFocus();
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"x"_s);
        QTest::keyClick(filter, Qt::Key_Z, Qt::ControlModifier); // the letter first
        QCOMPARE(filter->text(), QString());
        QCOMPARE(desk.reaction().title(), u"Promoters"_s);
        QTest::keyClick(filter, Qt::Key_Z, Qt::ControlModifier); // then the history
        QCOMPARE(desk.reaction().title(), u"NPS Survey Completed"_s);
        QTest::keyClick(filter, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); // the letter is typed again
        QCOMPARE(filter->text(), u"x"_s);
        QTest::keyClick(filter, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(desk.reaction().title(), u"Promoters"_s);
    }

    void runningStepsAndGoesBack()
    {
        Desk desk;
        LiveRun& run = desk.session->run;
        run.evaluateNow();
        QVERIFY(run.isCurrent());
        QVERIFY(!run.isStepping());
        QVERIFY(!desk.button(u"Continue"_s)->isEnabled());
        desk.button(u"Reset"_s)->click();
        QCOMPARE(run.position(), std::size_t(0));
        QVERIFY(!desk.button(u"Back"_s)->isEnabled());
        QVERIFY(!desk.button(u"Reset"_s)->isEnabled());
        QTest::keyClick(desk.window.get(), Qt::Key_F10);
        QCOMPARE(run.position(), std::size_t(1));
        QTest::keyClick(desk.window.get(), Qt::Key_F5, Qt::ControlModifier);
        QCOMPARE(run.position(), run.end());
        QVERIFY(!desk.button(u"Step"_s)->isEnabled());
        desk.button(u"Back"_s)->click();
        QCOMPARE(run.position(), run.end() - 1);
        QTest::keyClick(desk.window.get(), Qt::Key_F5);
        QVERIFY(!run.isStepping());
    }

    void theChainIsEdited()
    {
        Desk desk;
        desk.session->run.evaluateNow();
        ChainView& chain = desk.chain();
        chain.showCard(1);
        chain.setFocus();
        QTRY_VERIFY(chain.hasFocus());
        const auto types = [&desk] {
            QStringList list;
            for (std::size_t action : runOrder(*desk.reaction().reaction()).actions)
                list += QString::fromStdString(desk.reaction().reaction()->actions[action].type);
            return list;
        };
        QCOMPARE(types(), QStringList({u"filter"_s, u"benefit.create"_s}));
        QTest::keyClick(&chain, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(types(), QStringList({u"benefit.create"_s, u"filter"_s}));
        QTest::keyClick(&chain, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(types(), QStringList({u"benefit.create"_s, u"filter"_s, u"filter"_s}));
        QTest::keyClick(&chain, Qt::Key_Delete);
        QCOMPARE(types().size(), 2);
        QTest::keyClick(&chain, Qt::Key_Insert);
        QWidget* palette = desk.named(u"Action palette"_s);
        QVERIFY(palette && palette->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), u"points"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(types().size(), 3);
        QVERIFY2(types().contains(u"point.create"_s), qPrintable(types().join(u' ')));
        QVERIFY(desk.session->selection.action() != ActionId::None); // what was added is selected
        for (int i = 0; i < 4; ++i)
            desk.window->items().undo->trigger();
        QCOMPARE(types(), QStringList({u"filter"_s, u"benefit.create"_s}));
        QCOMPARE(desk.session->workspace.unsavedCount(), 0);
    }

    void theContextShowsWhatAStepRead()
    {
        Desk desk;
        desk.session->selection.setEvent(desk.id(u"events/survey-promoter.json"_s));
        desk.session->run.evaluateNow();
        desk.chain().showCard(1);
        const auto* context = qobject_cast<JsonEditor*>(desk.named(u"Context"_s)->parentWidget());
        QVERIFY(context);
        QStringList read;
        for (const TextMark& mark : context->marks())
            if (mark.kind == TextMark::Kind::Read)
                read += QString::fromUtf8(context->text().toUtf8().mid(mark.begin, mark.end - mark.begin));
        QCOMPARE(read, QStringList{u"9"_s});
    }

    void cardAndSelectionAreOne()
    {
        Desk desk;
        desk.chain().showCard(2);
        QCOMPARE(desk.session->selection.actionIndex(), std::optional<std::size_t>(1));
        desk.session->selection.setAction(desk.reaction().content->actions[0]);
        QCOMPARE(desk.chain().currentIndex().row(), 1);
        desk.session->selection.setAction(ActionId::None);
        QCOMPARE(desk.chain().currentIndex().row(), 0);
    }

    void closingAsks()
    {
        Desk desk;
        QVERIFY(desk.session->workspace.rename(desk.id(nps), u"Promoters"_s).has_value());
        desk.window->close(); // Cancel
        QVERIFY(desk.window->isVisible());
        QCOMPARE(desk.prompts.asked.size(), 1);
        desk.prompts.willAnswer(u"Discard"_s);
        desk.window->close();
        QTRY_VERIFY(!desk.window->isVisible());
    }

    void aZoneThatThereIsNotIsTold()
    {
        struct NoZones : ZoneSource {
            std::optional<std::string> find(std::string_view) const override { return std::nullopt; }
            ZoneOffset at(const std::string&, std::int64_t) const override { return {}; }
            std::string version() const override { return {}; }
        } zones;
        Desk desk;
        const auto notices = [&desk] { return desk.window->findChild<NoticeBar*>()->text(); };
        desk.zones = &zones;
        desk.start();
        QVERIFY2(!notices().contains(u"settings.timezone"_s), qPrintable(notices()));
        QVERIFY(desk.session->workspace.setSetting("timezone", "Australia/Sidney").has_value());
        QVERIFY2(notices().contains(u"settings.timezone: Australia/Sidney is no time zone"_s), qPrintable(notices()));
        QVERIFY(desk.session->selection.reaction() != EntryId::None);
        desk.session->workspace.history().undo();
        QVERIFY(!notices().contains(u"settings.timezone"_s));
    }

    void theCaretsPlaceIsShown()
    {
        Desk desk;
        const auto shown = [&desk](const QString& text) {
            const auto labels = desk.window->statusBar()->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&text](const QLabel* label) { return label->text() == text; });
        };
        auto* editor = qobject_cast<JsonEditor*>(desk.named(u"Event JSON"_s)->parentWidget());
        QVERIFY(editor);
        editor->goTo({.line = 2, .column = 4});
        QTRY_VERIFY(shown(u"Ln 2, col 4"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTRY_VERIFY(shown(u"Ln 2, col 5"_s));
        desk.chain().setFocus();
        QTRY_VERIFY(!shown(u"Ln 2, col 5"_s));
    }
};

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
