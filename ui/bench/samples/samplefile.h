// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/eventtemplate.h"
#include "engine/json/document.h"
#include "ui/document/workspace.h"

namespace retort {

/// The event file under a label of its own.
json::Document withLabel(const json::Document& event, const QString& label);

/// The label, or one like it that no sample of the workspace has: "Typical 2".
QString freeLabel(const Workspace& workspace, const QString& label);

/// What the workspace's samples of a custom event hold.
std::vector<compose::DataField> dataFieldsIn(const Workspace& workspace, std::string_view event);

/// Where a path, as `var` reads it, stands in an event's file; "" where it is not there.
std::string pointerInFile(const json::Document& event, std::string_view path);

} // namespace retort
