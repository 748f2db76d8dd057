// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signoff/signoffpdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace retort {

namespace {

constexpr double smallest = 0.7; ///< Ten points become seven.
constexpr int dotsPerInch = 96;  ///< What the sheet is laid out in, whatever screen there is.
constexpr int printedPerInch = 300;

/// Something to lay out for that has 96 dots to the inch.
QImage drawingBoard()
{
    QImage board(1, 1, QImage::Format_ARGB32);
    board.setDotsPerMeterX(qRound(dotsPerInch / 0.0254));
    board.setDotsPerMeterY(qRound(dotsPerInch / 0.0254));
    return board;
}

} // namespace

QByteArray signOffPdf(const QString& html, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Retort"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 16, 18, 16), QPageLayout::Millimeter);
    writer.setResolution(printedPerInch);
    constexpr double print = static_cast<double>(printedPerInch) / dotsPerInch;

    QImage board = drawingBoard();
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&board);
    document.setDocumentMargin(0);
    document.setHtml(html);
    const QSizeF page = QSizeF(writer.width(), writer.height()) / print;
    double scale = 1; // a larger page, drawn smaller, is the same as smaller letters
    document.setPageSize(page);
    while (document.pageCount() > 1 && scale > smallest) {
        scale -= 0.05;
        document.setPageSize(page / scale);
    }
    if (document.pageCount() > 1) {
        scale = 0.9; // more pages it is: then at least easy to read
        document.setPageSize(page / scale);
    }

    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    painter.scale(scale * print, scale * print);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.translate(0, -number * page.height() / scale);
        document.drawContents(&painter, QRectF(QPointF(0, number * page.height() / scale), page / scale));
        painter.restore();
    }
    painter.end();
    buffer.close();
    return bytes;
}

} // namespace retort
