// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace retort::run {

struct ReactionTrace;

/// A place in the answers to one event: a step of a reaction.
struct CascadePlace {
    std::optional<std::size_t> event; ///< Index into CascadeTrace::events; none for the first event of all.
    std::size_t reaction = 0;         ///< Index into that event's reactions.
    std::size_t step = 0;             ///< Step::number.

    bool operator==(const CascadePlace&) const = default;
};

/// An event that an effect raised, and how the workspace's reactions answer it.
struct CascadeEvent {
    CascadePlace by;         ///< The step that raised it.
    std::size_t applied = 0; ///< Index into Step::applied.
    std::size_t raised = 0;  ///< Index into AppliedEffect::raised, which holds the context.
    std::size_t depth = 1;   ///< 1 for what the first event's reactions raise.
    std::string event;
    std::vector<ReactionTrace> reactions; ///< Those that wait for it, in their order.
    Phrase left; ///< Why it was not answered, or not followed further: the bounds, a loop. Id "" where it was.

    friend bool operator==(const CascadeEvent& a, const CascadeEvent& b);
};

/// Something in a file that could break a loop.
struct LoopBreaker {
    std::string file;
    std::string name;    ///< Of the reaction.
    std::string pointer; ///< A clause of a filter's condition, or the action that no filter stands before.
    bool filter = false; ///< It is such a clause: by itself it would stop the loop here if it came out the other way.
    Phrase text;         ///< One sentence.

    friend bool operator==(const LoopBreaker& a, const LoopBreaker& b);
};

/// A reaction that answers an event of a kind that it raised itself, in one or more turns.
struct CascadeLoop {
    std::vector<CascadePlace> path; ///< From the first answer to the one that closes the loop; each with its step.
    std::vector<LoopBreaker> breakers;
    Phrase text;

    friend bool operator==(const CascadeLoop& a, const CascadeLoop& b);
};

/// One definition that is given to the customer more than once.
struct DoubleGift {
    std::string kind; ///< "benefit" or "reward"
    std::string definition;
    std::vector<CascadePlace> places; ///< Two or more, in the order in which they run.
    Phrase text;

    friend bool operator==(const DoubleGift& a, const DoubleGift& b);
};

/// Something that an event gave, and whether the same event would give it again.
struct Repeat {
    std::size_t reaction = 0; ///< Index into Trace::reactions.
    std::size_t step = 0;     ///< Step::number.
    std::string kind;         ///< RecordChange::kind.
    std::string definition;
    bool again = false; ///< The second time gives it once more.
    Phrase text;

    friend bool operator==(const Repeat& a, const Repeat& b);
};

/// What came of the events that effects raise.
struct CascadeTrace {
    std::vector<CascadeEvent> events; ///< In the order in which they are answered; an event stands after its parent.
    std::vector<CascadeLoop> loops;
    std::vector<DoubleGift> gifts;
    std::size_t effects = 0; ///< Applied in all.
    std::size_t depthLimit = 0;
    std::size_t effectLimit = 0;
    bool cut = false; ///< A limit was reached: there is more than this.

    bool operator==(const CascadeTrace&) const = default;
};

} // namespace retort::run
