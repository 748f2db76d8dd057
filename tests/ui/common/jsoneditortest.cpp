// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/jsoneditor.h"

#include "ui/common/jsontext.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QtTest>
#include <QtWidgets>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

const QString survey = u"{\n  \"event\": \"custom.survey_completed\",\n  \"data\": {\n    \"score\": 9\n  }\n}\n"_s;

/// An editor between two fields, in a window with an undo of its own.
struct Window : QWidget {
    Window()
    {
        auto* layout = new QVBoxLayout(this);
        layout->addWidget(before);
        layout->addWidget(editor);
        layout->addWidget(after);
        undo->setShortcuts(QKeySequence::Undo);
        redo->setShortcuts(QKeySequence::Redo);
        duplicate->setShortcut(QKeySequence(u"Ctrl+D"_s));
        addActions({undo, redo, duplicate});
        resize(500, 400);
        show();
        activateWindow();
        editor->setFocus();
        (void)QTest::qWaitForWindowActive(this);
    }
    JsonText& text() const { return *editor->findChild<JsonText*>(); }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
    }
    void type(const QString& typed) const
    {
        for (QChar c : typed)
            QTest::keyClick(QApplication::focusWidget(), c.toLatin1());
    }

    QLineEdit* before = new QLineEdit(this);
    JsonEditor* editor = new JsonEditor(u"Event JSON"_s, this);
    QLineEdit* after = new QLineEdit(this);
    QAction* undo = new QAction(u"Undo"_s, this);
    QAction* redo = new QAction(u"Redo"_s, this);
    QAction* duplicate = new QAction(u"Duplicate"_s, this);
};

} // namespace

class JsonEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init() { switchTheme(lightTokens()); }

    void onlyTypingIsAnEdit()
    {
        Window window;
        QTRY_VERIFY(window.text().hasFocus());
        QSignalSpy edited(window.editor, &JsonEditor::textEdited);
        window.editor->showText(survey);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(window.editor->text(), survey);
        window.type(u"x"_s);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.at(0).at(0).toString(), u"x"_s + survey);
    }

    void anotherTextKeepsTheCaret_data()
    {
        QTest::addColumn<QString>("next");
        QTest::addColumn<int>("column");
        QTest::newRow("after it") << QString(survey).replace(u"9"_s, u"10"_s) << 5;
        QTest::newRow("before it, same line") << QString(survey).replace(u"  \"event\""_s, u"    \"event\""_s) << 7;
        QTest::newRow("wider letters") << QString(survey).replace(u"9"_s, u"\"né€\U0001F600\""_s) << 5;
        QTest::newRow("same") << survey << 5;
    }
    void anotherTextKeepsTheCaret()
    {
        QFETCH(QString, next);
        QFETCH(int, column);
        Window window;
        window.editor->showText(survey);
        window.editor->goTo({.line = 2, .column = 5});
        window.editor->showText(next);
        QCOMPARE(window.editor->text(), next);
        QCOMPARE(static_cast<int>(window.editor->cursorPlace().line), 2);
        QCOMPARE(static_cast<int>(window.editor->cursorPlace().column), column);
        window.editor->showText(survey);
        QCOMPARE(window.editor->text(), survey);
    }

    void textsThatShareBytesOfACharacterStayWhole()
    {
        Window window;
        // é and è share their first byte, 😀 and 😃 the first three; ż and Ż only the last.
        const QStringList texts{u"\"é\""_s,  u"\"è\""_s,           u"\"😀\""_s, u"\"😃\""_s, u"\"ż\""_s,
                                u"\"Żż\""_s, u"\"\U0001F603é\""_s, {},         u"é"_s,     u"éé"_s};
        for (const QString& from : texts)
            for (const QString& to : texts) {
                window.editor->showText(from);
                window.editor->showText(to);
                QCOMPARE(window.editor->text(), to);
            }
    }

    void placesCountCharacters()
    {
        Window window;
        window.editor->showText(u"{\"né😀\": 1,\n\"x\": 2}"_s);
        for (Place place : {Place{1, 1}, Place{1, 6}, Place{1, 10}, Place{2, 3}}) {
            window.editor->goTo(place);
            QCOMPARE(window.editor->cursorPlace().line, place.line);
            QCOMPARE(window.editor->cursorPlace().column, place.column);
        }
        window.editor->goTo({.line = 9, .column = 40}); // beyond: the end of the last line
        QCOMPARE(window.editor->cursorPlace().line, std::size_t(2));
        QCOMPARE(window.editor->cursorPlace().column, std::size_t(8));
    }

    void undoIsTheTextsFirst()
    {
        Window window;
        QTRY_VERIFY(window.text().hasFocus());
        window.editor->showText(survey);
        QSignalSpy undo(window.undo, &QAction::triggered);
        QSignalSpy redo(window.redo, &QAction::triggered);
        window.press(Qt::Key_Z, Qt::ControlModifier); // nothing typed: the application's
        QCOMPARE(undo.size(), 1);
        window.type(u"ab"_s);
        window.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undo.size(), 1);
        QCOMPARE(window.editor->text(), survey);
        window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(redo.size(), 0);
        QCOMPARE(window.editor->text(), u"ab"_s + survey);
        window.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(redo.size(), 1);
        window.editor->showText(u"{}"_s); // what was typed is the document's business now
        window.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(undo.size(), 2);
        QCOMPARE(window.editor->text(), u"{}"_s);
    }

    void applicationKeysPassThrough()
    {
        Window window;
        QTRY_VERIFY(window.text().hasFocus());
        window.editor->showText(survey);
        QSignalSpy duplicate(window.duplicate, &QAction::triggered);
        window.press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(duplicate.size(), 1);
        QCOMPARE(window.editor->text(), survey);
    }

    void tabLeavesTheEditor()
    {
        Window window;
        QTRY_VERIFY(window.text().hasFocus());
        window.press(Qt::Key_Tab);
        QTRY_VERIFY(window.after->hasFocus());
        window.press(Qt::Key_Backtab, Qt::ShiftModifier);
        QTRY_VERIFY(window.text().hasFocus());
        window.press(Qt::Key_Backtab, Qt::ShiftModifier);
        QTRY_VERIFY(window.before->hasFocus());
        QVERIFY(window.editor->text().isEmpty());
    }

    void readOnlyTakesNoKeys()
    {
        Window window;
        window.editor->showText(survey);
        window.editor->setReadOnly(true);
        window.type(u"x"_s);
        QCOMPARE(window.editor->text(), survey);
        window.editor->showText(u"{}"_s);
        QCOMPARE(window.editor->text(), u"{}"_s);
        QVERIFY(window.editor->isReadOnly());
    }

    void problemsHaveAPlaceAndAWord()
    {
        Window window;
        window.editor->showText(u"{\n  \"score\": nine\n}"_s);
        window.editor->showProblem(u"Line 2, column 12: nine is no value. <b>"_s, {.line = 2, .column = 12});
        QCOMPARE(window.editor->problem(), u"Line 2, column 12: nine is no value. <b>"_s);
        const auto squiggled = [&window](long position) {
            return window.text().SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, 8UL, position) != 0;
        };
        QVERIFY(!squiggled(12));
        for (long position = 13; position < 17; ++position)
            QVERIFY(squiggled(position));
        QVERIFY(!squiggled(17));
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&window.text());
        QCOMPARE(interface->text(QAccessible::Name), u"Event JSON"_s);
        QCOMPARE(interface->text(QAccessible::Description), window.editor->problem());
        window.editor->showProblem(u"Something follows the value"_s, {.line = 3, .column = 2}); // the text's very end
        QVERIFY(squiggled(18));
        window.editor->clearProblem();
        QVERIFY(!squiggled(18));
        QCOMPARE(window.editor->problem(), QString());
    }

    void marksAreRangesOfBytes()
    {
        Window window;
        window.editor->showText(u"{\"é\": 9}"_s);
        window.editor->showMarks({{.begin = 7, .end = 8}, {.begin = 100, .end = 200, .kind = TextMark::Kind::Faded}});
        const auto marked = [&window](long position) {
            return window.text().SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, 9UL, position) != 0;
        };
        QVERIFY(!marked(6));
        QVERIFY(marked(7));
        QVERIFY(!marked(8));
        window.editor->showMarks({});
        QVERIFY(!marked(7));
    }

    void marksAreScrolledTo()
    {
        Window window;
        QString text = u"[\n"_s;
        for (int line = 0; line < 100; ++line)
            text += u"  %1,\n"_s.arg(line);
        text += u"  0\n]"_s;
        window.editor->showText(text);
        const auto firstLine = [&window] {
            return window.text().SendScintilla(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
        };
        QCOMPARE(firstLine(), 0);
        const std::size_t place = text.indexOf(u"  80,"_s) + 2;
        window.editor->showMarks(
            {{.begin = 0, .end = 1, .kind = TextMark::Kind::Faded}, {.begin = place, .end = place + 2}});
        window.editor->revealMarks();
        QVERIFY(firstLine() > 40 && firstLine() <= 81);
        const long there = firstLine();
        window.editor->revealMarks(); // in sight already: nothing moves
        QCOMPARE(firstLine(), there);
    }

    void theThemeReachesTheText()
    {
        Window window;
        window.editor->showText(survey);
        const auto ground = [&window] {
            const QImage image = window.editor->grab().toImage();
            return image.pixelColor(image.width() - 30, image.height() / 2).name();
        };
        QCOMPARE(ground(), lightTokens().code.name());
        switchTheme(darkTokens());
        QCoreApplication::processEvents();
        QCOMPARE(ground(), darkTokens().code.name());
        QCOMPARE(
            QColor::fromRgb(static_cast<QRgb>(window.text().SendScintilla(QsciScintilla::SCI_GETCARETFORE))).blue(),
            darkTokens().ink.red()); // Scintilla's colours are BGR
    }

    void lettersHaveTheirSize()
    {
        Window window;
        window.editor->showText(u"{}"_s);
        // A font given in pixels would draw lines of one pixel.
        QVERIFY(window.text().textHeight(0) >= 16);
    }

    void aMegabyteIsShownWhole()
    {
        Window window;
        QString text = u"[\n"_s;
        while (text.size() < 1'000'000)
            text += u"  {\"survey_id\": \"NPS-2025-Q2\", \"score\": 9, \"note\": \"a line of usual length\"},\n"_s;
        text += u"  null\n]\n"_s;
        window.editor->showText(text);
        window.editor->grab();
        QCOMPARE(window.editor->text().size(), text.size());
    }
};

QTEST_MAIN(JsonEditorTest)
#include "jsoneditortest.moc"
