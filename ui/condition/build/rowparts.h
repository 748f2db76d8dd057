// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/answers.h"
#include "ui/common/chip.h"
#include "ui/common/fieldedit.h"

#include <QPushButton>

namespace retort {

/// The handle of a clause or a group: it says to the keyboard and to screen readers what the row is, and is what the
/// pointer drags.
class RowGrip : public QAbstractButton {
    Q_OBJECT

public:
    explicit RowGrip(QWidget* parent);

    void setMovable(bool movable); ///< Without it there is nothing to drag.
    QSize sizeHint() const override { return {14, 30}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void pressedWith(Qt::KeyboardModifiers modifiers); ///< To be selected.
    void dragBegun(const QPoint& global);
    void dragMoved(const QPoint& global);
    void dragEnded(const QPoint& global);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool m_movable = true;
    bool m_dragging = false;
    QPoint m_pressed;
};

/// A word with a small arrow, which opens a menu: an operator, "all" of a group. It leaves keys with modifiers to the
/// view around it.
class WordButton : public QPushButton {
    Q_OBJECT

public:
    explicit WordButton(QWidget* parent);

    void setWord(const QString& word); ///< Does nothing where nothing differs.
    QString word() const { return m_word; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void typed(const QKeyEvent& key); ///< Text, which is nothing for a button.

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_word;
};

/// A button that leaves keys with modifiers to the view around it.
class RowButton : public QPushButton {
    Q_OBJECT

public:
    explicit RowButton(QWidget* parent);
    QSize sizeHint() const override; ///< Of one without a word: narrow.
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

/// The mark of problems, in the colour of the gravest.
class ProblemMark : public RowButton {
    Q_OBJECT

public:
    explicit ProblemMark(QWidget* parent);
    void setTone(Tone tone); ///< Neutral is a hint.
    Tone tone() const { return m_tone; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Warn;
};

/// The path of a field: as wide as its text needs. The arrow at its end, or the Down key, offers all there are.
class PathEdit : public FieldEdit {
    Q_OBJECT

public:
    explicit PathEdit(QWidget* parent);
    void offer(const QString& prefix = {}); ///< Opens the list, where there is a completer.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRect arrowPlace() const;
    void keepRoom(); ///< For the arrow.
};

/// Verdict and value of a row. Its width goes in steps, so that fields do not jitter while values change.
class AnswerChip : public Chip {
    Q_OBJECT

public:
    explicit AnswerChip(QWidget* parent);

    void showChip(const ChipContent& content, const QString& tip);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

} // namespace retort
