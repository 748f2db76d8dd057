// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/label.h"

namespace retort {

/// The small spaced caption above a group: "REACTIONS · 6". Written in sentence case by the caller, shown in capitals;
/// screen readers get it as it was written.
class SectionHead : public PlainLabel {
    Q_OBJECT

public:
    explicit SectionHead(const QString& text, QWidget* parent = nullptr);
};

/// The caption above a field or an editor: 11 px, secondary colour. `buddy` gets its name from it on Linux.
class FieldCaption : public PlainLabel {
    Q_OBJECT

public:
    explicit FieldCaption(const QString& text, QWidget* buddy = nullptr, QWidget* parent = nullptr);
};

} // namespace retort
