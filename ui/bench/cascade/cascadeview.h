// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/rowtree.h"

namespace retort {

/// The tree of a cascade: hairlines between sections, none within them. A click on a row follows it, too.
class CascadeView : public RowTree {
    Q_OBJECT

public:
    explicit CascadeView(QWidget* parent = nullptr);

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
};

} // namespace retort
