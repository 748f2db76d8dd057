// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/php/number.h"

namespace retort::logic::php {

// Numbers are PHP's whoever reads them: engine/twig shares these.
using retort::php::leadingNumeric;
using retort::php::Numeric;
using retort::php::numeric;
using retort::php::textOf;
using retort::php::wholeHeld;
using retort::php::wholeOf;

} // namespace retort::logic::php
