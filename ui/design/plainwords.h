// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace retort {

/// What the catalogue says of an action, an argument or a context, for people who build reactions: without the words of
/// those who program, and in the window's language. A sentence that is not among those known stays as the catalogue has
/// it.
QString plainWords(const std::string& catalogueSentence);

} // namespace retort
