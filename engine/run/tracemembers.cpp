// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/tracemembers.h"

#include "engine/base/english.h"

namespace retort::run {

void TraceMembers::text(std::string_view key, std::string_view value)
{
    b.key(key);
    b.text(value);
}

void TraceMembers::number(std::string_view key, std::size_t value)
{
    b.key(key);
    b.integer(static_cast<std::int64_t>(value));
}

void TraceMembers::truthOf(std::string_view key, bool value)
{
    b.key(key);
    b.boolean(value);
}

void TraceMembers::flag(std::string_view key, bool value)
{
    if (value)
        truthOf(key, true);
}

void TraceMembers::value(std::string_view key, const json::Data& data)
{
    b.key(key);
    b.value(data.root());
}

void TraceMembers::sentence(std::string_view key, const Phrase& phrase)
{
    if (!phrase.id.empty())
        text(key, english(phrase));
}

void TraceMembers::sentences(std::string_view key, const std::vector<Phrase>& phrases)
{
    list(key, phrases, [&](const Phrase& phrase) { b.text(english(phrase)); });
}

void TraceMembers::truth(const logic::Truth& truth)
{
    b.key("truth");
    b.beginObject();
    truthOf("json_logic", truth.jsonLogic);
    truthOf("php", truth.php);
    truthOf("js", truth.js);
    b.end();
}

void TraceMembers::turn(const std::optional<std::size_t>& turn)
{
    if (turn)
        number("turn", *turn);
}

void TraceMembers::reads(const std::vector<Read>& reads)
{
    list("reads", reads, [&](const Read& read) {
        b.beginObject();
        text("path", read.path);
        value("value", read.value);
        text("origin", wordOf(read.origin));
        text("found", wordOf(read.found));
        flag("null", read.null);
        b.end();
    });
}

void TraceMembers::evaluations(const std::vector<Evaluation>& evaluations)
{
    list("evaluations", evaluations, [&](const Evaluation& evaluation) {
        b.beginObject();
        text("pointer", evaluation.pointer);
        text("operator", evaluation.op);
        value("value", evaluation.value);
        flag("failed", evaluation.failed);
        if (evaluation.parent)
            number("parent", *evaluation.parent);
        turn(evaluation.turn);
        b.end();
    });
}

void TraceMembers::variables(const std::vector<VariableRead>& variables)
{
    list("variables", variables, [&](const VariableRead& read) {
        b.beginObject();
        text("pointer", read.pointer);
        text("path", read.path);
        value("value", read.value);
        text("origin", wordOf(read.origin));
        text("found", wordOf(read.found));
        flag("null", read.null);
        if (read.evaluation)
            number("evaluation", *read.evaluation);
        turn(read.turn);
        b.end();
    });
}

void TraceMembers::remarks(std::string_view key, const std::vector<Remark>& remarks)
{
    list(key, remarks, [&](const Remark& remark) {
        b.beginObject();
        text("pointer", remark.pointer);
        text("text", english(remark.text));
        b.end();
    });
}

} // namespace retort::run
