// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/composer/samplebar.h"

#include "tests/support/widgetwalk.h"
#include "tests/ui/document/samples.h"
#include "ui/bench/composer/sampleform.h"
#include "ui/document/selection.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QUndoStack>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

std::vector<WorkspaceFile> files()
{
    std::vector<WorkspaceFile> all = samples::files();
    all.push_back({u"profiles/ada.json"_s, R"({"id": "ada", "first_name": "Ada"})", {}});
    all.push_back({u"events/later.json"_s, R"({"_retort": {"base": "survey-promoter", "changes": []}})", {}});
    return all;
}

} // namespace

class SampleBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        workspace = std::make_unique<Workspace>(samples::catalogue(), samples::readManifest);
        selection = std::make_unique<Selection>(*workspace);
        workspace->open(files());
        window = std::make_unique<QWidget>();
        bar = new SampleBar(*workspace, *selection, nullptr, window.get());
        bar->resize(360, 28);
        window->resize(400, 80);
        selection->setEvent(samples::idOf(*workspace, samples::promoterPath));
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    void cleanup()
    {
        window.reset();
        selection.reset();
        workspace.reset();
    }

    void partsHaveNames()
    {
        open();
        QCOMPARE(problemsOfWidgets(*window).join(u'\n'), QString());
        QCOMPARE(problemsOfWidgets(form()).join(u'\n'), QString());
    }

    void aClockIsSetInOneStepAndTakenBack()
    {
        QCOMPARE(bar->text(), u"No clock · no customer"_s);
        open();
        enter(u"Clock of the sample"_s, u"2026-06-12T10:00:00Z"_s);
        QCOMPARE(sample().clock, std::string("2026-06-12T10:00:00Z"));
        QCOMPARE(bar->text(), u"2026-06-12T10:00:00Z · no customer"_s);
        QCOMPARE(workspace->history().count(), 1);
        QCOMPARE(sample().label, std::string("Survey: promoter")); // all else stays
        workspace->history().undo();
        QCOMPARE(line(u"Clock of the sample"_s)->text(), QString());
        QCOMPARE(bar->text(), u"No clock · no customer"_s);
        enter(u"Clock of the sample"_s, QString()); // nothing is no step
        QVERIFY(!workspace->history().canUndo());
    }

    void whatIsNoTimeIsToldAndChangesNothing()
    {
        open();
        enter(u"Clock of the sample"_s, u"next tuesday"_s);
        QVERIFY(says(u"This is no time"_s));
        QCOMPARE(line(u"Clock of the sample"_s)->text(), u"next tuesday"_s); // and loses nothing
        QVERIFY(!workspace->history().canUndo());
        enter(u"Clock of the sample"_s, u"2026-06-12"_s);
        QVERIFY(!says(u"This is no time"_s));
        QCOMPARE(sample().clock, std::string("2026-06-12"));
        enter(u"Time zone of the sample"_s, u"Atlantis"_s);
        QVERIFY(says(u"No such time zone"_s));
        enter(u"Time zone of the sample"_s, u"+10:00"_s);
        QCOMPARE(sample().timezone, std::string("+10:00"));
        QCOMPARE(bar->text(), u"2026-06-12 · +10:00 · no customer"_s);
    }

    void aCustomerIsChosenFromTheProfiles()
    {
        open();
        auto* customer = form().findChild<QComboBox*>();
        QCOMPARE(customer->count(), 2);
        customer->setFocus();
        QTest::keyClick(customer, Qt::Key_Down);
        QTest::keyClick(customer, Qt::Key_Return);
        Q_EMIT customer->activated(customer->currentIndex());
        QCOMPARE(sample().profile, std::string("ada"));
        QVERIFY(bar->text().contains(u"customer ada"_s));
        workspace->history().undo();
        QCOMPARE(customer->currentIndex(), 0);
    }

    void aVariantKeepsWhatItSaysItself()
    {
        QVERIFY(workspace->setText(samples::idOf(*workspace, samples::promoterPath), {ActionId::None, "/_retort"},
                                   R"({"label": "Survey: promoter", "clock": "2026-01-01"})", u"Edit"_s));
        selection->setEvent(samples::idOf(*workspace, u"events/later.json"_s));
        QVERIFY(bar->text().startsWith(u"2026-01-01"_s)); // its base's
        open();
        QCOMPARE(line(u"Clock of the sample"_s)->text(), QString());
        QCOMPARE(line(u"Clock of the sample"_s)->placeholderText(), u"2026-01-01"_s);
        enter(u"Clock of the sample"_s, u"2027-02-02"_s);
        QVERIFY(bar->text().startsWith(u"2027-02-02"_s));
        QCOMPARE(workspace->find(samples::idOf(*workspace, samples::promoterPath))->event()->clock,
                 std::string("2026-01-01"));
        enter(u"Clock of the sample"_s, QString());
        QVERIFY(bar->text().startsWith(u"2026-01-01"_s));
    }

    void nothingShowsWithoutASample()
    {
        workspace->open({});
        QVERIFY(!bar->isVisible());
    }

private:
    SampleForm& form() const { return *bar->findChild<SampleForm*>(); }
    const Event& sample() const { return *workspace->find(selection->event())->event(); }
    void open()
    {
        QTest::mouseClick(bar, Qt::LeftButton);
        QVERIFY(form().isVisible());
    }
    QLineEdit* line(const QString& name) const
    {
        for (QLineEdit* one : form().findChildren<QLineEdit*>())
            if (one->accessibleName() == name)
                return one;
        return nullptr;
    }
    void enter(const QString& name, const QString& text)
    {
        QLineEdit* field = line(name);
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    bool says(const QString& words) const
    {
        for (const QLabel* label : form().findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<QWidget> window;
    SampleBar* bar = nullptr;
};

QTEST_MAIN(SampleBarTest)
#include "samplebartest.moc"
