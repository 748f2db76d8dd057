// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/document.h"
#include "engine/reaction/catalogue.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Edits of a reaction's document. Each takes the document and gives the next one; only the bytes of what changes are
/// touched. An edit that would change nothing gives the same text.
///
/// `action` and `argument` count in file order, as in Reaction::actions and Action::arguments. `position` counts in the
/// order of execution (runOrder), from 0. `json` is the text of a value. Errors: those of readReaction() and of
/// engine/json/edit.h, and Missing where there is no such action, argument or position.
namespace retort::edit {

Result<json::Document> setName(const json::Document& document, std::string_view name);
Result<json::Document> setTrigger(const json::Document& document, std::string_view event);
Result<json::Document> setActive(const json::Document& document, bool active);
/// Empty text leaves null and absent as they are.
Result<json::Document> setDescription(const json::Document& document, std::string_view text);
Result<json::Document> setNotes(const json::Document& document, std::string_view text);

/// Adds an action of a known type with its required arguments (see skeleton()), so that it runs at `position` (0 to the
/// number of actions).
Result<json::Document> addAction(const json::Document& document, const Catalogue& catalogue, std::string_view type,
                                 std::size_t position);
/// Adds an action given as JSON. Where file order is the order of execution it is put in its place, else at the end of
/// the file. Its sort_order is the next number after its neighbour's where there is room for one, else all are numbered
/// 1 to n; whatever it held as sort_order is replaced.
Result<json::Document> insertAction(const json::Document& document, std::string_view json, std::size_t position);
/// Adds several, that run one after the other from `position` on: as many insertAction(), but the text is
/// read once.
Result<json::Document> insertActions(const json::Document& document, const std::vector<std::string>& actions,
                                     std::size_t position);
/// The copy runs right after the original. `id`, `created_at` and `updated_at`, which the platform gives, are left out.
Result<json::Document> duplicateAction(const json::Document& document, std::size_t action);
/// Duplicates several, each copy right after its original: as many duplicateAction(), but the text is read once.
Result<json::Document> duplicateActions(const json::Document& document, std::vector<std::size_t> actions);
/// The other actions keep their numbers.
Result<json::Document> removeAction(const json::Document& document, std::size_t action);
/// Removes several: as many removeAction(), but the text is read once.
Result<json::Document> removeActions(const json::Document& document, std::vector<std::size_t> actions);
/// Moves an action so that it runs at `position` (after the move). All are numbered 1 to n; only numbers that differ
/// are touched. Where file order is the order of execution the action's bytes move too, else only numbers change.
Result<json::Document> moveAction(const json::Document& document, std::size_t action, std::size_t position);
/// Puts all actions in another order: `order` holds each action once. As many moveAction(), but the
/// text is read once.
Result<json::Document> orderActions(const json::Document& document, const std::vector<std::size_t>& order);
/// Writes the type to `name`, where the platform's examples have it; `uuid` stays (spec section 14, C2).
Result<json::Document> setActionType(const json::Document& document, std::size_t action, std::string_view type);
/// Empty text leaves null and absent as they are.
Result<json::Document> setActionDescription(const json::Document& document, std::size_t action, std::string_view text);
Result<json::Document> setActionNotes(const json::Document& document, std::size_t action, std::string_view text);

Result<json::Document> setArgumentValue(const json::Document& document, std::size_t action, std::size_t argument,
                                        std::string_view json);
/// Writes `is_dynamic` as null, true or false.
Result<json::Document> setArgumentDynamic(const json::Document& document, std::size_t action, std::size_t argument,
                                          std::optional<bool> dynamic);
/// After all others. Conflict where the action has an argument of that name.
Result<json::Document> addArgument(const json::Document& document, std::size_t action, std::string_view name,
                                   std::string_view json, std::optional<bool> dynamic);
/// Conflict where another argument of the action has that name.
Result<json::Document> renameArgument(const json::Document& document, std::size_t action, std::size_t argument,
                                      std::string_view name);
Result<json::Document> removeArgument(const json::Document& document, std::size_t action, std::size_t argument);
/// Sets a filter's condition, and adds the argument (with is_dynamic null, as the platform writes it) where there is
/// none.
Result<json::Document> setCondition(const json::Document& document, std::size_t action, std::string_view json);

/// JSON of a new action: its type and its required arguments. The customer is read from where the event's context has
/// it, a filter starts with the condition true, handles start empty. An unknown type gets no arguments.
std::string skeleton(const Catalogue& catalogue, std::string_view type, std::string_view trigger);
/// A new reaction: inactive, without actions. Names longer than a document may hold are left empty.
json::Document newReaction(std::string_view name, std::string_view trigger);

} // namespace retort::edit
