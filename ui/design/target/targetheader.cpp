// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/targetheader.h"

#include "engine/json/edit.h"
#include "ui/common/chip.h"
#include "ui/common/direction.h"
#include "ui/common/fieldedit.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/common/sentenceview.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/design/inspector/inlinenotes.h"
#include "ui/design/target/targetcondition.h"
#include "ui/document/livelint.h"

#include <QBoxLayout>
#include <QPushButton>

namespace retort {

TargetHeader::TargetHeader(Workspace& workspace, const Selection& selection, const LiveRun& run,
                           const LiveRender& render, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_render(render)
    , m_name(new HeadingEdit(titleFont(), this))
    , m_state(new Chip(this))
    , m_handle(new FieldEdit(this))
    , m_url(new FieldEdit(this))
    , m_notes(new InlineNotes(this))
    , m_words(new SentenceView(this))
    , m_verdict(new Chip(this))
    , m_edit(new QPushButton(this))
    , m_condition(new TargetCondition(workspace, selection, run, this))
{
    setObjectName(QStringLiteral("targetHeader"));
    m_name->setObjectName(QStringLiteral("targetName"));
    m_name->setAccessibleName(tr("Target name"));
    m_name->setPlaceholderText(tr("Name this target"));
    m_handle->setObjectName(QStringLiteral("targetHandle"));
    m_handle->setAccessibleName(tr("Target handle"));
    m_handle->setPlaceholderText(tr("how actions name it"));
    m_handle->setFont(monoFont());
    m_url->setObjectName(QStringLiteral("targetUrl"));
    m_url->setAccessibleName(tr("Target URL"));
    m_url->setPlaceholderText(byOwnDirection(tr("https://… where the payload is posted to")));
    m_url->setFont(monoFont());
    m_notes->setObjectName(QStringLiteral("targetNotes"));
    m_words->setObjectName(QStringLiteral("targetConditionWords"));
    m_words->setAccessibleName(tr("Target condition in words"));
    m_edit->setObjectName(QStringLiteral("editTargetCondition"));
    m_edit->setCheckable(true);
    m_edit->setText(tr("Condition"));
    m_edit->setAccessibleName(tr("Edit the target's condition"));
    m_edit->setIcon(icon(Glyph::Edit));
    m_condition->hide();

    auto* first = new QHBoxLayout;
    first->setSpacing(10);
    first->addWidget(m_name);
    first->addWidget(m_state, 0, Qt::AlignVCenter);
    first->addStretch(1);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    second->setContentsMargins(asWindowsRun({HeadingEdit::padding, 0, 0, 0}));
    const auto field = [&](const QString& caption, FieldEdit* edit, int stretch) {
        second->addWidget(new FieldCaption(caption, edit, this));
        second->addWidget(edit, stretch);
    };
    field(tr("Handle"), m_handle, 2);
    second->addSpacing(8);
    field(tr("URL"), m_url, 5);
    auto* third = new QHBoxLayout;
    third->setSpacing(metric::spacing);
    third->setContentsMargins(asWindowsRun({HeadingEdit::padding, 0, 0, 0}));
    third->addWidget(m_words, 1, Qt::AlignVCenter);
    third->addWidget(m_verdict, 0, Qt::AlignVCenter);
    third->addWidget(m_edit, 0, Qt::AlignVCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        asWindowsRun({CardGeometry::margin - HeadingEdit::padding, 10, CardGeometry::margin, 4}));
    layout->setSpacing(4);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addWidget(m_notes);
    layout->addLayout(third);
    layout->addWidget(m_condition);

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (const Entry* at = entry())
            showUnlessDone(m_workspace.rename(at->id, text));
    });
    connect(m_handle, &QLineEdit::textEdited, this,
            [this](const QString& text) { setField(targetpointer::handle, text, tr("Change handle")); });
    connect(m_url, &QLineEdit::textEdited, this,
            [this](const QString& text) { setField(targetpointer::url, text, tr("Change URL")); });
    for (const FieldEdit* edit : {static_cast<FieldEdit*>(m_name), m_handle, m_url})
        connect(edit, &FieldEdit::left, this, [this] { m_workspace.endMerge(); });
    connect(m_edit, &QPushButton::toggled, this, [this](bool open) {
        m_condition->setVisible(open);
        showNotes();
        if (open)
            m_condition->focusEditor();
    });
    connect(m_notes, &InlineNotes::fixWished, this, &TargetHeader::fix);
    connect(m_condition, &TargetCondition::refused, this, &TargetHeader::refused);
    connect(m_condition->editor(), &ConditionEditor::viewChanged, this, &TargetHeader::showNotes);
    connect(&m_render, &LiveRender::changed, this, &TargetHeader::showCondition);
}

const Entry* TargetHeader::entry() const
{
    const Entry* entry = m_workspace.find(m_selection.target());
    return entry && entry->target() ? entry : nullptr;
}

void TargetHeader::focusName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void TargetHeader::show()
{
    const Entry* at = entry();
    if (!at)
        return; // the pane shows why instead
    const Target& target = *at->target();
    m_name->showText(fromUtf8(target.name));
    m_handle->showText(fromUtf8(target.handle));
    m_url->showText(fromUtf8(target.url));
    m_url->setToolTip(tipText(fromUtf8(target.url)));
    m_state->setVisible(m_workspace.isUnsaved(at->id));
    m_state->setContent({tr("changed"), Tone::Neutral, {}});

    m_condition->showTarget();
    showCondition();
}

void TargetHeader::showProblems(const std::vector<Problem>& problems)
{
    std::vector<Problem> own;
    for (const Problem& problem : problems) {
        if (!isWithin(problem.pointer, targetpointer::templateText))
            own.push_back(problem);
    }
    if (own == m_problems)
        return;
    m_problems = std::move(own);
    m_condition->showProblems(m_problems);
    showNotes();
}

void TargetHeader::showNotes()
{
    std::vector<Problem> here;
    for (const Problem& problem : m_problems) {
        if (!m_condition->hasMark(problem)) // what a clause tells itself
            here.push_back(problem);
    }
    m_notes->show(notesOf(here), {});
    const auto show = [this](FieldEdit* edit, std::string_view pointer) {
        QStringList said;
        for (const Problem& problem : m_problems) {
            if (problem.pointer == pointer)
                said << say(problem.message);
        }
        edit->showProblem(said.join(QStringLiteral(". ")));
    };
    show(m_name, targetpointer::name);
    show(m_handle, targetpointer::handle);
    show(m_url, targetpointer::url);
}

bool TargetHeader::showPlace(std::string_view pointer, const std::string& within, bool focus)
{
    if (isWithin(pointer, targetpointer::condition)) {
        m_edit->setChecked(true);
        m_condition->showPlace(pointer, within, focus);
        return true;
    }
    FieldEdit* field = pointer == targetpointer::name     ? m_name
                       : pointer == targetpointer::handle ? m_handle
                       : pointer == targetpointer::url    ? m_url
                                                          : nullptr;
    if (field && focus)
        field->setFocus(Qt::OtherFocusReason);
    return field != nullptr;
}

void TargetHeader::fix(const InlineNote& note)
{
    const Entry* at = entry();
    if (!at || !note.fix)
        return;
    m_workspace.endMerge();
    showUnlessDone(m_workspace.apply(at->id, applied(at->content->document, *note.fix), note.fixLabel));
}

void TargetHeader::showCondition()
{
    const Entry* at = entry();
    if (!at)
        return;
    const LiveRendering* rendering = m_render.rendering();
    const bool current = m_render.isCurrent() && rendering;
    const Target& target = *at->target();
    if (!target.condition && !target.conditionError) {
        m_words->showSpans({{tr("Sent whenever an action says so"), false}});
        m_words->setMuted(true);
        m_verdict->hide();
        return;
    }
    std::vector<Span> words{{tr("Sent only if "), false}};
    if (target.conditionError)
        words = {{tr("The condition is no JSON, so what the platform makes of it is not known"), false}};
    else if (rendering && rendering->conditionWords)
        for (const Span& span : spansOf(*rendering->conditionWords))
            words.push_back(span);
    m_words->showSpans(words);
    m_words->setMuted(!current);
    const auto* condition = rendering && rendering->condition ? &*rendering->condition : nullptr;
    m_verdict->setVisible(current && condition);
    if (!current || !condition)
        return;
    if (!condition->failure.id.empty())
        m_verdict->setContent({tr("fails"), Tone::No, Glyph::Alert});
    else if (condition->passed)
        m_verdict->setContent({tr("would be sent"), Tone::Ok, Glyph::Check});
    else
        m_verdict->setContent({tr("would not be sent"), Tone::Warn, Glyph::Stop});
    const QString why = say(condition->failure.id.empty() ? condition->why : condition->failure);
    m_verdict->setToolTip(tipText(why));
    m_verdict->setAccessibleDescription(why);
}

void TargetHeader::setField(std::string_view pointer, const QString& text, const QString& step)
{
    if (const Entry* at = entry())
        showUnlessDone(m_workspace.apply(at->id, json::setString(at->content->document, pointer, text.toStdString()),
                                         step, fromUtf8(pointer)));
}

void TargetHeader::showUnlessDone(const Result<>& done)
{
    if (done)
        return;
    show();
    Q_EMIT refused(done.error());
}

} // namespace retort
