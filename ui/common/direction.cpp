// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/direction.h"

#include <QGuiApplication>

namespace retort {

namespace {

constexpr QChar leftToRightIsolate(0x2066);
constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar endOfIsolate(0x2069);

} // namespace

QString byOwnDirection(const QString& text, Qt::LayoutDirection around)
{
    if (text.isEmpty() || text.isRightToLeft() == (around == Qt::RightToLeft))
        return text;
    QString lines = text; // a mark holds to the end of its line
    lines.replace(u'\n', QString(endOfIsolate) + u'\n' + firstStrongIsolate);
    return firstStrongIsolate + lines + endOfIsolate;
}

QString byOwnDirection(const QString& text) { return byOwnDirection(text, QGuiApplication::layoutDirection()); }

QMargins asWindowsRun(const QMargins& margins)
{
    return QGuiApplication::layoutDirection() == Qt::RightToLeft
               ? QMargins(margins.right(), margins.top(), margins.left(), margins.bottom())
               : margins;
}

QString codeWithin(const QString& text)
{
    if (text.isEmpty() || QGuiApplication::layoutDirection() != Qt::RightToLeft)
        return text;
    return leftToRightIsolate + text + endOfIsolate;
}

} // namespace retort
