// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/traceview.h"

#include "ui/bench/tracedelegate.h"

namespace retort {

TraceView::TraceView(QWidget* parent) : RowTree(tr("Trace"), parent)
{
    setItemDelegate(new TraceDelegate(this));
    setExpandsOnDoubleClick(true);
    setObjectName(QStringLiteral("trace"));
}

} // namespace retort
