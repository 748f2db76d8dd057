// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/livecascade.h"

#include "ui/bench/effects/world.h"

#include <QScopedValueRollback>

namespace retort {

using namespace std::chrono_literals;

namespace {

/// It is about the whole workspace, so it waits for a pause of the keys.
constexpr auto pause = 250ms;

} // namespace

LiveCascade::LiveCascade(const Workspace& workspace, const Selection& selection, Outside outside, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_outside(std::move(outside))
    , m_background(*this, [this] { take(0ms); })
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(pause);
    connect(&m_rest, &QTimer::timeout, this, &LiveCascade::work);
    connect(&workspace, &Workspace::changed, this, [this](EntryId id) {
        const EntryKind kind = m_workspace.find(id)->kind;
        if (kind != EntryKind::Event || id == m_event) // an event's customer changes the event
            outdate();
    });
    connect(&workspace, &Workspace::inserted, this, [this](EntryKind kind) {
        if (kind != EntryKind::Event)
            outdate();
    });
    connect(&workspace, &Workspace::removed, this, [this](EntryKind kind) {
        if (kind != EntryKind::Event)
            outdate();
        else if (!m_workspace.find(m_event))
            follow();
    });
    connect(&workspace, &Workspace::manifestChanged, this, &LiveCascade::outdate);
    connect(&workspace, &Workspace::aboutToReset, this, &LiveCascade::drop);
    connect(&workspace, &Workspace::opened, this, &LiveCascade::follow);
    connect(&selection, &Selection::eventChanged, this, &LiveCascade::eventSelected);
    setEvent(selection.event());
}

LiveCascade::~LiveCascade()
{
    letGo(std::move(m_result));
    letGo(std::move(m_made));
}

const Error* LiveCascade::problem() const
{
    const Entry* event = m_workspace.find(m_event);
    return m_state == State::Invalid && event ? event->problem() : nullptr;
}

void LiveCascade::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && m_state == State::Working && !m_rest.isActive())
        work();
}

void LiveCascade::stayOn(const std::function<void()>& go)
{
    const QScopedValueRollback staying(m_staying, true);
    go();
    Q_EMIT changed(); // perhaps it is elsewhere now
}

void LiveCascade::follow() { setEvent(m_selection.event()); }

void LiveCascade::eventSelected()
{
    if (!m_staying)
        follow();
}

void LiveCascade::setEvent(EntryId event)
{
    if (event != m_event) {
        m_event = event;
        letGo(std::exchange(m_result, nullptr)); // what was seen of another event would only mislead
    }
    outdate();
    m_rest.setInterval(0); // nobody types in it yet
    if (m_rest.isActive())
        m_rest.start();
    m_rest.setInterval(pause);
}

void LiveCascade::drop()
{
    m_rest.stop();
    m_event = EntryId::None;
    ++m_wanted;
    letGo(std::exchange(m_result, nullptr));
    letGo(std::exchange(m_made, nullptr));
    m_state = State::Empty;
    Q_EMIT changed();
}

/// Tells at once that what is there is no longer right, and works when nothing more comes for a while.
void LiveCascade::outdate()
{
    ++m_wanted;
    const Entry* event = m_workspace.find(m_event);
    const State before = m_state;
    m_state = !event ? State::Empty : event->problem() || !event->event() ? State::Invalid : State::Working;
    if (m_state == State::Working && m_watched)
        m_rest.start();
    else
        m_rest.stop();
    if (m_state != before || m_state != State::Working)
        Q_EMIT changed();
}

void LiveCascade::work()
{
    m_rest.stop();
    const Entry* event = m_workspace.find(m_event);
    if (m_background.isRunning() || m_state != State::Working || !m_watched || !event)
        return; // what runs already sees to it when it is done
    m_background.start([job = makeJob(*event)] { return carryOut(job); });
}

CascadeJob LiveCascade::makeJob(const Entry& event) const
{
    CascadeJob job;
    job.stamp = m_wanted;
    job.event = event;
    job.profile = profileOf(m_workspace, *event.event());
    job.reactions = entriesOf(m_workspace, EntryKind::Reaction);
    job.targets = entriesOf(m_workspace, EntryKind::Target);
    job.definitions = entriesOf(m_workspace, EntryKind::Definitions);
    job.catalogue = m_workspace.catalogue();
    job.settings = m_workspace.settings();
    job.options = {.now = m_outside.now(), .zones = m_outside.zones};
    job.made = m_made;
    return job;
}

void LiveCascade::take(std::chrono::milliseconds patience)
{
    std::shared_ptr<const CascadeResult> answer = m_background.take(patience);
    if (!answer)
        return;
    const bool current = answer->stamp == m_wanted;
    letGo(std::exchange(m_made, answer->made));
    if (current) {
        letGo(std::exchange(m_result, std::move(answer)));
        m_state = State::Current;
        Q_EMIT changed();
        return;
    }
    letGo(std::move(answer));
    if (!m_rest.isActive()) // the keys rest already
        work();
}

void LiveCascade::workNow()
{
    const QScopedValueRollback watched(m_watched, true);
    while (m_state == State::Working) {
        work();
        take(untilDone);
    }
}

} // namespace retort
