// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signoff/signoffpdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextCursor>

namespace retort {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SignOffSheet)
};

constexpr double smallest = 0.7; ///< Ten points become seven.
constexpr int printedPerInch = 300;
constexpr QMarginsF margins(18, 16, 18, 16); ///< In millimetres.
constexpr double footLine = 22;              ///< From the text to the page's number, in dots of the layout.

/// As signOffHtml() sets them: bold, and larger than the text. Qt keeps nothing else of them.
bool isHeading(const QTextBlock& block)
{
    const QTextCharFormat letters = block.begin().atEnd() ? block.charFormat() : block.begin().fragment().charFormat();
    return letters.fontWeight() >= QFont::Bold && qFuzzyCompare(letters.fontPointSize(), 11.0);
}

} // namespace

SignOffPages::SignOffPages(const QString& html) : m_board(1, 1, QImage::Format_ARGB32)
{
    m_board.setDotsPerMeterX(qRound(dotsPerInch / 0.0254));
    m_board.setDotsPerMeterY(qRound(dotsPerInch / 0.0254));
    m_document.documentLayout()->setPaintDevice(&m_board);
    m_document.setDocumentMargin(0);
    m_document.setUndoRedoEnabled(false);
    m_document.setHtml(html);
    m_document.setPageSize(page());
    while (m_document.pageCount() > 1 && m_scale > smallest) { // a larger page, drawn smaller, has smaller letters
        m_scale -= 0.05;
        m_document.setPageSize(page() / m_scale);
    }
    if (m_document.pageCount() == 1)
        return;
    m_scale = 0.9; // more pages it is: then at least easy to read
    m_document.setPageSize(page() / m_scale);
    keepHeadings();
}

QSizeF SignOffPages::page()
{
    const QSizeF whole = QPageSize::size(QPageSize::A4, QPageSize::Millimeter);
    constexpr double dots = dotsPerInch / 25.4;
    return QSizeF(whole.width() - margins.left() - margins.right(), whole.height() - margins.top() - margins.bottom()) *
           dots;
}

void SignOffPages::keepHeadings()
{
    const auto* layout = m_document.documentLayout();
    const auto pageOf = [this](double height) { return static_cast<int>(height / m_document.pageSize().height()); };
    QTextBlock lastHeading;
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next())
        if (isHeading(block))
            lastHeading = block;
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        if (!isHeading(block))
            continue;
        // What is signed ends the sheet; of the others the first line has to be there.
        const QTextBlock with = block == lastHeading ? m_document.lastBlock() : block.next();
        if (!with.isValid())
            return;
        const QRectF follows = layout->blockBoundingRect(with);
        const double end = block == lastHeading ? follows.bottom() - 1
                                                : follows.top() + QFontMetricsF(with.charFormat().font()).height();
        if (pageOf(layout->blockBoundingRect(block).top() + 1) == pageOf(end))
            continue;
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
        cursor.setBlockFormat(format);
    }
}

QByteArray signOffPdf(const QString& html, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setCreator(QStringLiteral("Retort"));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(margins, QPageLayout::Millimeter);
    writer.setResolution(printedPerInch);

    SignOffPages sheet(html);
    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    constexpr double print = static_cast<double>(printedPerInch) / SignOffPages::dotsPerInch;
    const QSizeF page = SignOffPages::page();
    const int pages = sheet.document().pageCount();
    for (int number = 0; number < pages; ++number) {
        if (number > 0)
            writer.newPage();
        painter.save();
        painter.scale(sheet.scale() * print, sheet.scale() * print);
        const QRectF part(QPointF(0, number * page.height() / sheet.scale()), page / sheet.scale());
        painter.translate(0, -part.top());
        sheet.draw(painter, part);
        painter.restore();
        if (pages == 1)
            break;
        QFont small = sheet.document().defaultFont();
        small.setPointSizeF(8);
        painter.setFont(small); // in points: the writer knows how large they are
        painter.setPen(QColor(0x4b, 0x5a, 0x69));
        painter.drawText(
            QRectF(0, page.height() * print, page.width() * print, footLine * print), Qt::AlignRight | Qt::AlignBottom,
            Words::tr("%1 · page %2 of %3").arg(title, QString::number(number + 1), QString::number(pages)));
    }
    painter.end();
    buffer.close();
    return bytes;
}

} // namespace retort
