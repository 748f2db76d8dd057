// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/keyswindow.h"

#include "tests/support/widgetwalk.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

namespace retort {

using namespace Qt::StringLiterals;

class KeysWindowTest : public QObject {
    Q_OBJECT

    /// "File: Save, Quit"
    static QStringList lines(const QTreeView& view)
    {
        QStringList all;
        const QAbstractItemModel& model = *view.model();
        for (int group = 0; group < model.rowCount(); ++group) {
            const QModelIndex top = model.index(group, 0);
            QStringList inside;
            for (int row = 0; row < model.rowCount(top); ++row)
                inside << model.index(row, 0, top).data().toString();
            all << top.data().toString() + u": "_s + inside.join(u", "_s);
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }

    void keysAreFoundByWordAndByKey()
    {
        KeysWindow window;
        window.setRows({{u"File"_s, u"Save"_s, u"Ctrl+S"_s},
                        {u"File"_s, u"Quit"_s, u"Ctrl+Q"_s},
                        {u"Chain"_s, u"Move up"_s, u"Alt+Up"_s}});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto& view = *window.findChild<QTreeView*>();
        QAbstractItemModelTester tester(view.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto* field = window.findChild<QLineEdit*>(u"keysFilter"_s);
        QCOMPARE(QApplication::focusWidget(), field);
        QCOMPARE(lines(view), (QStringList{u"File: Save, Quit"_s, u"Chain: Move up"_s}));
        QTest::keyClicks(field, u"ctrl+q"_s);
        QCOMPARE(lines(view), QStringList{u"File: Quit"_s});
        field->clear();
        QTest::keyClicks(field, u"MOVE"_s);
        QCOMPARE(lines(view), QStringList{u"Chain: Move up"_s});
        QVERIFY(view.isExpanded(view.model()->index(0, 0)));
        field->clear();
        QTest::keyClicks(field, u"file"_s); // a menu's name shows all that is in it
        QCOMPARE(lines(view), QStringList{u"File: Save, Quit"_s});
        QCOMPARE(problemsOfWidgets(window).join(u'\n'), QString());
        window.setRows({{u"File"_s, u"Open"_s, u"Ctrl+O"_s}});
        QCOMPARE(lines(view), QStringList{u"File: Open"_s});
    }
};

} // namespace retort

QTEST_MAIN(retort::KeysWindowTest)
#include "keyswindowtest.moc"
