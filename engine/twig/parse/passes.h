// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/parser.h"
#include "engine/twig/parse/tree.h"

#include <span>

/// What Twig does with a tree before and while it makes PHP of it, in this order. Failures leave as exceptions.
namespace retort::twig {

void callOwnMacros(Tree& tree);                       ///< _self.x(…) becomes a MacroCall.
void escapePrints(Tree& tree, const Module& module);  ///< Adds the automatic escape filters.
void markLoops(Tree& tree, const Module& module);     ///< WithLoop and Certain.
void bindArguments(Tree& tree, const Module& module); ///< Puts named arguments in place; sets lines for run time.
void settleNames(Tree& tree);                         ///< Self, hints, which macro is called.

} // namespace retort::twig
