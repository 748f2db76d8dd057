// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/sidebar/entrydelegate.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/design/sidebar/entrymodel.h"

#include <QLineEdit>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 8;         ///< Left and right of what a row holds.
constexpr int statusWidth = 8 + 8; ///< The shape and the gap after it.
constexpr int noteGap = 8;
constexpr int gap = 1; ///< Between two rows' tints.

} // namespace

EntryDelegate::EntryDelegate(Lines lines, QObject* parent) : QStyledItemDelegate(parent), m_lines(lines) {}

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const PainterSaver saver(*painter);
    painter->setLayoutDirection(option.direction); // by which AlignLeft is where a line begins
    const auto& tokens = tokensOf(option.palette);
    const QRectF row = QRectF(option.rect).adjusted(0, 0, 0, -gap);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver))
        paintRounded(*painter, row, metric::controlRadius, selected ? tokens.sel : tokens.hover);
    if (option.state.testFlag(QStyle::State_HasFocus))
        paintRounded(*painter, row, metric::controlRadius, {}, tokens.accent, 2);

    const auto status = static_cast<Status>(index.data(EntryModel::StatusRole).toInt());
    const QRectF shape(row.x() + padding, row.y(), metric::statusSize, row.height());
    const auto mirrored = [&](const QRectF& place) {
        return QRectF(QStyle::visualRect(option.direction, option.rect, place.toRect()));
    };
    if (status == Status::None)
        paintGlyph(*painter, mirrored(shape.adjusted(-2, 0, 2, 0)),
                   static_cast<Glyph>(index.data(EntryModel::GlyphRole).toInt()), tokens.mute);
    else
        paintStatus(*painter, mirrored(shape), status, tokens);

    const auto title = QRectF(titlePlace(option.rect));
    const auto note = index.data(EntryModel::NoteRole).toString();
    const auto align = Qt::AlignVCenter | Qt::AlignLeft;
    if (m_lines == Lines::Two) {
        paintText(*painter, mirrored(title), index.data().toString(), bodyFont(), tokens.ink, Qt::ElideRight, align);
        // The note says how it stands: the event's name before it gives way.
        const auto tail = note.isEmpty() ? QString() : u" · "_s + note;
        const QFontMetricsF metrics(smallFont());
        auto detail = index.data(EntryModel::DetailRole).toString();
        detail = metrics.elidedText(detail, Qt::ElideRight, title.width() - metrics.horizontalAdvance(tail)) + tail;
        paintText(*painter, mirrored(title.translated(0, title.height())), detail, smallFont(), tokens.mute,
                  Qt::ElideRight, align);
        return;
    }
    // One line: the note stands at the right. Of what is wrong or changed it has to tell, so that the name gives way;
    // else it comes where it has room as a whole. The tip has both.
    const double name = QFontMetricsF(bodyFont()).horizontalAdvance(index.data().toString()) + 1;
    double width = note.isEmpty() ? 0 : QFontMetricsF(smallFont()).horizontalAdvance(note) + noteGap;
    if (status == Status::None && name + width > title.width())
        width = 0;
    paintText(*painter, mirrored(title.adjusted(0, 0, -width, 0)), index.data().toString(), bodyFont(), tokens.ink,
              Qt::ElideRight, align);
    if (width > 0)
        paintText(*painter, mirrored(title.adjusted(title.width() - width + noteGap, 0, 1, 0)), note, smallFont(),
                  tokens.mute, Qt::ElideRight, align);
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {100, (m_lines == Lines::Two ? metric::tallRowHeight : metric::rowHeight - 2) + gap};
}

QWidget* EntryDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const
{
    auto* editor = new QLineEdit(parent);
    editor->setAccessibleName(tr("Name"));
    editor->setFont(bodyFont());
    editor->setTextMargins(0, 0, 0, 0);
    return editor;
}

void EntryDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    // dataChanged comes for many a reason while somebody types here; what was typed stays.
    auto* line = static_cast<QLineEdit*>(editor);
    const QString name = index.data(Qt::EditRole).toString();
    if (!line->isModified() && line->text() != name) {
        line->setText(name);
        line->selectAll();
    }
}

void EntryDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const auto title = titlePlace(option.rect);
    const auto middle = title.center().y();
    const auto height = 24;
    const QRect place(title.x() - 8, middle - height / 2, title.width() + 8 + padding - 2, height);
    editor->setGeometry(QStyle::visualRect(option.direction, option.rect, place));
}

QRect EntryDelegate::titlePlace(const QRect& row) const
{
    const auto left = row.x() + padding + statusWidth;
    const auto width = row.width() - padding - statusWidth - padding;
    if (m_lines == Lines::One)
        return {left, row.y(), width, row.height() - gap};
    constexpr int line = 17; // both lines together stand in the middle of the row
    return {left, row.y() + (row.height() - gap - 2 * line) / 2, width, line};
}

} // namespace retort
