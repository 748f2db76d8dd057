// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/uses/use.h"
#include "ui/common/glyph.h"
#include "ui/common/tokens.h"
#include "ui/document/entry.h"
#include "ui/find/match.h"

#include <functional>
#include <optional>

namespace retort {

/// What can be found, in the order in which groups stand where they fit equally well.
enum class FindGroup : quint8 { Recent, Reaction, Action, Target, Definition, Field, Event, Command };
inline constexpr std::size_t findGroups = 8;

/// A place of the workspace that can be gone to.
struct FindPlace {
    EntryId entry = EntryId::None;
    ActionId action = ActionId::None;
    std::string pointer = {};                      ///< In the entry's document; "" is all of it, or of the action.
    std::optional<twig::Span> span = {};           ///< In a target's template.
    uses::Use::Role role = uses::Use::Role::Reads; ///< What is there, where it is a use.

    bool operator==(const FindPlace&) const = default;
};

/// One thing that can be found. It leads to a place, to the uses of something, or runs a command.
struct FindItem {
    FindGroup group = FindGroup::Reaction;
    QString title;
    QString detail;
    QString also = {};   ///< Searched and not shown: a file name, an action's type.
    bool isCode = false; ///< The title is a path or a handle.
    Glyph glyph = Glyph::Bolt;
    Tone tone = Tone::Neutral;
    FindPlace place = {};                      ///< Where it leads, if anywhere.
    std::optional<uses::Subject> subject = {}; ///< What it is, for whoever looks for its uses.
    std::function<void()> run = {};            ///< Of a command.
    QString shortcut = {};                     ///< Of a command, as it is shown.
    QString whyNot = {};                       ///< Why a command cannot be run now; "" where it can.

    Folded foldedTitle = {};
    Folded foldedDetail = {};
    Folded foldedAlso = {};
    void fold()
    {
        foldedTitle = Folded(title);
        foldedDetail = Folded(detail);
        foldedAlso = Folded(also);
    }
};

} // namespace retort
