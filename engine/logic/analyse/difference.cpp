// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/difference.h"

#include "engine/logic/evaluate/shown.h"
#include "engine/logic/trace.h"

#include <cmath>
#include <utility>
#include <vector>

namespace retort::logic {

namespace {

using json::Value;

/// The same for people: 3 and 3.0, [] and {} (which are one in PHP).
bool alike(Value a, Value b)
{
    std::vector<std::pair<Value, Value>> open{{a, b}};
    while (!open.empty()) {
        const auto [x, y] = open.back();
        open.pop_back();
        if (x.isNumber() && y.isNumber()) {
            if (x.number() != y.number() && !(std::isnan(x.number()) && std::isnan(y.number())))
                return false;
        } else if (!x.isContainer() || !y.isContainer()) {
            if (!json::same(x, y))
                return false;
        } else if (x.size() != y.size() || (x.size() != 0 && x.isObject() != y.isObject())) {
            return false;
        } else {
            for (std::size_t i = 0; i < x.size(); ++i) {
                if (x.isObject() && !(x.members()[i].key == y.members()[i].key))
                    return false;
                open.emplace_back(x.isObject() ? x.members()[i].value : x.items()[i],
                                  y.isObject() ? y.members()[i].value : y.items()[i]);
            }
        }
    }
    return true;
}

/// One evaluation, and of each node outside of loops where its record is.
struct Run {
    Run(const json::Data& rule, const json::Data& data, Settings settings, Dialect dialect)
    {
        settings.dialect = dialect;
        program = Program::compile(rule, settings);
        answer = evaluate(program, data, trace);
        records.assign(program.nodes().size(), noIndex);
        for (std::uint32_t i = 0; i < trace.records.size(); ++i) {
            if (trace.records[i].turn == noIndex)
                records[trace.records[i].node] = i;
        }
    }

    const Record* at(NodeId node) const { return records[node] == noIndex ? nullptr : &trace.records[records[node]]; }
    Truth truth() const
    {
        const Settings& settings = program.settings();
        return truthOf(answer.value.root(), settings.dialect, settings.objects);
    }

    Program program;
    Trace trace;
    Answer answer;
    std::vector<std::uint32_t> records;
};

bool differAt(const Run& a, const Run& b, NodeId node)
{
    const Record* x = a.at(node);
    const Record* y = b.at(node);
    return x && y && (x->failed != y->failed || !alike(x->value, y->value));
}

NodeId innermost(const Run& a, const Run& b)
{
    NodeId node = 0;
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (NodeId kid = a.program.node(node).firstChild; kid != noNode && !deeper; kid = a.program.node(kid).next) {
            if (differAt(a, b, kid)) {
                node = kid;
                deeper = true;
            }
        }
    }
    return node;
}

/// What the other dialect makes of the node, or of the whole result where the node's values are the same.
Phrase whyAt(const Run& home, const Run& other, NodeId node)
{
    for (const Note& note : home.trace.notes()) {
        if (note.kind == Note::Kind::Dialects && home.trace.records[note.record].node == node)
            return note.message;
    }
    const bool toJs = home.program.settings().dialect == Dialect::Php;
    const Record* record = other.at(node);
    if (other.answer.failure && (!record || record->failed))
        return phrase(toJs ? "logic.js-throws" : "logic.php-throws", other.answer.failure->thrown);
    const Value value = record ? record->value : other.answer.value.root();
    if (!differAt(home, other, node) && !home.answer.failure) {
        const Truth truth = other.truth();
        if (toJs)
            return phrase(truth.js ? "logic.js-has-true" : "logic.js-has-false", shown(value));
        return phrase(truth.php ? "logic.php-has-true" : "logic.php-has-false", shown(value));
    }
    return phrase(toJs ? "logic.js-gives" : "logic.php-gives", shownIn(other.program.settings().dialect, value));
}

} // namespace

std::optional<Difference> dialectsDiffer(const json::Data& rule, const json::Data& data, const Settings& settings,
                                         Reading reading)
{
    Run php(rule, data, settings, Dialect::Php);
    Run js(rule, data, settings, Dialect::Js);
    const bool failed = php.answer.failure.has_value();
    bool differ = failed != js.answer.failure.has_value();
    if (!differ && !failed)
        differ = reading == Reading::Condition ? php.truth().php != js.truth().js
                                               : !alike(php.answer.value.root(), js.answer.value.root());
    if (!differ)
        return std::nullopt;
    const bool atHomeInPhp = settings.dialect == Dialect::Php;
    const Run& home = atHomeInPhp ? php : js;
    const Run& other = atHomeInPhp ? js : php;
    Difference difference{.node = innermost(home, other)};
    difference.why = whyAt(home, other, difference.node);
    difference.php = std::move(php.answer);
    difference.js = std::move(js.answer);
    return difference;
}

} // namespace retort::logic
