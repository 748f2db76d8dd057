// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/run/effectkey.h"
#include "engine/run/tracejson.h"

namespace retort::run {

namespace {

/// Builds the JSON of a trace, member by member in the order of docs/trace-format.md.
class Writer {
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
        b.end();
        return b.take();
    }

private:
    void text(std::string_view key, std::string_view value)
    {
        b.key(key);
        b.text(value);
    }
    void number(std::string_view key, std::size_t value)
    {
        b.key(key);
        b.integer(static_cast<std::int64_t>(value));
    }
    void flag(std::string_view key, bool value)
    {
        if (value) {
            b.key(key);
            b.boolean(true);
        }
    }
    void value(std::string_view key, const json::Data& data)
    {
        b.key(key);
        b.value(data.root());
    }
    void turn(const std::optional<std::size_t>& turn)
    {
        if (turn)
            number("turn", *turn);
    }
    void sentence(std::string_view key, const Phrase& phrase)
    {
        if (!phrase.id.empty())
            text(key, english(phrase));
    }
    void sentences(std::string_view key, const std::vector<Phrase>& phrases)
    {
        list(key, phrases, [&](const Phrase& phrase) { b.text(english(phrase)); });
    }
    // Only lists that hold something are written.
    template <class T, class Write>
    void list(std::string_view key, const std::vector<T>& items, Write write)
    {
        if (items.empty())
            return;
        b.key(key);
        b.beginArray();
        for (const T& item : items)
            write(item);
        b.end();
    }

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
        if (step.error)
            error(*step.error);
        sentences("notes", step.notes);
        list("reads", step.reads, [&](const Read& one) { read(one); });
        list("evaluations", step.evaluations, [&](const Evaluation& one) { evaluation(one); });
        list("variables", step.variables, [&](const VariableRead& one) { variable(one); });
        list("not_evaluated", step.notEvaluated, [&](const Remark& one) { remark(one); });
        list("coercions", step.coercions, [&](const Remark& one) { remark(one); });
        flag("cut", step.cut);
        b.end();
    }

    void truth(const logic::Truth& truth)
    {
        b.key("truth");
        b.beginObject();
        b.key("json_logic");
        b.boolean(truth.jsonLogic);
        b.key("php");
        b.boolean(truth.php);
        b.key("js");
        b.boolean(truth.js);
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

    void read(const Read& read)
    {
        b.beginObject();
        text("path", read.path);
        value("value", read.value);
        text("origin", wordOf(read.origin));
        text("found", wordOf(read.found));
        b.end();
    }

    void evaluation(const Evaluation& evaluation)
    {
        b.beginObject();
        text("pointer", evaluation.pointer);
        text("operator", evaluation.op);
        value("value", evaluation.value);
        flag("failed", evaluation.failed);
        if (evaluation.parent)
            number("parent", *evaluation.parent);
        turn(evaluation.turn);
        b.end();
    }

    void variable(const VariableRead& read)
    {
        b.beginObject();
        text("pointer", read.pointer);
        text("path", read.path);
        value("value", read.value);
        text("origin", wordOf(read.origin));
        text("found", wordOf(read.found));
        if (read.evaluation)
            number("evaluation", *read.evaluation);
        turn(read.turn);
        b.end();
    }

    void remark(const Remark& remark)
    {
        b.beginObject();
        text("pointer", remark.pointer);
        text("text", english(remark.text));
        b.end();
    }

    json::Builder b;
};

} // namespace

std::string writeTrace(const Trace& trace, int indent)
{
    return json::write(Writer().data(trace).root(), {.indent = indent});
}

} // namespace retort::run
