// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/widgetwalk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QTabBar>
#include <QToolButton>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

QString described(const QWidget& widget)
{
    QString text = QString::fromLatin1(widget.metaObject()->className());
    if (!widget.objectName().isEmpty())
        text += u" "_s + widget.objectName();
    for (const QWidget* parent = widget.parentWidget(); parent != nullptr; parent = parent->parentWidget())
        if (!parent->objectName().isEmpty() || !parent->accessibleName().isEmpty())
            return text + u" in "_s +
                   (parent->objectName().isEmpty() ? parent->accessibleName() : parent->objectName());
    return text;
}

bool madeByQt(const QWidget& widget)
{
    if (widget.objectName().startsWith(u"qt_"_s) || qobject_cast<const QScrollBar*>(&widget) ||
        qobject_cast<const QSplitterHandle*>(&widget) || qobject_cast<const QMenu*>(&widget))
        return true;
    for (const QWidget* parent = widget.parentWidget(); parent != nullptr; parent = parent->parentWidget())
        if (qobject_cast<const QComboBox*>(parent) || qobject_cast<const QTabBar*>(parent) ||
            qobject_cast<const QLineEdit*>(parent))
            return true;
    return false;
}

bool wantsName(const QWidget& widget)
{
    if (qobject_cast<const QAbstractButton*>(&widget))
        return true;
    if (widget.focusProxy() || widget.focusPolicy() == Qt::NoFocus)
        return false;
    return qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractItemView*>(&widget) || qobject_cast<const QAbstractScrollArea*>(&widget);
}

QString nameOf(QWidget& widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

} // namespace

QStringList problemsOfWidgets(QWidget& root)
{
    QStringList problems;
    QList<QWidget*> widgets = root.findChildren<QWidget*>();
    widgets.prepend(&root);
    for (QWidget* widget : widgets) {
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->textFormat() != Qt::PlainText)
            problems += u"reads markup: %1 \"%2\""_s.arg(described(*widget), label->text());
        if (madeByQt(*widget))
            continue;
        if (wantsName(*widget) && nameOf(*widget).isEmpty())
            problems += u"has no accessible name: %1"_s.arg(described(*widget));
        if (!widget->styleSheet().isEmpty())
            problems += u"has a stylesheet: %1"_s.arg(described(*widget));
    }
    return problems;
}

} // namespace retort
