// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"
#include "tests/ui/design/designstage.h"
#include "ui/common/fieldedit.h"
#include "ui/common/style.h"
#include "ui/design/palette/palette.h"
#include "ui/design/palette/paletteentries.h"

#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class EventPaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        stage = std::make_unique<DesignStage>();
        QVERIFY(QTest::qWaitForWindowActive(&stage->window));
        stage->chain->showCard(0);
    }
    void cleanup() { stage.reset(); }

    void groupsEventsByWhatTheyAreAbout()
    {
        const auto entries = eventEntries(stage->workspace);
        QCOMPARE(entries[0].group, u"In this workspace"_s);
        QCOMPARE(entries[0].id, u"custom.survey_completed"_s);
        QCOMPARE(entries[0].note, u"1 reaction, 2 samples"_s);
        QCOMPARE(entries[1].id, u"tier.achieved"_s);
        QCOMPARE(entries[1].note, u"1 reaction, 1 sample"_s);
        QStringList groups;
        for (const PaletteEntry& entry : entries) {
            if (groups.isEmpty() || groups.back() != entry.group)
                groups << entry.group;
        }
        QCOMPARE(groups.size(), QSet<QString>(groups.begin(), groups.end()).size()); // each once
        QCOMPARE(groups.value(1), u"Profiles"_s);
        // Every event of the platform, and no pattern of one's own.
        int known = 0;
        for (const EventKind& kind : stage->workspace.catalogue().events())
            known += kind.name.ends_with("*") ? 0 : 1;
        QCOMPARE(int(entries.size()), known + 2);
        const auto created = std::find_if(entries.begin(), entries.end(),
                                          [](const PaletteEntry& entry) { return entry.id == u"transaction.created"; });
        QCOMPARE(created->label, u"Transaction recorded"_s);
        QVERIFY(created->foot.contains(u"Holds "_s));
        QVERIFY(created->foot.contains(u"Also spelled transaction.create, transaction.completed."_s));
    }

    void keysChooseAnEvent()
    {
        Palette* palette = open();
        QCOMPARE(problemsOfWidgets(*palette), QStringList());
        type(u"tier lost"_s); // words of label and id in any order
        QCOMPARE(current(), u"tier.lost"_s);
        QVERIFY(field()->accessibleDescription().startsWith(u"Tier lost, tier.lost. "_s));
        QTest::keyClick(field(), Qt::Key_Return);
        QVERIFY(palette->isHidden());
        QCOMPARE(stage->value().trigger, "tier.lost");
        QCOMPARE(stage->workspace.history().count(), 1);
        QCOMPARE(stage->workspace.history().undoText(), u"Change trigger"_s);
        stage->workspace.history().undo();
        QCOMPARE(stage->text(), reactionText);
    }
    void whatThePlatformHasComesBeforeWhatWasTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("id");
        QTest::newRow("a word of the description") << u"purchase"_s << u"transaction.created"_s;
        QTest::newRow("half of a name") << u"transaction.cr"_s << u"transaction.created"_s;
        QTest::newRow("half of another spelling") << u"profiles.cre"_s << u"profile.created"_s;
        QTest::newRow("half of a name in the workspace") << u"custom.surv"_s << u"custom.survey_completed"_s;
        QTest::newRow("nothing else fits") << u"custom.form_sent"_s << u"custom.form_sent"_s;
    }

    void whatThePlatformHasComesBeforeWhatWasTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, id);
        open();
        type(typed);
        QCOMPARE(current(), id);
    }

    void escapeChangesNothing()
    {
        Palette* palette = open();
        type(u"tier"_s);
        QTest::keyClick(field(), Qt::Key_Down);
        QTest::keyClick(field(), Qt::Key_Escape);
        QVERIFY(palette->isHidden());
        QVERIFY(stage->part<QPushButton>(u"browseEvents"_s)->hasFocus());
        QCOMPARE(stage->text(), reactionText);
    }
    void arrowsPassHeadingsBy()
    {
        open();
        type(u"reward"_s);
        const auto* model = list()->model();
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(field(), Qt::Key_Down);
            QVERIFY(!model->index(list()->currentIndex().row(), 0).data(PaletteModel::IsHeadingRole).toBool());
        }
    }

    void otherSpellingIsShownAsSuch()
    {
        open();
        type(u"transaction.completed"_s);
        QCOMPARE(current(), u"transaction.created"_s);
        QCOMPARE(list()->currentIndex().data(PaletteModel::DescriptionRole).toString(),
                 u"transaction.completed is another spelling of transaction.created"_s);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(stage->value().trigger, "transaction.created"); // the platform's own
        open();
        type(u"transaction.completed"_s);
        QTest::keyClick(field(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(stage->value().trigger, "transaction.completed"); // unless the person wants the other
    }

    void namesOfOnesOwnAreChecked_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("offered");
        QTest::newRow("well formed") << u"pos.receipt_scanned"_s << u"pos.receipt_scanned"_s << true;
        QTest::newRow("letter case is told, and taken") << u"Pos.Receipt"_s << u"Pos.Receipt"_s << true;
        QTest::newRow("near to the platform's, told and taken") << u"profle.updated"_s << u"profle.updated"_s << true;
    }
    void namesOfOnesOwnAreChecked()
    {
        QFETCH(QString, typed);
        const auto entry = typedEvent(typed, stage->workspace.catalogue());
        QVERIFY(entry);
        QTEST(entry->id, "id");
        QTEST(entry->offered, "offered");
        QVERIFY(!entry->description.isEmpty());
    }
    void badNameIsToldWhy()
    {
        QVERIFY(!typedEvent(u"tier.achieved"_s, stage->workspace.catalogue()));
        open();
        type(u"birthday party"_s);
        QCOMPARE(list()->model()->rowCount(), 2); // a heading, and what it says
        const QModelIndex row = list()->model()->index(1, 0);
        QVERIFY(!row.data(PaletteModel::DescriptionRole).toString().isEmpty());
        const std::string before = stage->text();
        QTest::keyClick(field(), Qt::Key_Return);
        if (row.flags().testFlag(Qt::ItemIsSelectable))
            QVERIFY(hasEventFormOf(stage->value().trigger)); // what it offered instead
        else
            QCOMPARE(stage->text(), before);
    }
    void customNameIsTaken()
    {
        open();
        type(u"pos.receipt_scanned"_s);
        QTest::keyClick(field(), Qt::Key_Return);
        QCOMPARE(stage->value().trigger, "pos.receipt_scanned");
        // It is the workspace's own from now on.
        const auto entries = eventEntries(stage->workspace);
        const auto own = std::find_if(entries.begin(), entries.end(),
                                      [](const PaletteEntry& entry) { return entry.id == u"pos.receipt_scanned"_s; });
        QVERIFY(own != entries.end());
        QCOMPARE(own->note, u"1 reaction"_s);
    }

    // Actions that the event cannot feed come after those that it can, and say why.
    void actionsAreRankedByWhatTheEventHolds()
    {
        const Catalogue known = catalogue();
        const auto rate = actionEntries(known, "rate.created", Fields::of("rate.created", known, {}));
        const auto withNote =
            std::count_if(rate.begin(), rate.end(), [](const PaletteEntry& entry) { return !entry.note.isEmpty(); });
        QVERIFY(withNote >= 6);
        const auto note = [](const std::vector<PaletteEntry>& entries, const QString& id) {
            const auto found =
                std::find_if(entries.begin(), entries.end(), [&](const PaletteEntry& entry) { return entry.id == id; });
            return found->note;
        };
        QCOMPARE(note(rate, u"benefit.create"_s), u"no customer in this event"_s);
        QCOMPARE(note(rate, u"target.send"_s), QString());
        const auto survey = actionEntries(known, "tier.achieved", Fields::of("tier.achieved", known, {}));
        QVERIFY(std::all_of(survey.begin(), survey.end(), [](const PaletteEntry& e) { return e.note.isEmpty(); }));
    }
    void actionsSayWhatTheyNeed()
    {
        const auto entries = actionEntries(catalogue());
        const auto points = std::find_if(entries.begin(), entries.end(),
                                         [](const PaletteEntry& entry) { return entry.id == u"point.create"; });
        QVERIFY(points->foot.startsWith(u"Needs profile_id, definition, value. "_s));
        QVERIFY(points->foot.contains(u"Also spelled points.award, Create Point."_s));
    }

private:
    static bool hasEventFormOf(const std::string& name) { return name.find('.') != std::string::npos; }
    Palette* open()
    {
        stage->part<QPushButton>(u"browseEvents"_s)->click();
        Palette* palette = stage->named<Palette>(u"Event palette"_s);
        field()->setFocus();
        return palette;
    }
    QLineEdit* field() const { return stage->part<QLineEdit>(u"eventSearch"_s); }
    QListView* list() const { return stage->part<QListView>(u"eventList"_s); }
    void type(const QString& text) { QTest::keyClicks(field(), text); }
    QString current() const { return list()->currentIndex().data(PaletteModel::IdRole).toString(); }

    std::unique_ptr<DesignStage> stage;
};

} // namespace retort

QTEST_MAIN(retort::EventPaletteTest)
#include "eventpalettetest.moc"
