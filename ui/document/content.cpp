// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/content.h"

#include "engine/compose/sample.h"
#include "engine/json/pointer.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace retort {

namespace {

/// What makes an action recognisable wherever it stands: all that is known of it but its sort_order.
std::string fingerprint(const json::Document& document, const Action& action)
{
    const auto node = document.find(action.pointer).value_or(0);
    const auto arguments = document.member(node, "arguments");
    return action.type + '\0' + action.description + '\0' +
           std::string(arguments == json::Document::none ? std::string_view() : document.textOf(arguments));
}

std::vector<ActionId> actionsOf(const Content& next, const ContentBefore& before, quint32& lastAction)
{
    const auto count = next.reaction ? next.reaction->actions.size() : 0;
    std::vector<ActionId> ids(count, ActionId::None);
    if (const auto* old = before.content) {
        if (before.origins.size() == count && count > 0) {
            for (std::size_t i = 0; i < count; ++i) {
                const auto origin = static_cast<std::size_t>(before.origins[i]);
                ids[i] = origin < old->actions.size() ? old->actions[origin] : ActionId::None;
            }
        } else if (old->actions.size() == count) {
            ids = old->actions;
        } else {
            std::multimap<std::string, ActionId> known;
            for (std::size_t i = 0; i < old->actions.size(); ++i)
                known.emplace(fingerprint(old->document, old->reaction->actions[i]), old->actions[i]);
            for (std::size_t i = 0; i < count; ++i) {
                const auto found = known.lower_bound(fingerprint(next.document, next.reaction->actions[i]));
                if (found != known.end() && found->first == fingerprint(next.document, next.reaction->actions[i])) {
                    ids[i] = found->second;
                    known.erase(found);
                }
            }
        }
    }
    for (auto& id : ids) {
        if (id == ActionId::None)
            id = ActionId{++lastAction};
    }
    return ids;
}

std::vector<std::string> argumentNames(const Content& content, ActionId action)
{
    std::vector<std::string> names;
    for (const auto& argument : content.reaction->actions[*content.positionOf(action)].arguments)
        names.push_back(argument.name);
    return names;
}

/// Where a draft's target is after an edit: arguments keep theirs by name. nullopt where it went.
std::optional<TextTarget> moved(const TextTarget& target, const Content& from, const Content& to)
{
    if (target.action != ActionId::None) {
        if (!from.positionOf(target.action) || !to.positionOf(target.action))
            return std::nullopt;
        const auto before = argumentNames(from, target.action);
        const auto after = argumentNames(to, target.action);
        const auto segments = json::segmentsOf(target.pointer).value_or(std::vector<std::string>{});
        if (before != after && segments.size() >= 2 && segments[0] == "arguments") {
            std::size_t position = before.size();
            std::from_chars(segments[1].data(), segments[1].data() + segments[1].size(), position);
            const auto found =
                position < before.size() ? std::find(after.begin(), after.end(), before[position]) : after.end();
            if (found == after.end())
                return std::nullopt;
            auto path = segments;
            path[1] = std::to_string(found - after.begin());
            return TextTarget{target.action, json::pointerOf(path), target.inside};
        }
    }
    const auto node = to.nodeOf(target);
    if (node == json::Document::none || (target.inside && to.document.node(node).kind != json::Kind::String))
        return std::nullopt;
    if (target.inside && !target.inside->empty()) {
        const auto text = to.textOf(target);
        return text && text->find(*target.inside) ? std::optional(target) : std::nullopt;
    }
    return target;
}

} // namespace

Content contentOf(EntryKind kind, json::Document document, const ManifestReader& readManifest)
{
    Content next;
    next.document = std::move(document);
    const auto take = [&next](auto& into, auto&& read) {
        if (read)
            into = std::move(*read);
        else
            next.problem = read.error();
    };
    switch (kind) {
    case EntryKind::Reaction:
        take(next.reaction, readReaction(next.document));
        break;
    case EntryKind::Event:
        next.refers = compose::refersToOthers(next.document);
        if (!compose::isVariant(next.document)) // the workspace reads what it stands for
            take(next.event, readEvent(next.document));
        break;
    case EntryKind::Profile:
        if (next.document.root().kind != json::Kind::Object)
            next.problem = Error{
                .kind = Error::Kind::Type, .message = phrase("workspace.no-profile"), .where = {}, .place = {1, 1}};
        break;
    case EntryKind::Target:
        take(next.target, readTarget(next.document));
        break;
    case EntryKind::Definitions:
        take(next.definitions, readDefinitions(next.document));
        break;
    case EntryKind::Manifest:
        if (readManifest)
            take(next.manifest, readManifest(next.document));
        break;
    }
    next.actions.resize(next.reaction ? next.reaction->actions.size() : 0, ActionId::None);
    return next;
}

Content ContentMaker::make(EntryKind kind, json::Document document, const ContentBefore& before)
{
    return follow(contentOf(kind, std::move(document), readManifest), before);
}

void ContentMaker::number(Content& first)
{
    for (auto& id : first.actions)
        id = ActionId{++lastAction};
}

Content ContentMaker::follow(Content next, const ContentBefore& before)
{
    next.actions = actionsOf(next, before, lastAction);
    if (before.content) {
        for (const auto& draft : before.content->drafts) {
            if (auto target = moved(draft.target, *before.content, next))
                next.drafts.push_back({*target, draft.text, draft.error});
        }
    }
    return next;
}

} // namespace retort
