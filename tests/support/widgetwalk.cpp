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

#include <algorithm>

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
        if (qobject_cast<const QComboBox*>(parent) || qobject_cast<const QTabBar*>(parent))
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

/// What a screen reader stops at.
bool wantsName(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::Tree:
    case QAccessible::TreeItem:
    case QAccessible::Table:
    case QAccessible::PageTab:
        return true;
    default:
        return false;
    }
}

/// Below it in the tree that screen readers walk: widgets, and what is none, as the rows of a list.
void addUnnamed(QAccessibleInterface& at, QStringList& problems)
{
    constexpr int enough = 200; // rows of one list
    if (at.role() == QAccessible::ComboBox)
        return; // its popup is Qt's
    for (int i = 0; i < std::min(at.childCount(), enough); ++i) {
        QAccessibleInterface* child = at.child(i);
        if (!child)
            continue;
        if (!qobject_cast<QWidget*>(child->object()) && wantsName(child->role()) &&
            child->text(QAccessible::Name).isEmpty())
            problems += u"has no accessible name: role %1, no. %2 of %3"_s.arg(
                QString::number(child->role()), QString::number(i), at.text(QAccessible::Name));
        addUnnamed(*child, problems);
    }
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
    if (QAccessibleInterface* tree = QAccessible::queryAccessibleInterface(&root))
        addUnnamed(*tree, problems);
    return problems;
}

} // namespace retort
