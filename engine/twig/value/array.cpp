// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/value/array.h"

#include "engine/json/keyorder.h"
#include "engine/php/number.h"
#include "engine/twig/evaluate/environment.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace retort::twig {

std::optional<std::int64_t> integerKey(std::string_view text)
{
    if (text.empty() || text.size() > 20)
        return std::nullopt;
    const std::size_t digits = text[0] == '-' ? 1 : 0;
    if (digits == text.size() || (text[digits] == '0' && text.size() > 1))
        return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Value keyValue(std::string_view key)
{
    if (const auto integer = integerKey(key))
        return Value(*integer);
    return Value(key);
}

Value keyAt(Value array, std::size_t position)
{
    return array.isArray() ? Value(static_cast<std::int64_t>(position))
                           : keyValue(array.members()[position].key.text());
}

namespace {

/// As an Int or a text; nothing for what cannot be a key.
std::optional<Value> normalKey(Value key)
{
    switch (key.kind()) {
    case json::Kind::Null:
        return Value(std::string_view(""));
    case json::Kind::Bool:
        return Value(std::int64_t{key.asBool()});
    case json::Kind::Int:
        return Value(key.asInt());
    case json::Kind::Double:
        return Value(php::wholeOf(key.asDouble()));
    case json::Kind::String:
        return keyValue(key.text());
    case json::Kind::Array:
    case json::Kind::Object:
        break;
    }
    return std::nullopt;
}

struct Digits {
    char bytes[24];
    std::size_t size;

    explicit Digits(std::int64_t value)
        : size(static_cast<std::size_t>(std::to_chars(bytes, bytes + sizeof bytes, value).ptr - bytes))
    {}
    std::string_view text() const { return {bytes, size}; }
};

} // namespace

const Value* under(Value array, Value key)
{
    const auto normal = normalKey(key);
    if (!normal)
        return nullptr;
    if (array.isArray()) {
        if (!normal->isInt() || normal->asInt() < 0 || static_cast<std::uint64_t>(normal->asInt()) >= array.size())
            return nullptr;
        return &array.items()[normal->asInt()];
    }
    std::uint32_t hint = 0;
    if (normal->isInt())
        return json::find(array, json::Key(Digits(normal->asInt()).text()), hint);
    return json::find(array, json::Key(normal->text()), hint);
}

bool isList(Value array)
{
    if (array.isArray())
        return true;
    for (std::size_t i = 0; i < array.size(); ++i) {
        if (array.members()[i].key.text() != Digits(static_cast<std::int64_t>(i)).text())
            return false;
    }
    return true;
}

Value objectOf(json::Member* members, std::size_t count)
{
    if (count < json::detail::indexedFrom)
        return Value::object(members, count);
    std::vector<std::uint32_t> order;
    json::detail::sortKeys(order, count, [&](std::uint32_t i) -> const json::Key& { return members[i].key; });
    std::copy(order.begin(), order.end(), reinterpret_cast<std::uint32_t*>(members + count));
    return Value::indexedObject(members, count);
}

ArrayBuilder::ArrayBuilder(Environment& environment, std::size_t expected) : m_environment(environment)
{
    m_values.reserve(std::min<std::size_t>(expected, 1024));
}

void ArrayBuilder::append(Value value)
{
    if (m_values.size() >= m_environment.limits().itemsInArray)
        m_environment.failLimit(phrase("twig.array-too-long", std::to_string(m_environment.limits().itemsInArray)));
    if (!m_keys.empty() || m_next != static_cast<std::int64_t>(m_values.size())) {
        set(Value(m_next), value);
        return;
    }
    m_values.push_back(value);
    ++m_next;
}

void ArrayBuilder::set(Value key, Value value)
{
    const Value normal = normalKey(key).value_or(Value(std::string_view("")));
    if (m_keys.empty() && normal.isInt() && normal.asInt() >= 0 &&
        normal.asInt() <= static_cast<std::int64_t>(m_values.size()) &&
        m_next == static_cast<std::int64_t>(m_values.size())) {
        if (static_cast<std::size_t>(normal.asInt()) == m_values.size())
            append(value);
        else
            m_values[static_cast<std::size_t>(normal.asInt())] = value;
        return;
    }
    if (m_values.size() >= m_environment.limits().itemsInArray)
        m_environment.failLimit(phrase("twig.array-too-long", std::to_string(m_environment.limits().itemsInArray)));
    if (m_keys.empty()) {
        m_keys.reserve(m_values.size() + 1);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            m_keys.push_back(Value(static_cast<std::int64_t>(i)));
            m_places.emplace(Digits(static_cast<std::int64_t>(i)).text(), i);
        }
    }
    m_environment.spendOn(normal); // it is hashed, and compared
    const auto [place, fresh] =
        m_places.emplace(normal.isInt() ? Digits(normal.asInt()).text() : normal.text(), m_values.size());
    if (!fresh) {
        m_values[place->second] = value;
        return;
    }
    m_keys.push_back(normal);
    m_values.push_back(value);
    if (normal.isInt() && normal.asInt() >= m_next)
        m_next = normal.asInt() == std::numeric_limits<std::int64_t>::max() ? normal.asInt() : normal.asInt() + 1;
}

Value ArrayBuilder::take()
{
    bool list = true;
    for (std::size_t i = 0; list && i < m_keys.size(); ++i)
        list = m_keys[i].isInt() && m_keys[i].asInt() == static_cast<std::int64_t>(i);
    if (list) {
        Value* items = m_environment.items(m_values.size());
        std::copy(m_values.begin(), m_values.end(), items);
        return Value::array(items, m_values.size());
    }
    json::Member* members = m_environment.members(m_values.size());
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const std::string_view text =
            m_keys[i].isInt() ? m_environment.textValue(Digits(m_keys[i].asInt()).text()).text() : m_keys[i].text();
        new (&members[i]) json::Member{json::Key(text), m_values[i]};
    }
    return objectOf(members, m_values.size());
}

} // namespace retort::twig
