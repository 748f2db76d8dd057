// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/trace/remark.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace retort::logic {

/// Hears nothing of an evaluation: all of it compiles away.
struct NoSink {
    static constexpr bool tracing = false;

    /// Around the turns of a loop.
    struct Loop {
        explicit Loop(NoSink&) {}
        void turn(std::size_t) {}
    };

    void enter(NodeId) {}                                ///< A node begins; what comes until leave() is inside it.
    void leave(json::Value) {}                           ///< It has its value.
    void leaf(NodeId, json::Value) {}                    ///< A node with nothing inside.
    void read(NodeId, json::Value, Origin, Found) {}     ///< A variable, as a leaf. Item: whatever the scope is.
    void readHere(json::Value, Origin, Found) {}         ///< The node that is open is a variable that was read.
    void readBy(json::Value, std::string_view, Found) {} ///< The node that is open read a path.
    void operated(Step, const json::Value*, std::size_t, json::Value) {} ///< Operands, and what came of them.
    void decided(json::Value, bool) {} ///< A value that is no boolean was asked for its truth.
    void walks(json::Value) {}         ///< The first argument of a loop.
    /// What the open node read: data, path, value, and what it gives where nothing is found.
    void looked(json::Value, json::Value, json::Value, json::Value) {}
};

} // namespace retort::logic
