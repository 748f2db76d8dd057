// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/run/appliedjson.h"
#include "engine/run/effectkey.h"
#include "engine/run/renderjson.h"
#include "engine/run/tracejson.h"
#include "engine/run/tracemembers.h"

namespace retort::run {

namespace {

/// Builds the JSON of a trace, member by member in the order of docs/trace-format.md.
class Writer : private TraceMembers {
public:
    json::Data data(const Trace& trace)
    {
        b.beginObject();
        text("format", "retort-run/1");
        text("event", trace.event);
        text("dialect", trace.dialect == logic::Dialect::Php ? "php" : "js");
        b.key("reactions");
        b.beginArray();
        for (const ReactionTrace& one : trace.reactions)
            reaction(one);
        b.end();
        if (trace.customer)
            writeCustomer(*this, *trace.customer);
        if (trace.cascade)
            cascade(*trace.cascade);
        if (trace.repeats)
            repeats(*trace.repeats);
        b.end();
        return b.take();
    }

private:
    void reaction(const ReactionTrace& trace)
    {
        b.beginObject();
        text("name", trace.name);
        if (!trace.file.empty())
            text("file", trace.file);
        b.key("active");
        b.boolean(trace.active);
        flag("as_if_active", trace.asIfActive);
        b.key("trigger");
        b.beginObject();
        text("event", trace.trigger);
        text("match", wordOf(trace.match));
        sentence("why", trace.matchWhy);
        b.end();
        text("outcome", wordOf(trace.outcome));
        if (trace.stoppedAt)
            number("stopped_at", *trace.stoppedAt);
        sentences("notes", trace.notes);
        b.key("steps");
        b.beginArray();
        for (const Step& one : trace.steps)
            step(one);
        b.end();
        b.end();
    }

    void step(const Step& step)
    {
        b.beginObject();
        number("step", step.number);
        b.key("sort_order");
        if (step.sortOrder)
            b.integer(*step.sortOrder);
        else
            b.null();
        text("action", step.action);
        text("pointer", step.pointer);
        text("status", wordOf(step.status));
        if (step.result)
            value("result", *step.result);
        if (step.truth)
            truth(*step.truth);
        sentence("why", step.why);
        if (!step.arguments.empty())
            arguments(step);
        list("effects", step.effects, [&](const Effect& one) { effect(one); });
        writeApplied(*this, step.applied);
        if (step.request)
            writeRender(*this, *step.request);
        if (step.error)
            error(*step.error);
        sentences("notes", step.notes);
        reads(step.reads);
        evaluations(step.evaluations);
        variables(step.variables);
        remarks("not_evaluated", step.notEvaluated);
        remarks("coercions", step.coercions);
        flag("cut", step.cut);
        b.end();
    }

    void repeats(const std::vector<Repeat>& repeats)
    {
        b.key("repeats"); // also where nothing was given
        b.beginArray();
        for (const Repeat& one : repeats) {
            b.beginObject();
            number("reaction", one.reaction);
            number("step", one.step);
            text("kind", one.kind);
            text("definition", one.definition);
            truthOf("again", one.again);
            sentence("text", one.text);
            b.end();
        }
        b.end();
    }

    void cascade(const CascadeTrace& cascade)
    {
        b.key("cascade");
        b.beginObject();
        list("events", cascade.events, [&](const CascadeEvent& one) {
            b.beginObject();
            text("event", one.event);
            number("depth", one.depth);
            place("by", one.by);
            number("applied", one.applied);
            number("raised", one.raised);
            sentence("left", one.left);
            list("reactions", one.reactions, [&](const ReactionTrace& trace) { reaction(trace); });
            b.end();
        });
        list("loops", cascade.loops, [&](const CascadeLoop& one) {
            b.beginObject();
            sentence("text", one.text);
            list("path", one.path, [&](const CascadePlace& each) { place(each); });
            list("breakers", one.breakers, [&](const LoopBreaker& each) {
                b.beginObject();
                text("file", each.file);
                text("name", each.name);
                text("pointer", each.pointer);
                flag("filter", each.filter);
                sentence("text", each.text);
                b.end();
            });
            b.end();
        });
        list("double_gifts", cascade.gifts, [&](const DoubleGift& one) {
            b.beginObject();
            text("kind", one.kind);
            text("definition", one.definition);
            sentence("text", one.text);
            list("places", one.places, [&](const CascadePlace& each) { place(each); });
            b.end();
        });
        number("effects", cascade.effects);
        number("depth_limit", cascade.depthLimit);
        number("effect_limit", cascade.effectLimit);
        flag("cut", cascade.cut);
        b.end();
    }

    void place(std::string_view key, const CascadePlace& one)
    {
        b.key(key);
        place(one);
    }

    void place(const CascadePlace& one)
    {
        b.beginObject();
        if (one.event)
            number("event", *one.event);
        number("reaction", one.reaction);
        number("step", one.step);
        b.end();
    }

    void arguments(const Step& step)
    {
        b.key("arguments");
        b.beginObject();
        std::vector<std::string> dynamic;
        for (const ResolvedArgument& argument : step.arguments) {
            value(argument.name, argument.value);
            if (argument.dynamic)
                dynamic.push_back(argument.name);
        }
        b.end();
        list("dynamic", dynamic, [&](const std::string& name) { b.text(name); });
    }

    // An effect is its kind and its arguments side by side.
    void effect(const Effect& effect)
    {
        b.beginObject();
        text("kind", effect.kind);
        for (const NamedValue& argument : effect.arguments)
            value(effectKey(argument.name), argument.value);
        b.end();
    }

    void error(const StepError& error)
    {
        b.key("error");
        b.beginObject();
        text("kind", error.kind);
        text("message", english(error.message));
        text("pointer", error.pointer);
        if (!error.thrown.empty())
            text("thrown", error.thrown);
        b.end();
    }
};

} // namespace

std::string writeTrace(const Trace& trace, int indent)
{
    return json::write(Writer().data(trace).root(), {.indent = indent});
}

} // namespace retort::run
