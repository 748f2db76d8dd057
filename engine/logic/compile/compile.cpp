// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/compile/code.h"
#include "engine/logic/compile/diagnose.h"
#include "engine/logic/compile/operators.h"
#include "engine/logic/compile/rulescan.h"
#include "engine/logic/evaluate/rebuild.h"
#include "engine/logic/js/jsoperation.h"
#include "engine/logic/js/jsproperty.h"

#include <algorithm>
#include <array>

namespace retort::logic {

namespace {

using json::Value;

Step stepOf(Operator op)
{
    switch (op) {
    case Operator::Literal:
        return Step::Literal;
    case Operator::List:
        return Step::List;
    case Operator::Object:
        return Step::Object;
    case Operator::Unknown:
        return Step::Unknown;
    case Operator::Var:
        return Step::Var;
    case Operator::Missing:
        return Step::Missing;
    case Operator::MissingSome:
        return Step::MissingSome;
    case Operator::If:
        return Step::If;
    case Operator::Ternary:
        return Step::If;
    case Operator::And:
        return Step::And;
    case Operator::Or:
        return Step::Or;
    case Operator::Not:
        return Step::Not;
    case Operator::NotNot:
        return Step::NotNot;
    case Operator::Equal:
        return Step::Equal;
    case Operator::StrictEqual:
        return Step::StrictEqual;
    case Operator::NotEqual:
        return Step::NotEqual;
    case Operator::StrictNotEqual:
        return Step::StrictNotEqual;
    case Operator::Greater:
        return Step::Greater;
    case Operator::GreaterEqual:
        return Step::GreaterEqual;
    case Operator::Less:
        return Step::Less;
    case Operator::LessEqual:
        return Step::LessEqual;
    case Operator::Max:
        return Step::Max;
    case Operator::Min:
        return Step::Min;
    case Operator::Add:
        return Step::Add;
    case Operator::Subtract:
        return Step::Subtract;
    case Operator::Multiply:
        return Step::Multiply;
    case Operator::Divide:
        return Step::Divide;
    case Operator::Modulo:
        return Step::Modulo;
    case Operator::Map:
        return Step::Map;
    case Operator::Filter:
        return Step::Filter;
    case Operator::Reduce:
        return Step::Reduce;
    case Operator::All:
        return Step::All;
    case Operator::None:
        return Step::None;
    case Operator::Some:
        return Step::Some;
    case Operator::Merge:
        return Step::Merge;
    case Operator::In:
        return Step::In;
    case Operator::Cat:
        return Step::Cat;
    case Operator::Substr:
        return Step::Substr;
    case Operator::Log:
        return Step::Log;
    }
    return Step::Unknown;
}

/// What `var` without a path would give at a place.
enum class Scope : std::uint8_t { Data, Item, Pair };

/// First the tree, node by node in the order of the text; then what is run.
class Compiler {
public:
    Compiler(Value rule, const Settings& settings)
        : m_reader{settings}, m_scan(rule, m_reader), m_code(std::make_shared<Program::Code>())
    {
        m_code->settings = settings;
        m_pending.push_back({.value = rule});
    }

    std::shared_ptr<Program::Code> compiled()
    {
        while (!m_pending.empty()) {
            const Pending next = m_pending.back();
            m_pending.pop_back();
            if (m_code->nodes.size() == m_code->settings.limits.nodes) {
                refuse(0, nodesOverLimit(m_code->settings.limits.nodes));
                break;
            }
            add(next);
        }
        for (NodeId id = 0; id < m_code->nodes.size(); ++id) {
            if (m_code->instructions[id].step != Step::TooMuch)
                link(id);
        }
        return std::move(m_code);
    }

private:
    struct Pending {
        Value value;
        NodeId parent = noNode;
        std::uint32_t position = 0;
        std::uint32_t container = 0; ///< Its index in the scan, if it is a container.
        std::uint32_t operators = 0; ///< Around it.
        std::uint32_t depth = 1;
        Scope scope = Scope::Data;
    };

    void add(const Pending& place)
    {
        const auto id = static_cast<NodeId>(m_code->nodes.size());
        Node node{.op = Operator::Literal, .parent = place.parent, .position = place.position, .source = place.value};
        m_code->nodes.push_back(node);
        m_code->instructions.push_back({.step = Step::Literal});
        m_scopes.push_back(place.scope);
        m_lastChild.push_back(noNode);
        m_code->depth = std::max(m_code->depth, place.depth);
        if (place.parent != noNode) {
            Node& parent = m_code->nodes[place.parent];
            NodeId& last = m_lastChild[place.parent];
            (last == noNode ? parent.firstChild : m_code->nodes[last].next) = id;
            last = id;
            ++parent.children;
        }
        if (!place.value.isContainer() || !m_scan.holdsRule(place.container)) {
            setLiteral(id, place);
            return;
        }
        const Limits& limits = m_code->settings.limits;
        const bool isRule = m_reader.isRule(place.value);
        // Lists nest without operators only as deep as a text does, or as values that an evaluation made.
        if (place.operators + (isRule ? 1 : 0) > limits.nesting || place.depth > 2 * limits.nesting + 2) {
            m_code->nodes[id].op = isRule ? operatorOf(place.value) : Operator::List;
            refuse(id, nestingOverLimit(limits.nesting));
        } else if (isRule) {
            addRule(id, place);
        } else {
            m_code->nodes[id].op = place.value.isArray() ? Operator::List : Operator::Object;
            pushParts(place.value, place.container, [&](std::uint32_t) {
                return Pending{
                    .parent = id, .operators = place.operators, .depth = place.depth + 1, .scope = place.scope};
            });
        }
    }

    Operator operatorOf(Value rule) const
    {
        const std::string_view key = rule.members()[0].key.text();
        if (const auto op = operatorNamed(key))
            return *op;
        if (m_code->settings.dialect == Dialect::Js) {
            if (const auto op = js::operationByPath(key))
                return *op;
        }
        return Operator::Unknown;
    }

    void addRule(NodeId id, const Pending& place)
    {
        Node& node = m_code->nodes[id];
        const Value values = place.value.members()[0].value;
        const Operator op = operatorOf(place.value);
        const bool list = m_reader.isArguments(values) && !m_reader.isRule(values);
        node.op = op;
        node.sugar = !list;
        m_code->instructions[id].keyed = list && values.isObject();
        const auto argument = [&](std::uint32_t position) {
            const std::uint32_t slot = m_code->instructions[id].keyed ? slotOf(values, position) : position;
            Scope scope = place.scope;
            if (isLoop(op) && slot == 1)
                scope = op == Operator::Reduce ? Scope::Pair : Scope::Item;
            return Pending{.parent = id, .operators = place.operators + 1, .depth = place.depth + 1, .scope = scope};
        };
        if (list) {
            pushParts(values, place.container + 1, argument);
        } else {
            Pending only = argument(0);
            only.value = values;
            only.container = place.container + 1;
            m_pending.push_back(only);
        }
    }

    /// Which argument an object's member is, for operators that ask for them by place: {"if": {"1": …, "0": …}}.
    static std::uint32_t slotOf(Value values, std::uint32_t position)
    {
        const std::string_view key = values.members()[position].key.text();
        return key == "0" ? 0 : key == "1" ? 1 : key == "2" ? 2 : ~std::uint32_t{0};
    }

    /// The parts of a container become pending, the first on top.
    template <class Place>
    void pushParts(Value container, std::uint32_t index, Place placeOf)
    {
        const std::size_t start = m_pending.size();
        std::uint32_t next = index + 1;
        for (std::uint32_t i = 0; i < container.size(); ++i) {
            Pending part = placeOf(i);
            part.position = i;
            part.value = container.isArray() ? container.items()[i] : container.members()[i].value;
            if (part.value.isContainer()) {
                part.container = next;
                next = m_scan.end(next);
            }
            m_pending.push_back(part);
        }
        std::reverse(m_pending.begin() + static_cast<std::ptrdiff_t>(start), m_pending.end());
    }

    void setLiteral(NodeId id, const Pending& place)
    {
        Value value = place.value;
        if (m_code->settings.objects && value.isContainer() && m_scan.holdsObject(place.container)) {
            // apply() hands out arrays for the objects of a rule.
            value = withArrays(value, m_code->pool);
        }
        m_code->instructions[id].value = value;
    }

    void refuse(NodeId id, Diagnostic why)
    {
        why.node = id;
        auto& all = m_code->diagnostics;
        const auto same = [&](const Diagnostic& other) { return other.message == why.message; };
        const auto index = std::find_if(all.begin(), all.end(), same) - all.begin();
        m_code->instructions[id] = {.step = Step::TooMuch, .first = static_cast<std::uint32_t>(index)};
        if (index == static_cast<std::ptrdiff_t>(all.size()))
            all.push_back(std::move(why));
    }

    /// Makes the instruction of a node whose children are known.
    void link(NodeId id)
    {
        const Node& node = m_code->nodes[id];
        Instruction& instruction = m_code->instructions[id];
        instruction.step = stepOf(node.op);
        if (node.op == Operator::Literal)
            return;
        diagnose(*m_code, id);
        const bool isPath = node.op == Operator::Var && linkPath(id);
        if (m_scopes[id] == Scope::Pair && (instruction.step == Step::Var || instruction.step == Step::VarWhole))
            handsOutPair(id);
        if (isPath)
            return;
        instruction.first = static_cast<std::uint32_t>(m_code->kids.size());
        if (instruction.keyed && (isLoop(node.op) || instruction.step == Step::If)) {
            linkSlots(id, isLoop(node.op) ? 3 : node.children);
        } else {
            for (NodeId kid = node.firstChild; kid != noNode; kid = m_code->nodes[kid].next)
                m_code->kids.push_back(kid);
            instruction.count = node.children;
            instruction.two = node.children == 2 && !instruction.keyed;
        }
    }

    /// The reduce around a node that may give its {current, accumulator} as a whole.
    void handsOutPair(NodeId id)
    {
        NodeId at = id;
        while (!isLoop(m_code->nodes[m_code->nodes[at].parent].op) || slotOf(at) != 1)
            at = m_code->nodes[at].parent;
        m_code->instructions[m_code->nodes[at].parent].pair = true;
    }

    /// Which argument of its operator a node is, where that asks for arguments by place.
    std::uint32_t slotOf(NodeId id) const
    {
        const Node& node = m_code->nodes[id];
        if (!m_code->instructions[node.parent].keyed)
            return node.position;
        return slotOf(m_code->nodes[node.parent].source.members()[0].value, node.position);
    }

    void linkSlots(NodeId id, std::uint32_t count)
    {
        const Node& node = m_code->nodes[id];
        const Value values = node.source.members()[0].value;
        std::vector<NodeId> slots(count, noNode);
        for (NodeId kid = node.firstChild; kid != noNode; kid = m_code->nodes[kid].next) {
            const std::string_view key = values.members()[m_code->nodes[kid].position].key.text();
            const std::uint32_t slot = positionOf(key);
            if (slot < count)
                slots[slot] = kid;
        }
        m_code->kids.insert(m_code->kids.end(), slots.begin(), slots.end());
        m_code->instructions[id].count = count;
    }

    /// A path that stands in the rule is taken apart here; false where it comes out of something else.
    bool linkPath(NodeId id)
    {
        const Node& node = m_code->nodes[id];
        Instruction& instruction = m_code->instructions[id];
        if (instruction.keyed || node.children > 2)
            return false;
        const NodeId fallback = node.children == 2 ? m_code->nodes[node.firstChild].next : noNode;
        if (node.children == 0) {
            instruction.step = Step::VarWhole;
            return true;
        }
        if (m_code->nodes[node.firstChild].op != Operator::Literal)
            return false;
        Value path = m_code->nodes[node.firstChild].source;
        if (path.isNull() || (path.isString() && path.text().empty())) {
            if (fallback != noNode && m_code->nodes[fallback].op != Operator::Literal)
                return false; // evaluated for nothing, but evaluated
            instruction.step = Step::VarWhole;
            return true;
        }
        if (path.isInt() && path.asInt() >= 0 && path.asInt() <= 0x7fffffff) {
            path = Value(m_code->pool.copy(std::to_string(path.asInt())));
        }
        if (!path.isString())
            return false;
        instruction.step = fallback == noNode ? Step::VarPath : Step::VarPrepared;
        instruction.value = path;
        instruction.fallback = fallback;
        return splitPath(id, path.text());
    }

    bool splitPath(NodeId id, std::string_view path)
    {
        Instruction& instruction = m_code->instructions[id];
        const auto segments = static_cast<std::size_t>(std::count(path.begin(), path.end(), '.')) + 1;
        if (segments > m_code->settings.limits.segments) {
            refuse(id, pathOverLimit(m_code->settings.limits.segments));
            return true;
        }
        bool first = true;
        instruction.first = static_cast<std::uint32_t>(m_code->segments.size());
        for (std::size_t begin = 0; begin <= path.size(); first = false) {
            const std::size_t end = std::min(path.find('.', begin), path.size());
            const std::string_view text = path.substr(begin, end - begin);
            begin = end + 1;
            if (first && m_scopes[id] == Scope::Pair && (text == "current" || text == "accumulator")) {
                instruction.accumulator = text == "accumulator";
                if (instruction.step == Step::VarPath) {
                    instruction.step = instruction.accumulator ? Step::VarAccumulator : Step::VarCurrent;
                    continue;
                }
            }
            instruction.inherited |= js::maybeInherited(text);
            m_code->segments.push_back(
                {.key = json::Key(text), .position = positionOf(text), .inherited = js::maybeInherited(text)});
        }
        instruction.count = static_cast<std::uint32_t>(m_code->segments.size()) - instruction.first;
        return true;
    }

    RuleReader m_reader;
    RuleScan m_scan;
    std::shared_ptr<Program::Code> m_code;
    std::vector<Pending> m_pending;
    std::vector<Scope> m_scopes;     // of each node
    std::vector<NodeId> m_lastChild; // of each node, so far
};

} // namespace

std::uint32_t positionOf(std::string_view key)
{
    if (key.empty() || key.size() > 9 || (key[0] == '0' && key.size() > 1))
        return Segment::noPosition;
    std::uint32_t position = 0;
    for (char c : key) {
        if (c < '0' || c > '9')
            return Segment::noPosition;
        position = position * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return position;
}

std::shared_ptr<Program::Code> compileValue(Value rule, const Settings& settings)
{
    return Compiler(rule, settings).compiled();
}

} // namespace retort::logic
