// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/noticebar.h"

#include "ui/common/direction.h"
#include "ui/common/glyph.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStringList>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace retort {

/// One notice: its sentence, and buttons or a cross.
class NoticeBar::Line : public QWidget {
public:
    explicit Line(QWidget* parent)
        : QWidget(parent), m_label(new PlainLabel(this)), m_actions(new QHBoxLayout), m_close(new QPushButton(this))
    {
        m_label->setWordWrap(true);
        m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_close->setIcon(icon(Glyph::Close));
        m_close->setFlat(true);
        m_close->setFixedSize(26, 26);
        m_close->setAccessibleName(NoticeBar::tr("Dismiss"));
        m_close->setToolTip(tipText(NoticeBar::tr("Dismiss")));
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(asWindowsRun({12 + metric::iconSize + 8, 5, 8, 6}));
        layout->addWidget(m_label, 1);
        m_actions->setSpacing(metric::spacing);
        layout->addLayout(m_actions);
        layout->addWidget(m_close, 0, Qt::AlignTop);
        m_close->hide();
        hide();
    }

    QPushButton* close() const { return m_close; }
    QPushButton* first() const { return m_buttons.empty() ? nullptr : m_buttons.front(); }

    void show(const Notice* notice)
    {
        setVisible(notice != nullptr);
        m_close->setVisible(notice != nullptr && notice->actions.empty());
        for (QPushButton* button : std::exchange(m_buttons, {})) {
            button->hide();
            button->deleteLater(); // it may be the one that is being pressed
        }
        if (notice == nullptr)
            return;
        for (const NoticeAction& action : notice->actions) {
            auto* button = new QPushButton(action.text, this);
            connect(button, &QPushButton::clicked, this, [run = action.run] { run(); });
            m_actions->addWidget(button, 0, Qt::AlignVCenter);
            button->show(); // in the same frame as the sentence
            m_buttons.push_back(button);
        }
        QWidget* before = nullptr;
        for (QPushButton* button : m_buttons) {
            if (before != nullptr)
                setTabOrder(before, button);
            before = button;
        }
        m_tone = notice->tone;
        m_label->setText(notice->sentence);
        m_label->setToolTip(tipText(notice->details));
        setAccessibleName(notice->sentence);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = tokensOf(palette());
        const ToneColors colors = toneColors(tokens, m_tone);
        painter.fillRect(rect(), colors.ground);
        painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.line);
        QRect glyph(12, 10, metric::iconSize, metric::iconSize);
        glyph = QStyle::visualRect(layoutDirection(), rect(), glyph);
        paintGlyph(painter, QRectF(glyph), Glyph::Alert, colors.ink);
    }

private:
    PlainLabel* m_label;
    QHBoxLayout* m_actions;
    std::vector<QPushButton*> m_buttons;
    QPushButton* m_close;
    Tone m_tone = Tone::No;
};

NoticeBar::NoticeBar(QWidget* parent) : QWidget(parent), m_told(new Line(this)), m_asked(new Line(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_told);
    layout->addWidget(m_asked);
    connect(m_told->close(), &QPushButton::clicked, this, [this] {
        if (const Notice* told = last(false))
            withdraw(QString(told->key));
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* before, QWidget* now) {
        if (before && now && isAncestorOf(now) && !isAncestorOf(before) && before->window() == window())
            m_before = before;
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
    m_notices.push_back(std::move(notice));
    showLast();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::withdraw(const QString& key)
{
    if (std::erase_if(m_notices, [&key](const Notice& notice) { return notice.key == key; }) > 0)
        showLast();
}

const NoticeBar::Notice* NoticeBar::last(bool question) const
{
    const auto found = std::find_if(m_notices.rbegin(), m_notices.rend(),
                                    [question](const Notice& one) { return !one.actions.empty() == question; });
    return found == m_notices.rend() ? nullptr : &*found;
}

QString NoticeBar::text() const
{
    QStringList lines;
    for (const bool question : {false, true})
        if (const Notice* notice = last(question))
            lines += notice->sentence;
    return lines.join(u'\n');
}

void NoticeBar::focusQuestion()
{
    if (QPushButton* button = m_asked->first())
        button->setFocus(Qt::TabFocusReason);
}

void NoticeBar::showLast()
{
    QWidget* focused = window()->focusWidget();
    const bool hadFocus = focused && isAncestorOf(focused);
    m_told->show(last(false));
    m_asked->show(last(true));
    // The button that had the focus is gone: the work goes on where it was.
    if (hadFocus && m_before && !focused->isVisible() && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
    setVisible(!m_notices.empty());
    setAccessibleName(text());
}

} // namespace retort
