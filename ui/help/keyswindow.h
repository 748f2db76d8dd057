// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <vector>

class QLineEdit;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTreeView;

namespace retort {

/// What a key does, as the list of keys shows it.
struct KeyRow {
    QString group; ///< The menu, or the part of the window that has to have the focus.
    QString what;
    QString keys; ///< As people read them: "Ctrl+S".

    bool operator==(const KeyRow&) const = default;
};

/// All keys of the window by menu and part, narrowed by what is typed: a word or a key.
class KeysWindow : public QDialog {
    Q_OBJECT

public:
    explicit KeysWindow(QWidget* parent = nullptr);

    /// In their order; rows of one group stand together.
    void setRows(const std::vector<KeyRow>& rows);

private:
    QLineEdit* m_field;
    QTreeView* m_list;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_shown;
};

} // namespace retort
