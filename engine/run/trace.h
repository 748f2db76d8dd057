// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/evaluate.h"
#include "engine/logic/settings.h"
#include "engine/run/applied.h"
#include "engine/run/cascadetrace.h"
#include "engine/run/observation.h"
#include "engine/run/targetrender.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What happened when an event met reactions: a value that the window draws, the command line prints and a scenario
/// compares. Its JSON form is retort-run/1, docs/trace-format.md. Phrases are equal when they say the same in English,
/// so that a trace that was written and read back equals itself.
namespace retort::run {

/// What an argument came to.
struct ResolvedArgument {
    std::string name;
    json::Data value;
    bool dynamic = false;

    bool operator==(const ResolvedArgument&) const = default;
};

struct NamedValue {
    std::string name;
    json::Data value;

    bool operator==(const NamedValue&) const = default;
};

/// What an action would do to the world: its kind and the values it was given. Nothing is done and nothing is sent.
struct Effect {
    std::string kind;                  ///< The action's canonical type: "benefit.create".
    std::vector<NamedValue> arguments; ///< Under the catalogue's names where it knows them; the last of a name.

    const json::Data* argument(std::string_view name) const; ///< nullptr where there is none.
    bool operator==(const Effect&) const = default;
};

enum class Status : std::uint8_t {
    Passed,        ///< A filter that lets the chain go on.
    Stopped,       ///< A filter that ends it.
    Done,          ///< A known action, with its effect.
    NotReached,    ///< The chain ended before, or has not come here yet.
    Skipped,       ///< Left out for this run.
    Failed,        ///< A rule that throws, an argument that is missing: the chain ends.
    UnknownAction, ///< The catalogue does not know the type; the chain goes on, as the tenant may know it.
};
std::string_view wordOf(Status status); ///< As formats write it: "not-reached".

struct StepError {
    /// Of a rule: unknown-operator, argument-count, type, division-by-zero, value, warning, limit. Of an action:
    /// no-condition, missing-argument. Of target.send: target-condition (what it threw stands in the message),
    /// template-syntax, template-runtime, template-php, template-limit.
    std::string kind;
    Phrase message;
    std::string pointer; ///< In the reaction's document.
    std::string
        thrown; ///< What the library, Twig or PHP throws: "DivisionByZeroError: Modulo by zero"; "" where it is ours.

    friend bool operator==(const StepError& a, const StepError& b);
};

/// One action of the chain, in the order of execution.
struct Step {
    std::size_t number = 0; ///< From 1.
    std::optional<std::int64_t> sortOrder;
    std::string action;  ///< The type as written: CompiledAction::type.
    std::string pointer; ///< In the reaction's document: "/actions/0".
    Status status = Status::NotReached;
    Phrase why; ///< One sentence.

    std::optional<json::Data> result;        ///< Of a filter's condition, raw.
    std::optional<logic::Truth> truth;       ///< Of that result.
    std::vector<ResolvedArgument> arguments; ///< Of any other action.
    std::vector<Effect> effects;             ///< None of a target.send whose target's condition did not pass.
    std::vector<AppliedEffect> applied;      ///< What those did to the customer, where that was worked out.
    std::optional<TargetRender> request;     ///< Of target.send, where it got as far as its target.
    std::optional<StepError> error;
    std::vector<Phrase> notes; ///< What is worth knowing: an alias, a result that is no boolean, where dialects differ.

    // Only where tracing is on; of all rules of the action, in the order of their arguments.
    std::vector<Read> reads;
    std::vector<Evaluation> evaluations;
    std::vector<VariableRead> variables;
    std::vector<Remark> notEvaluated; ///< Outermost places only.
    std::vector<Remark> coercions;
    bool cut = false; ///< Too much happened to keep all of it: the results are right, the tail of the lists is missing.

    friend bool operator==(const Step& a, const Step& b);
};

enum class Outcome : std::uint8_t {
    Completed,
    Stopped,      ///< By a filter, at stoppedAt.
    Inactive,     ///< is_active is not true.
    NotTriggered, ///< Another event.
    Failed,       ///< At stoppedAt.
    Unfinished,   ///< Only while stepping.
};
std::string_view wordOf(Outcome outcome);

/// How the event's name met the reaction's trigger.
enum class Match : std::uint8_t { Name, Alias, None };
std::string_view wordOf(Match match);

struct ReactionTrace {
    std::string name;
    std::string file; ///< "" for none.
    bool active = false;
    bool asIfActive = false; ///< It is inactive and was run as if it were not.
    std::string trigger;
    Match match = Match::None;
    Phrase matchWhy; ///< "The event is the one that it waits for."
    Outcome outcome = Outcome::Unfinished;
    std::optional<std::size_t> stoppedAt; ///< A step's number.
    std::vector<Phrase> notes;
    std::vector<Step> steps; ///< All of them, those that were not reached too.

    friend bool operator==(const ReactionTrace& a, const ReactionTrace& b);
};

struct Trace {
    std::string event;
    logic::Dialect dialect = logic::Dialect::Php;
    std::vector<ReactionTrace> reactions;
    std::optional<CustomerTrace> customer; ///< Where effects were applied.
    std::optional<CascadeTrace> cascade;   ///< Where the events that they raise were answered.
    /// Where the event was fired twice: all that the first time gave, in its order. The rest is of the first time.
    std::optional<std::vector<Repeat>> repeats;

    bool operator==(const Trace&) const = default;
};

} // namespace retort::run
