// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs of the Sample menu, in the window, on a copy of the sample workspace.
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/bench/samples/newsampledialog.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

namespace retort {

using namespace Qt::StringLiterals;

class SampleControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init() { desk = std::make_unique<Desk>(); }
    void cleanup() { desk.reset(); }

    void aNewSampleIsSelectedAndUndone()
    {
        const EntryId before = desk->session->selection.event();
        auto* filter = desk->window->findChild<QLineEdit*>(u"sidebarFilter"_s);
        QVERIFY(filter);
        filter->setText(u"nothing is like this"_s);
        QTest::mouseClick(desk->window->findChild<QToolButton*>(u"addEvent"_s), Qt::LeftButton);
        auto* dialog = desk->window->findChild<NewSampleDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"sampleEventSearch"_s), u"tier.achieved"_s);
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"sampleEventSearch"_s), Qt::Key_Return);
        const Entry* entry = desk->session->workspace.find(desk->session->selection.event());
        QCOMPARE(entry->event()->name, std::string("tier.achieved"));
        QCOMPARE(entry->title(), u"tier.achieved, typical"_s);
        QVERIFY(filter->text().isEmpty()); // it is seen
        desk->window->items().undo->trigger();
        QCOMPARE(desk->session->workspace.find(entry->id), nullptr);
        QVERIFY(before != EntryId::None);
    }

    void theMenuLeadsThereToo()
    {
        desk->window->items().newEvent->trigger();
        auto* dialog = desk->window->findChild<NewSampleDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(desk->session->workspace.unsavedCount(), 0);
    }

private:
    std::unique_ptr<Desk> desk;
};

} // namespace retort

QTEST_MAIN(retort::SampleControllerTest)
#include "samplecontrollertest.moc"
