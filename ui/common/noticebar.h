// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QPushButton;

namespace retort {

class PlainLabel;

/// What a notice offers to do.
struct NoticeAction {
    QString text;
    std::function<void()> run;
};

/// A line across the top of the window that says what went wrong and waits to be read. It takes nothing away; work goes
/// on while it is there. Later notices replace earlier ones with the same key; others wait behind it.
class NoticeBar : public QWidget {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Shows a sentence, at most a few lines; `details` becomes the tooltip. Tone::No or Tone::Warn, with its own icon.
    void post(const QString& key, const QString& sentence, Tone tone = Tone::No, const QString& details = {});
    /// Asks something that can wait: a button for each action, the first one the best. It stays until it is withdrawn,
    /// and notices without a question stand before it, since those go away by a click.
    void ask(const QString& key, const QString& sentence, std::vector<NoticeAction> actions, Tone tone = Tone::Warn,
             const QString& details = {});
    /// Takes the notice back, since its cause is gone.
    void withdraw(const QString& key);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Notice {
        QString key, sentence, details;
        Tone tone;
        std::vector<NoticeAction> actions = {};
    };
    void put(Notice notice);
    void showLast();

    std::vector<Notice> m_notices; ///< The last one shows.
    PlainLabel* m_label;
    QHBoxLayout* m_actions;
    std::vector<QPushButton*> m_buttons; ///< Of the notice that shows.
    QPushButton* m_close;
};

} // namespace retort
