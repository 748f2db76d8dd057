// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/edges.h"

#include "engine/logic/analyse/steps.h"
#include "engine/logic/analyse/variables.h"
#include "engine/logic/compile/code.h"
#include "engine/logic/compile/operators.h"
#include "engine/logic/evaluate.h"
#include "engine/logic/words/relation.h"
#include "engine/logic/words/scopeof.h"
#include "engine/php/number.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace retort::logic {

namespace {

using json::Data;
using json::Value;

constexpr std::size_t mostEdges = 10;
constexpr std::size_t mostLimits = 12;
constexpr NodeId largestClause = 1000; // nodes; what is larger is no clause that anybody tries out

using Kind = Edge::Kind;

struct Candidate {
    Kind kind;
    std::optional<Data> value;
};

bool isComparison(Operator op)
{
    switch (op) {
    case Operator::Equal:
    case Operator::StrictEqual:
    case Operator::NotEqual:
    case Operator::StrictNotEqual:
    case Operator::Greater:
    case Operator::GreaterEqual:
    case Operator::Less:
    case Operator::LessEqual:
        return true;
    default:
        return false;
    }
}

bool isOrder(Operator op)
{
    return op == Operator::Greater || op == Operator::GreaterEqual || op == Operator::Less || op == Operator::LessEqual;
}

/// What a clause holds its variable against, and the values that come of it.
class Edges {
public:
    Edges(const Program& program, NodeId clause, const Data& data, const KnownOf& known)
        : m_program(program), m_clause(clause), m_data(data), m_known(known), m_end(endOf(program, clause))
    {}

    /// The variable that decides the clause; nullopt where there is not one.
    std::optional<std::string_view> variable()
    {
        std::optional<std::string_view> only;
        bool several = false;
        const auto met = [&](std::string_view path) {
            several = several || (only && *only != path);
            only = path;
        };
        for (NodeId node = m_clause; node < m_end; ++node) {
            if (const auto path = pathOf(m_program, node))
                met(*path);
            for (const std::string_view path : pathsAskedFor(m_program, node))
                met(path);
        }
        if (several)
            only = firstOperand();
        return only;
    }

    std::vector<Candidate> candidates(std::string_view path)
    {
        m_path = path;
        if (const Value* now = standsAt(m_data.root(), path))
            m_now = *now;
        for (NodeId node = m_clause; node < m_end; ++node)
            collect(node);
        std::stable_sort(m_limits.begin(), m_limits.end(), [](const Limit& a, const Limit& b) {
            return a.value.root().isNumber() && b.value.root().isNumber() &&
                   a.value.root().number() < b.value.root().number();
        });
        for (const Limit& limit : m_limits)
            addAround(limit);
        addListed();
        addContained();
        if (m_first.empty() && m_last.empty())
            addTruth();
        m_last.push_back({Kind::Absent, std::nullopt});
        m_last.push_back({Kind::Null, Data()});
        return joined();
    }

private:
    struct Limit {
        Data value;
        bool ordered;
    };

    /// The variable that stands first in a comparison or an `in` of several; of "a < b < c" the middle one.
    std::optional<std::string_view> firstOperand() const
    {
        NodeId node = m_clause;
        while (m_program.node(node).op == Operator::Not || m_program.node(node).op == Operator::NotNot) {
            node = argument(m_program, node, 0);
            if (node == noNode)
                return std::nullopt;
        }
        const Operator op = m_program.node(node).op;
        if (!isComparison(op) && op != Operator::In)
            return std::nullopt;
        const bool between = isOrder(op) && argument(m_program, node, 2) != noNode;
        const std::array<std::uint32_t, 3> order =
            between ? std::array<std::uint32_t, 3>{1, 0, 2} : std::array<std::uint32_t, 3>{0, 1, 2};
        for (const std::uint32_t position : order) {
            const NodeId operand = argument(m_program, node, position);
            if (operand == noNode)
                continue;
            if (const auto path = pathOf(m_program, operand))
                return path;
        }
        return std::nullopt;
    }

    bool isOurs(NodeId node) const { return node != noNode && pathOf(m_program, node) == m_path; }

    bool holdsOurs(NodeId node) const
    {
        for (NodeId at = node; at < endOf(m_program, node); ++at) {
            if (isOurs(at))
                return true;
        }
        return false;
    }

    /// What stands on the other side: as written, or what it comes to on this data.
    std::optional<Data> other(NodeId node) const
    {
        if (node == noNode || holdsOurs(node))
            return std::nullopt;
        if (isConstant(m_program, node))
            return m_program.rule().part(m_program.node(node).source);
        Answer answer = evaluate(partOf(m_program, node), m_data);
        if (answer.failure)
            return std::nullopt;
        return std::move(answer.value);
    }

    void collect(NodeId node)
    {
        const Operator op = m_program.node(node).op;
        const NodeId first = argument(m_program, node, 0);
        const NodeId second = argument(m_program, node, 1);
        if (isComparison(op)) {
            const NodeId third = isOrder(op) ? argument(m_program, node, 2) : noNode;
            if (!isOurs(first) && !isOurs(second) && !isOurs(third))
                return;
            for (const NodeId operand : {first, second, third}) {
                if (isOurs(operand) || m_limits.size() == mostLimits)
                    continue;
                const auto value = other(operand);
                if (value && (!value->root().isNumber() || std::isfinite(value->root().number())))
                    m_limits.push_back({*value, isOrder(op)});
            }
        } else if (op == Operator::In && isOurs(first)) {
            const auto haystack = other(second);
            if (!haystack)
                return;
            const Value list = haystack->root();
            if (list.isString())
                m_parts.push_back(*haystack);
            for (std::size_t i = 0; list.isArray() && i < list.size() && m_listed.size() < mostLimits; ++i)
                m_listed.push_back(haystack->part(list.items()[i]));
        } else if (op == Operator::In && isOurs(second)) {
            if (const auto needle = other(first))
                m_contained.push_back(*needle);
        }
    }

    void add(Kind kind, Data value) { m_first.push_back({kind, std::move(value)}); }
    void addLast(Kind kind, Data value) { m_last.push_back({kind, std::move(value)}); }

    /// The limit's own digits, or the cents of a value that has some.
    int decimalsFor(Value limit) const
    {
        const bool money = limit.isDouble() || m_now.isDouble();
        return money ? std::max({2, decimalsOf(limit), decimalsOf(m_now)}) : 0;
    }

    void addAround(const Limit& limit)
    {
        const Value at = limit.value.root();
        switch (at.kind()) {
        case json::Kind::Int:
        case json::Kind::Double: {
            int decimals = decimalsFor(at);
            for (const Limit& beside : m_limits) {
                if (beside.value.root().isNumber())
                    decimals = std::max(decimals, decimalsFor(beside.value.root()));
            }
            add(Kind::Below, stepped(at, -1, decimals));
            add(Kind::At, limit.value);
            add(Kind::Above, stepped(at, 1, decimals));
            // The number as text, and the whole number with a point (or the other way round): other forms of the same.
            if (m_last.empty()) {
                const double number = at.number();
                addLast(Kind::Other, dataOf(at.isInt() ? std::to_string(at.asInt()) : php::shortest(number)));
                if (!limit.ordered && at.isInt())
                    addLast(Kind::Other, dataOf(number));
            }
            break;
        }
        case json::Kind::String:
            addAroundText(limit);
            break;
        case json::Kind::Bool:
            add(Kind::At, limit.value);
            addLast(Kind::Other, truthData(!at.asBool()));
            break;
        case json::Kind::Null:
            addTruth();
            break;
        case json::Kind::Array:
        case json::Kind::Object:
            add(Kind::At, limit.value);
            break;
        }
    }

    void addAroundText(const Limit& limit)
    {
        const std::string_view at = limit.value.root().text();
        if (limit.ordered) {
            if (const auto below = stepped(at, -1))
                add(Kind::Below, dataOf(*below));
            add(Kind::At, limit.value);
            if (const auto above = stepped(at, 1))
                add(Kind::Above, dataOf(*above));
        } else {
            add(Kind::At, limit.value);
            if (const auto letters = otherLetters(at))
                add(Kind::Letters, dataOf(*letters));
            addLast(Kind::Other, anotherText(at));
        }
        if (php::numeric(at).type == php::Numeric::Type::Int)
            addLast(Kind::Other, dataOf(php::numeric(at).whole));
        addLast(Kind::Empty, dataOf(""));
    }

    /// The text that the data has, if it is another one; else any other.
    Data anotherText(std::string_view than) const
    {
        if (m_now.isString() && m_now.text() != than && !m_now.text().empty())
            return m_data.part(m_now);
        return dataOf(than == "other" ? "another" : "other");
    }

    bool isListed(Value value) const
    {
        return std::any_of(m_listed.begin(), m_listed.end(),
                           [&](const Data& listed) { return json::same(listed.root(), value); });
    }

    void addListed()
    {
        if (m_listed.empty() && m_parts.empty())
            return;
        for (const Data& value : m_listed)
            add(Kind::Listed, value);
        for (const Data& text : m_parts)
            add(Kind::Listed, text);
        const Value first = m_listed.empty() ? m_parts.front().root() : m_listed.front().root();
        if (first.isNumber()) {
            Value largest = first;
            for (const Data& value : m_listed) {
                if (value.root().isNumber() && value.root().number() > largest.number())
                    largest = value.root();
            }
            addLast(Kind::NotListed, stepped(largest, 1, decimalsFor(largest)));
            return;
        }
        if (m_now.isString() && !m_now.text().empty() && !isListed(m_now))
            addLast(Kind::NotListed, m_data.part(m_now));
        else
            addLast(Kind::NotListed, dataOf(isListed(Value(std::string_view("other"))) ? "none of these" : "other"));
        if (const auto letters = first.isString() ? otherLetters(first.text()) : std::nullopt;
            letters && !isListed(Value(std::string_view(*letters))))
            addLast(Kind::Letters, dataOf(*letters));
        addLast(Kind::Empty, dataOf(""));
    }

    /// The list that the data has, with an item put in and others left out.
    Data listWith(const std::optional<std::string>& text, const std::optional<Data>& item) const
    {
        json::Builder out;
        out.beginArray();
        for (std::size_t i = 0; m_now.isArray() && i < std::min<std::size_t>(m_now.size(), 100); ++i) {
            const Value old = m_now.items()[i];
            if (std::none_of(m_contained.begin(), m_contained.end(),
                             [&](const Data& one) { return json::same(one.root(), old); }))
                out.value(old);
        }
        if (text)
            out.text(*text);
        if (item)
            out.value(item->root());
        out.end();
        return out.take();
    }

    void addContained()
    {
        if (m_contained.empty())
            return;
        if (m_now.isString()) {
            for (const Data& item : m_contained) {
                if (item.root().isString())
                    add(Kind::Listed, item);
            }
            addLast(Kind::NotListed,
                    anotherText(m_contained.front().root().isString() ? m_contained.front().root().text()
                                                                      : std::string_view()));
            addLast(Kind::Empty, dataOf(""));
            return;
        }
        for (const Data& item : m_contained)
            add(Kind::Listed, listWith(std::nullopt, item));
        const Value first = m_contained.front().root();
        addLast(Kind::NotListed, m_now.isArray() && m_now.size() != 0
                                     ? listWith(std::nullopt, std::nullopt)
                                     : listWith(first.isString() && first.text() == "other" ? "another" : "other", {}));
        if (const auto letters = first.isString() ? otherLetters(first.text()) : std::nullopt)
            addLast(Kind::Letters, listWith(letters, {}));
        addLast(Kind::Empty, listOfNone());
    }

    static Data listOfNone()
    {
        json::Builder out;
        out.beginArray();
        out.end();
        return out.take();
    }

    /// Values that count as true and false, of the type that the data has.
    void addTruth()
    {
        if (!m_now.isNull())
            add(Kind::Other, m_data.part(m_now));
        switch (m_now.kind()) {
        case json::Kind::Bool:
            add(Kind::Other, truthData(!m_now.asBool()));
            break;
        case json::Kind::Int:
        case json::Kind::Double:
            add(Kind::Other, dataOf(std::int64_t{m_now.number() == 0 ? 1 : 0}));
            break;
        case json::Kind::String:
            addLast(Kind::Empty, dataOf(""));
            break;
        case json::Kind::Array:
        case json::Kind::Object:
            addLast(Kind::Empty, listOfNone());
            break;
        case json::Kind::Null:
            addTruthOf(m_known ? m_known(m_path) : KnownField());
            break;
        }
    }

    /// The same where the data has nothing, or null: of the type that the field is known to have.
    void addTruthOf(const KnownField& field)
    {
        if (field.seen)
            add(Kind::Other, *field.seen);
        if (field.type == "string") {
            if (!field.seen)
                add(Kind::Other, dataOf("other"));
            addLast(Kind::Empty, dataOf(""));
        } else if (field.type == "date" || field.type == "datetime") {
            if (!field.seen)
                add(Kind::Other, dataOf(field.type == "date" ? "2026-01-01" : "2026-01-01T00:00:00Z"));
            addLast(Kind::Empty, dataOf(""));
        } else if (field.type == "number" || field.type == "integer") {
            add(Kind::Other, dataOf(std::int64_t{1}));
            add(Kind::Other, dataOf(std::int64_t{0}));
        } else if (field.type == "array") {
            addLast(Kind::Empty, listOfNone());
        } else if (field.type == "object") {
            return;
        } else {
            add(Kind::Other, truthData(true));
            add(Kind::Other, truthData(false));
            if (field.type == "boolean")
                return;
            add(Kind::Other, dataOf("other"));
            add(Kind::Other, dataOf(std::int64_t{0}));
            addLast(Kind::Empty, dataOf(""));
        }
    }

    /// First what the clause names, as far as there is room beside the rest; each value once.
    std::vector<Candidate> joined() const
    {
        std::vector<Candidate> all;
        std::vector<Candidate> last;
        for (const Candidate& candidate : m_last) {
            if (!holds(m_first, candidate) && !holds(last, candidate))
                last.push_back(candidate);
        }
        // Absent and null are the last two, and stay.
        if (last.size() > mostEdges / 2)
            last.erase(last.begin() + static_cast<std::ptrdiff_t>(mostEdges / 2 - 2), last.end() - 2);
        for (const Candidate& candidate : m_first) {
            if (all.size() + last.size() < mostEdges && !holds(all, candidate))
                all.push_back(candidate);
        }
        all.insert(all.end(), last.begin(), last.end());
        return all;
    }

    static bool holds(const std::vector<Candidate>& candidates, const Candidate& candidate)
    {
        return std::any_of(candidates.begin(), candidates.end(),
                           [&](const Candidate& one) { return one.value == candidate.value; });
    }

    const Program& m_program;
    NodeId m_clause;
    const Data& m_data;
    const KnownOf& m_known;
    NodeId m_end;
    std::string_view m_path;
    Value m_now; ///< What the data has; null where it has nothing.
    std::vector<Limit> m_limits;
    std::vector<Data> m_listed;    ///< in: [variable, [these]]
    std::vector<Data> m_parts;     ///< in: [variable, "a text"]
    std::vector<Data> m_contained; ///< in: [this, variable]
    std::vector<Candidate> m_first;
    std::vector<Candidate> m_last;
};

} // namespace

std::vector<Edge> edgesOf(const Program& program, NodeId clause, const Data& data, const Passes& passes,
                          const KnownOf& known)
{
    if (clause >= program.nodes().size() || loopAround(program, clause) != noNode ||
        endOf(program, clause) - clause > largestClause)
        return {};
    Edges edges(program, clause, data, known);
    const auto path = edges.variable();
    if (!path)
        return {};

    const Settings& settings = program.settings();
    Machine whole(program);
    Machine part(partOf(program, clause));
    std::vector<Edge> answered;
    for (Candidate& candidate : edges.candidates(*path)) {
        const Data tried = withValue(data, *path, candidate.value);
        Edge edge{.kind = candidate.kind, .path = std::string(*path), .value = std::move(candidate.value)};
        const Outcome ofPart = part.run(tried.root());
        edge.clause = !ofPart.failure && truthOf(ofPart.value, settings.dialect, settings.objects).jsonLogic;
        const Outcome ofWhole = whole.run(tried.root());
        edge.whole = !ofWhole.failure && passes && passes(ofWhole.value);
        answered.push_back(std::move(edge));
    }
    return answered;
}

} // namespace retort::logic
