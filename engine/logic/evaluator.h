// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/code.h"
#include "engine/logic/environment.h"
#include "engine/logic/jscompare.h"
#include "engine/logic/jsconvert.h"
#include "engine/logic/jsoperators.h"
#include "engine/logic/lookup.h"
#include "engine/logic/phpcompare.h"
#include "engine/logic/phpoperators.h"
#include "engine/logic/remark.h"
#include "engine/logic/valuestack.h"

#include <algorithm>

namespace retort::logic {

/// Applies a rule that is itself a value: `missing` and `missing_some` do that with their keys.
class RuleApplier {
public:
    virtual json::Value applied(json::Value rule, json::Value data) = 0;

protected:
    ~RuleApplier() = default;
};

/// What an evaluator works with; all of it outlives the evaluation.
struct Workplace {
    const Program::Code& code;
    Segment* segments; ///< The code's own, with the hints of this machine.
    Environment& environment;
    ValueStack& stack;
    RuleApplier& applier;
};

/// Walks the tree of a program. Dialect and tracing are fixed at compile time, so that neither is asked for at a node.
/// See sink.h for what a Sink hears.
template <Dialect dialect, class Sink>
class Evaluator {
public:
    Evaluator(const Workplace& workplace, Sink& sink)
        : m_instructions(workplace.code.instructions.data())
        , m_kids(workplace.code.kids.data())
        , m_segments(workplace.segments)
        , m_environment(workplace.environment)
        , m_sink(sink)
        , m_workplace(workplace)
    {}

    json::Value evaluate(json::Value data) { return operand(0, data); }

private:
    using Value = json::Value;
    static constexpr bool php = dialect == Dialect::Php;

    Value operand(NodeId id, Value data)
    {
        const Instruction& instruction = m_instructions[id];
        if (isPath(instruction.step) && instruction.fallback == noNode)
            return variable(id, instruction, data);
        if (instruction.step == Step::Literal) {
            m_sink.leaf(id, instruction.value);
            return instruction.value;
        }
        return inner(id, instruction, data);
    }

    static bool isPath(Step step) { return step >= Step::VarPath && step <= Step::VarAccumulator; }
    static Origin originOf(Step step) { return step == Step::VarAccumulator ? Origin::Accumulator : Origin::Item; }

    /// Follows a path of the rule; `data` is where it begins, and then what was found.
    bool follow(NodeId id, const Instruction& instruction, Value& data)
    {
        m_environment.enter(id);
        if (instruction.step != Step::VarPath) {
            data = data.members()[instruction.step == Step::VarCurrent ? 0 : 1].value;
            if (php ? data.isNull() : isUndefined(data))
                return false;
        }
        return lookUp<dialect>(data, m_segments + instruction.first, instruction.count, m_environment);
    }

    Value variable(NodeId id, const Instruction& instruction, Value data)
    {
        Value end = data;
        const bool found = follow(id, instruction, end);
        const Value value = found ? end : Value();
        m_sink.read(id, value, originOf(instruction.step), found ? Found::Present : Found::Missing);
        if constexpr (Sink::tracing) {
            if (mayDiffer(instruction, found, value))
                m_sink.lookedInLeaf(data, instruction.value.text(), value);
        }
        return value;
    }

    /// Whether it is worth asking what the other dialect reads there.
    bool mayDiffer(const Instruction& instruction, bool found, Value value) const
    {
        if (!php || (found && value.isInt()))
            return true;
        const Segment* segment = m_segments + instruction.first;
        return !found &&
               std::any_of(segment, segment + instruction.count, [](const Segment& s) { return s.inherited; });
    }

    [[gnu::noinline]] Value inner(NodeId id, const Instruction& instruction, Value data)
    {
        m_environment.spend(instruction.count + 1);
        m_sink.enter(id);
        const Value value = result(id, instruction, data);
        m_sink.leave(value);
        return value;
    }

    Value result(NodeId id, const Instruction& in, Value data);

    // An argument asked for by its place.
    bool has(const Instruction& in, std::uint32_t i) const { return i < in.count && m_kids[in.first + i] != noNode; }
    Value argument(NodeId id, const Instruction& in, std::uint32_t i, Value data)
    {
        if (has(in, i))
            return operand(m_kids[in.first + i], data);
        return leftOut(id, i);
    }
    Value leftOut(NodeId id, std::uint32_t i)
    {
        if constexpr (!php)
            return undefined();
        m_environment.enter(id);
        m_environment.warn(Warning::UndefinedKey, static_cast<std::int64_t>(i));
        return {};
    }

    bool isTrue(Value value)
    {
        if (value.isBool())
            return value.asBool();
        const bool result = php ? php::truthy(value, m_environment) : js::truthy(value);
        m_sink.decided(value, result);
        return result;
    }

    /// Two operands and what is made of them; any other number of arguments takes the long way.
    template <class Function>
    Value binary(NodeId id, const Instruction& in, Value data, Function function)
    {
        if (in.count != 2 || in.keyed) [[unlikely]]
            return general(id, in, data);
        const Value operands[2] = {operand(m_kids[in.first], data), operand(m_kids[in.first + 1], data)};
        m_environment.enter(id);
        const Value value = function(operands[0], operands[1]);
        m_sink.operated(in.step, operands, 2, value);
        return value;
    }

    Value general(NodeId id, const Instruction& in, Value data);
    /// Evaluates all arguments, in place; gives how many there are once PHP has bound those with names.
    std::size_t arguments(NodeId id, const Instruction& in, Value data, Value* to);
    static std::size_t room(const Instruction& in) { return std::max<std::size_t>(in.count, 4); }

    Value list(const Instruction& in, Value data);
    Value object(NodeId id, const Instruction& in, Value data);
    Value choose(NodeId id, const Instruction& in, Value data);
    Value andOr(NodeId id, const Instruction& in, Value data);
    [[noreturn]] void unknown(NodeId id, const Instruction& in, Value data);
    [[noreturn]] void tooMuch(NodeId id, const Instruction& in);

    // evaluatorloops.h
    bool isWalked(Value list) const;
    Value body(const Instruction& in, Value item);
    Value filter(NodeId id, const Instruction& in, Value data);
    Value map(NodeId id, const Instruction& in, Value data);
    Value reduce(NodeId id, const Instruction& in, Value data);
    Value quantify(NodeId id, const Instruction& in, Value data);

    // evaluatordata.h
    Value prepared(NodeId id, const Instruction& in, Value data);
    Value var(NodeId id, const Instruction& in, Value data);
    bool isWhole(Value path) const;
    std::string_view pathText(Value path);
    Value missing(NodeId id, const Instruction& in, Value data);
    bool isAbsent(Value key, Value data);
    /// The keys that are absent, of a list or of the values of an object.
    Value absent(Value keys, Value data);
    Value missingAmong(Value options, Value data);
    Value missingSome(NodeId id, const Instruction& in, Value data);

    const Instruction* m_instructions;
    const NodeId* m_kids;
    Segment* m_segments;
    Environment& m_environment;
    Sink& m_sink;
    const Workplace& m_workplace;
};

} // namespace retort::logic
