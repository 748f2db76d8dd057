// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace retort {

/// A row of the sidebar: status shape, name, and for reactions a second line. Also renames in place.
class EntryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum class Lines { One, Two };

    explicit EntryDelegate(Lines lines, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

private:
    QRect titlePlace(const QRect& row) const;

    Lines m_lines;
};

} // namespace retort
