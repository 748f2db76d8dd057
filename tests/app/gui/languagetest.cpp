// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the window goes through tr(): in a language made up for the test, whatever is not marked is data.
#include "app/gui/findcontroller.h"
#include "app/gui/menuitems.h"
#include "app/workspace/bundled.h"
#include "tests/app/gui/desk.h"
#include "tests/support/pseudotranslator.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/document/selection.h"
#include "ui/find/finder.h"

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

DataTexts dataOf(const Desk& desk)
{
    DataTexts data;
    data.addJson(QByteArray::fromStdString(bundledCatalogue()));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(pathOf(desk.folder))) {
        const QString path = qStringOf(entry.path());
        QFile file(path);
        if (!path.endsWith(u".json"_s) || !file.open(QIODevice::ReadOnly))
            continue;
        data.addJson(file.readAll());
        data.add(path);
        data.add(qStringOf(entry.path().stem()));
    }
    data.add(desk.folder);
    // Keys, and names of programs, formats and of JSON's own literals.
    for (const char* text : {"Ctrl+Shift+Alt+Meta",
                             "Del",
                             "Delete",
                             "Return",
                             "Enter",
                             "Ins",
                             "Esc",
                             "Space",
                             "Up",
                             "Down",
                             "Left",
                             "Right",
                             "Tab",
                             "Retort",
                             "JSON",
                             "Twig",
                             "PHP",
                             "JavaScript",
                             "true",
                             "false",
                             "null"})
        data.add(QString::fromLatin1(text));
    for (const QAction* action : desk.window->findChildren<QAction*>())
        for (const QKeySequence& keys : action->shortcuts())
            data.add(keys.toString(QKeySequence::NativeText));
    return data;
}

} // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
        QCoreApplication::installTranslator(&m_language);
    }

    void theMarksWork()
    {
        DataTexts data;
        data.addJson(R"({"name": "NPS Survey"})");
        QCOMPARE(untranslated(u"Save"_s, data), u"Save"_s);
        QCOMPARE(untranslated(QCoreApplication::translate("Phrases", "Save {0}"), data), QString());
        QCOMPARE(untranslated(QCoreApplication::translate("Phrases", "Save") + u" now"_s, data), u"now"_s);
        QCOMPARE(untranslated(u"NPS Survey"_s, data), QString());
        QCOMPARE(untranslated(u"12 · 9.5"_s, data), QString());
    }

    void everyTextOfTheWindow()
    {
        Desk desk;
        const DataTexts data = dataOf(desk);
        Selection& selection = desk.session->selection;
        QStringList found;
        const auto look = [&](const QString& state) {
            desk.session->run.evaluateNow();
            QCoreApplication::processEvents();
            for (const QString& line : untranslatedIn(*desk.window, data))
                if (const QString told = line; !found.contains(told))
                    found += told;
            Q_UNUSED(state)
        };
        look(u"as it opens"_s);
        for (EntryId reaction : desk.session->workspace.entries(EntryKind::Reaction)) {
            selection.setReaction(reaction);
            const Entry* entry = desk.session->workspace.find(reaction);
            selection.setAction(ActionId::None);
            look(u"trigger"_s);
            for (ActionId action : entry->content->actions) {
                selection.setAction(action);
                look(entry->path);
            }
        }
        for (EntryId target : desk.session->workspace.entries(EntryKind::Target)) {
            selection.setTarget(target);
            look(u"target"_s);
        }
        QVERIFY2(found.isEmpty(),
                 qPrintable(u"%1 texts are not translated:\n%2"_s.arg(found.size()).arg(found.join(u'\n'))));
    }

    void everyTextOfTheFinder()
    {
        Desk desk;
        DataTexts data = dataOf(desk);
        for (const auto& number : {u"1  %1"_s, u"1 %1"_s}) // among the recent ones
            data.add(number.arg(desk.folder));
        Finder& finder = desk.window->find().finder();
        auto* field = qobject_cast<QLineEdit*>(desk.window->findChild<QLineEdit*>(u"findAnything"_s));
        QStringList found;
        const auto look = [&](QWidget& widget) {
            for (const QString& line : untranslatedIn(widget, data))
                found += line;
        };
        QTest::qWait(100); // the index reads
        finder.open();
        look(finder);
        for (const auto& typed : {u"gold"_s, u"#"_s, u">"_s, u"qqqq"_s}) {
            field->clear();
            QTest::keyClicks(field, typed);
            look(finder);
        }
        const uses::Subject target{uses::Subject::Kind::Handle, "service-desk", "targets", {}};
        finder.showUses(target);
        look(finder);
        finder.showUses({uses::Subject::Kind::Field, "data.score", {}, {}});
        look(finder);
        finder.dismiss();
        Q_EMIT finder.renameRequested(target);
        desk.window->items().newFromRecipe->trigger();
        desk.window->items().newWorkspace->trigger();
        const auto dialogs = desk.window->findChildren<QDialog*>();
        QCOMPARE(dialogs.size(), 3);
        for (QDialog* dialog : dialogs)
            look(*dialog);
        found.removeDuplicates();
        QCOMPARE(found.join(u'\n'), QString());
    }

    void everyTextOfAnEmptyWindow()
    {
        QTemporaryDir home;
        QSettings settings(home.filePath(u"retort.conf"_s), QSettings::IniFormat);
        SystemTheme system{false};
        ThemeController theme{settings, system};
        Session session;
        FakePrompts prompts;
        MainWindow window(session, settings, theme, &prompts);
        window.show();
        DataTexts data;
        data.addJson(QByteArray::fromStdString(bundledCatalogue()));
        data.add(u"Retort"_s);
        for (const QAction* action : window.findChildren<QAction*>())
            for (const QKeySequence& keys : action->shortcuts())
                data.add(keys.toString(QKeySequence::NativeText));
        QCOMPARE(untranslatedIn(window, data).join(u'\n'), QString());
    }

private:
    PseudoTranslator m_language;
};

QTEST_MAIN(LanguageTest)
#include "languagetest.moc"
