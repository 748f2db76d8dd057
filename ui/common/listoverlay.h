// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace retort {

/// A list laid over the window and steered from a field, in which the keys stay. No window and no event loop of its
/// own: it closes on Escape, on a click elsewhere, and when the focus goes elsewhere. Whoever derives from it lays out
/// field and list, places it, and says what choosing does. Rows that cannot be selected are headings.
class ListOverlay : public QFrame {
    Q_OBJECT

public:
    /// `window` is what it is laid over; it starts hidden.
    explicit ListOverlay(QWidget* window);

    virtual void dismiss() = 0;

protected:
    static constexpr int shadow = 12; ///< Drawn inside the frame's own rectangle, around the panel.

    /// The field may stand outside of the overlay. Once.
    void steerFrom(QLineEdit* field);
    QListView* list() const { return m_list; }
    void showOver();         ///< Shows it, and watches for what closes it.
    void selectRow(int row); ///< With its heading, where that is the row before.
    /// Where the focus goes back to; cleared when it has gone elsewhere by itself.
    QPointer<QWidget> m_returnTo;

    virtual void choose(const QModelIndex& index, Qt::KeyboardModifiers modifiers) = 0;
    virtual void windowResized() { dismiss(); }
    /// Escape, Enter, the arrows and pages. Gives whether the key is used up; the field gets it otherwise.
    virtual bool steer(int key, Qt::KeyboardModifiers modifiers);

    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void go(int by);

    QListView* m_list;
    QLineEdit* m_field = nullptr;
};

} // namespace retort
