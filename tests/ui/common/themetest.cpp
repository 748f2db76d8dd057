// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tokens.h"

#include <QtTest>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

struct Pair {
    const char* name;
    QColor Tokens::*front;
    QColor Tokens::*ground;
};

// Every pair of text and ground that the window paints.
constexpr Pair texts[] = {
    {"ink on panel", &Tokens::ink, &Tokens::panel},
    {"ink on bg", &Tokens::ink, &Tokens::bg},
    {"ink on code", &Tokens::ink, &Tokens::code},
    {"ink on sel", &Tokens::ink, &Tokens::sel},
    {"ink on hover", &Tokens::ink, &Tokens::hover},
    {"ink on chip", &Tokens::ink, &Tokens::chip},
    {"mute on panel", &Tokens::mute, &Tokens::panel},
    {"mute on bg", &Tokens::mute, &Tokens::bg},
    {"mute on code", &Tokens::mute, &Tokens::code},
    {"mute on sel", &Tokens::mute, &Tokens::sel},
    {"mute on hover", &Tokens::mute, &Tokens::hover},
    {"mute on chip", &Tokens::mute, &Tokens::chip},
    {"accent on panel", &Tokens::accent, &Tokens::panel},
    {"accent on bg", &Tokens::accent, &Tokens::bg},
    {"accent on code", &Tokens::accent, &Tokens::code},
    {"accent on sel", &Tokens::accent, &Tokens::sel},
    {"accent on accentBg", &Tokens::accent, &Tokens::accentBg},
    {"accentInk on accent", &Tokens::accentInk, &Tokens::accent},
    {"ok on panel", &Tokens::ok, &Tokens::panel},
    {"ok on code", &Tokens::ok, &Tokens::code},
    {"ok on sel", &Tokens::ok, &Tokens::sel},
    {"ok on okBg", &Tokens::ok, &Tokens::okBg},
    {"no on panel", &Tokens::no, &Tokens::panel},
    {"no on code", &Tokens::no, &Tokens::code},
    {"no on sel", &Tokens::no, &Tokens::sel},
    {"no on noBg", &Tokens::no, &Tokens::noBg},
    {"warn on panel", &Tokens::warn, &Tokens::panel},
    {"warn on code", &Tokens::warn, &Tokens::code},
    {"warn on sel", &Tokens::warn, &Tokens::sel},
    {"warn on warnBg", &Tokens::warn, &Tokens::warnBg},
    {"ink on okBg", &Tokens::ink, &Tokens::okBg},
    {"ink on noBg", &Tokens::ink, &Tokens::noBg},
    {"ink on warnBg", &Tokens::ink, &Tokens::warnBg},
    {"ink on accentBg", &Tokens::ink, &Tokens::accentBg},
    {"prod on panel", &Tokens::prod, &Tokens::panel},
    {"prodInk on prod", &Tokens::prodInk, &Tokens::prod},
};

// Edges of inputs and shapes that carry a meaning.
constexpr Pair shapes[] = {
    {"ctl on panel", &Tokens::ctl, &Tokens::panel},         {"ctl on bg", &Tokens::ctl, &Tokens::bg},
    {"changed on panel", &Tokens::changed, &Tokens::panel}, {"changed on sel", &Tokens::changed, &Tokens::sel},
    {"accent on panel", &Tokens::accent, &Tokens::panel},   {"accent on bg", &Tokens::accent, &Tokens::bg},
};

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastKnowsItsScale()
    {
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.478) <
                0.001); // the usual example of a near miss
    }

    void pairsCanBeRead_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        const auto add = [](const Tokens& tokens, const char* theme) {
            for (const Pair& pair : texts)
                QTest::addRow("%s: %s", theme, pair.name) << tokens.*pair.front << tokens.*pair.ground << 4.5;
            for (const Pair& pair : shapes)
                QTest::addRow("%s, shape: %s", theme, pair.name) << tokens.*pair.front << tokens.*pair.ground << 3.0;
        };
        add(lightTokens(), "light");
        add(darkTokens(), "dark");
    }
    void pairsCanBeRead()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double is = contrast(front, ground);
        QVERIFY2(is >= least, qPrintable(u"%1 on %2 is %3"_s.arg(front.name(), ground.name()).arg(is)));
    }

    void paletteCanBeRead_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void paletteCanBeRead()
    {
        QFETCH(bool, dark);
        const Tokens& tokens = dark ? darkTokens() : lightTokens();
        const QPalette palette = paletteOf(tokens);
        const auto pair = [&palette](QPalette::ColorRole front, QPalette::ColorRole ground) {
            return qMin(contrast(palette.color(QPalette::Active, front), palette.color(QPalette::Active, ground)),
                        contrast(palette.color(QPalette::Inactive, front), palette.color(QPalette::Inactive, ground)));
        };
        QVERIFY(pair(QPalette::WindowText, QPalette::Window) >= 4.5);
        QVERIFY(pair(QPalette::Text, QPalette::Base) >= 4.5);
        QVERIFY(pair(QPalette::Text, QPalette::AlternateBase) >= 4.5);
        QVERIFY(pair(QPalette::ButtonText, QPalette::Button) >= 4.5);
        QVERIFY(pair(QPalette::PlaceholderText, QPalette::Base) >= 4.5);
        QVERIFY(pair(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
        QVERIFY(pair(QPalette::ToolTipText, QPalette::ToolTipBase) >= 4.5);
        QVERIFY(pair(QPalette::Link, QPalette::Window) >= 4.5);
    }

    void tokensAreFoundFromThePalette()
    {
        QCOMPARE(&tokensOf(paletteOf(lightTokens())), &lightTokens());
        QCOMPARE(&tokensOf(paletteOf(darkTokens())), &darkTokens());
        QCOMPARE(&tokensOf(QPalette(QColor(0x30, 0x30, 0x30))), &darkTokens()); // somebody else's palette
    }

    void tonesDiffer()
    {
        for (const Tokens* tokens : {&lightTokens(), &darkTokens()})
            for (Tone tone : {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::No, Tone::Warn}) {
                const ToneColors colors = toneColors(*tokens, tone);
                QVERIFY(contrast(colors.ink, colors.ground) >= 4.5);
            }
    }
};

QTEST_MAIN(ThemeTest)
#include "themetest.moc"
