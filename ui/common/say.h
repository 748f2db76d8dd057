// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/base/phrase.h"
#include "ui/common/paint.h"

#include <QString>

#include <string_view>
#include <vector>

namespace retort {

// The window's side of the engine's phrases: the English template of an id, in the language of the window (translation
// context "Phrases"), filled with the arguments.

/// The sentence as plain text; "" for an empty phrase.
QString say(const Phrase& phrase);

/// The sentence of an error, with its place before it where it has one: "Line 4, column 12: …".
QString say(const Error& error);

/// The same in pieces: arguments that are text as it stands (a path, a handle, a value) are code and stand in mono.
std::vector<Span> spansOf(const Phrase& phrase);

/// Text of the engine, which is UTF-8.
inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace retort
