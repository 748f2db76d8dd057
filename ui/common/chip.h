// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/label.h"
#include "ui/common/paint.h"

namespace retort {

/// A pill with a word in it: a verdict, a count, a state. Screen readers meet it as text.
class Chip : public PlainLabel {
    Q_OBJECT

public:
    explicit Chip(QWidget* parent = nullptr);
    Chip(ChipContent content, QWidget* parent);

    const ChipContent& content() const { return m_content; }
    /// Does nothing where nothing differs. A chip beside fields also gets a setMinimumWidth(), so that they do not
    /// jitter while its number changes.
    void setContent(const ChipContent& content);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override; ///< The whole text as tooltip where it is elided and has none of its own.

private:
    ChipContent m_content;
};

} // namespace retort
