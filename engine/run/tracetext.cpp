// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/tracetext.h"

#include "engine/base/english.h"
#include "engine/base/harmless.h"
#include "engine/json/write.h"
#include "engine/reaction/words.h"
#include "engine/run/keeper.h"
#include "engine/run/tracetree.h"
#include "engine/run/words.h"

#include <algorithm>
#include <array>

namespace retort::run {

namespace {

enum class Colour { Good, Warning, Bad, Quiet, Strong };

/// Lays a trace out for a terminal of ordinary width; lines are not broken, so that they can be searched.
class Printer {
public:
    explicit Printer(const TextStyle& style) : m_style(style) {}

    std::string print(const Trace& trace)
    {
        line(0, say("run.print.event", paint(harmless(trace.event), Colour::Strong),
                    say(trace.dialect == logic::Dialect::Php ? "run.print.php" : "run.print.js")));
        if (trace.reactions.empty())
            line(0, say("run.print.nothing"));
        for (const ReactionTrace& one : trace.reactions)
            reaction(one);
        if (trace.repeats)
            repeats(*trace.repeats);
        if (trace.cascade)
            cascade(trace);
        if (trace.customer)
            customer(*trace.customer);
        return std::move(m_out);
    }

private:
    template <class... Arguments>
    static std::string say(std::string_view id, Arguments&&... arguments)
    {
        return english(phrase(id, std::forward<Arguments>(arguments)...));
    }

    std::string paint(std::string text, Colour colour) const
    {
        if (!m_style.colour)
            return text;
        const char* codes[] = {"\x1b[32m", "\x1b[33m", "\x1b[31m", "\x1b[2m", "\x1b[1m"};
        return codes[static_cast<int>(colour)] + std::move(text) + "\x1b[0m";
    }

    void line(std::size_t indent, std::string_view text)
    {
        m_out.append(indent, ' ');
        m_out.append(text);
        m_out += '\n';
    }

    static Colour colourOf(Outcome outcome)
    {
        switch (outcome) {
        case Outcome::Completed:
            return Colour::Good;
        case Outcome::Failed:
            return Colour::Bad;
        case Outcome::Stopped:
        case Outcome::Inactive:
        case Outcome::NotTriggered:
        case Outcome::Unfinished:
            break;
        }
        return Colour::Warning;
    }

    static Colour colourOf(Status status)
    {
        switch (status) {
        case Status::Passed:
        case Status::Done:
            return Colour::Good;
        case Status::Failed:
            return Colour::Bad;
        case Status::Stopped:
        case Status::UnknownAction:
            return Colour::Warning;
        case Status::NotReached:
        case Status::Skipped:
            break;
        }
        return Colour::Quiet;
    }

    // A sign beside the word: colour is never the only one.
    static std::string_view signOf(Status status)
    {
        switch (status) {
        case Status::Passed:
        case Status::Done:
            return "✓";
        case Status::Stopped:
            return "■";
        case Status::Failed:
            return "✗";
        case Status::UnknownAction:
            return "?";
        case Status::NotReached:
        case Status::Skipped:
            break;
        }
        return "·";
    }

    void reaction(const ReactionTrace& trace)
    {
        m_out += '\n';
        const std::string name = trace.name.empty() ? say("run.print.unnamed") : harmless(trace.name);
        line(0, paint(name, Colour::Strong) +
                    (trace.file.empty() ? std::string() : "  " + paint(harmless(trace.file), Colour::Quiet)));
        line(2, paint(harmless(english(outcomeOf(trace))), colourOf(trace.outcome)));
        for (const Phrase& note : trace.notes)
            line(2, say("run.print.note", harmless(english(note))));
        for (const Step& one : trace.steps)
            step(one, trace.steps.size());
    }

    void step(const Step& step, std::size_t count)
    {
        m_out += '\n';
        std::string number = std::to_string(step.number);
        number.insert(0, std::to_string(count).size() - std::min(number.size(), std::to_string(count).size()), ' ');
        const std::string head = std::string(signOf(step.status)) + " " + number + "  ";
        const std::string action = step.action.empty() ? say("run.print.untyped") : harmless(step.action);
        line(2, paint(head, colourOf(step.status)) + paint(action, Colour::Strong) + "  " +
                    paint(english(nameOf(step.status)), colourOf(step.status)));
        const std::size_t indent = 2 + 2 + number.size() + 2;
        if (!step.why.id.empty())
            line(indent, harmless(english(step.why)));
        if (step.error)
            line(indent, say("run.print.at", harmless(step.error->pointer)) +
                             (step.error->thrown.empty() ? std::string() : "  " + harmless(step.error->thrown)));
        for (const ResolvedArgument& argument : step.arguments)
            line(indent, say(argument.dynamic ? "run.print.argument-dynamic" : "run.print.argument",
                             harmless(argument.name), valueText(argument.value.root())));
        for (const AppliedEffect& one : step.applied)
            applied(one, indent);
        if (step.request)
            request(*step.request, indent);
        if (m_style.details)
            details(step, indent);
        else
            reads(step.reads, indent);
        for (const Remark& remark : step.coercions)
            line(indent, say("run.print.note", harmless(english(remark.text))));
        for (const Phrase& note : step.notes)
            line(indent, say("run.print.note", harmless(english(note))));
        if (step.cut)
            line(indent, say("run.print.cut"));
    }

    // What came of an effect for the customer.
    void applied(const AppliedEffect& effect, std::size_t indent)
    {
        for (const RecordChange& change : effect.changes) {
            if (change.kind != "request")
                line(indent, say(change.before.root().isNull() ? "run.print.new-record" : "run.print.record",
                                 harmless(change.kind), harmless(change.definition), recordText(change.after.root())));
        }
        balances(effect.balances, indent);
        for (const RaisedEvent& event : effect.raised)
            line(indent, say("run.print.raises", harmless(event.event)));
        notes(effect.notes, indent);
    }

    void balances(const std::vector<BalanceChange>& changes, std::size_t indent)
    {
        for (const BalanceChange& one : changes)
            line(indent,
                 paint(say("run.print.balance", one.name, valueText(one.before.root()), valueText(one.after.root())),
                       Colour::Strong));
    }

    void notes(const std::vector<EffectNote>& notes, std::size_t indent)
    {
        for (const EffectNote& one : notes) {
            if (one.id == "raises")
                continue; // said beside the event itself
            const std::string text = harmless(english(one.text));
            switch (one.kind) {
            case EffectNote::Kind::Fact:
                line(indent, say("run.print.note", text));
                break;
            case EffectNote::Kind::Inferred:
                line(indent, paint(say("run.print.inferred", text), Colour::Quiet));
                break;
            case EffectNote::Kind::Unknown:
                line(indent, paint(say("run.print.unknown", text), Colour::Warning));
                break;
            case EffectNote::Kind::Refused:
                line(indent, paint(say("run.print.refused", text), Colour::Bad));
                break;
            }
        }
    }

    // Those fields of a record that people ask for; JSON has them all.
    static std::string recordText(json::Value record)
    {
        constexpr std::array<std::string_view, 12> keys{
            "value",          "value_initial",     "status",    "count",      "redemptions_remaining",
            "current_score",  "next_level_remain", "issued_at", "accrued_at", "achieved_at",
            "anniversary_at", "expires_at"};
        std::string text;
        for (std::string_view key : keys) {
            const json::Value* value = record.isObject() ? record.find(key) : nullptr;
            if (!value || (value->isNull() && key != "expires_at"))
                continue;
            text += (text.empty() ? "" : ", ") + std::string(key) + " " + valueText(*value);
        }
        return text;
    }

    void customer(const CustomerTrace& customer)
    {
        m_out += '\n';
        line(0, paint(customer.id.empty() ? say("run.print.some-customer")
                                          : say("run.print.customer", harmless(customer.id)),
                      Colour::Strong) +
                    (customer.profile.empty() ? "" : "  " + paint(harmless(customer.profile), Colour::Quiet)));
        const std::vector<BalanceChange> changes = differences(customer.before, customer.after);
        if (changes.empty())
            line(2, say("run.print.no-balance"));
        balances(changes, 2);
        notes(customer.notes, 2);
    }

    // What the same event would give once more.
    void repeats(const std::vector<Repeat>& repeats)
    {
        m_out += '\n';
        line(0, paint(say(repeats.empty() ? "run.print.twice-nothing" : "run.print.twice"), Colour::Strong));
        for (const Repeat& one : repeats)
            line(2, paint(harmless(english(one.text)), one.again ? Colour::Warning : Colour::Quiet));
    }

    // The events that effects raised, each with those who answer it.
    void cascade(const Trace& trace)
    {
        const CascadeTrace& cascade = *trace.cascade;
        for (const CascadeEvent& event : cascade.events) {
            if (event.reactions.empty() && event.left.id.empty())
                continue;
            const auto& by = event.by.event ? cascade.events[*event.by.event].reactions : trace.reactions;
            const std::string name = event.by.reaction < by.size() ? by[event.by.reaction].name : std::string();
            m_out += '\n';
            line(0, paint(say("run.print.raised", harmless(event.event), harmless(name), std::to_string(event.by.step),
                              std::to_string(event.depth)),
                          Colour::Strong));
            if (!event.left.id.empty())
                line(2, paint(harmless(english(event.left)), Colour::Warning));
            for (const ReactionTrace& one : event.reactions)
                reaction(one);
        }
        m_out += '\n';
        for (const CascadeLoop& loop : cascade.loops) {
            line(0, paint(say("run.print.loop", harmless(english(loop.text))), Colour::Bad));
            for (const LoopBreaker& one : loop.breakers)
                line(2, harmless(one.file) + " " + harmless(one.pointer) + "  " + harmless(english(one.text)));
        }
        for (const DoubleGift& gift : cascade.gifts)
            line(0, paint(say("run.print.double", harmless(english(gift.text))), Colour::Bad));
        if (cascade.cut)
            line(0, paint(say("run.print.cascade-cut", std::to_string(cascade.depthLimit),
                              std::to_string(cascade.effectLimit)),
                          Colour::Warning));
        line(0, say(cascade.loops.empty() && cascade.gifts.empty() ? "run.print.cascade-clean" : "run.print.cascade",
                    std::to_string(cascade.effects)));
    }

    void reads(const std::vector<Read>& reads, std::size_t indent)
    {
        constexpr std::size_t most = 20;
        for (std::size_t i = 0; i < reads.size() && i < most; ++i) {
            const Read& read = reads[i];
            line(indent,
                 paint(readText(read.path, read.value.root(), read.origin, read.found, read.null), Colour::Quiet));
        }
        if (reads.size() > most)
            line(indent, say("run.print.more-reads", std::to_string(reads.size() - most)));
    }

    // What would be posted, and what is wrong with it.
    void request(const TargetRender& request, std::size_t indent)
    {
        if (request.condition) {
            if (request.condition->passed && !request.condition->why.id.empty())
                line(indent, say("run.print.condition", harmless(english(request.condition->why))));
            reads(request.condition->reads, indent);
            for (const Phrase& note : request.condition->notes)
                line(indent, say("run.print.note", harmless(english(note))));
        }
        if (request.state != TargetRender::State::Sent && request.body.empty())
            return;
        line(indent, say(request.state == TargetRender::State::Sent ? "run.print.post" : "run.print.rendered-until",
                         paint(harmless(request.url), Colour::Strong)) +
                         "  " + paint(harmless(request.file), Colour::Quiet));
        body(sayable(request.body), indent + 2);
        for (const twig::PayloadProblem& problem : request.problems)
            payloadProblem(problem, indent);
        missing(request.trace, indent);
    }

    void body(std::string_view text, std::size_t indent)
    {
        constexpr std::size_t most = 200;
        std::size_t lines = 0;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            if (++lines <= most || m_style.details)
                line(indent, tabsAsSpaces(text.substr(0, end)));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (lines > most && !m_style.details)
            line(indent, say("run.print.more-lines", std::to_string(lines - most)));
    }

    static std::string tabsAsSpaces(std::string_view text)
    {
        std::string spaced;
        for (const char c : text)
            spaced += c == '\t' ? "    " : std::string(1, c);
        return harmless(spaced);
    }

    void payloadProblem(const twig::PayloadProblem& problem, std::size_t indent)
    {
        const std::string message = harmless(english(problem.message));
        const std::string text = problem.place.line == 0
                                     ? message
                                     : say("run.print.payload-place", message, std::to_string(problem.place.line),
                                           std::to_string(problem.place.column));
        line(indent, problem.hint ? say("run.print.payload-hint", text)
                                  : paint(say("run.print.payload-problem", text), Colour::Bad));
        if (!problem.remedy.id.empty())
            line(indent + 2, say("run.print.remedy", harmless(english(problem.remedy))));
    }

    // Variables that nothing has a value for, each once; the receiver gets nothing in their place.
    void missing(const twig::Trace& trace, std::size_t indent)
    {
        std::vector<std::string_view> told;
        for (const twig::Record& record : trace.records) {
            for (const twig::VariableRead& read : record.reads) {
                if (!read.missing || read.guarded || std::find(told.begin(), told.end(), read.path) != told.end())
                    continue;
                told.push_back(read.path);
                line(indent,
                     paint(say("run.print.missing", harmless(read.path), std::to_string(record.line)), Colour::Quiet));
            }
        }
    }

    void details(const Step& step, std::size_t indent)
    {
        const std::vector<TraceNode> nodes = treeOf(step);
        std::vector<std::size_t> depth(nodes.size());
        std::vector<std::optional<std::size_t>> turns(nodes.size());
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const std::size_t parent = nodes[i].parent;
            depth[i] = parent == noParent ? 0 : depth[parent] + 1;
            turns[i] = turnOf(step, nodes[i]);
            // The turn is said once, where it begins.
            const bool begins = turns[i] && (parent == noParent || turns[i] != turns[parent]);
            line(indent + 2 * depth[i],
                 (begins ? say("run.print.turn", std::to_string(*turns[i] + 1)) : "") + nodeText(step, nodes[i]));
        }
    }

    static std::optional<std::size_t> turnOf(const Step& step, const TraceNode& node)
    {
        switch (node.kind) {
        case TraceNode::Kind::Evaluation:
            return step.evaluations[node.index].turn;
        case TraceNode::Kind::Variable:
            return step.variables[node.index].turn;
        case TraceNode::Kind::NotEvaluated:
            break;
        }
        return std::nullopt;
    }

    static std::string nodeText(const Step& step, const TraceNode& node)
    {
        switch (node.kind) {
        case TraceNode::Kind::Evaluation: {
            const Evaluation& evaluation = step.evaluations[node.index];
            return evaluation.failed
                       ? say("run.print.evaluation-failed", harmless(evaluation.op))
                       : say("run.print.evaluation", harmless(evaluation.op), valueText(evaluation.value.root()));
        }
        case TraceNode::Kind::Variable: {
            const VariableRead& read = step.variables[node.index];
            return readText(read.path, read.value.root(), read.origin, read.found, read.null);
        }
        case TraceNode::Kind::NotEvaluated:
            return say("run.print.not-evaluated", harmless(english(step.notEvaluated[node.index].text)));
        }
        return {};
    }

    static std::string readText(const std::string& path, json::Value value, Origin origin, Found found, bool null)
    {
        const std::string name = path.empty() ? say("run.print.all-data") : harmless(path);
        const Phrase from = nameOf(origin);
        if (found == Found::Missing)
            return say("run.print.read-missing", name, from);
        const std::string_view id = found != Found::Default ? "run.print.read"
                                    : null                  ? "run.print.read-default-null"
                                                            : "run.print.read-default";
        return say(id, name, valueText(value), from);
    }

    static std::string valueText(json::Value value)
    {
        constexpr std::size_t longest = 100;
        if (!value.isContainer() && value.size() <= longest)
            return harmless(json::write(value));
        return value.isString() ? json::quoted(harmless(shortText(value))) : harmless(shortText(value));
    }

    const TextStyle m_style;
    std::string m_out;
};

} // namespace

std::string textOf(const Trace& trace, const TextStyle& style) { return Printer(style).print(trace); }

} // namespace retort::run
