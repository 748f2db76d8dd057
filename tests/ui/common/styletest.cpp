// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/jsoneditor.h"
#include "ui/common/metrics.h"
#include "ui/common/tokens.h"

#include <QtTest>
#include <QtWidgets>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

/// How many pixels have this colour.
int count(const QImage& image, const QColor& color)
{
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            pixels += image.pixelColor(x, y).rgb() == color.rgb();
    return pixels;
}

QImage shot(QWidget& widget) { return widget.grab().toImage(); }

/// One of each control that the window uses.
struct Panel : QWidget {
    Panel()
    {
        auto* layout = new QVBoxLayout(this);
        for (QWidget* widget : std::initializer_list<QWidget*>{field, combo, button, check, spin, tabs, tree, editor})
            layout->addWidget(widget);
        combo->addItems({u"Survey: promoter"_s, u"Survey: passive"_s});
        tabs->addTab(u"Event"_s);
        tabs->addTab(u"JSON"_s);
        tree->setColumnCount(2);
        new QTreeWidgetItem(tree, {u"filter"_s, u"true"_s});
        tree->setCurrentItem(tree->topLevelItem(0));
        editor->showText(u"{\n  \"score\": 9\n}\n"_s);
        resize(400, 500);
    }

    QLineEdit* field = new QLineEdit(u"text"_s, this);
    QComboBox* combo = new QComboBox(this);
    QPushButton* button = new QPushButton(u"Run"_s, this);
    QCheckBox* check = new QCheckBox(u"Keep"_s, this);
    QSpinBox* spin = new QSpinBox(this);
    QTabBar* tabs = new QTabBar(this);
    QTreeWidget* tree = new QTreeWidget(this);
    JsonEditor* editor = new JsonEditor(u"Event JSON"_s, this);
};

} // namespace

class StyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init() { switchTheme(lightTokens()); }

    void noStylesheetStandsInFront()
    {
        QVERIFY(qobject_cast<RetortStyle*>(qApp->style()));
        QVERIFY(qApp->styleSheet().isEmpty());
    }

    void controlsHaveTheirHeights()
    {
        Panel panel;
        panel.show();
        for (const QWidget* widget :
             std::initializer_list<QWidget*>{panel.field, panel.combo, panel.button, panel.spin})
            QCOMPARE(widget->height(), metric::controlHeight);
        QVERIFY(panel.tree->visualItemRect(panel.tree->topLevelItem(0)).height() >= 28);
    }

    void themeSwitchLeavesNothingBehind()
    {
        Panel panel;
        panel.show();
        switchTheme(darkTokens());
        QCoreApplication::processEvents();
        QImage dark = shot(panel);
        Panel fresh; // made in the dark: what the switched one has to look like
        fresh.show();
        QCoreApplication::processEvents();
        QCOMPARE(dark, shot(fresh));
        for (const QColor& light : {lightTokens().panel, lightTokens().code, lightTokens().sel})
            QCOMPARE(count(dark, light), 0);
    }

    void inputsHaveAnEdge_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void inputsHaveAnEdge()
    {
        QFETCH(bool, dark);
        const Tokens& tokens = dark ? darkTokens() : lightTokens();
        switchTheme(tokens);
        Panel panel;
        panel.show();
        for (QWidget* widget : std::initializer_list<QWidget*>{panel.combo, panel.spin, panel.field}) {
            widget->clearFocus();
            const QImage image = shot(*widget);
            QCOMPARE(image.pixelColor(image.width() / 2, 0).name(), tokens.ctl.name());
            QCOMPARE(image.pixelColor(image.width() / 2, image.height() - 1).name(), tokens.ctl.name());
        }
    }

    void focusedFieldsShowIt()
    {
        Panel panel;
        panel.show();
        panel.activateWindow();
        panel.field->setFocus();
        QTRY_VERIFY(panel.field->hasFocus());
        const QImage image = shot(*panel.field);
        QCOMPARE(image.pixelColor(image.width() / 2, 0).name(), lightTokens().accent.name());
    }

    void buttonsShowFocusToTheKeyboardAlone()
    {
        Panel panel;
        panel.show();
        panel.activateWindow();
        panel.button->setFocus(Qt::MouseFocusReason);
        QTRY_VERIFY(panel.button->hasFocus());
        QCOMPARE(count(shot(*panel.button), lightTokens().accent), 0);
        panel.combo->setFocus(Qt::TabFocusReason);
        QTest::keyClick(panel.combo, Qt::Key_Tab);
        QTRY_VERIFY(panel.button->hasFocus());
        QVERIFY(count(shot(*panel.button), lightTokens().accent) > 100);
    }

    void selectedRowsKeepTheirInk()
    {
        for (const Tokens* tokens : {&lightTokens(), &darkTokens()}) {
            switchTheme(*tokens);
            Panel panel;
            panel.show();
            const QRect row = panel.tree->visualItemRect(panel.tree->topLevelItem(0));
            const QImage image = panel.tree->viewport()->grab(row).toImage();
            QVERIFY(count(image, tokens->sel) > image.width() * image.height() / 2);
            QCOMPARE(count(image, tokens->accent), 0);
            QVERIFY(count(image, tokens->ink) > 0 || count(image, tokens->accentInk) == 0);
        }
    }

    void tabsDoNotMoveWhenTheCurrentOneChanges()
    {
        Panel panel;
        panel.show();
        const QRect second = panel.tabs->tabRect(1);
        panel.tabs->setCurrentIndex(1);
        QCOMPARE(panel.tabs->tabRect(1), second);
    }

    void scrollBarsReachTheirEnds()
    {
        QScrollBar bar(Qt::Vertical);
        bar.resize(metric::scrollBarWidth, 200);
        bar.setRange(0, 1000);
        bar.setPageStep(100);
        bar.show();
        QStyleOptionSlider option;
        const auto thumb = [&] {
            option.initFrom(&bar);
            option.minimum = bar.minimum();
            option.maximum = bar.maximum();
            option.pageStep = bar.pageStep();
            option.sliderPosition = bar.value();
            option.orientation = bar.orientation();
            return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
        };
        QCOMPARE(thumb().top(), 0);
        QVERIFY(thumb().height() >= 28);
        bar.setValue(1000);
        QCOMPARE(thumb().bottom(), 199);
        QTest::mousePress(&bar, Qt::LeftButton, {}, QPoint(6, 100)); // a click goes there
        QVERIFY(qAbs(bar.value() - 500) < 60);
    }
};

QTEST_MAIN(StyleTest)
#include "styletest.moc"
