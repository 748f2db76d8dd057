// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/logic/golden.h"

#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/logic/explain.h"
#include "engine/logic/words.h"

#include <sstream>

namespace retort::test {

namespace {

using namespace retort::logic;

constexpr std::string_view ruleMark = "rule    ";
constexpr std::string_view dataMark = "data    ";

std::string line(std::string_view mark, const std::string& text)
{
    std::string out = "  ";
    out += mark;
    out.append(8 - mark.size(), ' ');
    return out + text + '\n';
}

std::string explained(const Program& program, const json::Data& data, Dialect dialect)
{
    Machine machine(program);
    Trace trace;
    const Outcome outcome = machine.run(data.root(), trace);
    const Explanation explanation = explain(program, outcome, trace);
    std::string out;
    if (outcome.failure)
        out += line("fails", outcome.failure->thrown);
    else if (outcome.undefined)
        out += line("gives", "undefined");
    else
        out += line("gives", json::write(outcome.value, {.wholeDoubles = dialect == Dialect::Js}));
    out += line("why", english(explanation.why));
    if (explanation.deciding != 0)
        out += line("decides", program.pointerTo(explanation.deciding));
    for (const NotEvaluated& skipped : explanation.notEvaluated)
        out += line("skips", english(inWords(program, skipped.node)) + ": " + english(skipped.why));
    for (const Coercion& coercion : explanation.coercions)
        out += line("counts", english(coercion.what));
    return out;
}

} // namespace

std::string workedOut(const std::string& table, Dialect dialect)
{
    std::istringstream in(table);
    std::string out;
    Program program;
    for (std::string text; std::getline(in, text);) {
        if (text.starts_with(ruleMark)) {
            const auto rule = json::Data::parse(text.substr(ruleMark.size()));
            out += text + '\n';
            if (!rule) {
                out += "  no rule: " + english(rule.error().message) + '\n';
                continue;
            }
            program = Program::compile(*rule, {.dialect = dialect});
            const std::string means = english(inWords(program));
            const std::string asks = english(inWords(program, Reading::Condition));
            out += "means   " + means + '\n';
            if (asks != means)
                out += "asks    " + asks + '\n';
        } else if (text.starts_with(dataMark)) {
            const auto data = json::Data::parse(text.substr(dataMark.size()));
            out += text + '\n';
            out += data ? explained(program, *data, dialect) : "  no data: " + english(data.error().message) + '\n';
        } else if (text.empty() || text.front() == '#') {
            out += text + '\n';
        }
    }
    return out;
}

} // namespace retort::test
