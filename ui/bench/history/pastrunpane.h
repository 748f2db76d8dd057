// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/pastrun.h"
#include "ui/bench/history/since.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTimer;

namespace retort {

class Chip;
class CompareView;
class Comparison;
class ElidingLabel;
class JsonEditor;
class PlainLabel;
class TabbedPane;
class TraceModel;
class TraceView;

/// An earlier run, to be looked at: its trace, its event, its reaction as they were, with what has changed since. It
/// never looks like a run of now: a line above says when it was, and another leads back.
class PastRunPane : public QWidget {
    Q_OBJECT

public:
    explicit PastRunPane(const Workspace& workspace, QWidget* parent = nullptr);
    ~PastRunPane() override;

    void show(PastRunPtr run);
    const PastRunPtr& run() const { return m_run; }
    TraceView& view() { return *m_view; }
    TabbedPane& tabs() { return *m_tabs; }

Q_SIGNALS:
    void runAgainWished();
    void eventWished(); ///< As a new sample.
    void nowWished();   ///< To the run of now.
    void exportWished();
    void compareWished(); ///< With the run of this reaction before it.

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// A text of then; beside it the one of now where that is another.
    struct Text {
        QStackedWidget* pages;
        JsonEditor* alone;
        CompareView* sides;
        std::unique_ptr<Comparison> comparison;
    };

    Text makeText(const QString& name);
    static void showText(Text& text, const std::string& then, const std::string& now, Since::Now how);
    void showSince();

    const Workspace& m_workspace;
    PastRunPtr m_run;
    Chip* m_past;
    PlainLabel* m_when;
    ElidingLabel* m_title;
    Chip* m_outcome;
    PlainLabel* m_summary;
    Chip* m_state;
    PlainLabel* m_since;
    QPushButton* m_again;
    QPushButton* m_now;
    TabbedPane* m_tabs;
    TraceModel* m_model;
    TraceView* m_view;
    Text m_event, m_reaction;
    QTimer* m_rest;
};

} // namespace retort
