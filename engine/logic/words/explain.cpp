// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/explain.h"

#include "engine/logic/words/coercionsof.h"
#include "engine/logic/words/notevaluated.h"
#include "engine/logic/words/reason.h"

#include <functional>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace retort::logic {

namespace {

/// A read as far as two of them are the same. Short texts and numbers by content, long texts and containers by place,
/// so that comparing costs nothing.
struct Seen {
    std::string_view path;
    json::Value value;
    Origin origin;
    Found found;

    static constexpr std::size_t longText = 64;

    bool byPlace() const { return value.isContainer() || (value.isString() && value.size() > longText); }
    const void* place() const
    {
        if (value.isString())
            return value.text().data();
        return value.isArray() ? static_cast<const void*>(value.items()) : value.members();
    }
    bool operator==(const Seen& other) const
    {
        if (path != other.path || origin != other.origin || found != other.found ||
            value.kind() != other.value.kind() || value.size() != other.value.size())
            return false;
        return byPlace() ? place() == other.place() : json::same(value, other.value);
    }
};

struct SeenHash {
    std::size_t operator()(const Seen& seen) const
    {
        std::size_t hash = std::hash<std::string_view>()(seen.path) * 31 + static_cast<std::size_t>(seen.value.kind());
        if (seen.byPlace())
            return hash * 31 + std::hash<const void*>()(seen.place());
        if (seen.value.isString())
            return hash * 31 + std::hash<std::string_view>()(seen.value.text());
        if (seen.value.isNumber())
            return hash * 31 + std::hash<double>()(seen.value.number());
        return hash;
    }
};

} // namespace

Explanation explain(const Program& program, const Outcome& outcome, const Trace& trace, Reading reading)
{
    Explanation explanation;
    Reason reason = Reasoner(program, trace).of(outcome, reading);
    explanation.why = std::move(reason.said.phrase);
    explanation.deciding = reason.deciding;
    explanation.notEvaluated = notEvaluatedIn(program, trace);

    explanation.coercions = coercionsOf(program, trace);

    std::unordered_set<Seen, SeenHash> seen;
    const std::vector<Note> notes = trace.notes();
    for (const Note& note : notes) {
        if (note.kind == Note::Kind::Read && seen.insert({note.path, note.value, note.origin, note.found}).second)
            explanation.reads.push_back({note.path, note.value, note.origin, note.found, note.record, note.null});
    }
    return explanation;
}

} // namespace retort::logic
