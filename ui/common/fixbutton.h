// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace retort {

/// The button of a way out, which says what it does. It gives way where room is short: elided, with the whole text as
/// its tooltip and as its accessible name.
class FixButton : public QPushButton {
    Q_OBJECT

public:
    explicit FixButton(QWidget* parent = nullptr);

    /// `before` goes before the name: "data.score" of "data.score: write 9"; `keys` after the tooltip: "Ctrl+.".
    void setLabel(const QString& label, const QString& before = {}, const QString& keys = {});

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace retort
