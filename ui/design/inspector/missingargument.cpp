// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/missingargument.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"
#include "ui/design/plainwords.h"

#include <QBoxLayout>
#include <QPushButton>

namespace retort {

MissingArgument::MissingArgument(QWidget* parent)
    : QFrame(parent)
    , m_name(new PlainLabel(this))
    , m_help(new PlainLabel(this))
    , m_add(new QPushButton(icon(Glyph::Add), tr("Add"), this))
{
    setFrameShape(NoFrame);
    m_name->setFont(monoStrongFont());
    m_help->setFont(smallFont());
    m_help->setMuted();
    m_help->setWordWrap(true);
    m_help->setMinimumWidth(60);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_name);
    words->addWidget(m_help);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 10, 8);
    layout->addLayout(words, 1);
    layout->addWidget(m_add, 0, Qt::AlignVCenter);
    connect(m_add, &QAbstractButton::clicked, this, [this] { Q_EMIT addWished(m_argument); });
}

void MissingArgument::show(const ArgumentKind& kind)
{
    m_argument = fromUtf8(kind.name);
    m_name->setText(m_argument);
    const QString mark = tr("Required, missing.");
    m_help->setText(kind.description.empty() ? mark : tr("%1 %2").arg(mark, plainWords(kind.description)));
    m_add->setAccessibleName(tr("Add %1").arg(m_argument));
    setAccessibleName(tr("%1 is required and missing").arg(m_argument));
}

void MissingArgument::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(palette());
    QPen pen(tokens.no, 1, Qt::DashLine);
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metric::groupRadius, metric::groupRadius);
}

} // namespace retort
