// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/observer.h"

#include "engine/json/write.h"
#include "engine/run/limits.h"

#include <algorithm>
#include <optional>

namespace retort::run {

namespace {

constexpr std::size_t nowhere = ~std::size_t{0};

Found foundOf(logic::Found found)
{
    switch (found) {
    case logic::Found::Present:
        return Found::Present;
    case logic::Found::Default:
        return Found::Default;
    case logic::Found::Missing:
        return Found::Missing;
    }
    return Found::Missing;
}

// Variables have a list of their own, and constants say nothing.
bool isOperator(logic::Operator op)
{
    return op != logic::Operator::Literal && op != logic::Operator::List && op != logic::Operator::Object &&
           op != logic::Operator::Var;
}

std::string operatorText(const logic::Node& node)
{
    if (node.op == logic::Operator::Unknown && node.source.isObject() && node.source.size() > 0)
        return std::string(node.source.members()[0].key.text());
    return std::string(logic::nameOf(node.op));
}

std::optional<std::size_t> given(std::uint32_t index)
{
    return index == logic::noIndex ? std::nullopt : std::optional<std::size_t>(index);
}

std::optional<std::size_t> given(std::size_t index) { return index == nowhere ? std::nullopt : std::optional(index); }

void addOnce(std::vector<Phrase>& notes, Phrase note)
{
    constexpr std::size_t most = 20; // a loop over a thousand items says the same a thousand times
    if (notes.size() < most && std::find(notes.begin(), notes.end(), note) == notes.end())
        notes.push_back(std::move(note));
}

} // namespace

bool Observer::take(Room& room, std::size_t bytes)
{
    bytes = std::min(bytes, bytesOfValue);
    if (room.bytes + bytes > bytesInList || room.entries == entriesInList) {
        m_step.cut = true;
        room.entries = entriesInList; // what comes after the first that has no room is not kept either
        return false;
    }
    room.bytes += bytes;
    ++room.entries;
    return true;
}

Origin Observer::originOf(logic::Origin origin, std::string_view path) const
{
    if (origin == logic::Origin::Item)
        return Origin::Item;
    if (origin == logic::Origin::Accumulator)
        return Origin::Accumulator;
    // The longest of the paths that lead to this one.
    Origin best = Origin::Event;
    std::size_t longest = 0;
    for (const auto& [start, from] : m_origins) {
        const bool leads =
            start.empty() || (path.starts_with(start) && (path.size() == start.size() || path[start.size()] == '.'));
        if (leads && start.size() >= longest) {
            longest = start.size();
            best = from;
        }
    }
    return best;
}

void Observer::observe(const logic::Program& rule, const logic::Trace& trace, const logic::Explanation& explanation,
                       const std::string& base)
{
    m_step.cut = m_step.cut || trace.cut;
    addReads(explanation);
    addEvaluations(rule, trace, base);
    const std::vector<logic::Note> notes = trace.notes();
    addVariables(rule, trace, notes, base);
    addRemarks(rule, explanation, base);
    addNotes(rule, trace, notes);
    m_keeper.forget();
}

void Observer::addReads(const logic::Explanation& explanation)
{
    for (const logic::Read& read : explanation.reads) {
        auto [value, bytes] = m_keeper.keep(read.value);
        if (!take(m_reads, bytes + read.path.size()))
            return;
        const Origin origin = originOf(read.origin, read.path);
        const Found found = foundOf(read.found);
        const bool null = found == Found::Default && read.null;
        std::string key = json::write(value.root());
        key.append(1, static_cast<char>(origin)).append(1, static_cast<char>(found)).append(read.path);
        if (m_readsSeen.insert(std::move(key)).second)
            m_step.reads.push_back({sayable(read.path), std::move(value), origin, found, null});
    }
}

void Observer::addEvaluations(const logic::Program& rule, const logic::Trace& trace, const std::string& base)
{
    std::vector<std::string> pointers(rule.nodes().size()); // built when first asked for
    m_evaluationOf.assign(trace.records.size(), nowhere);
    for (std::size_t i = 0; i < trace.records.size(); ++i) {
        const logic::Record& record = trace.records[i];
        const std::size_t parent = record.parent == logic::noIndex ? nowhere : m_evaluationOf[record.parent];
        m_evaluationOf[i] = parent;
        const logic::Node& node = rule.node(record.node);
        if (!isOperator(node.op))
            continue;
        std::string& pointer = pointers[record.node];
        if (pointer.empty())
            pointer = base + rule.pointerTo(record.node);
        auto [value, bytes] = m_keeper.keep(record.value);
        if (!take(m_evaluations, bytes + pointer.size()))
            return;
        m_evaluationOf[i] = m_step.evaluations.size();
        m_step.evaluations.push_back(
            {pointer, operatorText(node), std::move(value), record.failed, given(parent), given(record.turn)});
    }
}

void Observer::addVariables(const logic::Program& rule, const logic::Trace& trace,
                            const std::vector<logic::Note>& notes, const std::string& base)
{
    for (const logic::Note& note : notes) {
        if (note.kind != logic::Note::Kind::Read)
            continue;
        const logic::Record& record = trace.records[note.record];
        std::string pointer = base + rule.pointerTo(record.node);
        auto [value, bytes] = m_keeper.keep(note.value);
        if (!take(m_variables, bytes + pointer.size() + note.path.size()))
            return;
        m_step.variables.push_back({std::move(pointer), sayable(note.path), std::move(value),
                                    originOf(note.origin, note.path), foundOf(note.found),
                                    given(m_evaluationOf[note.record]), given(record.turn),
                                    note.found == logic::Found::Default && note.null});
    }
}

void Observer::addRemarks(const logic::Program& rule, const logic::Explanation& explanation, const std::string& base)
{
    const auto add = [&](std::vector<Remark>& list, logic::NodeId node, const Phrase& text) {
        Remark remark{base + rule.pointerTo(node), text};
        constexpr std::size_t most = 200; // loops repeat themselves
        if (list.size() < most && std::none_of(list.begin(), list.end(), [&](const Remark& old) {
                return old.pointer == remark.pointer && old.text == remark.text;
            }))
            list.push_back(std::move(remark));
    };
    for (const logic::NotEvaluated& skipped : explanation.notEvaluated)
        add(m_step.notEvaluated, skipped.node, skipped.why);
    for (const logic::Coercion& coercion : explanation.coercions)
        add(m_step.coercions, coercion.node, coercion.what);
}

void Observer::addNotes(const logic::Program& rule, const logic::Trace& trace, const std::vector<logic::Note>& notes)
{
    for (const logic::Note& note : notes) {
        if (note.kind != logic::Note::Kind::Warning && note.kind != logic::Note::Kind::Dialects)
            continue;
        const logic::Node& node = rule.node(trace.records[note.record].node);
        addOnce(m_step.notes, phrase("run.at-operator", note.message, operatorText(node)));
    }
}

} // namespace retort::run
