// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/parse/tree.h"

namespace retort::twig {

/// Puts the arguments of a Filter, Function or Test in the order of its parameters, with what is left out in between
/// filled in. Calls without named arguments stay as they are: too few are an error at run time only.
void bindCall(Tree& tree, NodeId call);
/// Drops the arguments of a Test that PHP's code for it does not use; an error where one is missing.
void bindTest(Tree& tree, NodeId test);

} // namespace retort::twig
