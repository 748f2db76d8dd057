// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/layoutwalk.h"

#include "ui/common/chip.h"
#include "ui/common/label.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QScrollBar>
#include <QSplitter>
#include <QSplitterHandle>
#include <QStatusBar>
#include <QTabBar>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

QString described(const QWidget& widget)
{
    QStringList path;
    for (const QWidget* at = &widget; at != nullptr && path.size() < 4; at = at->parentWidget()) {
        const QString name = at->objectName().isEmpty() ? at->accessibleName() : at->objectName();
        QString one = QString::fromLatin1(at->metaObject()->className()).section(u"::"_s, -1);
        if (!name.isEmpty())
            one += u"("_s + name.left(30) + u")"_s;
        path += one;
    }
    QString text;
    if (const auto* label = qobject_cast<const QLabel*>(&widget))
        text = label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        text = button->text();
    return path.join(u" < "_s) + (text.isEmpty() ? QString() : u" “%1”"_s.arg(text.left(60)));
}

QString sizeText(const QSize& size) { return u"%1x%2"_s.arg(size.width()).arg(size.height()); }

/// What Qt lays out inside of its own widgets.
bool insideOfQts(const QWidget& widget)
{
    const QWidget* parent = widget.parentWidget();
    return !parent || qobject_cast<const QComboBox*>(parent) || qobject_cast<const QLineEdit*>(parent) ||
           qobject_cast<const QTabBar*>(parent) || qobject_cast<const QAbstractScrollArea*>(parent) ||
           qobject_cast<const QMenuBar*>(parent) || qobject_cast<const QStatusBar*>(parent) ||
           parent->inherits("QsciScintilla") || widget.objectName().startsWith(u"qt_"_s) ||
           widget.inherits("QSizeGrip");
}

/// It is scrolled: what is in it may be larger.
bool scrolls(const QWidget& widget)
{
    const auto* area = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    return area && area->viewport() == &widget;
}

/// The room that a widget needs for its text, or an empty size where it can be any.
QSize needed(const QWidget& widget)
{
    if (qobject_cast<const ElidingLabel*>(&widget) || qobject_cast<const Chip*>(&widget))
        return widget.minimumSizeHint();
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty())
            return {};
        if (label->wordWrap())
            return {0, label->heightForWidth(label->width())};
        return label->sizeHint();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
        return button->sizeHint().boundedTo(button->maximumSize());
    if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
        return {field->minimumSizeHint().width(), field->sizeHint().height()};
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget))
        return {combo->minimumSizeHint().width(), combo->minimumSizeHint().height()};
    return {};
}

/// By how much: left, top, right, bottom.
QString reach(const QRect& outer, const QRect& inner)
{
    return u"%1, %2, %3, %4"_s.arg(std::max(0, outer.left() - inner.left()))
        .arg(std::max(0, outer.top() - inner.top()))
        .arg(std::max(0, inner.right() - outer.right()))
        .arg(std::max(0, inner.bottom() - outer.bottom()));
}

void walk(const QWidget& parent, const QStringList& overlays, QStringList& problems)
{
    QList<const QWidget*> shown;
    for (QObject* object : parent.children()) {
        const auto* child = qobject_cast<const QWidget*>(object);
        if (child && !child->isWindow() && child->isVisible())
            shown += child;
    }
    for (const QWidget* child : shown) {
        if (insideOfQts(*child) || qobject_cast<const QSplitterHandle*>(child)) {
            if (!child->inherits("QsciScintilla") && qobject_cast<const QAbstractScrollArea*>(&parent))
                walk(*child, overlays, problems); // the viewport
            continue;
        }
        const QSize need = needed(*child);
        if (child->width() < need.width() || child->height() < need.height())
            problems +=
                u"too small: %1 has %2 and needs %3"_s.arg(described(*child), sizeText(child->size()), sizeText(need));
        // From right to left QSplitter puts its panes one dot too far.
        const QRect room = parent.rect().adjusted(0, 0, qobject_cast<const QSplitter*>(&parent) ? 1 : 0, 0);
        if (!scrolls(parent) && !overlays.contains(child->objectName()) && !room.contains(child->geometry()))
            problems += u"reaches out by %2: %1"_s.arg(described(*child), reach(parent.rect(), child->geometry()));
        for (const QWidget* other : shown) {
            if (other <= child || insideOfQts(*other) || qobject_cast<const QSplitterHandle*>(other) ||
                overlays.contains(child->objectName()) || overlays.contains(other->objectName()))
                continue;
            if (child->geometry().intersects(other->geometry()))
                problems += u"overlap: %1 and %2"_s.arg(described(*child), described(*other));
        }
        walk(*child, overlays, problems);
    }
}

} // namespace

QStringList problemsOfLayout(QWidget& root, const QStringList& overlays)
{
    QStringList problems;
    walk(root, overlays, problems);
    problems.removeDuplicates();
    return problems;
}

} // namespace retort
