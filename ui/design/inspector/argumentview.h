// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/reaction/problem.h"
#include "ui/common/notedcompleter.h"
#include "ui/condition/rulespot.h"
#include "ui/design/inspector/livevalue.h"
#include "ui/document/workspace.h"

#include <optional>
#include <string>
#include <vector>

namespace retort {

/// Something to be said about an argument below its value, and perhaps a way out.
struct InlineNote {
    Problem::Severity severity = Problem::Severity::Warning;
    QString text;
    QString fixLabel = {};                 ///< What the button says; "" for none.
    std::optional<std::string> value = {}; ///< What the fix makes of the value, as JSON.
    std::optional<Fix> fix = {};           ///< Or of the whole document.
    std::vector<Fix> others = {};          ///< Further ways out.

    bool operator==(const InlineNote&) const = default;
};

/// What the linter says, with its ways out; of many the first ones, and how many there are besides.
std::vector<InlineNote> notesOf(const std::vector<Problem>& problems);

/// What an argument's row shows.
struct ArgumentView {
    QString name;
    QString help;          ///< What the catalogue says of it; "" where it does not know it.
    bool known = false;    ///< The catalogue has it for this action.
    bool required = false; ///< And the action needs it.
    bool number = false;   ///< A number, by the catalogue.
    bool handle = false;   ///< It names something that is defined elsewhere: code, not prose.
    QString hint;          ///< Shown where the text is empty: "2026-02-01T09:00:00Z".
    std::optional<bool> isDynamic;
    bool saysDynamic = true; ///< is_dynamic is written at all.
    RuleSpot spot;           ///< Of the value.
    std::string text;        ///< The value's, or what was typed in its place.
    const Error* problem = nullptr;
    std::optional<ResolvedValue> resolved;
    std::vector<Completion> choices; ///< Handles or words that there are.
    QString named;                   ///< What the handle is the name of: "Promoter thank-you · gift".
    std::vector<InlineNote> notes;
    QString place; ///< Where what it names can be gone to: "Open target"; "" for nowhere.

    bool dynamic() const { return isDynamic.value_or(false); }
    /// A number that the action needs: nothing is an empty box, and an empty box is nothing.
    bool needsNumber() const { return number && required && !dynamic(); }
};

/// The view of one argument of an action but for what it comes to.
ArgumentView viewOf(const Workspace& workspace, const Entry& entry, std::size_t action, std::size_t argument);

/// Where an argument's value stands.
TextTarget valueTarget(const Entry& entry, std::size_t action, std::size_t argument);

/// What a new argument of a kind starts with, and whether it comes from the event. `trigger` names the customer's place
/// in the context.
struct FirstValue {
    std::string json;
    std::optional<bool> dynamic;
};
FirstValue firstValueOf(const ArgumentKind* kind, const Catalogue& catalogue, std::string_view trigger);

} // namespace retort
