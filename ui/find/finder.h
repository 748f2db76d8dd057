// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/find/findindex.h"
#include "ui/find/findmodel.h"

#include <QFrame>
#include <QPointer>

class QListView;

namespace retort {

class ElidingLabel;
class FindField;
class FindModel;
class PlainLabel;
class Recent;

/// Find anything: what is typed into the field of the top bar is looked for in all that the window knows, in a list
/// laid over the window below the field. The list also shows the uses of one thing. No window and no event loop of its
/// own: it closes on Escape, on a click elsewhere, and when something was chosen.
class Finder : public QFrame {
    Q_OBJECT

public:
    Finder(const Workspace& workspace, FindIndex& index, const Recent& recent, FindField& field, QWidget* window);

    /// Shows the list, and puts the keys into the field.
    void open();
    /// Shows where something is used, to be gone to and narrowed.
    void showUses(const uses::Subject& subject);
    /// Asks which of these is meant; one alone is meant.
    void chooseUses(const std::vector<uses::Subject>& subjects);
    void dismiss();

Q_SIGNALS:
    void aboutToOpen(); ///< The commands may be set anew.
    void chosen(const retort::FindPlace& place);
    void renameRequested(const retort::uses::Subject& handle);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    enum class Mode { Search, Uses, Subjects };

    void appear();
    void refresh();
    std::vector<FindRow> found() const;
    std::vector<FindRow> narrowed(const std::vector<FindRow>& rows) const;
    void place();
    void select(int row);
    void choose(const QModelIndex& index);
    void chooseItem(const FindItem& item);
    void showUsesOf(const QModelIndex& index);
    bool steer(int key, Qt::KeyboardModifiers modifiers);
    void leaveField();

    const Workspace& m_workspace;
    FindIndex& m_index;
    const Recent& m_recent;
    FindField& m_field;
    FindModel* m_model;
    PlainLabel* m_title;
    QListView* m_list;
    PlainLabel* m_empty;
    ElidingLabel* m_keys;
    Mode m_mode = Mode::Search;
    uses::Subject m_subject;    ///< Whose uses are shown.
    std::vector<FindRow> m_all; ///< The uses, or the subjects.
    QPointer<QWidget> m_returnTo;
};

} // namespace retort
