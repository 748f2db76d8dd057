// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hands.h"

#include <QtTest>
#include <QtWidgets>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

/// Without what is there for the eye alone: the shortcut, mnemonics, the isolation of directions.
QString plain(const QString& text)
{
    QString plain = text.section(u'\t', 0, 0);
    for (const ushort mark : {0x2066, 0x2067, 0x2068, 0x2069})
        plain.remove(QChar(mark));
    return plain.replace(QStringLiteral("&&"), QStringLiteral("\1")).remove(u'&').replace(u'\1', u'&');
}

bool matches(const QString& shown, const QString& wanted)
{
    const QString text = plain(shown);
    const QString want = plain(wanted);
    return text == want || text.startsWith(want + u',') || text.startsWith(want + QStringLiteral(" ("));
}

/// The items to go through, from the menu to the one that is wanted; empty where there is none.
QList<QAction*> routeIn(QMenu& menu, const QStringList& path)
{
    for (QAction* item : menu.actions()) {
        const bool named = matches(item->text(), path.front());
        if (named && !item->menu() && path.size() == 1)
            return {item};
        if (!item->menu())
            continue;
        const QList<QAction*> rest = routeIn(*item->menu(), named && path.size() > 1 ? path.mid(1) : path);
        if (!rest.isEmpty())
            return QList<QAction*>{item} + rest;
    }
    return {};
}

QString describe(const QWidget* widget)
{
    return widget ? QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName() + u" \""_s +
                        widget->accessibleName() + u'"'
                  : QStringLiteral("nothing");
}

/// Notes when something on the screen last changed its place, came or went.
class Stir : public QObject {
public:
    Stir()
    {
        m_since.start();
        qApp->installEventFilter(this);
    }
    bool restsFor(int milliseconds) const { return m_since.elapsed() >= milliseconds; }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        switch (event->type()) {
        case QEvent::LayoutRequest:
        case QEvent::Resize:
        case QEvent::Move:
        case QEvent::Show:
        case QEvent::Hide:
            m_since.restart();
            break;
        default:
            break;
        }
        return false;
    }

private:
    QElapsedTimer m_since;
};

class MouseHands : public Hands {
public:
    using Hands::Hands;

    void settle() override
    {
        QTest::qWait(2); // the platform finds out late that a list went
        activate();
        // What others work out in the background arrives late and moves things; a person looks before the next click.
        const Stir stir;
        (void)QTest::qWaitFor([&stir] { return stir.restsFor(15); }, 2000);
    }

    void goTo(const QString& name) override { click(named(name)); }
    void press(const QString& name) override { click(named(name)); }
    void command(const QString& button, const QKeyCombination&) override { press(button); }
    void take(QAbstractItemView& list, const QModelIndex& index) override
    {
        settle();
        const auto hidden = [&] { return !list.viewport()->rect().contains(list.visualRect(index).center()); };
        for (int turns = 0; turns < 200 && hidden(); ++turns)
            wheel(*list.viewport(), list.visualRect(index).center().y() < 0 ? 1 : -1);
        if (hidden())
            throw HandsError(u"a row cannot be scrolled to: "_s + index.data().toString());
        clickAt(*list.viewport(), list.visualRect(index).center());
    }

protected:
    void chooseItem(QMenu& menu, QAction& item) override
    {
        QTest::mouseMove(&menu, menu.actionGeometry(&item).center());
        QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(&item).center());
    }
    void takeOffered(QAbstractItemView& popup, const QModelIndex& index) override
    {
        for (int turns = 0; turns < 200 && !popup.viewport()->rect().contains(popup.visualRect(index).center());
             ++turns)
            wheel(*popup.viewport(), popup.visualRect(index).center().y() < 0 ? 1 : -1);
        QTest::mouseClick(popup.viewport(), Qt::LeftButton, {}, popup.visualRect(index).center());
    }

private:
    static void wheel(QWidget& over, int up)
    {
        const QPointF at = over.rect().center();
        QWheelEvent event(at, over.mapToGlobal(at), {}, {0, 120 * up}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&over, &event);
        QTest::qWait(1);
    }

    void click(QWidget& widget)
    {
        settle();
        scrollTo(widget);
        settle();
        clickAt(widget);
    }

    /// With the wheel, over what it is in.
    void scrollTo(QWidget& widget)
    {
        for (QWidget* up = widget.parentWidget(); up; up = up->parentWidget()) {
            auto* area = qobject_cast<QScrollArea*>(up);
            if (!area)
                continue;
            QWidget& view = *area->viewport();
            for (int turns = 0; turns < 200; ++turns) {
                const int y = widget.mapTo(&view, widget.rect().center()).y();
                const int value = area->verticalScrollBar()->value();
                if (y >= 8 && y < view.height() - 8)
                    break;
                wheel(view, y < 8 ? 1 : -1);
                if (area->verticalScrollBar()->value() == value)
                    break; // at its end
            }
        }
    }

    /// By default in its middle.
    void clickAt(QWidget& widget, const QPoint& place = {})
    {
        QPoint at;
        QWidget* there = nullptr;
        const auto canClick = [&] { // what has just changed may not be laid out yet
            at = widget.mapTo(&m_window, place.isNull() ? widget.rect().center() : place);
            there = m_window.childAt(at);
            return there && (there == &widget || widget.isAncestorOf(there));
        };
        if (!QTest::qWaitFor(canClick, 1000))
            throw HandsError(describe(&widget) + u" cannot be clicked: there is "_s + describe(there));
        if (!there->isEnabled())
            throw HandsError(describe(there) + u" is off"_s);
        QTest::mouseClick(there, Qt::LeftButton, {}, there->mapFrom(&m_window, at));
        QTest::qWait(1);
    }
};

class KeyHands : public Hands {
public:
    using Hands::Hands;

    void settle() override // keys go where they go, wherever that is on the screen
    {
        QApplication::processEvents(); // the platform finds out late that a list went
        activate();
    }

    void goTo(const QString& name) override
    {
        settle();
        walkTo(named(name));
    }
    void press(const QString& name) override
    {
        settle();
        QWidget& widget = named(name);
        const auto* radio = qobject_cast<QRadioButton*>(&widget);
        if (!radio) {
            walkTo(widget);
            key(Qt::Key_Space);
            return;
        }
        if (radio->isChecked())
            return;
        // The keys stop at the one of a group that is chosen; the arrows choose another one.
        for (QRadioButton* one : widget.parentWidget()->findChildren<QRadioButton*>()) {
            if (one->isChecked())
                walkTo(*one);
        }
        for (int i = 0; i < 8 && !radio->isChecked(); ++i)
            key(Qt::Key_Right);
        if (!radio->isChecked())
            throw HandsError(name + u" cannot be chosen with the arrows"_s);
    }
    void command(const QString&, const QKeyCombination& keys) override { key(keys.key(), keys.keyboardModifiers()); }
    void take(QAbstractItemView& list, const QModelIndex& index) override
    {
        // From the top: what is typed may have chosen some row already.
        const QPersistentModelIndex wanted(index);
        for (int i = 0; i < 200 && list.currentIndex() != wanted; ++i)
            key(list.currentIndex().row() > wanted.row() ? Qt::Key_Up : Qt::Key_Down);
        if (list.currentIndex() != wanted)
            throw HandsError(u"the arrows do not get to "_s + wanted.data().toString());
        key(Qt::Key_Return);
    }

protected:
    void chooseItem(QMenu& menu, QAction& item) override
    {
        for (int i = 0; i < 80 && menu.activeAction() != &item; ++i)
            QTest::keyClick(&menu, Qt::Key_Down);
        if (menu.activeAction() != &item)
            throw HandsError(u"the arrows do not get to the item "_s + item.text());
        QTest::keyClick(&menu, item.menu() ? Qt::Key_Right : Qt::Key_Return);
    }
    void takeOffered(QAbstractItemView& popup, const QModelIndex& index) override
    {
        const QPersistentModelIndex wanted(index);
        for (int i = 0; i < 400 && popup.currentIndex() != wanted; ++i)
            QTest::keyClick(&popup, Qt::Key_Down);
        if (popup.currentIndex() != wanted)
            throw HandsError(u"the arrows do not get to "_s + wanted.data().toString());
        QTest::keyClick(&popup, Qt::Key_Return);
    }

private:
    static QWidget* paneOf(const QWidget& widget)
    {
        static const QStringList panes{QStringLiteral("inspector"), QStringLiteral("designPane"),
                                       QStringLiteral("sidebar")};
        for (QWidget* up = widget.parentWidget(); up; up = up->parentWidget()) {
            if (panes.contains(up->objectName()))
                return up;
        }
        return nullptr;
    }
    static bool has(const QWidget& widget)
    {
        const QWidget* focused = QApplication::focusWidget();
        return focused && (focused == &widget || widget.isAncestorOf(focused));
    }

    /// F6 to its pane, Tab or Shift+Tab from there, whichever is nearer.
    void walkTo(QWidget& goal)
    {
        const QPointer<QWidget> target = &goal;
        if (const QWidget* pane = paneOf(goal)) {
            for (int i = 0; i < 8 && !has(*pane); ++i)
                key(Qt::Key_F6);
            if (!has(*pane))
                throw HandsError(u"F6 does not get to the pane of "_s + describe(&goal));
        }
        const auto distance = [&target](bool back) {
            int steps = 0;
            QWidget* at = QApplication::focusWidget();
            while (at && steps < 2000 && at != target && !target->isAncestorOf(at)) {
                at = back ? at->previousInFocusChain() : at->nextInFocusChain();
                ++steps;
            }
            return steps;
        };
        if (!QApplication::focusWidget())
            throw HandsError(u"nothing has the keys"_s);
        const bool back = distance(true) < distance(false);
        for (int i = 0; i < 120 && target && !has(*target); ++i)
            key(back ? Qt::Key_Backtab : Qt::Key_Tab, back ? Qt::ShiftModifier : Qt::NoModifier);
        if (!target || !has(*target))
            throw HandsError(u"Tab does not get to "_s + describe(target) + u", but to "_s +
                             describe(QApplication::focusWidget()));
    }
};

} // namespace

QWidget* Hands::find(const QString& name) const
{
    QWidget* found = nullptr;
    for (QWidget* widget : m_window.findChildren<QWidget*>()) {
        if (widget->accessibleName() != name || !widget->isVisible())
            continue;
        if (widget->focusPolicy() != Qt::NoFocus || widget->focusProxy())
            return widget;
        found = found ? found : widget;
    }
    return found;
}

QWidget& Hands::named(const QString& name) const
{
    QWidget* found = nullptr;
    (void)QTest::qWaitFor([&] { return (found = find(name)) != nullptr; }, 1000);
    if (!found)
        throw HandsError(u"nothing in sight is called "_s + name);
    return *found;
}

void Hands::activate()
{
    // The offscreen platform makes a list that pops up the active window, and forgets who was it before.
    if (QApplication::activeWindow() != &m_window) {
        m_window.activateWindow();
        (void)QTest::qWaitForWindowActive(&m_window);
    }
}

void Hands::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* target = QApplication::activePopupWidget();
    target = target ? target : QApplication::focusWidget();
    if (!target)
        throw HandsError(u"the keys go nowhere"_s);
    QTest::keyClick(target, key, modifiers);
}

void Hands::type(const QString& text)
{
    for (const QChar character : text) {
        QWidget* target = QApplication::activePopupWidget();
        target = target ? target : QApplication::focusWidget();
        if (!target)
            throw HandsError(u"the keys go nowhere"_s);
        QTest::keyClicks(target, character);
    }
}

QAbstractItemView* Hands::offered() { return qobject_cast<QAbstractItemView*>(QApplication::activePopupWidget()); }

void Hands::leaveOffer(const QString& text)
{
    QAbstractItemView* popup = offered();
    if (!popup)
        return;
    const QAbstractItemModel& rows = *popup->model();
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (rows.index(row, 0).data(Qt::EditRole).toString() == text) {
            takeOffered(*popup, rows.index(row, 0));
            settle();
            return;
        }
    }
    key(Qt::Key_Escape);
    settle();
}

void Hands::fill(const QString& name, const QString& text)
{
    goTo(name);
    settle();
    const QWidget* field = find(name);
    const QWidget* focused = QApplication::focusWidget();
    if (!field || !focused || (focused != field && focused != field->focusProxy() && !field->isAncestorOf(focused)))
        throw HandsError(name + u" lost the keys to "_s + describe(focused));
    key(Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        key(Qt::Key_Delete);
    type(text);
    leaveOffer(text);
}

void Hands::setChecked(const QString& name, bool checked)
{
    const auto* box = qobject_cast<QAbstractButton*>(&named(name));
    if (!box || !box->isCheckable())
        throw HandsError(name + u" is nothing to switch"_s);
    if (box->isChecked() != checked)
        press(name);
}

void Hands::choose(const QString& button, const QStringList& path)
{
    // A menu may run an event loop of its own until something is chosen: the hands go on from a timer.
    QString wrong;
    bool isDone = false;
    QTimer timer;
    timer.setInterval(2);
    QObject::connect(&timer, &QTimer::timeout, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu)
            return;
        timer.stop();
        try {
            const QList<QAction*> route = routeIn(*menu, path);
            if (route.isEmpty())
                throw HandsError(u"the menu of "_s + button + u" has no "_s + path.join(u" > "_s));
            for (QAction* item : route) {
                QMenu* next = item->menu();
                chooseItem(*menu, *item);
                if (next && !QTest::qWaitFor([next] { return next->isVisible(); }, 2000))
                    throw HandsError(u"no menu opens from "_s + item->text());
                menu = next;
            }
        } catch (const HandsError& error) {
            wrong = QString::fromUtf8(error.what());
            while (QWidget* open = QApplication::activePopupWidget())
                open->close();
        }
        isDone = true;
    });
    timer.start();
    press(button);
    if (!QTest::qWaitFor([&] { return isDone; }, 3000))
        throw HandsError(button + u" opens no menu"_s);
    if (!wrong.isEmpty())
        throw HandsError(wrong);
    settle();
}

std::unique_ptr<Hands> mouseHands(QWidget& window) { return std::make_unique<MouseHands>(window); }
std::unique_ptr<Hands> keyHands(QWidget& window) { return std::make_unique<KeyHands>(window); }

} // namespace retort
