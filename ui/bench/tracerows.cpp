// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/tracerows.h"

#include "engine/run/words.h"
#include "ui/bench/renderrows.h"
#include "ui/bench/rulerows.h"
#include "ui/common/say.h"
#include "ui/document/liverun.h"

#include <QCoreApplication>

namespace retort {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TraceRows)
};

Tone toneOf(run::Status status)
{
    switch (status) {
    case run::Status::Passed:
    case run::Status::Done:
        return Tone::Ok;
    case run::Status::Stopped:
    case run::Status::Failed:
        return Tone::No;
    case run::Status::UnknownAction:
        return Tone::Warn;
    case run::Status::NotReached:
    case run::Status::Skipped:
        return Tone::Neutral;
    }
    return Tone::Neutral;
}

std::optional<Glyph> signOf(run::Status status)
{
    switch (status) {
    case run::Status::Passed:
    case run::Status::Done:
        return Glyph::Check;
    case run::Status::Stopped:
        return Glyph::Stop;
    case run::Status::Failed:
        return Glyph::Cross;
    case run::Status::UnknownAction:
        return Glyph::Question;
    case run::Status::Skipped:
        return Glyph::Skip;
    case run::Status::NotReached:
        return std::nullopt;
    }
    return std::nullopt;
}

/// What was done is no good news where the payload is none.
ChipContent chipOf(const run::Step& step)
{
    using State = run::TargetRender::State;
    ChipContent chip{say(run::badgeOf(step)), toneOf(step.status), signOf(step.status)};
    if (step.status != run::Status::Done || !step.request)
        return chip;
    switch (step.request->state) {
    case State::Sent:
        if (!step.request->json)
            return {chip.text, Tone::No, Glyph::Cross};
        if (!step.request->problems.empty())
            return {chip.text, Tone::Warn, Glyph::Alert};
        break;
    case State::Held:
        return {chip.text, Tone::Neutral, Glyph::Stop};
    case State::Unknown:
    case State::Unreadable:
        return {chip.text, Tone::Warn, Glyph::Question};
    case State::Failed:
    case State::NoTargets:
        break;
    }
    return chip;
}

/// Says at its rows where breakpoints are.
void mark(TraceRow& row, const TraceRows::Breakpoints& breakpoints)
{
    const bool stops = row.kind == TraceRow::Kind::Step || row.kind == TraceRow::Kind::Evaluation;
    const auto found = stops ? breakpoints.find(row.pointer) : breakpoints.end();
    if (found != breakpoints.end()) {
        row.breakpoint = found->second ? TraceRow::Break::On : TraceRow::Break::Off;
        row.sentence = (found->second ? Words::tr("%1, breakpoint") : Words::tr("%1, breakpoint that is switched off"))
                           .arg(row.sentence);
    }
    for (TraceRow& below : row.children)
        mark(below, breakpoints);
}

/// Those of one step. Pointers of a step begin with its own: "/actions/1" and not "/actions/10".
TraceRows::Breakpoints partOf(const TraceRows::Breakpoints& all, const std::string& pointer)
{
    TraceRows::Breakpoints part;
    for (auto at = all.lower_bound(pointer); at != all.end() && at->first.compare(0, pointer.size(), pointer) == 0;
         ++at)
        if (at->first.size() == pointer.size() || at->first[pointer.size()] == '/')
            part.insert(*at);
    return part;
}

TraceRow stepRow(const run::Step& step, const run::CompiledAction* action, const run::CompiledTarget* target,
                 const Catalogue& catalogue)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Step;
    row.key = step.pointer;
    row.pointer = step.pointer;
    row.step = step.number;
    row.number = QString::number(step.number);
    row.title = {{fromUtf8(step.action), true}};
    row.detail = spansOf(step.why);
    if (action) {
        const CardWords words = run::cardWords(action->action, &step, catalogue);
        row.title = spansOf(words.title);
        // A step that was done says no more than its title and this.
        if (step.status == run::Status::Done && !words.detail.id.empty())
            row.detail = spansOf(words.detail);
    }
    row.chip = chipOf(step);
    row.muted = step.status == run::Status::NotReached || step.status == run::Status::Skipped;
    row.children = ruleRows(step, action ? wordsOf(*action) : WordsAt{});
    for (TraceRow& below : requestRows(step, target))
        row.children.push_back(std::move(below));
    row.sentence =
        Words::tr("Step %1: %2, %3. %4").arg(row.number, plainText(row.title), row.chip.text, plainText(row.detail));
    return row;
}

TraceRow triggerRow(const run::ReactionTrace& trace, const QString& event)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Trigger;
    row.key = "trigger";
    row.title = {{Words::tr("Trigger ")}, {event, true}};
    row.detail = spansOf(trace.matchWhy);
    if (trace.match == run::Match::None)
        row.chip = {Words::tr("does not fire"), Tone::No, Glyph::Cross};
    else
        row.chip = {Words::tr("fires"), Tone::Accent, std::nullopt};
    row.sentence = Words::tr("Trigger %1 %2. %3").arg(event, row.chip.text, plainText(row.detail));
    return row;
}

} // namespace

std::vector<TraceRow> TraceRows::of(const LiveRun& run, const Breakpoints& breakpoints)
{
    const run::ReactionTrace* trace = run.trace();
    const run::Program* program = run.program();
    if (!trace || !program) {
        m_made.clear();
        return {};
    }
    if (!(m_settings == program->settings())) {
        m_settings = program->settings();
        m_made.clear();
    }
    m_made.erase(m_made.upper_bound(trace->steps.size()), m_made.end());
    std::vector<TraceRow> rows{triggerRow(*trace, run.event() ? fromUtf8(run.event()->name) : QString())};
    for (const run::Step& step : trace->steps) {
        const bool known = step.number >= 1 && step.number <= program->actions().size();
        const run::CompiledAction* action = known ? &program->actions()[step.number - 1] : nullptr;
        const bool next = run.isStepping() && run.position() + 1 == step.number && run.position() < run.end();
        const run::Step* whole = next ? run.stepWithin() : nullptr;
        const std::optional<std::size_t> within = whole ? run.stop().evaluation : std::nullopt;
        Breakpoints marks = partOf(breakpoints, step.pointer);
        const auto before = m_made.find(step.number);
        const bool same = before != m_made.end() && before->second.next == next && before->second.within == within &&
                          before->second.breakpoints == marks && before->second.step == step &&
                          before->second.action.has_value() == known &&
                          (!known || *before->second.action == action->action);
        if (!same) {
            const run::CompiledTarget* target = step.request ? program->targets().find(step.request->handle) : nullptr;
            TraceRow row = stepRow(step, action, target, program->catalogue());
            row.next = next;
            if (whole) {
                row.children = ruleRows(*whole, action ? wordsOf(*action) : WordsAt{}, within);
                row.chip = {Words::tr("running"), Tone::Accent, Glyph::Step};
                row.muted = false;
                row.detail = {{Words::tr("Begun; what it has not come to yet is grey"), false}};
            }
            if (next)
                row.sentence = Words::tr("Next: %1").arg(row.sentence);
            mark(row, marks);
            if (step.request) { // its rows are made from the run when they are opened
                m_made.erase(step.number);
                rows.push_back(std::move(row));
                continue;
            }
            row.version = ++m_lastVersion;
            m_made[step.number] = {
                known ? std::optional(action->action) : std::nullopt, step, next, within, std::move(marks),
                std::make_shared<const TraceRow>(std::move(row))};
        }
        const auto& row = m_made.at(step.number).row;
        TraceRow stand;
        stand.key = row->key;
        stand.version = row->version;
        stand.whole = [row] { return *row; };
        rows.push_back(std::move(stand));
    }
    return rows;
}

std::vector<TraceRow> rowsOf(const run::ReactionTrace& trace, const run::Program& program, const std::string& event)
{
    std::vector<TraceRow> rows{triggerRow(trace, fromUtf8(event))};
    for (const run::Step& step : trace.steps) {
        const bool known = step.number >= 1 && step.number <= program.actions().size() &&
                           program.actions()[step.number - 1].action.type == step.action;
        const run::CompiledTarget* target = step.request ? program.targets().find(step.request->handle) : nullptr;
        rows.push_back(
            stepRow(step, known ? &program.actions()[step.number - 1] : nullptr, target, program.catalogue()));
    }
    return rows;
}

} // namespace retort
