// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/arena.h"
#include "engine/twig/parse/token.h"
#include "engine/twig/settings.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace retort::twig {

/// A template as Twig reads it: "\r\n" and "\r" are "\n". Knows where its bytes are in what was given.
class Newlines {
public:
    /// Both the source and the arena must live as long as what is read of code().
    Newlines(std::string_view source, Arena& arena);
    std::string_view code() const { return m_code; }
    Span span(std::size_t from, std::size_t to) const;

private:
    std::uint32_t given(std::size_t at) const;

    std::string_view m_code;
    std::vector<std::uint32_t> m_joined; ///< Places in the code behind which one more byte was taken away.
};

/// Makes tokens of a template, in Twig's order of errors. Failures leave as exceptions of type Failure. What it has
/// found until then can be asked for, and where it stood: highlighting goes on from there.
class Lexer {
public:
    Lexer(const Newlines& newlines, const Limits& limits, Arena& arena);

    void run(); ///< Ends with a token of type End.
    std::vector<Token>& tokens() { return m_tokens; }
    const std::vector<Span>& comments() const { return m_comments; } ///< And {% verbatim %} and {% line %} tags.

private:
    enum class State : std::uint8_t { Data, Tag, Print, String, Interpolation };
    struct Bracket {
        char open = 0; ///< ( [ { " or # of an interpolation.
        std::uint32_t line = 0;
        std::size_t at = 0;
    };
    struct Start {
        std::size_t at = 0;
        char kind = 0; ///< { % #
        char trim = 0;
    };

    void findStarts();
    void data();
    void tag();
    void print();
    void expression();
    void punctuation(char c);
    void string();
    void interpolation();
    void comment(std::size_t start);
    void verbatim(std::size_t start);
    bool lineTag(std::size_t start);

    void push(TokenType type, std::size_t end, std::string_view text = {});
    void pushNumber(std::size_t end);
    void moveTo(std::size_t to);
    void enter(State state);
    void leave();
    [[noreturn]] void failUnclosed(const Bracket& bracket) const;
    [[noreturn]] void fail(std::string thrown, Phrase message, std::size_t from, std::size_t to,
                           std::uint32_t line) const;

    const Newlines& m_newlines;
    std::string_view m_code;
    const Limits& m_limits;
    Arena& m_arena;
    std::vector<Start> m_starts;
    std::size_t m_nextStart = 0;
    std::vector<Token> m_tokens;
    std::vector<Span> m_comments;
    std::vector<Bracket> m_brackets;
    std::vector<State> m_states;
    State m_state = State::Data;
    std::size_t m_at = 0;
    std::uint32_t m_line = 1;
    std::uint32_t m_tagLine = 1; ///< Of the tag or print that is open.
    std::size_t m_tagAt = 0;
};

} // namespace retort::twig
