// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"
#include "engine/json/data.h"
#include "engine/logic/evaluate/failure.h"
#include "engine/logic/program.h"
#include "engine/logic/trace.h"

#include <memory>
#include <optional>
#include <string>

namespace retort::logic {

/// A value, or why there is none. Both are valid until the machine runs again or goes.
struct Outcome {
    json::Value value;
    const Failure* failure = nullptr; ///< nullptr where there is a value.
    bool undefined = false;           ///< JavaScript's undefined; value is null.
};

/// Runs one program, many times; keeps its scratch memory between runs. Not for two threads at once.
class Machine {
public:
    explicit Machine(Program program);
    ~Machine();
    Machine(Machine&&) noexcept;
    Machine& operator=(Machine&&) noexcept;

    Outcome run(json::Value data);
    /// The same outcome, and what happened on the way. The records' values live as long as the machine does not run
    /// again; keep() makes a trace that stands on its own.
    Outcome run(json::Value data, Trace& trace);
    /// Copies what the trace's values point to, unless it lies in `data`, which the trace then shares.
    void keep(Trace& trace, const json::Data& data) const;

    const Program& program() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// A result that stands on its own.
struct Answer {
    json::Data value;
    std::optional<Failure> failure;
    bool undefined = false;
};
Answer evaluate(const Program& program, const json::Data& data);
Answer evaluate(const Program& program, const json::Data& data, Trace& trace);

/// Is a value true? By JSON Logic as the dialect's library has it ("0" is true), and by a plain PHP or JavaScript `if`.
struct Truth {
    bool jsonLogic;
    bool php;
    bool js;
};
/// With `objects` an empty object is a stdClass, which is true in PHP.
Truth truthOf(json::Value value, Dialect dialect, bool objects = false);

} // namespace retort::logic
