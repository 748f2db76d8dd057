// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/pastebar.h"

#include "ui/common/direction.h"
#include "ui/common/glyph.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"
#include "ui/condition/build/linelayout.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <utility>

namespace retort {

namespace {

QString nameOf(const Pasted& reaction)
{
    const auto found = reaction.document.find("/name");
    const auto name = found ? reaction.document.stringOf(*found) : std::nullopt;
    return name ? visibleText(fromUtf8(*name)).trimmed() : QString();
}

} // namespace

PasteBar::PasteBar(QWidget* parent)
    : QWidget(parent)
    , m_sentence(new PlainLabel(this))
    , m_whole(new QPushButton(tr("Make a new reaction"), this))
    , m_actions(new QPushButton(tr("Insert its actions here"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("pasteBar"));
    m_sentence->setWordWrap(true);
    auto* answers = new QWidget(this);
    auto* line = new LineLayout(answers);
    for (QPushButton* button : {m_whole, m_actions, m_cancel}) {
        button->setAutoDefault(true); // Enter presses the one that has the focus
        line->add(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(asWindowsRun({12 + metric::iconSize + 8, 8, 12, 9}));
    column->setSpacing(metric::spacing);
    column->addWidget(m_sentence);
    column->addWidget(answers);
    connect(m_cancel, &QPushButton::clicked, this, &PasteBar::cancel);
    connect(m_whole, &QPushButton::clicked, this, [this] {
        if (const auto pasted = close())
            Q_EMIT reactionWished(*pasted);
    });
    connect(m_actions, &QPushButton::clicked, this, [this] {
        const int position = m_position;
        if (const auto pasted = close())
            Q_EMIT actionsWished(*pasted, position);
    });
    hide();
}

void PasteBar::ask(Pasted reaction, int position)
{
    const QString name = nameOf(reaction);
    const int count = static_cast<int>(reaction.actions.size());
    const QString actions = count == 1 ? tr("1 action") : tr("%1 actions", nullptr, count).arg(count);
    m_sentence->setText(name.isEmpty() ? tr("The clipboard holds a whole reaction with %1.").arg(actions)
                                       : tr("The clipboard holds the reaction “%1” with %2.").arg(name, actions));
    setAccessibleName(m_sentence->text());
    m_actions->setVisible(count > 0);
    m_pasted = std::move(reaction);
    m_position = position;
    if (QWidget* focused = QApplication::focusWidget(); focused && !isAncestorOf(focused))
        m_before = focused;
    show();
    m_whole->setFocus(Qt::ShortcutFocusReason);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

std::optional<Pasted> PasteBar::close()
{
    QWidget* focused = QApplication::focusWidget();
    const bool hadFocus = focused && isAncestorOf(focused);
    hide();
    if (hadFocus && m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    return std::exchange(m_pasted, std::nullopt);
}

void PasteBar::cancel()
{
    if (m_pasted)
        close();
}

void PasteBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        cancel();
    else
        QWidget::keyPressEvent(event);
}

void PasteBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    painter.fillRect(rect(), tokens.sel);
    painter.fillRect(QRect(0, 0, width(), 1), tokens.line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.line);
    const QRect glyph = QStyle::visualRect(layoutDirection(), rect(), {12, 10, metric::iconSize, metric::iconSize});
    paintGlyph(painter, QRectF(glyph), Glyph::Bolt, tokens.accent);
}

} // namespace retort
