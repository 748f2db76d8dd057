// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fieldedit.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;

/// The list of what a line can be, and where it stands.
class CompleterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }

    void theListIsNeverOnTheLine()
    {
        NotedCompleter completer; // goes after the line that it is for
        QWidget window;
        auto* area = new QScrollArea(&window);
        area->setWidgetResizable(true);
        auto* page = new QWidget;
        auto* column = new QVBoxLayout(page);
        auto* grows = new QWidget;
        grows->setFixedHeight(150);
        auto* field = new FieldEdit;
        column->addWidget(grows);
        column->addWidget(field);
        column->addSpacing(900);
        area->setWidget(page);
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(area);
        completer.setRows({{u"total"_s, u"number"_s, {}}, {u"total_discount"_s, u"number"_s, {}}});
        field->completeFrom(&completer);
        window.resize(300, 400);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        QTest::keyClicks(field, u"to"_s);
        const QWidget* list = completer.popup();
        QTRY_VERIFY(list->isVisible());
        const auto line = [&] { return QRect(field->mapToGlobal(QPoint(0, 0)), field->size()); };
        const auto touches = [&] {
            const QRect gap = line().adjusted(0, -2, 0, 2);
            return list->geometry().intersects(line()) || !list->geometry().intersects(gap);
        };
        QTRY_VERIFY(!touches());
        area->verticalScrollBar()->setValue(60); // the form scrolls
        QTRY_VERIFY(!touches());
        grows->setFixedHeight(190); // or what is above the line grows: a message comes
        QTRY_VERIFY(!touches());
        QVERIFY(list->isVisible());
        area->verticalScrollBar()->setValue(600); // the line is not to be seen any more
        QTRY_VERIFY(!list->isVisible());
    }
};

} // namespace retort

QTEST_MAIN(retort::CompleterTest)
#include "completertest.moc"
