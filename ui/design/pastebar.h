// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/paste.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QPushButton;

namespace retort {

class PlainLabel;

/// Asks what is to become of a whole reaction that was pasted onto a chain: a new one, or its actions alone. Nothing
/// has happened before the answer; Escape, or going to another reaction, takes the question away.
class PasteBar : public QWidget {
    Q_OBJECT

public:
    explicit PasteBar(QWidget* parent = nullptr);

    /// Takes the focus, and gives it back to who has it now. `position`: where the actions would run, from 0.
    void ask(Pasted reaction, int position);
    void cancel();
    bool isAsking() const { return m_pasted.has_value(); }

Q_SIGNALS:
    void reactionWished(const retort::Pasted& reaction);
    void actionsWished(const retort::Pasted& reaction, int position);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<Pasted> close();

    PlainLabel* m_sentence;
    QPushButton* m_whole;
    QPushButton* m_actions;
    QPushButton* m_cancel;
    std::optional<Pasted> m_pasted;
    int m_position = 0;
    QPointer<QWidget> m_before; ///< Had the focus.
};

} // namespace retort
