// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/linelayout.h"

#include <QLineEdit>
#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace retort {

namespace {

constexpr int gap = 6;
constexpr int lineGap = 5;
constexpr int leastElided = 84; // as much as tells values apart

} // namespace

LineLayout::LineLayout(QWidget* parent) : QLayout(parent) { setContentsMargins(0, 0, 0, 0); }

LineLayout::~LineLayout()
{
    for (const Item& item : m_items)
        delete item.item;
}

void LineLayout::add(QWidget* widget, bool stretch, Place place)
{
    addChildWidget(widget);
    m_items.push_back({new QWidgetItem(widget), stretch, place});
    invalidate();
}

void LineLayout::letElide(const QWidget* widget)
{
    for (Item& item : m_items)
        item.elides = item.elides || item.item->widget() == widget;
    invalidate();
}

void LineLayout::insert(int index, QWidget* widget, bool stretch)
{
    addChildWidget(widget);
    auto at = m_items.begin();
    for (int flow = 0; at != m_items.end(); ++at) {
        if (at->place == Place::End || (at->place == Place::Flow && flow++ == index))
            break;
    }
    m_items.insert(at, {new QWidgetItem(widget), stretch, Place::Flow});
    invalidate();
}

void LineLayout::addItem(QLayoutItem* item) { m_items.push_back({item, false, Place::Flow}); }

QLayoutItem* LineLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].item : nullptr;
}

QLayoutItem* LineLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* item = m_items[static_cast<std::size_t>(index)].item;
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

void LineLayout::invalidate()
{
    m_width = -1;
    for (const Item& item : m_items)
        item.hint = {};
    QLayout::invalidate();
}

bool LineLayout::isTypedIn() const
{
    const QWidget* line = parentWidget();
    const QWidget* typed = line ? qobject_cast<QLineEdit*>(line->window()->focusWidget()) : nullptr;
    return typed && line->isAncestorOf(typed);
}

int LineLayout::arrange(const QRect& whole, bool apply) const
{
    const QMargins margins = contentsMargins();
    const QRect rect = whole.marginsRemoved(margins);
    const Qt::LayoutDirection direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const auto place = [&](const Item& item, int x, int y, int width, int height) {
        if (apply)
            item.item->setGeometry(QStyle::visualRect(direction, rect, {x, y, width, height}));
    };
    int left = rect.left();
    int tail = 0;
    int firstHeight = 0;
    std::vector<const Item*> flow;
    for (const Item& item : m_items) {
        if (item.item->isEmpty())
            continue;
        if (!item.hint.isValid())
            item.hint = item.item->sizeHint().expandedTo(item.item->minimumSize());
        const bool flows = item.place == Place::Flow || item.place == Place::End;
        firstHeight = std::max(firstHeight, flows ? 0 : item.hint.height());
        if (item.place == Place::Lead)
            left += item.hint.width() + 4;
        else if (item.place == Place::Tail)
            tail += item.hint.width() + 4;
        else
            flow.push_back(&item);
    }
    const int right = rect.right() + 1;
    int y = rect.top();
    std::size_t next = 0;
    bool first = true;
    const auto leastOf = [](const Item& item) {
        const int wide = item.hint.width();
        return item.elides ? std::min(wide, std::max(leastElided, item.item->minimumSize().width())) : wide;
    };
    Breaks breaks{rect.width(), flow.size(), {}};
    const bool holds = m_breaks.width == breaks.width && m_breaks.items == breaks.items && isTypedIn();
    while (next < flow.size() || first) {
        // As many as have room with what each needs; at least one.
        const int room = std::max(1, right - left - (first ? tail : 0));
        std::size_t end = next;
        int used = 0;
        int least = 0;
        const std::size_t line = breaks.ends.size();
        const std::size_t held = holds && line < m_breaks.ends.size() ? m_breaks.ends[line] : 0;
        while (end < flow.size()) {
            const int between = end > next ? gap : 0;
            const int more = std::min(leastOf(*flow[end]), room) + between;
            if (held > 0 ? end == held : end > next && least + more > room)
                break;
            least += more;
            used += std::min(flow[end]->hint.width(), room) + between;
            ++end;
        }
        breaks.ends.push_back(end);
        int over = std::max(0, used - room); // what the line has too much of
        int height = first ? firstHeight : 0;
        int stretches = 0;
        for (std::size_t i = next; i < end; ++i) {
            height = std::max(height, flow[i]->item->hasHeightForWidth()
                                          ? flow[i]->item->heightForWidth(std::min(flow[i]->hint.width(), room))
                                          : flow[i]->hint.height());
            stretches += flow[i]->stretch ? 1 : 0;
        }
        int spare = std::max(0, room - used);
        int x = left;
        for (std::size_t i = next; i < end; ++i) {
            int width = std::min(flow[i]->hint.width(), room);
            if (over > 0 && (flow[i]->elides || (flow[i]->stretch && held > 0))) {
                const int narrowest = flow[i]->elides ? leastOf(*flow[i]) : flow[i]->item->minimumSize().width();
                const int less = std::clamp(width - narrowest, 0, over);
                width -= less;
                over -= less;
            }
            if (flow[i]->stretch) {
                const int more = spare / stretches--;
                width += more;
                spare -= more;
            }
            if (flow[i]->place == Place::End && stretches == 0) {
                x += spare;
                spare = 0;
            }
            const int wanted =
                flow[i]->item->hasHeightForWidth() ? flow[i]->item->heightForWidth(width) : flow[i]->hint.height();
            const int own = std::min(wanted, height);
            place(*flow[i], x, y + (height - own) / 2, width, own);
            x += width + gap;
        }
        if (over > 0) { // no room to make do with
            m_breaks = {};
            return arrange(whole, apply);
        }
        if (first) {
            int lead = rect.left();
            int end = right - tail + 4;
            for (const Item& item : m_items) {
                if ((item.place != Place::Lead && item.place != Place::Tail) || item.item->isEmpty())
                    continue;
                const int own = std::min(item.hint.height(), height);
                const int top = y + (height - own) / 2;
                int& x = item.place == Place::Lead ? lead : end;
                place(item, x, top, item.hint.width(), own);
                x += item.hint.width() + 4;
            }
        }
        y += height + lineGap;
        next = end;
        first = false;
    }
    if (apply)
        m_breaks = std::move(breaks);
    return y - lineGap - rect.top() + margins.top() + margins.bottom();
}

int LineLayout::heightForWidth(int width) const
{
    if (width != m_width) {
        m_height = arrange({0, 0, width, 1}, false);
        m_width = width;
    }
    return m_height;
}

QSize LineLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const Item& item : m_items) {
        if (item.item->isEmpty())
            continue;
        width += item.item->sizeHint().width() + gap;
        height = std::max(height, item.item->sizeHint().height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

QSize LineLayout::minimumSize() const
{
    int fixed = 0;
    QSize most;
    for (const Item& item : m_items) {
        if (item.item->isEmpty())
            continue;
        const QSize least = item.item->minimumSize();
        if (item.place == Place::Lead || item.place == Place::Tail)
            fixed += least.width() + 4;
        else
            most = most.expandedTo(least);
    }
    return QSize(most.width() + fixed, most.height()).grownBy(contentsMargins());
}

void LineLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const int height = arrange(rect, true);
    QWidget* line = parentWidget();
    if (height <= rect.height())
        m_asked = {};
    if (!line || height <= rect.height() || m_asked == QPoint(rect.width(), height))
        return;
    // A layout further up remembers a height from before, which happens where pages that are hidden change. Once for
    // each height, or two of them could go on asking for ever.
    m_asked = {rect.width(), height};
    QMetaObject::invokeMethod(
        line,
        [line] {
            for (QWidget* up = line; up && !up->isWindow(); up = up->parentWidget())
                up->updateGeometry();
        },
        Qt::QueuedConnection);
}

} // namespace retort
