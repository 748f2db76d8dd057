// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/condition/edit.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::condition {

/// Leaves an edit from anywhere inside; see attempt().
struct Refused {
    Error error;
};
[[noreturn]] void refuse(const Site& site, PartId part, Phrase why);

template <class Work>
Result<Edited> attempt(Work work)
{
    try {
        return work();
    } catch (Refused& refused) {
        return fail(std::move(refused.error));
    }
}

/// The spacing of a document at a place: what stands after a colon and after a comma on one line.
struct Spacing {
    std::string colon = ": "; ///< The colon itself included.
    std::string comma = ", ";
};

/// The next document while it is made, step by step. Pointers count from the rule. What is moved keeps its bytes; its
/// further lines are indented as its first one comes to stand, so that moving back gives the same bytes again.
class Draft {
public:
    explicit Draft(const Site& site);

    const json::Document& document() const { return m_document; }
    /// Follows a place through insertItem, remove, moveItem, bracket and wrapInGroup.
    enum class Watch : std::size_t {};
    Watch watch(std::string pointer);
    const std::string& watched(Watch watch) const { return m_watched[static_cast<std::size_t>(watch)]; }
    Edited edited(std::string pointer) && { return {std::move(m_document), std::move(pointer)}; }

    std::string textAt(std::string_view pointer) const;
    std::string indentAt(std::string_view pointer) const; ///< Of the line on which it begins.
    std::size_t sizeAt(std::string_view pointer) const;   ///< Items or members.
    Spacing spacingAt(std::string_view pointer) const;

    // As those of engine/json/edit.h; a list that comes to stand where an operator has its one operand gets brackets,
    // and what was set stands at the pointer that comes back.
    std::string set(std::string_view pointer, std::string_view json);
    void setString(std::string_view pointer, std::string_view text);
    void insertItem(std::string_view list, std::size_t position, std::string_view json);
    void remove(std::string_view pointer);
    void moveItem(std::string_view list, std::size_t from, std::size_t to);

    /// Puts a text of this document, which stood on a line with this indent, in the place of a value.
    void put(std::string_view pointer, std::string_view text, std::string_view indent);
    /// Adds such a text to a list.
    void insertMoved(std::string_view list, std::size_t position, std::string_view text, std::string_view indent);
    /// Gives the only member of an object another key.
    void renameOnly(std::string_view object, std::string_view key);
    /// {"op": x} becomes {"op": [x]}, unless it has a list.
    void bracket(std::string_view object);
    /// Puts a rule around a value: {"!": value}. Where a list or an object of several keys would be read as arguments,
    /// {"!": [value]}. In lines of its own if the value has lines.
    void wrapInNot(std::string_view pointer);
    /// Puts items of a list, from `first` on, or, with none, the value itself into a group.
    void wrapInGroup(std::string_view pointer, Quantifier quantifier);
    void wrapItemsInGroup(std::string_view list, std::size_t first, std::size_t count, Quantifier quantifier);
    /// Puts what stands at `inner`, inside, in the place of `outer`. With brackets as set().
    std::string raise(std::string_view outer, std::string_view inner);
    /// Puts all items of a list inside in the place of `outer`: of an item, or, with one item, of anything.
    void raiseItems(std::string_view outer, std::string_view list);
    void splice(json::Range range, std::string_view text);

private:
    json::Document::Index find(std::string_view pointer) const;
    std::string full(std::string_view pointer) const { return m_rule + std::string(pointer); }
    bool hasLines(json::Document::Index node) const;
    bool needsBrackets(std::string_view pointer, std::string_view json) const;
    void take(Result<json::Document> next);
    void wrapRange(json::Document::Index first, json::Document::Index last, Quantifier quantifier);
    void raiseRange(std::string_view outer, json::Range inner);

    /// Watched places below items of `list` are now below the items that `next` says.
    template <class Next>
    void followItems(std::string_view list, Next next);
    /// Watched places at or below `outer` are now at or below `inner`.
    void followTo(std::string_view outer, std::string_view inner);

    json::Document m_document;
    std::string m_rule;
    logic::Dialect m_dialect;
    std::vector<std::string> m_watched;
};

/// Whether a text can stand as the one argument of an operator without a list around it: {"!": text}. In PHP an object
/// of several keys is a list of arguments too.
bool canStandAlone(std::string_view json, logic::Dialect dialect);
/// The lines after the first, where they begin with `from`, begin with `to` instead.
std::string reindented(std::string_view text, std::string_view from, std::string_view to);
/// {"op": [a, b]} on one line.
std::string operation(const Spacing& spacing, std::string_view op, const std::vector<std::string>& arguments);
/// {"op": a}
std::string sugared(const Spacing& spacing, std::string_view op, std::string_view argument);

/// Where the operands of a part stand in a list: the list's pointer. Of a List or a Value, its own. Brackets are added
/// by Draft::bracket() where the operator has none.
std::string listOf(const Outline& outline, PartId part);
bool hasList(const Outline& outline, PartId part); ///< False where its one operand stands without brackets.

} // namespace retort::condition
