// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/panelhead.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QBoxLayout>

namespace retort {

class PanelHead::Tile : public QWidget {
public:
    explicit Tile(QWidget* parent) : QWidget(parent) { setFixedSize(metric::tileSize, metric::tileSize); }

    void show(Glyph glyph, Tone tone)
    {
        m_glyph = glyph;
        m_tone = tone;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintTile(painter, rect(), m_glyph, m_tone, tokensOf(palette()));
    }

private:
    Glyph m_glyph = Glyph::Bolt;
    Tone m_tone = Tone::Accent;
};

PanelHead::PanelHead(QWidget* parent)
    : QWidget(parent), m_tile(new Tile(this)), m_title(new ElidingLabel(this)), m_text(new PlainLabel(this))
{
    m_title->setFont(bodyStrongFont());
    m_text->setFont(secondaryFont());
    m_text->setMuted();
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(60);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(2);
    lines->addWidget(m_title);
    lines->addWidget(m_text);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_tile, 0, Qt::AlignTop);
    layout->addLayout(lines, 1);
}

void PanelHead::show(Glyph glyph, Tone tone, const QString& title, const QString& text)
{
    m_tile->show(glyph, tone);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

} // namespace retort
