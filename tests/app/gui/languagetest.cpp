// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the window goes through tr(): in a language made up for the test, whatever is not marked is data.
#include "app/gui/frame/language.h"

#include "app/gui/design/findcontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/workspace/bundled.h"
#include "engine/base/counted.h"
#include "engine/base/english.h"
#include "tests/app/gui/desk.h"
#include "tests/support/pseudotranslator.h"
#include "tests/support/translationfile.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/document/selection.h"
#include "ui/find/finder.h"

#include <QProcess>
#include <QScopeGuard>

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

    // The whole way of a translation: out of the sources and of the engine's table, through lupdate and lrelease, into
    // the running window. What lupdate does not find, or finds under another name than the program asks for, is seen.
    void everyTextIsExtracted()
    {
        if (QStringLiteral(RETORT_LUPDATE).isEmpty())
            QSKIP("Qt's linguist tools are not installed.");
        const QTemporaryDir folder;
        const QString phrases = folder.filePath(u"phrases.cpp"_s);
        const QString ts = folder.filePath(u"retort.ts"_s);
        QProcess process;
        process.setStandardOutputFile(phrases);
        process.start(QStringLiteral(RETORT_PHRASES), {});
        QVERIFY(process.waitForFinished() && process.exitCode() == 0);
        const QString root = QStringLiteral(RETORT_SOURCE_DIR);
        QCOMPARE(QProcess::execute(QStringLiteral(RETORT_LUPDATE),
                                   {u"-silent"_s, u"-I"_s, root, u"-recursive"_s, root + u"/ui"_s, root + u"/app"_s,
                                    phrases, u"-ts"_s, ts}),
                 0);
        QFile extracted(ts);
        QVERIFY(extracted.open(QIODevice::ReadOnly));
        const auto messages = messagesOf(extracted.readAll());
        std::size_t sentences = 0;
        for (const TranslationMessage& message : messages)
            sentences += message.context == u"Phrases"_s && !message.comment.isEmpty();
        QCOMPARE(sentences, englishRows().size());
        QFile german(folder.filePath(u"retort_de.ts"_s));
        QVERIFY(german.open(QIODevice::WriteOnly));
        german.write(translationFile(messages, [this](const TranslationMessage& message) {
            return m_language.translate(message.context.toUtf8(), message.source.toUtf8(), nullptr, -1);
        }));
        german.close();
        QCOMPARE(QProcess::execute(QStringLiteral(RETORT_LRELEASE), {u"-silent"_s, german.fileName()}), 0);

        QCoreApplication::removeTranslator(&m_language);
        const auto back = qScopeGuard([this] { QCoreApplication::installTranslator(&m_language); });
        Language language({folder.path()});
        QCOMPARE(language.install(QLocale(u"fr_FR"_s)), u"en"_s);
        QCOMPARE(language.install(QLocale(u"de_AT"_s)), u"de"_s);
        QVERIFY(say(phrase("reaction.say.nothing")).startsWith(u"⟦(not set)"_s));
        everyTextOfTheWindow();
        if (!QTest::currentTestFailed())
            everyTextOfTheFinder();
        if (!QTest::currentTestFailed())
            everyTextOfAnEmptyWindow();
    }

    /// A sentence that counts has the forms of the language, chosen by its number.
    void numbersChooseTheForm()
    {
        if (QStringLiteral(RETORT_LUPDATE).isEmpty())
            QSKIP("Qt's linguist tools are not installed.");
        const QTemporaryDir folder;
        QFile polish(folder.filePath(u"retort_pl.ts"_s));
        QVERIFY(polish.open(QIODevice::WriteOnly));
        polish.write(
            R"(<?xml version="1.0" encoding="utf-8"?><TS version="2.1" language="pl"><context><name>Phrases</name>
<message numerus="yes"><source>a list of {0} items</source><comment>logic.value.items</comment>
<translation><numerusform>lista z {0} elementem</numerusform><numerusform>lista z {0} elementami</numerusform>
<numerusform>lista z {0} elementów</numerusform></translation></message></context></TS>)");
        polish.close();
        QCOMPARE(QProcess::execute(QStringLiteral(RETORT_LRELEASE), {u"-silent"_s, polish.fileName()}), 0);
        QCoreApplication::removeTranslator(&m_language);
        const auto back = qScopeGuard([this] { QCoreApplication::installTranslator(&m_language); });
        Language language({folder.path()});
        QCOMPARE(language.install(QLocale(u"pl"_s)), u"pl"_s);
        QCOMPARE(say(phrase("logic.value.items", "3")), u"lista z 3 elementami"_s);
        QCOMPARE(say(phrase("logic.value.items", "7")), u"lista z 7 elementów"_s);
        QCOMPARE(say(phrase("logic.value.items.one")), u"a list of 1 item"_s); // not translated: as it is
    }

    void noTranslationDropsAPlace()
    {
        const auto told = [](const QString& source, const QString& translation, bool numerus = false,
                             const QString& id = {}) {
            return problemsOf({{u"x"_s, source, id, numerus, {translation}}}).size();
        };
        QCOMPARE(told(u"{0} is {1}"_s, u"{1} ist {0}"_s), 0);
        QCOMPARE(told(u"{0} is {1}"_s, u"{0} ist"_s), 1);
        QCOMPARE(told(u"{0} is {1}"_s, u"{0} ist {2}"_s), 1);
        QCOMPARE(told(u"{0} is {0}"_s, u"{0} ist"_s), 1);
        QCOMPARE(told(u"%1 of %L2"_s, u"%2 von %1"_s), 0);
        QCOMPARE(told(u"%1 of %2"_s, u"von %1"_s), 1);
        QCOMPARE(told(u"write {{{{"_s, u"schreib {{"_s), 1);
        QCOMPARE(told(u"%n hints"_s, u"ein Hinweis"_s, true), 0);
        QCOMPARE(told(u"%n hints"_s, u"ein Hinweis"_s), 1);
        QCOMPARE(told(u"{0}; there are {1} items"_s, u"{0}; es gibt ein Ding"_s, true, u"logic.why.items"_s), 0);
        QCOMPARE(told(u"{0}; there are {1} items"_s, u"es gibt {1} Dinge"_s, true, u"logic.why.items"_s), 1);
        QCOMPARE(told(u"{0} is {1}"_s, QString()), 0); // not translated yet
        const QDir folder(QStringLiteral(RETORT_SOURCE_DIR "/resources/translations"));
        for (const QString& name : folder.entryList({u"*.ts"_s})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(problemsOf(messagesOf(file.readAll())).join(u'\n'), QString());
        }
    }

private:
    PseudoTranslator m_language;
};

QTEST_MAIN(LanguageTest)
#include "languagetest.moc"
