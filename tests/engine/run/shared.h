// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/write.h"
#include "engine/reaction/event.h"
#include "engine/reaction/reaction.h"
#include "engine/run/runner.h"
#include "tests/support/engine.h"

#include <string>
#include <vector>

namespace retort::test {

inline const Catalogue& catalogue()
{
    static const Catalogue all = must(Catalogue::parse(fileText("resources/catalogue.json")));
    return all;
}

inline run::Settings dialect(logic::Dialect dialect)
{
    run::Settings settings;
    settings.logic.dialect = dialect;
    return settings;
}

inline run::Program program(const std::string& reaction, const run::Settings& settings = {})
{
    return run::Program::compile(must(readReaction(document(reaction))), catalogue(), settings);
}

inline Event event(const std::string& text) { return must(readEvent(document(text))); }

/// {"event": "custom.x", "profile_id": "p-1", "data": …}
inline Event custom(const std::string& data)
{
    return event(R"({"event": "custom.x", "profile_id": "p-1", "data": )" + data + "}");
}

/// An active reaction on custom.x with these actions.
inline std::string reaction(const std::string& actions)
{
    return R"({"name": "Test", "trigger": "custom.x", "is_active": true, "actions": [)" + actions + "]}";
}

inline std::string filter(const std::string& condition)
{
    return R"({"name": "filter", "arguments": [{"name": "condition", "value": )" + condition + "}]}";
}

inline const std::string gift =
    R"({"name": "benefit.create", "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
        {"name": "definition", "value": "gift"}]})";

/// A condition that passes from nine on.
inline const std::string score = R"({">=": [{"var": "data.score"}, 9]})";

inline run::ReactionTrace traceOf(const std::string& actions, const Event& event, const run::Options& options = {},
                                  const run::Settings& settings = {})
{
    return run::runReaction(program(reaction(actions), settings), event, options);
}

/// "data.score = 9 event present", a read each
inline std::string reads(const run::Step& step)
{
    std::string out;
    for (const run::Read& read : step.reads)
        out += (out.empty() ? "" : "; ") + read.path + " = " + json::write(read.value.root()) + " " +
               std::string(wordOf(read.origin)) + " " + std::string(wordOf(read.found));
    return out;
}

/// The story of a run in one line: "filter passed, benefit.create done: completed"
inline std::string story(const run::ReactionTrace& trace)
{
    std::string out;
    for (const run::Step& step : trace.steps)
        out += (out.empty() ? "" : ", ") + step.action + " " + std::string(wordOf(step.status));
    out += ": " + std::string(wordOf(trace.outcome));
    return trace.stoppedAt ? out + " at " + std::to_string(*trace.stoppedAt) : out;
}

inline std::string story(const std::string& actions, const Event& event, const run::Options& options = {},
                         const run::Settings& settings = {})
{
    return story(runReaction(program(reaction(actions), settings), event, options));
}

inline std::string sentences(const std::vector<Phrase>& phrases)
{
    std::string out;
    for (const Phrase& phrase : phrases)
        out += (out.empty() ? "" : " | ") + english(phrase);
    return out;
}

} // namespace retort::test
