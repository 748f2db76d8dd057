// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/livelint.h"

#include "ui/document/background.h"
#include "ui/document/lintjob.h"

#include <QTimer>

#include <algorithm>
#include <map>
#include <set>

namespace retort {

using namespace std::chrono_literals;

namespace {

/// How long an edit waits for the problems of what is selected: they are there in the same frame, as a rule. The
/// evaluation waits as well, and both together stay below what a person notices.
constexpr auto patience = 10ms;
/// How long the background works before it tells what it has found.
constexpr auto budget = 20ms;
constexpr std::size_t batch = 200;
/// What everything depends on is put together anew when typing in it pauses.
constexpr auto pause = 150ms;

constexpr EntryKind allKinds[] = {EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Definitions,
                                  EntryKind::Manifest};

void add(LiveLint::Counts& counts, Problem::Severity severity, int number = 1)
{
    switch (severity) {
    case Problem::Severity::Error:
        counts.errors += number;
        break;
    case Problem::Severity::Warning:
        counts.warnings += number;
        break;
    case Problem::Severity::Hint:
        counts.hints += number;
        break;
    }
}

} // namespace

bool isWithin(std::string_view pointer, std::string_view place)
{
    return pointer.substr(0, place.size()) == place && (pointer.size() == place.size() || pointer[place.size()] == '/');
}

LiveLint::Counts countsOf(const std::vector<Problem>& problems)
{
    LiveLint::Counts counts;
    for (const Problem& problem : problems)
        add(counts, problem.severity);
    return counts;
}

LiveLint::Counts countsOf(const std::vector<const Problem*>& problems)
{
    LiveLint::Counts counts;
    for (const Problem* problem : problems)
        add(counts, problem->severity);
    return counts;
}

struct LiveLint::State {
    struct Known {
        std::vector<Problem> problems;
        LintFacts facts;
        Counts counts;
        std::shared_ptr<const Content> content; ///< What was looked at,
        int stamp = 0;                          ///< and against which surroundings.
    };

    State(LiveLint& lint, const Workspace& workspace, const Selection& selection, Outside outside)
        : lint(lint)
        , workspace(workspace)
        , selection(selection)
        , outside(std::move(outside))
        , front(lint, [this] { takeFront(0ms); })
        , back(lint, [this] { takeBack(0ms); })
    {
        for (QTimer* timer : {&soon, &later}) {
            timer->setSingleShot(true);
            QObject::connect(timer, &QTimer::timeout, &lint, [this] { go(patience); });
        }
        soon.setInterval(0);
        later.setInterval(pause);
    }

    // What has to be done.

    void reset()
    {
        letGo(std::exchange(known, {}));
        total = {};
        pending.clear();
        asked = {};
        done = 0;
        touchAll();
        later.stop();
        soon.start();
    }
    void forget(EntryId id)
    {
        pending.erase(id);
        const auto found = known.find(id);
        if (found == known.end())
            return;
        count(found->second.counts, -1);
        known.erase(found);
    }
    void ask(EntryId id) { pending.insert(pending.end(), id); } // most come in order
    void askKind(EntryKind kind)
    {
        if (!asked.kinds.insert(kind).second)
            return;
        for (const EntryId id : workspace.entries(kind))
            ask(id);
    }
    void touchAll()
    {
        for (const EntryKind kind : allKinds)
            askKind(kind);
        outdate();
    }
    /// What files are held against is no longer right.
    void outdate()
    {
        ++wanted;
        if (stamp == 0)
            soon.start(); // the first time nobody is typing
        else
            later.start();
    }
    /// An entry came, changed or is about to go.
    void touch(EntryId id, EntryKind kind)
    {
        if (kind == EntryKind::Profile)
            return; // the events that name it are told of themselves
        ask(id);
        if (!soon.isActive())
            soon.start();
        switch (kind) {
        case EntryKind::Reaction:
            break; // what it sends to is seen when it is looked at
        case EntryKind::Event:
            askReactionsOf(id);
            askKind(EntryKind::Target); // which are rendered for samples
            outdate();
            break;
        case EntryKind::Target:
            askSenders();
            askKind(EntryKind::Target); // two may have one handle
            outdate();
            break;
        default:
            touchAll();
        }
    }
    void askReactionsOf(EntryId event)
    {
        std::set<std::string> names;
        if (const auto found = known.find(event); found != known.end())
            names.insert(found->second.facts.event);
        if (const Entry* entry = workspace.find(event); entry && entry->event())
            names.insert(std::string(workspace.catalogue().canonicalEvent(entry->event()->name)));
        std::erase_if(names, [this](const std::string& name) { return !asked.events.insert(name).second; });
        if (names.empty())
            return;
        for (const EntryId id : workspace.entries(EntryKind::Reaction)) {
            const auto found = known.find(id);
            if (found != known.end() && names.count(found->second.facts.event) > 0)
                ask(id);
        }
    }
    void askSenders()
    {
        if (std::exchange(asked.senders, true))
            return;
        for (const EntryId id : workspace.entries(EntryKind::Reaction)) {
            const auto found = known.find(id);
            if (found != known.end() && !found->second.facts.senders.empty())
                ask(id);
        }
    }

    // Doing it.

    bool isOutdated() const { return stamp != wanted; }

    void go(std::chrono::milliseconds wait)
    {
        goFront(wait);
        goBack();
    }
    void goFront(std::chrono::milliseconds wait)
    {
        if (front.isRunning() || stamp == 0)
            return;
        asked = {};
        LintJob job = makeJob();
        for (const EntryId id : {selection.target(), selection.reaction()}) {
            // A target is compiled with the surroundings; a reaction can be held against those of a moment ago.
            if (id == selection.target() && isOutdated())
                continue;
            const Entry* entry = workspace.find(id);
            if (!entry || pending.count(id) == 0)
                continue;
            const auto found = known.find(id);
            if (found != known.end() && found->second.stamp == stamp && found->second.content == entry->content)
                continue; // it waits for other surroundings
            job.items.push_back(lintItemOf(*entry));
            if (!isOutdated())
                pending.erase(id);
        }
        if (job.items.empty())
            return;
        job.budget = untilDone;
        inFront = idsOf(job);
        front.start([job = std::move(job)] { return carryOut(job); });
        takeFront(wait);
    }
    void takeFront(std::chrono::milliseconds wait)
    {
        const auto answer = front.take(wait);
        if (!answer)
            return;
        inFront.clear();
        apply(*answer);
        if (!pending.empty())
            soon.start();
        tellProgress();
    }
    void goBack()
    {
        if (back.isRunning() || (isOutdated() && later.isActive()) || (pending.empty() && !isOutdated()))
            return;
        asked = {};
        LintJob job = makeJob();
        if (isOutdated()) {
            job.rebuild.emplace();
            for (const EntryKind kind : allKinds) {
                for (const EntryId id : workspace.entries(kind))
                    job.rebuild->push_back(lintItemOf(*workspace.find(id)));
            }
            job.stamp = wanted;
        }
        const auto take = [&](EntryId id) {
            if (const Entry* entry = workspace.find(id))
                job.items.push_back(lintItemOf(*entry));
            pending.erase(id);
        };
        for (const EntryId id : {selection.reaction(), selection.target()}) {
            if (pending.count(id) > 0)
                take(id);
        }
        while (!pending.empty() && job.items.size() < batch)
            take(*pending.begin());
        job.budget = budget;
        inBack = idsOf(job);
        back.start([job = std::move(job)] { return carryOut(job); });
    }
    void takeBack(std::chrono::milliseconds wait)
    {
        const auto answer = back.take(wait);
        if (!answer)
            return;
        inBack.clear();
        for (const EntryId id : answer->left) {
            if (workspace.find(id))
                ask(id);
        }
        const bool fresh = answer->stamp != stamp;
        if (fresh) {
            stamp = answer->stamp;
            letGo(std::exchange(surroundings, answer->surroundings));
        }
        apply(*answer);
        goBack();
        tellProgress();
        if (fresh)
            Q_EMIT lint.surroundingsChanged();
    }

    LintJob makeJob() const
    {
        LintJob job;
        job.catalogue = workspace.catalogue();
        job.settings = workspace.settings();
        job.options = {.now = outside.now(), .zones = outside.zones};
        job.surroundings = surroundings;
        job.stamp = stamp;
        return job;
    }

    void apply(LintAnswer& answer)
    {
        asked = {};
        std::vector<EntryId> changed;
        bool sendsElsewhere = false;
        for (LintResult& result : answer.done) {
            const EntryId id = result.item.id;
            const Entry* entry = workspace.find(id);
            if (!entry)
                continue; // deleted meanwhile
            if (entry->content != result.item.content) {
                ask(id); // edited meanwhile
                continue;
            }
            done += pending.count(id) == 0 ? 1 : 0;
            Known& is = known[id];
            is.content = result.item.content;
            is.stamp = answer.stamp;
            sendsElsewhere |= entry->kind == EntryKind::Reaction && is.facts.senders != result.facts.senders;
            is.facts = std::move(result.facts);
            if (is.problems == result.problems)
                continue;
            count(is.counts, -1);
            is.problems = std::move(result.problems);
            is.counts = countsOf(is.problems);
            count(is.counts, 1);
            changed.push_back(id);
        }
        // While a workspace is looked at for the first time its surroundings are those of all reactions already.
        if (sendsElsewhere && !firstRound) {
            askKind(EntryKind::Target);
            outdate();
        }
        for (const EntryId id : changed)
            Q_EMIT lint.changed(id);
    }
    void count(const Counts& counts, int sign)
    {
        add(total, Problem::Severity::Error, sign * counts.errors);
        add(total, Problem::Severity::Warning, sign * counts.warnings);
        add(total, Problem::Severity::Hint, sign * counts.hints);
    }

    static std::set<EntryId> idsOf(const LintJob& job)
    {
        std::set<EntryId> ids;
        for (const LintItem& item : job.items)
            ids.insert(item.id);
        return ids;
    }
    int left() const
    {
        std::set<EntryId> flying = inBack;
        flying.insert(inFront.begin(), inFront.end());
        const auto also =
            std::count_if(flying.begin(), flying.end(), [this](EntryId id) { return pending.count(id) > 0; });
        return static_cast<int>(pending.size() + flying.size()) - static_cast<int>(also);
    }
    void tellProgress()
    {
        const int all = done + left();
        const int now = done;
        if (left() == 0) {
            done = 0;
            firstRound = false;
        }
        if (all > 0)
            Q_EMIT lint.progress(now, all);
    }

    LiveLint& lint;
    const Workspace& workspace;
    const Selection& selection;
    Outside outside;
    QTimer soon;
    QTimer later;
    std::map<EntryId, Known> known;
    Counts total;
    std::set<EntryId> pending; ///< Without what is being looked at.
    /// What is pending as a whole already: many files may change at once, and each asks for many others.
    struct Asked {
        std::set<EntryKind> kinds;
        std::set<std::string> events;
        bool senders = false;
    };
    Asked asked;
    std::set<EntryId> inFront; ///< What is being looked at.
    std::set<EntryId> inBack;
    int done = 0; ///< In this round.
    bool firstRound = true;
    lint::Surroundings surroundings;
    int stamp = 0;                ///< Of the surroundings; 0: there are none yet.
    int wanted = 0;               ///< The one they have to have.
    Background<LintAnswer> front; ///< What is selected.
    Background<LintAnswer> back;  ///< All else.
};

LiveLint::LiveLint(const Workspace& workspace, const Selection& selection, Outside outside, QObject* parent)
    : QObject(parent), m_state(std::make_unique<State>(*this, workspace, selection, std::move(outside)))
{
    State* state = m_state.get();
    connect(&workspace, &Workspace::aboutToReset, this, [state] { state->firstRound = true; });
    connect(&workspace, &Workspace::opened, this, [state] { state->reset(); });
    connect(&workspace, &Workspace::changed, this,
            [state](EntryId id) { state->touch(id, state->workspace.find(id)->kind); });
    connect(&workspace, &Workspace::inserted, this,
            [state](EntryKind kind, int row) { state->touch(state->workspace.at(kind, row)->id, kind); });
    connect(&workspace, &Workspace::aboutToRemove, this, [this, state](EntryKind kind, int row) {
        const EntryId id = state->workspace.at(kind, row)->id;
        const auto found = state->known.find(id);
        const bool sends = found != state->known.end() && !found->second.facts.senders.empty();
        state->touch(id, kind);
        if (sends) {
            state->askKind(EntryKind::Target);
            state->outdate();
        }
        state->forget(id);
        Q_EMIT changed(id);
    });
    connect(&workspace, &Workspace::manifestChanged, this, [state] { state->touchAll(); });
    connect(&selection, &Selection::reactionChanged, this, [state] { state->soon.start(); });
    connect(&selection, &Selection::targetChanged, this, [state] { state->soon.start(); });
    state->reset();
}

LiveLint::~LiveLint() = default;

const std::vector<Problem>& LiveLint::problemsOf(EntryId id) const
{
    static const std::vector<Problem> none;
    const auto found = m_state->known.find(id);
    return found == m_state->known.end() ? none : found->second.problems;
}

bool LiveLint::isKnown(EntryId id) const
{
    const State& state = *m_state;
    return state.known.count(id) > 0 && state.pending.count(id) == 0 && state.inFront.count(id) == 0 &&
           state.inBack.count(id) == 0;
}

LiveLint::Counts LiveLint::counts(EntryId id) const
{
    const auto found = m_state->known.find(id);
    return found == m_state->known.end() ? Counts() : found->second.counts;
}

LiveLint::Counts LiveLint::total() const { return m_state->total; }

std::vector<const Problem*> LiveLint::problemsWithin(EntryId id, std::string_view pointer) const
{
    std::vector<const Problem*> within;
    for (const Problem& problem : problemsOf(id)) {
        if (isWithin(problem.pointer, pointer))
            within.push_back(&problem);
    }
    return within;
}

int LiveLint::pending() const { return m_state->left(); }

const lint::Surroundings& LiveLint::surroundings() const { return m_state->surroundings; }

void LiveLint::lintNow()
{
    State& state = *m_state;
    state.soon.stop();
    state.later.stop();
    while (state.front.isRunning() || state.back.isRunning() || !state.pending.empty() || state.isOutdated()) {
        state.takeFront(state.front.isRunning() ? untilDone : 0ms);
        state.takeBack(state.back.isRunning() ? untilDone : 0ms);
        state.later.stop();
        state.goBack();
    }
    state.soon.stop();
}

} // namespace retort
