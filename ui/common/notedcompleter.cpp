// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/notedcompleter.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QListView>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QTimer>

#include <algorithm>
#include <functional>

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
        const bool tall = index.data(CompletionModel::TallRole).toBool();
        const QRectF first = tall ? row.adjusted(0, 4, 0, -row.height() / 2 + 1) : row;
        const double width = qMin(QFontMetricsF(monoFont()).horizontalAdvance(text) + 2, first.width());
        paintText(*painter, first, text, monoFont(), tokens.ink, Qt::ElideMiddle);
        if (const double rest = first.width() - width - 16; rest > 30)
            paintText(*painter, {first.right() - rest, first.y(), rest, first.height()},
                      index.data(CompletionModel::NoteRole).toString(), secondaryFont(), tokens.mute, Qt::ElideRight,
                      Qt::AlignRight | Qt::AlignVCenter);
        if (tall)
            paintText(*painter, row.adjusted(0, row.height() / 2, 0, -4),
                      index.data(CompletionModel::DetailRole).toString(), smallFont(), tokens.mute);
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        return {240, index.data(CompletionModel::TallRole).toBool() ? 42 : 28};
    }
};

/// Wide enough to be read whatever the field's width, and on the screen.
class CompletionList : public QListView {
public:
    CompletionList() { setMinimumWidth(340); }
    ~CompletionList() override { setFocusProxy(nullptr); } // the field that it stands for keeps the focus

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

/// Tells when one of the widgets that it watches goes elsewhere.
class MoveWatcher : public QObject {
public:
    MoveWatcher(std::function<void()> moved, QObject* parent) : QObject(parent), m_moved(std::move(moved)) {}

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Move || event->type() == QEvent::Resize || event->type() == QEvent::Hide)
            m_moved();
        return QObject::eventFilter(watched, event);
    }

private:
    std::function<void()> m_moved;
};

} // namespace

void CompletionModel::setRows(std::vector<Completion> rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    m_tall = std::any_of(m_rows.begin(), m_rows.end(), [](const Completion& row) { return !row.detail.isEmpty(); });
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
    case Qt::AccessibleTextRole: {
        QStringList parts{row.text, row.note, row.detail};
        parts.removeAll({});
        return parts.join(QStringLiteral(", "));
    }
    case Qt::ToolTipRole:
        return row.tip.isEmpty() ? QVariant() : tipText(row.tip);
    case DetailRole:
        return row.detail;
    case TallRole:
        return m_tall;
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
    m_list = list;
    list->setItemDelegate(new CompletionDelegate(list)); // after setPopup(), which sets one of its own
    m_follower = new MoveWatcher([this] { QTimer::singleShot(0, this, &NotedCompleter::followField); }, this);
}

void NotedCompleter::setRows(std::vector<Completion> rows)
{
    m_rows->setRows(std::move(rows));
    setMaxVisibleItems(m_rows->index(0).data(CompletionModel::TallRole).toBool() ? 7 : 9);
}

QStringList NotedCompleter::splitPath(const QString& path) const
{
    if (m_root.isEmpty() || !path.startsWith(m_root + u'.'))
        return {path};
    // An object of that name may be there as well.
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->index(row).data(Qt::EditRole).toString().startsWith(m_root + u'.'))
            return {path};
    }
    return {path.mid(m_root.size() + 1)};
}

/// Below the line that is typed into, or above it; never on it, also where what is around it scrolls or grows.
void NotedCompleter::followField()
{
    QWidget* field = widget();
    if (!field || !m_list->isVisible())
        return;
    const QRect visible = field->visibleRegion().boundingRect();
    if (!field->isVisible() || visible.isEmpty()) {
        m_list->hide(); // scrolled away
        return;
    }
    const QRect line(field->mapToGlobal(QPoint(0, 0)), field->size());
    const QRect room = field->screen()->availableGeometry();
    const int below = line.bottom() + 1;
    const int above = line.top() - m_list->height();
    const bool fitsBelow = below + m_list->height() <= room.bottom() + 1;
    const int y = fitsBelow || above < room.top() ? below : above;
    const int height = qMin(m_list->height(), qMax(m_list->minimumHeight(), room.bottom() + 1 - below));
    if (y == below && height != m_list->height())
        m_list->resize(m_list->width(), height);
    const int begin = field->layoutDirection() == Qt::RightToLeft ? line.right() + 1 - m_list->width() : line.left();
    const int x = qMax(room.left(), qMin(begin, room.right() + 1 - m_list->width()));
    if (m_list->pos() != QPoint(x, y))
        m_list->move(x, y);
}

void NotedCompleter::watchField(bool watched)
{
    for (const QPointer<QWidget>& one : m_around) {
        if (one)
            one->removeEventFilter(m_follower);
    }
    m_around.clear();
    for (QWidget* at = watched ? widget() : nullptr; at; at = at->isWindow() ? nullptr : at->parentWidget()) {
        at->installEventFilter(m_follower);
        m_around.push_back(at);
    }
}

bool NotedCompleter::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::Show) {
        watchField(true);
        QTimer::singleShot(0, this, &NotedCompleter::followField);
    } else if (watched == m_list && (event->type() == QEvent::Move || event->type() == QEvent::Resize)) {
        QTimer::singleShot(0, this, &NotedCompleter::followField); // it is put anew at each key
    } else if (watched == m_list && event->type() == QEvent::Hide) {
        watchField(false);
    }
    if (watched == m_list && widget() && event->type() == QEvent::KeyPress) { // popup() makes one when it has none
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const bool arrow = key->key() >= Qt::Key_Left && key->key() <= Qt::Key_Down;
        const bool upOrDown = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if (upOrDown && key->modifiers() == Qt::NoModifier && completionCount() == 1 &&
            static_cast<QListView*>(m_list)->currentIndex().isValid())
            return true; // the only one stays chosen
        if ((key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) && (enter || arrow)) {
            m_list->hide();
            QCoreApplication::sendEvent(widget(), event);
            return true;
        }
    }
    return QCompleter::eventFilter(watched, event);
}

QString NotedCompleter::pathFromIndex(const QModelIndex& index) const { return index.data(Qt::EditRole).toString(); }

} // namespace retort
