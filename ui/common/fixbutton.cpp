// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/fixbutton.h"

#include "ui/common/label.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace retort {

namespace {

constexpr int frame = 20; // of a button, left and right of its text

/// As the text of a button: an & is one.
QString literal(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

} // namespace

FixButton::FixButton(QWidget* parent) : QPushButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FixButton::setLabel(const QString& label, const QString& before, const QString& keys)
{
    setText(literal(label));
    setAccessibleName(before.isEmpty() ? label : tr("%1: %2").arg(before, label));
    setToolTip(tipText(keys.isEmpty() ? label : tr("%1 (%2)").arg(label, keys)));
}

QSize FixButton::minimumSizeHint() const
{
    return {qMin(60, QPushButton::minimumSizeHint().width()), QPushButton::minimumSizeHint().height()};
}

void FixButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text = fontMetrics().elidedText(option.text, Qt::ElideRight, width() - frame, Qt::TextShowMnemonic);
    painter.drawControl(QStyle::CE_PushButton, option);
}

} // namespace retort
