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
        for (const std::uint32_t place : piece.first) {
            for (std::size_t byte = 0; byte < 256; ++byte) {
                if (m_places[place].bytes.test(byte))
                    m_begin[byte].push_back(place);
            }
        }
    }
}

std::optional<PatternSet::Match> PatternSet::longest(std::string_view text) const
{
    std::optional<Match> best;
    std::vector<std::uint32_t> now;
    std::vector<std::uint32_t> then;
    std::vector<std::uint32_t> seen(m_places.size(), 0); // the length at which a place was entered last
    for (std::size_t length = 1; length <= text.size() + 1; ++length) {
        const unsigned char byte = length <= text.size() ? static_cast<unsigned char>(text[length - 1]) : 0;
        then.clear();
        std::uint32_t ends = none;
        const auto enter = [&](std::uint32_t place) {
            if (seen[place] == length || !m_places[place].bytes.test(byte))
                return;
            seen[place] = static_cast<std::uint32_t>(length);
            then.push_back(place);
            ends = std::min(ends, m_places[place].ends);
        };
        if (length == 1) {
            for (const std::uint32_t place : m_begin[byte])
                enter(place);
        } else {
            for (const std::uint32_t place : now) {
                for (const std::uint32_t next : m_places[place].next)
                    enter(next);
            }
        }
        if (ends != none)
            best = Match{ends, length};
        if (then.empty())
            break;
        now.swap(then);
    }
    return best;
}

} // namespace retort::twig
