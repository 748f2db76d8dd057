// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace retort::json {

/// A stream of small choices. Once it is used up every choice is 0, so fewer and smaller bytes make simpler things:
/// RapidCheck shrinks the bytes and with them whatever was made of them.
class Choices {
public:
    explicit Choices(std::vector<std::uint8_t> bytes) : m_bytes(std::move(bytes)) {}

    bool left() const { return m_at < m_bytes.size(); }
    /// 0 to limit - 1; limit is at most 65536.
    std::size_t below(std::size_t limit);
    bool oneIn(std::size_t n) { return below(n) == n - 1; }
    template <class List>
    const auto& of(const List& list)
    {
        return list[below(std::size(list))];
    }

private:
    std::vector<std::uint8_t> m_bytes;
    std::size_t m_at = 0;
};

/// The text of a number in one of the many forms in which numbers are written.
std::string randomNumber(Choices& choices);
/// The text of a string with its quotes: escapes of all kinds, characters of all lengths.
std::string randomString(Choices& choices);
/// The text of a value: all kinds, unique keys, nested a few levels, laid out in one of several styles or in none.
std::string randomJson(Choices& choices);
/// Bytes taken out, put in, doubled or changed in a few places.
std::string mutated(std::string text, Choices& choices);

} // namespace retort::json
