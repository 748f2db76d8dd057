// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/debugger/breakpointlist.h"

#include "engine/run/words.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/common/tokens.h"
#include "ui/debug/debugger.h"
#include "ui/debug/expression.h"
#include "ui/document/liverun.h"
#include "ui/document/selection.h"
#include "ui/document/workspace.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace retort {

BreakpointList::BreakpointList(Debugger& debugger, Selection& selection, QWidget* parent)
    : QTreeWidget(parent), m_debugger(debugger), m_selection(selection)
{
    setObjectName(QStringLiteral("breakpoints"));
    setAccessibleName(tr("Breakpoints"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setEditTriggers(EditKeyPressed | DoubleClicked);
    header()->setStretchLastSection(true);
    connect(this, &QTreeWidget::itemChanged, this, &BreakpointList::changedBy);
    connect(this, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item, int column) {
        if (column == 0)
            go(item);
    });
    connect(&debugger.breakpoints(), &Breakpoints::changed, this, &BreakpointList::refresh);
    connect(&debugger.run(), &LiveRun::changed, this, &BreakpointList::refresh); // words and places may be others
    refresh();
}

QString BreakpointList::wordsOf(const BreakpointEntry& one) const
{
    const Entry* entry = m_debugger.workspace().find(one.reaction);
    const QString name = entry ? entry->title() : QString();
    if (!m_debugger.breakpoints().isThere(one))
        return tr("%1: no longer there").arg(name);
    const auto& actions = entry->content->actions;
    const auto at = std::find(actions.begin(), actions.end(), one.place.action);
    const auto step = static_cast<int>(at - actions.begin()) + 1;
    const CardWords words = run::cardWords(entry->reaction()->actions[static_cast<std::size_t>(step - 1)], nullptr,
                                           m_debugger.workspace().catalogue());
    const QString action = say(words.title);
    return one.place.inside.empty() ? tr("%1 · %2", "an action and its reaction").arg(action, name)
                                    : tr("%1, within its condition · %2").arg(action, name);
}

void BreakpointList::refresh()
{
    if (state() == EditingState)
        return; // what is being typed stays; it comes again with the edit
    const QScopedValueRollback filling(m_filling, true);
    const auto& all = m_debugger.breakpoints().all();
    while (topLevelItemCount() > static_cast<int>(all.size()))
        delete takeTopLevelItem(topLevelItemCount() - 1);
    const BreakpointEntry* reached = m_debugger.reached();
    for (int row = 0; row < static_cast<int>(all.size()); ++row) {
        const BreakpointEntry& one = all[static_cast<std::size_t>(row)];
        if (row == topLevelItemCount()) {
            auto* item = new QTreeWidgetItem(this);
            item->setFont(1, monoFont());
            item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren);
        }
        QTreeWidgetItem* item = topLevelItem(row);
        const Expression condition = Expression::read(one.condition);
        const bool bad = !one.condition.isEmpty() && !condition.problem.isEmpty();
        const QString words = wordsOf(one);
        const Tokens& tokens = tokensOf(palette());
        item->setText(0, words);
        item->setCheckState(0, one.enabled ? Qt::Checked : Qt::Unchecked);
        QFont font = bodyFont();
        font.setBold(reached == &one);
        item->setFont(0, font);
        item->setForeground(0, m_debugger.breakpoints().isThere(one) ? tokens.ink : tokens.mute);
        item->setText(1, one.condition);
        item->setData(1, Qt::AccessibleTextRole,
                      one.condition.isEmpty() ? tr("No condition") : tr("Condition: %1").arg(one.condition));
        item->setForeground(1, bad ? tokens.no : tokens.ink);
        item->setToolTip(0, tipText(words));
        item->setToolTip(1, tipText(bad ? tr("Stops always: %1").arg(condition.problem)
                                    : one.condition.isEmpty()
                                        ? tr("Stops always. Double-click for a condition: a path, or "
                                             "a rule as JSON Logic")
                                        : tr("Stops where this holds: %1").arg(one.condition)));
        item->setData(0, Qt::AccessibleTextRole,
                      one.condition.isEmpty() ? words : tr("%1, where %2").arg(words, one.condition));
    }
}

void BreakpointList::changedBy(QTreeWidgetItem* item, int column)
{
    const auto row = static_cast<std::size_t>(indexOfTopLevelItem(item));
    if (m_filling || row >= m_debugger.breakpoints().all().size())
        return;
    BreakpointEntry one = m_debugger.breakpoints().all()[row];
    if (column == 0) {
        one.enabled = item->checkState(0) == Qt::Checked;
    } else {
        one.condition = item->text(1).trimmed();
        if (const Expression read = Expression::read(one.condition);
            !one.condition.isEmpty() && !read.problem.isEmpty())
            Q_EMIT told(tr("The breakpoint stops always: %1").arg(read.problem));
    }
    // Queued: the list is filled anew, and its editor has to be gone by then.
    QMetaObject::invokeMethod(
        this,
        [this, one] {
            m_debugger.breakpoints().set(one);
            refresh();
        },
        Qt::QueuedConnection);
}

void BreakpointList::go(QTreeWidgetItem* item)
{
    const auto row = static_cast<std::size_t>(indexOfTopLevelItem(item));
    if (row >= m_debugger.breakpoints().all().size())
        return;
    const BreakpointEntry one = m_debugger.breakpoints().all()[row];
    if (!m_debugger.breakpoints().isThere(one))
        return;
    m_selection.setReaction(one.reaction);
    m_selection.setAction(one.place.action);
}

void BreakpointList::resizeEvent(QResizeEvent* event)
{
    QTreeWidget::resizeEvent(event);
    setColumnWidth(0, viewport()->width() * 2 / 3);
}

void BreakpointList::keyPressEvent(QKeyEvent* event)
{
    const auto& all = m_debugger.breakpoints().all();
    const auto row = static_cast<std::size_t>(indexOfTopLevelItem(currentItem()));
    if (event->key() == Qt::Key_Delete && currentItem() && row < all.size())
        m_debugger.breakpoints().remove(BreakPlace(all[row].place));
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentItem())
        go(currentItem());
    else
        QTreeWidget::keyPressEvent(event);
}

} // namespace retort
