// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/compare.h"

#include "engine/php/number.h"
#include "engine/php/order.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/convert.h"

#include <algorithm>
#include <cmath>

namespace retort::twig {

namespace {

using json::Kind;

bool isPhpObject(Value value) { return isMarkup(value) || isSpecial(value); }

/// The very same object. PHP tells two Markups with one text apart, and so do we by where the text lies.
bool isSameObject(Value a, Value b)
{
    if (isMarkup(a) != isMarkup(b))
        return false;
    if (isMarkup(a))
        return a.text().data() == b.text().data() && a.size() == b.size();
    return isSpecial(a) && isSpecial(b) && a.members() == b.members();
}

class Comparison {
public:
    explicit Comparison(Environment& environment) : m_environment(environment) {}

    int order(Value a, Value b);
    bool identical(Value a, Value b);
    bool equalForIn(Value needle, Value item);

private:
    int orderOfTexts(std::string_view a, std::string_view b)
    {
        if (a.empty() || b.empty() || a[0] > '9' || b[0] > '9') {
            m_environment.spend(std::min(a.size(), b.size()) / 64);
        } else { // both may have to be read as numbers
            m_environment.spendOn(a);
            m_environment.spendOn(b);
        }
        return php::compareTexts(a, b);
    }
    int orderOfArrays(Value a, Value b);
    int orderOfObjects(Value a, Value b);
    int objectToOther(Value object, Value other);
    void descend()
    {
        if (++m_depth > m_environment.limits().valueNesting)
            m_environment.failLimit(
                phrase("twig.value-nested-too-deep", std::to_string(m_environment.limits().valueNesting)));
    }

    Environment& m_environment;
    std::size_t m_depth = 0;
};

// zend_hash_compare without order: count first, then what stands under the same keys.
int Comparison::orderOfArrays(Value a, Value b)
{
    if (a.size() != b.size())
        return a.size() > b.size() ? 1 : -1;
    descend();
    m_environment.spend(a.size() / 4 + 1);
    const bool lists = a.isArray() && b.isArray();
    int result = 0;
    for (std::size_t i = 0; result == 0 && i < a.size(); ++i) {
        const Value* other = lists ? &b.items()[i] : under(b, keyAt(a, i));
        result = other ? order(valueAt(a, i), *other) : 1; // 1: no order
    }
    --m_depth;
    return result;
}

/// An object becomes a text, where it has one and that is wanted, or else counts as 1.
int Comparison::objectToOther(Value object, Value other)
{
    const auto complain = [&](std::string_view type) {
        const std::string name(typeName(object));
        m_environment.warn("Object of class " + name + " could not be converted to " + std::string(type),
                           phrase("twig.object-as-number", name));
    };
    switch (other.kind()) {
    case Kind::Bool:
        return other.asBool() ? 0 : 1;
    case Kind::Int:
        complain("int");
        return php::order(std::int64_t{1}, other.asInt());
    case Kind::Double:
        complain("float");
        return php::order(1.0, other.asDouble());
    case Kind::String:
        return isMarkup(object) ? orderOfTexts(object.text(), other.text()) : 1;
    case Kind::Null:
    case Kind::Array:
    case Kind::Object:
        break;
    }
    return 1;
}

int Comparison::orderOfObjects(Value a, Value b)
{
    if (isSameObject(a, b))
        return 0;
    if (!isPhpObject(b))
        return objectToOther(a, b);
    if (!isPhpObject(a))
        return -objectToOther(b, a);
    if (isMarkup(a) && isMarkup(b))
        return orderOfTexts(a.text(), b.text());
    if (isDate(a) && isDate(b))
        return dateOf(a).at < dateOf(b).at ? -1 : dateOf(a).at == dateOf(b).at ? 0 : 1;
    if (isInterval(a) && isInterval(b))
        m_environment.warn("Cannot compare DateInterval objects", phrase("twig.intervals-compared"));
    return 1;
}

// zend_operators.c, zend_compare.
int Comparison::order(Value a, Value b)
{
    if (a.isNumber() && b.isNumber()) {
        if (a.isInt() && b.isInt())
            return php::order(a.asInt(), b.asInt());
        return php::order(a.number(), b.number());
    }
    if (isPhpObject(a) || isPhpObject(b))
        return orderOfObjects(a, b);
    const Kind x = a.kind();
    const Kind y = b.kind();
    if (x == Kind::String && y == Kind::String)
        return orderOfTexts(a.text(), b.text());
    if (x == Kind::Null && y == Kind::String)
        return b.text().empty() ? 0 : -1;
    if (x == Kind::String && y == Kind::Null)
        return a.text().empty() ? 0 : 1;
    m_environment.spendOn(a);
    m_environment.spendOn(b);
    if (x == Kind::Int && y == Kind::String)
        return php::compareToText(a.asInt(), b.text());
    if (x == Kind::String && y == Kind::Int)
        return -php::compareToText(b.asInt(), a.text());
    if (x == Kind::Double && y == Kind::String)
        return php::compareToText(a.asDouble(), b.text());
    if (x == Kind::String && y == Kind::Double)
        return std::isnan(b.asDouble()) ? 1 : -php::compareToText(b.asDouble(), a.text());
    if (a.isContainer() && b.isContainer())
        return orderOfArrays(a, b);
    if (x <= Kind::Bool || y <= Kind::Bool)
        return static_cast<int>(isTrue(a)) - static_cast<int>(isTrue(b));
    return a.isContainer() ? 1 : -1; // an array is greater than any number or text
}

bool Comparison::identical(Value a, Value b)
{
    if (isPhpObject(a) || isPhpObject(b))
        return isPhpObject(a) && isPhpObject(b) && isSameObject(a, b);
    if (a.isContainer() && b.isContainer()) {
        if (a.size() != b.size())
            return false;
        descend();
        m_environment.spend(a.size() / 4 + 1);
        const bool lists = a.isArray() && b.isArray();
        bool same = true;
        for (std::size_t i = 0; same && i < a.size(); ++i)
            same = (lists || identical(keyAt(a, i), keyAt(b, i))) && identical(valueAt(a, i), valueAt(b, i));
        --m_depth;
        return same;
    }
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Kind::Null:
        return true;
    case Kind::Bool:
        return a.asBool() == b.asBool();
    case Kind::Int:
        return a.asInt() == b.asInt();
    case Kind::Double:
        return a.asDouble() == b.asDouble();
    case Kind::String:
        m_environment.spend(std::min(a.size(), b.size()) / 64);
        return a.text() == b.text();
    case Kind::Array:
    case Kind::Object:
        break;
    }
    return false;
}

/// twig_compare() === 0. It differs from == where a text has more digits than 64 bits hold: it casts the text to int,
/// which stops at the limits, and asks whether that is still equal.
bool Comparison::equalForIn(Value needle, Value item)
{
    if (isText(needle) && item.isInt())
        std::swap(needle, item);
    if (needle.isInt() && isText(item)) {
        m_environment.spendOn(item);
        const php::Numeric number = php::numeric(item.text());
        if (number.type == php::Numeric::Type::Double) {
            const std::int64_t whole = php::wholeHeld(number.real);
            if (static_cast<double>(whole) == number.real)
                return needle.asInt() == whole;
        }
    }
    return order(needle, item) == 0;
}

} // namespace

int compare(Value a, Value b, Environment& environment) { return Comparison(environment).order(a, b); }

bool looselyEqual(Value a, Value b, Environment& environment)
{
    if (isText(a) && isText(b)) {
        // Neither begins a number: the usual case, and then only bytes count.
        const std::string_view x = a.text();
        const std::string_view y = b.text();
        if (x.empty() || y.empty() || x[0] > '9' || y[0] > '9') {
            environment.spend(std::min(x.size(), y.size()) / 64);
            return x == y;
        }
    }
    return compare(a, b, environment) == 0;
}

bool identical(Value a, Value b, Environment& environment) { return Comparison(environment).identical(a, b); }

// CoreExtension.php, twig_in_filter.
bool contains(Value haystack, Value needle, Environment& environment)
{
    if (isMarkup(needle))
        needle = Value(needle.text());
    if (haystack.isString()) {
        if (!needle.isString() && !needle.isNumber())
            return false;
        std::string buffer;
        const std::string_view text = toText(needle, buffer, environment);
        environment.spend(haystack.size() / 64 * (1 + text.size() / 64)); // find() may begin anew at each place
        return haystack.text().find(text) != std::string_view::npos;
    }
    if (!isArray(haystack))
        return false;
    environment.spend(countOf(haystack) / 4);
    Comparison comparison(environment);
    const bool object = isPhpObject(needle);
    for (std::size_t i = 0; i < countOf(haystack); ++i) {
        const Value item = valueAt(haystack, i);
        if (object ? comparison.identical(needle, item) : comparison.equalForIn(needle, item))
            return true;
    }
    return false;
}

} // namespace retort::twig
