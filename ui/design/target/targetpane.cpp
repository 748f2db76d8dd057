// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/targetpane.h"

#include "ui/common/hairline.h"
#include "ui/common/say.h"
#include "ui/design/mendpage.h"
#include "ui/design/target/previewview.h"
#include "ui/design/target/rendermap.h"
#include "ui/design/target/targetheader.h"
#include "ui/design/target/templateeditor.h"
#include "ui/design/target/twigtext.h"
#include "ui/document/livelint.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace retort {

TargetPane::TargetPane(Workspace& workspace, const Selection& selection, const LiveRun& run, const LiveRender& render,
                       QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_render(render)
    , m_pages(new QStackedWidget(this))
    , m_unreadable(new MendPage(workspace, this))
    , m_target(new QWidget(this))
    , m_sides(new HairlineSplitter(Qt::Horizontal, this))
    , m_header(new TargetHeader(workspace, selection, run, render, this))
    , m_template(new TemplateEditor(workspace, selection, render, this))
    , m_preview(new PreviewView(workspace, selection, render, this))
{
    setObjectName(QStringLiteral("targetPane"));
    setAccessibleName(tr("Target"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);

    m_sides->addWidget(m_template);
    m_sides->addWidget(m_preview);
    m_sides->setStretchFactor(0, 5);
    m_sides->setStretchFactor(1, 4);
    m_template->setMinimumWidth(200);
    m_preview->setMinimumWidth(200);
    auto* column = new QVBoxLayout(m_target);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_sides, 1);
    m_pages->addWidget(m_unreadable);
    m_pages->addWidget(m_target);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_unreadable, &MendPage::finished, this, [this] {
        show();
        m_template->setFocus(Qt::OtherFocusReason);
    });
    connect(m_header, &TargetHeader::refused, this, &TargetPane::refused);
    connect(m_template, &TemplateEditor::refused, this, &TargetPane::refused);
    connect(m_template, &TemplateEditor::caretMoved, this, [this] {
        const std::size_t caret = m_template->text().caret();
        if (m_pointed && (caret < m_pointed->offset || caret > m_pointed->end())) {
            m_pointed.reset();
            m_template->showMarks({});
        }
        showOutputs();
    });
    connect(m_preview, &PreviewView::pointedAt, this, &TargetPane::pointAt);
    connect(&m_render, &LiveRender::changed, this, &TargetPane::showOutputs);
    connect(&m_selection, &Selection::targetChanged, this, [this] {
        m_workspace.endMerge();
        show();
    });
    connect(&m_workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_selection.target())
            show();
    });
    connect(&m_workspace, &Workspace::unsavedChanged, this, [this](EntryId id) {
        if (id == m_selection.target())
            m_header->show();
    });
    show();
}

void TargetPane::show()
{
    const Entry* entry = m_workspace.find(m_selection.target());
    if (!entry)
        return;
    if (entry->target() && !m_unreadable->isMending(entry->id)) {
        m_header->show();
        m_template->show();
        m_pages->setCurrentWidget(m_target);
        return;
    }
    m_unreadable->show(entry->id);
    m_pages->setCurrentWidget(m_unreadable);
}

void TargetPane::focusName() { m_header->focusName(); }

void TargetPane::focusTemplate() { m_template->text().setFocus(Qt::OtherFocusReason); }

void TargetPane::showProblems(const std::vector<Problem>& problems)
{
    m_header->showProblems(problems);
    m_template->showProblems(problems);
}

bool TargetPane::showPlace(const std::string& pointer, bool focus, const std::string& within)
{
    if (m_pages->currentWidget() != m_target)
        return false;
    if (!isWithin(pointer, targetpointer::templateText))
        return m_header->showPlace(pointer, within, focus);
    if (focus)
        focusTemplate();
    return true;
}

void TargetPane::showSource(twig::Span span)
{
    m_pointed = span;
    m_template->select(span);
    m_template->showMarks({span});
}

void TargetPane::pointAt(std::size_t output)
{
    const LiveRendering* rendering = m_render.rendering();
    if (!rendering)
        return;
    const auto span = sourceOf(rendering->render.trace, output);
    const auto own =
        textSourceOf(rendering->render.trace, rendering->source, rendering->render.body, output); // the template's text
    if (span) {
        showSource(*span);
    } else if (own) {
        m_pointed = twig::Span{static_cast<std::uint32_t>(*own), 0};
        m_template->select(*m_pointed);
        m_template->showMarks({});
    } else {
        m_pointed.reset();
        m_template->showMarks({});
        m_preview->showMarks({});
        return;
    }
    showOutputs();
}

void TargetPane::showOutputs()
{
    const LiveRendering* rendering = m_render.rendering();
    // What was rendered before the last keystroke has other places.
    if (!rendering || !m_render.isCurrent()) {
        m_preview->showMarks({});
        return;
    }
    m_preview->showMarks(
        outputsOf(rendering->render.trace, rendering->source, rendering->render.body, m_template->text().caret()));
    if (!m_pointed) // which is where one looks
        m_preview->reveal();
}

} // namespace retort
