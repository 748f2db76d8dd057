// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/glyph.h"
#include "ui/common/tokens.h"

#include <QWidget>

namespace retort {

class ElidingLabel;
class PlainLabel;

/// What the inspector is about: a tile, a name, and a sentence on it.
class PanelHead : public QWidget {
    Q_OBJECT

public:
    explicit PanelHead(QWidget* parent = nullptr);

    void show(Glyph glyph, Tone tone, const QString& title, const QString& text);

private:
    class Tile;
    Tile* m_tile;
    ElidingLabel* m_title;
    PlainLabel* m_text;
};

} // namespace retort
