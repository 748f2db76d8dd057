// SPDX-License-Identifier: GPL-3.0-or-later
// The finder by keys and mouse, as people use it.
#include "ui/find/finder.h"

#include "tests/ui/document/samples.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/find/findfield.h"
#include "ui/find/findmodel.h"
#include "ui/find/recent.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QTest>
#include <QVBoxLayout>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

struct Stage {
    Stage()
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(field);
        layout->addWidget(other);
        layout->addStretch();
        workspace.open(files());
        index.finish();
        finder = new Finder(workspace, index, recent, *field, &window);
        QObject::connect(finder, &Finder::chosen, [this](const FindPlace& place) { chosen.push_back(place); });
        QObject::connect(finder, &Finder::renameRequested,
                         [this](const uses::Subject& subject) { renamed.push_back(subject); });
        QObject::connect(finder, &Finder::aboutToOpen, [this] {
            FindItem run{.group = FindGroup::Command, .title = u"Run"_s, .detail = u"Run"_s};
            run.run = [this] { ++ran; };
            FindItem undo{.group = FindGroup::Command, .title = u"Undo"_s, .detail = u"Edit"_s};
            undo.whyNot = u"nothing to undo"_s;
            undo.run = [this] { ++ran; };
            index.setCommands({run, undo});
        });
        window.resize(900, 700);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        other->setFocus();
    }

    QListView& list() { return *finder->findChild<QListView*>(); }
    QStringList rows()
    {
        QStringList rows;
        for (int row = 0; row < list().model()->rowCount(); ++row)
            rows << list().model()->index(row, 0).data().toString();
        return rows;
    }
    QString current() { return list().currentIndex().data().toString(); }

    Workspace workspace{catalogue(), &readManifest};
    Selection selection{workspace};
    FindIndex index{workspace};
    Recent recent{workspace, selection};
    QWidget window;
    FindField* field = new FindField;
    QLineEdit* other = new QLineEdit;
    Finder* finder = nullptr;
    std::vector<FindPlace> chosen;
    std::vector<uses::Subject> renamed;
    int ran = 0;
};

} // namespace

class FinderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }

    void enterGoesThere()
    {
        Stage stage;
        stage.finder->open();
        QVERIFY(stage.finder->isVisible());
        QVERIFY(stage.field->hasFocus());
        QTest::keyClicks(stage.field, u"tier 2"_s);
        QCOMPARE(stage.current(), u"Tier 2 welcome"_s);
        QTest::keyClick(stage.field, Qt::Key_Return);
        QCOMPARE(stage.chosen.size(), 1);
        QCOMPARE(stage.chosen[0].entry, idOf(stage.workspace, u"reactions/tier-2-welcome.json"_s));
        QVERIFY(!stage.finder->isVisible());
        QCOMPARE(stage.field->text(), QString());
    }

    void escapeGivesTheFocusBack()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u"x"_s);
        QTest::keyClick(stage.field, Qt::Key_Escape);
        QVERIFY(!stage.finder->isVisible());
        QVERIFY(stage.other->hasFocus());
        // By the mouse it is the same.
        QTest::mouseClick(stage.field, Qt::LeftButton);
        QVERIFY(stage.finder->isVisible());
        QTest::keyClick(stage.field, Qt::Key_Escape);
        QVERIFY(stage.other->hasFocus());
    }

    void arrowsPassHeadingsBy()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u"survey"_s);
        const auto& model = static_cast<const FindModel&>(*stage.list().model());
        QCOMPARE(stage.list().currentIndex().row(), 1);
        for (int i = 0; i < model.rowCount(); ++i) {
            QVERIFY(!model.row(stage.list().currentIndex().row()).isHeading());
            QTest::keyClick(stage.field, Qt::Key_Down);
        }
        QCOMPARE(stage.list().currentIndex().row(), model.rowCount() - 1);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(stage.field, Qt::Key_PageUp);
        QCOMPARE(stage.list().currentIndex().row(), 1);
    }

    void aClickGoesThere()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u"issue"_s);
        const QRect row = stage.list().visualRect(stage.list().currentIndex());
        QTest::mouseClick(stage.list().viewport(), Qt::LeftButton, {}, row.center());
        QTRY_COMPARE(stage.chosen.size(), 1);
        QCOMPARE(stage.chosen[0].action, contentOf(stage.workspace, stage.chosen[0].entry).actions[1]);
    }

    void aClickElsewhereCloses()
    {
        Stage stage;
        stage.finder->open();
        QTest::mouseClick(stage.other, Qt::LeftButton);
        QVERIFY(!stage.finder->isVisible());
        QVERIFY(stage.other->hasFocus());
    }

    void commandsRunUnlessTheySayWhyNot()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u">"_s);
        QCOMPARE(stage.rows(), (QStringList{u"Commands"_s, u"Run"_s, u"Undo"_s}));
        const QString sentence = stage.list().model()->index(2, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(sentence.contains(u"nothing to undo"_s), qPrintable(sentence));
        QTest::keyClick(stage.field, Qt::Key_Down);
        QTest::keyClick(stage.field, Qt::Key_Return);
        QCOMPARE(stage.ran, 0);
        QVERIFY(stage.finder->isVisible());
        QTest::keyClick(stage.field, Qt::Key_Up);
        QTest::keyClick(stage.field, Qt::Key_Return);
        QCOMPARE(stage.ran, 1);
        QVERIFY(!stage.finder->isVisible());
    }

    void aFieldLeadsToItsUses()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u"#score"_s);
        QCOMPARE(stage.current(), u"data.score"_s);
        QTest::keyClick(stage.field, Qt::Key_Return);
        QVERIFY(stage.finder->isVisible());
        QCOMPARE(stage.rows().front(), u"Read"_s);
        QTest::keyClicks(stage.field, u"slack"_s); // narrows
        QCOMPARE(stage.rows(), (QStringList{u"Read"_s, u"VIP to Slack"_s}));
        QTest::keyClick(stage.field, Qt::Key_Return);
        QCOMPARE(stage.chosen.size(), 1);
        QCOMPARE(stage.chosen[0].entry, idOf(stage.workspace, slackPath));
        QVERIFY(stage.chosen[0].span.has_value());
    }

    void whatIsUsedOnceIsGoneTo()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u"#promoter-thank"_s);
        QTest::keyClick(stage.field, Qt::Key_Return);
        QVERIFY(!stage.finder->isVisible());
        QCOMPARE(stage.chosen.size(), 1);
        QCOMPARE(stage.chosen[0].pointer, "/actions/1/arguments/1/value");
    }

    void controlEnterFindsUses()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u"vip to slack"_s);
        QTest::keyClick(stage.field, Qt::Key_Return, Qt::ControlModifier);
        const auto labels = stage.finder->findChildren<QLabel*>();
        const bool counted = std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() &&
                   label->text() == u"Uses of slack-vip · 1, and 1 other place"_s; // its own handle
        });
        QVERIFY(counted);
        QCOMPARE(stage.rows(), (QStringList{u"Rename slack-vip everywhere…"_s, u"Defined"_s, u"VIP to Slack"_s,
                                            u"Named"_s, u"NPS Survey Completed › Send to target slack-vip"_s}));
        QTest::keyClick(stage.field, Qt::Key_Backspace); // back to the search
        QVERIFY(stage.rows().contains(u"Reactions"_s));
    }

    void theRenameIsOneKeyAway_data()
    {
        QTest::addColumn<QList<int>>("keys");
        QTest::newRow("the row above the first use") << QList<int>{Qt::Key_Up, Qt::Key_Return};
        QTest::newRow("F2") << QList<int>{Qt::Key_F2};
    }
    void theRenameIsOneKeyAway()
    {
        QFETCH(QList<int>, keys);
        Stage stage;
        stage.finder->showUses({uses::Subject::Kind::Handle, "slack-vip", "targets", {}});
        for (const int key : keys)
            QTest::keyClick(stage.field, Qt::Key(key));
        QCOMPARE(stage.renamed.size(), 1);
        QCOMPARE(stage.renamed[0].name, "slack-vip");
        QVERIFY(!stage.finder->isVisible());
    }

    void enterStillGoesToTheFirstUseAndAFieldHasNoRename()
    {
        Stage stage;
        stage.finder->showUses({uses::Subject::Kind::Handle, "slack-vip", "targets", {}});
        QTest::keyClick(stage.field, Qt::Key_Return);
        QVERIFY(stage.renamed.empty());
        stage.finder->showUses({uses::Subject::Kind::Field, "data.score", {}, {}});
        QTest::keyClick(stage.field, Qt::Key_F2);
        QVERIFY(stage.renamed.empty());
        QVERIFY(stage.finder->isVisible());
    }

    void severalHandlesAreAskedAbout()
    {
        Stage stage;
        const uses::Subject slack{uses::Subject::Kind::Handle, "slack-vip", "targets", {}};
        const uses::Subject gift{uses::Subject::Kind::Handle, "promoter-thank-you", "benefits", {}};
        stage.finder->chooseRename({slack, gift});
        QCOMPARE(stage.rows(), (QStringList{u"slack-vip"_s, u"promoter-thank-you"_s}));
        QTest::keyClick(stage.field, Qt::Key_Down);
        QTest::keyClick(stage.field, Qt::Key_Return);
        QCOMPARE(stage.renamed, std::vector{gift});
        stage.finder->chooseRename({slack});
        QCOMPARE(stage.renamed.size(), 2);
        stage.finder->chooseUses({slack, gift}); // asks the other question again
        QTest::keyClick(stage.field, Qt::Key_Return);
        QCOMPARE(stage.renamed.size(), 2);
    }

    void anActionOffersWhatItUses()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u"issue benefit"_s);
        QTest::keyClick(stage.field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(stage.rows(), (QStringList{u"profile_id"_s, u"promoter-thank-you"_s}));
        QTest::keyClick(stage.field, Qt::Key_Return);
        QCOMPARE(stage.rows().front(), u"Read"_s);
    }

    void emptinessSaysWhatToDo()
    {
        Stage stage;
        stage.finder->open();
        QTest::keyClicks(stage.field, u"qqqq"_s);
        QVERIFY(!stage.list().isVisible());
        const auto labels = stage.finder->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(u"Nothing is called that"_s);
        }));
        QTest::keyClick(stage.field, Qt::Key_Return);
        QVERIFY(stage.chosen.empty());
    }

    void staysInsideTheWindow()
    {
        Stage stage;
        for (const QSize& size : {QSize(400, 300), QSize(1400, 900)}) {
            stage.window.resize(size);
            stage.finder->open();
            QVERIFY(stage.window.rect().adjusted(-20, -20, 20, 20).contains(stage.finder->geometry()));
            stage.finder->dismiss();
        }
    }
};

} // namespace retort

QTEST_MAIN(retort::FinderTest)
#include "findertest.moc"
