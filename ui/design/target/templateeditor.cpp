// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/templateeditor.h"

#include "engine/json/edit.h"
#include "ui/common/codeframe.h"
#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/design/target/problemslist.h"
#include "ui/design/target/twigcompletion.h"
#include "ui/design/target/twigtext.h"
#include "ui/document/livefields.h"
#include "ui/document/livelint.h"

#include <QBoxLayout>
#include <QScopedValueRollback>

namespace retort {

TemplateEditor::TemplateEditor(Workspace& workspace, const Selection& selection, const LiveRender& render,
                               QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_render(render)
    , m_fields(new LiveFields(workspace, this))
    , m_text(new TwigText)
    , m_frame(new CodeFrame(m_text, this))
    , m_completion(new TwigCompletion(
          *m_text,
          [this] {
              const Entry* entry = m_workspace.find(m_selection.event());
              const Event* event = entry ? entry->event() : nullptr;
              return event ? TwigCompletion::Known{event->context, m_fields->of(event->name)} : TwigCompletion::Known();
          },
          this))
    , m_problems(new ProblemsList(this))
{
    m_text->setObjectName(QStringLiteral("template"));
    m_text->setAccessibleName(tr("Template"));
    auto* hint = new ElidingLabel(tr("Ctrl+Space offers fields and filters"), this);
    hint->setMuted();
    hint->setFont(secondaryFont());
    hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* head = new QHBoxLayout;
    auto* title = new SectionHead(tr("Template"), this);
    title->setMinimumHeight(metric::controlHeight); // in line with the preview's
    head->addWidget(title);
    head->addWidget(hint, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(asWindowsRun({CardGeometry::margin, 6, metric::panelMargin, metric::panelMargin}));
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_frame, 1);
    layout->addWidget(m_problems);

    connect(m_frame, &CodeFrame::dressed, this, [this] { m_text->dress(tokensOf(palette())); });
    connect(m_frame, &CodeFrame::left, this, [this] { m_workspace.endMerge(); });
    connect(m_text, &QsciScintilla::textChanged, this, [this] {
        if (!m_showing)
            take();
    });
    connect(m_text, &TwigText::caretMoved, this, [this] {
        if (!m_showing)
            Q_EMIT caretMoved();
    });
    connect(m_problems, &ProblemsList::goTo, this, [this](twig::Span span) {
        select(span);
        m_text->setFocus(Qt::OtherFocusReason);
    });
    connect(m_problems, &ProblemsList::applyRequested, this, &TemplateEditor::apply);
    connect(m_problems, &ProblemsList::focusLost, m_text, [this] { m_text->setFocus(Qt::OtherFocusReason); });
    connect(&m_render, &LiveRender::changed, this, &TemplateEditor::listProblems);
}

const Entry* TemplateEditor::entry() const
{
    const Entry* entry = m_workspace.find(m_selection.target());
    return entry && entry->target() ? entry : nullptr;
}

void TemplateEditor::show()
{
    const Entry* at = entry();
    if (!at)
        return;
    const QScopedValueRollback showing(m_showing, true);
    if (m_text->replaceDiffering(QByteArray::fromStdString(at->target()->templateText)))
        m_text->drawMarks({});
}

void TemplateEditor::select(twig::Span span) { m_text->select(span); }

void TemplateEditor::showMarks(const std::vector<twig::Span>& spans) { m_text->drawMarks(spans); }

void TemplateEditor::take() { write(m_text->bytes().toStdString(), tr("Change template"), QStringLiteral("template")); }

void TemplateEditor::write(const std::string& text, const QString& step, const QString& mergeKey)
{
    const Entry* at = entry();
    if (!at)
        return;
    const Result<> done = m_workspace.apply(
        at->id, json::setString(at->content->document, targetpointer::templateText, text), step, mergeKey);
    if (!done) {
        show();
        Q_EMIT refused(done.error());
    }
}

void TemplateEditor::apply(const TargetProblem& problem)
{
    if (problem.whole) {
        if (const Entry* at = entry()) {
            m_workspace.endMerge();
            const Result<> done =
                m_workspace.apply(at->id, applied(at->content->document, *problem.whole), say(problem.whole->label));
            if (!done)
                Q_EMIT refused(done.error());
        }
        return;
    }
    const LiveRendering* rendering = m_render.rendering();
    const Entry* at = entry();
    // A span of another text means nothing in this one.
    if (!problem.fix || !rendering || !at || rendering->source != at->target()->templateText)
        return;
    const auto& [replaced, text] = *problem.fix;
    std::string next = rendering->source;
    next.replace(replaced.offset, replaced.length, text);
    m_workspace.endMerge();
    write(next, tr("Mend template"), {});
    select({replaced.offset, static_cast<std::uint32_t>(text.size())});
}

void TemplateEditor::showProblems(const std::vector<Problem>& problems)
{
    std::vector<Problem> own;
    for (const Problem& problem : problems) {
        if (isWithin(problem.pointer, targetpointer::templateText))
            own.push_back(problem);
    }
    if (own == m_linted)
        return;
    m_linted = std::move(own);
    listProblems();
}

void TemplateEditor::listProblems()
{
    const LiveRendering* rendering = m_render.rendering();
    m_problems->setStale(!m_render.isCurrent());
    if (!m_render.isCurrent() && rendering)
        return; // what is said of the text before stays until there is something to say of this one
    const auto problems = problemsOf(rendering, m_linted);
    m_problems->show(problems);
    std::vector<twig::Span> errors;
    std::vector<twig::Span> warnings;
    for (const TargetProblem& problem : problems) {
        if (problem.weight == TargetProblem::Weight::Error && problem.line > 0)
            errors.push_back(problem.span);
        else if (problem.span.length > 0)
            warnings.push_back(problem.span);
    }
    m_text->drawErrors(errors);
    m_text->drawWarnings(warnings);
}

} // namespace retort
