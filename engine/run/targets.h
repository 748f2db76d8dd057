// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"
#include "engine/reaction/problem.h"
#include "engine/reaction/target.h"
#include "engine/run/settings.h"
#include "engine/twig/template.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::run {

/// A file of targets/ as it was read.
struct TargetFile {
    std::string file;           ///< "targets/welcome-email.json"
    Target target;              ///< Empty where there is an error.
    std::optional<Error> error; ///< It cannot be read: no JSON, or a field of another type.

    bool operator==(const TargetFile&) const = default;
};

/// Reads a text as a target's file; what is wrong becomes its error.
TargetFile readTargetFile(std::string file, std::string text);

/// A target made ready to be rendered for many events.
struct CompiledTarget {
    std::string file;
    Target target;
    std::optional<Error> error;           ///< The file cannot be read; the rest is empty then.
    twig::Template code;                  ///< The empty one where it does not compile.
    std::optional<twig::Failure> failure; ///< Why it does not compile.
    std::optional<logic::Program> condition;
    /// Where rule nodes of the condition stand in the target's document; where the condition is text in there, no
    /// pointer leads further than to that text, and what follows it leads into the rule.
    std::string conditionPointer;
    /// template.syntax, condition.unknown-operator, condition.arity, condition.limit, condition.syntax, handle.twice:
    /// whatever the event.
    std::vector<Problem> problems;
};

/// The targets of a workspace, compiled once. Immutable; cheap to copy (copies share).
class Targets {
public:
    Targets(); ///< No targets are known: a reaction on its own. Not the same as a workspace that has none.
    /// Never fails: what is wrong stands in each target's problems. In the order of the files.
    static Targets compile(std::vector<TargetFile> files, const Settings& settings = {});

    bool known() const; ///< They are those of a workspace.
    const std::vector<CompiledTarget>& all() const;
    /// By handle, to the letter; of several the first in the order of the files. nullptr where there is none.
    const CompiledTarget* find(std::string_view handle) const;
    /// A file that cannot be read and whose name says that it may be the one; nullptr where there is none.
    const CompiledTarget* unreadable(std::string_view handle) const;
    std::string nearest(std::string_view handle) const; ///< "" where none is near.

private:
    struct Content;
    std::shared_ptr<const Content> m_content;
};

/// Why `handle` finds nothing, with the name that was probably meant or the file that may be the one.
Phrase unknownTarget(const Targets& targets, const std::string& handle);

} // namespace retort::run
