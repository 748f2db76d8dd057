// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/liverender.h"
#include "ui/document/liverun.h"

#include <QWidget>

class QStackedWidget;

namespace retort {

class MendPage;
class HairlineSplitter;
class PreviewView;
class TargetHeader;
class TemplateEditor;

/// The selected target in the middle of the window: its header, its template, and beside it what the template renders
/// for the selected sample event. A click in the output selects the expression that printed it; the caret in the
/// template marks what it printed.
class TargetPane : public QWidget {
    Q_OBJECT

public:
    TargetPane(Workspace& workspace, const Selection& selection, const LiveRun& run, const LiveRender& render,
               QWidget* parent = nullptr);

    void focusName();
    void focusTemplate();
    /// Of the selected target, from the linter: told where they are, with their ways out.
    void showProblems(const std::vector<Problem>& problems);
    /// To what a pointer into the target's document leads to, and to what is `within` a text there; false where nothing
    /// here is that place.
    bool showPlace(const std::string& pointer, bool focus, const std::string& within = {});
    /// A part of the template, for whoever knows where something comes from.
    void showSource(twig::Span span);
    HairlineSplitter* sides() const { return m_sides; } ///< Template, preview: for whoever keeps the layout.

    QSize sizeHint() const override { return {1080, 420}; }
    QSize minimumSizeHint() const override { return {480, 180}; }

Q_SIGNALS:
    void refused(const retort::Error& error); ///< An edit could not be made, and nothing changed.

private:
    void show();
    void showOutputs();
    void pointAt(std::size_t output);

    Workspace& m_workspace;
    const Selection& m_selection;
    const LiveRender& m_render;
    QStackedWidget* m_pages;
    MendPage* m_unreadable;
    QWidget* m_target;
    HairlineSplitter* m_sides;
    TargetHeader* m_header;
    TemplateEditor* m_template;
    PreviewView* m_preview;
    std::optional<twig::Span> m_pointed; ///< What was selected from elsewhere, while the caret stays in it.
};

} // namespace retort
