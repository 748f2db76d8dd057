// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

class QLineEdit;

namespace retort {

/// A magnifier at the field's beginning; a press takes the keys to what the field holds.
void addSearchSign(QLineEdit& field, QPalette::ColorRole role = QPalette::Text);
/// A button at the field's end, while it holds something, that empties it.
void addClearButton(QLineEdit& field);

} // namespace retort
