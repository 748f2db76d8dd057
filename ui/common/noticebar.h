// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace retort {

class PlainLabel;

/// A line across the top of the window that says what went wrong and waits to be read; it takes nothing away and asks
/// for nothing. Later notices replace earlier ones with the same key; others wait behind it.
class NoticeBar : public QWidget {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Shows a sentence, at most a few lines; `details` becomes the tooltip. Tone::No or Tone::Warn, with its own icon.
    void post(const QString& key, const QString& sentence, Tone tone = Tone::No, const QString& details = {});
    /// Takes the notice back, since its cause is gone.
    void withdraw(const QString& key);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Notice {
        QString key, sentence, details;
        Tone tone;
    };
    void showLast();

    std::vector<Notice> m_notices; ///< The last one shows.
    PlainLabel* m_label;
    QPushButton* m_close;
};

} // namespace retort
