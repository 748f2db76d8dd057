// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/hintbutton.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QAction>
#include <QStyleOptionButton>
#include <QStylePainter>

#include <cmath>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 10;
constexpr int gap = 6;

double widthOf(const QString& text, const QFont& font)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text));
}

} // namespace

HintButton::HintButton(QAction* action, const QString& word, QWidget* parent)
    : QPushButton(parent), m_action(action), m_word(word)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &HintButton::follow);
    follow();
}

void HintButton::follow()
{
    setEnabled(m_action->isEnabled());
    setIcon(m_action->icon());
    QString name = m_action->text();
    name.remove(u'&').remove(u'…');
    m_hint = m_action->shortcut().toString(QKeySequence::NativeText);
    setToolTip(tipText(m_hint.isEmpty() ? name : u"%1 (%2)"_s.arg(name, m_hint)));
    // An undo button is "Undo" whatever it would undo, so that it can be found; the step's name is its description.
    if (accessibleName().isEmpty())
        setAccessibleName(name);
    setAccessibleDescription(name);
    update();
}

QSize HintButton::sizeHint() const
{
    double width = 2 * padding + metric::iconSize;
    if (!m_word.isEmpty()) {
        width += gap + widthOf(m_word, bodyFont());
        if (!m_hint.isEmpty())
            width += gap + widthOf(m_hint, smallFont());
    }
    return {static_cast<int>(width), metric::controlHeight};
}

void HintButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButton, option);

    const QPalette::ColorGroup group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    double left = padding;
    const QRect iconPlace(static_cast<int>(left), (height() - metric::iconSize) / 2, metric::iconSize,
                          metric::iconSize);
    icon().paint(&painter, QStyle::visualRect(layoutDirection(), rect(), iconPlace), Qt::AlignCenter,
                 isEnabled() ? QIcon::Normal : QIcon::Disabled);
    if (m_word.isEmpty())
        return;
    const auto text = [&](const QString& what, const QFont& font, const QColor& color) {
        const QRect place(static_cast<int>(left), 0, static_cast<int>(widthOf(what, font)) + 1, height());
        paintText(painter, QStyle::visualRect(layoutDirection(), rect(), place), what, font, color);
        left += widthOf(what, font) + gap;
    };
    left += metric::iconSize + gap;
    text(m_word, bodyFont(), palette().color(group, QPalette::ButtonText));
    if (!m_hint.isEmpty())
        text(m_hint, smallFont(),
             isEnabled() ? palette().color(QPalette::PlaceholderText) : palette().color(group, QPalette::ButtonText));
}

} // namespace retort
