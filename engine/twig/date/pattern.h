// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::twig {

/// Many patterns at once: which of them matches most of a text's beginning. Time is at most the text's length times
/// the patterns' size, whatever both are, and mostly the text's length alone: states of the automaton are kept once
/// they are known. Good for any thread.
///
/// A pattern knows bytes, \xHH, [classes], ( | ), ?, *, + and {n,m}. In ' ' letters stand for both cases; such a piece
/// has brackets around it where it is repeated.
class PatternSet {
public:
    /// Patterns are numbered as they come; of two that match the same length the first one wins.
    explicit PatternSet(std::span<const std::string> patterns);

    struct Match {
        std::size_t pattern = 0;
        std::size_t length = 0;
    };
    /// None where no pattern matches, not even one byte. `text` is followed by a NUL, which patterns may match.
    std::optional<Match> longest(std::string_view text) const;

private:
    friend class PatternReader;
    using Bytes = std::bitset<256>;
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// A byte of a pattern (Glushkov's automaton: a state is a place, entered by its byte).
    struct Place {
        Bytes bytes;
        std::vector<std::uint32_t> next;
        std::uint32_t ends = none; ///< The pattern that may end here.
    };

    /// The places that a text has led to.
    struct State {
        std::vector<std::uint32_t> places;
        std::vector<std::uint32_t> next; ///< By class of byte; unknown until it is first needed.
        std::uint32_t ends = none;       ///< The first pattern that ends here.
    };
    static constexpr std::uint32_t unknown = 0xFFFFFFFE;

    void classify();
    std::uint32_t step(std::uint32_t state, unsigned char byte) const;

    std::vector<Place> m_places;
    std::vector<std::uint32_t> m_begin;      ///< The first places.
    std::array<std::uint8_t, 256> m_class{}; ///< Bytes that no pattern tells apart have the same class.
    std::size_t m_classes = 1;
    mutable std::mutex m_mutex; ///< Guards what follows.
    mutable std::vector<State> m_states;
    mutable std::map<std::vector<std::uint32_t>, std::uint32_t> m_known; ///< States by their places.
};

} // namespace retort::twig
