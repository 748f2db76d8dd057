// SPDX-License-Identifier: GPL-3.0-or-later
// The finder in the whole window: what is chosen is gone to, by keys from anywhere.
#include "app/gui/design/findcontroller.h"

#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/design/inspector/inspector.h"
#include "ui/find/finder.h"
#include "ui/find/findfield.h"
#include "ui/find/findmodel.h"

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

struct FindDesk : Desk {
    FindField& field() const { return *window->findChild<FindField*>(); }
    Finder& finder() const { return *window->findChild<Finder*>(); }
    const FindModel& model() const
    {
        return static_cast<const FindModel&>(*window->findChild<QListView*>(u"findList"_s)->model());
    }
    QStringList rows() const
    {
        QStringList rows;
        for (int row = 0; row < model().rowCount(); ++row)
            rows << model().index(row).data().toString();
        return rows;
    }
    /// Ctrl+K, and what is typed then. The index has read all.
    void find(const QString& typed)
    {
        QTest::qWait(60);
        QTest::keyClick(window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(finder().isVisible());
        QTest::keyClicks(&field(), typed);
    }
    void enter() { QTest::keyClick(&field(), Qt::Key_Return); }
    QString selected() const { return session->workspace.find(session->selection.reaction())->title(); }
};

} // namespace

class FindControllerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
    }

    void goesToAReaction()
    {
        FindDesk desk;
        desk.find(u"gold big"_s);
        desk.enter();
        QCOMPARE(desk.selected(), u"Gold big spender"_s);
        QVERIFY(desk.chain().hasFocus());
        QVERIFY(!desk.finder().isVisible());
    }

    void goesToAnActionAndToASample()
    {
        FindDesk desk;
        desk.find(u"issue benefit gold-gift"_s);
        desk.enter();
        QCOMPARE(desk.selected(), u"Gold big spender"_s);
        const auto& content = *desk.session->workspace.find(desk.session->selection.reaction())->content;
        QCOMPARE(content.reaction->actions[*content.positionOf(desk.session->selection.action())].type,
                 "benefit.create");
        desk.find(u"purchase of 60"_s);
        desk.enter();
        QCOMPARE(desk.session->workspace.find(desk.session->selection.event())->title(), u"Purchase of 60"_s);
    }

    void goesToAPlaceInATemplate()
    {
        FindDesk desk;
        desk.find(u"#data.score"_s);
        desk.enter();
        const QStringList rows = desk.rows();
        QVERIFY2(rows.contains(u"Service desk"_s), qPrintable(rows.join(u'\n')));
        QTest::keyClicks(&desk.field(), u"service desk"_s);
        desk.enter();
        QTRY_COMPARE(desk.session->workspace.find(desk.session->selection.target())->title(), u"Service desk"_s);
    }

    void goesToAPlaceInASample()
    {
        FindDesk desk;
        desk.find(u"#data.score"_s);
        desk.enter();
        QTest::keyClicks(&desk.field(), u"survey-promoter"_s);
        desk.enter();
        QCOMPARE(desk.session->selection.event(), desk.id(u"events/survey-promoter.json"_s));
        JsonEditor* editor = nullptr;
        for (QWidget* widget = desk.named(u"Event JSON"_s); widget && !editor; widget = widget->parentWidget())
            editor = qobject_cast<JsonEditor*>(widget);
        QVERIFY(editor);
        QCOMPARE(editor->cursorPlace().line, 6);
    }

    void offersEveryMenuItem()
    {
        FindDesk desk;
        desk.find(u">"_s);
        const QStringList rows = desk.rows();
        std::function<void(QMenu*)> check = [&](QMenu* menu) {
            for (QAction* item : menu->actions()) {
                if (item->menu())
                    check(item->menu());
                else if (!item->isSeparator() && item->isVisible())
                    QVERIFY2(rows.contains(item->text().remove(u'&')), qPrintable(item->text()));
            }
        };
        for (QAction* item : desk.window->menuBar()->actions())
            check(item->menu());
        QTest::keyClicks(&desk.field(), u"undo"_s);
        QCOMPARE(desk.model().row(1).item.whyNot, u"nothing to undo"_s);
        QCOMPARE(desk.model().row(1).item.shortcut, u"Ctrl+Z"_s);
    }

    void runsACommand()
    {
        FindDesk desk;
        desk.find(u">new reaction"_s);
        const auto before = desk.session->workspace.entries(EntryKind::Reaction).size();
        desk.enter();
        QCOMPARE(desk.session->workspace.entries(EntryKind::Reaction).size(), before + 1);
    }

    void goesToADefinition()
    {
        FindDesk desk;
        desk.find(u"#promoter-thank-you"_s);
        desk.enter();
        QTest::keyClicks(&desk.field(), u"benefits"_s);
        desk.enter();
        const EntryId list = desk.session->selection.definitions();
        QCOMPARE(list, desk.id(u"definitions/benefits.json"_s));
        auto* table = desk.window->findChild<QTreeView*>(u"definitionTable"_s);
        QVERIFY(table && table->hasFocus());
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"promoter-thank-you"_s);
        // And back: where it is used.
        QTest::keyClick(desk.window.get(), Qt::Key_F12, Qt::ShiftModifier);
        QVERIFY(desk.finder().isVisible());
        QVERIFY2(desk.rows().contains(u"Named"_s), qPrintable(desk.rows().join(u'\n')));
    }

    void findsTheUsesOfAnArgument()
    {
        FindDesk desk;
        const auto& content = *desk.session->workspace.find(desk.session->selection.reaction())->content;
        desk.session->selection.setAction(content.actions[1]);
        QCoreApplication::processEvents();
        Q_EMIT desk.window->findChild<Inspector*>()->usesRequested("/actions/1/arguments/1");
        QVERIFY(desk.finder().isVisible());
        QVERIFY2(desk.rows().contains(u"Rename promoter-thank-you everywhere…"_s), qPrintable(desk.rows().join(u'\n')));
    }

    void findsTheUsesOfWhatIsSelected()
    {
        FindDesk desk;
        desk.session->selection.setTarget(desk.target());
        QTest::keyClick(desk.window.get(), Qt::Key_F12, Qt::ShiftModifier);
        QVERIFY(desk.finder().isVisible());
        QVERIFY(desk.rows().size() > 1);
    }

    void theMenuAndTheCommandsRenameWhatIsSelected()
    {
        FindDesk desk;
        desk.session->selection.setTarget(desk.target());
        desk.find(u">rename a handle"_s);
        QVERIFY2(desk.rows().contains(u"Rename a handle everywhere…"_s), qPrintable(desk.rows().join(u'\n')));
        desk.enter();
        auto* dialog = desk.window->findChild<QDialog*>(u"renameHandle"_s);
        QTRY_VERIFY(dialog != nullptr && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void escapeGoesBackToWhereTheKeysWere()
    {
        FindDesk desk;
        desk.chain().setFocus();
        desk.find(u"x"_s);
        QTest::keyClick(&desk.field(), Qt::Key_Escape);
        QVERIFY(desk.chain().hasFocus());
    }
};

QTEST_MAIN(FindControllerTest)
#include "findcontrollertest.moc"
