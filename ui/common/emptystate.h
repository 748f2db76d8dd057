// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/glyph.h"

#include <QWidget>

class QPushButton;

namespace retort {

class PlainLabel;

/// The page that a place shows while it has nothing: what goes there, and a real button that makes it. A page of a
/// QStackedWidget.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    /// Without `action` there is no button.
    EmptyState(Glyph glyph, const QString& title, const QString& text, const QString& action = {},
               QWidget* parent = nullptr);

    void setText(const QString& title, const QString& text);
    QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void wished();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Glyph m_glyph;
    QWidget* m_tile;
    PlainLabel* m_title;
    PlainLabel* m_text;
    QPushButton* m_button = nullptr;
};

} // namespace retort
