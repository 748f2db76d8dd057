// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/emptystate.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace retort {

EmptyState::EmptyState(Glyph glyph, const QString& title, const QString& text, const QString& action, QWidget* parent)
    : QWidget(parent)
    , m_glyph(glyph)
    , m_tile(new QWidget(this))
    , m_title(new PlainLabel(title, this))
    , m_text(new PlainLabel(text, this))
{
    m_tile->setFixedSize(metric::tileSize + 6, metric::tileSize + 6);
    m_tile->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_title->setFont(bodyStrongFont());
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setFont(secondaryFont());
    m_text->setMuted();
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(360);
    m_text->setMinimumWidth(120);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(metric::spacing);
    layout->addStretch(2);
    layout->addWidget(m_tile, 0, Qt::AlignHCenter);
    layout->addWidget(m_title);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_text, 10);
    row->addStretch();
    layout->addLayout(row);
    if (!action.isEmpty()) {
        m_button = new QPushButton(action, this);
        layout->addSpacing(4);
        layout->addWidget(m_button, 0, Qt::AlignHCenter);
        connect(m_button, &QPushButton::clicked, this, &EmptyState::wished);
    }
    layout->addStretch(3);
}

void EmptyState::setText(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
}

void EmptyState::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintTile(painter, m_tile->geometry(), m_glyph, Tone::Neutral, tokensOf(palette()));
}

} // namespace retort
