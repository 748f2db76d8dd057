// SPDX-License-Identifier: GPL-3.0-or-later
// Files that cannot be read, mended in the window.
#include "tests/support/widgetwalk.h"
#include "tests/ui/design/designstage.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/style.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

const QString torn = u"reactions/torn.json"_s; // {"name": "Torn",
const QString shaped = u"reactions/shaped.json"_s;
const std::string shapedText =
    R"({"name": "Shaped", "trigger": "tier.achieved", "actions": [{"name": "filter", "arguments": {"a": 1}}]})";

} // namespace

class MendPageTest : public QObject {
    Q_OBJECT

    JsonEditor& editor() { return *stage->window.findChild<JsonEditor*>(u"mendText"_s); }
    QPushButton& button(const QString& name) { return *stage->window.findChild<QPushButton*>(name); }
    const Entry& entry(const QString& path) { return *stage->workspace.findPath(path); }
    QString words()
    {
        QString all;
        for (const auto* label : stage->window.findChild<QWidget*>(u"mendPage"_s)->findChildren<QLabel*>())
            all += label->isVisible() ? label->text() + u'\n' : QString();
        return all;
    }
    void type(const QString& text) { QTest::keyClicks(editor().focusProxy(), text); }

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        auto all = files();
        all.push_back({shaped, shapedText, {}});
        all.push_back({u"reactions/bytes.json"_s, std::string("{\"name\": \"\xff\"}"), {}});
        stage = std::make_unique<DesignStage>(all);
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
    }
    void cleanup() { stage.reset(); }

    void aTornFileIsShownWithWhyAndWhatToDo()
    {
        stage->useReaction(torn);
        QVERIFY(editor().isVisible());
        QCOMPARE(editor().text(), u"{\"name\": \"Torn\","_s);
        QVERIFY2(words().contains(torn) && words().contains(u"Line 1, column"_s) && words().contains(u"Mend"_s),
                 qPrintable(words()));
        QVERIFY(!button(u"mended"_s).isEnabled());
        QCOMPARE(stage->workspace.unsavedCount(), 0); // looking changes nothing
        button(u"copyPath"_s).click();
        QCOMPARE(QGuiApplication::clipboard()->text(), torn);
        QCOMPARE(problemsOfWidgets(stage->window), QStringList());
    }

    void typingMendsItAndNothingIsLostByUndo()
    {
        stage->useReaction(torn);
        editor().focusProxy()->setFocus();
        QTest::keyClick(editor().focusProxy(), Qt::Key_End, Qt::ControlModifier);
        type(u" \"trigger\""_s);
        QCOMPARE(stage->workspace.shownText(entry(torn).id, {}), std::string("{\"name\": \"Torn\", \"trigger\""));
        QCOMPARE(stage->workspace.unsavedCount(), 1); // and in the journal with it
        QVERIFY(!stage->workspace.documentToSave(entry(torn).id));
        type(u": \"tier.achieved\", \"actions\": []}"_s);
        QVERIFY(entry(torn).reaction());
        QVERIFY(editor().isVisible()); // not taken from under the keys
        QVERIFY(words().contains(u"can be read now"_s));
        QVERIFY(stage->workspace.documentToSave(entry(torn).id));
        button(u"mended"_s).click();
        QVERIFY(!editor().isVisible());
        QVERIFY(stage->chain->isVisible());
        QCOMPARE(stage->value().name, "Torn");
        while (stage->workspace.history().canUndo())
            stage->workspace.history().undo();
        QVERIFY(editor().isVisible());
        QCOMPARE(editor().text(), u"{\"name\": \"Torn\","_s);
        QCOMPARE(stage->workspace.unsavedCount(), 0);
        QVERIFY(!entry(torn).isReadable());
        while (stage->workspace.history().canRedo())
            stage->workspace.history().redo();
        QCOMPARE(entry(torn).reaction()->name, "Torn");
    }

    void aWrongShapeIsMendedAsWell()
    {
        stage->useReaction(shaped);
        QVERIFY(editor().isVisible());
        QCOMPARE(editor().text().toStdString(), shapedText);
        QVERIFY2(words().contains(u"Line 1, column"_s), qPrintable(words()));
        stage->workspace.history().clear();
        const EntryId id = entry(shaped).id;
        QVERIFY(
            stage->workspace.setText(id, {}, R"({"name": "S", "trigger": "tier.achieved", "actions": []})", u"x"_s));
        QVERIFY(stage->chain->isVisible()); // nobody was typing in it
    }

    void aFileThatIsMendedElsewhereIsShown()
    {
        stage->useReaction(torn);
        stage->workspace.reload({torn, "{\"name\": \"Torn\", ", {}}); // torn in another way
        QCOMPARE(editor().text(), u"{\"name\": \"Torn\", "_s);
        stage->workspace.reload({torn, R"({"name": "Whole", "trigger": "tier.achieved", "actions": []})", {}});
        QVERIFY(stage->chain->isVisible());
        QCOMPARE(stage->value().name, "Whole");
    }

    void whatIsNoTextIsLeftAlone()
    {
        stage->useReaction(u"reactions/bytes.json"_s);
        QVERIFY(!editor().isVisible());
        QVERIFY(words().contains(u"left as it is"_s));
        QVERIFY(!stage->workspace.setText(entry(u"reactions/bytes.json"_s).id, {}, "{}", u"x"_s));
    }

private:
    std::unique_ptr<DesignStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::MendPageTest)
#include "mendpagetest.moc"
