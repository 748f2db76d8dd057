// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/catalogue.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace retort {

class PaletteModel;

/// A searchable list of the actions that can be added, laid over the window at the place where the new one will stand.
/// No window and no event loop of its own: it closes on Escape, on a click elsewhere, and when an action was chosen.
class ActionPalette : public QFrame {
    Q_OBJECT

public:
    /// `window` is what it is laid over; it starts hidden.
    explicit ActionPalette(QWidget* window);

    void setCatalogue(const Catalogue& catalogue);

    /// Shows it beside `anchor`, in the global coordinates of the screen, for an action that is to run at `position`.
    /// The focus goes back to `returnTo` when it closes.
    void openAt(const QRect& anchor, int position, QWidget* returnTo);
    void dismiss();
    int position() const { return m_position; }

Q_SIGNALS:
    void chosen(const QString& type, int position);
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void choose(const QModelIndex& index);
    void showBest();
    void place(const QRect& anchor);
    bool steer(int key);

    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QWidget* m_empty;
    QPointer<QWidget> m_returnTo;
    int m_position = 0;
};

} // namespace retort
