// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"
#include "ui/common/chip.h"
#include "ui/common/direction.h"
#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/hintbutton.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/noticebar.h"
#include "ui/common/prompts.h"
#include "ui/common/searchsign.h"
#include "ui/common/sectionhead.h"
#include "ui/common/sentenceview.h"
#include "ui/common/style.h"
#include "ui/common/switch.h"

#include <QtTest>
#include <QtWidgets>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

const QString hostile = u"<img src=x><b>bold</b>"_s;

} // namespace

class WidgetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }

    void textIsShownAsItStands()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(new PlainLabel(hostile));
        layout->addWidget(new ElidingLabel(hostile));
        layout->addWidget(new SectionHead(hostile));
        layout->addWidget(new Chip({.text = hostile}, nullptr));
        layout->addWidget(new EmptyState(Glyph::Event, hostile, hostile, hostile));
        auto* bar = new NoticeBar;
        bar->post(u"key"_s, hostile);
        layout->addWidget(bar);
        window.show();
        QCOMPARE(problemsOfWidgets(window), QStringList());
        // Markup would be as wide as "bold" alone.
        QCOMPARE(layout->itemAt(0)->widget()->sizeHint().width(),
                 QFontMetrics(bodyFont()).horizontalAdvance(hostile) + 0);
    }

    void theWalkFindsWhatIsWrong()
    {
        QWidget window;
        window.setObjectName(u"window"_s);
        new QLabel(u"auto"_s, &window);
        auto* line = new QLineEdit(&window);
        line->setObjectName(u"line"_s);
        line->setClearButtonEnabled(true); // has no name either, as Qt makes it
        auto* button = new QPushButton(&window);
        button->setObjectName(u"save"_s);
        auto* sheet = new QWidget(&window);
        sheet->setStyleSheet(u"color: red"_s);
        const QStringList problems = problemsOfWidgets(window);
        QCOMPARE(problems.size(), 5);
        QVERIFY(problems.contains(u"reads markup: QLabel in window \"auto\""_s));
        QVERIFY(problems.contains(u"has no accessible name: QLineEdit line in window"_s));
        QVERIFY(problems.contains(u"has no accessible name: QLineEditIconButton in line"_s));
        QVERIFY(problems.contains(u"has no accessible name: QPushButton save in window"_s));
    }

    void searchFieldsSayWhatTheirButtonsDo()
    {
        QWidget window;
        auto* field = new QLineEdit(&window);
        field->setAccessibleName(u"Filter"_s);
        addSearchSign(*field);
        addClearButton(*field);
        field->setText(u"tier"_s);
        window.show();
        QCOMPARE(problemsOfWidgets(window), QStringList());
        const auto press = [field](const QString& name) {
            for (QToolButton* button : field->findChildren<QToolButton*>())
                if (button->text() == name)
                    button->click();
        };
        press(u"Search"_s);
        QCOMPARE(field->selectedText(), u"tier"_s);
        press(u"Clear"_s);
        QCOMPARE(field->text(), QString());
    }

    void sentencesAreWholeAtEachWidth()
    {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* view = new SentenceView;
        view->showSpans(
            {{u"The total is 149.95, which is at least 100; and the customer is "_s}, {u"3f0c1a52-7d4e"_s, true}});
        layout->addWidget(view);
        layout->addStretch();
        window.resize(700, 300);
        window.show();
        QSet<int> heights;
        for (const int width : {700, 240, 460, 160, 700}) {
            window.resize(width, 300);
            for (int i = 0; i < 5; ++i)
                QCoreApplication::processEvents();
            QCOMPARE(view->height(), view->heightForWidth(view->width()));
            heights << view->height();
        }
        QVERIFY(heights.size() > 2);
    }

    void textsKeepTheirOwnDirection()
    {
        const QString mark(QChar(0x2068));
        const QString end(QChar(0x2069));
        QCOMPARE(byOwnDirection(u"What is it for?"_s, Qt::LeftToRight), u"What is it for?"_s);
        QCOMPARE(byOwnDirection(u"What is it for?"_s, Qt::RightToLeft), mark + u"What is it for?"_s + end);
        QCOMPARE(byOwnDirection(u"\u05e9\u05dc?"_s, Qt::LeftToRight), mark + u"\u05e9\u05dc?"_s + end);
        QCOMPARE(byOwnDirection(u"One.\nTwo."_s, Qt::RightToLeft),
                 mark + u"One."_s + end + u'\n' + mark + u"Two."_s + end);
        QCOMPARE(codeWithin(u">="_s), u">="_s);

        // What a label and a painted line show in a window from right to left is the same picture, mirrored nowhere.
        const auto picture = [](Qt::LayoutDirection direction, const QString& text) {
            QGuiApplication::setLayoutDirection(direction);
            PlainLabel label(text);
            label.setAlignment(Qt::AlignCenter);
            label.resize(200, 30);
            const QImage image = label.grab().toImage();
            QGuiApplication::setLayoutDirection(Qt::LeftToRight);
            return image;
        };
        for (const QString& text : {u"What is it for?"_s, u"+ Clause"_s, u"data.score >= 9."_s})
            QCOMPARE(picture(Qt::RightToLeft, text), picture(Qt::LeftToRight, text));
    }

    void tipsAreEscaped()
    {
        QCOMPARE(tipText(u"a < b\nc"_s), u"<span>a &lt; b<br>c</span>"_s);
        QCOMPARE(tipText({}), QString());
        QVERIFY(!tipText(hostile).contains(u"<img"_s));
    }

    void hiddenCharactersAreWrittenOut()
    {
        QCOMPARE(visibleText(u"gold\u202Egpj\u200B\n"_s), u"gold\\u202Egpj\\u200B\\u000A"_s);
        QCOMPARE(visibleText(u"Zoë ≥ 9"_s), u"Zoë ≥ 9"_s);
    }

    void elidingLabelsGiveWay()
    {
        ElidingLabel label(u"9332c9b2-e31c-4d49-8ec3-62a9466d339c"_s);
        QVERIFY(label.minimumSizeHint().width() < 60);
        QCOMPARE(label.sizeHint().width(), QFontMetrics(label.font()).horizontalAdvance(label.text()) + 1);
        ElidingLabel padded(u"x"_s);
        const int bare = padded.sizeHint().height();
        padded.setContentsMargins(0, 3, 0, 4);
        QCOMPARE(padded.sizeHint().height(), bare + 7);
    }

    void chipsAreAsWideAsTheirWords()
    {
        Chip chip({.text = u"fired"_s, .tone = Tone::Accent}, nullptr);
        QCOMPARE(chip.sizeHint().height(), metric::chipHeight);
        const int plain = chip.sizeHint().width();
        chip.setContent({.text = u"fired"_s, .tone = Tone::Accent, .sign = Glyph::Check});
        QVERIFY(chip.sizeHint().width() > plain);
        QCOMPARE(chip.text(), u"fired"_s);
        QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&chip);
        QCOMPARE(interface->role(), QAccessible::StaticText);
        QCOMPARE(interface->text(QAccessible::Name), u"fired"_s);
    }

    void mixedLinesAreShortened()
    {
        const SpanPainter painter(bodyStrongFont(), monoStrongFont());
        const std::vector<Span> spans{{u"Issue benefit "_s, false}, {u"promoter-thank-you"_s, true}};
        QCOMPARE(plainText(spans), u"Issue benefit promoter-thank-you"_s);
        const double whole = painter.width(spans);
        QPixmap pixmap(400, 30);
        QPainter canvas(&pixmap);
        const auto width = [&](double room) { return painter.paint(canvas, QRectF(0, 0, room, 30), spans, Qt::black); };
        QCOMPARE(width(whole + 1), whole);
        for (double room = 10; room < whole; room += 7)
            QVERIFY2(width(room) <= room + 1, qPrintable(QString::number(room)));
    }

    void statusesDifferInShape()
    {
        // In one colour, so that only the shapes are left.
        Tokens grey = lightTokens();
        grey.ok = grey.no = grey.mute = grey.changed = Qt::black;
        QList<QImage> seen;
        for (Status status : {Status::None, Status::InStep, Status::Changed, Status::Problem, Status::Inactive}) {
            QImage image(16, 16, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintStatus(painter, image.rect(), status, grey);
            painter.end();
            QVERIFY(!seen.contains(image));
            seen += image;
        }
    }

    void switchesAreCheckBoxes()
    {
        Switch active(u"Active"_s, u"Inactive"_s);
        active.setAccessibleName(u"Active"_s);
        const QSize size = active.sizeHint();
        active.show();
        QTest::mouseClick(&active, Qt::LeftButton, {}, QPoint(active.width() - 4, active.height() / 2)); // on the word
        QVERIFY(active.isChecked());
        QCOMPARE(active.sizeHint(), size);
        QTest::keyClick(&active, Qt::Key_Space);
        QVERIFY(!active.isChecked());
        QCOMPARE(QAccessible::queryAccessibleInterface(&active)->role(), QAccessible::CheckBox);
    }

    void hintButtonsFollowTheirAction()
    {
        QAction undo(icon(Glyph::Undo), u"&Undo"_s);
        undo.setShortcut(QKeySequence(u"Ctrl+Z"_s));
        undo.setEnabled(false);
        HintButton button(&undo, {});
        QCOMPARE(button.accessibleName(), u"Undo"_s);
        QVERIFY(!button.isEnabled());
        undo.setEnabled(true);
        undo.setText(u"Undo rename <b>x</b>"_s);
        QVERIFY(button.isEnabled());
        QCOMPARE(button.accessibleName(), u"Undo"_s); // found by the same name all the time
        QCOMPARE(button.accessibleDescription(), u"Undo rename <b>x</b>"_s);
        QVERIFY(button.toolTip().contains(u"&lt;b&gt;"_s));
        QSignalSpy triggered(&undo, &QAction::triggered);
        button.click();
        QCOMPARE(triggered.size(), 1);
    }

    void noticesWaitBehindEachOther()
    {
        QWidget window;
        NoticeBar bar(&window);
        window.show();
        QVERIFY(bar.isHidden());
        bar.post(u"load"_s, u"One file could not be read."_s, Tone::Warn);
        bar.post(u"save"_s, u"The disk is full."_s);
        QCOMPARE(bar.text(), u"The disk is full."_s);
        bar.post(u"save"_s, u"The disk is still full."_s); // takes the place of the one before
        bar.withdraw(u"save"_s);
        QCOMPARE(bar.text(), u"One file could not be read."_s);
        for (auto* button : bar.findChildren<QPushButton*>())
            if (!button->isHidden())
                button->click();
        QVERIFY(bar.isHidden());
    }

    void aQuestionThatCanWaitHasButtonsAndStays()
    {
        QWidget window;
        NoticeBar bar(&window);
        window.show();
        const auto shownButtons = [&bar] {
            QStringList texts;
            for (auto* button : bar.findChildren<QPushButton*>())
                if (!button->isHidden())
                    texts += button->text().isEmpty() ? button->accessibleName() : button->text();
            return texts;
        };
        int recovered = 0;
        bar.ask(u"recovery"_s, u"Changes were kept."_s,
                {{u"Recover"_s,
                  [&] {
                      ++recovered;
                      bar.withdraw(u"recovery"_s);
                  }},
                 {u"Discard"_s, [] {}}});
        QCOMPARE(shownButtons(), (QStringList{u"Recover"_s, u"Discard"_s})); // and none to dismiss it
        bar.post(u"save"_s, u"The disk is full."_s); // has a line of its own, and covers nothing
        QCOMPARE(bar.text(), u"The disk is full.\nChanges were kept."_s);
        QCOMPARE(shownButtons(), (QStringList{u"Dismiss"_s, u"Recover"_s, u"Discard"_s}));
        bar.ask(u"outside"_s, u"A file was changed."_s, {{u"Compare…"_s, [] {}}});
        QCOMPARE(bar.text(), u"The disk is full.\nA file was changed."_s);
        QCOMPARE(shownButtons(), (QStringList{u"Dismiss"_s, u"Compare…"_s}));
        for (auto* button : bar.findChildren<QPushButton*>())
            if (!button->isHidden() && button->accessibleName() == u"Dismiss"_s)
                button->click();
        QCOMPARE(shownButtons(), QStringList{u"Compare…"_s});
        bar.withdraw(u"outside"_s);
        QCOMPARE(bar.text(), u"Changes were kept."_s);
        for (auto* button : bar.findChildren<QPushButton*>())
            if (button->text() == u"Recover"_s && !button->isHidden())
                button->click();
        QCOMPARE(recovered, 1);
        QVERIFY(bar.isHidden());
    }

    void questionsAreAnsweredLater_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<int>("answer");
        QTest::newRow("first") << u"Save"_s << 0;
        QTest::newRow("second") << u"Discard"_s << 1;
        QTest::newRow("cancel") << u"Cancel"_s << -1;
        QTest::newRow("escape") << QString() << -1;
    }
    void questionsAreAnsweredLater()
    {
        QFETCH(QString, button);
        QFETCH(int, answer);
        QWidget window;
        window.show();
        WindowPrompts prompts(window);
        QList<int> answers;
        prompts.ask({.title = u"Close"_s,
                     .text = u"Save the changes to %1?"_s.arg(hostile),
                     .details = hostile,
                     .answers = {{.text = u"Save"_s}, {.text = u"Discard"_s, .destructive = true}}},
                    [&answers](int index) { answers += index; });
        QVERIFY(answers.isEmpty());
        auto* box = window.findChild<QMessageBox*>();
        QVERIFY(box);
        QVERIFY(box->isVisible());
        QCOMPARE(problemsOfWidgets(*box), QStringList());
        QCOMPARE(box->defaultButton()->text(), u"Save"_s);
        if (button.isEmpty())
            QTest::keyClick(box, Qt::Key_Escape);
        for (QAbstractButton* candidate : box->buttons())
            if (candidate->text().remove(u'&') == button)
                candidate->click();
        QCOMPARE(answers, QList<int>{answer});
    }

    void enterNeverLosesAnything()
    {
        QWidget window;
        window.show();
        WindowPrompts prompts(window);
        QList<int> answers;
        prompts.ask({.title = u"Discard"_s,
                     .text = u"Discard?"_s,
                     .details = {},
                     .answers = {{.text = u"Discard"_s, .destructive = true}}},
                    [&answers](int index) { answers += index; });
        auto* box = window.findChild<QMessageBox*>();
        QVERIFY(QTest::qWaitForWindowActive(box));
        QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(answers, QList<int>{-1});
    }
};

QTEST_MAIN(WidgetsTest)
#include "widgetstest.moc"
