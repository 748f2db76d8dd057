// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QPointer>
#include <QWidget>

#include <optional>
#include <string>

class QToolButton;

namespace retort {

class FieldEdit;

/// A date as text, "2026-01-31" or with a time behind it: the one form in which dates of the platform compare as they
/// should. Typed, or picked from a calendar, which leaves the time as it is.
class DateEdit : public QWidget {
    Q_OBJECT

public:
    explicit DateEdit(QWidget* parent = nullptr);

    void setName(const QString& name);
    void setWithTime(bool withTime); ///< Of a field with a time: a date that is picked gets one.
    void showText(const std::string& text);
    std::string text() const;
    void focusValue();
    void openCalendar();
    QSize sizeHint() const override;

    /// The day that a text begins with, and whether the platform writes it so.
    struct Read {
        QDate day;
        bool plain = false;
        QString rest; ///< The time, with the sign before it.
    };
    /// Also of forms that people write: 31.01.2026, 31/01/2026 (a day over 12 tells it from the American one),
    /// 2026/1/31.
    static std::optional<Read> read(const QString& text);
    /// The same in the platform's form; "" for what is no date, or is in that form already.
    static std::string corrected(const std::string& text);

Q_SIGNALS:
    void edited(const std::string& text); ///< The text itself, without quotes.
    void left();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void pick(const QDate& day);
    void closeCalendar();

    FieldEdit* m_text;
    QToolButton* m_calendar;
    QPointer<QWidget> m_open; ///< The calendar, while it is.
    bool m_withTime = false;
};

} // namespace retort
