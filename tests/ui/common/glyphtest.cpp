// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/glyph.h"

#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QDirIterator>
#include <QPainter>
#include <QPixmapCache>
#include <QSet>
#include <QSvgRenderer>
#include <QtTest>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

constexpr int glyphCount = static_cast<int>(Glyph::Up) + 1;

/// The most opaque pixel: the glyph's own colour, wherever it is not blurred by its edge.
QColor inkOf(const QImage& image)
{
    QColor ink(Qt::transparent);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() > ink.alpha())
                ink = pixel;
    return ink;
}

int distance(const QColor& a, const QColor& b)
{
    return qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue());
}

} // namespace

class GlyphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { switchTheme(lightTokens()); }

    void everyGlyphIsDrawn_data()
    {
        QTest::addColumn<int>("glyph");
        for (int i = 0; i < glyphCount; ++i)
            QTest::newRow(qPrintable(glyphName(static_cast<Glyph>(i)))) << i;
    }
    void everyGlyphIsDrawn()
    {
        QFETCH(int, glyph);
        const QString path = u":/icons/%1.svg"_s.arg(glyphName(static_cast<Glyph>(glyph)));
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const QByteArray svg = file.readAll();
        QVERIFY2(svg.contains("currentColor"), "takes no colour from the theme");
        QVERIFY(!svg.contains('#')); // and none of its own
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBoxF(), QRectF(0, 0, 16, 16));
        const QImage image = icon(static_cast<Glyph>(glyph)).pixmap(32).toImage();
        QVERIFY(distance(inkOf(image), lightTokens().ink) < 12);
    }

    void everyFileHasAGlyph()
    {
        QSet<QString> names;
        for (int i = 0; i < glyphCount; ++i)
            names.insert(glyphName(static_cast<Glyph>(i)));
        QCOMPARE(names.size(), glyphCount); // no two share a file
        for (QDirIterator files(u":/icons"_s); files.hasNext();) {
            const QString name = QFileInfo(files.next()).completeBaseName();
            QVERIFY2(names.contains(name) || name == u"app.retort.retort"_s, qPrintable(name));
        }
    }

    void iconsFollowTheTheme()
    {
        const QIcon run = icon(Glyph::Run);
        const QIcon search = icon(Glyph::Search, QPalette::PlaceholderText);
        QVERIFY(distance(inkOf(run.pixmap(16).toImage()), lightTokens().ink) < 12);
        QVERIFY(distance(inkOf(search.pixmap(64).toImage()), lightTokens().mute) < 12);
        switchTheme(darkTokens());
        QVERIFY(distance(inkOf(run.pixmap(16).toImage()), darkTokens().ink) < 12);
        QVERIFY(distance(inkOf(search.pixmap(64).toImage()), darkTokens().mute) < 12);
        QVERIFY(distance(inkOf(run.pixmap(16, QIcon::Normal, QIcon::On).toImage()), darkTokens().accent) < 12);
        const QColor faded = QApplication::palette().color(QPalette::Disabled, QPalette::Text);
        QVERIFY(distance(inkOf(run.pixmap(16, QIcon::Disabled).toImage()), faded) < 12);
    }

    void scaledIconsKeepTheirSize()
    {
        const QPixmap twice = icon(Glyph::Run).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(twice.size(), QSize(32, 32));
        QCOMPARE(twice.deviceIndependentSize(), QSizeF(16, 16));
    }

    void paintedGlyphsFillTheirPlace()
    {
        QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintGlyph(painter, QRectF(12, 8, 16, 16), Glyph::Stop, Qt::black);
        painter.end();
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 40; ++x)
                if (!QRect(12, 8, 16, 16).contains(x, y))
                    QCOMPARE(image.pixelColor(x, y), QColor(Qt::white));
        QVERIFY(image.pixelColor(15, 16) != QColor(Qt::white)); // its left edge
    }
};

QTEST_MAIN(GlyphTest)
#include "glyphtest.moc"
