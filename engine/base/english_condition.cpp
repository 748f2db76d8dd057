// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english_table.h"

namespace retort {

// What engine/condition calls the relations between a field and a value, and why an edit is refused.
std::span<const EnglishRow> conditionRows()
{
    static constexpr EnglishRow table[] = {
        {"condition.relation.is-exactly", "is exactly"},
        {"condition.relation.is-not-exactly", "is not exactly"},
        {"condition.relation.is", "is"},
        {"condition.relation.is-not", "is not"},
        {"condition.relation.at-least", "is at least"},
        {"condition.relation.more-than", "is more than"},
        {"condition.relation.at-most", "is at most"},
        {"condition.relation.less-than", "is less than"},
        {"condition.relation.between", "is between"},
        {"condition.relation.strictly-between", "is between, limits left out"},
        {"condition.relation.not-between", "is not between"},
        {"condition.relation.one-of", "is one of"},
        {"condition.relation.not-one-of", "is not one of"},
        {"condition.relation.contains", "contains"},
        {"condition.relation.not-contains", "does not contain"},
        {"condition.relation.part-of", "is part of"},
        {"condition.relation.not-part-of", "is not part of"},
        {"condition.relation.is-set", "is set"},
        {"condition.relation.is-not-set", "is not set"},
        {"condition.relation.is-there", "is there"},
        {"condition.relation.is-missing", "is missing"},
        {"condition.relation.not-is-exactly", "is not exactly"},
        {"condition.relation.not-is-not-exactly", "is none other than exactly"},
        {"condition.relation.not-is", "is not"},
        {"condition.relation.not-is-not", "is none other than"},
        {"condition.relation.not-at-least", "is not at least"},
        {"condition.relation.not-more-than", "is not more than"},
        {"condition.relation.not-at-most", "is not at most"},
        {"condition.relation.not-less-than", "is not less than"},
        {"condition.relation.not-strictly-between", "is not between, limits left out"},
        // Of a text, a date: === is what is meant by "is".
        {"condition.text.is-exactly", "is"},
        {"condition.text.is-not-exactly", "is not"},
        {"condition.text.is", "equals, as text or number"},
        {"condition.text.is-not", "does not equal, as text or number"},
        {"condition.text.is-set", "is filled in"},
        {"condition.text.is-not-set", "is not filled in"},
        {"condition.number.is-set", "is set and not 0"},
        {"condition.number.is-not-set", "is not set or 0"},
        {"condition.date.at-least", "is on or after"},
        {"condition.date.more-than", "is after"},
        {"condition.date.at-most", "is on or before"},
        {"condition.date.less-than", "is before"},
        {"condition.date.not-at-least", "is not on or after"},
        {"condition.date.not-more-than", "is not after"},
        {"condition.date.not-at-most", "is not on or before"},
        {"condition.date.not-less-than", "is not before"},
        {"condition.truth.is-set", "is true"},
        {"condition.truth.is-not-set", "is not true"},
        {"condition.list.is-set", "is not empty"},
        {"condition.list.is-not-set", "is empty"},
        // What a part comes to.
        {"condition.absent", "not in this event"},
        {"condition.absent.fallback", "not in this event, so its fallback is used"},
        {"condition.null.fallback", "null in this event, so its fallback is used"},
        // Why an edit is refused.
        {"condition.not-there", "There is no condition at this place any more"},
        {"condition.cannot-insert", "Nothing can be added to this part"},
        {"condition.cannot-remove", "This part has to stand here: replace it instead of removing it"},
        {"condition.cannot-duplicate", "There is no room for a copy of this part"},
        {"condition.cannot-move", "This part has to stay where it is"},
        {"condition.cannot-move-inside", "A part cannot be moved into itself"},
        {"condition.cannot-wrap", "Only conditions that stand side by side in one group can be grouped"},
        {"condition.cannot-unwrap", "Without this group the condition would say something else"},
        {"condition.no-group", "This part is no group"},
        {"condition.cannot-flip", "Only a comparison of two sides can change them"},
        {"condition.no-relation", "This part is not a relation between a field and a value"},
        {"condition.no-list", "This part is no list of values"},
        {"condition.no-field", "This part is no field"},
        {"condition.no-name", "Only a field of the event can be set or missing: this is something else"},
        {"condition.wrong-operands", "\"{0}\" does not take these operands"},
        {"condition.would-lose", "\"{0}\" has no place for {1}"},
    };
    return table;
}

} // namespace retort
