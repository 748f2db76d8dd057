// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/trace/coercion.h"

#include "engine/logic/evaluate/environment.h"
#include "engine/logic/evaluate/failure.h"
#include "engine/logic/evaluate/mark.h"
#include "engine/logic/js/jsconvert.h"
#include "engine/logic/js/jsnumber.h"
#include "engine/logic/php/phparray.h"
#include "engine/logic/php/phpcompare.h"
#include "engine/logic/php/phpnumber.h"

#include <algorithm>
#include <cmath>

namespace retort::logic {

namespace {

using json::Kind;
using json::Value;

/// Tells of coercions as PHP does them.
class Php {
public:
    Php(bool objects, CoercionListener& listener) : m_objects(objects), m_listener(listener) {}

    void truth(Value value)
    {
        if (!value.isBool())
            m_listener.taken(value, isTrue(value) ? Taken::True : Taken::False);
    }

    /// Two operands of == < > and the like, in the order of php::compare.
    void compared(Value a, Value b)
    {
        if (a.isNumber() && b.isNumber())
            return;
        if (a.isString() && b.isString()) {
            const auto x = php::numeric(a.text());
            const auto y = php::numeric(b.text());
            if (x.type != php::Numeric::Type::None && y.type != php::Numeric::Type::None && a.text() != b.text()) {
                m_listener.taken(a, Taken::Number);
                m_listener.taken(b, Taken::Number);
            }
            return;
        }
        if (a.isNull() && b.isString())
            return m_listener.taken(a, Taken::Text);
        if (a.isString() && b.isNull())
            return m_listener.taken(b, Taken::Text);
        if (a.isNumber() && b.isString())
            return numberAndText(a, b);
        if (a.isString() && b.isNumber())
            return numberAndText(b, a);
        if (a.kind() <= Kind::Bool || b.kind() <= Kind::Bool) {
            if (a.isNull() && b.isNull())
                return;
            truth(a);
            truth(b);
            return;
        }
        if (a.isContainer() != b.isContainer())
            greater(a.isContainer() ? a : b, a.isContainer() ? b : a);
    }

    void number(Value value)
    {
        if (value.isNull() || value.isBool())
            m_listener.taken(value, Taken::Number);
        else if (value.isString())
            m_listener.taken(value, php::leadingNumeric(value.text()).trailing ? Taken::LeadingNumber : Taken::Number);
    }

    void added(Value value)
    {
        if (value.isContainer() || value.isNull())
            m_listener.taken(value, value.isNull() ? Taken::Number : Taken::LeftOut);
        else
            number(value);
    }

    void whole(Value value)
    {
        number(value);
        if (value.isDouble() && value.asDouble() != std::trunc(value.asDouble()))
            m_listener.taken(value, Taken::Whole);
    }

    void text(Value value)
    {
        if (!value.isString() && !value.isInt())
            m_listener.taken(value, Taken::Text);
    }

private:
    bool isTrue(Value value) const
    {
        switch (value.kind()) {
        case Kind::Null:
            return false;
        case Kind::Bool:
            return value.asBool();
        case Kind::Int:
            return value.asInt() != 0;
        case Kind::Double:
            return value.asDouble() != 0;
        case Kind::String:
            return !value.text().empty() && value.text() != "0";
        default:
            return value.size() != 0 || isStdClass(value, m_objects);
        }
    }

    void numberAndText(Value number, Value text)
    {
        if (php::numeric(text.text()).type == php::Numeric::Type::None)
            m_listener.taken(number, Taken::Text);
        else
            m_listener.taken(text, Taken::Number);
    }

    void greater(Value container, Value other)
    {
        if (isStdClass(container, m_objects) && other.isNumber())
            m_listener.taken(container, Taken::Number);
        else
            m_listener.taken(container, Taken::Greater);
    }

    bool m_objects;
    CoercionListener& m_listener;
};

/// Tells of coercions as JavaScript does them.
class Js {
public:
    explicit Js(CoercionListener& listener) : m_listener(listener) {}

    void truth(Value value)
    {
        if (!value.isBool())
            m_listener.taken(value, js::truthy(value) ? Taken::True : Taken::False);
    }

    void equal(Value a, Value b)
    {
        if (a.isNull() || b.isNull() || (a.isNumber() && b.isNumber()) || (a.isContainer() && b.isContainer()))
            return;
        if (a.isContainer() || b.isContainer()) {
            const Value container = a.isContainer() ? a : b;
            const Value other = a.isContainer() ? b : a;
            m_listener.taken(container, Taken::Text);
            if (!other.isString())
                number(other);
            return;
        }
        if (a.kind() != b.kind()) {
            number(a);
            number(b);
        }
    }

    void ordered(Value a, Value b)
    {
        const bool texts = (a.isString() || a.isContainer()) && (b.isString() || b.isContainer());
        for (Value value : {a, b}) {
            if (value.isContainer())
                m_listener.taken(value, Taken::Text);
            else if (!texts)
                number(value);
        }
    }

    /// Number(value)
    void number(Value value)
    {
        if (value.isNumber())
            return;
        if (isUndefined(value) || (value.isString() && std::isnan(js::numberOf(value.text()))) || value.isObject())
            m_listener.taken(value, Taken::NotANumber);
        else
            m_listener.taken(value, value.isArray() ? Taken::Text : Taken::Number);
    }

    /// parseFloat(value)
    void parsed(Value value)
    {
        if (value.isNumber())
            return;
        if (value.isArray())
            return m_listener.taken(value, Taken::Text);
        if (!value.isString() || std::isnan(js::parseFloat(value.text())))
            return m_listener.taken(value, Taken::NotANumber);
        m_listener.taken(value, std::isnan(js::numberOf(value.text())) ? Taken::LeadingNumber : Taken::Number);
    }

    void text(Value value)
    {
        if (!value.isString() && !value.isNumber())
            m_listener.taken(value, Taken::Text);
    }

private:
    CoercionListener& m_listener;
};

} // namespace

bool orderAlike(std::string_view a, std::string_view b)
{
    // UTF-16 has the characters beyond U+FFFF before some that UTF-8 has before them.
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) < 0xEE; };
    const bool asBytes =
        php::numeric(a).type == php::Numeric::Type::None || php::numeric(b).type == php::Numeric::Type::None;
    return asBytes && std::all_of(a.begin(), a.end(), isPlain) && std::all_of(b.begin(), b.end(), isPlain);
}

std::optional<Value> looselyFound(Value list, Value needle, bool objects)
{
    const Settings settings{.objects = objects};
    if (!isPhpArray(list, objects))
        return {};
    Environment environment(settings);
    environment.start();
    try {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (php::looselyEqual(needle, php::valueAt(list, i), environment))
                return php::valueAt(list, i);
        }
    } catch (const Failure&) { // nested too deep, which has ended the evaluation as well
    }
    return {};
}

void phpCoercions(Step step, const Value* operands, std::size_t count, bool objects, CoercionListener& listener)
{
    Php php(objects, listener);
    switch (step) {
    case Step::Less:
    case Step::LessEqual:
        if (count > 2 && operands[2].isNull()) // as if it were not given
            count = 2;
        [[fallthrough]];
    case Step::Equal:
    case Step::NotEqual:
    case Step::Greater:
    case Step::GreaterEqual:
        for (std::size_t i = 0; i + 1 < std::min<std::size_t>(count, 3); ++i)
            php.compared(operands[i], operands[i + 1]);
        break;
    case Step::Max:
    case Step::Min:
        for (std::size_t i = 0; i + 1 < count; ++i)
            php.compared(operands[i], operands[i + 1]);
        break;
    case Step::Add:
        for (std::size_t i = 0; i < count; ++i)
            php.added(operands[i]);
        break;
    case Step::Subtract:
        if (count > 1 && operands[1].isNull()) {
            php.number(operands[0]);
            listener.taken(operands[1], Taken::LeftOut);
            break;
        }
        [[fallthrough]];
    case Step::Multiply:
    case Step::Divide:
        for (std::size_t i = 0; i < count; ++i)
            php.number(operands[i]);
        break;
    case Step::Modulo:
        for (std::size_t i = 0; i < std::min<std::size_t>(count, 2); ++i)
            php.whole(operands[i]);
        break;
    case Step::Cat:
        for (std::size_t i = 0; i < count; ++i)
            php.text(operands[i]);
        break;
    case Step::Substr:
        php.text(operands[0]);
        php.whole(operands[1]);
        break;
    case Step::In:
        if (operands[1].isString())
            php.text(operands[0]);
        else if (const auto item = looselyFound(operands[1], operands[0], objects))
            php.compared(operands[0], *item);
        break;
    case Step::Log:
        php.text(operands[0]);
        break;
    default:
        break;
    }
}

void jsCoercions(Step step, const Value* operands, std::size_t count, CoercionListener& listener)
{
    Js js(listener);
    const std::size_t two = std::min<std::size_t>(count, 2);
    switch (step) {
    case Step::Equal:
    case Step::NotEqual:
        if (count > 1)
            js.equal(operands[0], operands[1]);
        break;
    case Step::Greater:
    case Step::GreaterEqual:
        if (count > 1)
            js.ordered(operands[0], operands[1]);
        break;
    case Step::Less:
    case Step::LessEqual:
        if (count > 2 && isUndefined(operands[2]))
            count = 2;
        for (std::size_t i = 0; i + 1 < std::min<std::size_t>(count, 3); ++i)
            js.ordered(operands[i], operands[i + 1]);
        break;
    case Step::Max:
    case Step::Min:
        for (std::size_t i = 0; i < count; ++i)
            js.number(operands[i]);
        break;
    case Step::Subtract:
    case Step::Divide:
    case Step::Modulo:
        for (std::size_t i = 0; i < two; ++i)
            js.number(operands[i]);
        break;
    case Step::Add:
    case Step::Multiply:
        for (std::size_t i = 0; i < count && (step == Step::Add || count > 1); ++i)
            js.parsed(operands[i]);
        break;
    case Step::Cat:
        for (std::size_t i = 0; i < count; ++i)
            js.text(operands[i]);
        break;
    case Step::Substr:
        if (count > 0)
            js.text(operands[0]);
        break;
    case Step::In:
        if (count > 1 && operands[1].isString())
            js.text(operands[0]);
        break;
    default:
        break;
    }
}

} // namespace retort::logic
