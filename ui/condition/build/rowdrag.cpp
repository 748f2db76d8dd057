// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/rowdrag.h"

#include "ui/common/paint.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/members.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace retort {

namespace {

constexpr int edge = 28;
constexpr int stray = 64; ///< A drop further outside than this is meant for nothing in here.

/// The bar with a dot that shows where the clause would go.
class Marker : public QWidget {
public:
    explicit Marker(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = tokensOf(palette());
        const bool rightToLeft = isRightToLeft();
        const double dot = rightToLeft ? width() - 10.0 : 0.0;
        paintRounded(painter, {rightToLeft ? 0.0 : 5.0, height() / 2.0 - 1.5, width() - 5.0, 3}, 1.5, tokens.accent);
        paintRounded(painter, {dot, height() / 2.0 - 5, 10, 10}, 5, tokens.panel, tokens.accent, 2.5);
    }
};

QPixmap ghostOf(PartRow& row, std::size_t count)
{
    const QPixmap picture = row.grab();
    QPixmap ghost(picture.size());
    ghost.setDevicePixelRatio(picture.devicePixelRatio());
    ghost.fill(Qt::transparent);
    QPainter painter(&ghost);
    painter.setOpacity(0.85);
    const Tokens& tokens = tokensOf(row.palette());
    const QRect place(QPoint(0, 0), row.size());
    paintRounded(painter, place, 6, tokens.panel, tokens.accent);
    painter.drawPixmap(0, 0, picture);
    if (count > 1)
        paintChip(painter, {place.width() - 40, 2, 36, 20}, {QString::number(count), Tone::Accent, {}}, tokens);
    return ghost;
}

} // namespace

RowDrag::RowDrag(BuildView& view, PartRow& row, std::vector<condition::PartId> parts, const QPoint& global)
    : m_view(view)
    , m_parts(std::move(parts))
    , m_grabbed(row.mapFromGlobal(global))
    , m_last(global)
    , m_ghost(new QLabel(&view))
    , m_marker(new Marker(&view))
{
    m_ghost->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_ghost->setTextFormat(Qt::PlainText);
    m_ghost->setPixmap(ghostOf(row, m_parts.size()));
    m_ghost->resize(row.size());
    m_ghost->show();
    for (QWidget* up = view.parentWidget(); up && !m_scroll; up = up->parentWidget())
        m_scroll = qobject_cast<QScrollArea*>(up);
    connect(&m_timer, &QTimer::timeout, this, &RowDrag::scrollAtEdge);
    m_timer.start(30);
}

RowDrag::~RowDrag()
{
    m_ghost->hide();
    m_ghost->deleteLater();
    m_marker->hide();
    m_marker->deleteLater();
}

std::optional<RowDrag::Gap> RowDrag::gapAt(Members* members, const QPoint& global) const
{
    if (!members->isGroup())
        return std::nullopt;
    const int y = members->mapFromGlobal(global).y();
    const auto& rows = members->rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QRect place = rows[i]->geometry();
        const bool moving = std::find(m_parts.begin(), m_parts.end(), rows[i]->part()) != m_parts.end();
        if (rows[i]->isGroup() && rows[i]->members() && !moving && y > place.top() + 9 && y < place.bottom() - 9)
            return gapAt(rows[i]->members(), global);
        if (y < place.center().y())
            return Gap{members, i};
    }
    return Gap{members, rows.size()};
}

void RowDrag::moveTo(const QPoint& global)
{
    m_last = global;
    m_ghost->move(m_view.mapFromGlobal(global) - m_grabbed);
    m_ghost->raise();
    m_slot.reset();
    const QRect room = m_view.rect().adjusted(-stray, -stray, stray, stray);
    const auto gap = room.contains(m_view.mapFromGlobal(global)) ? gapAt(m_view.m_members, global) : std::nullopt;
    if (!gap || !condition::canMove(m_view.m_rule.site(), m_parts, gap->members->group())) {
        m_marker->hide();
        return;
    }
    m_slot = condition::Slot{gap->members->group(), gap->position};
    const QPoint at = gap->members->mapTo(&m_view, QPoint(0, gap->members->gapAt(gap->position)));
    m_marker->setGeometry(at.x() - 3, at.y() - 6, gap->members->width() + 3, 12);
    m_marker->show();
    m_marker->raise();
}

void RowDrag::scrollAtEdge()
{
    if (!m_scroll)
        return;
    const QWidget* port = m_scroll->viewport();
    const int y = port->mapFromGlobal(m_last).y();
    const int by = y < edge ? -12 : y > port->height() - edge ? 12 : 0;
    if (by == 0)
        return;
    QScrollBar* bar = m_scroll->verticalScrollBar();
    const int before = bar->value();
    bar->setValue(before + by);
    if (bar->value() != before)
        moveTo(m_last);
}

} // namespace retort
