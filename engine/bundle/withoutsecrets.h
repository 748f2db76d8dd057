// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"

#include <string>
#include <string_view>

namespace retort::bundle {

// For engine/bundle's own sources.

/// An address with its scheme and host alone: what follows may be a key, as it is in the addresses of webhooks, and so
/// may what stands before the host. "" where it has no host.
std::string hostOnly(std::string_view url);

/// A target with no more than what decides what it renders: name, handle, template and condition, and the host of its
/// address. Whatever else the file holds (headers, notes, what a later version of the platform puts there) stays out.
/// What is no object stays as it is.
json::Document withoutSecrets(const json::Document& target);

} // namespace retort::bundle
