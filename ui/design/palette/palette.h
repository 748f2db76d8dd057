// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/listoverlay.h"

class QLineEdit;

namespace retort {

class PaletteModel;
class PlainLabel;

/// A searchable list laid over the window, beside what asked for it. What is typed narrows the list; the arrows go
/// through it; Enter chooses.
class Palette : public ListOverlay {
    Q_OBJECT

public:
    /// What it is called, what its parts are, and what they say.
    struct Words {
        QString name, search, placeholder, list, nothing;
        QString id;     ///< Object name.
        QString prefix; ///< Of the object names of its parts: "action" for "actionSearch" and "actionList".
    };
    /// `window` is what it is laid over; it starts hidden.
    Palette(const Words& words, QWidget* window);

    PaletteModel& model() { return *m_model; }
    /// Shows it beside `anchor`, in the global coordinates of the screen. The focus goes back to `returnTo` when it
    /// closes.
    void openAt(const QRect& anchor, QWidget* returnTo);
    void dismiss() override;

Q_SIGNALS:
    /// By the platform's own spelling; with the control key, or the shift key of a click, by the other one that was
    /// typed.
    void picked(const QString& id);
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void choose(const QModelIndex& index, Qt::KeyboardModifiers modifiers) override;

private:
    void pick(const QModelIndex& index, bool keepSpelling);
    void showBest();
    void showFoot();
    void place(const QRect& anchor);

    PaletteModel* m_model;
    QLineEdit* m_field;
    QWidget* m_empty;
    PlainLabel* m_foot;
};

} // namespace retort
