// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/outline.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace retort::twig {

/// A highlight, and whether it begins or ends a tag.
struct Piece {
    Highlight::Kind kind = Highlight::Kind::Text;
    std::size_t from = 0;
    std::size_t to = 0;
    bool opens = false;
    bool closes = false;
};

/// Reads a template as the lexer does as long as it is right, and goes on where the lexer stops.
class PieceReader {
public:
    explicit PieceReader(std::string_view source) : m_source(source) {}
    std::vector<Piece> read();

private:
    void text();
    void comment();
    void verbatim(std::size_t from);
    void tag(std::string_view end);
    bool closing(std::string_view end);
    bool startsAnother() const;
    std::size_t endOfBrokenString() const;
    void piece();
    void word(std::size_t to);
    void bracket();
    void string(bool begins);
    void push(Highlight::Kind kind, std::size_t to);
    bool lastIs(std::string_view text) const;

    std::string_view m_source;
    std::size_t m_at = 0;
    std::vector<Piece> m_pieces;
    std::vector<char> m_open; ///< ( [ { " and # of an interpolation
    std::string_view m_end;   ///< Of the tag: "}}" or "%}"
    bool m_isTag = false;     ///< The tag's name comes next.
};

} // namespace retort::twig
