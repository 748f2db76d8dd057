// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/evaluate/environment.h"
#include "engine/logic/evaluate/lookup.h"
#include "engine/logic/evaluate/valuestack.h"
#include "engine/logic/js/jscompare.h"
#include "engine/logic/js/jsconvert.h"
#include "engine/logic/js/jsoperators.h"
#include "engine/logic/php/phpcompare.h"
#include "engine/logic/php/phpoperators.h"
#include "engine/logic/trace/remark.h"

#include <algorithm>

namespace retort::logic {

/// Applies a rule that is itself a value: `missing` and `missing_some` do that with their keys.
class RuleApplier {
public:
    virtual json::Value applied(json::Value rule, const json::Value& data) = 0;

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
/// See sink.h for what a Sink hears. Each kind of node has a function of its own that is not inlined: a small frame for
/// each level, and none of the registers that only others need.
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

    json::Value evaluate(const json::Value& data) { return operand(0, data); }

private:
    using Value = json::Value;
    static constexpr bool php = dialect == Dialect::Php;

    [[gnu::always_inline]] Value operand(NodeId id, const Value& data)
    {
        const Instruction& instruction = m_instructions[id];
        if (instruction.step == Step::VarPath)
            return variable(id, instruction, data);
        if (instruction.step == Step::Literal) {
            m_sink.leaf(id, instruction.value);
            return instruction.value;
        }
        return inner(id, instruction, data);
    }

    /// A variable without a second argument, with a path that stands in the rule.
    [[gnu::noinline]] Value variable(NodeId id, const Instruction& in, const Value& data)
    {
        if constexpr (!php)
            m_environment.enter(id); // a built-in property may throw
        Value made;
        const Value* found = lookUp<dialect>(data, m_segments + in.first, in.count, made, m_environment);
        const Value value = found ? *found : Value();
        m_sink.read(id, value, Origin::Item, found ? Found::Present : Found::Missing);
        if constexpr (Sink::tracing)
            askOther(in, data, found != nullptr, value);
        return value;
    }

    /// The same below `current` or `accumulator` of the reduce around it.
    [[gnu::noinline]] Value variableInPair(NodeId id, const Instruction& in, const Value& data)
    {
        m_environment.enter(id);
        const bool current = in.step == Step::VarCurrent;
        const Value& start = data.members()[current ? 0 : 1].value;
        const Value* found = nullptr;
        Value made;
        if (php ? !start.isNull() : !isUndefined(start))
            found = lookUp<dialect>(start, m_segments + in.first, in.count, made, m_environment);
        const Value value = found ? *found : Value();
        m_sink.read(id, value, current ? Origin::Item : Origin::Accumulator, found ? Found::Present : Found::Missing);
        if constexpr (Sink::tracing)
            askOther(in, data, found != nullptr, value);
        return value;
    }

    /// Where the other dialect may read something else, it is asked.
    void askOther(const Instruction& in, const Value& data, bool found, Value value)
    {
        constexpr std::int64_t most = std::int64_t{1} << 53; // beyond, JavaScript rounds
        const bool differs = found ? value.isInt() && (value.asInt() > most || value.asInt() < -most) : in.inherited;
        if (!php || differs)
            m_sink.lookedInLeaf(data, in.value.text(), value);
    }

    [[gnu::noinline]] Value inner(NodeId id, const Instruction& in, const Value& data)
    {
        if (in.step == Step::VarCurrent || in.step == Step::VarAccumulator)
            return variableInPair(id, in, data);
        m_environment.spend(in.count + 1);
        if constexpr (!Sink::tracing)
            return result(id, in, data);
        m_sink.enter(id);
        const Value value = result(id, in, data);
        m_sink.leave(value);
        return value;
    }

    [[gnu::always_inline]] Value result(NodeId id, const Instruction& in, const Value& data);

    // An argument asked for by its place.
    bool has(const Instruction& in, std::uint32_t i) const { return i < in.count && m_kids[in.first + i] != noNode; }
    Value argument(NodeId id, const Instruction& in, std::uint32_t i, const Value& data)
    {
        if (has(in, i)) [[likely]]
            return operand(m_kids[in.first + i], data);
        return leftOut(id, i);
    }
    Value leftOut(NodeId id, std::uint32_t i);

    bool isTrue(Value value)
    {
        if (value.isBool()) [[likely]]
            return value.asBool();
        const bool result = php ? php::truthy(value, m_environment) : js::truthy(value);
        m_sink.decided(value, result);
        return result;
    }

    /// Two operands and what is made of them; any other number of arguments takes the long way.
    template <Step step, class Function>
    [[gnu::always_inline]] Value binary(NodeId id, const Instruction& in, const Value& data, Function function)
    {
        if (!in.two) [[unlikely]]
            return general(id, in, data);
        const Value a = operand(id + 1, data); // the first child stands behind its parent
        const Value b = operand(m_kids[in.first + 1], data);
        const Value value = function(a, b);
        if constexpr (Sink::tracing) {
            const Value operands[2] = {a, b};
            m_sink.operated(step, operands, 2, value);
        }
        return value;
    }

    template <Step step>
    [[gnu::noinline]] Value equality(NodeId id, const Instruction& in, const Value& data);
    template <Step step>
    [[gnu::noinline]] Value order(NodeId id, const Instruction& in, const Value& data);
    template <Step step>
    [[gnu::noinline]] Value arithmetic(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value in(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value truth(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value general(NodeId id, const Instruction& in, const Value& data);
    /// Evaluates all arguments, in place; gives how many there are once PHP has bound those with names.
    std::size_t arguments(NodeId id, const Instruction& in, const Value& data, Value* to);
    static std::size_t room(const Instruction& in) { return std::max<std::size_t>(in.count, 4); }

    [[gnu::noinline]] Value list(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value object(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value choose(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value andOr(NodeId id, const Instruction& in, const Value& data);
    [[noreturn, gnu::noinline]] void unknown(NodeId id, const Instruction& in, const Value& data);
    [[noreturn, gnu::noinline]] void tooMuch(NodeId id, const Instruction& in);

    // evaluatorloops.h
    bool isWalked(Value list) const;
    Value body(const Instruction& in, const Value& item);
    [[gnu::noinline]] Value filter(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value map(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value reduce(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value quantify(NodeId id, const Instruction& in, const Value& data);

    // evaluatordata.h
    [[gnu::noinline]] Value prepared(NodeId id, const Instruction& in, const Value& data);
    [[gnu::noinline]] Value var(NodeId id, const Instruction& in, const Value& data);
    bool isWhole(Value path) const;
    std::string_view pathText(Value path);
    [[gnu::noinline]] Value missing(NodeId id, const Instruction& in, const Value& data);
    bool isAbsent(Value key, const Value& data);
    /// The keys that are absent, of a list or of the values of an object.
    Value absent(Value keys, const Value& data);
    Value missingAmong(Value options, const Value& data);
    [[gnu::noinline]] Value missingSome(NodeId id, const Instruction& in, const Value& data);

    const Instruction* m_instructions;
    const NodeId* m_kids;
    Segment* m_segments;
    Environment& m_environment;
    Sink& m_sink;
    const Workplace& m_workplace;
};

} // namespace retort::logic
