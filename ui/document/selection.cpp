// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/selection.h"

#include "engine/run/runner.h"
#include "ui/document/targetuse.h"

#include <algorithm>

namespace retort {

namespace {

/// Where an action stands in the order of execution.
std::size_t placeOf(const Content& content, ActionId action)
{
    const auto index = content.positionOf(action);
    if (!index)
        return 0;
    const auto order = runOrder(*content.reaction).actions;
    return static_cast<std::size_t>(std::find(order.begin(), order.end(), *index) - order.begin());
}

ActionId actionAt(const Content& content, std::size_t place)
{
    if (content.actions.empty())
        return ActionId::None;
    const auto order = runOrder(*content.reaction).actions;
    return content.actions[order[std::min(place, order.size() - 1)]];
}

} // namespace

Selection::Selection(const Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::aboutToReset, this, [this] {
        m_samples.clear();
        m_lastAction.clear();
        chooseTarget(EntryId::None);
        chooseDefinitions(EntryId::None);
        choose(EntryId::None);
        chooseEvent(EntryId::None);
    });
    connect(&workspace, &Workspace::opened, this, &Selection::reset);
    connect(&workspace, &Workspace::inserted, this, [this](EntryKind kind, int) {
        if ((kind == EntryKind::Reaction && m_reaction == EntryId::None) ||
            (kind == EntryKind::Event && m_event == EntryId::None))
            reset();
    });
    connect(&workspace, &Workspace::removed, this, &Selection::leave);
    connect(&workspace, &Workspace::changed, this, &Selection::contentChanged);
    connect(&workspace, &Workspace::revisited, this, &Selection::show);
    reset();
}

std::optional<std::size_t> Selection::actionIndex() const
{
    const auto* entry = m_workspace.find(m_reaction);
    return entry && entry->content ? entry->content->positionOf(m_action) : std::nullopt;
}

void Selection::setReaction(EntryId id)
{
    const auto* entry = m_workspace.find(id);
    if (!entry || entry->kind != EntryKind::Reaction)
        return;
    if (id != m_reaction)
        choose(id);
    chooseTarget(EntryId::None);
    chooseDefinitions(EntryId::None);
}

void Selection::setTarget(EntryId id)
{
    const auto* entry = m_workspace.find(id);
    if (!entry || entry->kind != EntryKind::Target || id == m_target)
        return;
    const auto senders = sendersOf(id);
    if (!senders.empty() && senders.front() != m_reaction)
        choose(senders.front());
    if (std::none_of(senders.begin(), senders.end(), [this](EntryId sender) { return answers(sender, m_event); })) {
        for (const EntryId sender : senders) {
            const EntryId sample = answeredSample(sender);
            if (sample == EntryId::None)
                continue;
            if (sender != m_reaction)
                choose(sender);
            chooseEvent(sample);
            break;
        }
    }
    chooseDefinitions(EntryId::None);
    chooseTarget(id);
}

void Selection::setDefinitions(EntryId id)
{
    const auto* entry = m_workspace.find(id);
    if (!entry || entry->kind != EntryKind::Definitions)
        return;
    chooseTarget(EntryId::None);
    chooseDefinitions(id);
}

void Selection::setEvent(EntryId id)
{
    const auto* entry = m_workspace.find(id);
    if (!entry || entry->kind != EntryKind::Event)
        return;
    if (m_reaction != EntryId::None)
        m_samples[m_reaction] = id;
    chooseEvent(id);
}

void Selection::setAction(ActionId id)
{
    const auto* entry = m_workspace.find(m_reaction);
    if (id == ActionId::None || (entry && entry->content && entry->content->positionOf(id)))
        chooseAction(id);
}

void Selection::reset()
{
    if (m_reaction == EntryId::None && !m_workspace.entries(EntryKind::Reaction).empty())
        choose(m_workspace.entries(EntryKind::Reaction).front());
    if (m_event == EntryId::None)
        chooseEvent(sampleFor(m_reaction));
}

void Selection::show(EntryId id)
{
    const auto* entry = m_workspace.find(id);
    if (!entry)
        return;
    if (entry->kind == EntryKind::Reaction)
        setReaction(id);
    else if (entry->kind == EntryKind::Event)
        setEvent(id);
    else if (entry->kind == EntryKind::Target)
        setTarget(id);
    else if (entry->kind == EntryKind::Definitions)
        setDefinitions(id);
}

bool Selection::isShown(EntryId id) const
{
    const auto* entry = m_workspace.find(id);
    if (!entry)
        return true;
    switch (entry->kind) {
    case EntryKind::Reaction:
        return id == m_reaction && m_target == EntryId::None && m_definitions == EntryId::None;
    case EntryKind::Event:
        return id == m_event;
    case EntryKind::Target:
        return id == m_target;
    case EntryKind::Definitions:
        return id == m_definitions;
    default:
        return true;
    }
}

void Selection::leave(EntryKind kind, int row)
{
    const auto& rows = m_workspace.entries(kind);
    const auto neighbour =
        rows.empty() ? EntryId::None : rows[std::min(static_cast<std::size_t>(row), rows.size() - 1)];
    if (kind == EntryKind::Reaction && !m_workspace.find(m_reaction))
        choose(neighbour);
    else if (kind == EntryKind::Event && !m_workspace.find(m_event))
        chooseEvent(m_reaction == EntryId::None ? neighbour : sampleFor(m_reaction));
    else if (kind == EntryKind::Target && !m_workspace.find(m_target))
        chooseTarget(m_target == EntryId::None ? EntryId::None : neighbour);
    else if (kind == EntryKind::Definitions && !m_workspace.find(m_definitions))
        chooseDefinitions(m_definitions == EntryId::None ? EntryId::None : neighbour);
}

void Selection::contentChanged(EntryId id)
{
    if (id != m_reaction)
        return;
    const auto& content = m_workspace.find(id)->content;
    const auto trigger = content && content->reaction ? content->reaction->trigger : std::string();
    if (std::exchange(m_trigger, trigger) != trigger && !answers(m_reaction, m_event)) {
        m_samples.erase(m_reaction); // it was chosen for another trigger
        chooseEvent(sampleFor(m_reaction));
    }
    if (m_action == ActionId::None)
        return;
    if (content && content->positionOf(m_action))
        m_place = placeOf(*content, m_action);
    else
        chooseAction(content ? actionAt(*content, m_place) : ActionId::None);
}

void Selection::choose(EntryId reaction)
{
    m_reaction = reaction;
    const auto* entry = m_workspace.find(reaction);
    const auto* content = entry ? entry->content.get() : nullptr;
    m_trigger = content && content->reaction ? content->reaction->trigger : std::string();
    Q_EMIT reactionChanged(reaction);
    auto action = ActionId::None;
    if (content) {
        const auto last = m_lastAction.find(reaction);
        action = last != m_lastAction.end() && content->positionOf(last->second) ? last->second : actionAt(*content, 0);
    }
    chooseAction(action);
    if (reaction != EntryId::None)
        chooseEvent(sampleFor(reaction));
}

void Selection::chooseEvent(EntryId event)
{
    if (std::exchange(m_event, event) != event)
        Q_EMIT eventChanged(event);
}

void Selection::chooseAction(ActionId action)
{
    const auto* entry = m_workspace.find(m_reaction);
    m_place = entry && entry->content ? placeOf(*entry->content, action) : 0;
    if (m_reaction != EntryId::None)
        m_lastAction[m_reaction] = action;
    if (std::exchange(m_action, action) != action)
        Q_EMIT actionChanged(action);
}

void Selection::chooseTarget(EntryId target)
{
    if (std::exchange(m_target, target) != target)
        Q_EMIT targetChanged(target);
}

void Selection::chooseDefinitions(EntryId list)
{
    if (std::exchange(m_definitions, list) != list)
        Q_EMIT definitionsChanged(list);
}

std::vector<EntryId> Selection::sendersOf(EntryId target) const
{
    std::vector<EntryId> senders;
    const auto* sent = m_workspace.find(target)->target();
    if (!sent)
        return senders;
    for (const EntryId id : m_workspace.entries(EntryKind::Reaction)) {
        const auto* reaction = m_workspace.find(id)->reaction();
        if (reaction && sendsTo(*reaction, m_workspace.catalogue(), sent->handle))
            senders.insert(id == m_reaction ? senders.begin() : senders.end(), id);
    }
    return senders;
}

EntryId Selection::answeredSample(EntryId reaction) const
{
    // The one that gets furthest; of several one whose file is named after the reaction's first, then any.
    const auto* of = m_workspace.find(reaction);
    const QString prefix = of ? of->fileName() + u'-' : QString();
    std::vector<EntryId> samples;
    for (EntryId event : m_workspace.entries(EntryKind::Event)) {
        if (!answers(reaction, event))
            continue;
        const bool named = m_workspace.find(event)->fileName().startsWith(prefix);
        samples.insert(
            named ? std::find_if(samples.begin(), samples.end(),
                                 [&](EntryId id) { return !m_workspace.find(id)->fileName().startsWith(prefix); })
                  : samples.end(),
            event);
    }
    return samples.size() < 2 ? (samples.empty() ? EntryId::None : samples.front()) : furthest(*of, samples);
}

EntryId Selection::furthest(const Entry& reaction, const std::vector<EntryId>& samples) const
{
    constexpr std::size_t mostTried = 12; // a choice of a reaction is not to be waited for
    const auto program = run::Program::compile(*reaction.reaction(), m_workspace.catalogue(), m_workspace.settings());
    EntryId best = samples.front();
    std::size_t most = 0;
    for (std::size_t i = 0; i < std::min(samples.size(), mostTried); ++i) {
        const Entry& sample = *m_workspace.find(samples[i]);
        const auto trace = run::runReaction(program, *sample.event(),
                                            {.asIfActive = true, .trace = false, .origins = sample.content->origins});
        const auto gone =
            static_cast<std::size_t>(std::count_if(trace.steps.begin(), trace.steps.end(), [](const run::Step& step) {
                using run::Status;
                return step.status != Status::NotReached && step.status != Status::Stopped &&
                       step.status != Status::Failed;
            }));
        if (trace.match == run::Match::None || gone <= most)
            continue;
        most = gone;
        best = samples[i];
        if (gone == trace.steps.size())
            break; // none gets further
    }
    return best;
}

EntryId Selection::sampleFor(EntryId reaction) const
{
    const auto& events = m_workspace.entries(EntryKind::Event);
    const auto chosen = m_samples.find(reaction);
    if (chosen != m_samples.end() && m_workspace.find(chosen->second))
        return chosen->second;
    if (const EntryId sample = answeredSample(reaction); sample != EntryId::None)
        return sample;
    if (m_workspace.find(m_event))
        return m_event;
    return events.empty() ? EntryId::None : events.front();
}

bool Selection::answers(EntryId reaction, EntryId event) const
{
    const auto* from = m_workspace.find(event);
    const auto* to = m_workspace.find(reaction);
    if (!from || !to || !from->event() || !to->reaction())
        return false;
    const auto& catalogue = m_workspace.catalogue();
    return catalogue.canonicalEvent(from->event()->name) == catalogue.canonicalEvent(to->reaction()->trigger);
}

} // namespace retort
