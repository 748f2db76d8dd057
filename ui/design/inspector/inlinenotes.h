// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/design/inspector/argumentview.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace retort {

class PlainLabel;

/// What is to be said about something, a line each: how grave it is, by shape and word, the sentence, and a button for
/// the way out.
class InlineNotes : public QWidget {
    Q_OBJECT

public:
    explicit InlineNotes(QWidget* parent = nullptr);

    /// `of` is what they are about, for screen readers.
    void show(const std::vector<InlineNote>& notes, const QString& of);
    const std::vector<InlineNote>& notes() const { return m_notes; }
    using QWidget::show;

Q_SIGNALS:
    void fixWished(const retort::InlineNote& note);

private:
    class Sign;
    struct Line {
        QWidget* whole;
        Sign* sign;
        PlainLabel* text;
        QPushButton* fix;
    };
    Line makeLine(std::size_t index);

    QVBoxLayout* m_layout;
    std::vector<Line> m_lines; ///< At least as many as are shown.
    std::vector<InlineNote> m_notes;
};

} // namespace retort
