// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace retort {

/// The "+" at the end of the line, with its word.
class AddActionButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit AddActionButton(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    static constexpr int bubbleCentre = 12; ///< From the left edge.

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// What stands below the last card: the rest of the line, a button to add an action, and the end.
class ChainFooter : public QWidget {
    Q_OBJECT

public:
    explicit ChainFooter(QWidget* parent = nullptr);

    AddActionButton* button() const { return m_button; }
    QRect buttonPlace() const; ///< In the footer's coordinates.
    /// Whether the sample event gets to the end of the chain.
    void setCompleted(bool completed);
    static constexpr int height = 64;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    AddActionButton* m_button;
    bool m_completed = false;
};

} // namespace retort
