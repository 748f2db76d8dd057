// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace retort::php {

/// strip_tags: takes tags, comments and <?…?> out of a text, but for tags whose names are in `allowed` ("<b><i>").
std::string stripTags(std::string_view text, std::string_view allowed);

} // namespace retort::php
