// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/effects/liveeffects.h"

#include "ui/document/liverun.h"

#include <QScopedValueRollback>

namespace retort {

using namespace std::chrono_literals;

LiveEffects::LiveEffects(const Workspace& workspace, const LiveRun& run, Outside outside, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_run(run), m_outside(std::move(outside)), m_background(*this, [this] {
        take(0ms);
    })
{
    connect(&run, &LiveRun::changed, this, &LiveEffects::runChanged);
    connect(&workspace, &Workspace::changed, this,
            [this](EntryId id) { surroundingsChanged(m_workspace.find(id)->kind); });
    connect(&workspace, &Workspace::inserted, this, &LiveEffects::surroundingsChanged);
    connect(&workspace, &Workspace::removed, this, &LiveEffects::surroundingsChanged);
    connect(&workspace, &Workspace::aboutToReset, this, &LiveEffects::drop);
    runChanged();
}

LiveEffects::~LiveEffects() { letGo(std::move(m_result)); }

void LiveEffects::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && m_state == State::Working)
        work(patienceOfAnEdit);
}

void LiveEffects::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void LiveEffects::drop()
{
    m_outdated = true;
    m_bookOf.clear();
    letGo(std::exchange(m_book, nullptr));
    letGo(std::exchange(m_result, nullptr));
    setState(State::Empty);
}

void LiveEffects::runChanged()
{
    m_outdated = true;
    if (m_run.reaction() != m_reaction || m_run.eventEntry() != m_event) {
        m_reaction = m_run.reaction();
        m_event = m_run.eventEntry();
        letGo(std::exchange(m_result, nullptr)); // what was seen of another run would only mislead
    }
    switch (m_run.state()) {
    case LiveRun::State::Empty:
        return setState(State::Empty);
    case LiveRun::State::Invalid:
        return setState(State::Invalid);
    case LiveRun::State::Working:
        return setState(State::Working);
    case LiveRun::State::Current:
        break;
    }
    m_state = State::Working;
    if (m_watched)
        work(patienceOfAnEdit);
    else
        Q_EMIT changed();
}

void LiveEffects::surroundingsChanged(EntryKind kind)
{
    if (kind != EntryKind::Definitions && kind != EntryKind::Profile)
        return;
    runChanged();
}

std::optional<EffectsJob> LiveEffects::makeJob() const
{
    const run::ReactionTrace* trace = m_run.trace();
    const Event* event = m_run.event();
    if (!trace || !event)
        return std::nullopt;
    EffectsJob job;
    job.trace = *trace;
    job.event = *event;
    if (const std::size_t ran = m_run.position(); m_run.isEdited() && ran > 0)
        job.event.context = m_run.contextAt(ran - 1);
    job.profile = profileOf(m_workspace, *event);
    if (job.profile)
        job.profileTitle = job.profile->title();
    job.definitions = contentsOf(entriesOf(m_workspace, EntryKind::Definitions));
    if (m_book && job.definitions == m_bookOf)
        job.book = m_book;
    job.catalogue = m_workspace.catalogue();
    job.settings = m_workspace.settings();
    job.zones = m_outside.zones;
    return job;
}

void LiveEffects::work(std::chrono::milliseconds patience)
{
    if (m_run.state() != LiveRun::State::Current || m_background.isRunning())
        return; // what runs already sees to it when it is done
    std::optional<EffectsJob> job = makeJob();
    if (!job)
        return setState(State::Empty);
    m_outdated = false;
    m_background.start([job = std::move(*job)] { return carryOut(job); });
    take(patience);
    if (m_state == State::Working)
        Q_EMIT changed();
}

void LiveEffects::take(std::chrono::milliseconds patience)
{
    std::shared_ptr<const EffectsResult> answer = m_background.take(patience);
    if (!answer)
        return;
    m_book = answer->book;
    m_bookOf = answer->definitions;
    if (!m_outdated) {
        letGo(std::exchange(m_result, std::move(answer)));
        setState(State::Current);
        return;
    }
    letGo(std::move(answer));
    if (m_state == State::Working && m_watched)
        work(0ms);
}

void LiveEffects::workNow()
{
    const QScopedValueRollback watched(m_watched, true);
    while (m_state == State::Working && m_run.state() == LiveRun::State::Current) {
        if (m_background.isRunning())
            take(untilDone);
        else
            work(untilDone);
    }
}

} // namespace retort
