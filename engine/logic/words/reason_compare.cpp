// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/evaluate/environment.h"
#include "engine/logic/evaluate/failure.h"
#include "engine/logic/evaluate/mark.h"
#include "engine/logic/js/jsconvert.h"
#include "engine/logic/trace/coercion.h"
#include "engine/logic/trace/taken.h"
#include "engine/logic/words/reason.h"
#include "engine/logic/words/valuewords.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace retort::logic {

namespace {

bool isOrder(Relation relation)
{
    switch (relation) {
    case Relation::AtLeast:
    case Relation::MoreThan:
    case Relation::AtMost:
    case Relation::LessThan:
    case Relation::OnOrAfter:
    case Relation::After:
    case Relation::OnOrBefore:
    case Relation::Before:
    case Relation::TextAtLeast:
    case Relation::TextAfter:
    case Relation::TextAtMost:
    case Relation::TextBefore:
    case Relation::Between:
    case Relation::StrictlyBetween:
        return true;
    default:
        return false;
    }
}

/// A sentence's relation with its objects: phrase(id, subject, objects…).
Phrase withObjects(std::string_view id, Phrase subject, const std::vector<Phrase>& objects)
{
    Phrase said = phrase(id, std::move(subject));
    for (const Phrase& object : objects)
        said.arguments.emplace_back(object);
    return said;
}

Phrase withObjects(std::string_view id, Phrase subject, Phrase value, const std::vector<Phrase>& objects)
{
    Phrase said = withObjects(id, std::move(subject), objects);
    said.arguments.insert(said.arguments.begin() + 1, Phrase::Argument(std::move(value)));
    return said;
}

/// The relation is said by the value itself: "x is missing" where it must be missing or null.
bool speaksForItself(Relation relation, json::Value value)
{
    switch (relation) {
    case Relation::MissingOrNull:
    case Relation::Falsy:
    case Relation::EmptyTextPhp:
    case Relation::EmptyTextJs:
    case Relation::TrueOrOne:
    case Relation::FalseOrZero:
        return value.isNull() || value.isBool() || value.isNumber() || (value.isString() && value.size() == 0) ||
               (value.isContainer() && value.size() == 0);
    default:
        return false;
    }
}

/// Asks for truth, so that true and false need no more words.
bool isTruth(Relation relation)
{
    switch (relation) {
    case Relation::Falsy:
    case Relation::CountsTrue:
    case Relation::TrueOrOne:
    case Relation::FalseOrZero:
        return true;
    default:
        return false;
    }
}

bool holdsItem(json::Value list, json::Value item)
{
    return std::any_of(list.items(), list.items() + list.size(),
                       [&](json::Value one) { return json::same(one, item); });
}

/// JavaScript makes a list a text and that a number: [1] is "1" is 1.
Phrase numberByText(json::Value list, const Settings& settings)
{
    Environment environment(settings);
    environment.start();
    try {
        const double number = js::toNumber(list, environment);
        if (!std::isnan(number))
            return phrase("logic.as.number-by-text", valueInWords(number, Dialect::Js));
    } catch (const Failure&) { // it is told as an error elsewhere
        return phrase("logic.as.text");
    }
    return phrase("logic.as.not-a-number");
}

} // namespace

Reason Reasoner::whyComparison(Index record, Comparison comparison)
{
    const NodeId node = at(record).node;
    const bool holds = truth(record) != comparison.negated;
    if (m_program.settings().dialect == Dialect::Php && comparison.second != noNode) {
        const Operand limit = operandAt(record, comparison.second);
        if (limit.value.isNull())
            return whyWithout(limit, record, withoutUpperLimit(m_program, comparison));
    }
    const bool constant = isLiteral(m_program, comparison.subject) &&
                          (comparison.object == noNode || isLiteral(m_program, comparison.object)) &&
                          (comparison.second == noNode || isLiteral(m_program, comparison.second));
    if (constant)
        return clauseOf(node, truth(record));
    // "(a is more than 1) is true": the reason lies within.
    if (comparison.object != noNode && isLiteral(m_program, comparison.object) && !comparison.item &&
        m_program.node(comparison.object).source.isBool() && isBoolean(m_program, comparison.subject)) {
        const Index inner = childRecord(record, comparison.subject);
        if (inner != noIndex)
            return why(inner);
    }
    Index around = comparison.cut == noNode ? record : childRecord(record, comparison.cut);
    const Operand subject = operandAt(around == noIndex ? record : around, comparison.subject);
    const std::vector<Phrase> objects = objectsOf(record, comparison);
    Operand object = operandAt(record, comparison.object);
    if (comparison.item)
        object.value = object.value.isArray() && object.value.size() == 1 ? object.value.items()[0] : json::Value();
    if (holds && subject.isNothing() && object.isNothing() && !isLiteral(m_program, comparison.object)) {
        if (std::optional<Phrase> nothing = nothingSentence(subject, object, comparison))
            return {{std::move(*nothing), Shape::Listed}, node};
    }
    if (subject.value.isString() && comparison.object != noNode && comparison.second == noNode)
        comparison.relation = fitting(comparison.relation, object.value); // now that both values are known
    if (isOrder(comparison.relation) && comparison.second == noNode && subject.value.isString() &&
        object.value.isString() && object.value.size() != 0 && !looksLikeNumber(subject.value.text()))
        comparison.relation = asText(comparison.relation, object.value.text()); // two numbers only compare as such
    if (!holds && comparison.relation == Relation::OneOf && object.value.isArray() && object.value.size() == 0)
        return {{phrase("logic.why.in-empty", fact(subject)), Shape::Listed}, node};
    if (std::optional<Phrase> text = textSentence(subject, object, comparison, holds, objects))
        return {{std::move(*text), Shape::Listed}, node};
    if (holds) {
        if (std::optional<Phrase> loose = looseSentence(subject, object, comparison, objects))
            return {{std::move(*loose), Shape::Listed}, node};
    }
    if (std::optional<Phrase> taken = takenSentence(subject, object, comparison, holds, objects))
        return {{std::move(*taken), Shape::Listed}, node};
    return {{sentence(subject, object, comparison, holds, objects), Shape::Listed}, node};
}

/// PHP's < and <= take a third operand that is null as not given.
Reason Reasoner::whyWithout(const Operand& limit, Index record, const Comparison& comparison)
{
    Reason reason;
    if (isLiteral(m_program, comparison.subject))
        reason = {m_speaker.comparison(comparison, !truth(record)), at(record).node};
    else
        reason = whyComparison(record, comparison);
    return {{phrase("logic.why.third-left-out", fact(limit), dialectName(), m_speaker.objectOf(comparison),
                    std::move(reason.said.phrase)),
             Shape::Conditional},
            reason.deciding};
}

Phrase Reasoner::sentence(const Operand& subject, const Operand& object, const Comparison& comparison, bool holds,
                          const std::vector<Phrase>& objects)
{
    const bool objectIsSame = json::same(subject.value, object.value);
    const RelationIds& ids = idsOf(comparison.relation);
    if ((holds && speaksForItself(comparison.relation, subject.value)) ||
        (isTruth(comparison.relation) && subject.value.isBool()))
        return fact(subject);
    if (subject.missing) {
        Phrase it = withObjects(holds ? ids.holds : ids.fails, phrase("logic.it"), objects);
        return phrase("logic.why.so", fact(subject), std::move(it));
    }
    Phrase value = valueOf(subject);
    const bool isEquality = comparison.relation == Relation::Is || comparison.relation == Relation::Exactly;
    if (isEquality && holds && value == objects.front())
        return withObjects(ids.holds, nameOf(subject), objects);
    const bool isSame = comparison.relation == Relation::Same || comparison.relation == Relation::ExactlySame;
    if ((isEquality || isSame) && !holds && subject.value.isContainer() && objectIsSame &&
        m_program.settings().dialect == Dialect::Js)
        return phrase("logic.why.never-same", nameOf(subject), std::move(value)); // it compares identities
    if (comparison.relation == Relation::Same && holds && !objectIsSame)
        return withObjects(idsOf(Relation::Is).whichIs, nameOf(subject), std::move(value), objects);
    return withObjects(holds ? ids.whichIs : ids.whichIsNot, nameOf(subject), std::move(value), objects);
}

std::optional<Phrase> Reasoner::takenSentence(const Operand& subject, const Operand& object,
                                              const Comparison& comparison, bool holds,
                                              const std::vector<Phrase>& objects)
{
    const Settings& settings = m_program.settings();
    const bool equal = (comparison.relation == Relation::Is || comparison.relation == Relation::Same) && holds;
    if (comparison.object == noNode || (!isOrder(comparison.relation) && !equal))
        return std::nullopt;
    const TakenPair taken = equal ? takenForEquality(subject.value, object.value, settings)
                                  : takenInOrder(subject.value, object.value, settings);
    const RelationIds& ids = idsOf(comparison.relation);
    const std::string_view id = equal ? "logic.equals" : holds ? ids.holds : ids.fails;
    const auto so = [&] { return withObjects(id, phrase("logic.it"), objects); };
    const Operator op = equal ? Operator::Equal : Operator::Less;
    const auto changes = [](json::Value value, std::optional<Taken> as) { return as && !isPlain(value, *as); };
    const bool left = changes(subject.value, taken.left);
    const bool right = changes(object.value, taken.right);
    const auto as = [&](json::Value value, std::optional<Taken> how) {
        const json::Value other = isSameHandle(value, subject.value) ? object.value : subject.value;
        if (how == Taken::Text && value.isArray() && !other.isString() && !other.isContainer())
            return numberByText(value, settings);
        return takenInWords(value, *how, op, settings.dialect);
    };
    if (left && taken.left == Taken::Greater)
        return phrase("logic.why.list-above", fact(subject), dialectName(), objects.front(), so());
    if (right && taken.right == Taken::Greater)
        return std::nullopt;
    if (left && right && as(subject.value, taken.left) == as(object.value, taken.right))
        return phrase("logic.why.taken.both", fact(subject), dialectName(), objects.front(),
                      as(subject.value, taken.left), so());
    if (left && right)
        return phrase("logic.why.taken.each", fact(subject), dialectName(), as(subject.value, taken.left),
                      objects.front(), as(object.value, taken.right), so());
    if (left)
        return phrase("logic.why.taken.subject", fact(subject), dialectName(), as(subject.value, taken.left), so());
    if (right)
        return phrase("logic.why.taken.object", fact(subject), dialectName(), objects.front(),
                      as(object.value, taken.right), so());
    return std::nullopt;
}

/// What the subject is compared with: as the rule writes it, and what it was then.
std::vector<Phrase> Reasoner::objectsOf(Index record, const Comparison& comparison)
{
    std::vector<Phrase> objects;
    if (!takesObject(comparison.relation))
        return objects;
    const auto add = [&](NodeId node, Phrase said) {
        if (node == noNode || isLiteral(m_program, node)) {
            objects.push_back(std::move(said));
            return;
        }
        const Operand operand = operandAt(record, node);
        objects.push_back(phrase("logic.value.now", std::move(said), valueOf(operand)));
    };
    const bool list = comparison.relation == Relation::OneOf && comparison.object != noNode &&
                      m_program.node(comparison.object).op == Operator::List;
    if (list) { // its items as they are now
        Phrase said = m_speaker.objectOf(comparison);
        const Operand operand = operandAt(record, comparison.object);
        const Dialect dialect = m_program.settings().dialect;
        if (operand.value.isArray() && operand.value.size() > 0) {
            constexpr std::size_t choicesAtMost = 8;
            const std::size_t size = operand.value.size();
            const std::size_t shown = size <= choicesAtMost + 1 ? size : choicesAtMost;
            said = listed(valuesInWords(operand.value.items(), shown, dialect), Joint::Or, size - shown);
        }
        objects.push_back(std::move(said));
    } else {
        add(comparison.object, m_speaker.objectOf(comparison));
    }
    if (Speaker::hasSecond(comparison))
        add(comparison.second, m_speaker.secondOf(comparison));
    return objects;
}

/// Two fields that are not there, or null, are equal.
std::optional<Phrase> Reasoner::nothingSentence(const Operand& subject, const Operand& object,
                                                const Comparison& comparison)
{
    const Operand& first = object.missing && !subject.missing ? object : subject; // of two kinds the missing one
    const Operand& second = &first == &subject ? object : subject;
    const bool missing = second.missing;
    const bool mixed = first.missing != second.missing;
    switch (comparison.relation) {
    case Relation::Same:
    case Relation::ExactlySame:
        return phrase(mixed     ? "logic.why.missing-and-null"
                      : missing ? "logic.why.both-missing"
                                : "logic.why.both-null",
                      nameOf(first), nameOf(second));
    case Relation::AtLeast:
    case Relation::AtMost:
        if (m_program.settings().dialect != Dialect::Php)
            return std::nullopt;
        return phrase(mixed     ? "logic.why.missing-and-null-equal"
                      : missing ? "logic.why.both-missing-equal"
                                : "logic.why.both-null-equal",
                      nameOf(first), nameOf(second), dialectName());
    default:
        return std::nullopt;
    }
}

/// PHP looks for an item that is equal, however loosely.
std::optional<Phrase> Reasoner::looseSentence(const Operand& subject, const Operand& object,
                                              const Comparison& comparison, const std::vector<Phrase>& objects)
{
    const Settings& settings = m_program.settings();
    if (settings.dialect != Dialect::Php)
        return std::nullopt;
    const bool list = comparison.relation == Relation::OneOf || comparison.relation == Relation::Either;
    if (list && object.value.isArray() && !holdsItem(object.value, subject.value)) {
        if (const auto item = looselyFound(object.value, subject.value, settings.objects))
            return phrase("logic.why.loosely-one-of", fact(subject), dialectName(), quotedInWords(*item));
    }
    if (comparison.relation == Relation::Contains && subject.value.isArray() &&
        !holdsItem(subject.value, object.value)) {
        if (const auto item = looselyFound(subject.value, object.value, settings.objects))
            return phrase("logic.why.loosely-contains", fact(subject), dialectName(), quotedInWords(*item),
                          objects.front());
    }
    return std::nullopt;
}

/// Texts: what is looked for in one is taken as text first; and two of them that look like numbers are compared as
/// numbers by PHP alone.
std::optional<Phrase> Reasoner::textSentence(const Operand& subject, const Operand& object,
                                             const Comparison& comparison, bool holds,
                                             const std::vector<Phrase>& objects)
{
    const Dialect dialect = m_program.settings().dialect;
    const RelationIds& ids = idsOf(comparison.relation);
    const auto so = [&] { return withObjects(holds ? ids.holds : ids.fails, phrase("logic.it"), objects); };
    const auto isOther = [](json::Value needle) { return !needle.isString() && !needle.isNumber(); };
    const auto isEmpty = [&](json::Value needle) {
        return dialect == Dialect::Php && (needle.isNull() || (needle.isBool() && !needle.asBool()));
    };
    if (comparison.relation == Relation::PartOf && object.value.isString() && isOther(subject.value)) {
        if (isEmpty(subject.value))
            return phrase("logic.why.part-of-any", fact(subject), dialectName());
        return phrase("logic.why.part-as-text", fact(subject), dialectName(),
                      takenInWords(subject.value, Taken::Text, Operator::In, dialect), so());
    }
    if (comparison.relation == Relation::Contains && subject.value.isString() && isOther(object.value)) {
        if (isEmpty(object.value))
            return phrase("logic.why.contains-nothing", fact(subject), dialectName(), objects.front());
        return phrase("logic.why.contains-as-text", fact(subject), dialectName(), objects.front(),
                      takenInWords(object.value, Taken::Text, Operator::In, dialect), so());
    }
    if (dialect == Dialect::Js && isOrder(comparison.relation) && subject.value.isString() && object.value.isString() &&
        looksLikeNumber(subject.value.text()) && looksLikeNumber(object.value.text()))
        return phrase("logic.why.as-letters", fact(subject), dialectName(), so());
    return std::nullopt;
}

Phrase Reasoner::dialectName() const
{
    return phrase(m_program.settings().dialect == Dialect::Php ? "logic.dialect.php" : "logic.dialect.js");
}

/// PHP's - with null as its second operand gives minus the first.
bool Reasoner::leavesMinusAlone(Index record) const
{
    const Node& node = m_program.node(at(record).node);
    return m_program.settings().dialect == Dialect::Php && node.parent != noNode &&
           m_program.node(node.parent).op == Operator::Subtract && node.position == 1 && at(record).value.isNull();
}

/// The variables within a calculation that were not there, or null: "discount is missing".
std::optional<Phrase> Reasoner::notThereWithin(const Operand& operand)
{
    constexpr std::size_t namesAtMost = 3;
    constexpr Index recordsAtMost = 60; // a loop has thousands
    std::vector<Phrase> names;
    std::vector<Phrase> facts;
    bool allMissing = true;
    if (operand.record == noIndex || m_program.node(operand.node).op == Operator::Var)
        return std::nullopt;
    const Index end = std::min(at(operand.record).last, operand.record + recordsAtMost);
    for (Index inner = operand.record + 1; inner < end && facts.size() < namesAtMost; ++inner) {
        const bool alone = leavesMinusAlone(inner);
        if ((opOf(inner) != Operator::Var && !alone) ||
            loopAround(m_program, at(inner).node) != loopAround(m_program, operand.node))
            continue;
        const Operand variable = operandOf(inner);
        if (alone) {
            const NodeId first = m_program.node(m_program.node(variable.node).parent).firstChild;
            facts.push_back(
                phrase("logic.why.minus-alone", fact(variable), dialectName(), nameOf(Operand{.node = first})));
            allMissing = false;
            continue;
        }
        if (!variable.missing && !variable.null && !variable.byDefault)
            continue;
        Phrase said = fact(variable);
        if (std::find(facts.begin(), facts.end(), said) != facts.end())
            continue;
        facts.push_back(std::move(said));
        names.push_back(nameOf(variable));
        allMissing = allMissing && variable.missing;
    }
    if (facts.empty())
        return std::nullopt;
    if (allMissing && names.size() > 1)
        return phrase("logic.why.missing.many", listed(std::move(names), Joint::And));
    return listed(std::move(facts), Joint::And);
}

Phrase Reasoner::nameOf(const Operand& operand)
{
    if (operand.node == noNode)
        return phrase("logic.nothing");
    if (m_item && m_speaker.isItself(operand.node))
        return *m_item;
    return m_program.node(operand.node).op == Operator::Var ? m_speaker.field(operand.node)
                                                            : m_speaker.name(operand.node);
}

Phrase Reasoner::valueOf(const Operand& operand)
{
    const Dialect dialect = m_program.settings().dialect;
    if (operand.missing)
        return phrase("logic.value.is-missing");
    Phrase value = valueInWords(operand.value, dialect);
    if (operand.byDefault)
        return phrase(operand.null ? "logic.value.by-default-null" : "logic.value.by-default", std::move(value));
    if (std::optional<Phrase> notThere = notThereWithin(operand))
        return phrase("logic.value.now", std::move(value), std::move(*notThere));
    return value;
}

/// "data.score is high", "data.score is missing".
Phrase Reasoner::fact(const Operand& operand) { return phrase("logic.is", nameOf(operand), valueOf(operand)); }

} // namespace retort::logic
