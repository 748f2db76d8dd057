// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/entry.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace retort {

const Draft* Content::draft(const TextTarget& target) const
{
    const auto found =
        std::find_if(drafts.begin(), drafts.end(), [&](const Draft& draft) { return draft.target == target; });
    return found == drafts.end() ? nullptr : &*found;
}

std::optional<std::size_t> Content::positionOf(ActionId action) const
{
    const auto found = std::find(actions.begin(), actions.end(), action);
    if (action == ActionId::None || found == actions.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - actions.begin());
}

std::optional<std::string> Content::pointerTo(const TextTarget& target) const
{
    if (target.action == ActionId::None)
        return target.pointer;
    const auto position = positionOf(target.action);
    if (!position)
        return std::nullopt;
    return reaction->actions[*position].pointer + target.pointer;
}

json::Document::Index Content::nodeOf(const TextTarget& target) const
{
    const auto pointer = pointerTo(target);
    return pointer ? document.find(*pointer).value_or(json::Document::none) : json::Document::none;
}

std::optional<json::Document> Content::textOf(const TextTarget& target) const
{
    const auto node = nodeOf(target);
    const auto text = node == json::Document::none ? std::nullopt : document.stringOf(node);
    const auto inside = text ? json::Document::parse(*text, document.limits()) : fail({});
    return inside ? std::optional(*inside) : std::nullopt;
}

// "in10:/condition/and/0": pointers begin with a slash, so this is none.
std::string placeOf(const TextTarget& target)
{
    if (!target.inside)
        return target.pointer;
    return "in" + std::to_string(target.pointer.size()) + ':' + target.pointer + *target.inside;
}

TextTarget targetAt(ActionId action, std::string_view place)
{
    const std::size_t colon = place.find(':');
    std::size_t size = 0;
    if (!place.starts_with("in") || colon == std::string_view::npos ||
        std::from_chars(place.data() + 2, place.data() + colon, size).ptr != place.data() + colon ||
        size > place.size() - colon - 1)
        return {action, std::string(place)};
    const std::string_view rest = place.substr(colon + 1);
    return {action, std::string(rest.substr(0, size)), std::string(rest.substr(size))};
}

const Reaction* Entry::reaction() const { return content && content->reaction ? &*content->reaction : nullptr; }

const Event* Entry::event() const { return content && content->event ? &*content->event : nullptr; }

const Target* Entry::target() const { return content && content->target ? &*content->target : nullptr; }

const DefinitionList* Entry::definitions() const
{
    return content && content->definitions ? &*content->definitions : nullptr;
}

QString titleOfDefinitions(std::string_view kind)
{
    constexpr std::pair<std::string_view, const char*> titles[] = {
        {"benefits", QT_TRANSLATE_NOOP("Definitions", "Benefits")},
        {"rewards", QT_TRANSLATE_NOOP("Definitions", "Rewards")},
        {"points", QT_TRANSLATE_NOOP("Definitions", "Points")},
        {"tiers", QT_TRANSLATE_NOOP("Definitions", "Tiers")},
        {"achievements", QT_TRANSLATE_NOOP("Definitions", "Achievements")},
        {"statuses", QT_TRANSLATE_NOOP("Definitions", "Statuses")},
        {"status_groups", QT_TRANSLATE_NOOP("Definitions", "Status groups")},
        {"tags", QT_TRANSLATE_NOOP("Definitions", "Tags")},
        {"attributes", QT_TRANSLATE_NOOP("Definitions", "Attributes")},
        {"rates", QT_TRANSLATE_NOOP("Definitions", "Rates")},
    };
    for (const auto& [known, title] : titles) {
        if (known == kind)
            return QCoreApplication::translate("Definitions", title);
    }
    return QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()));
}

const Error* Entry::problem() const
{
    if (unreadable)
        return &*unreadable;
    if (!content->drafts.empty())
        return &content->drafts.front().error;
    return content->problem ? &*content->problem : nullptr;
}

QString Entry::baseName() const
{
    const auto base =
        kind == EntryKind::Event && content && content->refers ? content->document.find("/_retort/base") : std::nullopt;
    return base ? QString::fromStdString(content->document.stringOf(*base).value_or("")) : QString();
}

QString Entry::fileName() const
{
    const auto name = path.mid(path.lastIndexOf(u'/') + 1);
    const auto dot = name.lastIndexOf(u'.');
    return dot > 0 ? name.left(dot) : name;
}

QString Entry::title() const
{
    QString title;
    if (const auto* known = reaction())
        title = QString::fromStdString(known->name);
    else if (const auto* known = event())
        title = QString::fromStdString(known->label);
    else if (const auto label =
                 kind == EntryKind::Event && content ? content->document.find("/_retort/label") : std::nullopt)
        title = QString::fromStdString(content->document.stringOf(*label).value_or(""));
    else if (const auto* known = target())
        title = QString::fromStdString(known->name);
    else if (const auto* known = definitions())
        title = titleOfDefinitions(known->kind);
    return title.trimmed().isEmpty() ? fileName() : title;
}

} // namespace retort
