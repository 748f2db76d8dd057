// SPDX-License-Identifier: GPL-3.0-or-later
// A program that runs from right to left, as a translation or -reverse makes it: painters go by the application's
// direction, not by a widget's, so what is painted by hand is looked at in pictures.
#include "app/gui/frame/menuitems.h"
#include "tests/app/gui/desk.h"
#include "ui/bench/traceview.h"
#include "ui/common/codetext.h"
#include "ui/common/metrics.h"
#include "ui/common/noticebar.h"
#include "ui/common/sectionhead.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/condition/build/rowparts.h"
#include "ui/design/chain/chainmodel.h"
#include "ui/find/finddelegate.h"
#include "ui/find/findmodel.h"
#include "ui/problems/problemspane.h"

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

void settle()
{
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

/// First and last column of a picture in which something stands out from the picture's corner; -1 for none.
std::pair<int, int> inkOf(const QImage& image)
{
    const QRgb ground = image.pixel(0, 0);
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixel(x, y) != ground) {
                first = first < 0 ? x : first;
                last = x;
                break;
            }
        }
    }
    return {first, last};
}

QImage pictureOf(QWidget& widget, const QRect& part = {})
{
    return widget.grab(part.isNull() ? widget.rect() : part).toImage().convertToFormat(QImage::Format_RGB32);
}

} // namespace

class RightToLeftTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
    }
    void init() { QGuiApplication::setLayoutDirection(Qt::RightToLeft); }
    void cleanup() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }

    void codeLooksTheSameInBothDirections()
    {
        const auto picture = [](Qt::LayoutDirection direction) {
            QGuiApplication::setLayoutDirection(direction);
            CodeText code;
            code.setText(u"{\n  \"a\": [1, {}],\n  \"b\": \"(x) > 1\"\n}\n"_s);
            code.resize(300, 160);
            code.show();
            settle();
            return pictureOf(code);
        };
        const QImage leftToRight = picture(Qt::LeftToRight);
        QVERIFY(inkOf(leftToRight).first >= 0);
        QVERIFY2(picture(Qt::RightToLeft) == leftToRight, "braces point the other way");
    }

    void theChainStandsAtTheRight()
    {
        Desk desk;
        desk.window->resize(1440, 900);
        settle();
        ChainView& chain = desk.chain();
        const auto sidesOfRow = [&chain](int row) {
            return inkOf(pictureOf(*chain.viewport(), chain.visualRect(chain.model()->index(row, 0))));
        };
        const int width = chain.viewport()->width();
        for (const int row : {0, 1, 2}) {
            const auto [first, last] = sidesOfRow(row);
            QVERIFY2(width - 1 - last < 40, "the cards begin at the right");
            QVERIFY(first >= width - 1 - last);
        }
        // The tile is the trigger's only picture: coloured, at the right.
        const QRect trigger = chain.visualRect(chain.model()->index(0, 0));
        const QImage card = pictureOf(*chain.viewport(), trigger);
        const QColor ground = toneColors(lightTokens(), Tone::Accent).ground;
        QCOMPARE(card.pixelColor(card.width() - 1 - 22 - 29, card.height() / 2 - 12), ground);
    }

    void theEndOfTheChainIsSaid()
    {
        Desk desk;
        desk.window->resize(1440, 900);
        settle();
        ChainView& chain = desk.chain();
        chain.scrollToBottom();
        settle();
        const QRect last = chain.visualRect(chain.model()->index(chain.chain()->rowCount() - 1, 0));
        // Below the button: the square at the line's end, and words at its left.
        const QRect end(0, last.bottom() + 12, chain.viewport()->width(), 24);
        const auto [first, lastInk] = inkOf(pictureOf(*chain.viewport(), end));
        QVERIFY2(first > 0 && lastInk < chain.viewport()->width() - 22, "it is not cut off");
        QVERIFY2(lastInk - first > 60, "there are words beside the square");
        QVERIFY2(chain.viewport()->width() - lastInk < 80, "below the cards' tiles");
    }

    void labelsBeginAtTheRight()
    {
        Desk desk;
        desk.window->resize(1440, 900);
        settle();
        int heads = 0;
        QList<QWidget*> all = desk.window->findChildren<QWidget*>(QRegularExpression(u"Head$"_s)); // of the sidebar
        for (auto* head : desk.window->findChildren<SectionHead*>())
            all << head;
        for (auto* head : all) {
            if (!head->isVisible() || head->width() < head->sizeHint().width() + 20)
                continue;
            ++heads;
            const auto [first, last] = inkOf(pictureOf(*head));
            QVERIFY2(head->width() - 1 - last < 6, qPrintable(head->objectName()));
            QVERIFY2(first > 6, qPrintable(head->objectName()));
        }
        QVERIFY(heads > 2);
    }

    void theSidebarsRowsKeepTheirColumn()
    {
        Desk desk;
        desk.window->resize(1440, 900);
        settle();
        for (const char* name : {"reactions", "sampleEvents", "targets", "definitions"}) {
            const auto* list = desk.window->findChild<QListView*>(QString::fromLatin1(name));
            QVERIFY(list);
            // What the scroll bar has, or would have, is at the left; rows reach the right edge.
            QCOMPARE(list->viewport()->geometry().right(), list->width() - 1);
            QVERIFY(list->viewport()->geometry().left() > 0);
        }
        // A name begins where its picture ends, not at the row's other end.
        auto* targets = desk.window->findChild<QListView*>(u"targets"_s);
        const QImage row = pictureOf(*targets->viewport(), targets->visualRect(targets->model()->index(0, 0)));
        const auto [first, last] = inkOf(row.copy(0, 2, row.width() - 30, row.height() - 4));
        QVERIFY2(row.width() - 30 - last < 6, "the name stands beside its sign");
        QVERIFY(first > 8);
    }

    void theTraceIsIndentedFromTheRight()
    {
        Desk desk;
        desk.window->resize(1440, 900);
        desk.session->run.evaluateNow();
        settle();
        auto* trace = desk.window->findChild<TraceView*>();
        trace->expandAll();
        settle();
        const QModelIndex step = trace->model()->index(1, 0);
        const QModelIndex inside = trace->model()->index(0, 0, step);
        QVERIFY(inside.isValid());
        trace->scrollTo(inside);
        // Of the second row of the tree, beside the branch's sign: the text begins where the indentation ends.
        const QRect place = trace->visualRect(inside);
        QVERIFY(place.right() < trace->visualRect(step).right());
        const auto [first, last] = inkOf(pictureOf(*trace->viewport(), place.adjusted(0, 2, 0, -2)));
        QVERIFY2(place.width() - 1 - last < 6, "the text stands at the right");
        QVERIFY(first >= 8);
    }

    void theProblemsBeginAtTheRight()
    {
        // How far the first line and the last one of a problem stand from where they begin.
        const auto gaps = [](Qt::LayoutDirection direction) {
            QGuiApplication::setLayoutDirection(direction);
            Desk desk;
            desk.window->resize(1440, 900);
            Workspace& workspace = desk.session->workspace;
            const auto filter = desk.reaction().content->actions.front();
            (void)workspace.setText(desk.id(nps), {filter, "/arguments/0/value"}, R"({"==>": [1, 2]})", u"x"_s);
            desk.session->lint.lintNow();
            desk.window->items().problems->trigger();
            settle();
            QListView& list = *desk.window->findChild<ProblemsPane*>()->list();
            // The first row is the file's.
            const QRect row = list.visualRect(list.model()->index(1, 0)).adjusted(8, 4, -8, -4);
            const QImage picture = pictureOf(*list.viewport(), row);
            std::vector<int> found;
            for (const int y : {2, picture.height() - 16}) {
                const auto [first, last] = inkOf(picture.copy(24, y, picture.width() - 48, 14));
                found.push_back(direction == Qt::LeftToRight ? first : picture.width() - 48 - 1 - last);
            }
            return found;
        };
        const auto leftToRight = gaps(Qt::LeftToRight);
        const auto rightToLeft = gaps(Qt::RightToLeft);
        for (std::size_t line = 0; line < 2; ++line) {
            QVERIFY2(leftToRight[line] >= 0 && leftToRight[line] < 16, qPrintable(QString::number(leftToRight[line])));
            QVERIFY2(qAbs(rightToLeft[line] - leftToRight[line]) < 8, qPrintable(QString::number(rightToLeft[line])));
        }
    }

    // Dots, quotes and brackets stay where the words have them: the same picture as from left to right.
    void foundTextsKeepTheirOwnDirection()
    {
        FindItem item;
        item.title = u"Rename \u201cwelcome\u201d everywhere (all)\u2026"_s;
        FindModel model;
        FindRow row;
        row.item = item;
        model.setRows({row});
        const auto picture = [&model](Qt::LayoutDirection direction) {
            QImage image(500, 32, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            QStyleOptionViewItem option;
            option.rect = image.rect();
            option.direction = direction;
            FindDelegate().paint(&painter, option, model.index(0, 0));
            painter.end();
            const QImage text = image.copy(direction == Qt::LeftToRight ? 36 : 0, 0, 464, 32); // without the sign
            const auto [first, last] = inkOf(text);
            return text.copy(first, 0, last - first + 1, 32);
        };
        const QImage leftToRight = picture(Qt::LeftToRight);
        QVERIFY(leftToRight.width() > 100);
        QCOMPARE(picture(Qt::RightToLeft).width(), leftToRight.width());
        // To the pixel of the signs' own shapes: text may begin at a fraction of one.
        const auto differing = [&leftToRight](const QImage& other) {
            int count = 0;
            for (int x = 0; x < other.width(); ++x)
                for (int y = 0; y < other.height(); ++y)
                    count += qAbs(qGray(other.pixel(x, y)) - qGray(leftToRight.pixel(x, y))) > 160 ? 1 : 0;
            return count;
        };
        QVERIFY2(differing(picture(Qt::RightToLeft)) < 20,
                 qPrintable(QString::number(differing(picture(Qt::RightToLeft)))));
    }

    void noticesKeepClearOfTheirSign()
    {
        Desk desk;
        desk.window->resize(1440, 900);
        auto* notices = desk.window->findChild<NoticeBar*>();
        notices->post(u"key"_s, u"Something is said."_s);
        settle();
        const auto labels = notices->findChildren<QLabel*>();
        const auto label =
            std::find_if(labels.begin(), labels.end(), [](const QLabel* one) { return one->isVisible(); });
        QVERIFY(label != labels.end());
        QVERIFY((*label)->mapTo(notices, QPoint((*label)->width(), 0)).x() <= notices->width() - 12 - metric::iconSize);
        const auto* close = desk.named(u"Dismiss"_s);
        QVERIFY(close->mapTo(notices, QPoint()).x() <= 8);
    }

    void panesBeginWhereTheyEndFromLeftToRight()
    {
        // The gaps at both sides of what is in a pane.
        const auto gaps = [](Qt::LayoutDirection direction) {
            QGuiApplication::setLayoutDirection(direction);
            Desk desk;
            desk.window->resize(1440, 900);
            settle();
            QList<QPair<int, int>> found;
            for (const char* name : {"name", "trace", "sidebarFilter", "problemCount"}) {
                const auto* widget = desk.window->findChild<QWidget*>(QString::fromLatin1(name));
                const QWidget* pane = widget ? widget->parentWidget() : nullptr;
                if (!pane)
                    continue;
                const int before = widget->mapTo(pane, QPoint()).x();
                const int after = pane->width() - before - widget->width();
                found << (direction == Qt::LeftToRight ? qMakePair(before, after) : qMakePair(after, before));
            }
            return found;
        };
        const auto leftToRight = gaps(Qt::LeftToRight);
        QVERIFY(leftToRight.size() >= 3);
        QCOMPARE(gaps(Qt::RightToLeft), leftToRight);
    }

    void aFieldsArrowHasItsOwnRoom()
    {
        PathEdit field(nullptr);
        field.setText(u"data.score"_s);
        field.resize(200, field.sizeHint().height());
        field.show();
        settle();
        QVERIFY(field.textMargins().left() > 0);
        QCOMPARE(field.textMargins().right(), 0);
        field.setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(field.textMargins().left(), 0);
        QVERIFY(field.textMargins().right() > 0);
    }
};

QTEST_MAIN(RightToLeftTest)
#include "righttolefttest.moc"
