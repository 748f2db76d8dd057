// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/relation.h"

#include "engine/condition/affix.h"

#include <algorithm>
#include <array>

namespace retort::condition {

namespace {

using logic::Operator;

enum class Kind { Any, Text, Number, Date, Truth, List, Object };

Kind kindOf(std::string_view type)
{
    if (type == "string")
        return Kind::Text;
    if (type == "number" || type == "integer")
        return Kind::Number;
    if (type == "date" || type == "datetime")
        return Kind::Date;
    if (type == "boolean")
        return Kind::Truth;
    if (type == "array")
        return Kind::List;
    return type == "object" ? Kind::Object : Kind::Any;
}

/// What a field of a kind can be asked, the most useful first. `==` converts and `===` does not: of texts the strict
/// ones are offered first, since "10" == "1e1" is true in PHP; of numbers the loose ones, since 9 === 9.0 is false.
std::vector<std::string_view> idsFor(Kind kind)
{
    switch (kind) {
    case Kind::Text:
        return {"is-exactly",  "is-not-exactly",  "one-of",    "not-one-of",    "contains", "not-contains",
                "starts-with", "not-starts-with", "ends-with", "not-ends-with", "part-of",  "not-part-of",
                "is-set",      "is-not-set",      "is-there",  "is-missing",    "is",       "is-not"};
    case Kind::Number:
        return {"at-least",         "more-than",   "at-most",       "less-than",  "is",     "is-not",     "between",
                "strictly-between", "not-between", "one-of",        "not-one-of", "is-set", "is-not-set", "is-there",
                "is-missing",       "is-exactly",  "is-not-exactly"};
    case Kind::Date:
        return {"at-least",   "more-than",      "at-most", "less-than",  "between",  "not-between",
                "is-exactly", "is-not-exactly", "is-set",  "is-not-set", "is-there", "is-missing"};
    case Kind::Truth:
        return {"is-set", "is-not-set", "is-exactly", "is-not-exactly", "is-there", "is-missing"};
    case Kind::List:
        return {"contains", "not-contains", "is-set", "is-not-set", "is-there", "is-missing"};
    case Kind::Object:
        return {"is-set", "is-not-set", "is-there", "is-missing"};
    case Kind::Any:
        break;
    }
    std::vector<std::string_view> all;
    for (const Relation& relation : relations()) {
        if (relation.offered)
            all.push_back(relation.id);
    }
    return all;
}

/// Relations that read otherwise for a kind of field.
struct Words {
    Kind kind;
    std::string_view relation;
    std::string_view phrase;
};
constexpr std::array ownWords = {
    Words{Kind::Text, "is-exactly", "condition.text.is-exactly"},
    Words{Kind::Text, "is-not-exactly", "condition.text.is-not-exactly"},
    Words{Kind::Text, "is", "condition.text.is"},
    Words{Kind::Text, "is-not", "condition.text.is-not"},
    Words{Kind::Text, "is-set", "condition.text.is-set"},
    Words{Kind::Text, "is-not-set", "condition.text.is-not-set"},
    Words{Kind::Number, "is-set", "condition.number.is-set"},
    Words{Kind::Number, "is-not-set", "condition.number.is-not-set"},
    Words{Kind::Date, "is-exactly", "condition.text.is-exactly"},
    Words{Kind::Date, "is-not-exactly", "condition.text.is-not-exactly"},
    Words{Kind::Date, "is-set", "condition.text.is-set"},
    Words{Kind::Date, "is-not-set", "condition.text.is-not-set"},
    Words{Kind::Date, "at-least", "condition.date.at-least"},
    Words{Kind::Date, "more-than", "condition.date.more-than"},
    Words{Kind::Date, "at-most", "condition.date.at-most"},
    Words{Kind::Date, "less-than", "condition.date.less-than"},
    Words{Kind::Date, "not-at-least", "condition.date.not-at-least"},
    Words{Kind::Date, "not-more-than", "condition.date.not-more-than"},
    Words{Kind::Date, "not-at-most", "condition.date.not-at-most"},
    Words{Kind::Date, "not-less-than", "condition.date.not-less-than"},
    Words{Kind::Truth, "is-set", "condition.truth.is-set"},
    Words{Kind::Truth, "is-not-set", "condition.truth.is-not-set"},
    Words{Kind::List, "is-set", "condition.list.is-set"},
    Words{Kind::List, "is-not-set", "condition.list.is-not-set"},
};

/// "one-of", "part-of" or "contains": by what stands on the right of `in`.
std::string_view membershipOf(const Outline& outline, PartId part)
{
    const Part& haystack = outline.part(outline.childOf(part, 1));
    if (haystack.form == Form::List)
        return "one-of";
    if (haystack.form != Form::Value)
        return "contains";
    const json::Value value = outline.program().node(haystack.node).source;
    return value.isArray() ? "one-of" : value.isString() ? "part-of" : "contains";
}

/// A `missing` of one name that stands in the rule.
bool asksForOne(const Outline& outline, const Part& part)
{
    if (part.op != Operator::Missing || part.children != 1)
        return false;
    const Part& name = outline.part(part.firstChild);
    return name.form == Form::Value && outline.program().node(name.node).source.isString();
}

} // namespace

const std::vector<Relation>& relations()
{
    constexpr bool negated = true;
    constexpr bool recognised = false; // and not offered
    static const std::vector<Relation> all = {
        {"is-exactly", Operator::StrictEqual},
        {"is-not-exactly", Operator::StrictNotEqual},
        {"is", Operator::Equal},
        {"is-not", Operator::NotEqual},
        {"at-least", Operator::GreaterEqual},
        {"more-than", Operator::Greater},
        {"at-most", Operator::LessEqual},
        {"less-than", Operator::Less},
        {"between", Operator::LessEqual, false, Form::Between, true, 2},
        {"strictly-between", Operator::Less, false, Form::Between, true, 2},
        {"not-between", Operator::LessEqual, negated, Form::Between, true, 2},
        {"one-of", Operator::In, false, Form::Membership},
        {"not-one-of", Operator::In, negated, Form::Membership},
        {"contains", Operator::In, false, Form::Membership},
        {"not-contains", Operator::In, negated, Form::Membership},
        {"starts-with", Operator::StrictEqual, false, Form::Comparison},
        {"not-starts-with", Operator::StrictNotEqual, false, Form::Comparison},
        {"ends-with", Operator::StrictEqual, false, Form::Comparison},
        {"not-ends-with", Operator::StrictNotEqual, false, Form::Comparison},
        {"part-of", Operator::In, false, Form::Membership},
        {"not-part-of", Operator::In, negated, Form::Membership},
        {"is-set", Operator::NotNot, false, Form::Presence, true, 0},
        {"is-not-set", Operator::Not, negated, Form::Presence, true, 0},
        {"is-there", Operator::Missing, negated, Form::Missing, true, 0},
        {"is-missing", Operator::Missing, false, Form::Missing, true, 0},
        {"not-is-exactly", Operator::StrictEqual, negated, Form::Comparison, recognised},
        {"not-is-not-exactly", Operator::StrictNotEqual, negated, Form::Comparison, recognised},
        {"not-is", Operator::Equal, negated, Form::Comparison, recognised},
        {"not-is-not", Operator::NotEqual, negated, Form::Comparison, recognised},
        {"not-at-least", Operator::GreaterEqual, negated, Form::Comparison, recognised},
        {"not-more-than", Operator::Greater, negated, Form::Comparison, recognised},
        {"not-at-most", Operator::LessEqual, negated, Form::Comparison, recognised},
        {"not-less-than", Operator::Less, negated, Form::Comparison, recognised},
        {"not-strictly-between", Operator::Less, negated, Form::Between, recognised, 2},
    };
    return all;
}

const Relation* relationNamed(std::string_view id)
{
    for (const Relation& relation : relations()) {
        if (relation.id == id)
            return &relation;
    }
    return nullptr;
}

const Relation* relationOf(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    switch (part.form) {
    case Form::Field:
        return part.use == Use::Condition ? relationNamed("is-set") : nullptr;
    case Form::Presence:
        return relationNamed((part.op == Operator::Not) != part.negated ? "is-not-set" : "is-set");
    case Form::Missing:
        if (!asksForOne(outline, part))
            return nullptr;
        return relationNamed(part.negated ? "is-there" : "is-missing");
    case Form::Membership:
        return relationNamed((part.negated ? "not-" : "") + std::string(membershipOf(outline, id)));
    case Form::Comparison:
        if (const auto affix = affixOf(outline, id)) {
            const std::string_view name = affix->atEnd ? "ends-with" : "starts-with";
            return relationNamed((part.op == Operator::StrictNotEqual ? "not-" : "") + std::string(name));
        }
        [[fallthrough]];
    case Form::Between:
        for (const Relation& relation : relations()) {
            if (relation.op == part.op && relation.negated == part.negated && relation.form == part.form)
                return &relation;
        }
        return nullptr;
    default:
        return nullptr;
    }
}

Operands operandsOf(const Outline& outline, PartId id)
{
    const Relation* relation = relationOf(outline, id);
    if (!relation)
        return {};
    const Part& part = outline.part(id);
    const PartId first = part.firstChild;
    switch (part.form) {
    case Form::Field:
        return {id, noPart, noPart};
    case Form::Between:
        return {outline.childOf(id, 1), first, outline.childOf(id, 2)};
    case Form::Membership:
        if (relation->id.ends_with("contains"))
            return {outline.childOf(id, 1), first, noPart};
        return {first, outline.childOf(id, 1), noPart};
    case Form::Comparison:
        if (const auto affix = affixOf(outline, id))
            return {affix->subject, affix->text, noPart};
        return {first, outline.childOf(id, 1), noPart};
    default:
        return {first, noPart, noPart};
    }
}

std::vector<const Relation*> relationsFor(std::string_view type)
{
    std::vector<const Relation*> all;
    for (std::string_view id : idsFor(kindOf(type)))
        all.push_back(relationNamed(id));
    return all;
}

Phrase inWords(const Relation& relation, std::string_view type)
{
    const Kind kind = kindOf(type);
    for (const Words& own : ownWords) {
        if (own.kind == kind && own.relation == relation.id)
            return phrase(own.phrase);
    }
    return phrase("condition.relation." + std::string(relation.id));
}

std::string startValue(const Relation& relation, std::string_view type)
{
    if (relation.id.ends_with("one-of"))
        return "[]";
    if (relation.form == Form::Membership || affixKindOf(relation) != AffixKind::None)
        return "\"\"";
    switch (kindOf(type)) {
    case Kind::Number:
        return "0";
    case Kind::Truth:
        return "true";
    case Kind::Any: {
        const bool order = relation.form == Form::Between || relation.op == Operator::Greater ||
                           relation.op == Operator::GreaterEqual || relation.op == Operator::Less ||
                           relation.op == Operator::LessEqual;
        return order ? "0" : "\"\"";
    }
    default:
        return "\"\"";
    }
}

} // namespace retort::condition
