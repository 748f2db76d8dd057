// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/listoverlay.h"
#include "ui/find/findindex.h"
#include "ui/find/findmodel.h"

namespace retort {

class ElidingLabel;
class FindField;
class FindModel;
class PlainLabel;
class Recent;

/// Find anything: what is typed into the field of the top bar is looked for in all that the window knows, in a list
/// laid over the window below the field. The list also shows the uses of one thing.
class Finder : public ListOverlay {
    Q_OBJECT

public:
    Finder(const Workspace& workspace, FindIndex& index, const Recent& recent, FindField& field, QWidget* window);

    /// Shows the list, and puts the keys into the field.
    void open();
    /// Shows where something is used, to be gone to and narrowed.
    void showUses(const uses::Subject& subject);
    /// Asks which of these is meant; one alone is meant.
    void chooseUses(const std::vector<uses::Subject>& subjects);
    /// Asks which of these handles is to be renamed everywhere; one alone is.
    void chooseRename(const std::vector<uses::Subject>& handles);
    void dismiss() override;

Q_SIGNALS:
    void aboutToOpen(); ///< The commands may be set anew.
    void chosen(const retort::FindPlace& place);
    void renameRequested(const retort::uses::Subject& handle);

protected:
    void choose(const QModelIndex& index, Qt::KeyboardModifiers modifiers) override;
    bool steer(int key, Qt::KeyboardModifiers modifiers) override;
    void windowResized() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Mode { Search, Uses, Subjects };

    void appear();
    void showSubjects(const std::vector<uses::Subject>& subjects, bool toRename);
    bool canRename() const; ///< The subject, where its uses are shown.
    FindRow renameRow();
    QString usesTitle() const;
    void refresh();
    std::vector<FindRow> found() const;
    std::vector<FindRow> narrowed(const std::vector<FindRow>& rows) const;
    void place();
    void go(const QModelIndex& index);
    void chooseItem(const FindItem& item);
    void showUsesOf(const QModelIndex& index);
    void leaveField();

    const Workspace& m_workspace;
    FindIndex& m_index;
    const Recent& m_recent;
    FindField& m_field;
    FindModel* m_model;
    PlainLabel* m_title;
    PlainLabel* m_empty;
    ElidingLabel* m_keys;
    Mode m_mode = Mode::Search;
    bool m_renames = false;     ///< The chosen subject is to be renamed, not looked for.
    uses::Subject m_subject;    ///< Whose uses are shown.
    std::vector<FindRow> m_all; ///< The uses, or the subjects.
};

} // namespace retort
