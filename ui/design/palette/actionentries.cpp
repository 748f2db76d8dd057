// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/eventname.h"
#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/design/chain/actionlook.h"
#include "ui/design/palette/paletteentries.h"
#include "ui/design/plainwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(ActionEntries)
};

QStringList spellingsOf(const std::vector<std::string>& aliases)
{
    QStringList spellings;
    for (const std::string& alias : aliases)
        spellings << fromUtf8(alias);
    return spellings;
}

QString argumentsText(const ActionKind& kind)
{
    QStringList needed;
    QStringList others;
    for (const ArgumentKind& argument : kind.arguments)
        (argument.required ? needed : others) << fromUtf8(argument.name);
    QStringList parts;
    if (!needed.isEmpty())
        parts << Words::tr("Needs %1.").arg(needed.join(QStringLiteral(", ")));
    if (!others.isEmpty())
        parts << Words::tr("Takes %1.").arg(others.join(QStringLiteral(", ")));
    if (!kind.aliases.empty())
        parts << Words::tr("Also spelled %1.").arg(spellingsOf(kind.aliases).join(QStringLiteral(", ")));
    return parts.join(u' ');
}

bool needsCustomer(const ActionKind& kind)
{
    const ArgumentKind* customer = kind.argument("profile_id");
    return customer && customer->required;
}

} // namespace

std::vector<PaletteEntry> actionEntries(const Catalogue& catalogue, std::string_view trigger, const Fields& fields)
{
    const bool hasCustomer =
        trigger.empty() || fields.standingOf(catalogue.profilePath(trigger)) != Fields::Standing::Unknown;
    struct Ranked {
        ActionGroup group;
        bool unfed;
        PaletteEntry entry;
    };
    std::vector<Ranked> ranked;
    for (const ActionKind& kind : catalogue.actions()) {
        const ActionLook look = lookOf(kind.type);
        const bool unfed = !hasCustomer && needsCustomer(kind);
        ranked.push_back({look.group, unfed,
                          PaletteEntry{.id = fromUtf8(kind.type),
                                       .label = fromUtf8(kind.label),
                                       .description = plainWords(kind.description),
                                       .group = titleOf(look.group),
                                       .glyph = look.glyph,
                                       .tone = look.tone,
                                       .aliases = spellingsOf(kind.aliases),
                                       .note = unfed ? Words::tr("no customer in this event") : QString(),
                                       .foot = argumentsText(kind)}});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::tie(a.group, a.unfed) < std::tie(b.group, b.unfed);
    });
    std::vector<PaletteEntry> entries;
    for (Ranked& one : ranked)
        entries.push_back(std::move(one.entry));
    return entries;
}

std::optional<PaletteEntry> typedAction(const QString& typed, const Catalogue& catalogue)
{
    const std::string type = typed.toStdString();
    if (catalogue.action(type) || !hasEventForm(type))
        return std::nullopt;
    const ActionLook look = lookOf(type);
    return PaletteEntry{.id = typed,
                        .label = Words::tr("Add “%1” as it stands").arg(visibleText(typed)),
                        .description = Words::tr("The catalogue does not know this type; the tenant may."),
                        .group = titleOf(ActionGroup::Other),
                        .glyph = look.glyph,
                        .tone = look.tone};
}

} // namespace retort
