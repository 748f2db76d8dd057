// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/evaluate/loop.h"
#include "engine/twig/evaluate/plan.h"
#include "engine/twig/value/object.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace retort::twig {

class Environment;

/// PHP's $context: variables by name, in order. Those that it begins with stay where they are, in an object of the
/// caller's; what is assigned lies in slots over them.
class Scope {
    enum class State : std::uint8_t {
        Unread, ///< Not looked for yet.
        Absent,
        Base,     ///< As it is in the base.
        InPlace,  ///< Assigned, at the place that it has in the base.
        Appended, ///< Assigned, at its place in m_order.
    };
    struct Slot {
        State state = State::Unread;
        std::uint16_t depth = 0;    ///< How many loops were open when it came to be.
        std::uint32_t position = 0; ///< In the base, also where an Appended or Absent one hides that.
        Value value;
    };
    static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

public:
    using Variable = Plan::Variable;

    /// A base that is no array counts as an empty one.
    void begin(const Plan& plan, Value base);
    void begin(const Scope& like);

    /// nullptr where there is none of that name.
    const Value* find(Variable variable)
    {
        Slot& slot = m_slots[variable];
        if (slot.state == State::Unread)
            load(variable);
        return slot.state == State::Absent ? nullptr : &slot.value;
    }
    void assign(Variable variable, Value value)
    {
        Slot& slot = m_slots[variable];
        if (slot.state == State::InPlace || slot.state == State::Appended)
            slot.value = value;
        else
            assignFirst(variable, value);
    }
    void remove(Variable variable);

    /// What a name stood for before an arrow function's parameter took it.
    struct Shadowed {
        Variable variable = 0;
        Slot slot;
    };
    Shadowed shadow(Variable variable, Value value);
    void restore(const Shadowed& shadowed); ///< In reverse order.

    /// What a loop puts back when it ends.
    struct LoopStart {
        struct Kept {
            Variable variable = 0;
            Slot slot;
            std::size_t order = 0;
        };
        std::array<Kept, 6> kept;
        std::size_t count = 0; ///< How many were there, in the order of the context.
        Variable value = 0;
        Variable key = 0;
    };
    LoopStart enterLoop(Variable value, Variable key);
    /// Variables that the loop made go, those that it hid come back.
    void leaveLoop(const LoopStart& start);
    /// The same where the template has put another array into _parent: all others go.
    void leaveLoop(const LoopStart& start, Value parent, Environment& environment);

    Value whole(Environment& environment) const; ///< All of it as an array, as it is now.
    std::size_t assigned() const { return m_order.size(); }

private:
    void load(Variable variable);
    void assignFirst(Variable variable, Value value);
    void removeOfLoop(const LoopStart& start); // unset() of what PHP's loop assigned to
    std::array<Variable, 6> ofLoop(Variable value, Variable key) const;

    const Plan* m_plan = nullptr;
    Value m_base;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_hints; // where in the base each was found last, also between renders
    std::vector<Variable> m_order;
    std::uint16_t m_depth = 0;
};

} // namespace retort::twig
