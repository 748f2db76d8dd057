// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/value/object.h"

#include <string_view>

namespace retort::twig {

class Environment;

/// Does htmlspecialchars know a charset by this name? In most of them the characters that html escapes are one byte and
/// are part of no other.
bool isHtmlCharset(std::string_view name);
bool isUtf8Name(std::string_view name); ///< One of the names under which htmlspecialchars knows UTF-8.

/// iconv(): false, with a warning, where a charset is not known or a character is not in it. Known are UTF-8, US-ASCII,
/// ISO-8859-1, ISO-8859-15 and Windows-1252, with //IGNORE; with //TRANSLIT common punctuation and currency signs are
/// written in others' letters.
Value convertEncoding(std::string_view text, std::string_view to, std::string_view from, Environment& environment);

} // namespace retort::twig
