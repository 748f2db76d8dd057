// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/tracedelegate.h"

#include "ui/bench/tracemodel.h"
#include "ui/common/fonts.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QPainter>
#include <QTest>

using namespace retort;
using namespace Qt::StringLiterals;

class TraceDelegateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }

    // A long reaction's numbers begin within their row, as whole as on a canvas without an edge.
    void numbersAreWhole_data()
    {
        QTest::addColumn<int>("steps");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        for (const int steps : {9, 99, 500, 4000})
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                QTest::addRow("%d %d", steps, int(direction)) << steps << direction;
    }
    void numbersAreWhole()
    {
        QFETCH(int, steps);
        QFETCH(Qt::LayoutDirection, direction);
        std::vector<TraceRow> rows(static_cast<std::size_t>(steps));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].key = std::to_string(i + 1);
            rows[i].kind = TraceRow::Kind::Step;
            rows[i].step = i + 1;
            rows[i].number = QString::number(i + 1);
        }
        TraceModel model;
        model.show(std::move(rows));

        constexpr int margin = 60; // of the picture around the row
        QImage picture(margin + 300 + margin, 48, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QPainter painter(&picture);
        QStyleOptionViewItem option;
        option.rect = QRect(margin, 0, 300, 48);
        option.direction = direction;
        const TraceDelegate delegate;
        delegate.paint(&painter, option, model.index(steps - 1, 0));
        painter.end();

        int first = picture.width();
        int last = -1;
        for (int x = 0; x < picture.width(); ++x)
            for (int y = 0; y < picture.height(); ++y)
                if (picture.pixel(x, y) != qRgb(255, 255, 255)) {
                    first = std::min(first, x);
                    last = std::max(last, x);
                }
        const double needs = QFontMetricsF(monoFont()).horizontalAdvance(QString::number(steps));
        QVERIFY2(first >= margin && last < margin + 300, qPrintable(u"ink from %1 to %2"_s.arg(first).arg(last)));
        QVERIFY2(last - first + 4 >= needs, qPrintable(u"%1 pixels of %2"_s.arg(last - first).arg(needs)));
    }
};

QTEST_MAIN(TraceDelegateTest)
#include "tracedelegatetest.moc"
