// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/actionlook.h"

#include <QCoreApplication>

#include <utility>

namespace retort {

QString titleOf(ActionGroup group)
{
    switch (group) {
    case ActionGroup::Gate:
        return QCoreApplication::translate("ActionGroup", "Gate");
    case ActionGroup::Reward:
        return QCoreApplication::translate("ActionGroup", "Rewards and points");
    case ActionGroup::Progress:
        return QCoreApplication::translate("ActionGroup", "Tiers and achievements");
    case ActionGroup::Message:
        return QCoreApplication::translate("ActionGroup", "Messages");
    case ActionGroup::Customer:
        return QCoreApplication::translate("ActionGroup", "Customer record");
    case ActionGroup::Other:
        break;
    }
    return QCoreApplication::translate("ActionGroup", "Other");
}

ActionLook lookOf(std::string_view type)
{
    // The first word that occurs decides, so "tier-point" stands before "tier" and "point".
    static constexpr std::pair<std::string_view, ActionLook> looks[] = {
        {"filter", {ActionGroup::Gate, Glyph::Filter, Tone::Warn}},
        {"tier-point", {ActionGroup::Reward, Glyph::Points, Tone::Accent}},
        {"tier_point", {ActionGroup::Reward, Glyph::Points, Tone::Accent}},
        {"benefit", {ActionGroup::Reward, Glyph::Benefit, Tone::Ok}},
        {"reward", {ActionGroup::Reward, Glyph::Reward, Tone::Ok}},
        {"point", {ActionGroup::Reward, Glyph::Points, Tone::Ok}},
        {"credit", {ActionGroup::Reward, Glyph::Reward, Tone::Ok}},
        {"achievement", {ActionGroup::Progress, Glyph::Achievement, Tone::Accent}},
        {"tier", {ActionGroup::Progress, Glyph::Tier, Tone::Accent}},
        {"target", {ActionGroup::Message, Glyph::Send, Tone::Accent}},
        {"tsend", {ActionGroup::Message, Glyph::Send, Tone::Accent}},
        {"webhook", {ActionGroup::Message, Glyph::Send, Tone::Accent}},
        {"attribute", {ActionGroup::Customer, Glyph::Attribute, Tone::Neutral}},
        {"status", {ActionGroup::Customer, Glyph::Tag, Tone::Neutral}},
        {"tag", {ActionGroup::Customer, Glyph::Tag, Tone::Neutral}},
        {"profile", {ActionGroup::Customer, Glyph::Customer, Tone::Neutral}},
    };
    for (const auto& [word, look] : looks) {
        if (type.find(word) != std::string_view::npos)
            return look;
    }
    return {};
}

} // namespace retort
