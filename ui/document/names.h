// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort {

/// "NPS Survey: promoters!" -> "nps-survey-promoters"; letters and digits of any script stay. May be empty.
QString slugOf(const QString& name);

} // namespace retort
