// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>

namespace retort {

/// The engine's sentences as lupdate reads them: the engine itself is free of Qt. See docs/translating.md.
void writePhraseTexts(std::ostream& out);

} // namespace retort
