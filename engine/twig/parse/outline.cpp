// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/outline.h"

#include "engine/twig/parse/pieces.h"
#include "engine/twig/parse/scan.h"

#include <algorithm>
#include <array>

namespace retort::twig {

namespace {

using Kind = Highlight::Kind;

Span spanOf(std::size_t from, std::size_t to)
{
    return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from)};
}

bool isWord(Kind kind)
{
    return kind == Kind::Name || kind == Kind::Attribute || kind == Kind::Filter || kind == Kind::Function ||
           kind == Kind::Test || kind == Kind::Tag || kind == Kind::Constant;
}

bool isValue(Kind kind) { return isWord(kind) || kind == Kind::String || kind == Kind::Number; }

/// What stands before a place in a tag.
class Before {
public:
    Before(std::string_view source, const std::vector<Piece>& pieces, std::size_t count)
        : m_source(source), m_pieces(pieces), m_count(count)
    {}

    const Piece& last() const { return m_pieces[m_count - 1]; }
    std::string_view text(std::size_t back) const
    {
        if (back >= m_count)
            return {};
        const Piece& piece = m_pieces[m_count - 1 - back];
        return m_source.substr(piece.from, piece.to - piece.from);
    }
    Kind kind(std::size_t back) const { return back < m_count ? m_pieces[m_count - 1 - back].kind : Kind::Text; }

    // profile.address. gives profile and address; nothing where something else than a name begins it.
    std::vector<std::string> path() const
    {
        std::vector<std::string> names;
        std::size_t back = 0;
        while (text(back) == "." && (kind(back + 1) == Kind::Attribute || kind(back + 1) == Kind::Name)) {
            names.insert(names.begin(), std::string(text(back + 1)));
            if (kind(back + 1) == Kind::Name)
                return names;
            back += 2;
        }
        return {};
    }

    Typing::Kind typing() const
    {
        if (last().opens)
            return text(0).substr(0, 2) == "{%" ? Typing::Kind::Tag : Typing::Kind::Variable;
        if (kind(0) == Kind::Operator)
            return afterOperator();
        if (kind(0) == Kind::Tag)
            return afterTag();
        return kind(0) == Kind::Delimiter ? Typing::Kind::Variable : Typing::Kind::Nothing;
    }

private:
    Typing::Kind afterOperator() const
    {
        const std::string_view said = text(0);
        if (said == "|")
            return Typing::Kind::Filter;
        if (said == ".")
            return path().empty() ? Typing::Kind::Nothing : Typing::Kind::Attribute;
        if (said == "is" || (said.size() > 2 && said.substr(0, 2) == "is" && scan::isSpace(said[2])))
            return Typing::Kind::Test;
        if (said == ")" || said == "]" || said == "}")
            return Typing::Kind::Nothing;
        return said == "," && makesNames() ? Typing::Kind::Nothing : Typing::Kind::Variable;
    }

    Typing::Kind afterTag() const
    {
        constexpr std::array<std::string_view, 9> takers{"if",      "elseif", "do",     "with", "include",
                                                         "extends", "embed",  "import", "from"};
        if (text(0) == "apply")
            return Typing::Kind::Filter;
        return std::find(takers.begin(), takers.end(), text(0)) != takers.end() ? Typing::Kind::Variable
                                                                                : Typing::Kind::Nothing;
    }

    // {% set a, and {% for a,
    bool makesNames() const
    {
        std::size_t back = 0;
        while (text(back) == "," && kind(back + 1) == Kind::Name)
            back += 2;
        return kind(back) == Kind::Tag && (text(back) == "set" || text(back) == "for");
    }

    std::string_view m_source;
    const std::vector<Piece>& m_pieces;
    std::size_t m_count;
};

} // namespace

std::vector<Highlight> highlight(std::string_view source)
{
    std::vector<Highlight> found;
    for (const Piece& piece : PieceReader(source).read())
        found.push_back({spanOf(piece.from, piece.to), piece.kind});
    return found;
}

Typing typingAt(std::string_view source, std::size_t offset)
{
    const std::vector<Piece> pieces = PieceReader(source).read();
    // The piece that the place is in or at the end of.
    std::size_t count = 0;
    while (count < pieces.size() && pieces[count].from < offset)
        ++count;
    if (count == 0)
        return {};
    const Piece& at = pieces[count - 1];
    const bool touches = offset <= at.to;
    const bool inside = touches && (at.kind != Kind::Operator && !(at.opens && offset == at.to));
    Typing typing;
    typing.word = {static_cast<std::uint32_t>(offset), 0};
    if (at.closes || at.kind == Kind::Text || at.kind == Kind::Comment || (touches && offset < at.to && at.opens))
        return {};
    if (inside && at.kind != Kind::Delimiter) {
        if (!isWord(at.kind))
            return {};
        typing.prefix = source.substr(at.from, offset - at.from);
        typing.word = spanOf(at.from, at.to);
        --count;
    } else if (touches && at.kind == Kind::Operator && scan::isLetter(source[at.to - 1])) {
        typing.prefix = source.substr(at.from, offset - at.from); // a word that may become a longer one
        typing.word = spanOf(at.from, at.to);
        --count;
    }
    const Before before(source, pieces, count);
    if (count == 0 ||
        isValue(before.kind(0)) != (before.kind(0) == Kind::Tag)) // nothing follows a value but an operator
        return {};
    typing.kind = before.typing();
    if (typing.kind == Typing::Kind::Nothing)
        return {};
    if (typing.kind == Typing::Kind::Attribute)
        typing.path = before.path();
    return typing;
}

} // namespace retort::twig
