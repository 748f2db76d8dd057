// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QTextDocument>

class QPainter;

namespace retort {

/// The sheet laid out in pages of A4: on one, with smaller letters, where that can still be read, else on several. No
/// heading is left behind at the foot of a page, and what is signed stands together.
class SignOffPages {
public:
    explicit SignOffPages(const QString& html);

    const QTextDocument& document() const { return m_document; }
    void draw(QPainter& painter, const QRectF& part) { m_document.drawContents(&painter, part); }
    double scale() const { return m_scale; } ///< What is laid out is this times as large on paper.

    static constexpr int dotsPerInch = 96; ///< What the sheet is laid out in, whatever screen there is.
    static QSizeF page();                  ///< What margins leave of a page, in those.

private:
    void keepHeadings();

    QImage m_board; ///< Something to lay out for that has so many dots to the inch.
    QTextDocument m_document;
    double m_scale = 1;
};

/// A sheet of signOffHtml() as a PDF, A4; where it has several pages, each says which it is, and of what. Empty where
/// nothing could be printed.
QByteArray signOffPdf(const QString& html, const QString& title);

} // namespace retort
