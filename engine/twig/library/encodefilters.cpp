// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"

namespace retort::twig {

std::span<const Callable> encodeFilters() { return {}; }

} // namespace retort::twig
