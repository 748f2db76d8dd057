// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/outline.h"
#include "engine/logic/analyse/edges.h"
#include "ui/common/paint.h"
#include "ui/document/liverun.h"

#include <QAbstractButton>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <vector>

namespace retort {

class BuildView;
class EdgeChip;
class LineLayout;
class PlainLabel;
class Rule;

/// "Try the edge": the values at which the clause that the keys are in turns, and those that people forget, each with
/// what the condition would come to. A click, or Enter, puts one into the sample event, as one step that undo takes
/// back. Nothing shows where there is no event, or no clause that turns on one field.
class EdgeStrip : public QWidget {
    Q_OBJECT

public:
    /// Of the rule that `build` shows.
    EdgeStrip(Rule& rule, BuildView& build, const LiveRun& run, QWidget* parent = nullptr);

    ~EdgeStrip() override;

    void refresh(); ///< In the next turn of the event loop.
    void refreshNow();
    const std::vector<EdgeChip*>& chips() const { return m_chips; }

Q_SIGNALS:
    void refused(const retort::Error& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    std::vector<logic::Edge> edges();
    std::vector<logic::Edge> edgesAt(condition::PartId part) const;
    void tryEdge(const logic::Edge& edge);
    void focusMoved(QWidget* now);

    Rule& m_rule;
    BuildView& m_build;
    const LiveRun& m_run;
    PlainLabel* m_head;
    QWidget* m_line;
    LineLayout* m_layout;
    std::vector<EdgeChip*> m_chips;
    std::string m_clause; ///< Pointer of the clause that the keys were in last.
    QTimer m_timer;
};

/// One value to try.
class EdgeChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit EdgeChip(QWidget* parent);

    /// `present`: the event has it now.
    void showEdge(const logic::Edge& edge, bool present);
    const logic::Edge& edge() const { return m_edge; }
    const ChipContent& content() const { return m_content; }
    bool isPresent() const { return m_present; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    logic::Edge m_edge{};
    ChipContent m_content;
    bool m_present = false;
};

/// The event's document with a value at a path of its context put in, or with none: the path taken out. Only the bytes
/// of what changes are touched; parents are made where they are missing. Type where something stands in the way that
/// is no object.
Result<json::Document> withContextValue(const json::Document& document, const std::string& contextPointer,
                                        std::string_view path, const std::optional<json::Data>& value);

} // namespace retort
