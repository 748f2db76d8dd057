// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/write.h"
#include "engine/run/renderjson.h"
#include "engine/run/renderwords.h"

namespace retort::run {

namespace {

/// Writes what a target came to, member by member in the order of docs/trace-format.md.
class RenderWriter {
public:
    explicit RenderWriter(TraceMembers& into) : m(into) {}

    void render(const TargetRender& render)
    {
        m.b.beginObject();
        m.text("state", wordOf(render.state));
        m.text("target", render.handle);
        textIfAny("name", render.name);
        textIfAny("file", render.file);
        textIfAny("url", render.url);
        if (render.condition)
            condition(*render.condition);
        if (render.state == TargetRender::State::Sent || !render.body.empty())
            m.text("body", render.body);
        if (render.state == TargetRender::State::Sent)
            m.truthOf("json", render.json);
        if (render.failure)
            failure(*render.failure);
        warnings(render.warnings);
        m.list("problems", render.problems, [&](const twig::PayloadProblem& one) { problem(one); });
        m.list("render", render.trace.records, [&](const twig::Record& one) { record(one); });
        m.list("texts", render.trace.texts, [&](const twig::TextPiece& one) { textPiece(one); });
        if (render.trace.left > 0)
            m.number("render_left", render.trace.left);
        if (render.escaping)
            escaping(*render.escaping);
        m.b.end();
    }

private:
    void textIfAny(std::string_view key, const std::string& value)
    {
        if (!value.empty())
            m.text(key, value);
    }

    void range(std::string_view key, std::size_t offset, std::size_t length)
    {
        m.b.key(key);
        m.b.beginArray();
        m.b.integer(static_cast<std::int64_t>(offset));
        m.b.integer(static_cast<std::int64_t>(length));
        m.b.end();
    }
    void span(std::string_view key, twig::Span span) { range(key, span.offset, span.length); }

    void condition(const TargetCondition& condition)
    {
        m.b.key("condition");
        m.b.beginObject();
        m.value("result", condition.result);
        m.truthOf("passed", condition.passed);
        m.truth(condition.truth);
        m.sentence("failure", condition.failure);
        textIfAny("thrown", condition.thrown);
        m.sentence("why", condition.why);
        m.sentences("notes", condition.notes);
        m.reads(condition.reads);
        m.evaluations(condition.evaluations);
        m.variables(condition.variables);
        m.remarks("not_evaluated", condition.notEvaluated);
        m.remarks("coercions", condition.coercions);
        m.flag("cut", condition.cut);
        m.b.end();
    }

    void failure(const twig::Failure& failure)
    {
        m.b.key("error");
        m.b.beginObject();
        m.text("kind", failureWords[static_cast<std::size_t>(failure.kind)]);
        m.sentence("message", failure.message);
        textIfAny("thrown", failure.thrown);
        span("span", failure.span);
        if (failure.line > 0)
            m.number("line", failure.line);
        textIfAny("suggestion", failure.suggestion);
        m.b.end();
    }

    void warnings(const std::vector<twig::Warning>& all)
    {
        m.list("warnings", all, [&](const twig::Warning& warning) {
            m.b.beginObject();
            textIfAny("thrown", warning.thrown);
            m.sentence("message", warning.message);
            span("span", warning.span);
            if (warning.line > 0)
                m.number("line", warning.line);
            m.flag("deprecation", warning.deprecation);
            m.b.end();
        });
    }

    void problem(const twig::PayloadProblem& problem)
    {
        m.b.beginObject();
        m.text("cause", problem.cause);
        m.flag("hint", problem.hint);
        m.sentence("message", problem.message);
        m.sentence("remedy", problem.remedy);
        span("span", problem.span);
        if (problem.replaceable) {
            m.text("replacement", problem.replacement);
            span("replaced", problem.replaced);
        }
        range("output", problem.output.offset, problem.output.length);
        if (problem.place.line > 0) {
            m.number("line", problem.place.line);
            m.number("column", problem.place.column);
        }
        if (problem.record)
            m.number("record", *problem.record);
        times(problem.times);
        m.b.end();
    }

    void seen(std::string_view key, const twig::Seen& seen)
    {
        m.b.key(key);
        m.b.beginObject();
        m.value("value", seen.value);
        m.text("type", seen.type);
        m.flag("cut", seen.cut);
        m.b.end();
    }

    void filter(const twig::FilterStep& filter)
    {
        m.b.beginObject();
        m.text("name", filter.name);
        span("span", filter.span);
        m.list("arguments", filter.arguments, [&](const twig::Seen& argument) {
            m.b.beginObject();
            seen("argument", argument);
            m.b.end();
        });
        seen("in", filter.in);
        seen("out", filter.out);
        m.flag("automatic", filter.automatic);
        m.b.end();
    }

    void read(const twig::VariableRead& read)
    {
        m.b.beginObject();
        m.text("path", read.path);
        span("span", read.span);
        seen("value", read.value);
        m.flag("missing", read.missing);
        m.flag("guarded", read.guarded);
        m.b.end();
    }

    void record(const twig::Record& record)
    {
        m.b.beginObject();
        m.text("kind", recordWords[static_cast<std::size_t>(record.kind)]);
        span("span", record.span);
        m.number("line", record.line);
        if (record.parent)
            m.number("parent", *record.parent);
        textIfAny("name", record.name);
        if (!record.value.type.empty())
            seen("value", record.value);
        m.list("filters", record.filters, [&](const twig::FilterStep& one) { filter(one); });
        m.list("reads", record.reads, [&](const twig::VariableRead& one) { read(one); });
        textIfAny("printed", record.printed);
        textIfAny("escaped_by", record.escapedBy);
        if (record.output)
            range("output", record.output->offset, record.output->length);
        m.flag("taken", record.taken);
        if (record.truth)
            m.truthOf("truth", *record.truth);
        if (record.turn > 0 || record.kind == twig::Record::Kind::Turn)
            m.number("turn", record.turn);
        if (record.turns > 0 || record.kind == twig::Record::Kind::Loop)
            m.number("turns", record.turns);
        warnings(record.warnings);
        m.b.end();
    }

    void textPiece(const twig::TextPiece& piece)
    {
        m.b.beginObject();
        span("span", piece.span);
        range("output", piece.output.offset, piece.output.length);
        if (piece.parent)
            m.number("parent", *piece.parent);
        m.b.end();
    }

    void escaping(const twig::EscapeComparison& comparison)
    {
        m.b.key("escaping");
        m.b.beginObject();
        m.text("html", comparison.html);
        m.text("off", comparison.off);
        m.list("differences", comparison.differences, [&](const twig::EscapeDifference& one) {
            m.b.beginObject();
            span("span", one.span);
            m.text("html", one.html);
            m.text("off", one.off);
            m.sentence("message", one.message);
            times(one.times);
            m.b.end();
        });
        m.b.end();
    }

    void times(std::size_t times)
    {
        if (times != 1)
            m.number("times", times);
    }

    TraceMembers& m;
};

std::string textOf(const TargetRender& render)
{
    TraceMembers members;
    RenderWriter(members).render(render);
    return json::write(members.b.take().root());
}

} // namespace

void writeRender(TraceMembers& into, const TargetRender& render)
{
    into.b.key("request");
    RenderWriter(into).render(render);
}

// What is written says all that there is, and says it as a reader finds it.
bool operator==(const TargetRender& a, const TargetRender& b) { return textOf(a) == textOf(b); }

} // namespace retort::run
