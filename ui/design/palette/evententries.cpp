// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/eventname.h"
#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/design/palette/paletteentries.h"
#include "ui/design/plainwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(EventEntries)
};

QString tr(const char* text) { return Words::tr(text); }

struct FamilyLook {
    std::string_view family;
    const char* title;
    Glyph glyph;
};

constexpr FamilyLook families[] = {
    {"profile", QT_TRANSLATE_NOOP("EventEntries", "Profiles"), Glyph::Customer},
    {"address", QT_TRANSLATE_NOOP("EventEntries", "Addresses"), Glyph::Customer},
    {"identity", QT_TRANSLATE_NOOP("EventEntries", "Identities"), Glyph::Customer},
    {"aggregation", QT_TRANSLATE_NOOP("EventEntries", "Aggregations"), Glyph::Order},
    {"balance", QT_TRANSLATE_NOOP("EventEntries", "Balances"), Glyph::Points},
    {"interaction", QT_TRANSLATE_NOOP("EventEntries", "Interactions"), Glyph::Message},
    {"transaction", QT_TRANSLATE_NOOP("EventEntries", "Transactions"), Glyph::Transaction},
    {"transaction_item", QT_TRANSLATE_NOOP("EventEntries", "Transaction items"), Glyph::Transaction},
    {"order", QT_TRANSLATE_NOOP("EventEntries", "Orders"), Glyph::Order},
    {"reward", QT_TRANSLATE_NOOP("EventEntries", "Rewards"), Glyph::Reward},
    {"benefit", QT_TRANSLATE_NOOP("EventEntries", "Benefits"), Glyph::Benefit},
    {"benefit_definition", QT_TRANSLATE_NOOP("EventEntries", "Benefit definitions"), Glyph::Benefit},
    {"point", QT_TRANSLATE_NOOP("EventEntries", "Points"), Glyph::Points},
    {"tier", QT_TRANSLATE_NOOP("EventEntries", "Tiers"), Glyph::Tier},
    {"tier_point", QT_TRANSLATE_NOOP("EventEntries", "Tier points"), Glyph::Points},
    {"achievement", QT_TRANSLATE_NOOP("EventEntries", "Achievements"), Glyph::Achievement},
    {"rating", QT_TRANSLATE_NOOP("EventEntries", "Ratings"), Glyph::Message},
    {"connection", QT_TRANSLATE_NOOP("EventEntries", "Connections"), Glyph::Customer},
    {"product", QT_TRANSLATE_NOOP("EventEntries", "Products"), Glyph::Tag},
    {"product_list", QT_TRANSLATE_NOOP("EventEntries", "Product lists"), Glyph::Tag},
    {"rate", QT_TRANSLATE_NOOP("EventEntries", "Earn rates"), Glyph::Points},
    {"location", QT_TRANSLATE_NOOP("EventEntries", "Locations"), Glyph::Attribute},
    {"region", QT_TRANSLATE_NOOP("EventEntries", "Regions"), Glyph::Attribute},
    {"custom", QT_TRANSLATE_NOOP("EventEntries", "Custom events"), Glyph::Bolt},
};

/// A family that is not known is called what the catalogue calls it.
std::pair<QString, Glyph> lookOfFamily(const std::string& family)
{
    for (const FamilyLook& look : families) {
        if (look.family == family)
            return {tr(look.title), look.glyph};
    }
    QString title = fromUtf8(family).replace(u'_', u' ');
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return {title, Glyph::Event};
}

/// What the context holds, and how much is known of it.
QString footOf(const EventKind& kind, const Catalogue& catalogue)
{
    QStringList parts;
    if (const ContextKind* context = catalogue.context(kind.family)) {
        QStringList names;
        for (const FieldKind& field : context->fields) {
            if (names.size() < 6 && field.path.find('.') == std::string::npos)
                names << fromUtf8(field.path);
        }
        parts << plainWords(context->description);
        if (!names.isEmpty())
            parts << Words::tr("Holds %1 and more: %2 fields.")
                         .arg(names.join(QStringLiteral(", ")))
                         .arg(context->fields.size());
    }
    if (!kind.aliases.empty()) {
        QStringList aliases;
        for (const std::string& alias : kind.aliases)
            aliases << fromUtf8(alias);
        parts << Words::tr("Also spelled %1.").arg(aliases.join(QStringLiteral(", ")));
    }
    if (kind.confidence == "listed")
        parts << Words::tr("The documentation only lists its name.");
    else if (kind.confidence == "conflicting")
        parts << Words::tr("Pages of the documentation disagree about it.");
    return parts.join(u' ');
}

PaletteEntry entryOf(const EventKind& kind, const Catalogue& catalogue)
{
    const auto [title, glyph] = lookOfFamily(kind.family);
    QStringList aliases;
    for (const std::string& alias : kind.aliases)
        aliases << fromUtf8(alias);
    return {.id = fromUtf8(kind.name),
            .label = fromUtf8(kind.label),
            .description = fromUtf8(kind.description),
            .group = title,
            .glyph = glyph,
            .tone = Tone::Neutral,
            .aliases = aliases,
            .foot = footOf(kind, catalogue)};
}

bool isPattern(const EventKind& kind) { return kind.name.find('*') != std::string::npos; }

/// "2 reactions, 1 sample"
QString useText(int reactions, int samples)
{
    QStringList parts;
    if (reactions > 0)
        parts << (reactions == 1 ? Words::tr("1 reaction")
                                 : Words::tr("%1 reactions", nullptr, static_cast<int>(reactions)).arg(reactions));
    if (samples > 0)
        parts << (samples == 1 ? Words::tr("1 sample")
                               : Words::tr("%1 samples", nullptr, static_cast<int>(samples)).arg(samples));
    return parts.join(QStringLiteral(", "));
}

} // namespace

std::vector<PaletteEntry> eventEntries(const Workspace& workspace)
{
    const Catalogue& catalogue = workspace.catalogue();
    std::map<std::string, std::pair<int, int>> used; // reactions, samples
    for (const EntryId id : workspace.entries(EntryKind::Reaction)) {
        if (const Reaction* reaction = workspace.find(id)->reaction(); reaction && !reaction->trigger.empty())
            ++used[catalogue.canonicalEvent(reaction->trigger)].first;
    }
    for (const EntryId id : workspace.entries(EntryKind::Event)) {
        if (const Event* event = workspace.find(id)->event())
            ++used[catalogue.canonicalEvent(event->name)].second;
    }
    std::vector<PaletteEntry> entries;
    for (const auto& [name, counts] : used) {
        const EventKind* kind = catalogue.event(name);
        if (!kind)
            continue; // a mistake is not offered again
        PaletteEntry entry = entryOf(*kind, catalogue);
        if (isPattern(*kind)) {
            entry.id = entry.label = fromUtf8(name);
            entry.description = Words::tr("A custom event of this workspace");
            entry.tone = Tone::Accent;
        }
        entry.group = Words::tr("In this workspace");
        entry.note = useText(counts.first, counts.second);
        entries.push_back(std::move(entry));
    }
    // Each family once, in the order in which the catalogue names them first.
    std::vector<std::string> order;
    for (const EventKind& kind : catalogue.events()) {
        if (std::find(order.begin(), order.end(), kind.family) == order.end())
            order.push_back(kind.family);
    }
    for (const std::string& family : order) {
        for (const EventKind& kind : catalogue.events()) {
            if (kind.family == family && !isPattern(kind))
                entries.push_back(entryOf(kind, catalogue));
        }
    }
    return entries;
}

std::optional<PaletteEntry> typedEvent(const QString& typed, const Catalogue& catalogue)
{
    using Kind = EventName::Kind;
    const EventName name = checkEventName(typed.toStdString(), catalogue);
    if (name.kind == Kind::Known || name.kind == Kind::Alias)
        return std::nullopt;
    PaletteEntry entry{.id = typed,
                       .label = Words::tr("Use “%1”").arg(visibleText(typed)),
                       .description = say(name.message),
                       .group = Words::tr("Custom events"),
                       .glyph = name.kind == Kind::Custom ? Glyph::Bolt : Glyph::Alert,
                       .tone = name.kind == Kind::Custom ? Tone::Accent : Tone::Warn};
    if (name.kind != Kind::Invalid)
        return entry;
    if (name.suggestion.empty()) {
        entry.label = Words::tr("“%1” is no name of an event").arg(visibleText(typed));
        entry.offered = false;
        return entry;
    }
    entry.id = fromUtf8(name.suggestion);
    entry.label = Words::tr("Use “%1”").arg(visibleText(entry.id));
    return entry;
}

} // namespace retort
