// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retort::twig {

/// A piece of a template's source, in bytes of the source as it was given.
struct Span {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;

    std::uint32_t end() const { return offset + length; }
    bool contains(std::size_t at) const { return at >= offset && at < end(); }
    bool operator==(const Span&) const = default;
};

/// Why a template gives nothing.
struct Failure {
    enum class Kind : std::uint8_t {
        Syntax,  ///< Found before anything is rendered.
        Runtime, ///< Raised by Twig while it renders.
        Php,     ///< A PHP error: TypeError, DivisionByZeroError; a warning, where the settings make it one.
        Limit,   ///< Ours.
    };

    Kind kind = Kind::Syntax;
    std::string thrown; ///< What Twig or PHP says: "Unknown \"uper\" filter. Did you mean \"upper\"?"; "" for a limit.
    Phrase message;     ///< The same for people: what is wrong and what to do.
    Span span;          ///< The node or token that it is about.
    std::size_t line = 0;   ///< As Twig reports it, from 1; 0 where it knows none.
    std::string suggestion; ///< The name that was probably meant, or "".

    friend bool operator==(const Failure& a, const Failure& b)
    {
        return a.kind == b.kind && a.thrown == b.thrown && a.message == b.message && a.span == b.span &&
               a.line == b.line && a.suggestion == b.suggestion;
    }
};

std::string_view wordOf(Failure::Kind kind); ///< "syntax", "runtime", "php", "limit"

/// What PHP says on the way and goes on after.
struct Warning {
    std::string thrown; ///< "Array to string conversion"
    Phrase message;
    Span span;
    std::size_t line = 0;
    bool deprecation = false; ///< Never fails a render, under Laravel either.

    friend bool operator==(const Warning& a, const Warning& b)
    {
        return a.thrown == b.thrown && a.message == b.message && a.span == b.span && a.line == b.line &&
               a.deprecation == b.deprecation;
    }
};

} // namespace retort::twig
