// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/model.h"

#include "engine/logic/analyse/tables.h"
#include "engine/logic/analyse/variables.h"
#include "engine/logic/compile/code.h"
#include "engine/logic/compile/operators.h"
#include "engine/logic/words/relation.h"

#include <algorithm>

namespace retort::logic {

namespace {

using json::Value;
using Kind = Term::Kind;

constexpr std::uint32_t deepest = 300;
constexpr std::size_t mostNearby = 32;

bool isScalar(Value value) { return !value.isContainer(); }

/// Makes terms and atoms of a rule, and gathers what its variables are held against.
class Reader {
public:
    explicit Reader(Model& model) : m_model(model), m_program(model.program) {}

    void read()
    {
        readTerm(0, none, 0);
        findEntangled();
    }

private:
    std::uint32_t childrenOf(NodeId node) const { return m_program.node(node).children; }

    Kind kindOf(NodeId node, std::uint32_t depth) const
    {
        const Instruction& instruction = m_program.code().instructions[node];
        if (instruction.keyed || instruction.step == Step::TooMuch || depth > deepest)
            return Kind::Atom;
        switch (m_program.node(node).op) {
        case Operator::And:
            return childrenOf(node) > 0 ? Kind::And : Kind::Atom;
        case Operator::Or:
            return childrenOf(node) > 0 ? Kind::Or : Kind::Atom;
        case Operator::Not:
            return childrenOf(node) == 1 ? Kind::Not : Kind::Atom;
        case Operator::NotNot:
            return childrenOf(node) == 1 ? Kind::NotNot : Kind::Atom;
        case Operator::If:
        case Operator::Ternary:
            return childrenOf(node) > 1 ? Kind::If : Kind::Atom;
        default:
            return Kind::Atom;
        }
    }

    void readTerm(NodeId node, std::uint32_t parent, std::uint32_t depth)
    {
        const auto term = static_cast<std::uint32_t>(m_model.terms.size());
        const Kind kind = kindOf(node, depth);
        const std::vector<std::string_view> asked = m_program.node(node).op == Operator::Missing
                                                        ? pathsAskedFor(m_program, node)
                                                        : std::vector<std::string_view>();
        // One of several is missing where any of them is; apart they need far fewer cases.
        const bool apart = asked.size() > 1 && asked.size() < 100;
        m_model.terms.push_back({.kind = apart ? Kind::Or : kind, .node = node, .parent = parent});
        if (apart) {
            for (const std::string_view path : asked) {
                m_model.terms.push_back({.node = node, .parent = term});
                addAtom(node, missingRule(path), {path});
                m_model.terms.back().end = static_cast<std::uint32_t>(m_model.terms.size());
            }
        } else if (kind == Kind::Atom) {
            addAtom(node, std::nullopt, asked);
        } else {
            for (NodeId kid = m_program.node(node).firstChild; kid != noNode; kid = m_program.node(kid).next)
                readTerm(kid, term, depth + 1);
        }
        m_model.terms[term].end = static_cast<std::uint32_t>(m_model.terms.size());
    }

    static json::Data missingRule(std::string_view path)
    {
        json::Builder out;
        out.beginObject();
        out.key("missing");
        out.beginArray();
        out.text(path);
        out.end();
        out.end();
        return out.take();
    }

    void addAtom(NodeId node, const std::optional<json::Data>& rule, const std::vector<std::string_view>& asked)
    {
        m_model.terms.back().atom = static_cast<std::uint32_t>(m_model.atoms.size());
        m_model.atoms.emplace_back();
        Atom& atom = m_model.atoms.back();
        atom.node = node;
        const NodeId end = endOf(m_program, node);
        if (!Budget::spend(m_model.budget.constants, end - node))
            return; // without a program: nothing is known of it
        atom.program = rule ? Program::compile(*rule, tableSettings(m_program.settings()))
                            : Program::compile(m_program.rule().part(m_program.node(node).source),
                                               tableSettings(m_program.settings()));
        atom.isReady = true;
        atom.covered = covers(atom, node, asked) || !readsData(node, end);
        if (!atom.covered)
            lookAround(atom, node, end);
        atom.otherwise = isBoolean(m_program, node) ? static_cast<Mask>(m_model.isTrue | m_model.isFalse | failedMask)
                                                    : m_model.isAny;
        atom.takenAt.assign(atom.variables.size(), noNode);
    }

    Variable& variable(Atom& atom, std::string_view path)
    {
        auto [at, isNew] = m_byPath.try_emplace(path, static_cast<std::uint32_t>(m_model.variables.size()));
        if (isNew) {
            m_model.variables.emplace_back();
            m_model.variables.back().path = path;
        }
        if (std::find(atom.variables.begin(), atom.variables.end(), at->second) == atom.variables.end())
            atom.variables.push_back(at->second);
        return m_model.variables[at->second];
    }

    /// The path of a variable whose fallback, if it has one, is a constant.
    std::optional<std::string_view> plainPath(NodeId node) const
    {
        if (node == noNode)
            return std::nullopt;
        const NodeId fallback = m_program.code().instructions[node].fallback;
        const bool isPlain =
            m_program.node(node).op == Operator::Var && (fallback == noNode || isConstant(m_program, fallback));
        return isPlain ? pathOf(m_program, node) : std::nullopt;
    }

    /// Is the clause of a form whose variables need be tried with no more than what stands in it?
    bool covers(Atom& atom, NodeId node, const std::vector<std::string_view>& asked)
    {
        const Node& at = m_program.node(node);
        if (m_program.code().instructions[node].keyed)
            return false;
        switch (at.op) {
        case Operator::Literal:
            return true;
        case Operator::Var:
            if (const auto path = plainPath(node)) {
                variable(atom, *path).use.truth = true;
                return true;
            }
            return false;
        case Operator::Missing:
        case Operator::MissingSome:
            for (const std::string_view path : !asked.empty() ? asked : pathsAskedFor(m_program, node))
                variable(atom, path).use.truth = true;
            return !atom.variables.empty();
        case Operator::In:
            return at.children == 2 && coversMembership(atom, node);
        case Operator::Equal:
        case Operator::NotEqual:
            return at.children == 2 && coversComparison(atom, node, &Use::equal, false);
        case Operator::StrictEqual:
        case Operator::StrictNotEqual:
            return at.children == 2 && coversComparison(atom, node, &Use::equal, true);
        case Operator::Less:
        case Operator::LessEqual:
            return (at.children == 2 || at.children == 3) && coversComparison(atom, node, &Use::ordered, false);
        case Operator::Greater:
        case Operator::GreaterEqual:
            return at.children == 2 && coversComparison(atom, node, &Use::ordered, false);
        default:
            return false;
        }
    }

    /// One variable among scalar constants, or constants alone.
    bool coversComparison(Atom& atom, NodeId node, std::vector<Value> Use::*list, bool strict)
    {
        std::optional<std::string_view> path;
        std::vector<Value> constants;
        for (NodeId kid = m_program.node(node).firstChild; kid != noNode; kid = m_program.node(kid).next) {
            const Value value = m_program.node(kid).source;
            if (const auto found = plainPath(kid)) {
                if (path)
                    return false;
                path = found;
            } else if (isConstant(m_program, kid) && isScalar(value)) {
                if (list == &Use::ordered && (value.isBool() || value.isNull()))
                    return false;
                if (!value.isNull())
                    constants.push_back(value);
            } else {
                return false;
            }
        }
        if (path) {
            Use& use = variable(atom, *path).use;
            (use.*list).insert((use.*list).end(), constants.begin(), constants.end());
            use.strict = use.strict || strict;
            use.truth = use.truth || constants.empty();
        }
        return true;
    }

    bool readsData(NodeId node, NodeId end) const
    {
        for (NodeId at = node; at < end; ++at) {
            const Operator op = m_program.node(at).op;
            if (op == Operator::Var || op == Operator::Missing || op == Operator::MissingSome)
                return true;
        }
        return false;
    }

    bool coversMembership(Atom& atom, NodeId node)
    {
        const NodeId needle = argument(m_program, node, 0);
        const NodeId haystack = argument(m_program, node, 1);
        const Value list = m_program.node(haystack).source;
        if (const auto path = plainPath(needle)) {
            if (!isConstant(m_program, haystack))
                return false;
            if (list.isString()) {
                variable(atom, *path).use.within.push_back(list.text());
                return true;
            }
            if (!list.isArray() || !Budget::spend(m_model.budget.constants, list.size()))
                return false;
            Use& use = variable(atom, *path).use;
            bool scalars = true;
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (!isScalar(list.items()[i]))
                    scalars = false;
                else if (!list.items()[i].isNull())
                    use.equal.push_back(list.items()[i]);
            }
            use.truth = use.truth || list.size() == 0;
            return scalars;
        }
        if (!isConstant(m_program, needle))
            return false;
        const Value value = m_program.node(needle).source;
        if (const auto path = plainPath(haystack); path && isScalar(value) && !value.isNull()) {
            variable(atom, *path).use.contained.push_back(value);
            return true;
        }
        return false;
    }

    /// Of a clause that is not understood: its variables, and constants to try with them.
    void lookAround(Atom& atom, NodeId node, NodeId end)
    {
        std::vector<Value> nearby;
        bool calculates = false;
        for (NodeId at = node; at < end; ++at) {
            const Node& one = m_program.node(at);
            const Instruction& instruction = m_program.code().instructions[at];
            calculates = calculates || isArithmetic(m_program, at);
            if (const auto path = pathOf(m_program, at); path && atom.variables.size() < 6)
                variable(atom, *path);
            for (const std::string_view path : pathsAskedFor(m_program, at)) {
                if (atom.variables.size() < 6)
                    variable(atom, path).use.truth = true;
            }
            const bool isPath = one.parent != noNode && m_program.node(one.parent).op == Operator::Var;
            if (instruction.step == Step::Literal && !isPath && nearby.size() < mostNearby) {
                if (isScalar(one.source) && !one.source.isNull())
                    nearby.push_back(one.source);
                else if (one.source.isArray() && one.source.size() != 0 && isScalar(one.source.items()[0]))
                    nearby.push_back(one.source.items()[0]);
            }
            if (isLoop(one.op)) {
                const NodeId list = argument(m_program, at, 0);
                const NodeId body = argument(m_program, at, 1);
                if (const auto path = list == noNode ? std::nullopt : pathOf(m_program, list);
                    path && body != noNode && atom.variables.size() < 6)
                    variable(atom, *path).use.bodies.push_back(body);
            }
        }
        for (const std::uint32_t index : atom.variables) {
            Use& use = m_model.variables[index].use;
            if (use.nearby.size() < mostNearby)
                use.nearby.insert(use.nearby.end(), nearby.begin(), nearby.end());
            use.arithmetic = use.arithmetic || (calculates && use.bodies.empty());
        }
    }

    /// "profile" and "profile.tier" cannot be given values apart.
    void findEntangled()
    {
        for (const auto& [path, index] : m_byPath) {
            for (std::size_t dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
                if (const auto parent = m_byPath.find(path.substr(0, dot)); parent != m_byPath.end()) {
                    m_model.variables[index].entangled = true;
                    m_model.variables[parent->second].entangled = true;
                }
            }
        }
    }

    Model& m_model;
    const Program& m_program;
    std::map<std::string_view, std::uint32_t> m_byPath;
};

} // namespace

Model::Model(const Program& p, const Passes& toPass, const Domains& domains, Budget allowed)
    : program(p), passes(toPass), budget(allowed)
{
    isTrue = maskOf(codeOf({.value = Value(true)}));
    isFalse = maskOf(codeOf({.value = Value(false)}));
    isAny = anyCode();
    Reader(*this).read();
    fillTables(*this, domains);
}

/// Of one value for each way in which a result can count.
Mask Model::anyCode() const
{
    const json::Value one(1);
    Mask mask = failedMask;
    for (const json::Value value :
         {json::Value(), json::Value(true), json::Value(false), json::Value(0), one, json::Value(std::string_view("")),
          json::Value(std::string_view("0")), json::Value(std::string_view("x")), json::Value::array(nullptr, 0),
          json::Value::array(&one, 1), json::Value::object(nullptr, 0)})
        mask = static_cast<Mask>(mask | maskOf(codeOf({.value = value})));
    return mask;
}

Code Model::codeOf(const Outcome& outcome) const
{
    if (outcome.failure)
        return failedCode;
    Code code = 0;
    if (truthOf(outcome.value, program.settings().dialect, program.settings().objects).jsonLogic)
        code |= truthBit;
    if (passes && passes(outcome.value))
        code |= passBit;
    if (outcome.value.isBool())
        code |= boolBit;
    return code;
}

std::vector<std::uint32_t> Model::kidsOf(std::uint32_t term) const
{
    std::vector<std::uint32_t> kids;
    if (terms[term].kind == Term::Kind::Atom)
        return kids;
    for (std::uint32_t kid = firstKid(term); kid < terms[term].end; kid = terms[kid].end)
        kids.push_back(kid);
    return kids;
}

} // namespace retort::logic
