// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/whynot/livewhynot.h"

#include "engine/compose/variant.h"
#include "engine/json/edit.h"
#include "engine/reaction/words.h"
#include "ui/common/label.h"
#include "ui/common/say.h"

#include <QScopedValueRollback>

namespace retort {

using namespace std::chrono_literals;

namespace {

/// Thousands of runs at most: it waits for a pause of the keys.
constexpr auto pause = 200ms;
constexpr qsizetype longestLabel = 120;

bool hasStopped(const run::ReactionTrace& trace)
{
    return trace.stoppedAt && (trace.outcome == run::Outcome::Stopped || trace.outcome == run::Outcome::Failed);
}

} // namespace

LiveWhyNot::LiveWhyNot(Workspace& workspace, const LiveRun& run, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_run(run), m_background(*this, [this] { take(0ms); })
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(pause);
    connect(&m_rest, &QTimer::timeout, this, &LiveWhyNot::work);
    connect(&run, &LiveRun::changed, this, &LiveWhyNot::follow);
    connect(&workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_event || id == m_run.reaction())
            follow(); // at once: the run itself answers in the next turn of the event loop
    });
    follow();
}

const compose::WhyNot* LiveWhyNot::answer() const { return m_state == State::Current ? &*m_answer : nullptr; }

void LiveWhyNot::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && m_state == State::Working && !m_rest.isActive())
        work();
}

/// Moving about in a run leaves it as it is.
void LiveWhyNot::follow()
{
    const run::ReactionTrace* trace = m_run.isCurrent() && !m_run.isEdited() ? m_run.wholeTrace() : nullptr;
    if (m_state == State::Current && trace && m_event == m_run.eventEntry() && m_answer->trace == *trace)
        return;
    ++m_wanted;
    const State before = m_state;
    m_answer.reset();
    m_event = m_run.eventEntry();
    m_state = trace && hasStopped(*trace) ? State::Working : State::None;
    if (m_state == State::Working && m_watched)
        m_rest.start();
    else
        m_rest.stop();
    if (m_state != before || before == State::Current)
        Q_EMIT changed();
}

void LiveWhyNot::work()
{
    m_rest.stop();
    if (m_background.isRunning() || m_state != State::Working || !m_watched)
        return; // what runs already sees to it when it is done
    compose::WhyNotOptions options;
    options.run = *m_run.options();
    m_background.start([stamp = m_wanted, program = *m_run.program(), event = *m_run.event(), options] {
        return std::unique_ptr<Found>(new Found{stamp, compose::whyNot(program, event, options)});
    });
}

void LiveWhyNot::take(std::chrono::milliseconds patience)
{
    const auto found = m_background.take(patience);
    if (!found)
        return;
    if (found->stamp != m_wanted) {
        if (!m_rest.isActive()) // the keys rest already
            work();
        return;
    }
    m_answer = std::move(found->answer);
    m_state = State::Current;
    Q_EMIT changed();
}

void LiveWhyNot::workNow()
{
    const QScopedValueRollback watched(m_watched, true);
    while (m_state == State::Working) {
        work();
        take(untilDone);
    }
}

Result<EntryId> LiveWhyNot::makePass(std::size_t remedy)
{
    const Entry* entry = m_workspace.find(m_event);
    if (!answer() || remedy >= m_answer->remedies.size() || !entry)
        return fail({.kind = Error::Kind::Conflict, .message = phrase("compose.outdated"), .where = {}, .place = {}});
    const std::vector<compose::EventChange>& changes = m_answer->remedies[remedy].changes;
    const QString title = visibleText(entry->title());
    // One sentence for one change, since people look for what differs; more would not fit a list.
    const bool one = changes.size() == 1 && changes.front().to;
    const QString label =
        (one ? tr("%1, %2 %3")
                   .arg(title, fromUtf8(changes.front().path), fromUtf8(shortText(changes.front().to->root())))
             : tr("%1, made to pass").arg(title))
            .left(longestLabel);
    const auto whole = m_workspace.wholeEvent(m_event);
    if (!whole)
        return fail(whole.error());
    const auto edited = compose::withChanges(*whole, changes)
                            .and_then([](const json::Document& changed) {
                                return changed.find("/_retort") ? Result<json::Document>(changed)
                                                                : json::set(changed, "/_retort", "{}");
                            })
                            .and_then([&](const json::Document& changed) {
                                return json::setString(changed, "/_retort/label", label.toStdString());
                            });
    if (!edited)
        return fail(edited.error());
    const auto variant = compose::makeVariant(entry->fileName().toStdString(), *whole, *edited);
    if (!variant)
        return fail(variant.error());
    return m_workspace.add(EntryKind::Event, label, *variant, tr("Make it pass"));
}

} // namespace retort
