// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/windowfit.h"

#include <QTest>

namespace retort {

class WindowFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fits_data()
    {
        QTest::addColumn<QRect>("available");
        QTest::addColumn<QRect>("window");
        QTest::addColumn<QMargins>("frame");
        QTest::addColumn<QRect>("fitted");
        const QRect small(0, 0, 1280, 720);
        const QMargins frame(1, 22, 1, 5);
        QTest::newRow("has room") << small << QRect(10, 30, 800, 600) << frame << QRect(10, 30, 800, 600);
        QTest::newRow("as large as the screen") << small << small << frame << QRect(1, 22, 1278, 693);
        QTest::newRow("of a larger screen") << small << QRect(40, 40, 2560, 1400) << QMargins() << small;
        QTest::newRow("out on the right") << small << QRect(1000, 100, 500, 300) << frame << QRect(779, 100, 500, 300);
        QTest::newRow("its title above the screen")
            << small << QRect(100, 0, 500, 300) << frame << QRect(100, 22, 500, 300);
        QTest::newRow("on a screen to the left of the first")
            << QRect(-1920, 0, 1920, 1040) << QRect(-2500, 900, 1000, 400) << frame << QRect(-1919, 635, 1000, 400);
    }
    void fits()
    {
        QFETCH(QRect, available);
        QFETCH(QRect, window);
        QFETCH(QMargins, frame);
        QFETCH(QRect, fitted);
        QCOMPARE(fittedTo(available, window, frame), fitted);
        QCOMPARE(fittedTo(available, fitted, frame), fitted);
    }
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::WindowFitTest)
#include "windowfittest.moc"
