// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guideview.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"

#include <QImage>
#include <QResource>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextTable>

namespace retort {

namespace {

constexpr int margin = 24;
constexpr int mostTextWidth = 780; ///< Longer lines are hard to read.

std::vector<GuideView::Heading> headingsIn(const QTextDocument& document)
{
    std::vector<GuideView::Heading> headings;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (const int level = block.blockFormat().headingLevel(); level > 0)
            headings.push_back({block.text(), level, block.position()});
    }
    return headings;
}

QFont headingFont(int level)
{
    QFont font = level == 1 ? titleFont() : bodyStrongFont();
    if (level == 2)
        font.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() * 1.25 : font.pixelSize() * 0.95);
    return font;
}

bool holdsPicture(const QTextBlock& block)
{
    for (auto at = block.begin(); !at.atEnd(); ++at) {
        if (at.fragment().charFormat().isImageFormat())
            return true;
    }
    return false;
}

/// Colours and spaces that Markdown does not say.
void dressBlocks(QTextDocument& document, const Tokens& tokens)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool isCode = format.hasProperty(QTextFormat::BlockCodeFence);
        // In proportion to a picture, the space above it would be as high as a paragraph.
        format.setLineHeight(holdsPicture(block) ? 100 : isCode ? 120 : 135, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(level > 1 ? 18 : format.topMargin());
        format.setBottomMargin(level > 0 ? 8 : qMax(format.bottomMargin(), block.textList() ? 4.0 : 8.0));
        if (isCode)
            format.setBackground(tokens.code);
        cursor.setBlockFormat(format);
        const QFont strong = headingFont(level);
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment piece = at.fragment();
            QTextCharFormat text = piece.charFormat();
            if (level > 0) {
                text.clearProperty(QTextFormat::FontSizeAdjustment); // it would win over the font's size
                text.setFont(strong, QTextCharFormat::FontPropertiesSpecifiedOnly);
            } else if (text.fontFixedPitch()) {
                text.setFont(monoFont(), QTextCharFormat::FontPropertiesSpecifiedOnly);
                if (!isCode)
                    text.setBackground(tokens.chip);
            } else {
                continue;
            }
            QTextCursor part(&document);
            part.setPosition(piece.position());
            part.setPosition(piece.position() + piece.length(), QTextCursor::KeepAnchor);
            part.setCharFormat(text);
        }
    }
}

void dressTables(QTextFrame& frame, const Tokens& tokens)
{
    for (QTextFrame* child : frame.childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(child)) {
            QTextTableFormat format = table->format();
            format.setBorder(1);
            format.setBorderBrush(tokens.line);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorderCollapse(true);
            format.setCellSpacing(0);
            format.setCellPadding(6);
            format.setTopMargin(4);
            format.setBottomMargin(12);
            table->setFormat(format);
        }
        dressTables(*child, tokens);
    }
}

} // namespace

GuideView::GuideView(QWidget* parent) : QTextBrowser(parent)
{
    setObjectName(QStringLiteral("guidePage"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setFont(bodyFont());
    document()->setDocumentMargin(margin);
    document()->setUndoRedoEnabled(false);
    connect(this, &QTextBrowser::anchorClicked, this, &GuideView::follow);
}

void GuideView::showPage(const QString& page)
{
    m_page = page;
    layOut();
    verticalScrollBar()->setValue(0);
    moveCursor(QTextCursor::Start);
}

void GuideView::layOut()
{
    m_pictureWidth = qMax(120, viewport()->width() - 2 * margin);
    setLineWrapMode(m_pictureWidth > mostTextWidth ? QTextEdit::FixedPixelWidth : QTextEdit::WidgetWidth);
    setLineWrapColumnOrWidth(m_pictureWidth > mostTextWidth ? mostTextWidth + 2 * margin : 0);
    m_pictureWidth = qMin(m_pictureWidth, mostTextWidth);
    const QUrl url(QStringLiteral("qrc") + m_page);
    if (source() == url)
        reload();
    else
        setSource(url, QTextDocument::MarkdownResource);
    const Tokens& tokens = tokensOf(palette());
    QTextCursor all(document());
    all.beginEditBlock(); // one layout for all of it
    dressBlocks(*document(), tokens);
    dressTables(*document()->rootFrame(), tokens);
    all.endEditBlock();
    m_headings = headingsIn(*document());
}

std::vector<GuideView::Heading> GuideView::headingsOf(const QString& page)
{
    QTextDocument text; // which lays out nothing and reads no pictures
    text.setMarkdown(QString::fromUtf8(QResource(page).uncompressedData()));
    return headingsIn(text);
}

void GuideView::showHeading(std::size_t index)
{
    if (index >= m_headings.size())
        return;
    QTextCursor cursor(document());
    cursor.setPosition(m_headings[index].position);
    setTextCursor(cursor);
    const int top = index == 0 ? 0 : verticalScrollBar()->value() + cursorRect(cursor).top() - 8;
    verticalScrollBar()->setValue(top);
}

bool GuideView::findNext(const QString& text, bool backward)
{
    if (text.isEmpty())
        return true;
    const QTextDocument::FindFlags flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (find(text, flags))
        return true;
    const QTextCursor before = textCursor();
    moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    if (find(text, flags))
        return true;
    setTextCursor(before);
    return false;
}

QVariant GuideView::loadResource(int type, const QUrl& name)
{
    const QVariant loaded = QTextBrowser::loadResource(type, name);
    if (type != QTextDocument::ImageResource)
        return loaded;
    QImage picture = loaded.value<QImage>();
    if (picture.isNull())
        picture.loadFromData(loaded.toByteArray());
    if (picture.isNull())
        return loaded;
    const qreal scale = devicePixelRatioF();
    const int width = qRound(qMin(picture.width() / 1.0, m_pictureWidth * scale));
    if (width < picture.width())
        picture = picture.scaledToWidth(width, Qt::SmoothTransformation);
    if (picture.width() > m_pictureWidth)
        picture.setDevicePixelRatio(scale);
    return picture;
}

void GuideView::follow(const QUrl& link)
{
    if (!link.scheme().isEmpty() && link.scheme() != QStringLiteral("qrc")) {
        Q_EMIT linkRequested(link);
        return;
    }
    Q_EMIT pageRequested(u':' + QUrl(QStringLiteral("qrc") + m_page).resolved(link).path());
}

void GuideView::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    const int width = qMin(qMax(120, viewport()->width() - 2 * margin), mostTextWidth);
    if (m_page.isEmpty() || width == m_pictureWidth)
        return;
    const int place = cursorForPosition(QPoint(margin, 4)).position();
    layOut();
    QTextCursor cursor(document());
    cursor.setPosition(qMin(place, document()->characterCount() - 1));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect(cursor).top());
}

void GuideView::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_page.isEmpty()) {
        const int place = verticalScrollBar()->value();
        layOut();
        verticalScrollBar()->setValue(place);
    }
}

} // namespace retort
