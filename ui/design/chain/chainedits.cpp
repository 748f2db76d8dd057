// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chainedits.h"

#include "engine/reaction/edit.h"
#include "engine/reaction/words.h"
#include "ui/common/say.h"
#include "ui/document/indent.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <set>

namespace retort {

namespace {

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(ChainEdits)
};

QString tr(const char* text, int count = -1) { return Words::tr(text, nullptr, count); }

/// A reaction's document on its way through several edits, with where each action came from.
struct Draught {
    json::Document document;
    std::vector<int> origins;       ///< By file order now: the file order it had; -1 for a new action.
    std::vector<std::size_t> chain; ///< By order of execution: file order.

    bool isInFileOrder() const { return std::is_sorted(chain.begin(), chain.end()); }
};

Result<const Content*> contentOf(const Workspace& workspace, EntryId reaction)
{
    const Entry* entry = workspace.find(reaction);
    if (entry == nullptr || entry->reaction() == nullptr)
        return fail(
            {.kind = Error::Kind::Missing, .message = phrase("workspace.entry-gone"), .where = {}, .place = {}});
    return entry->content.get();
}

Draught draughtOf(const Content& content)
{
    Draught draught{content.document, std::vector<int>(content.reaction->actions.size()),
                    runOrder(*content.reaction).actions};
    std::iota(draught.origins.begin(), draught.origins.end(), 0);
    return draught;
}

/// The document after an edit that changed the number or order of actions: where they stand is read from it again.
Result<> take(Draught& draught, const Result<json::Document>& next)
{
    if (!next)
        return tl::unexpected(next.error());
    const Result<Reaction> reaction = readReaction(*next);
    if (!reaction)
        return tl::unexpected(reaction.error());
    draught.document = *next;
    draught.chain = runOrder(*reaction).actions;
    return {};
}

// Where file order is the order of execution the engine's edits move and add bytes in their place; else they change
// numbers only, and add at the end.

/// An edit that adds actions, which then run from `position` on.
Result<> takeAdded(Draught& draught, const Result<json::Document>& next, int position, std::size_t count = 1)
{
    if (!next)
        return tl::unexpected(next.error());
    const auto place = draught.isInFileOrder() ? draught.origins.begin() + position : draught.origins.end();
    draught.origins.insert(place, count, -1);
    return take(draught, next);
}

/// The positions of these actions in reaction->actions, in the order of execution; those that are not there are left
/// out.
std::vector<int> filePositions(const Content& content, const std::vector<ActionId>& actions)
{
    std::vector<int> positions;
    for (const std::size_t file : runOrder(*content.reaction).actions) {
        if (std::find(actions.begin(), actions.end(), content.actions[file]) != actions.end())
            positions.push_back(static_cast<int>(file));
    }
    return positions;
}

/// "Move Issue benefit", or "Move 3 actions".
QString stepName(const Workspace& workspace, const Content& content, const std::vector<int>& positions, const char* one,
                 const char* many)
{
    if (positions.size() == 1)
        return tr(one).arg(labelOf(workspace, content.reaction->actions[positions[0]]));
    return tr(many, static_cast<int>(positions.size()));
}

/// The ids of the actions that an edit added, in the order of execution.
std::vector<ActionId> added(const Workspace& workspace, EntryId reaction, const Draught& draught)
{
    const Entry* entry = workspace.find(reaction);
    std::vector<ActionId> ids;
    for (const std::size_t file : draught.chain) {
        if (draught.origins[file] < 0)
            ids.push_back(entry->content->actions[file]);
    }
    return ids;
}

} // namespace

QString labelOf(const Workspace& workspace, const Action& action)
{
    const ActionKind* kind = kindOf(action, workspace.catalogue());
    return fromUtf8(kind != nullptr ? kind->label : action.type);
}

std::vector<ActionId> chainOf(const Workspace& workspace, EntryId reaction)
{
    std::vector<ActionId> chain;
    if (const Result<const Content*> content = contentOf(workspace, reaction)) {
        for (const std::size_t file : runOrder(*(*content)->reaction).actions)
            chain.push_back((*content)->actions[file]);
    }
    return chain;
}

Result<> moveActions(Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions, int position)
{
    const Result<const Content*> content = contentOf(workspace, reaction);
    if (!content)
        return tl::unexpected(content.error());
    const std::vector<ActionId> before = chainOf(workspace, reaction);
    const auto isMoved = [&](ActionId id) { return std::find(actions.begin(), actions.end(), id) != actions.end(); };
    std::vector<ActionId> after, moved;
    std::size_t place = 0;
    for (std::size_t row = 0; row < before.size(); ++row) {
        if (static_cast<int>(row) == position)
            place = after.size();
        (isMoved(before[row]) ? moved : after).push_back(before[row]);
    }
    if (position >= static_cast<int>(before.size()))
        place = after.size();
    after.insert(after.begin() + static_cast<std::ptrdiff_t>(place), moved.begin(), moved.end());

    Draught draught = draughtOf(**content);
    std::vector<std::size_t> order;
    for (const ActionId id : after)
        order.push_back(*(*content)->positionOf(id));
    const bool bytesMove = draught.isInFileOrder();
    if (const Result<> taken = take(draught, edit::orderActions(draught.document, order)); !taken)
        return taken;
    if (bytesMove)
        draught.origins.assign(order.begin(), order.end());
    return workspace.apply(reaction, Edit{.document = draught.document,
                                          .step = stepName(workspace, **content, filePositions(**content, actions),
                                                           QT_TRANSLATE_NOOP("ChainEdits", "Move %1"),
                                                           QT_TRANSLATE_NOOP("ChainEdits", "Move %n actions")),
                                          .origins = draught.origins});
}

Result<ActionId> addAction(Workspace& workspace, EntryId reaction, const QString& type, int position)
{
    const Result<const Content*> content = contentOf(workspace, reaction);
    if (!content)
        return tl::unexpected(content.error());
    Draught draught = draughtOf(**content);
    const std::string typed = type.toStdString();
    const Result<> taken = takeAdded(
        draught, edit::addAction(draught.document, workspace.catalogue(), typed, static_cast<std::size_t>(position)),
        position);
    if (!taken)
        return tl::unexpected(taken.error());
    const ActionKind* kind = workspace.catalogue().action(typed);
    const Result<> applied =
        workspace.apply(reaction, Edit{.document = draught.document,
                                       .step = Words::tr("Add %1").arg(kind != nullptr ? fromUtf8(kind->label) : type),
                                       .origins = draught.origins});
    if (!applied)
        return tl::unexpected(applied.error());
    return added(workspace, reaction, draught).front();
}

namespace {

Result<> takeOut(Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions, const char* one,
                 const char* many)
{
    const Result<const Content*> content = contentOf(workspace, reaction);
    if (!content)
        return tl::unexpected(content.error());
    const std::vector<int> positions = filePositions(**content, actions);
    const auto next = edit::removeActions((*content)->document, {positions.begin(), positions.end()});
    Draught draught = draughtOf(**content);
    std::erase_if(draught.origins,
                  [&](int origin) { return std::find(positions.begin(), positions.end(), origin) != positions.end(); });
    return workspace.apply(reaction, next, stepName(workspace, **content, positions, one, many), {}, draught.origins);
}

} // namespace

Result<> removeActions(Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions)
{
    return takeOut(workspace, reaction, actions, QT_TRANSLATE_NOOP("ChainEdits", "Remove %1"),
                   QT_TRANSLATE_NOOP("ChainEdits", "Remove %n actions"));
}

Result<> cutActions(Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions)
{
    return takeOut(workspace, reaction, actions, QT_TRANSLATE_NOOP("ChainEdits", "Cut %1"),
                   QT_TRANSLATE_NOOP("ChainEdits", "Cut %n actions"));
}

std::string textOfActions(const Workspace& workspace, EntryId reaction, const std::vector<ActionId>& actions)
{
    const Result<const Content*> content = contentOf(workspace, reaction);
    const std::vector<int> positions = content ? filePositions(**content, actions) : std::vector<int>();
    std::string text;
    for (const int position : positions) {
        const json::Document& document = (*content)->document;
        const auto node = document.find((*content)->reaction->actions[static_cast<std::size_t>(position)].pointer);
        const std::string action = outdented(document, node.value_or(0));
        if (positions.size() == 1)
            return action;
        text += text.empty() ? "[\n  " : ",\n  ";
        for (const char c : action) // within the list it stands one level in
            text += c == '\n' ? std::string("\n  ") : std::string(1, c);
    }
    return text.empty() ? text : text + "\n]";
}

Result<std::vector<ActionId>> pasteActions(Workspace& workspace, EntryId reaction,
                                           const std::vector<std::string>& actions, int position)
{
    const Result<const Content*> content = contentOf(workspace, reaction);
    if (!content)
        return tl::unexpected(content.error());
    Draught draught = draughtOf(**content);
    const Result<> taken =
        takeAdded(draught, edit::insertActions(draught.document, actions, static_cast<std::size_t>(position)), position,
                  actions.size());
    if (!taken)
        return tl::unexpected(taken.error());
    const Result<Reaction> after = readReaction(draught.document);
    std::vector<int> fresh;
    for (std::size_t file = 0; after && file < draught.origins.size(); ++file) {
        if (draught.origins[file] < 0)
            fresh.push_back(static_cast<int>(file));
    }
    const QString step = fresh.size() == 1
                             ? Words::tr("Paste %1").arg(labelOf(workspace, after->actions[fresh[0]]))
                             : tr(QT_TRANSLATE_NOOP("ChainEdits", "Paste %n actions"), static_cast<int>(fresh.size()));
    const Result<> applied =
        workspace.apply(reaction, Edit{.document = draught.document, .step = step, .origins = draught.origins});
    if (!applied)
        return tl::unexpected(applied.error());
    return added(workspace, reaction, draught);
}

Result<std::vector<ActionId>> duplicateActions(Workspace& workspace, EntryId reaction,
                                               const std::vector<ActionId>& actions)
{
    const Result<const Content*> content = contentOf(workspace, reaction);
    if (!content)
        return tl::unexpected(content.error());
    Draught draught = draughtOf(**content);
    const std::vector<int> positions = filePositions(**content, actions);
    const std::set<int> chosen(positions.begin(), positions.end());
    if (draught.isInFileOrder()) {
        std::vector<int> origins;
        for (const int origin : draught.origins) {
            origins.push_back(origin);
            if (chosen.count(origin) > 0)
                origins.push_back(-1);
        }
        draught.origins = std::move(origins);
    } else {
        draught.origins.insert(draught.origins.end(), positions.size(), -1);
    }
    const Result<> taken =
        take(draught, edit::duplicateActions(draught.document, {positions.begin(), positions.end()}));
    if (!taken)
        return tl::unexpected(taken.error());
    const Result<> applied =
        workspace.apply(reaction, Edit{.document = draught.document,
                                       .step = stepName(workspace, **content, positions,
                                                        QT_TRANSLATE_NOOP("ChainEdits", "Duplicate %1"),
                                                        QT_TRANSLATE_NOOP("ChainEdits", "Duplicate %n actions")),
                                       .origins = draught.origins});
    if (!applied)
        return tl::unexpected(applied.error());
    return added(workspace, reaction, draught);
}

} // namespace retort
