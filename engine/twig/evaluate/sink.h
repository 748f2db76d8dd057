// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/value.h"
#include "engine/twig/parse/code.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace retort::twig {

/// What the evaluator tells whoever follows a render. The evaluator is a template over it, so that with this one the
/// calls are nothing. engine/twig/trace has the one that keeps. Offsets count bytes of the text being printed into,
/// which is the output unless a capture is open.
struct NoSink {
    static constexpr bool on = false;

    /// A text of the template was printed.
    void text(NodeId /*Text*/, std::size_t /*offset*/, std::size_t /*end*/) {}
    void beginPrint(NodeId, std::size_t /*offset*/) {}
    /// `value` is what was printed (after escaping); `end` the offset after it.
    void endPrint(NodeId, json::Value /*value*/, std::size_t /*end*/) {}
    void evaluated(NodeId, json::Value /*result*/) {} ///< Each expression node, after its children.
    /// A filter has worked: what went in and came out. After evaluated() of its arguments.
    void filtered(NodeId, std::span<const json::Value> /*arguments*/, json::Value /*out*/) {}
    /// A name or attribute was read. `missing`: nothing has that name. `guarded`: under default, ?? or is defined.
    void read(NodeId, json::Value /*value*/, bool /*missing*/, bool /*guarded*/) {}
    void beginCondition(NodeId /*If*/, std::size_t /*branch*/) {}
    void endCondition(json::Value /*value*/, bool /*truth*/) {}
    void beginBranch() {} ///< The body of the condition that was true, or of else.
    void endBranch() {}
    void beginLoop(NodeId /*For*/, json::Value /*sequence*/) {}
    void beginTurn(std::size_t /*turn*/, json::Value /*key*/, json::Value /*item*/) {}
    void endTurn() {}
    void endLoop() {}
    void assigned(NodeId /*Target*/, json::Value /*value*/) {}
    void beginCapture(NodeId /*SetCapture, Apply*/) {}
    /// `text` is what was caught, where it lies for the rest of the render.
    void endCapture(std::string_view /*text*/) {}
    void beginCall(NodeId /*MacroCall*/) {} ///< What a macro prints is captured too.
    void endCall(std::string_view /*text*/) {}
    void warned(const Warning&) {}
};

} // namespace retort::twig
