// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace retort::twig {

class Environment;

/// Does a text stand for an integer key: "0" or "-?[1-9][0-9]*" within 64 bits?
std::optional<std::int64_t> integerKey(std::string_view text);
/// A key as PHP gives it back: an Int, or a text.
Value keyValue(std::string_view key);

inline std::size_t countOf(Value array) { return array.size(); }
/// The key of a place: an Int or a text. Texts live as long as the array.
Value keyAt(Value array, std::size_t position);
inline Value valueAt(Value array, std::size_t position)
{
    return array.isArray() ? array.items()[position] : array.members()[position].value;
}
/// What stands under a key, or nullptr. `key` is any scalar, taken as PHP takes one: true is 1, 2.7 is 2, null is "",
/// "5" is 5. nullptr for what cannot be a key.
const Value* under(Value array, Value key);
/// Its keys are 0, 1, 2 … in this order (array_is_list); true of an empty one.
bool isList(Value array);
/// An object of members with different keys, that Environment::members() gave room for.
Value objectOf(json::Member* members, std::size_t count);

/// Makes a PHP array piece by piece, within the environment's limits. A later value for a key that is there takes its
/// place and keeps its position.
class ArrayBuilder {
public:
    explicit ArrayBuilder(Environment& environment, std::size_t expected = 0);
    void append(Value value);         ///< $a[] = value: under one more than the largest integer key, at least 0.
    void set(Value key, Value value); ///< As under() takes keys; the key must be possible.
    std::size_t size() const { return m_values.size(); }
    Value take(); ///< A json array where the keys are 0, 1, 2 …, else an object.

private:
    Environment& m_environment;
    std::vector<Value> m_values;
    std::vector<Value> m_keys; ///< Empty as long as the keys are 0, 1, 2 …; Ints and texts.
    std::int64_t m_next = 0;
    std::unordered_map<std::string, std::size_t> m_places; ///< Of m_keys, by their texts.
};

} // namespace retort::twig
