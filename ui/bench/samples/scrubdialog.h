// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/samples/scrubwork.h"
#include "ui/document/background.h"

#include <QDialog>

class QPushButton;
class QTimer;
class QTreeView;

namespace retort {

class PlainLabel;
class ScrubModel;
class Segments;

/// Personal data of the samples and profiles and what would stand in its place, to be looked at and then replaced as
/// one step. Open it with open().
class ScrubDialog : public QDialog {
    Q_OBJECT

public:
    /// `event` is the sample that is looked at, or None. The same seed gives the same pseudonyms.
    ScrubDialog(Workspace& workspace, EntryId event, std::uint64_t seed, QWidget* parent = nullptr);
    ~ScrubDialog() override;

Q_SIGNALS:
    void scrubbed(int documents);

private:
    void makeLayout();
    void read();
    void takeWork();
    void showWork();
    bool isInScope(EntryId id) const;
    std::vector<EntryEdit> edits() const;
    void apply();

    Workspace& m_workspace;
    EntryId m_event;
    std::uint64_t m_seed;
    std::set<EntryId> m_withEvent;
    Segments* m_scope;
    ScrubModel* m_model;
    QTreeView* m_list;
    PlainLabel* m_state;
    QPushButton* m_apply;
    QTimer* m_soon; ///< Several edits at once are one.
    ScrubWork m_work;
    std::unique_ptr<Background<ScrubWork>> m_working;
};

} // namespace retort
