// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace retort {

class NotedCompleter;

/// One line of text that is part of a document. What is typed goes to the document key by key, so undo is the
/// document's: the line keeps none of its own.
class FieldEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit FieldEdit(QWidget* parent = nullptr);

    /// Shows what the document holds. The caret stays where the text is the same, as after one's own typing.
    void showText(const QString& text);
    /// Says below the line, by its edge and to screen readers that the text cannot be taken over; "" takes it back.
    void showProblem(const QString& problem);
    bool hasProblem() const { return m_problem; }
    /// Offers what the completer holds while the focus is here. One completer may serve many fields.
    void completeFrom(NotedCompleter* completer) { m_completer = completer; }
    bool isOffering() const; ///< One of them is chosen in the list that is open.
    void offerAll();         ///< Shows all that there is, whatever the text; also on Alt+Down and F4.

Q_SIGNALS:
    void taken(); ///< One of what was offered, as the text.
    void left();  ///< The focus went elsewhere: what was typed is one undo step.

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void attach();

    NotedCompleter* m_completer = nullptr;
    QMetaObject::Connection m_completed;
    bool m_problem = false;
};

/// A line that reads as a heading, elided where room is short, until the pointer or the keys come to it; as wide as its
/// text. Escape takes back what was typed since.
class HeadingEdit : public FieldEdit {
    Q_OBJECT

public:
    explicit HeadingEdit(const QFont& font, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void setMuted(bool muted);        ///< The text in the secondary colour.
    static constexpr int padding = 6; ///< From the edge that shows on hover to the text.

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_before; ///< When the keys came.
    bool m_muted = false;
};

} // namespace retort
