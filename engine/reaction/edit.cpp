// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/edit.h"

#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/reaction/reaction.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace retort::edit {

namespace {

using json::Document;
using Index = Document::Index;

/// A document with what it says.
struct Read {
    Document document;
    Reaction reaction;
    RunOrder order;
};

Result<Read> read(const Document& document)
{
    auto reaction = readReaction(document);
    if (!reaction)
        return fail(reaction.error());
    RunOrder order = runOrder(*reaction);
    return Read{document, *std::move(reaction), std::move(order)};
}

tl::unexpected<Error> missing(Phrase message) { return fail({Error::Kind::Missing, std::move(message), {}, {}}); }

tl::unexpected<Error> noAction(std::size_t action)
{
    return missing(phrase("reaction.no-such-action", std::to_string(action + 1)));
}

// The action at an index, with the reaction around it.
Result<Read> readWithAction(const Document& document, std::size_t action)
{
    auto all = read(document);
    if (all && action >= all->reaction.actions.size())
        return noAction(action);
    return all;
}

Result<Read> readWithArgument(const Document& document, std::size_t action, std::size_t argument)
{
    auto all = readWithAction(document, action);
    if (all && argument >= all->reaction.actions[action].arguments.size())
        return missing(phrase("reaction.no-such-argument", std::to_string(argument + 1)));
    return all;
}

// Sets a member to a value given as JSON, unless it has just that text already.
Result<Document> setMember(const Document& document, const std::string& object, std::string_view key,
                           std::string_view json)
{
    const std::string pointer = json::child(object, key);
    if (const auto index = document.find(pointer); index && document.textOf(*index) == json)
        return document;
    return json::set(document, pointer, json);
}

// Sets a member to a text, unless it says the same already, in whatever escapes.
Result<Document> setText(const Document& document, const std::string& object, std::string_view key,
                         std::string_view text)
{
    const auto index = document.find(json::child(object, key));
    const bool nothing = !index || document.node(*index).kind == json::Kind::Null;
    if (nothing ? text.empty() : document.stringOf(*index) == text)
        return document;
    return setMember(document, object, key, json::quoted(text));
}

// Makes sure that a list is there to add to.
Result<Document> withList(const Document& document, const std::string& object, std::string_view key)
{
    const auto index = document.find(json::child(object, key));
    if (index && document.node(*index).kind != json::Kind::Null)
        return document;
    return setMember(document, object, key, "[]");
}

// Numbers the actions 1 to n in the order given (of indices in file order); numbers that are right stay to the byte.
Result<Document> renumbered(const Read& before, const std::vector<std::size_t>& order)
{
    struct Replacement {
        json::Range range;
        std::string text;
    };
    const Document& document = before.document;
    std::vector<Replacement> replacements;
    std::vector<std::pair<std::string, std::string>> additions; // object and number
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Action& action = before.reaction.actions[order[i]];
        const std::string number = std::to_string(i + 1);
        if (action.sortOrder == static_cast<std::int64_t>(i + 1))
            continue;
        if (const auto index = document.find(json::child(action.pointer, "sort_order")))
            replacements.push_back({document.node(*index).range, number});
        else
            additions.emplace_back(action.pointer, number);
    }
    Document next = document;
    if (!replacements.empty()) { // all in one piece of text, so that the document is read once and not n times
        std::sort(replacements.begin(), replacements.end(),
                  [](const Replacement& a, const Replacement& b) { return a.range.begin < b.range.begin; });
        const json::Range whole{replacements.front().range.begin, replacements.back().range.end};
        std::string text;
        std::size_t at = whole.begin;
        for (const Replacement& replacement : replacements) {
            text.append(document.text(), at, replacement.range.begin - at);
            text += replacement.text;
            at = replacement.range.end;
        }
        auto spliced = json::splice(document, whole, text);
        if (!spliced)
            return spliced;
        next = *std::move(spliced);
    }
    for (const auto& [object, number] : additions) {
        auto added = json::insertMember(next, object, "sort_order", number);
        if (!added)
            return added;
        next = *std::move(added);
    }
    return next;
}

// A number for the first of some new actions at a position of the order, that leaves all others as they are; none where
// there is no room.
std::optional<std::int64_t> numberFor(const Read& all, std::size_t position, std::size_t added)
{
    const auto numberAt = [&](std::size_t i) { return all.reaction.actions[all.order.actions[i]].sortOrder; };
    const std::size_t count = all.order.actions.size();
    std::int64_t number = 1;
    if (position > 0) {
        const auto previous = numberAt(position - 1);
        if (!previous || *previous > std::numeric_limits<std::int64_t>::max() - static_cast<std::int64_t>(added))
            return std::nullopt;
        number = *previous + 1;
    }
    if (position < count) {
        const auto next = numberAt(position);
        if (next && *next < number + static_cast<std::int64_t>(added))
            return std::nullopt;
    }
    return number;
}

// An action's text without what the platform gives it (spec section 2.2).
Result<Document> copyOf(const Read& all, std::size_t action)
{
    const auto node = all.document.find(all.reaction.actions[action].pointer);
    auto copy = Document::parse(std::string(all.document.textOf(*node)));
    for (const char* given : {"/id", "/created_at", "/updated_at"}) {
        if (copy && copy->find(given))
            copy = json::remove(*copy, given);
    }
    return copy;
}

} // namespace

Result<Document> setName(const Document& document, std::string_view name)
{
    return setText(document, "", "name", name);
}

Result<Document> setTrigger(const Document& document, std::string_view event)
{
    return setText(document, "", "trigger", event);
}

Result<Document> setActive(const Document& document, bool active)
{
    const auto all = read(document);
    if (!all)
        return fail(all.error());
    return all->reaction.isActive == active ? document
                                            : setMember(document, "", "is_active", active ? "true" : "false");
}

Result<Document> setDescription(const Document& document, std::string_view text)
{
    return setText(document, "", "description", text);
}

Result<Document> setNotes(const Document& document, std::string_view text)
{
    return setText(document, "", "notes", text);
}

Result<Document> addAction(const Document& document, const Catalogue& catalogue, std::string_view type,
                           std::size_t position)
{
    const auto all = read(document);
    if (!all)
        return fail(all.error());
    return insertAction(document, skeleton(catalogue, type, all->reaction.trigger), position);
}

Result<Document> insertAction(const Document& document, std::string_view json, std::size_t position)
{
    return insertActions(document, {std::string(json)}, position);
}

Result<Document> insertActions(const Document& document, const std::vector<std::string>& actions, std::size_t position)
{
    const auto all = read(document);
    if (!all)
        return fail(all.error());
    const std::size_t count = all->reaction.actions.size();
    if (position > count)
        return missing(phrase("reaction.no-such-position", std::to_string(position + 1)));
    const auto number = numberFor(*all, position, actions.size());
    std::vector<std::string> items;
    for (const std::string& json : actions) {
        const auto given = Document::parse(json);
        if (!given)
            return given;
        if (given->root().kind != json::Kind::Object)
            return fail({Error::Kind::Type, phrase("reaction.action-no-object"), {}, given->placeAt(0)});
        const auto order = number.value_or(1) + static_cast<std::int64_t>(items.size());
        const auto item = setMember(*given, "", "sort_order", std::to_string(order));
        if (!item)
            return item;
        items.push_back(item->text());
    }
    const std::size_t place = all->order.isFileOrder() ? position : count;
    const auto listed = withList(document, "", "actions");
    if (!listed)
        return listed;
    auto added = json::insertItems(*listed, "/actions", place, items);
    if (!added || number)
        return added;

    std::vector<std::size_t> order = all->order.actions;
    for (std::size_t& index : order)
        index += index >= place ? items.size() : 0;
    std::vector<std::size_t> fresh(items.size());
    std::iota(fresh.begin(), fresh.end(), place);
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(position), fresh.begin(), fresh.end());
    const auto after = read(*added);
    return after ? renumbered(*after, order) : fail(after.error());
}

Result<Document> duplicateAction(const Document& document, std::size_t action)
{
    const auto all = readWithAction(document, action);
    if (!all)
        return fail(all.error());
    const auto copy = copyOf(*all, action);
    if (!copy)
        return copy;
    const auto& order = all->order.actions;
    const auto position = std::find(order.begin(), order.end(), action) - order.begin() + 1;
    return insertAction(document, copy->text(), static_cast<std::size_t>(position));
}

Result<Document> duplicateActions(const Document& document, std::vector<std::size_t> actions)
{
    std::sort(actions.begin(), actions.end());
    actions.erase(std::unique(actions.begin(), actions.end()), actions.end());
    if (actions.empty())
        return document;
    if (actions.size() == 1)
        return duplicateAction(document, actions.front());
    const auto all = readWithAction(document, actions.back());
    if (!all)
        return fail(all.error());
    const std::size_t count = all->reaction.actions.size();
    std::vector<std::string> copies;
    std::vector<std::size_t> order; // as they run afterwards; the copies stand at the end of the file
    bool hasRoom = true;
    for (std::size_t row = 0; row < count; ++row) {
        const std::size_t action = all->order.actions[row];
        order.push_back(action);
        if (!std::binary_search(actions.begin(), actions.end(), action))
            continue;
        const auto number = numberFor(*all, row + 1, 1);
        hasRoom = hasRoom && number;
        auto copy = copyOf(*all, action);
        if (copy)
            copy = setMember(*copy, "", "sort_order", std::to_string(number.value_or(1)));
        if (!copy)
            return copy;
        order.push_back(count + copies.size());
        copies.push_back(copy->text());
    }
    auto next = json::insertItems(document, "/actions", count, copies);
    if (next && all->order.isFileOrder()) {
        next = json::orderItems(*next, "/actions", order);
        std::iota(order.begin(), order.end(), 0);
    }
    if (!next || hasRoom)
        return next;
    const auto after = read(*next);
    return after ? renumbered(*after, order) : fail(after.error());
}

Result<Document> removeAction(const Document& document, std::size_t action)
{
    const auto all = readWithAction(document, action);
    return all ? json::remove(document, all->reaction.actions[action].pointer) : fail(all.error());
}

Result<Document> removeActions(const Document& document, std::vector<std::size_t> actions)
{
    std::sort(actions.begin(), actions.end());
    actions.erase(std::unique(actions.begin(), actions.end()), actions.end());
    if (actions.empty())
        return document;
    const auto all = readWithAction(document, actions.back());
    return all ? json::removeItems(document, "/actions", actions) : fail(all.error());
}

Result<Document> moveAction(const Document& document, std::size_t action, std::size_t position)
{
    const auto all = readWithAction(document, action);
    if (!all)
        return fail(all.error());
    if (position >= all->reaction.actions.size())
        return missing(phrase("reaction.no-such-position", std::to_string(position + 1)));
    std::vector<std::size_t> order = all->order.actions;
    const auto from = std::find(order.begin(), order.end(), action);
    if (static_cast<std::size_t>(from - order.begin()) == position)
        return document;
    order.erase(from);
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(position), action);
    return orderActions(document, order);
}

Result<Document> orderActions(const Document& document, const std::vector<std::size_t>& order)
{
    const auto all = read(document);
    if (!all)
        return fail(all.error());
    std::vector<std::size_t> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 0; i < std::max(sorted.size(), all->reaction.actions.size()); ++i) {
        if (i >= sorted.size() || sorted[i] != i || i >= all->reaction.actions.size())
            return noAction(i);
    }
    if (order == all->order.actions)
        return document;
    if (!all->order.isFileOrder())
        return renumbered(*all, order);
    const auto moved = json::orderItems(document, "/actions", order);
    if (!moved)
        return moved;
    const auto after = read(*moved);
    std::iota(sorted.begin(), sorted.end(), 0); // file order is the order now
    return after ? renumbered(*after, sorted) : fail(after.error());
}

Result<Document> setActionType(const Document& document, std::size_t action, std::string_view type)
{
    const auto all = readWithAction(document, action);
    if (!all)
        return fail(all.error());
    const Action& old = all->reaction.actions[action];
    return old.type == type ? document : setText(document, old.pointer, "name", type);
}

Result<Document> setActionDescription(const Document& document, std::size_t action, std::string_view text)
{
    const auto all = readWithAction(document, action);
    return all ? setText(document, all->reaction.actions[action].pointer, "description", text) : fail(all.error());
}

Result<Document> setActionNotes(const Document& document, std::size_t action, std::string_view text)
{
    const auto all = readWithAction(document, action);
    return all ? setText(document, all->reaction.actions[action].pointer, "notes", text) : fail(all.error());
}

Result<Document> setArgumentValue(const Document& document, std::size_t action, std::size_t argument,
                                  std::string_view json)
{
    const auto all = readWithArgument(document, action, argument);
    return all ? setMember(document, all->reaction.actions[action].arguments[argument].pointer, "value", json)
               : fail(all.error());
}

Result<Document> setArgumentDynamic(const Document& document, std::size_t action, std::size_t argument,
                                    std::optional<bool> dynamic)
{
    const auto all = readWithArgument(document, action, argument);
    if (!all)
        return fail(all.error());
    const std::string& pointer = all->reaction.actions[action].arguments[argument].pointer;
    if (!dynamic && !document.find(json::child(pointer, "is_dynamic")))
        return document; // absent is null
    return setMember(document, pointer, "is_dynamic", !dynamic ? "null" : *dynamic ? "true" : "false");
}

Result<Document> addArgument(const Document& document, std::size_t action, std::string_view name, std::string_view json,
                             std::optional<bool> dynamic)
{
    const auto all = readWithAction(document, action);
    if (!all)
        return fail(all.error());
    const Action& owner = all->reaction.actions[action];
    for (const Argument& argument : owner.arguments) {
        if (argument.name == name)
            return fail({Error::Kind::Conflict, phrase("reaction.argument-there", std::string(name)), argument.pointer,
                         document.placeAt(document.node(*document.find(argument.pointer)).range.begin)});
    }
    const auto value = Document::parse(std::string(json)); // alone, so that a message is about what was given
    if (!value)
        return value;
    const auto listed = withList(document, owner.pointer, "arguments");
    if (!listed)
        return listed;
    const std::string text = "{\"name\": " + json::quoted(name) + ", \"value\": " + std::string(json) +
                             ", \"is_dynamic\": " +
                             (!dynamic   ? "null"
                              : *dynamic ? "true"
                                         : "false") +
                             "}";
    return json::insertItem(*listed, json::child(owner.pointer, "arguments"), owner.arguments.size(), text);
}

Result<Document> renameArgument(const Document& document, std::size_t action, std::size_t argument,
                                std::string_view name)
{
    const auto all = readWithArgument(document, action, argument);
    if (!all)
        return fail(all.error());
    const auto& arguments = all->reaction.actions[action].arguments;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (i != argument && arguments[i].name == name)
            return fail({Error::Kind::Conflict, phrase("reaction.argument-there", std::string(name)),
                         arguments[i].pointer,
                         document.placeAt(document.node(*document.find(arguments[i].pointer)).range.begin)});
    }
    return setText(document, arguments[argument].pointer, "name", name);
}

Result<Document> removeArgument(const Document& document, std::size_t action, std::size_t argument)
{
    const auto all = readWithArgument(document, action, argument);
    return all ? json::remove(document, all->reaction.actions[action].arguments[argument].pointer) : fail(all.error());
}

Result<Document> setCondition(const Document& document, std::size_t action, std::string_view json)
{
    const auto all = readWithAction(document, action);
    if (!all)
        return fail(all.error());
    const auto& arguments = all->reaction.actions[action].arguments;
    for (std::size_t i = arguments.size(); i-- > 0;) { // the last of a name counts, as in a run
        if (arguments[i].name == "condition")
            return setArgumentValue(document, action, i, json);
    }
    return addArgument(document, action, "condition", json, std::nullopt);
}

} // namespace retort::edit
