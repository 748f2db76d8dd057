// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/key.h"
#include "engine/twig/parse/code.h"

#include <cstdint>
#include <vector>

namespace retort::twig {

/// What an evaluator works out of a template's tree once, before it renders.
struct Plan {
    /// A variable of the template: every name in it that is read or assigned has a number, so that a scope is a row of
    /// slots.
    using Variable = std::uint32_t;
    static constexpr Variable context = 0xFFFFFFFF; ///< The Name _context, which no assignment changes.
    static constexpr Variable charset = 0xFFFFFFFE;

    explicit Plan(const Code& code);

    std::vector<json::Key> names; ///< By Variable.
    /// By NodeId. Of a Name or Target its Variable; of a Filter 1 where it is html escaping that Twig added; of an
    /// Arrow 1 where it is called only while the node around it works.
    std::vector<std::uint32_t> notes;
    std::vector<std::vector<Variable>> parameters; ///< Of each macro.

    // What Twig's loops and macros assign to.
    Variable loop = 0;
    Variable parent = 0;
    Variable sequence = 0;
    Variable iterated = 0;
    Variable key = 0;
    Variable varargs = 0;

    bool wholes = false; ///< The template can see whole contexts: through _context, _parent, loop.parent.
    bool keys = false;   ///< It can see _key.
};

} // namespace retort::twig
