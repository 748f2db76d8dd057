// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/design/inspector/argumentview.h"

#include <QWidget>

class QVBoxLayout;

namespace retort {

class FixButton;
class PlainLabel;

/// What is to be said about something, a line each: how grave it is, by shape and word, the sentence, and a button for
/// the way out.
class InlineNotes : public QWidget {
    Q_OBJECT

public:
    explicit InlineNotes(QWidget* parent = nullptr);

    /// `of` is what they are about, for screen readers.
    void show(const std::vector<InlineNote>& notes, const QString& of);
    /// The buttons that show, from top to bottom.
    std::vector<QWidget*> buttons() const;
    const std::vector<InlineNote>& notes() const { return m_notes; }
    using QWidget::show;

Q_SIGNALS:
    void fixWished(const retort::InlineNote& note); ///< Its first fix is wished: of another one a note with that.

private:
    class Sign;
    struct Line {
        QWidget* whole;
        Sign* sign;
        PlainLabel* text;
        QVBoxLayout* words;            ///< The text, and below it
        std::vector<FixButton*> fixes; ///< at least as many as are shown.
    };
    Line makeLine();
    void addFix(std::size_t index);

    QVBoxLayout* m_layout;
    std::vector<Line> m_lines; ///< At least as many as are shown.
    std::vector<InlineNote> m_notes;
};

} // namespace retort
