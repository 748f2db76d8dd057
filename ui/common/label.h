// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace retort {

/// A label that shows its text as it stands, whatever a file put into it. QLabel by itself would read markup.
class PlainLabel : public QLabel {
    Q_OBJECT

public:
    explicit PlainLabel(QWidget* parent = nullptr);
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr);

    /// In the secondary colour; it follows the theme.
    void setMuted(bool muted = true);

protected:
    void changeEvent(QEvent* event) override;

private:
    void alignWithLayout();
};

/// One line that gives way: it is elided where room is short, with the whole text as its tooltip then. Other labels
/// hold the window's minimum width.
class ElidingLabel : public PlainLabel {
    Q_OBJECT

public:
    explicit ElidingLabel(QWidget* parent = nullptr);
    explicit ElidingLabel(const QString& text, QWidget* parent = nullptr);

    /// Qt::ElideRight unless told; ids read best with Qt::ElideMiddle.
    void setElideMode(Qt::TextElideMode mode);

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

/// A tooltip of plain text: escaped, since tooltips read markup in whatever looks like it, and wrapped at a width.
QString tipText(const QString& plain);

/// The text with control, zero-width and direction characters written out (`\u202E`), for questions that must not lie.
QString visibleText(const QString& text);

} // namespace retort
