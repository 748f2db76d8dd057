// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/dateedit.h"

#include "ui/common/fieldedit.h"
#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"

#include <QAction>
#include <QBoxLayout>
#include <QCalendarWidget>
#include <QFrame>
#include <QRegularExpression>
#include <QToolButton>

#include <algorithm>

namespace retort {

namespace {

const QString dayFormat = QStringLiteral("yyyy-MM-dd");
const QString midnight = QStringLiteral(" 00:00:00");

} // namespace

DateEdit::DateEdit(QWidget* parent) : QWidget(parent), m_text(new FieldEdit(this)), m_calendar(new QToolButton(this))
{
    m_text->setFont(monoFont());
    m_text->setPlaceholderText(QStringLiteral("2026-01-31"));
    m_calendar->setIcon(icon(Glyph::Clock, QPalette::PlaceholderText));
    m_calendar->setToolTip(tr("Pick a day (F4)"));
    m_calendar->setFixedSize(metric::controlHeight, metric::controlHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_calendar);
    setFocusProxy(m_text);
    auto* open = new QAction(this);
    open->setShortcut(Qt::Key_F4);
    open->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(open);
    connect(open, &QAction::triggered, this, &DateEdit::openCalendar);
    connect(m_calendar, &QToolButton::clicked, this, &DateEdit::openCalendar);
    connect(m_text, &QLineEdit::textEdited, this, [this](const QString& text) { Q_EMIT edited(text.toStdString()); });
    connect(m_text, &QLineEdit::textChanged, this, [this] { updateGeometry(); });
    connect(m_text, &FieldEdit::left, this, &DateEdit::left);
}

void DateEdit::setName(const QString& name)
{
    m_text->setAccessibleName(name);
    m_calendar->setAccessibleName(tr("%1: pick a day").arg(name));
}

void DateEdit::setWithTime(bool withTime)
{
    m_withTime = withTime;
    m_text->setPlaceholderText(withTime ? QStringLiteral("2026-01-31 00:00:00") : QStringLiteral("2026-01-31"));
}

void DateEdit::showText(const std::string& text)
{
    if (text != this->text())
        closeCalendar(); // it is about another day
    m_text->showText(fromUtf8(text));
}

void DateEdit::closeCalendar()
{
    if (m_open)
        m_open->close();
}

void DateEdit::hideEvent(QHideEvent* event)
{
    closeCalendar();
    QWidget::hideEvent(event);
}

std::string DateEdit::text() const { return m_text->text().toStdString(); }

void DateEdit::focusValue() { m_text->setFocus(Qt::OtherFocusReason); }

QSize DateEdit::sizeHint() const
{
    const QString shown = m_text->text().isEmpty() ? m_text->placeholderText() : m_text->text();
    const int width = m_text->fontMetrics().horizontalAdvance(shown.left(40));
    return {std::clamp(width + 24, 96, 300) + metric::controlHeight + 2, m_text->sizeHint().height()};
}

std::optional<DateEdit::Read> DateEdit::read(const QString& text)
{
    static const QRegularExpression platform(QStringLiteral("^(\\d{4})-(\\d{2})-(\\d{2})((?:[ T].*)?)$"));
    static const QRegularExpression yearFirst(
        QStringLiteral("^\\s*(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})((?:[ T].*)?)$"));
    static const QRegularExpression dayFirst(
        QStringLiteral("^\\s*(\\d{1,2})([-/.])\\s*(\\d{1,2})[-/.]\\s*(\\d{4})((?:[ T].*)?)$"));
    if (const auto match = platform.match(text); match.hasMatch()) {
        const QDate day(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        return day.isValid() ? std::optional(Read{day, true, match.captured(4)}) : std::nullopt;
    }
    if (const auto match = yearFirst.match(text); match.hasMatch()) {
        const QDate day(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        return day.isValid() ? std::optional(Read{day, false, match.captured(4)}) : std::nullopt;
    }
    if (const auto match = dayFirst.match(text); match.hasMatch()) {
        const int first = match.captured(1).toInt();
        const int second = match.captured(3).toInt();
        const int year = match.captured(4).toInt();
        // With points the day comes first everywhere; with slashes nobody can tell 3/4 from 4/3.
        const bool points = match.captured(2) == QStringLiteral(".");
        if (!points && first <= 12 && second <= 12 && first != second)
            return std::nullopt;
        const QDate day = second > 12 ? QDate(year, first, second) : QDate(year, second, first);
        return day.isValid() ? std::optional(Read{day, false, match.captured(5)}) : std::nullopt;
    }
    return std::nullopt;
}

std::string DateEdit::corrected(const std::string& text)
{
    const auto found = read(fromUtf8(text));
    return found && !found->plain ? (found->day.toString(dayFormat) + found->rest).toStdString() : std::string();
}

void DateEdit::pick(const QDate& day)
{
    const auto now = read(m_text->text());
    const QString text = day.toString(dayFormat) + (now ? now->rest : m_withTime ? midnight : QString());
    m_text->setText(text);
    Q_EMIT edited(text.toStdString());
    Q_EMIT left();
    focusValue();
}

void DateEdit::openCalendar()
{
    auto* popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    m_open = popup;
    popup->setFrameShape(QFrame::StyledPanel);
    auto* calendar = new QCalendarWidget(popup);
    calendar->setObjectName(QStringLiteral("dayPicker"));
    calendar->setAccessibleName(tr("Day"));
    calendar->setFirstDayOfWeek(locale().firstDayOfWeek());
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    auto* layout = new QVBoxLayout(popup);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(calendar);
    if (const auto now = read(m_text->text()))
        calendar->setSelectedDate(now->day);
    connect(calendar, &QCalendarWidget::clicked, popup, [this, popup](const QDate& day) {
        popup->close();
        pick(day);
    });
    connect(calendar, &QCalendarWidget::activated, popup, [this, popup](const QDate& day) {
        if (popup->isVisible()) { // clicked() may have come before
            popup->close();
            pick(day);
        }
    });
    popup->adjustSize();
    const QPoint below = mapToGlobal(QPoint(0, height() + 2));
    popup->move(below);
    popup->show();
    calendar->setFocus(Qt::PopupFocusReason);
}

} // namespace retort
