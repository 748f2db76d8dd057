// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/numberedit.h"

#include "engine/json/document.h"
#include "ui/common/fonts.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"

#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpressionValidator>

#include <algorithm>

namespace retort {

namespace {

bool isNumber(const std::string& text)
{
    const auto document = json::Document::parse(text);
    return document && (document->root().kind == json::Kind::Int || document->root().kind == json::Kind::Double);
}

} // namespace

NumberEdit::NumberEdit(QWidget* parent) : FieldEdit(parent)
{
    static const QRegularExpression shape(QStringLiteral("[-+.,' \u00a0\u202feE0-9]*"));
    setValidator(new QRegularExpressionValidator(shape, this));
    setFont(monoFont());
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        // What sets thousands apart, or stands for the point, and zeros in front stay as they are typed until the line
        // is left.
        const std::string number = isWritten(text) ? std::string() : finished(text.toStdString());
        Q_EMIT edited(number.empty() ? text.toStdString() : number);
    });
    connect(this, &QLineEdit::textChanged, this, [this] { updateGeometry(); });
}

QSize NumberEdit::sizeHint() const
{
    const int width = fontMetrics().horizontalAdvance(text());
    return {std::max(std::clamp(width + 24, 40, 240) + unitWidth(), 56), FieldEdit::sizeHint().height()};
}

int NumberEdit::unitWidth() const
{
    return m_unit.isEmpty() ? 0 : QFontMetrics(smallFont()).horizontalAdvance(m_unit) + 4;
}

void NumberEdit::setUnit(const QString& unit)
{
    if (unit == m_unit)
        return;
    m_unit = unit;
    makeRoom();
    updateGeometry();
    update();
}

void NumberEdit::makeRoom()
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? unitWidth() : 0, 0, mirrored ? 0 : unitWidth(), 0);
}

void NumberEdit::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LayoutDirectionChange)
        makeRoom();
    FieldEdit::changeEvent(event);
}

void NumberEdit::paintEvent(QPaintEvent* event)
{
    FieldEdit::paintEvent(event);
    if (m_unit.isEmpty())
        return;
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    paintText(painter, QRectF(rect()).adjusted(7, 0, -7, 0), m_unit, smallFont(), tokensOf(palette()).mute,
              Qt::ElideRight, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
}

/// Without what sets thousands apart, and with a point before the decimals: 1,500 is 1500, as 1 500 and 1'500 are, 1,5
/// is 1.5, and 1.500,25 is 1500.25. Nothing where it could be neither.
QString NumberEdit::plain(const QString& text)
{
    static const QRegularExpression spaced(QStringLiteral("^([-+]?\\d{1,3})((?:[ '\u00a0\u202f]\\d{3})+)([.,]\\d*)?$"));
    static const QRegularExpression commas(QStringLiteral("^([-+]?[1-9]\\d{0,2})((?:,\\d{3})+)(\\.\\d*)?$"));
    static const QRegularExpression points(QStringLiteral("^([-+]?[1-9]\\d{0,2})((?:\\.\\d{3})+)(,\\d*)$"));
    static const QRegularExpression decimals(QStringLiteral("^([-+]?\\d*)(),(\\d*)$"));
    static const QRegularExpression apart(QStringLiteral("[ '\u00a0\u202f,.]"));
    if (!text.contains(QRegularExpression(QStringLiteral("[ '\u00a0\u202f,]"))))
        return text;
    for (const QRegularExpression& shape : {spaced, commas, points, decimals}) {
        const auto match = shape.match(text);
        if (!match.hasMatch())
            continue;
        QString rest = match.captured(3);
        rest.remove(apart);
        const QString whole = match.captured(1) + match.captured(2).remove(apart);
        return rest.isEmpty() ? whole : whole + u'.' + rest;
    }
    return {};
}

bool NumberEdit::says(const std::string& json) const
{
    const QString shown = text();
    return hasFocus() && !isWritten(shown) && finished(shown.toStdString()) == json;
}

/// Not in a way of its own: as JSON has it, or on the way there.
bool NumberEdit::isWritten(const QString& text)
{
    static const QRegularExpression zeros(QStringLiteral("^[-+]?0\\d"));
    return text == plain(text) && !text.contains(zeros);
}

std::string NumberEdit::finished(const std::string& text)
{
    if (isNumber(text))
        return text;
    QString number = plain(fromUtf8(text).trimmed());
    const bool negative = number.startsWith(u'-');
    while (!number.isEmpty() && (number.front() == u'+' || number.front() == u'-'))
        number.remove(0, 1);
    while (number.size() > 1 && number[0] == u'0' && number[1].isDigit())
        number.remove(0, 1);
    if (number.startsWith(u'.'))
        number.prepend(u'0');
    while (number.endsWith(u'.') || number.endsWith(u'e') || number.endsWith(u'E') || number.endsWith(u'-') ||
           number.endsWith(u'+'))
        number.chop(1);
    const std::string result = (negative ? "-" : "") + number.toStdString();
    return isNumber(result) ? result : std::string();
}

std::string NumberEdit::counted(const std::string& text, int steps)
{
    const std::string number = finished(text);
    const QString shown = fromUtf8(number);
    if (number.empty() || shown.contains(u'e', Qt::CaseInsensitive))
        return text;
    const qsizetype point = shown.indexOf(u'.');
    const int decimals = point < 0 ? 0 : static_cast<int>(shown.size() - point - 1);
    // As a whole number of its last decimals, so that 0.1 counts to 1.1 and not to 1.1000000000000001.
    bool fits = false;
    const qint64 whole = QString(shown).remove(u'.').toLongLong(&fits);
    qint64 one = 1;
    for (int i = 0; i < decimals && fits; ++i)
        fits = !__builtin_mul_overflow(one, qint64{10}, &one);
    qint64 step = 0;
    qint64 next = 0;
    if (!fits || __builtin_mul_overflow(one, qint64{steps}, &step) || __builtin_add_overflow(whole, step, &next))
        return text;
    const bool negative = next < 0;
    QString digits = QString::number(negative ? -static_cast<quint64>(next) : static_cast<quint64>(next));
    if (decimals > 0) {
        digits = digits.rightJustified(decimals + 1, u'0');
        digits.insert(digits.size() - decimals, u'.');
    }
    return (negative ? "-" : "") + digits.toStdString();
}

void NumberEdit::change(const std::string& text)
{
    const QString shown = fromUtf8(text);
    if (shown == this->text())
        return;
    setText(shown);
    Q_EMIT textEdited(shown);
}

void NumberEdit::keyPressEvent(QKeyEvent* event)
{
    const int steps = event->key() == Qt::Key_Up         ? 1
                      : event->key() == Qt::Key_Down     ? -1
                      : event->key() == Qt::Key_PageUp   ? 10
                      : event->key() == Qt::Key_PageDown ? -10
                                                         : 0;
    if (steps != 0 && event->modifiers() == Qt::NoModifier) {
        change(counted(text().isEmpty() ? std::string("0") : text().toStdString(), steps));
        return;
    }
    FieldEdit::keyPressEvent(event);
}

void NumberEdit::finish()
{
    if (const std::string number = finished(text().toStdString()); !number.empty())
        change(number);
}

void NumberEdit::focusOutEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::PopupFocusReason)
        finish();
    FieldEdit::focusOutEvent(event);
}

} // namespace retort
