// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/evaluate/environment.h"

#include <array>
#include <charconv>
#include <string_view>

namespace retort::logic::php {

// A PHP array is a list (keys 0, 1, 2 …) or an object whose keys are texts; a text of digits is an integer key, so the
// text tells all keys apart. A stdClass is an object too: see mark.h.

/// The key of a place in a list, or of a member.
class KeyText {
public:
    KeyText(json::Value array, std::size_t position)
    {
        if (array.isObject()) {
            m_text = array.members()[position].key.text();
            return;
        }
        const auto end = std::to_chars(m_digits.data(), m_digits.data() + m_digits.size(), position).ptr;
        m_length = static_cast<std::size_t>(end - m_digits.data());
    }
    std::string_view text() const { return m_length ? std::string_view(m_digits.data(), m_length) : m_text; }
    friend bool operator==(const KeyText& a, const KeyText& b) { return a.text() == b.text(); }

private:
    std::array<char, 20> m_digits;
    std::size_t m_length = 0;
    std::string_view m_text;
};

inline KeyText keyAt(json::Value array, std::size_t position) { return {array, position}; }
inline json::Value valueAt(json::Value array, std::size_t position)
{
    return array.isArray() ? array.items()[position] : array.members()[position].value;
}

/// What stands under a key, or nullptr. A null that stands there is found.
inline const json::Value* under(json::Value array, std::string_view key, std::uint32_t& hint)
{
    if (array.isObject())
        return json::find(array, json::Key(key), hint);
    const std::uint32_t position = positionOf(key);
    return position < array.size() ? &array.items()[position] : nullptr;
}
/// array_merge over all of them, each taken as (array): what has texts as keys keeps them and a later value takes the
/// place of an earlier one, all else is numbered anew; null vanishes.
json::Value merged(const json::Value* values, std::size_t count, Environment& environment);
/// in_array, loosely.
bool contains(json::Value array, json::Value needle, Environment& environment);

} // namespace retort::logic::php
