// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/rowtree.h"

namespace retort {

/// The tree of the trace: hairlines between steps, none within them.
class TraceView : public RowTree {
    Q_OBJECT

public:
    explicit TraceView(QWidget* parent = nullptr);
};

} // namespace retort
