// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemtour.h"

#include "ui/common/say.h"
#include "ui/problems/problemwords.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace retort {

namespace {

constexpr EntryKind kinds[] = {EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Definitions,
                               EntryKind::Manifest};

void addProblems(const LiveLint& lint, EntryId id, std::vector<ProblemRef>& rows)
{
    const auto& problems = lint.problemsOf(id);
    for (const auto severity : {Problem::Severity::Error, Problem::Severity::Warning, Problem::Severity::Hint}) {
        for (std::size_t i = 0; i < problems.size(); ++i) {
            if (problems[i].severity == severity)
                rows.push_back({id, static_cast<int>(i)});
        }
    }
}

} // namespace

std::vector<ProblemRef> problemsInOrder(const Workspace& workspace, const LiveLint& lint, std::optional<EntryId> only)
{
    std::vector<ProblemRef> rows;
    if (only) {
        addProblems(lint, *only, rows);
        return rows;
    }
    for (const bool errors : {true, false}) {
        for (const EntryKind kind : kinds) {
            for (const EntryId id : workspace.entries(kind)) {
                if (!lint.problemsOf(id).empty() && (lint.counts(id).errors > 0) == errors)
                    addProblems(lint, id, rows);
            }
        }
    }
    return rows;
}

ProblemTour::ProblemTour(Workspace& workspace, Selection& selection, const LiveLint& lint, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_selection(selection), m_lint(lint)
{
    const auto tell = [this] {
        if (!m_going)
            Q_EMIT currentChanged();
    };
    connect(&lint, &LiveLint::changed, this, [this, tell](EntryId id) {
        if (id == shownEntry() || (m_mark && m_mark->entry == id))
            tell();
    });
    connect(&selection, &Selection::reactionChanged, this, tell);
    connect(&selection, &Selection::actionChanged, this, tell);
    connect(&selection, &Selection::eventChanged, this, tell);
    connect(&selection, &Selection::targetChanged, this, tell);
    connect(&selection, &Selection::definitionsChanged, this, tell);
}

EntryId ProblemTour::shownEntry() const
{
    return m_selection.target() != EntryId::None        ? m_selection.target()
           : m_selection.definitions() != EntryId::None ? m_selection.definitions()
                                                        : m_selection.reaction();
}

const Problem* ProblemTour::problem(const ProblemRef& ref) const
{
    const auto& problems = m_lint.problemsOf(ref.entry);
    return ref.index >= 0 && ref.index < static_cast<int>(problems.size()) ? &problems[ref.index] : nullptr;
}

bool ProblemTour::isSelected(const ProblemRef& ref) const
{
    const Entry* entry = m_workspace.find(ref.entry);
    const Problem* found = problem(ref);
    if (!entry || !found)
        return false;
    switch (entry->kind) {
    case EntryKind::Reaction:
        return ref.entry == shownEntry() && actionAt(*entry, found->pointer) == m_selection.action();
    case EntryKind::Event:
        return ref.entry == m_selection.event();
    case EntryKind::Target:
        return ref.entry == m_selection.target();
    case EntryKind::Definitions:
        return ref.entry == m_selection.definitions();
    default:
        return true; // what cannot be selected is where one is as soon as one went there
    }
}

std::optional<ProblemRef> ProblemTour::marked() const
{
    if (!m_mark)
        return std::nullopt;
    const auto& problems = m_lint.problemsOf(m_mark->entry);
    const auto found = std::find(problems.begin(), problems.end(), m_mark->problem);
    if (found == problems.end())
        return std::nullopt;
    const ProblemRef ref{m_mark->entry, static_cast<int>(found - problems.begin())};
    return isSelected(ref) ? std::optional(ref) : std::nullopt;
}

std::optional<ProblemRef> ProblemTour::current() const
{
    if (const auto ref = marked())
        return ref;
    std::optional<ProblemRef> first;
    for (const ProblemRef& ref : problemsInOrder(m_workspace, m_lint, shownEntry())) {
        if (!isSelected(ref))
            continue;
        if (!problem(ref)->fixes.empty())
            return ref;
        if (!first)
            first = ref;
    }
    return first;
}

void ProblemTour::select(EntryId id, ActionId action)
{
    const Entry* entry = m_workspace.find(id);
    if (entry->kind == EntryKind::Reaction) {
        m_selection.setReaction(id);
        m_selection.setAction(action);
    } else if (entry->kind == EntryKind::Event) {
        m_selection.setEvent(id);
    } else if (entry->kind == EntryKind::Target) {
        m_selection.setTarget(id);
    } else if (entry->kind == EntryKind::Definitions) {
        m_selection.setDefinitions(id);
    }
}

void ProblemTour::goTo(const ProblemRef& ref)
{
    const Problem* found = problem(ref);
    const Entry* entry = m_workspace.find(ref.entry);
    if (!found || !entry)
        return;
    m_mended.reset();
    const Mark mark{ref.entry, *found};
    const ActionId action = actionAt(*entry, found->pointer);
    m_mark = mark;
    {
        const QScopedValueRollback going(m_going, true);
        select(ref.entry, action);
    }
    Q_EMIT currentChanged();
    const std::string_view pointer = mark.problem.pointer;
    Q_EMIT went(ref.entry, action, std::string(action == ActionId::None ? pointer : withinAction(pointer)));
}

void ProblemTour::next() { step(1); }

void ProblemTour::previous() { step(-1); }

void ProblemTour::step(int direction)
{
    const std::vector<ProblemRef> all = problemsInOrder(m_workspace, m_lint);
    if (all.empty())
        return;
    const auto count = static_cast<int>(all.size());
    if (const auto position = marked() ? std::nullopt : onward(all, direction)) {
        goTo(all[*position]);
        return;
    }
    int at = direction > 0 ? -1 : count;
    if (const auto ref = marked()) {
        at = static_cast<int>(std::find(all.begin(), all.end(), *ref) - all.begin());
    } else {
        // From what is selected: its own first one, forwards or backwards; else that of its file.
        const auto first = [&](auto&& fits) {
            if (direction > 0)
                return static_cast<int>(std::find_if(all.begin(), all.end(), fits) - all.begin());
            return count - 1 - static_cast<int>(std::find_if(all.rbegin(), all.rend(), fits) - all.rbegin());
        };
        int found = first([this](const ProblemRef& ref) { return isSelected(ref); });
        if (found < 0 || found >= count)
            found = first([this](const ProblemRef& ref) { return ref.entry == shownEntry(); });
        if (found >= 0 && found < count)
            at = found - direction;
    }
    goTo(all[static_cast<std::size_t>((at + direction + count) % count)]);
}

Result<> ProblemTour::fix(const ProblemRef& ref, std::size_t which)
{
    const Problem* found = problem(ref);
    const Entry* entry = m_workspace.find(ref.entry);
    if (!found || which >= found->fixes.size() || !entry || !entry->content)
        return {};
    const Fix fix = found->fixes[which];
    const auto all = problemsInOrder(m_workspace, m_lint);
    const auto position = static_cast<std::size_t>(std::find(all.begin(), all.end(), ref) - all.begin());
    const auto markAt = [&](std::size_t at) {
        return at < all.size() ? std::optional(Mark{all[at].entry, *problem(all[at])}) : std::nullopt;
    };
    const ActionId action = actionAt(*entry, found->pointer);
    const Mended mended{shownEntry(),
                        ref.entry,
                        action,
                        position,
                        markAt(position + 1),
                        position > 0 ? markAt(position - 1) : std::nullopt};
    m_workspace.endMerge();
    const Result<> done = m_workspace.apply(ref.entry, applied(entry->content->document, fix), say(fix.label));
    if (done)
        m_mended = mended;
    return done;
}

/// Where to go from a problem that was mended, unless somebody went elsewhere meanwhile. The others may have moved.
std::optional<std::size_t> ProblemTour::onward(const std::vector<ProblemRef>& all, int direction) const
{
    if (!m_mended || m_mended->shown != shownEntry())
        return std::nullopt;
    const Entry* entry = m_workspace.find(m_mended->entry);
    const auto& actions = entry && entry->content ? entry->content->actions : std::vector<ActionId>();
    const bool there = std::find(actions.begin(), actions.end(), m_mended->action) != actions.end();
    if (entry && entry->kind == EntryKind::Reaction && there && m_selection.action() != m_mended->action)
        return std::nullopt;
    const std::optional<Mark>& wanted = direction > 0 ? m_mended->next : m_mended->previous;
    const auto found = std::find_if(all.begin(), all.end(), [&](const ProblemRef& ref) {
        const Problem& one = *problem(ref);
        return wanted && ref.entry == wanted->entry && one.rule == wanted->problem.rule &&
               one.message == wanted->problem.message;
    });
    if (found != all.end())
        return static_cast<std::size_t>(found - all.begin());
    const std::size_t position = m_mended->position;
    return direction > 0 ? position % all.size() : (position + all.size() - 1) % all.size();
}

Result<> ProblemTour::fixCurrent()
{
    const auto ref = current();
    return ref ? fix(*ref) : Result<>();
}

} // namespace retort
