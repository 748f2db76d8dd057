// SPDX-License-Identifier: GPL-3.0-or-later
// A sample event from a template, by real keys and clicks.
#include "tests/ui/document/samples.h"
#include "ui/bench/samples/newsampledialog.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/segments.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/design/palette/palettemodel.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class NewSampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        workspace->open(files());
        show("custom.survey_completed");
    }
    void cleanup() { delete dialog; }

    void beginsWithTheEventOfTheReaction()
    {
        QCOMPARE(picked(), u"custom.survey_completed"_s);
        // Its fields are those that the workspace's samples have.
        QVERIFY2(preview().contains(u"\"score\": 9"_s), qPrintable(preview()));
        QCOMPARE(label->text(), u"custom.survey_completed, typical"_s);
    }

    void theHeadingOfTheFirstIsSeen()
    {
        auto* list = dialog->findChild<QListView*>(u"sampleEventList"_s);
        QVERIFY(list->model()->index(0, 0).data(PaletteModel::IsHeadingRole).toBool());
        QTRY_COMPARE(list->visualRect(list->model()->index(0, 0)).top(), 0);
    }

    void anUnknownOneBeginsWithAny()
    {
        delete dialog;
        show("nobody.knows.this");
        QVERIFY(!picked().isEmpty());
        QVERIFY(add->isEnabled());
    }

    void aliasesLeadToThePlatformsName()
    {
        QTest::keyClicks(search, u"tier.ach"_s);
        QCOMPARE(picked(), u"tier.achieved"_s);
        QVERIFY(preview().contains(u"\"event\": \"tier.achieved\""_s));
        QCOMPARE(label->text(), u"tier.achieved, typical"_s);
    }

    void arrowsGoOverTheHeadings()
    {
        QTest::keyClicks(search, u"points"_s);
        QStringList seen{picked()};
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(search, Qt::Key_Down);
            QVERIFY(!picked().isEmpty());
            seen << picked();
        }
        seen.removeDuplicates();
        QVERIFY(seen.size() > 3);
        QTest::keyClick(search, Qt::Key_Up);
        QCOMPARE(picked(), seen.at(seen.size() - 2));
    }

    void aNameOfOnesOwnIsChecked()
    {
        QTest::keyClicks(search, u"acme.coffee_sold"_s);
        QCOMPARE(picked(), u"acme.coffee_sold"_s);
        QVERIFY(preview().contains(u"\"event\": \"acme.coffee_sold\""_s));
        search->selectAll();
        QTest::keyClicks(search, u"%%%"_s);
        QCOMPARE(picked(), QString());
        QVERIFY(!add->isEnabled());
        QCOMPARE(preview(), QString());
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(dialog->isVisible()); // nothing to add
    }

    void minimalHasLessAndOddSaysWhatIsOdd()
    {
        const auto typical = preview().size();
        QTest::mouseClick(kinds->choice(1), Qt::LeftButton);
        QVERIFY(preview().size() < typical);
        auto* odd = dialog->findChild<QListView*>(u"sampleOddities"_s);
        QVERIFY(!odd->isVisible());
        QTest::mouseClick(kinds->choice(2), Qt::LeftButton);
        QVERIFY(odd->isVisible());
        QVERIFY(odd->model()->rowCount() > 0);
        for (int row = 0; row < odd->model()->rowCount(); ++row)
            QVERIFY(odd->model()->index(row, 0).data().toString().contains(u"data."_s));
        QCOMPARE(label->text(), u"custom.survey_completed, odd"_s);
        // The caret goes where the odd value is.
        bool moved = false;
        for (int row = 0; row < odd->model()->rowCount(); ++row) {
            odd->setCurrentIndex(odd->model()->index(row, 0));
            moved = moved || editor->cursorPlace().line > 2;
        }
        QVERIFY(moved);
    }

    void addsOneStepAndSaysWhich()
    {
        QSignalSpy made(dialog, &NewSampleDialog::made);
        const auto before = workspace->entries(EntryKind::Event).size();
        label->selectAll();
        QTest::keyClicks(label, u"Half \"empty\""_s);
        QTest::mouseClick(kinds->choice(1), Qt::LeftButton);
        QCOMPARE(label->text(), u"Half \"empty\""_s); // what a person wrote stays
        const QPointer<NewSampleDialog> open(dialog);
        QTest::keyClick(label, Qt::Key_Return);
        QCOMPARE(made.count(), 1);
        const Entry* entry = workspace->find(made[0][0].value<EntryId>());
        QVERIFY(entry && entry->event());
        QCOMPARE(entry->title(), u"Half \"empty\""_s);
        QCOMPARE(entry->path, u"events/half-empty.json"_s);
        QCOMPARE(entry->event()->name, std::string("custom.survey_completed"));
        QCOMPARE(workspace->history().count(), 1);
        workspace->history().undo();
        QCOMPARE(workspace->entries(EntryKind::Event).size(), before);
        QTRY_VERIFY(!open);
        dialog = nullptr;
    }

    void theUsualLabelIsNobodyElses()
    {
        QTest::mouseClick(add, Qt::LeftButton);
        QTRY_VERIFY(!dialog);
        show("custom.survey_completed");
        QCOMPARE(label->text(), u"custom.survey_completed, typical 2"_s);
        label->selectAll();
        QTest::keyClick(label, Qt::Key_Delete);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(workspace->find(workspace->entries(EntryKind::Event).back())->title(),
                 u"custom.survey_completed, typical 2"_s);
    }

    void everyControlHasAName()
    {
        for (QWidget* one : QList<QWidget*>{search, label, kinds, dialog->findChild<QListView*>()})
            QVERIFY(!one->accessibleName().isEmpty());
    }

private:
    void show(const std::string& event)
    {
        dialog = new NewSampleDialog(*workspace, event);
        dialog->open();
        search = dialog->findChild<QLineEdit*>(u"sampleEventSearch"_s);
        label = dialog->findChild<QLineEdit*>(u"sampleLabel"_s);
        kinds = dialog->findChild<Segments*>();
        editor = dialog->findChild<JsonEditor*>();
        for (auto* button : dialog->findChildren<QPushButton*>()) {
            if (button->isDefault())
                add = button;
        }
    }
    QString picked() const
    {
        return dialog->findChild<QListView*>(u"sampleEventList"_s)
            ->currentIndex()
            .data(PaletteModel::IdRole)
            .toString();
    }
    QString preview() const { return editor->text(); }

    std::unique_ptr<Workspace> workspace;
    QPointer<NewSampleDialog> dialog;
    QLineEdit* search = nullptr;
    QLineEdit* label = nullptr;
    Segments* kinds = nullptr;
    JsonEditor* editor = nullptr;
    QPushButton* add = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::NewSampleTest)
#include "newsampletest.moc"
