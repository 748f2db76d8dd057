// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/segments.h"

#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QBoxLayout>
#include <QStyleOptionButton>

namespace retort {

namespace {

class Segment : public QRadioButton {
public:
    using QRadioButton::QRadioButton;

    QSize sizeHint() const override { return {QFontMetrics(secondaryFont()).horizontalAdvance(text()) + 20, 24}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = tokensOf(palette());
        QStyleOptionButton option;
        initStyleOption(&option);
        const QRectF inner = QRectF(rect()).adjusted(2, 2, -2, -2);
        if (isChecked())
            paintRounded(painter, inner, metric::controlRadius - 2, tokens.accentBg);
        else if (underMouse())
            paintRounded(painter, inner, metric::controlRadius - 2, tokens.hover);
        paintText(painter, rect(), text(), secondaryFont(), isChecked() ? tokens.accent : tokens.mute, Qt::ElideRight,
                  Qt::AlignCenter);
        if (hasFocus() && option.state.testFlag(QStyle::State_KeyboardFocusChange))
            paintRounded(painter, rect(), metric::controlRadius, {}, tokens.accent, 2);
    }
};

} // namespace

Segments::Segments(const QStringList& choices, QWidget* parent) : QWidget(parent)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int index = 0; index < choices.size(); ++index) {
        auto* choice = new Segment(choices[index], this);
        layout->addWidget(choice);
        connect(choice, &QAbstractButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
        m_choices.push_back(choice);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Segments::setCurrent(int index)
{
    if (index >= 0 && index < static_cast<int>(m_choices.size()))
        m_choices[index]->setChecked(true);
}

int Segments::current() const
{
    for (std::size_t index = 0; index < m_choices.size(); ++index) {
        if (m_choices[index]->isChecked())
            return static_cast<int>(index);
    }
    return -1;
}

void Segments::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    paintRounded(painter, rect(), metric::controlRadius, tokens.panel, tokens.ctl);
}

} // namespace retort
