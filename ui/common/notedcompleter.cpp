// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/notedcompleter.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QListView>
#include <QScreen>
#include <QStyledItemDelegate>

namespace retort {

namespace {

class CompletionDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Tokens& tokens = tokensOf(option.palette);
        painter->fillRect(option.rect, option.state.testFlag(QStyle::State_Selected)    ? tokens.sel
                                       : option.state.testFlag(QStyle::State_MouseOver) ? tokens.hover
                                                                                        : tokens.panel);
        const QRectF row = QRectF(option.rect).adjusted(9, 0, -9, 0);
        const QString text = index.data(Qt::DisplayRole).toString();
        const double width = qMin(QFontMetricsF(monoFont()).horizontalAdvance(text) + 2, row.width());
        paintText(*painter, row, text, monoFont(), tokens.ink, Qt::ElideMiddle);
        if (const double rest = row.width() - width - 16; rest > 30)
            paintText(*painter, {row.right() - rest, row.y(), rest, row.height()},
                      index.data(CompletionModel::NoteRole).toString(), secondaryFont(), tokens.mute, Qt::ElideRight,
                      Qt::AlignRight | Qt::AlignVCenter);
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {240, 28}; }
};

/// Wide enough to be read whatever the field's width, and on the screen.
class CompletionList : public QListView {
public:
    CompletionList() { setMinimumWidth(340); }

protected:
    void moveEvent(QMoveEvent* event) override
    {
        QListView::moveEvent(event);
        keepOnScreen();
    }
    void resizeEvent(QResizeEvent* event) override
    {
        QListView::resizeEvent(event);
        keepOnScreen();
    }

private:
    void keepOnScreen()
    {
        if (!screen())
            return;
        const QRect room = screen()->availableGeometry();
        const int x = qMax(room.left(), qMin(pos().x(), room.right() + 1 - width()));
        if (x != pos().x())
            move(x, pos().y());
    }
};

} // namespace

void CompletionModel::setRows(std::vector<Completion> rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int CompletionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CompletionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Completion& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.text;
    case Qt::AccessibleTextRole:
        return row.note.isEmpty() ? row.text : tr("%1, %2").arg(row.text, row.note);
    case NoteRole:
        return row.note;
    case SearchRole:
        return row.searched.isEmpty() ? row.text : row.text + u' ' + row.searched;
    default:
        return {};
    }
}

QAbstractItemDelegate* completionDelegate(QObject* parent) { return new CompletionDelegate(parent); }

NotedCompleter::NotedCompleter(QObject* parent) : QCompleter(parent), m_rows(new CompletionModel(this))
{
    setModel(m_rows);
    setCompletionRole(CompletionModel::SearchRole);
    setFilterMode(Qt::MatchContains);
    setCaseSensitivity(Qt::CaseInsensitive);
    setMaxVisibleItems(9);
    auto* list = new CompletionList;
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    setPopup(list);
    list->setItemDelegate(new CompletionDelegate(list)); // after setPopup(), which sets one of its own
}

QString NotedCompleter::pathFromIndex(const QModelIndex& index) const { return index.data(Qt::EditRole).toString(); }

} // namespace retort
