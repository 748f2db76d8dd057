// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/datemembers.h"
#include "engine/twig/library/array/arraywork.h"
#include "engine/twig/value/array.h"
#include "engine/twig/value/compare.h"
#include "engine/twig/value/convert.h"

namespace retort::twig::work {

namespace {

/// A text that grows no longer than texts may.
class Joiner {
public:
    explicit Joiner(Environment& environment) : m_environment(environment) {}

    void add(std::string_view text)
    {
        if (text.size() > m_environment.limits().bytesInString - m_text.size())
            m_environment.failLimit(phrase("twig.text-too-long", std::to_string(m_environment.limits().bytesInString)));
        m_text += text;
    }
    void add(Value value) { add(toText(value, m_buffer, m_environment)); }
    void add(Value array, std::size_t count, std::string_view glue)
    {
        m_environment.spend(count / 4);
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0)
                add(glue);
            add(valueAt(array, i));
        }
    }
    Value take() { return m_environment.textValue(m_text); }

private:
    Environment& m_environment;
    std::string m_text;
    std::string m_buffer;
};

/// (array) of what is none.
Value asArray(Value value, Environment& environment)
{
    if (isArray(value))
        return value;
    if (value.isNull())
        return Value::array(nullptr, 0);
    if (isDate(value) || isInterval(value) || (isSpecial(value) && markOf(value) == Mark::Zone))
        return publicMembers(value, environment);
    Value* items = environment.items(2);
    items[0] = value;
    if (!isMarkup(value))
        return Value::array(items, 1);
    items[0] = Value(value.text()); // Twig's Markup has two fields, which PHP shows here though they are private
    items[1] = Value(std::string_view("UTF-8"));
    return Value::array(items, 2);
}

/// The first parameter of implode(), of type array|string: what cannot be a text is told in one of two ways.
std::string_view separator(Value glue, Environment& environment)
{
    if (glue.isNull()) {
        environment.deprecated(
            "implode(): Passing null to parameter #1 ($separator) of type array|string is deprecated",
            phrase("twig.null-argument", "glue"));
        return {};
    }
    if (isSpecial(glue))
        environment.failPhp("implode(): Argument #1 ($separator) must be of type array|string, " +
                                std::string(typeName(glue)) + " given",
                            phrase("twig.argument-type", "glue", "string", std::string(typeName(glue))));
    return textParameter(glue, {"implode", 1, "separator"}, environment);
}

} // namespace

// CoreExtension.php, twig_join_filter.
Value join(Arguments arguments, Environment& environment)
{
    const Value value = asArray(arguments[0], environment);
    const Value glue = argument(arguments, 1, Value(std::string_view("", 0)));
    const Value before = argument(arguments, 2); // what stands before the last one
    const std::size_t count = countOf(value);
    if (count == 0)
        return Value(std::string_view("", 0));
    const bool plain = before.isNull() || identical(before, glue, environment);
    if (!plain && count == 1)
        return valueAt(value, 0);
    const std::string_view between = separator(glue, environment);
    Joiner joiner(environment);
    if (plain) {
        joiner.add(value, count, between);
    } else {
        joiner.add(value, count - 1, between);
        joiner.add(before);
        joiner.add(valueAt(value, count - 1));
    }
    return joiner.take();
}

} // namespace retort::twig::work
