// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"
#include "ui/common/fonts.h"
#include "ui/compare/comparedialog.h"
#include "ui/compare/compareview.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QtTest>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

/// An object of 20 lines: "a" is on line 2, "l" on line 19.
const std::string base = [] {
    std::string text = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3,\n  \"d\": 4,\n";
    for (int i = 0; i < 13; ++i)
        text += "  \"key " + std::to_string(i) + "\": " + std::to_string(i) + ",\n";
    return text + "  \"l\": 12\n}\n";
}();

std::string with(std::string text, const std::string& from, const std::string& to)
{
    return text.replace(text.find(from), from.size(), to);
}

ComparedFile conflict()
{
    return {.path = u"reactions/a.json"_s,
            .theirs = with(with(base, "\"a\": 1", "\"a\": 100"), "\"l\": 12", "\"l\": 120"),
            .mine = with(with(base, "\"d\": 4", "\"d\": 400"), "\"l\": 12", "\"l\": 121"),
            .base = base};
}

CompareDialog::Words choosing()
{
    return {.title = u"Compare"_s,
            .intro = u"Choose."_s,
            .sides = {.theirs = u"In the folder"_s, .mine = u"Yours"_s},
            .accept = u"Use this"_s,
            .discard = {},
            .choosing = true};
}

QPushButton* button(QWidget& widget, const QString& text)
{
    for (auto* found : widget.findChildren<QPushButton*>())
        if (found->text().remove(u'&') == text)
            return found;
    return nullptr;
}

QStringList spoken(const CompareView& view)
{
    QStringList lines;
    const auto* model = view.findChild<QListView*>()->model();
    for (int i = 0; i < model->rowCount(); ++i)
        lines += model->index(i, 0).data(Qt::AccessibleTextRole).toString();
    return lines;
}

/// On the heap, since closing deletes it.
struct Opened {
    explicit Opened(std::vector<ComparedFile> files, const CompareDialog::Words& words = choosing())
        : dialog(new CompareDialog(std::move(files), words))
    {
        QObject::connect(dialog, &CompareDialog::chosen, dialog,
                         [this](const std::vector<ChosenText>& chosen) { texts = chosen; });
        dialog->show();
        dialog->activateWindow(); // shortcuts belong to the active window
        (void)QTest::qWaitForWindowActive(dialog);
        list = dialog->view().findChild<QListView*>();
    }
    ~Opened() { delete dialog; }

    QPointer<CompareDialog> dialog;
    QListView* list;
    std::optional<std::vector<ChosenText>> texts;
};

} // namespace

class CompareTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsSayWhatDiffers()
    {
        CompareModel model({.theirs = u"In the folder"_s, .mine = u"Yours"_s});
        const QAbstractItemModelTester tester(&model);
        Comparison comparison(conflict());
        model.show(&comparison, true);
        QStringList lines;
        for (int i = 0; i < model.rowCount(); ++i)
            lines += model.index(i).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(lines.contains(u"7 lines that are alike; press Enter to show them"_s), qPrintable(lines.join(u'\n')));
        QVERIFY(lines.join(u'\n').contains(u"In the folder, line 19: \"l\": 120"_s));
        QVERIFY(lines.join(u'\n').contains(u"not chosen yet"_s));
        const int before = model.rowCount();
        for (int i = 0; i < model.rowCount(); ++i)
            if (const int folded = model.row(i).folded) {
                model.unfold(i);
                QCOMPARE(model.rowCount(), before + folded - 1);
                break;
            }
    }

    void theKeyboardChooses()
    {
        Opened opened({conflict()});
        QPushButton* accept = button(*opened.dialog, u"Use this"_s);
        QVERIFY(!accept->isEnabled());    // one change is open
        QVERIFY(opened.list->hasFocus()); // the keys go there from the start
        const int changes = static_cast<int>(spoken(opened.dialog->view()).filter(u"not chosen yet"_s).size());
        QCOMPARE(changes, 1);
        for (int press = 0; press < 2; ++press)
            QTest::keyClick(opened.list, Qt::Key_F7);
        QCOMPARE(opened.dialog->view().currentChange(), 2);
        QTest::keyClick(opened.list, Qt::Key_Left); // theirs
        QVERIFY(accept->isEnabled());
        QVERIFY(spoken(opened.dialog->view()).filter(u"not chosen yet"_s).isEmpty());
        QTest::keyClick(opened.list, Qt::Key_Return);
        QTest::mouseClick(accept, Qt::LeftButton);
        QVERIFY(opened.texts);
        const std::string merged = *opened.texts->front().text;
        QVERIFY(merged.find("\"l\": 120\n") != std::string::npos); // chosen
        QVERIFY(merged.find("\"l\": 121") == std::string::npos);
        QCOMPARE(opened.texts->front().path, u"reactions/a.json"_s);
    }

    void theMouseChooses()
    {
        Opened opened({conflict()});
        const auto& view = opened.dialog->view();
        for (int row = 0; row < opened.list->model()->rowCount(); ++row) {
            const QModelIndex index = opened.list->model()->index(row, 0);
            if (!index.data(Qt::AccessibleTextRole).toString().contains(u"not chosen yet"_s))
                continue;
            opened.list->scrollTo(index);
            const QRect place = opened.list->visualRect(index);
            QTest::mouseClick(opened.list->viewport(), Qt::LeftButton, {},
                              QPoint(place.width() - 60, place.center().y()));
            break;
        }
        QVERIFY(spoken(view).join(u'\n').contains(u"\"l\": 121; chosen: Yours"_s));
        QTest::mouseClick(button(*opened.dialog, u"All: In the folder"_s), Qt::LeftButton);
        QTest::mouseClick(button(*opened.dialog, u"Use this"_s), Qt::LeftButton);
        QCOMPARE(*opened.texts->front().text, *conflict().theirs);
    }

    void neighboursAreNoQuestion()
    {
        Opened opened({{.path = u"reactions/a.json"_s,
                        .theirs = with(base, "\"a\": 1", "\"a\": 100"),
                        .mine = with(base, "\"b\": 2", "\"b\": 200"),
                        .base = base}});
        QVERIFY(spoken(opened.dialog->view()).filter(u"not chosen yet"_s).isEmpty());
        QTest::mouseClick(button(*opened.dialog, u"Use this"_s), Qt::LeftButton);
        QVERIFY(opened.texts);
        QCOMPARE(*opened.texts->front().text, with(with(base, "\"a\": 1", "\"a\": 100"), "\"b\": 2", "\"b\": 200"));
    }

    void aChangeFarOutInALongLineIsBroughtIntoView()
    {
        const std::string words(3000, 'w');
        const auto text = [&words](const char* end) { return "{\n\"a\": \"" + words + end + "\",\n\"b\": 1\n}\n"; };
        Opened opened({{.path = u"targets/a.json"_s, .theirs = text("theirs"), .mine = text("mine"), .base = {}}});
        QScrollBar* bar = nullptr; // below both texts
        for (auto* found : opened.dialog->view().findChildren<QScrollBar*>(QString(), Qt::FindDirectChildrenOnly))
            bar = found;
        QVERIFY(bar);
        const int end = QFontMetrics(monoFont()).horizontalAdvance(QString(3000, u'w'));
        QTRY_VERIFY(bar->value() > end - opened.dialog->width());
        QVERIFY(bar->value() < end); // and what comes before it
    }

    void whatIsNoJsonIsNotTaken()
    {
        ComparedFile file{
            .path = u"a.json"_s, .theirs = "{\n\"a\": 1\n}\n", .mine = "{\n\"b\": 2,\n\"a\": 1\n}\n", .base = {}};
        file.theirs = "{\n\"x\": [\n1\n]\n}\n";
        file.mine = "{\n\"x\": {\n\"y\":\n1\n}\n}\n";
        Opened opened({file});
        QPushButton* accept = button(*opened.dialog, u"Use this"_s);
        opened.list->setFocus();
        opened.dialog->view().goToChange(0);
        QTest::keyClick(opened.list, Qt::Key_Left); // "[" of theirs
        for (int press = 0; press < 10 && button(*opened.dialog, u"Next"_s)->isEnabled(); ++press) {
            QTest::keyClick(opened.list, Qt::Key_F7);
            QTest::keyClick(opened.list, Qt::Key_Right); // with "}" of mine
        }
        QVERIFY(!accept->isEnabled());
        QTest::mouseClick(button(*opened.dialog, u"All: Yours"_s), Qt::LeftButton);
        QVERIFY(accept->isEnabled());
    }

    void lookingOffersNoChoice()
    {
        auto words = choosing();
        words.choosing = false;
        words.accept = u"Recover"_s;
        words.discard = u"Discard"_s;
        Opened opened({conflict(), {.path = u"events/new.json"_s, .theirs = {}, .mine = "{}\n", .base = {}}}, words);
        QVERIFY(!button(*opened.dialog, u"Take: Yours"_s)->isVisible());
        auto* files = opened.dialog->findChild<QListWidget*>();
        QCOMPARE(files->item(1)->text(), u"events/new.json – new"_s);
        files->setCurrentRow(1);
        QVERIFY(spoken(opened.dialog->view()).join(u'\n').contains(u"In the folder: no line; Yours, line 1: {}"_s));
        QSignalSpy discarded(opened.dialog, &CompareDialog::discarded);
        QTest::mouseClick(button(*opened.dialog, u"Recover"_s), Qt::LeftButton);
        QCOMPARE(opened.texts->size(), std::size_t{2});
        QCOMPARE(*opened.texts->front().text, *conflict().mine);
        QCOMPARE(discarded.size(), 0);
    }

    void everythingHasANameAndRoom()
    {
        Opened opened({conflict(), {.path = u"events/new.json"_s, .theirs = {}, .mine = "{}\n", .base = {}}});
        QCOMPARE(problemsOfWidgets(*opened.dialog), QStringList());
        for (auto* made : opened.dialog->findChildren<QPushButton*>())
            if (made->isVisible())
                QVERIFY2(made->width() >= made->minimumSizeHint().width(), qPrintable(made->text()));
    }
};

QTEST_MAIN(CompareTest)
#include "comparetest.moc"
