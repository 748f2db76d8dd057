// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/glyph.h"
#include "ui/common/tokens.h"

#include <QString>

#include <string_view>

namespace retort {

/// What an action is for: how the palette groups them.
enum class ActionGroup { Gate, Reward, Progress, Message, Customer, Other };

/// Heading of a group: "Rewards and points".
QString titleOf(ActionGroup group);

/// How actions of a type are drawn.
struct ActionLook {
    ActionGroup group = ActionGroup::Other;
    Glyph glyph = Glyph::Question;
    Tone tone = Tone::Neutral;
};

/// By the words in the canonical type ("benefit.create"), so that a type that the catalogue learns later finds its
/// place; Other where none is known.
ActionLook lookOf(std::string_view type);

} // namespace retort
