// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/phrase.h"

#include <QString>

#include <string>

namespace retort {

// Text on its way into HTML. Names, values and sentences come from files and are never markup; characters that have no
// width or turn the direction of writing are shown as what they are.

QString markupOf(const QString& text);
QString markupOf(const std::string& text);
/// A sentence; what in it is a path, a handle or a value stands as code.
QString markupOf(const Phrase& phrase);

} // namespace retort
