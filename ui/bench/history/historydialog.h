// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/pastruns.h"
#include "ui/common/prompts.h"

#include <QDialog>

#include <memory>

class QCheckBox;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace retort {

class EmptyState;
class PastRunModel;
class PastRunPane;
class PlainLabel;
class Selection;
class TracePairPane;
class Workspace;

/// The runs that were made on purpose, the latest first. The selected one shows beside the list; two that are selected
/// stand side by side. It is a window beside the main one, which goes on working.
class HistoryDialog : public QDialog {
    Q_OBJECT

public:
    /// `prompts` asks in the place of the dialog's own message boxes, for tests.
    HistoryDialog(PastRuns& runs, const Workspace& workspace, const Selection& selection, QWidget* parent = nullptr,
                  Prompts* prompts = nullptr);
    ~HistoryDialog() override;

    void select(std::int64_t id);                               ///< As soon as it is listed.
    void compare(std::int64_t earlier, std::int64_t later);     ///< Likewise.
    void tell(const QString& sentence, bool isProblem = false); ///< At the foot; "" takes it back.

    QListView& list() { return *m_list; }
    PastRunModel& model() { return *m_model; }
    PastRunPane& pane() { return *m_pane; }
    TracePairPane& pair() { return *m_pair; }

Q_SIGNALS:
    void runAgainWished(const retort::PastRunPtr& run);
    void eventWished(const retort::PastRunPtr& run);
    void nowWished(const retort::PastRunPtr& run);
    void exportWished(const retort::PastRunPtr& run);
    void importWished();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeLayout();
    void joinKeys();
    void search();
    void showState();
    void showSelected();
    void read(const std::vector<std::int64_t>& ids);
    void take(std::size_t place, const Result<PastRunPtr>& run);
    std::vector<std::int64_t> selectedIds() const; ///< In the order of the list.
    void selectIds(const std::vector<std::int64_t>& ids);
    void selectWanted();
    void move(int rows);
    void compareWithBefore();
    void askRemove();
    void askClear();

    PastRuns& m_runs;
    const Selection& m_selection;
    const Workspace& m_workspace;
    std::unique_ptr<WindowPrompts> m_ownPrompts;
    Prompts& m_prompts;
    PastRunModel* m_model;
    QLineEdit* m_search;
    QCheckBox* m_ofReaction;
    QListView* m_list;
    QStackedWidget* m_lists; ///< The list, or why there is none.
    EmptyState* m_noRuns;
    PlainLabel* m_count;
    QPushButton* m_remove;
    QPushButton* m_clear;
    QPushButton* m_newer;
    QPushButton* m_older;
    QStackedWidget* m_pages; ///< What is selected.
    EmptyState* m_noRun;
    PastRunPane* m_pane;
    TracePairPane* m_pair;
    PlainLabel* m_told;
    QTimer* m_rest;
    std::vector<std::int64_t> m_shown;  ///< Ids that are read, or shown.
    std::vector<PastRunPtr> m_read;     ///< Of them.
    std::vector<std::int64_t> m_wanted; ///< To be selected when they are listed.
    int m_reading = 0;
    bool m_met = false; ///< There were runs in the list.
};

} // namespace retort
