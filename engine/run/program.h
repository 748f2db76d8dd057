// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/program.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/problem.h"
#include "engine/reaction/reaction.h"
#include "engine/run/settings.h"
#include "engine/run/targets.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::run {

/// An argument made ready: a fixed value, or a rule.
struct CompiledArgument {
    std::size_t index = 0;              ///< Into Action::arguments.
    std::optional<logic::Program> rule; ///< Of a dynamic argument, or of a filter's condition.
    std::string rulePointer;            ///< Where the rule stands in the document: "/actions/0/arguments/0/value".
};

/// An action made ready, in the order of execution.
struct CompiledAction {
    enum class Role { Filter, Effect, Unknown };

    Action action;
    std::size_t index = 0;  ///< Into Reaction::actions.
    std::size_t number = 0; ///< Of the step, from 1.
    Role role = Role::Unknown;
    std::string type;               ///< As written: Action::type, or Action::otherType where only that one is known.
    std::optional<ActionKind> kind; ///< None where the type is unknown.
    std::vector<CompiledArgument> arguments;
    std::optional<std::size_t> condition; ///< Of a filter: index into `arguments`; none where it has no condition.
    bool sends = false;                   ///< It is target.send.
    std::vector<Phrase> notes;            ///< What is to be said of it in each run: an alias, a tie.
};

/// What the catalogue says of an argument that holds a target's handle: ArgumentKind::picker.
inline constexpr std::string_view targetPicker = "target";

/// A reaction made ready to run many times. Immutable; cheap to copy (copies share).
class Program {
public:
    Program(); ///< An empty reaction, which nothing triggers.
    /// Never fails: what is wrong stands in problems(), and shows in the step that meets it. `file` names the reaction
    /// in traces ("" for none). `targets` are those of the workspace, compiled under the same settings; without any
    /// target.send is not rendered.
    static Program compile(const Reaction& reaction, const Catalogue& catalogue, const Settings& settings = {},
                           std::string file = {}, Targets targets = {});

    const Reaction& reaction() const;
    const Catalogue& catalogue() const;
    const Settings& settings() const;
    const std::string& file() const;
    const Targets& targets() const;
    const std::vector<CompiledAction>& actions() const; ///< In the order of execution.
    const std::vector<Problem>& problems() const;
    const std::vector<Phrase>& notes() const; ///< Of the reaction as a whole: how ties were resolved.

private:
    struct Content;
    std::shared_ptr<const Content> m_content;
};

} // namespace retort::run
