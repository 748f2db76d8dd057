// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/livelint.h"
#include "ui/document/liverun.h"

#include <QWidget>

class QStackedWidget;
class QUndoCommand;

namespace retort {

class ChainModel;
class ChainView;
class EmptyState;
class MendPage;
class LiveFields;
class Palette;
class PasteBar;
class ReactionHeader;
struct Pasted;

/// The middle of the Design screen: the selected reaction's header and its chain. Carries out what the chain asks for.
class DesignPane : public QWidget {
    Q_OBJECT

public:
    DesignPane(Workspace& workspace, Selection& selection, LiveRun& run, const LiveLint& lint,
               QWidget* parent = nullptr);

    ChainView* chain() const { return m_chain; }
    void focusName(); ///< For renaming the reaction.
    /// To what a pointer into the reaction leads to, where that is in its header; false where it is not.
    bool showPlace(std::string_view pointer, bool focus);
    void pasteEntry(); ///< What the clipboard holds becomes a new entry; actions go to the end of the chain.
    bool openTarget(); ///< The one that the selected card sends to; false where it names none that is there.

    QSize sizeHint() const override { return {684, 420}; }
    QSize minimumSizeHint() const override { return {320, 180}; }

Q_SIGNALS:
    void refused(const retort::Error& error); ///< An edit could not be made, and nothing changed.
    void editRequested();                     ///< On to the inspector.
    void problemsRequested();                 ///< Those of the reaction.
    void newReactionRequested();              ///< There is none yet.

private:
    void showPage();
    void followSelection();
    void openPalette(int position, const QRect& anchor);
    void add(const QString& type, int position);
    void copy(const std::vector<ActionId>& actions);
    void paste(int position);
    void addEntry(const Pasted& pasted);
    void insert(const std::vector<std::string>& actions, int position);
    void select(const std::vector<ActionId>& actions);
    void followHistory(int index);
    template <class T>
    bool done(const Result<T>& result);

    /// What was selected around a step that pastes.
    struct Pasting {
        int step; ///< Its index in the history.
        const QUndoCommand* command;
        EntryId reaction;
        std::vector<ActionId> before;
        std::vector<ActionId> pasted;
    };

    Workspace& m_workspace;
    Selection& m_selection;
    std::vector<Pasting> m_pastings;
    int m_historyIndex = 0;
    ChainModel* m_model;
    QStackedWidget* m_pages;
    EmptyState* m_none;
    MendPage* m_unreadable;
    QWidget* m_reaction;
    ReactionHeader* m_header;
    PasteBar* m_paste; ///< Shown while it asks.
    ChainView* m_chain;
    LiveFields* m_fields;
    int m_insertAt = 0;           ///< Where what the palette gives will run.
    Palette* m_palette = nullptr; ///< Made when it is first asked for, over the window.
};

} // namespace retort
