// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/failure.h"
#include "engine/twig/template.h"

#include <string>
#include <vector>

/// What a template reads of the context, whatever the context holds.
namespace retort::twig {

/// A variable of the context, as far as the template's text tells: profile.address.city, and items.*.price for a
/// variable of a loop over items. What the template sets itself is none.
struct Read {
    std::string path;
    Span span; ///< The whole of it in the source: a['b'].c too.

    bool operator==(const Read&) const = default;
};

/// A text in an expression, without its quotation marks.
struct Quoted {
    std::string text;
    Span span; ///< With them.

    bool operator==(const Quoted&) const = default;
};

struct Reads {
    std::vector<Read> fields;   ///< In the order of the source.
    std::vector<Quoted> quoted; ///< Likewise; keys of hashes and of brackets are not among them.

    bool operator==(const Reads&) const = default;
};
Reads readsOf(const Template& source);

} // namespace retort::twig
