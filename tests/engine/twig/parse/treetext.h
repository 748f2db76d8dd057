// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/template.h"

#include <string>
#include <string_view>

namespace retort::twig {

/// A tree as short text: text 'a'; print (upper (. a 'b')). What Twig adds by itself carries a *: (escape* a 'html').
std::string treeText(const Template& code);
/// The same of a source; of one that fails "line 1: Unknown …".
std::string treeText(std::string_view source, const Settings& settings = {});

/// Each node that can fail when it runs, with the line that it reports: "upper 1; + 2".
std::string lineText(std::string_view source);

} // namespace retort::twig
