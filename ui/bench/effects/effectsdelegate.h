// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/tracedelegate.h"

namespace retort {

/// Draws effects as steps and values of the trace are drawn, but for sentences, which have as many lines as they need:
/// what is inferred or not known is there to be read.
class EffectsDelegate : public TraceDelegate {
    Q_OBJECT

public:
    using TraceDelegate::TraceDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace retort
