// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/code.h"

#include <algorithm>

namespace retort::twig {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool sameMethod(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

} // namespace

const Macro* Code::macro(std::string_view name) const
{
    const auto found =
        std::find_if(macros.begin(), macros.end(), [&](const Macro& one) { return sameMethod(one.name, name); });
    return found == macros.end() ? nullptr : &*found;
}

const BlockBody* Code::block(std::string_view name) const
{
    const auto found =
        std::find_if(blocks.begin(), blocks.end(), [&](const BlockBody& one) { return one.name == name; });
    return found == blocks.end() ? nullptr : &*found;
}

} // namespace retort::twig
