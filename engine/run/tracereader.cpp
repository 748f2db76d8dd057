// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/appliedjson.h"
#include "engine/run/effectkey.h"
#include "engine/run/limits.h"
#include "engine/run/memberreader.h"
#include "engine/run/renderjson.h"
#include "engine/run/tracejson.h"

#include <set>

namespace retort::run {

namespace {

using Index = json::Document::Index;

/// Reads what Writer wrote. As with Reader, the first error is kept and the rest is read as if it were empty.
class TraceReader : private MemberReader {
public:
    using MemberReader::MemberReader;

    Result<Trace> read()
    {
        Trace trace;
        if (reader.isObject(0, "run.a-trace") && reader.text(0, "format") != "retort-run/1")
            reader.fail(Error::Kind::Type, phrase("run.other-format"), 0);
        trace.event = reader.text(0, "event");
        constexpr std::array words{std::string_view("php"), std::string_view("js")};
        constexpr std::array dialects{logic::Dialect::Php, logic::Dialect::Js};
        trace.dialect = dialects[wordIn(0, "dialect", words)];
        for (Index i : reader.objects(0, "reactions"))
            trace.reactions.push_back(reaction(i));
        if (const Index at = reader.member(0, "customer");
            at != json::Document::none && reader.isObject(at, "run.the-customer"))
            trace.customer = readCustomer(*this, at);
        if (const Index at = reader.member(0, "cascade");
            at != json::Document::none && reader.isObject(at, "run.a-cascade"))
            trace.cascade = cascade(at, trace.reactions);
        if (document.member(0, "repeats") != json::Document::none) {
            trace.repeats.emplace();
            for (Index child : reader.objects(0, "repeats")) {
                Repeat one{number(child, "reaction").value_or(0),
                           number(child, "step").value_or(0),
                           reader.text(child, "kind"),
                           reader.text(child, "definition"),
                           flag(child, "again"),
                           sentence(child, "text")};
                if (!stepAt(trace.reactions, one.reaction, one.step))
                    reader.fail(Error::Kind::Type, phrase("run.no-such-place"), child);
                trace.repeats->push_back(std::move(one));
            }
        }
        if (reader.failed())
            return fail(reader.error());
        return trace;
    }

private:
    ReactionTrace reaction(Index i)
    {
        ReactionTrace trace;
        trace.name = reader.text(i, "name");
        trace.file = reader.text(i, "file");
        trace.active = flag(i, "active");
        trace.asIfActive = flag(i, "as_if_active");
        if (const Index trigger = reader.member(i, "trigger");
            trigger != json::Document::none && reader.isObject(trigger, "run.a-trigger")) {
            trace.trigger = reader.text(trigger, "event");
            trace.match = oneOf(trigger, "match", {Match::Name, Match::Alias, Match::None});
            trace.matchWhy = sentence(trigger, "why");
        }
        trace.outcome = oneOf(i, "outcome",
                              {Outcome::Completed, Outcome::Stopped, Outcome::Inactive, Outcome::NotTriggered,
                               Outcome::Failed, Outcome::Unfinished});
        trace.stoppedAt = number(i, "stopped_at");
        trace.notes = sentences(i, "notes");
        for (Index child : reader.objects(i, "steps"))
            trace.steps.push_back(step(child));
        return trace;
    }

    Step step(Index i)
    {
        Step step;
        step.number = number(i, "step").value_or(0);
        if (const Index order = reader.member(i, "sort_order"); order != json::Document::none) {
            step.sortOrder = integer(order);
            if (!step.sortOrder)
                reader.fail(Error::Kind::Type, phrase("run.no-count", "sort_order"), order);
        }
        step.action = reader.text(i, "action");
        step.pointer = reader.text(i, "pointer");
        step.status = oneOf(i, "status",
                            {Status::Passed, Status::Stopped, Status::Done, Status::NotReached, Status::Skipped,
                             Status::Failed, Status::UnknownAction});
        step.why = sentence(i, "why");
        if (document.member(i, "result") != json::Document::none)
            step.result = value(i, "result");
        step.truth = truth(i);
        arguments(i, step);
        for (Index child : reader.objects(i, "effects"))
            step.effects.push_back(effect(child));
        step.applied = readApplied(*this, i);
        for (const AppliedEffect& one : step.applied) {
            if (one.effect >= step.effects.size())
                reader.fail(Error::Kind::Type, phrase("run.no-such-place"), i);
        }
        if (const Index request = reader.member(i, "request");
            request != json::Document::none && reader.isObject(request, "run.a-request"))
            step.request = readRender(*this, request);
        if (const Index error = reader.member(i, "error");
            error != json::Document::none && reader.isObject(error, "run.an-error"))
            step.error = StepError{reader.text(error, "kind"), sentence(error, "message"),
                                   reader.text(error, "pointer"), reader.text(error, "thrown")};
        step.notes = sentences(i, "notes");
        step.reads = reads(i);
        step.evaluations = evaluations(i);
        step.variables = variables(i, step.evaluations.size());
        step.notEvaluated = remarks(i, "not_evaluated");
        step.coercions = remarks(i, "coercions");
        step.cut = flag(i, "cut");
        return step;
    }

    /// The step of a place, nullptr where the trace has none: who follows a place has to find something there.
    static const Step* stepAt(const std::vector<ReactionTrace>& reactions, std::size_t reaction, std::size_t step)
    {
        return reaction < reactions.size() && step >= 1 && step <= reactions[reaction].steps.size()
                   ? &reactions[reaction].steps[step - 1]
                   : nullptr;
    }
    static const Step* stepAt(const std::vector<ReactionTrace>& first, const CascadeTrace& cascade,
                              const CascadePlace& place)
    {
        if (place.event && *place.event >= cascade.events.size())
            return nullptr;
        return stepAt(place.event ? cascade.events[*place.event].reactions : first, place.reaction, place.step);
    }

    CascadeTrace cascade(Index i, const std::vector<ReactionTrace>& first)
    {
        CascadeTrace cascade;
        for (Index child : reader.objects(i, "events")) {
            CascadeEvent one;
            one.event = reader.text(child, "event");
            one.depth = number(child, "depth").value_or(1);
            if (const Index by = reader.member(child, "by");
                by != json::Document::none && reader.isObject(by, "run.a-place"))
                one.by = place(by);
            one.applied = number(child, "applied").value_or(0);
            one.raised = number(child, "raised").value_or(0);
            const Step* by = stepAt(first, cascade, one.by);
            if (!by || one.applied >= by->applied.size() || one.raised >= by->applied[one.applied].raised.size())
                reader.fail(Error::Kind::Type, phrase("run.no-such-place"), child);
            one.left = sentence(child, "left");
            for (Index each : reader.objects(child, "reactions"))
                one.reactions.push_back(reaction(each));
            cascade.events.push_back(std::move(one));
        }
        for (Index child : reader.objects(i, "loops")) {
            CascadeLoop one;
            one.text = sentence(child, "text");
            one.path = places(child, "path", first, cascade);
            for (Index each : reader.objects(child, "breakers"))
                one.breakers.push_back({reader.text(each, "file"), reader.text(each, "name"),
                                        reader.text(each, "pointer"), flag(each, "filter"), sentence(each, "text")});
            cascade.loops.push_back(std::move(one));
        }
        for (Index child : reader.objects(i, "double_gifts"))
            cascade.gifts.push_back({reader.text(child, "kind"), reader.text(child, "definition"),
                                     places(child, "places", first, cascade), sentence(child, "text")});
        cascade.effects = number(i, "effects").value_or(0);
        cascade.depthLimit = number(i, "depth_limit").value_or(0);
        cascade.effectLimit = number(i, "effect_limit").value_or(0);
        cascade.cut = flag(i, "cut");
        return cascade;
    }

    CascadePlace place(Index i)
    {
        return {number(i, "event"), number(i, "reaction").value_or(0), number(i, "step").value_or(0)};
    }

    std::vector<CascadePlace> places(Index i, std::string_view key, const std::vector<ReactionTrace>& first,
                                     const CascadeTrace& cascade)
    {
        std::vector<CascadePlace> all;
        for (Index child : reader.objects(i, key)) {
            all.push_back(place(child));
            if (!stepAt(first, cascade, all.back()))
                reader.fail(Error::Kind::Type, phrase("run.no-such-place"), child);
        }
        return all;
    }

    void arguments(Index i, Step& step)
    {
        const Index object = reader.member(i, "arguments");
        if (object == json::Document::none || !reader.isObject(object, "run.arguments"))
            return;
        const std::vector<std::string> list = reader.texts(i, "dynamic");
        const std::set<std::string> dynamic(list.begin(), list.end());
        for (Index child : reader.children(object)) {
            std::string name = document.keyOf(child);
            const bool isDynamic = dynamic.contains(name);
            step.arguments.push_back({std::move(name), document.dataOf(child), isDynamic});
        }
    }

    Effect effect(Index i)
    {
        Effect effect{reader.requiredText(i, "kind"), {}};
        for (Index child : reader.children(i)) {
            const std::string key = document.keyOf(child);
            if (key != kindKey)
                effect.arguments.push_back({std::string(argumentOfKey(key)), document.dataOf(child)});
        }
        return effect;
    }
};

} // namespace

Result<Trace> readTrace(std::string_view text)
{
    const auto document = json::Document::parse(std::string(text), readingLimits());
    if (!document)
        return fail(document.error());
    return TraceReader(*document).read();
}

} // namespace retort::run
