// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/conditionpanel.h"

#include "engine/logic/words.h"
#include "engine/reaction/edit.h"
#include "engine/reaction/words.h"
#include "ui/common/chip.h"
#include "ui/common/fonts.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/common/sentenceview.h"
#include "ui/design/inspector/argumentspanel.h"
#include "ui/design/inspector/livevalue.h"
#include "ui/design/inspector/readslist.h"

#include <QBoxLayout>

namespace retort {

struct ConditionPanel::Spot {
    const Entry* entry;
    std::size_t index;                   ///< Of the action, in file order.
    std::optional<std::size_t> argument; ///< None where the filter has no condition yet.

    const json::Document& document() const { return entry->content->document; }
    TextTarget target() const
    {
        return {entry->content->actions[index], "/arguments/" + std::to_string(argument.value_or(0)) + "/value"};
    }
    const Draft* draft() const { return argument ? entry->content->draft(target()) : nullptr; }
};

ConditionPanel::ConditionPanel(Workspace& workspace, const Selection& selection, const LiveRun& run, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_run(run)
    , m_verdict(new Chip(this))
    , m_words(new SentenceView(this))
    , m_json(new JsonEditor(tr("Condition JSON"), this))
    , m_why(new SentenceView(this))
    , m_whyHead(new FieldCaption(tr("With this sample"), nullptr, this))
    , m_readsHead(new FieldCaption(tr("Reads from the event"), nullptr, this))
    , m_reads(new ReadsList(this))
{
    setObjectName(QStringLiteral("condition"));
    setAccessibleName(tr("Condition"));
    m_json->setObjectName(QStringLiteral("conditionJson"));
    m_json->setLineBounds(3, 14);
    m_words->setObjectName(QStringLiteral("conditionWords"));
    m_words->setAccessibleName(tr("Condition in words"));
    m_why->setObjectName(QStringLiteral("conditionWhy"));
    m_why->setAccessibleName(tr("Why"));
    m_verdict->setObjectName(QStringLiteral("conditionVerdict"));

    auto* head = new QHBoxLayout;
    head->addWidget(new SectionHead(tr("Continue only if"), this), 1);
    head->addWidget(m_verdict);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_words);
    layout->addSpacing(2);
    layout->addWidget(m_json);
    layout->addWidget(m_whyHead);
    layout->addWidget(m_why);
    layout->addWidget(m_readsHead);
    layout->addWidget(m_reads);

    connect(m_json, &JsonEditor::textEdited, this, &ConditionPanel::edited);
    connect(m_json, &JsonEditor::left, this, [this] { m_workspace.endMerge(); });
    connect(&m_run, &LiveRun::changed, this, &ConditionPanel::showAnswer);
}

std::optional<ConditionPanel::Spot> ConditionPanel::spot() const
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    const auto index = m_selection.actionIndex();
    if (!entry || !entry->reaction() || !index)
        return std::nullopt;
    const Action& action = entry->reaction()->actions[*index];
    const ActionKind* kind = kindOf(action, m_workspace.catalogue());
    if (!kind || kind->type != "filter")
        return std::nullopt;
    Spot spot{entry, *index, std::nullopt};
    for (std::size_t argument = 0; argument < action.arguments.size() && !spot.argument; ++argument) {
        if (isCondition(kind, action.arguments[argument]))
            spot.argument = argument;
    }
    return spot;
}

void ConditionPanel::edited(const QString& text)
{
    const auto at = spot();
    if (!at)
        return;
    const std::string typed = text.toStdString();
    const QString step = tr("Change condition");
    Result<> done;
    if (at->argument)
        done = m_workspace.setText(at->entry->id, at->target(), typed, step);
    else if (json::Document::parse(typed)) // the first text that is one makes the argument
        done = m_workspace.apply(at->entry->id, edit::setCondition(at->document(), at->index, typed), step);
    if (!done && !at->draft()) {
        show();
        Q_EMIT refused(done.error());
    }
}

void ConditionPanel::show()
{
    const auto at = spot();
    if (!at)
        return;
    const std::string text = at->argument ? m_workspace.shownText(at->entry->id, at->target()) : std::string();
    if (at->argument || !m_json->isAncestorOf(focusWidget())) // a condition that is just being begun stays
        m_json->showText(fromUtf8(text));

    const Action& action = at->entry->reaction()->actions[at->index];
    std::vector<Span> words;
    if (at->argument) {
        const auto program =
            logic::Program::compile(action.arguments[*at->argument].value, m_workspace.settings().logic);
        words = spansOf(logic::inWords(program));
    } else {
        words = {{tr("No condition yet. Until there is one this filter fails, and the chain ends here."), false}};
    }
    m_words->showSpans(words);
    m_words->setMuted(at->draft() != nullptr || !at->argument);
    showAnswer();
}

void ConditionPanel::showProblem(const Spot& at, const std::string& text)
{
    if (const Draft* draft = at.draft()) {
        m_json->showProblem(say(draft->error.message), draft->error.place);
        return;
    }
    if (!at.argument) {
        m_json->clearProblem();
        return;
    }
    // What is wrong with the rule whatever the event; else what it throws with this one.
    const Action& action = at.entry->reaction()->actions[at.index];
    const auto program = logic::Program::compile(action.arguments[*at.argument].value, m_workspace.settings().logic);
    std::optional<std::pair<std::string, QString>> problem;
    if (!program.diagnostics().empty()) {
        const logic::Diagnostic& first = program.diagnostics().front();
        problem = {program.pointerTo(first.node), say(first.message)};
    } else if (const auto answer = conditionAnswer(m_run, m_selection.action()); answer && answer->failed) {
        problem = {answer->problemPointer, answer->why};
    }
    if (!problem) {
        m_json->clearProblem();
        return;
    }
    Place where;
    if (const auto document = json::Document::parse(text)) {
        if (const auto node = document->find(problem->first))
            where = document->placeAt(document->node(*node).range.begin);
    }
    m_json->showProblem(problem->second, where);
}

void ConditionPanel::showAnswer()
{
    const auto at = spot();
    if (!at)
        return;
    showProblem(*at, at->argument ? m_workspace.shownText(at->entry->id, at->target()) : std::string());
    const auto answer = conditionAnswer(m_run, m_selection.action());
    const bool draft = at->draft() != nullptr;
    if (draft)
        m_verdict->setContent({tr("not valid JSON yet"), Tone::Warn, Glyph::Alert});
    else if (answer)
        m_verdict->setContent(answer->verdict);
    m_verdict->setVisible(draft || answer);
    const bool told = answer && !draft;
    m_whyHead->setVisible(told);
    m_why->setVisible(told);
    m_readsHead->setVisible(told && !answer->reads.empty());
    m_reads->setVisible(told && !answer->reads.empty());
    if (told) {
        m_why->showSpans(answer->whySpans);
        m_reads->show(answer->reads);
    }
}

void ConditionPanel::focusEditor() { m_json->setFocus(Qt::OtherFocusReason); }

} // namespace retort
