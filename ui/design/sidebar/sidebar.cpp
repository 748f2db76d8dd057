// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/sidebar/sidebar.h"

#include "ui/common/glyph.h"
#include "ui/common/metrics.h"

#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

namespace retort {

namespace {

constexpr int margin = metric::scrollBarWidth; // where the scroll bars stand
constexpr int gap = 6;

} // namespace

Sidebar::Sidebar(Workspace& workspace, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_filter(new QLineEdit(this))
    , m_reactions(new SidebarSection(workspace, EntryKind::Reaction, this))
    , m_events(new SidebarSection(workspace, EntryKind::Event, this))
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Workspace"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);

    m_filter->setObjectName(QStringLiteral("sidebarFilter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_reactions->model().setFilter(text);
        m_events->model().setFilter(text);
    });

    connect(m_reactions, &SidebarSection::activated, &selection, &Selection::setReaction);
    connect(m_events, &SidebarSection::activated, &selection, &Selection::setEvent);
    connect(&selection, &Selection::reactionChanged, m_reactions, &SidebarSection::setCurrent);
    connect(&selection, &Selection::eventChanged, m_events, &SidebarSection::setCurrent);
    connect(m_reactions, &SidebarSection::addRequested, this, &Sidebar::addReaction);
    connect(m_events, &SidebarSection::addRequested, this, &Sidebar::addEvent);
    connect(m_reactions, &SidebarSection::resized, this, &Sidebar::arrange);
    connect(m_events, &SidebarSection::resized, this, &Sidebar::arrange);
    m_reactions->setCurrent(selection.reaction());
    m_events->setCurrent(selection.event());
}

void Sidebar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void Sidebar::addReaction()
{
    m_filter->clear(); // or the new one might not be seen
    const auto* event = m_workspace.find(m_selection.event());
    const auto trigger = event && event->event() ? event->event()->name : std::string();
    const auto id = m_workspace.addReaction(tr("New reaction"), trigger);
    m_selection.setReaction(id);
    m_reactions->editName(id);
}

void Sidebar::addEvent()
{
    m_filter->clear();
    const auto* reaction = m_workspace.find(m_selection.reaction());
    const auto trigger = reaction && reaction->reaction() ? reaction->reaction()->trigger : std::string();
    const auto id = m_workspace.addEvent(tr("New event"), trigger.empty() ? "custom.my_event" : trigger);
    m_selection.setEvent(id);
    m_events->editName(id);
}

QSize Sidebar::sizeHint() const { return {252, 600}; }

QSize Sidebar::minimumSizeHint() const { return {180, 240}; }

void Sidebar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool Sidebar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return) {
            auto& list = m_reactions->model().rowCount() > 0 ? m_reactions->list() : m_events->list();
            list.setFocus(Qt::TabFocusReason);
            if (!list.currentIndex().isValid())
                list.setCurrentIndex(list.model()->index(0, 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// Both lists get what they need where there is room for it. Where there is not, the shorter one still does, up to
/// half, and each scrolls by itself.
void Sidebar::arrange()
{
    const auto width = this->width() - 2 * margin;
    const auto wide = this->width() - margin;
    m_filter->setGeometry(margin, margin, width, metric::controlHeight);
    const auto top = margin + metric::controlHeight + gap;
    const auto heads = m_reactions->headHeight() + m_events->headHeight();
    const auto room = std::max(0, height() - top - heads - gap - margin);
    const auto reactions = m_reactions->rowsHeight();
    const auto events = m_events->rowsHeight();
    const auto first = std::min(reactions, std::max(room / 2, room - events));
    m_reactions->setGeometry(margin, top, wide, m_reactions->headHeight() + first);
    const auto below = m_reactions->geometry().bottom() + 1 + gap;
    m_events->setGeometry(margin, below, wide, m_events->headHeight() + std::max(0, std::min(events, room - first)));
}

} // namespace retort
