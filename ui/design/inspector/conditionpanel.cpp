// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/conditionpanel.h"

#include "engine/reaction/edit.h"
#include "engine/reaction/words.h"
#include "ui/common/sectionhead.h"
#include "ui/common/sentenceview.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/inspector/argumentspanel.h"
#include "ui/design/inspector/livevalue.h"
#include "ui/design/inspector/readslist.h"

#include <QBoxLayout>

#include <algorithm>

namespace retort {

namespace {

/// The selected filter's condition; nullopt where no filter is selected.
std::optional<RuleSpot> spotOf(const Workspace& workspace, const Selection& selection)
{
    const Entry* entry = workspace.find(selection.reaction());
    const auto index = selection.actionIndex();
    if (!entry || !entry->reaction() || !index)
        return std::nullopt;
    const Action& action = entry->reaction()->actions[*index];
    const ActionKind* kind = kindOf(action, workspace.catalogue());
    if (!kind || kind->type != "filter")
        return std::nullopt;
    std::size_t argument = 0;
    while (argument < action.arguments.size() && !isCondition(kind, action.arguments[argument]))
        ++argument;
    RuleSpot spot{.entry = entry->id,
                  .target = {selection.action(), "/arguments/" + std::to_string(argument) + "/value"}};
    if (argument == action.arguments.size()) {
        spot.make = [document = entry->content->document, index = *index](const std::string& rule) {
            return edit::setCondition(document, index, rule);
        };
    }
    return spot;
}

} // namespace

BuildView::TypeOf typesOf(const Fields& fields)
{
    return [fields](std::string_view path) {
        const Field* field = fields.find(path);
        return field ? field->type : std::string();
    };
}

BuildView::ValuesOf valuesOf(const Fields& fields)
{
    return [fields](std::string_view path) {
        const Field* field = fields.find(path);
        if (!field)
            return std::vector<json::Data>();
        std::vector<json::Data> values = field->values;
        const json::Value example = field->example.root();
        const auto add = [&](json::Value value) {
            if (value.isString() || value.isNumber())
                values.push_back(field->example.part(value));
        };
        add(example);
        for (std::size_t i = 0; example.isArray() && i < std::min<std::size_t>(example.size(), 20); ++i)
            add(example.items()[i]);
        return values;
    };
}

ConditionPanel::ConditionPanel(Workspace& workspace, const Selection& selection, const LiveRun& run,
                               NotedCompleter* paths, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_run(run)
    , m_editor(new ConditionEditor(workspace, run, paths, this))
    , m_why(new SentenceView(this))
    , m_whyHead(new FieldCaption(tr("With this sample"), nullptr, this))
    , m_readsHead(new FieldCaption(tr("Reads from the event"), nullptr, this))
    , m_reads(new ReadsList(this))
{
    m_why->setObjectName(QStringLiteral("conditionWhy"));
    m_why->setAccessibleName(tr("Why"));
    m_editor->setLead(tr("Continue if", "all of these hold"), tr("of these hold", "Continue if all"));
    m_editor->setEmptyText(tr("Nothing is asked yet. Add a clause to say which events go on."));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_editor);
    layout->addSpacing(2);
    layout->addWidget(m_whyHead);
    layout->addWidget(m_why);
    layout->addWidget(m_readsHead);
    layout->addWidget(m_reads);

    connect(m_editor, &ConditionEditor::refused, this, &ConditionPanel::refused);
    connect(&m_run, &LiveRun::changed, this, &ConditionPanel::showAnswer);
}

void ConditionPanel::show()
{
    const auto spot = spotOf(m_workspace, m_selection);
    m_shown = spot.has_value();
    if (!spot)
        return;
    m_editor->setEmptyText(
        spot->make ? tr("No condition yet. Until there is one this filter fails, and the chain ends here.")
                   : tr("Nothing is asked yet, so every event goes on. Add a clause to say which ones do."));
    m_editor->show(*spot);
    showAnswer();
}

void ConditionPanel::showAnswer()
{
    if (!m_shown)
        return;
    const auto answer = conditionAnswer(m_run, m_selection.action());
    const Rule& rule = m_editor->rule();
    const bool draft = rule.draft() || rule.draftWithin();
    const Draft* within = rule.draft() ? nullptr : rule.draftWithin();
    if (within && within->isUnfinishedValue())
        m_editor->showVerdict(ChipContent{tr("no value yet"), Tone::Warn, Glyph::Alert});
    else if (draft)
        m_editor->showVerdict(ChipContent{tr("not valid JSON yet"), Tone::Warn, Glyph::Alert});
    else
        m_editor->showVerdict(answer ? std::optional(answer->verdict) : std::nullopt);
    const bool told = answer && !draft;
    m_whyHead->setVisible(told);
    m_why->setVisible(told);
    m_readsHead->setVisible(told && !answer->reads.empty());
    m_reads->setVisible(told && !answer->reads.empty());
    if (told) {
        m_why->showSpans(answer->whySpans);
        m_reads->show(answer->reads, m_fields);
    }
}

void ConditionPanel::setFields(const Fields& fields)
{
    m_fields = fields;
    m_editor->setTypes(typesOf(fields));
    m_editor->setValues(valuesOf(fields));
    showAnswer();
}

void ConditionPanel::showProblems(const std::vector<Problem>& problems) { m_editor->showProblems(problems); }

QWidget* ConditionPanel::showPlace(const std::string& pointer, bool focus)
{
    const std::string& place = m_editor->rule().spot().target.pointer; // "/arguments/0/value"
    const std::string argument = place.substr(0, place.rfind('/'));
    if (!m_shown || (pointer != argument && pointer.compare(0, argument.size() + 1, argument + '/') != 0))
        return nullptr;
    const bool within = pointer.compare(0, place.size() + 1, place + '/') == 0;
    if (QWidget* widget = m_editor->showPlace(within ? pointer.substr(place.size()) : std::string(), focus))
        return widget;
    if (focus)
        m_editor->focusEditor();
    return m_editor;
}

void ConditionPanel::clearPlace() { m_editor->clearPlace(); }

bool ConditionPanel::hasMarkAt(const std::string& pointer) const
{
    return m_shown && m_editor->view() == ConditionEditor::View::Build && m_editor->build()->hasMarkAt(pointer);
}

void ConditionPanel::focusEditor() { m_editor->focusEditor(); }

} // namespace retort
