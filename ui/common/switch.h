// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace retort {

/// A check box drawn as a switch with its state as a word beside it: "Active" or "Inactive". Screen readers meet a
/// check box; give it an accessible name.
class Switch : public QCheckBox {
    Q_OBJECT

public:
    Switch(const QString& onText, const QString& offText, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& position) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_onText;
    QString m_offText;
};

} // namespace retort
