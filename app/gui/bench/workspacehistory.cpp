// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/workspacehistory.h"

#include "app/gui/files/filecontroller.h"
#include "app/gui/session/session.h"
#include "app/history/runentry.h"
#include "app/workspace/manifest.h"
#include "app/workspace/paths.h"
#include "app/workspace/statefolder.h"
#include "engine/run/words.h"
#include "ui/common/say.h"

#include <QDateTime>

namespace retort {

namespace {

constexpr int findLane = 1; // only the latest search is of interest
constexpr int readLane = 0;

PastRunLine lineOf(const HistoryLine& line)
{
    return {.id = line.id,
            .at = line.at,
            .event = line.event,
            .eventTitle = fromUtf8(line.eventTitle),
            .eventFile = fromUtf8(line.eventFile),
            .reaction = fromUtf8(line.reaction),
            .reactionFile = fromUtf8(line.reactionFile),
            .outcome = line.outcome,
            .summary = fromUtf8(line.summary)};
}

/// In the history's thread.
Result<HistoryEntry> made(const RunTaken& taken, const ZoneSource* zones, std::int64_t at)
{
    auto run = bundle::made(inputsOf(taken), taken.catalogue, zones);
    if (!run)
        return fail(run.error());
    HistoryEntry entry = entryOf(run->bundle);
    entry.line.at = at;
    if (run->bundle.trace.reactions.size() == 1)
        entry.line.summary = say(run::outcomeOf(run->bundle.trace.reactions.front())).toStdString();
    return entry;
}

} // namespace

WorkspaceHistory::WorkspaceHistory(const Session& session, const FileController& files, QObject* parent)
    : PastRuns(parent), m_session(session), m_files(files)
{
    connect(&files, &FileController::opened, this, &PastRuns::reset);
}

WorkspaceHistory::~WorkspaceHistory() { m_thread.reset(); }

HistoryThread& WorkspaceHistory::thread()
{
    if (!m_thread)
        m_thread = std::make_unique<HistoryThread>(HistoryThread::Setup{
            .file = historyFile(stateFolder()),
            .deliver =
                [this](std::function<void()> told) {
                    QMetaObject::invokeMethod(this, std::move(told), Qt::QueuedConnection);
                },
            .stateChanged =
                [this](const HistoryThread::State& state) {
                    m_state = state;
                    Q_EMIT stateChanged();
                },
        });
    return *m_thread;
}

HistoryOwner WorkspaceHistory::owner() const
{
    HistoryOwner owner{.id = {}, .folder = utf8Of(m_files.folder())};
    const Entry* entry = m_session.workspace.at(EntryKind::Manifest, 0);
    if (entry && entry->content) {
        if (const auto manifest = readManifest(entry->content->document))
            owner.id = manifest->id;
    }
    return owner;
}

void WorkspaceHistory::find(const PastRunSearch& search, std::function<void(Result<PastRunPage>)> done)
{
    const HistorySearch wanted{.words = search.words.toStdString(),
                               .reactionFile = search.reactionFile.toStdString(),
                               .most = search.most + 1, // whether there are more
                               .olderThan = search.olderThan};
    thread().ask<PastRunPage>(
        findLane,
        [owner = owner(), wanted](History& history) -> Result<PastRunPage> {
            const auto lines = history.find(owner, wanted);
            if (!lines)
                return fail(lines.error());
            const auto total = history.count(owner);
            if (!total)
                return fail(total.error());
            PastRunPage page{.lines = {}, .more = lines->size() == wanted.most, .total = *total};
            for (const HistoryLine& line : *lines)
                page.lines.push_back(lineOf(line));
            if (page.more)
                page.lines.pop_back();
            return page;
        },
        std::move(done));
}

void WorkspaceHistory::read(std::int64_t id, std::function<void(Result<PastRunPtr>)> done)
{
    thread().ask<PastRunPtr>(
        readLane,
        [id, catalogue = m_session.workspace.catalogue()](History& history) -> Result<PastRunPtr> {
            const auto entry = history.read(id);
            if (!entry)
                return fail(entry.error());
            auto run = bundleOf(*entry);
            if (!run)
                return fail(run.error());
            return pastRunOf(lineOf(entry->line), *std::move(run), catalogue);
        },
        std::move(done));
}

void WorkspaceHistory::remove(const std::vector<std::int64_t>& ids, std::function<void(Result<>)> done)
{
    thread().ask<void>(
        0,
        [ids](History& history) -> Result<> {
            for (const std::int64_t id : ids) {
                if (auto gone = history.remove(id); !gone)
                    return gone;
            }
            return {};
        },
        std::move(done));
}

void WorkspaceHistory::clear(std::function<void(Result<>)> done)
{
    thread().ask<void>(
        0, [owner = owner()](History& history) { return history.clear(owner); }, std::move(done));
}

void WorkspaceHistory::record(RunTaken taken, std::function<void(Result<PastRunLine>)> done)
{
    const HistoryOwner of = owner();
    const auto shared = std::make_shared<const RunTaken>(std::move(taken));
    thread().record(
        of,
        [shared, zones = m_session.outside.zones, at = QDateTime::currentMSecsSinceEpoch()] {
            return made(*shared, zones, at);
        },
        [this, of, done = std::move(done)](const Result<HistoryLine>& kept) {
            if (!kept) {
                done(fail(kept.error()));
                return;
            }
            const PastRunLine line = lineOf(*kept);
            if (of == owner())
                Q_EMIT recorded(line);
            done(line);
        });
}

} // namespace retort
