// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include <utility>

namespace retort {

class CompareModel;

/// Paints a row of a comparison: line numbers, both lines, and what was chosen. Code runs from left to right whatever
/// the window's direction.
class CompareDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    CompareDelegate(const CompareModel& model, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// How far both texts are scrolled to the left, in pixels.
    void setOffset(int offset) { m_offset = offset; }
    void setCurrentChange(int change) { m_current = change; }
    /// Of the longest line that was measured.
    int textWidth() const { return m_textWidth; }
    void measure();
    /// Where the texts of a row begin and end to differ, in pixels from the start of the line.
    std::pair<int, int> differenceIn(int row) const;
    /// The room that one text has in a row of this width.
    int textRoom(int width) const;

private:
    struct Half;
    void paintHalf(QPainter& painter, const QStyleOptionViewItem& option, const Half& half) const;

    const CompareModel& m_model;
    int m_offset = 0;
    int m_current = -1;
    int m_textWidth = 0;
    int m_gutter = 0;
};

} // namespace retort
