// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/historycontroller.h"

#include "app/gui/bench/bundlecontroller.h"
#include "app/gui/bench/bundledrop.h"
#include "app/gui/bench/workspacehistory.h"
#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/session/session.h"
#include "app/workspace/paths.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "ui/bench/history/historydialog.h"
#include "ui/bench/history/pastrunwords.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/say.h"

#include <QAction>

namespace retort {

namespace {

const QString stateNotice = QStringLiteral("history");
const QString runNotice = QStringLiteral("historyRun");

/// The event under a name that tells which one it was.
json::Document labelled(const json::Document& event, const QString& label)
{
    const std::string text = json::quoted(label.toStdString());
    auto named = json::set(event, "/_retort/label", text);
    if (!named)
        named = json::set(event, "/_retort", "{\"label\": " + text + "}");
    return named ? *std::move(named) : event;
}

} // namespace

HistoryController::HistoryController(Session& session, const Parts& parts, QObject* parent)
    : QObject(parent), m_session(session), m_parts(parts), m_history(new WorkspaceHistory(session, parts.files, this))
{
    connect(parts.items.run, &QAction::triggered, this, &HistoryController::keepRun);
    connect(parts.items.history, &QAction::triggered, this, &HistoryController::open);
    connect(&session.run, &LiveRun::changed, this, [this] {
        if (m_wanted && !isComing())
            keepNow();
    });
    connect(&parts.bundles, &BundleController::eventWished, this, &HistoryController::useBundleEvent);
    connect(&parts.bundles, &BundleController::told, this, [this](const QString& sentence) {
        if (m_dialog)
            m_dialog->tell(sentence);
    });
    connect(&parts.bundles, &BundleController::warned, this, [this](const QString& sentence) {
        if (m_dialog)
            m_dialog->tell(sentence, true);
    });
    connect(m_history, &WorkspaceHistory::stateChanged, this, &HistoryController::showState);
}

HistoryDialog* HistoryController::dialog() const { return m_dialog; }

/// What is typed in this very moment belongs to the run: it is waited for.
void HistoryController::keepRun()
{
    m_wanted = true;
    if (!isComing())
        keepNow();
}

/// An edit is still to be answered.
bool HistoryController::isComing() const
{
    const LiveRun::State state = m_session.run.state();
    return state == LiveRun::State::Working || (state == LiveRun::State::Current && !m_session.run.isCurrent());
}

void HistoryController::keepNow()
{
    m_wanted = false;
    auto run = taken(m_session.workspace, m_session.run);
    if (!run)
        return; // nothing ran, which the trace says
    m_history->record(*std::move(run), [this](const Result<PastRunLine>& kept) {
        if (kept) {
            m_parts.notices.withdraw(runNotice);
            Q_EMIT told(tr("This run is kept in the history"));
        } else {
            m_parts.notices.post(runNotice, say(kept.error()), Tone::Warn);
        }
    });
}

void HistoryController::showState()
{
    const HistoryThread::State& state = m_history->state();
    QStringList sentences;
    if (!state.damaged.empty())
        sentences << tr("The history of runs was damaged. What it held is kept in %1, and a new history was begun.")
                         .arg(visibleText(qStringOf(state.damaged)));
    if (state.trouble && state.waiting > 0)
        sentences << say(*state.trouble)
                  << (state.waiting == 1 ? tr("1 run waits in memory and is kept as soon as that works again.")
                                         : tr("%1 runs wait in memory and are kept as soon as that works again.",
                                              nullptr, static_cast<int>(state.waiting))
                                               .arg(state.waiting));
    if (state.lost > 0)
        sentences << tr("%1 older ones were too many to wait, and are lost.", nullptr, static_cast<int>(state.lost))
                         .arg(state.lost);
    if (sentences.isEmpty())
        m_parts.notices.withdraw(stateNotice);
    else
        m_parts.notices.post(stateNotice, sentences.join(QLatin1Char(' ')), Tone::Warn);
}

void HistoryController::open()
{
    if (!m_dialog) {
        m_dialog =
            new HistoryDialog(*m_history, m_session.workspace, m_session.selection, &m_parts.window, m_parts.prompts);
        connect(m_dialog, &HistoryDialog::runAgainWished, this, &HistoryController::runAgain);
        connect(m_dialog, &HistoryDialog::eventWished, this, &HistoryController::useEvent);
        connect(m_dialog, &HistoryDialog::nowWished, this, &HistoryController::goToNow);
        connect(m_dialog, &HistoryDialog::exportWished, this,
                [this](const PastRunPtr& run) { m_parts.bundles.askExport(run, *m_dialog); });
        connect(m_dialog, &HistoryDialog::importWished, &m_parts.bundles, &BundleController::chooseAndOpen);
        connect(new BundleDrop(*m_dialog), &BundleDrop::dropped, &m_parts.bundles, &BundleController::open);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void HistoryController::runAgain(const PastRunPtr& run)
{
    auto again = takenAgain(m_session.workspace, run->run.inputs, m_session.outside.now());
    if (!again) {
        m_dialog->tell(tr("The reaction is gone, or not valid at present: it cannot be run again."), true);
        return;
    }
    m_dialog->tell({});
    m_history->record(*std::move(again), [this, before = run->line.id](const Result<PastRunLine>& kept) {
        if (!m_dialog)
            return;
        if (kept)
            m_dialog->compare(before, kept->id);
        else
            m_dialog->tell(say(kept.error()), true);
    });
}

EntryId HistoryController::addEvent(const PastRunPtr& run, const QString& name)
{
    const EntryId id = m_session.workspace.add(EntryKind::Event, name, labelled(run->run.inputs.event.document, name),
                                               tr("New sample event from a run"));
    if (id != EntryId::None)
        m_session.selection.setEvent(id);
    return id;
}

void HistoryController::useEvent(const PastRunPtr& run)
{
    const QString name = tr("%1 of %2", "an event, when it was run").arg(eventOf(run->line), whenOf(run->line.at));
    if (addEvent(run, name) != EntryId::None)
        m_dialog->tell(tr("Sample event “%1” was made, and is selected. Undo takes it back.").arg(visibleText(name)));
}

void HistoryController::useBundleEvent(const PastRunPtr& run)
{
    const QString name = tr("%1 of a bundle", "an event").arg(eventOf(run->line));
    if (addEvent(run, name) != EntryId::None)
        Q_EMIT told(tr("Sample event “%1” was made, and is selected. Undo takes it back.").arg(visibleText(name)));
}

void HistoryController::goToNow(const PastRunPtr& run)
{
    const auto show = [this](const std::string& path) {
        if (const Entry* entry = m_session.workspace.findPath(QString::fromStdString(path)))
            m_session.selection.show(entry->id);
    };
    if (run->run.inputs.reactions.size() == 1)
        show(run->run.inputs.reactions.front().path);
    if (const Entry* event = m_session.workspace.findPath(QString::fromStdString(run->run.inputs.event.path)))
        m_session.selection.setEvent(event->id);
    m_session.run.runAll();
    m_dialog->hide(); // it would stand before what is gone to; it opens again as it was
    m_parts.window.activateWindow();
}

} // namespace retort
