// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QStringList>

#include <functional>
#include <memory>
#include <stdexcept>

class QMenu;

namespace retort {

/// What a person could not do, and why.
class HandsError : public std::runtime_error {
public:
    explicit HandsError(const QString& what) : std::runtime_error(what.toStdString()) {}
};

/// A person at a window, who knows its parts by the names that screen readers have for them, and works either with the
/// mouse (and types only text) or with nothing but the keyboard. Nothing is called or focused from behind: a control
/// that is out of sight is scrolled to, one that something covers cannot be clicked, one that the keys do not get to
/// cannot be used.
class Hands {
public:
    explicit Hands(QWidget& window) : m_window(window) {}
    virtual ~Hands() = default;

    /// To a control, so that what is typed goes there.
    virtual void goTo(const QString& name) = 0;
    /// A button, a radio button.
    virtual void press(const QString& name) = 0;
    /// What has a button and a shortcut.
    virtual void command(const QString& button, const QKeyCombination& key) = 0;
    /// The item of a list that is in sight.
    virtual void take(QAbstractItemView& list, const QModelIndex& index) = 0;
    /// An item of the menu that a button opens, through the submenus on the way to it: {"Group", "Any of these holds"}.
    /// Of a text in front of a comma or a parenthesis that alone is enough.
    void choose(const QString& button, const QStringList& path);
    /// All of a field's text.
    void fill(const QString& name, const QString& text);
    void setChecked(const QString& name, bool checked);

    void type(const QString& text);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// The list that a field offers: `text` of it where it is there, else it is closed and what was typed stays.
    void leaveOffer(const QString& text);
    /// Before the next step: until the window has the keys again, and, for the mouse, what is to be laid out is.
    virtual void settle() = 0;

    /// The visible control of this name; nullptr where there is none.
    QWidget* find(const QString& name) const;
    QWidget& named(const QString& name) const; ///< Throws where there is none.

protected:
    virtual void chooseItem(QMenu& menu, QAction& item) = 0;
    virtual void takeOffered(QAbstractItemView& popup, const QModelIndex& index) = 0;
    static QAbstractItemView* offered();
    void activate();

    QWidget& m_window;
};

std::unique_ptr<Hands> mouseHands(QWidget& window);
std::unique_ptr<Hands> keyHands(QWidget& window);

} // namespace retort
