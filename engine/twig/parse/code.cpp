// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/code.h"

#include <algorithm>

namespace retort::twig {

namespace {

template <class T>
const T* named(const std::vector<T>& all, std::string_view name)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const Macro* Code::macro(std::string_view name) const { return named(macros, name); }

const BlockBody* Code::block(std::string_view name) const { return named(blocks, name); }

} // namespace retort::twig
