// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/logictrace.h"

#include "engine/base/english.h"
#include "engine/logic/explain.h"

#include <string_view>

namespace retort {

namespace {

std::string_view wordOf(logic::Origin origin)
{
    switch (origin) {
    case logic::Origin::Data:
        return "data";
    case logic::Origin::Item:
        return "item";
    case logic::Origin::Accumulator:
        return "accumulator";
    }
    return {};
}

std::string_view wordOf(logic::Found found)
{
    switch (found) {
    case logic::Found::Present:
        return "present";
    case logic::Found::Default:
        return "default";
    case logic::Found::Missing:
        return "missing";
    }
    return {};
}

void member(json::Builder& out, std::string_view key, std::string_view text)
{
    out.key(key);
    out.text(text);
}

void remark(json::Builder& out, std::string_view pointer, std::string_view key, const Phrase& phrase)
{
    out.beginObject();
    member(out, "pointer", pointer);
    member(out, key, english(phrase));
    out.end();
}

/// Variables are what `reads` is about, and literals say nothing.
bool isEvaluation(logic::Operator op)
{
    return op != logic::Operator::Literal && op != logic::Operator::Var && op != logic::Operator::List &&
           op != logic::Operator::Object;
}

void reads(json::Builder& out, const logic::Explanation& explanation)
{
    out.key("reads");
    out.beginArray();
    for (const logic::Read& read : explanation.reads) {
        out.beginObject();
        member(out, "path", read.path);
        out.key("value");
        out.value(read.value);
        member(out, "origin", wordOf(read.origin));
        member(out, "found", wordOf(read.found));
        if (read.null && read.found == logic::Found::Default) {
            out.key("null");
            out.boolean(true);
        }
        out.end();
    }
    out.end();
}

void evaluations(json::Builder& out, const logic::Program& program, const logic::Trace& trace)
{
    out.key("evaluations");
    out.beginArray();
    for (const logic::Record& record : trace.records) {
        const logic::Node& node = program.node(record.node);
        if (!isEvaluation(node.op))
            continue;
        out.beginObject();
        member(out, "pointer", program.pointerTo(record.node));
        // An unknown operator's name is the rule's own key.
        member(out, "operator",
               node.op == logic::Operator::Unknown ? node.source.members()[0].key.text() : logic::nameOf(node.op));
        out.key("value");
        out.value(record.value);
        if (record.turn != logic::noIndex) {
            out.key("turn");
            out.integer(record.turn);
        }
        if (record.failed) {
            out.key("failed");
            out.boolean(true);
        }
        out.end();
    }
    out.end();
}

void notes(json::Builder& out, const logic::Program& program, const logic::Trace& trace)
{
    out.key("notes");
    out.beginArray();
    for (const logic::Note& note : trace.notes()) {
        if (note.kind == logic::Note::Kind::Warning || note.kind == logic::Note::Kind::Dialects)
            remark(out, program.pointerTo(trace.records[note.record].node), "note", note.message);
    }
    for (const logic::Diagnostic& diagnostic : program.diagnostics())
        remark(out, program.pointerTo(diagnostic.node), "note", diagnostic.message);
    out.end();
}

} // namespace

json::Data traceOf(const logic::Program& program, const logic::Outcome& outcome, const logic::Trace& trace)
{
    const logic::Explanation explanation = logic::explain(program, outcome, trace);
    json::Builder out;
    out.beginObject();
    member(out, "why", english(explanation.why));
    reads(out, explanation);
    evaluations(out, program, trace);
    out.key("not_evaluated");
    out.beginArray();
    for (const logic::NotEvaluated& part : explanation.notEvaluated)
        remark(out, program.pointerTo(part.node), "why", part.why);
    out.end();
    out.key("coercions");
    out.beginArray();
    for (const logic::Coercion& coercion : explanation.coercions)
        remark(out, program.pointerTo(coercion.node), "what", coercion.what);
    out.end();
    notes(out, program, trace);
    if (trace.cut) {
        out.key("cut");
        out.boolean(true);
    }
    out.end();
    return out.take();
}

} // namespace retort
