// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/label.h"
#include "ui/document/livelint.h"

namespace retort {

/// "1 error, 11 warnings", and where there is no room for the words, each number beside the sign of its severity. The
/// words are then its tooltip; screen readers always get them.
class ProblemCounts : public PlainLabel {
    Q_OBJECT

public:
    explicit ProblemCounts(QWidget* parent = nullptr);

    /// `looking`: more may be found.
    void setCounts(const LiveLint::Counts& counts, bool looking);
    bool isShort() const; ///< Signs and numbers.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    LiveLint::Counts m_counts;
    bool m_looking = false;
};

} // namespace retort
