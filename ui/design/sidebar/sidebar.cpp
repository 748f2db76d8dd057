// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/sidebar/sidebar.h"

#include "ui/common/glyph.h"
#include "ui/common/metrics.h"
#include "ui/common/searchsign.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>

#include <algorithm>
#include <map>
#include <utility>

namespace retort {

namespace {

constexpr int margin = metric::scrollBarWidth; // where the scroll bars stand
constexpr int gap = 6;

} // namespace

Sidebar::Sidebar(Workspace& workspace, Selection& selection, const LiveLint& lint, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_filter(new QLineEdit(this))
    , m_reactions(new SidebarSection(workspace, lint, EntryKind::Reaction, this))
    , m_events(new SidebarSection(workspace, lint, EntryKind::Event, this))
    , m_targets(new SidebarSection(workspace, lint, EntryKind::Target, this))
    , m_definitions(new SidebarSection(workspace, lint, EntryKind::Definitions, this))
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Workspace"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);

    m_filter->setObjectName(QStringLiteral("sidebarFilter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter"));
    addSearchSign(*m_filter);
    addClearButton(*m_filter);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        for (SidebarSection* section : sections())
            section->model().setFilter(text);
        for (SidebarSection* section : sections()) // once each has its height
            section->reveal();
    });

    connect(m_reactions, &SidebarSection::activated, &selection, &Selection::setReaction);
    connect(m_events, &SidebarSection::activated, &selection, &Selection::setEvent);
    connect(m_targets, &SidebarSection::activated, &selection, &Selection::setTarget);
    connect(m_definitions, &SidebarSection::activated, &selection, &Selection::setDefinitions);
    connect(&selection, &Selection::reactionChanged, this, &Sidebar::showCurrent);
    connect(&selection, &Selection::targetChanged, this, &Sidebar::showCurrent);
    connect(&selection, &Selection::definitionsChanged, this, &Sidebar::showCurrent);
    connect(&selection, &Selection::eventChanged, m_events, &SidebarSection::setCurrent);
    connect(m_reactions, &SidebarSection::addRequested, this, &Sidebar::addReaction);
    connect(m_reactions, &SidebarSection::nameEntered, this, [this](EntryId id) {
        const auto* entry = m_workspace.find(id);
        if (id == std::exchange(m_fresh, EntryId::None) && entry && entry->reaction() &&
            entry->reaction()->trigger.empty())
            Q_EMIT triggerRequested();
    });
    connect(m_reactions, &SidebarSection::copiedInactive, this, &Sidebar::copiedInactive);
    connect(m_events, &SidebarSection::addRequested, this, &Sidebar::newEventRequested);
    connect(m_targets, &SidebarSection::addRequested, this, &Sidebar::addTarget);
    connect(m_targets, &SidebarSection::usesRequested, this, &Sidebar::usesRequested);
    for (SidebarSection* section : sections())
        connect(section, &SidebarSection::resized, this, &Sidebar::arrange);
    for (SidebarSection* section : sections())
        connect(section, &SidebarSection::pasteRequested, this, &Sidebar::pasteRequested);
    showCurrent();
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
    m_fresh = m_workspace.addReaction(tr("New reaction"), {});
    m_selection.setReaction(m_fresh);
    m_reactions->editName(m_fresh);
}

void Sidebar::clearFilter() { m_filter->clear(); }

void Sidebar::addTarget()
{
    m_filter->clear();
    const auto id = m_workspace.addTarget(tr("New target"));
    m_selection.setTarget(id);
    m_targets->editName(id);
}

void Sidebar::showUnsound(const std::set<EntryId>& targets) { m_targets->model().setUnsound(targets); }

void Sidebar::showCurrent()
{
    const bool behind = m_selection.target() != EntryId::None || m_selection.definitions() != EntryId::None;
    m_reactions->setCurrent(behind ? EntryId::None : m_selection.reaction());
    m_targets->setCurrent(m_selection.target());
    m_definitions->setCurrent(m_selection.definitions());
}

QStringList Sidebar::foldedLists() const
{
    QStringList lists;
    for (SidebarSection* section : sections()) {
        if (section->isFolded())
            lists << section->list().objectName();
    }
    return lists;
}

void Sidebar::foldLists(const QStringList& lists)
{
    for (SidebarSection* section : sections())
        section->setFolded(lists.contains(section->list().objectName()));
}

QSize Sidebar::sizeHint() const { return {252, 600}; }

QSize Sidebar::minimumSizeHint() const
{
    int width = 180;
    for (const SidebarSection* section : sections()) // heads are longer in other languages
        width = std::max(width, section->headWidth() + 2 * margin);
    return {width, 240};
}

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
            const auto all = sections();
            const auto found =
                std::find_if(all.begin(), all.end(), [](SidebarSection* section) { return section->showsRows(); });
            auto& list = (found == all.end() ? m_reactions : *found)->list();
            list.setFocus(Qt::TabFocusReason);
            if (!list.currentIndex().isValid())
                list.setCurrentIndex(list.model()->index(0, 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// Each list gets what it needs where there is room for all. Where there is not, the room is shared out: the shortest
/// get what they need, up to their share, and each scrolls by itself. No row is cut off at a list's end.
void Sidebar::arrange()
{
    const auto width = this->width() - 2 * margin;
    const auto wide = this->width() - margin;
    const auto place = [this](const QRect& leftToRight) {
        return QStyle::visualRect(layoutDirection(), rect(), leftToRight);
    };
    m_filter->setGeometry(place({margin, margin, width, metric::controlHeight}));
    auto top = margin + metric::controlHeight + gap;
    m_definitions->setVisible(m_definitions->model().total() > 0);
    std::vector<SidebarSection*> all;
    for (SidebarSection* section : sections()) {
        if (!section->isHidden())
            all.push_back(section);
    }
    int room = height() - top - margin - gap * (static_cast<int>(all.size()) - 1);
    for (const SidebarSection* section : all)
        room -= section->headHeight();
    room = std::max(0, room);

    // Reactions are what people come for, and have two lines each; then the samples they are tried on.
    const auto weight = [this](const SidebarSection* section) {
        return section == m_reactions ? 6 : section == m_events ? 2 : 1;
    };
    auto byNeed = all;
    std::sort(byNeed.begin(), byNeed.end(), [&](const SidebarSection* a, const SidebarSection* b) {
        return a->rowsHeight() * weight(b) < b->rowsHeight() * weight(a);
    });
    int weights = 0;
    for (const SidebarSection* section : all)
        weights += weight(section);
    std::map<const SidebarSection*, int> heights;
    for (const SidebarSection* section : all) { // two rows of each show what it is about
        heights[section] = std::min(section->rowsHeight(), std::min(room, 2 * section->rowHeight()));
        room -= heights[section];
    }
    for (const SidebarSection* section : byNeed) {
        const int more = std::min(section->rowsHeight() - heights[section], room * weight(section) / weights);
        heights[section] += more;
        room -= more;
        weights -= weight(section);
    }
    int left = room;
    for (const SidebarSection* section : all) {
        const int cut = heights[section] % section->rowHeight();
        heights[section] -= cut;
        left += cut;
    }
    for (bool more = true; more;) { // what is over makes whole rows where they are wanted, one for each in turn
        more = false;
        for (const SidebarSection* section : all) {
            if (heights[section] >= section->rowsHeight() || section->rowHeight() > left)
                continue;
            heights[section] += section->rowHeight();
            left -= section->rowHeight();
            more = true;
        }
    }
    for (SidebarSection* section : all) {
        section->setGeometry(place({margin, top, wide, section->headHeight() + heights[section]}));
        top = section->geometry().bottom() + 1 + gap;
    }
}

} // namespace retort
