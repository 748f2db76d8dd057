// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace retort {

class Chip;
class ElidingLabel;
class FindField;
class MenuItems;

/// The bar below the menus: which workspace, what is unsaved, and the buttons that are used all the time. A plain
/// widget, since a QToolBar hides what does not fit behind a button.
class TopBar : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(MenuItems& items, QWidget* parent = nullptr);

    void showWorkspace(const QString& name, const QString& folder);
    void showUnsaved(int documents);
    FindField& findField() { return *m_find; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ElidingLabel* m_name;
    Chip* m_unsaved;
    FindField* m_find;
};

} // namespace retort
