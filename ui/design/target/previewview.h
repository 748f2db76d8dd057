// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/design/target/prettyjson.h"
#include "ui/document/liverender.h"

#include <QWidget>

#include <optional>
#include <set>
#include <string>

class QStackedWidget;

namespace retort {

class Chip;
class CodeFrame;
class ElidingLabel;
class EmptyState;
class OutputView;
class PlainLabel;
class Segments;

/// What the template prints for the selected sample event, beside it: as it would be sent, laid out, or as it would be
/// under the other escaping. What is older than the last edit is faded and says so.
class PreviewView : public QWidget {
    Q_OBJECT

public:
    PreviewView(const Workspace& workspace, const Selection& selection, const LiveRender& render,
                QWidget* parent = nullptr);

    /// Boxes around what the expression at the template's caret printed. Offsets count in the rendered body.
    void showMarks(const std::vector<twig::OutputRange>& ranges);
    void reveal(); ///< Scrolls to the first box.

Q_SIGNALS:
    void pointedAt(std::size_t offset); ///< In the rendered body.

private:
    enum View { AsSent, LaidOut, Otherwise };

    void refresh();
    void showHead(const LiveRendering* rendering);
    void showSending();
    void showState(const LiveRendering& rendering);
    void showText(const LiveRendering& rendering);
    void showEmpty();

    const Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRender& m_render;
    Chip* m_state;
    Segments* m_views;
    ElidingLabel* m_head;
    PlainLabel* m_unsent; ///< Says that no reaction sends it on this event.
    QStackedWidget* m_pages;
    OutputView* m_text;
    CodeFrame* m_frame;
    EmptyState* m_empty;
    std::optional<PrettyJson> m_pretty; ///< While it is laid out.
    std::vector<twig::OutputRange> m_marks;
    std::optional<std::set<std::string>> m_sentOn; ///< See eventsSentOn(); none until it is asked for.
    std::string m_sentHandle;                      ///< Of which target that is.
    bool m_mapped = false;                         ///< What shows is the rendered body, in one of its layouts.
};

} // namespace retort
