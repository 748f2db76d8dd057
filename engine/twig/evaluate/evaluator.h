// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/evaluate/attribute.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/evaluate/plan.h"
#include "engine/twig/evaluate/scope.h"
#include "engine/twig/evaluate/valuestack.h"
#include "engine/twig/parse/code.h"
#include "engine/twig/render.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::twig {

/// Walks a template's tree. `Sink` is told what happens, see sink.h; with NoSink telling costs nothing. Its members are
/// defined in walk.h, which whoever makes one includes.
template <class Sink>
class Evaluator final : public Environment {
public:
    Evaluator(const Code& code, const Plan& plan, Sink& sink);

    Rendering render(Value context, const Surroundings& surroundings);
    Value call(Value closure, std::span<const Value> arguments) override;

private:
    /// So deep may nodes be in each other, macros' and blocks' in those that call them too: it bounds the stack.
    static constexpr std::size_t mostDepth = 2000;
    using Row = ValueStack::Row;
    /// On m_chain: the value is that of a node's branch, which has become the node's own.
    static constexpr NodeId chosen = 0x80000000;

    // Statements
    void execute(NodeId id);
    void executePrint(NodeId id, const Node& node);
    void executeIf(NodeId id, const Node& node);
    void executeFor(NodeId id, const Node& node);
    void endOfTurn(const Node& node, Loop& loop);
    void endOfLoop(const Node& node, const Scope::LoopStart& start, Value parent);
    void executeSet(const Node& node);
    void executeSetCapture(NodeId id, const Node& node);
    void executeApply(NodeId id, const Node& node);
    void executeWith(const Node& node);
    void executeBlock(const BlockBody& block);
    void executeInclude(const Node& node);
    /// Gives what `work` prints, which then does not stand in the output.
    template <class Work>
    std::string_view caught(Work work);

    // Expressions
    Value evaluate(NodeId id);
    Value evaluateChain(NodeId id);
    Value beginChain(NodeId id);
    Value begin(NodeId id, const Node& node);
    Value follow(NodeId id, const Node& node, Value first);
    Value name(NodeId id, const Node& node);
    Value attributeOfName(NodeId id, const Node& node);
    Value attributeOf(NodeId id, const Node& node, Value object);
    Value method(NodeId id, const Node& node, Value object);
    Value filter(NodeId id, const Node& node, Value first);
    Value invoke(const Node& node, std::span<const Value> arguments);
    Value function(const Node& node);
    Value list(const Node& node);
    Value hash(const Node& node);
    Value arrow(NodeId id, const Node& node);
    Value macroCall(NodeId id, const Node& node);
    Value blockCall(const Node& node);

    // What looks through missing names
    bool isDefined(NodeId id);
    /// The value of what a member is asked of, as Twig looks under `is defined`: every link by attribute().
    Value definedObject(NodeId id);
    Value guarded(NodeId id);

    // What is printed
    void print(std::string_view text);
    void print(Value value, const Node& node);
    Value printHtml(NodeId filter, const Node& node);

    bool isFollowing(NodeId id) const;
    bool isImported(const Node& node) const { return node.slot == 0 || m_imports[node.slot]; }
    const BlockBody* blockNamed(Value name);
    void enter(const Node& node) { Environment::enter(node.span, node.line); }
    Scope& pushScope();
    void popScope();
    void deeper();
    void beginCall();
    void endCall() { --m_calls; }
    Value told(NodeId id, Value result);
    void tellWarnings();

    const Code& m_code;
    const Plan& m_plan;
    Sink& m_sink;
    std::string m_out; ///< What is printed; while something is caught, behind where that began.
    std::size_t m_outBase = 0;
    std::size_t m_outLast = 0;     ///< How long the last output was.
    std::size_t m_catching = 0;    ///< How many captures are open.
    std::size_t m_firstCaught = 0; ///< Where the outermost began.
    std::vector<std::unique_ptr<Scope>> m_scopes;
    std::size_t m_scopeCount = 0;
    Scope* m_scope = nullptr;
    std::vector<std::uint32_t> m_hints; ///< Of each Attribute, by Node::index.
    std::vector<NodeId> m_chain;
    ValueStack m_values;
    std::vector<Scope::Shadowed> m_shadowed;
    std::vector<bool> m_imports;
    std::vector<bool> m_globalImports;
    Value m_captured;
    std::size_t m_iterations = 0;
    std::size_t m_calls = 0;
    std::size_t m_depth = 0;
    bool m_guarded = false; ///< Under default, ?? or is defined: what is missing is expected to be.
    std::size_t m_told = 0; ///< Warnings that the sink knows of.
};

} // namespace retort::twig
