// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"

#include <QString>

namespace retort {

struct OpenFolder;

/// An error of one file of the open workspace as one sentence that names the file once, as it is called there:
/// "reactions/nps.json is read-only, …". An error that speaks of no file gets it in front: "reactions/nps.json: Line 2,
/// column 3: …".
QString sayOfFile(const OpenFolder& folder, const QString& path, const Error& error);

} // namespace retort
