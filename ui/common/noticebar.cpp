// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/noticebar.h"

#include "ui/common/glyph.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace retort {

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent), m_label(new PlainLabel(this)), m_actions(new QHBoxLayout), m_close(new QPushButton(this))
{
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setIcon(icon(Glyph::Close));
    m_close->setFlat(true);
    m_close->setFixedSize(26, 26);
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tipText(tr("Dismiss")));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12 + metric::iconSize + 8, 5, 8, 6);
    layout->addWidget(m_label, 1);
    m_actions->setSpacing(metric::spacing);
    layout->addLayout(m_actions);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (!m_notices.empty())
            m_notices.pop_back();
        showLast();
    });
    hide();
}

void NoticeBar::post(const QString& key, const QString& sentence, Tone tone, const QString& details)
{
    put({.key = key, .sentence = sentence, .details = details, .tone = tone});
}

void NoticeBar::ask(const QString& key, const QString& sentence, std::vector<NoticeAction> actions, Tone tone,
                    const QString& details)
{
    put({.key = key, .sentence = sentence, .details = details, .tone = tone, .actions = std::move(actions)});
}

void NoticeBar::put(Notice notice)
{
    std::erase_if(m_notices, [&notice](const Notice& other) { return other.key == notice.key; });
    const auto firstPlain =
        std::find_if(m_notices.begin(), m_notices.end(), [](const Notice& other) { return other.actions.empty(); });
    m_notices.insert(notice.actions.empty() ? m_notices.end() : firstPlain, std::move(notice));
    showLast();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::withdraw(const QString& key)
{
    if (std::erase_if(m_notices, [&key](const Notice& notice) { return notice.key == key; }) > 0)
        showLast();
}

QString NoticeBar::text() const { return m_notices.empty() ? QString() : m_notices.back().sentence; }

void NoticeBar::showLast()
{
    setVisible(!m_notices.empty());
    for (QPushButton* button : std::exchange(m_buttons, {})) {
        button->hide();
        button->deleteLater(); // it may be the one that is being pressed
    }
    if (m_notices.empty())
        return;
    for (const NoticeAction& action : m_notices.back().actions) {
        auto* button = new QPushButton(action.text, this);
        connect(button, &QPushButton::clicked, this, [run = action.run] { run(); });
        m_actions->addWidget(button, 0, Qt::AlignVCenter);
        button->show(); // in the same frame as the sentence
        m_buttons.push_back(button);
    }
    m_close->setVisible(m_buttons.empty());
    QWidget* before = nullptr;
    for (QPushButton* button : m_buttons) {
        if (before != nullptr)
            setTabOrder(before, button);
        before = button;
    }
    const Notice& last = m_notices.back();
    m_label->setText(last.sentence);
    m_label->setToolTip(tipText(last.details));
    setAccessibleName(last.sentence);
    update();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    if (m_notices.empty())
        return;
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const ToneColors colors = toneColors(tokens, m_notices.back().tone);
    painter.fillRect(rect(), colors.ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.line);
    paintGlyph(painter, QRectF(12, 10, metric::iconSize, metric::iconSize), Glyph::Alert, colors.ink);
}

} // namespace retort
