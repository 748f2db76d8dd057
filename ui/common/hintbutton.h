// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QAction;

namespace retort {

/// The button of a menu item: icon, a short word, and the shortcut in the secondary colour at its right. It follows the
/// action's state and is named by the action's text. With `word` empty only the icon shows.
class HintButton : public QPushButton {
    Q_OBJECT

public:
    HintButton(QAction* action, const QString& word, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    QAction* m_action;
    QString m_word;
    QString m_hint;
};

} // namespace retort
