// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/names.h"

#include "engine/json/write.h"
#include "engine/logic/words/listwords.h"
#include "engine/logic/words/valuewords.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

using condition::Answer;
using condition::Quantifier;
using logic::Operator;

namespace {

constexpr qsizetype longestValue = 22;

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(ConditionBuilder)
};

QString isolated(const QString& sign) { return QChar(0x2066) + sign + QChar(0x2069); }

/// The sign of an operator, or "".
QString signOf(Operator op)
{
    switch (op) {
    case Operator::Greater:
        return QStringLiteral(">");
    case Operator::GreaterEqual:
        return QStringLiteral("≥");
    case Operator::Less:
        return QStringLiteral("<");
    case Operator::LessEqual:
        return QStringLiteral("≤");
    case Operator::Add:
        return QStringLiteral("+");
    case Operator::Subtract:
        return QStringLiteral("−");
    case Operator::Multiply:
        return QStringLiteral("×");
    case Operator::Divide:
        return QStringLiteral("÷");
    case Operator::Equal:
        return QStringLiteral("=");
    case Operator::StrictEqual:
        return QStringLiteral("=");
    case Operator::NotEqual:
    case Operator::StrictNotEqual:
        return QStringLiteral("≠");
    default:
        return {};
    }
}

bool isDate(std::string_view type) { return type == "date" || type == "datetime"; }

bool orders(const condition::Relation& relation)
{
    return relation.form == condition::Form::Comparison && !relation.negated &&
           (relation.op == Operator::Greater || relation.op == Operator::GreaterEqual ||
            relation.op == Operator::Less || relation.op == Operator::LessEqual);
}

} // namespace

QString relationWord(const condition::Relation& relation, std::string_view type)
{
    return orders(relation) && !isDate(type) ? isolated(signOf(relation.op)) : say(inWords(relation, type));
}

QString relationItem(const condition::Relation& relation, std::string_view type)
{
    const QString words = say(inWords(relation, type));
    return orders(relation) && !isDate(type) ? isolated(signOf(relation.op)) + QStringLiteral("  ") + words : words;
}

QString operatorWord(Operator op, bool negated)
{
    switch (op) {
    case Operator::All:
        return negated ? Words::tr("not every item of") : Words::tr("every item of");
    case Operator::Some:
        return negated ? Words::tr("not one item of") : Words::tr("at least one item of");
    case Operator::None:
        return negated ? Words::tr("not: no item of") : Words::tr("no item of");
    case Operator::Map:
        return Words::tr("for each item of");
    case Operator::Filter:
        return Words::tr("the items of");
    case Operator::Reduce:
        return Words::tr("going through");
    case Operator::If:
    case Operator::Ternary:
        return Words::tr("one of these values");
    case Operator::Modulo:
        return Words::tr("remainder of ÷");
    case Operator::Max:
        return Words::tr("largest of");
    case Operator::Min:
        return Words::tr("smallest of");
    case Operator::Merge:
        return Words::tr("one list of");
    case Operator::Cat:
        return Words::tr("text of");
    case Operator::Substr:
        return Words::tr("part of text");
    case Operator::Log:
        return Words::tr("log");
    case Operator::Not:
        return Words::tr("not");
    case Operator::NotNot:
        return Words::tr("true or false:");
    case Operator::Var:
        return Words::tr("field named");
    case Operator::Missing:
        return negated ? Words::tr("are there") : Words::tr("missing of");
    case Operator::MissingSome:
        return negated ? Words::tr("not: missing some of") : Words::tr("missing some of");
    case Operator::In:
        return negated ? Words::tr("is not in") : Words::tr("is in");
    default:
        break;
    }
    const QString sign = signOf(op);
    return sign.isEmpty() ? fromUtf8(logic::nameOf(op)) : isolated(negated ? Words::tr("not %1").arg(sign) : sign);
}

QString operatorItem(Operator op)
{
    switch (op) {
    case Operator::Add:
        return isolated(QStringLiteral("+")) + Words::tr("  plus");
    case Operator::Subtract:
        return isolated(QStringLiteral("−")) + Words::tr("  minus");
    case Operator::Multiply:
        return isolated(QStringLiteral("×")) + Words::tr("  times");
    case Operator::Divide:
        return isolated(QStringLiteral("÷")) + Words::tr("  divided by");
    case Operator::Equal:
        return Words::tr("is");
    case Operator::StrictEqual:
        return Words::tr("is exactly");
    case Operator::NotEqual:
        return Words::tr("is not");
    case Operator::StrictNotEqual:
        return Words::tr("is not exactly");
    default:
        return operatorWord(op);
    }
}

QString quantifierWord(Quantifier quantifier)
{
    switch (quantifier) {
    case Quantifier::All:
        return Words::tr("all");
    case Quantifier::Any:
        return Words::tr("any");
    case Quantifier::None:
        return Words::tr("none");
    case Quantifier::NotAll:
        break;
    }
    return Words::tr("not all");
}

QString quantifierItem(Quantifier quantifier)
{
    switch (quantifier) {
    case Quantifier::All:
        return Words::tr("All of these hold");
    case Quantifier::Any:
        return Words::tr("Any of these holds");
    case Quantifier::None:
        return Words::tr("None of these holds");
    case Quantifier::NotAll:
        break;
    }
    return Words::tr("Not all of these hold");
}

bool isInfix(Operator op)
{
    switch (op) {
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Multiply:
    case Operator::Divide:
    case Operator::Modulo:
    case Operator::Equal:
    case Operator::StrictEqual:
    case Operator::NotEqual:
    case Operator::StrictNotEqual:
    case Operator::Greater:
    case Operator::GreaterEqual:
    case Operator::Less:
    case Operator::LessEqual:
    case Operator::In:
        return true;
    default:
        return false;
    }
}

std::vector<Operator> kinOf(Operator op)
{
    static const std::vector<std::vector<Operator>> families{
        {Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide, Operator::Modulo, Operator::Max,
         Operator::Min, Operator::Cat, Operator::Merge},
        {Operator::All, Operator::Some, Operator::None},
        {Operator::Map, Operator::Filter},
        {Operator::Equal, Operator::StrictEqual, Operator::NotEqual, Operator::StrictNotEqual, Operator::Greater,
         Operator::GreaterEqual, Operator::Less, Operator::LessEqual},
        {Operator::Not, Operator::NotNot},
        {Operator::If, Operator::Ternary},
    };
    for (const auto& family : families) {
        if (std::find(family.begin(), family.end(), op) != family.end())
            return family;
    }
    return {op};
}

QString shortValue(json::Value value)
{
    if (value.isArray())
        return value.size() == 1 ? Words::tr("1 item")
                                 : Words::tr("%L1 items", nullptr, static_cast<int>(value.size())).arg(value.size());
    if (value.isObject())
        return Words::tr("object");
    QString text = value.isString() ? fromUtf8(value.text()) : fromUtf8(json::write(value));
    if (value.isString() && text.isEmpty())
        return Words::tr("empty text");
    if (text.size() > longestValue)
        text = text.left(longestValue - 1) + u'…';
    return text;
}

QString listedValue(json::Value value)
{
    constexpr std::size_t most = 3;
    const json::Value* begin = value.isArray() ? value.items() : nullptr;
    const bool plain = begin && value.size() > 0 &&
                       std::none_of(begin, begin + value.size(), [](json::Value item) { return item.isContainer(); });
    if (!plain)
        return say(logic::valueInWords(value));
    const std::size_t shown = value.size() <= most + 1 ? value.size() : most;
    return say(logic::listed(logic::valuesInWords(begin, shown, logic::Dialect::Php), logic::Joint::And,
                             value.size() - shown));
}

ChipContent chipOf(const Answer& answer, condition::Use use, const Answer* shown)
{
    const auto valueOf = [](const Answer& of) {
        const bool fallback = of.value && !of.value->root().isNull(); // it takes the place of what is missing
        return of.absent && !fallback ? Words::tr("missing") : of.value ? shortValue(of.value->root()) : QString();
    };
    const bool verdict = use == condition::Use::Condition;
    switch (answer.state) {
    case Answer::State::NotEvaluated:
        return {Words::tr("not evaluated"), Tone::Neutral, Glyph::Minus};
    case Answer::State::Failed:
        return {Words::tr("error"), Tone::No, Glyph::Alert};
    case Answer::State::Turns:
        return {Words::tr("%1 of %2").arg(answer.holding).arg(answer.turns), Tone::Neutral,
                verdict ? std::optional(answer.truth ? Glyph::Check : Glyph::Cross) : std::nullopt};
    case Answer::State::Value:
    case Answer::State::Missing:
        break;
    }
    QString text = shown ? valueOf(*shown) : QString();
    if (!verdict)
        return {shown ? text : valueOf(answer), answer.absent ? Tone::Warn : Tone::Neutral, {}};
    if (text.isEmpty())
        text = answer.truth ? Words::tr("holds") : Words::tr("does not hold");
    return {text, answer.truth ? Tone::Ok : Tone::No, answer.truth ? Glyph::Check : Glyph::Cross};
}

QString tipOf(const Answer& answer, condition::Use use)
{
    const bool verdict = use == condition::Use::Condition;
    const QString value = answer.value ? shortValue(answer.value->root()) : QString();
    QStringList lines;
    switch (answer.state) {
    case Answer::State::NotEvaluated:
        if (answer.absent)
            lines += Words::tr("Not evaluated. The field is missing in this sample.");
        else if (!answer.value)
            lines += Words::tr("Not evaluated.");
        else if (verdict)
            lines += answer.truth ? Words::tr("Not evaluated. It would hold.")
                                  : Words::tr("Not evaluated. It would not hold.");
        else
            lines += Words::tr("Not evaluated. It would be %1.").arg(value);
        break;
    case Answer::State::Failed:
        lines += Words::tr("It cannot be worked out with this sample.");
        break;
    case Answer::State::Turns:
        lines += Words::tr("Evaluated once for each of %1 items; true for %2 of them.")
                     .arg(answer.turns)
                     .arg(answer.holding);
        break;
    case Answer::State::Missing:
        lines += Words::tr("The field is missing in this sample.");
        break;
    case Answer::State::Value:
        lines += verdict ? (answer.truth ? Words::tr("It holds with this sample.")
                                         : Words::tr("It does not hold with this sample."))
                         : Words::tr("With this sample: %1").arg(value);
        break;
    }
    if (!answer.why.id.empty())
        lines += say(answer.why);
    return lines.join(u'\n');
}

} // namespace retort
