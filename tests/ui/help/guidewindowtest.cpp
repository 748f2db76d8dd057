// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidewindow.h"

#include "tests/support/widgetwalk.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/help/guideview.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTreeWidget>

namespace retort {

using namespace Qt::StringLiterals;

class GuideWindowTest : public QObject {
    Q_OBJECT

    const QString design = u":/docs/guide/design.md"_s;
    const QString rules = u":/docs/lint-rules.md"_s;

    QTreeWidgetItem* headingOf(const QString& text)
    {
        return window->findChild<QTreeWidget*>()->findItems(text, Qt::MatchExactly | Qt::MatchRecursive).value(0);
    }

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        window = std::make_unique<GuideWindow>(QStringList{design, rules});
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void cleanup() { window.reset(); }

    void theContentsAreThoseOfThePages()
    {
        QCOMPARE(window->view().page(), design);
        QFile file(design);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList expected;
        for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            if (line.startsWith(u"# "_s) || line.startsWith(u"## "_s))
                expected << line;
        }
        QVERIFY(expected.size() > 4);
        const auto& contents = *window->findChild<QTreeWidget*>();
        QStringList shown;
        for (int i = 0; i < contents.topLevelItemCount(); ++i) {
            const auto* top = contents.topLevelItem(i);
            if (top->data(0, Qt::UserRole) != design)
                continue;
            shown << u"# "_s + top->text(0);
            for (int j = 0; j < top->childCount(); ++j)
                shown << u"## "_s + top->child(j)->text(0);
        }
        QCOMPARE(shown.join(u'\n'), expected.join(u'\n'));
        QCOMPARE(problemsOfWidgets(*window).join(u'\n'), QString());
    }

    void aPartIsGoneToByAClick()
    {
        auto* contents = window->findChild<QTreeWidget*>();
        QTreeWidgetItem* last = contents->topLevelItem(0)->child(contents->topLevelItem(0)->childCount() - 1);
        contents->scrollToItem(last);
        QTest::mouseClick(contents->viewport(), Qt::LeftButton, {}, contents->visualItemRect(last).center());
        QVERIFY(window->view().verticalScrollBar()->value() > 500);
        QCOMPARE(window->view().textCursor().block().text(), last->text(0));
    }

    void everyLinkOfAPageLeadsSomewhere()
    {
        for (const QString& page : {design, rules}) {
            GuideView view;
            view.resize(700, 500);
            view.showPage(page);
            QSignalSpy pages(&view, &GuideView::pageRequested);
            QSignalSpy web(&view, &GuideView::linkRequested);
            int links = 0;
            for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next()) {
                for (auto at = block.begin(); !at.atEnd(); ++at) {
                    const QTextCharFormat format = at.fragment().charFormat();
                    if (format.isImageFormat())
                        QVERIFY2(!view.loadResource(QTextDocument::ImageResource,
                                                    view.source().resolved(QUrl(format.toImageFormat().name())))
                                      .value<QImage>()
                                      .isNull(),
                                 qPrintable(format.toImageFormat().name()));
                    if (format.isAnchor() && !format.anchorHref().isEmpty()) {
                        Q_EMIT view.anchorClicked(QUrl(format.anchorHref()));
                        ++links;
                    }
                }
            }
            QCOMPARE(pages.size() + web.size(), links);
            for (const auto& asked : pages) {
                const QString to = asked.value(0).toString();
                QVERIFY2(to == design || to == rules || QFile::exists(to), qPrintable(page + u" leads to "_s + to));
            }
        }
    }

    void aLinkToAnotherPageShowsIt()
    {
        Q_EMIT window->view().anchorClicked(QUrl(u"../lint-rules.md"_s));
        QCOMPARE(window->view().page(), rules);
        QCOMPARE(window->findChild<QTreeWidget*>()->currentItem()->parent(), nullptr);
    }

    void whatIsTypedIsFoundFromTheTop()
    {
        auto* field = window->findChild<QLineEdit*>(u"guideFind"_s);
        QTest::keyClick(window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"Ctrl+"_s);
        const int first = window->view().textCursor().position();
        QCOMPARE(window->view().textCursor().selectedText(), u"Ctrl+"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(window->view().textCursor().position() > first);
        QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(window->view().textCursor().position(), first);
        QTest::keyClicks(field, u"qqqq"_s);
        const auto labels = window->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text() == u"Not on this page"_s;
        }));
    }

    void picturesAreNoWiderThanTheView()
    {
        for (const int width : {360, 700, 1500}) {
            GuideView view;
            view.resize(width, 500);
            view.show();
            view.showPage(design);
            QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
            view.resize(width + 60, 500);
            QCoreApplication::processEvents();
            QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
        }
    }

    void aThemeSwitchKeepsThePlace()
    {
        GuideView& view = window->view();
        view.verticalScrollBar()->setValue(800);
        dress(*qApp, darkTokens());
        QCoreApplication::processEvents();
        QCOMPARE(view.verticalScrollBar()->value(), 800);
        dress(*qApp, lightTokens());
    }

private:
    std::unique_ptr<GuideWindow> window;
};

} // namespace retort

QTEST_MAIN(retort::GuideWindowTest)
#include "guidewindowtest.moc"
