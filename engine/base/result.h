// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <tl/expected.hpp>

namespace retort {

/// A T, or why there is none. Only what both tl::expected and C++23's std::expected offer is used of it.
template <class T = void>
using Result = tl::expected<T, Error>;

/// return fail({.kind = Error::Kind::Io, .message = phrase("workspace.cannot-read", path)});
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

} // namespace retort
