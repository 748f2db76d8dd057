// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

namespace retort {

/// What a notice offers to do.
struct NoticeAction {
    QString text;
    std::function<void()> run;
};

/// Lines across the top of the window that say what went wrong and wait to be read. They take nothing away; work goes
/// on while they are there. There are two: one for what goes away by a click, and below it one for a question, so that
/// no word covers the buttons that it speaks of. Later notices replace earlier ones with the same key; others wait
/// behind the one of their kind that shows.
class NoticeBar : public QWidget {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Shows a sentence, at most a few lines; `details` becomes the tooltip. Tone::No or Tone::Warn, with its own icon.
    void post(const QString& key, const QString& sentence, Tone tone = Tone::No, const QString& details = {});
    /// Asks something that can wait: a button for each action, the first one the best. It stays until it is withdrawn,
    /// and stands before the questions that were asked earlier.
    void ask(const QString& key, const QString& sentence, std::vector<NoticeAction> actions, Tone tone = Tone::Warn,
             const QString& details = {});
    /// Takes the notice back, since its cause is gone.
    void withdraw(const QString& key);
    QString text() const; ///< What shows, a line each.
    /// Puts the keyboard on the first button of the question that shows.
    void focusQuestion();

private:
    class Line;
    struct Notice {
        QString key, sentence, details;
        Tone tone;
        std::vector<NoticeAction> actions = {};
    };
    void put(Notice notice);
    void showLast();
    /// The last one of its kind: it shows. nullptr where there is none.
    const Notice* last(bool question) const;

    std::vector<Notice> m_notices;
    QPointer<QWidget> m_before; ///< Had the focus before one of the buttons.
    Line* m_told;
    Line* m_asked;
};

} // namespace retort
