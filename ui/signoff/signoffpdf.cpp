// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signoff/signoffpdf.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace retort {

namespace {

constexpr double smallest = 0.7; ///< Ten points become seven.

/// Lays the sheet out as if the page were larger, which is the same as smaller letters.
void layOut(QTextDocument& document, const QSizeF& page, double scale) { document.setPageSize(page / scale); }

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
    writer.setResolution(300);

    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(0);
    document.setHtml(html);
    const QSizeF page(writer.width(), writer.height());
    double scale = 1;
    layOut(document, page, scale);
    while (document.pageCount() > 1 && scale > smallest) {
        scale -= 0.05;
        layOut(document, page, scale);
    }
    if (document.pageCount() > 1) {
        scale = 0.9; // more pages it is: then at least easy to read
        layOut(document, page, scale);
    }

    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    painter.scale(scale, scale);
    const int pages = document.pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0) {
            writer.newPage();
        }
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
