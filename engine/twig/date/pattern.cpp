// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/date/pattern.h"

#include <algorithm>
#include <cassert>

namespace retort::twig {

/// Reads one pattern into places. Patterns are the grammar's own, never a user's, so they are not checked.
class PatternReader {
public:
    PatternReader(std::vector<PatternSet::Place>& places, std::string_view pattern)
        : m_places(places), m_pattern(pattern)
    {}

    /// What a piece of a pattern is to its neighbours.
    struct Piece {
        bool empty = true; ///< May match nothing.
        std::vector<std::uint32_t> first;
        std::vector<std::uint32_t> last;
    };

    Piece alternatives()
    {
        Piece all = sequence();
        while (at('|')) {
            ++m_at;
            const Piece other = sequence();
            all.empty = all.empty || other.empty;
            append(all.first, other.first);
            append(all.last, other.last);
        }
        return all;
    }

private:
    bool at(char c) const { return m_at < m_pattern.size() && m_pattern[m_at] == c; }

    static void append(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from)
    {
        to.insert(to.end(), from.begin(), from.end());
    }

    void follow(const std::vector<std::uint32_t>& last, const std::vector<std::uint32_t>& first)
    {
        for (const std::uint32_t place : last) {
            for (const std::uint32_t next : first) {
                auto& list = m_places[place].next;
                if (std::find(list.begin(), list.end(), next) == list.end())
                    list.push_back(next);
            }
        }
    }

    Piece joined(Piece a, Piece b)
    {
        follow(a.last, b.first);
        if (a.empty)
            append(a.first, b.first);
        if (b.empty)
            append(b.last, a.last);
        return {a.empty && b.empty, std::move(a.first), std::move(b.last)};
    }

    Piece sequence()
    {
        Piece all;
        while (m_at < m_pattern.size() && m_pattern[m_at] != '|' && m_pattern[m_at] != ')') {
            if (m_pattern[m_at] == '\'') {
                m_anyCase = !m_anyCase;
                ++m_at;
                continue;
            }
            all = joined(std::move(all), repeated());
        }
        return all;
    }

    Piece repeated()
    {
        const std::size_t begin = m_at;
        const bool anyCase = m_anyCase;
        const auto again = [&] {
            const std::size_t after = m_at;
            m_at = begin;
            m_anyCase = anyCase;
            Piece copy = atom();
            m_at = after;
            return copy;
        };
        Piece piece = atom();
        if (at('?')) {
            ++m_at;
            piece.empty = true;
        } else if (at('*') || at('+')) {
            piece.empty = piece.empty || at('*');
            ++m_at;
            follow(piece.last, piece.first);
        } else if (at('{')) {
            const int least = number();
            const int most = at(',') ? number() : least;
            ++m_at; // }
            if (least == 0)
                piece.empty = true;
            for (int count = 2; count <= most; ++count) {
                const std::size_t after = m_at;
                Piece next = again();
                m_at = after;
                next.empty = count > least;
                piece = joined(std::move(piece), std::move(next));
            }
        }
        return piece;
    }

    int number()
    {
        int value = 0;
        for (++m_at; m_pattern[m_at] >= '0' && m_pattern[m_at] <= '9'; ++m_at)
            value = value * 10 + (m_pattern[m_at] - '0');
        return value;
    }

    Piece atom()
    {
        if (at('(')) {
            ++m_at;
            Piece piece = alternatives();
            ++m_at; // )
            return piece;
        }
        PatternSet::Bytes bytes;
        if (at('[')) {
            for (++m_at; !at(']');) {
                const unsigned char from = byte();
                unsigned char to = from;
                if (at('-') && m_pattern[m_at + 1] != ']') {
                    ++m_at;
                    to = byte();
                }
                for (unsigned c = from; c <= to; ++c)
                    bytes.set(c);
            }
            ++m_at;
        } else {
            const unsigned char c = byte();
            bytes.set(c);
            if (m_anyCase && c >= 'a' && c <= 'z')
                bytes.set(static_cast<std::size_t>(c - 'a' + 'A'));
        }
        const std::uint32_t place = static_cast<std::uint32_t>(m_places.size());
        m_places.push_back({bytes, {}, PatternSet::none});
        return {false, {place}, {place}};
    }

    unsigned char byte()
    {
        if (!at('\\'))
            return static_cast<unsigned char>(m_pattern[m_at++]);
        if (m_pattern[m_at + 1] != 'x') {
            m_at += 2;
            return static_cast<unsigned char>(m_pattern[m_at - 1]);
        }
        const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'A' + 10; };
        m_at += 4;
        return static_cast<unsigned char>(digit(m_pattern[m_at - 2]) * 16 + digit(m_pattern[m_at - 1]));
    }

    std::vector<PatternSet::Place>& m_places;
    std::string_view m_pattern;
    std::size_t m_at = 0;
    bool m_anyCase = false;
};

PatternSet::PatternSet(std::span<const std::string> patterns)
{
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const PatternReader::Piece piece = PatternReader(m_places, patterns[i]).alternatives();
        assert(!piece.empty);
        for (const std::uint32_t place : piece.last)
            m_places[place].ends = static_cast<std::uint32_t>(i);
        m_begin.insert(m_begin.end(), piece.first.begin(), piece.first.end());
    }
    classify();
    m_states.push_back({{}, std::vector<std::uint32_t>(m_classes, unknown), none}); // the beginning
}

void PatternSet::classify()
{
    for (const Place& place : m_places) {
        std::map<std::pair<std::uint8_t, bool>, std::uint8_t> split;
        for (std::size_t byte = 0; byte < m_class.size(); ++byte) {
            const auto number = static_cast<std::uint8_t>(split.size());
            m_class[byte] = split.emplace(std::pair(m_class[byte], place.bytes.test(byte)), number).first->second;
        }
        m_classes = split.size();
    }
}

/// The state after a byte; none where no pattern goes on.
std::uint32_t PatternSet::step(std::uint32_t state, unsigned char byte) const
{
    const std::uint32_t known = m_states[state].next[m_class[byte]];
    if (known != unknown)
        return known;
    std::vector<std::uint32_t> places;
    const auto enter = [&](const std::vector<std::uint32_t>& candidates) {
        for (const std::uint32_t place : candidates) {
            if (m_places[place].bytes.test(byte))
                places.push_back(place);
        }
    };
    if (state == 0)
        enter(m_begin);
    for (const std::uint32_t place : m_states[state].places)
        enter(m_places[place].next);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::uint32_t next = none;
    if (!places.empty()) {
        const auto [found, fresh] = m_known.emplace(places, static_cast<std::uint32_t>(m_states.size()));
        next = found->second;
        if (fresh) {
            std::uint32_t ends = none;
            for (const std::uint32_t place : places)
                ends = std::min(ends, m_places[place].ends);
            m_states.push_back({std::move(places), std::vector<std::uint32_t>(m_classes, unknown), ends});
        }
    }
    m_states[state].next[m_class[byte]] = next;
    return next;
}

std::optional<PatternSet::Match> PatternSet::longest(std::string_view text) const
{
    const std::lock_guard lock(m_mutex);
    std::optional<Match> best;
    std::uint32_t state = 0;
    for (std::size_t length = 1; length <= text.size() + 1; ++length) {
        state = step(state, length <= text.size() ? static_cast<unsigned char>(text[length - 1]) : 0);
        if (state == none)
            break;
        if (m_states[state].ends != none)
            best = Match{m_states[state].ends, length};
    }
    return best;
}

} // namespace retort::twig
