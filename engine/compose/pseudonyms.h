// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace retort::compose {

/// Stand-ins for personal values: the same for the same value, others for others, and none that is itself an original.
/// Letter case is no difference between values, and is kept as upper, lower or capitalised. All originals have to be
/// announced before the first stand-in is asked for.
class Pseudonyms {
public:
    explicit Pseudonyms(std::uint64_t seed) : m_seed(seed) {}

    void announce(std::string_view original); ///< A value as a whole; its words count too.

    std::string firstName(std::string_view word);
    std::string lastName(std::string_view word);
    std::string fullName(std::string_view text); ///< The last of several words as a last name.
    std::string email(std::string_view address);
    std::string phone(std::string_view number); ///< All but its last seven digits stay.
    std::string street(std::string_view line);  ///< Numbers and names; "Street" and its kin stay.
    std::string city(std::string_view name);
    std::string code(std::string_view text); ///< Letter for letter, digit for digit.
    std::string network(std::string_view address);
    int yearShift() const; ///< Of all dates of birth: by 4 or 8, to or fro.

private:
    std::uint64_t hashOf(std::string_view kind, std::string_view core) const;
    bool isFree(const std::string& candidate) const;
    template <class Make>
    std::string once(std::string_view kind, std::string_view core, Make make);
    /// A word of a list, in lower case, that is no original: for what is put together.
    template <std::size_t n>
    std::string wordOf(const std::array<std::string_view, n>& list, std::uint64_t hash, std::uint64_t turn) const;
    std::string name(std::string_view word, bool last);
    std::string words(std::string_view text, bool street);

    std::uint64_t m_seed;
    std::set<std::string> m_originals;                       ///< In lower case.
    std::set<std::string> m_taken;                           ///< In lower case.
    std::map<std::string, std::string, std::less<>> m_known; ///< "kind core" -> stand-in
};

} // namespace retort::compose
