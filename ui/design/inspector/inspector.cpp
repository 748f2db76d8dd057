// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/inspector.h"

#include "engine/reaction/edit.h"
#include "engine/reaction/words.h"
#include "ui/common/direction.h"
#include "ui/common/emptystate.h"
#include "ui/common/fieldedit.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/chain/actionlook.h"
#include "ui/design/inspector/argumentspanel.h"
#include "ui/design/inspector/conditionpanel.h"
#include "ui/design/inspector/contextfields.h"
#include "ui/design/inspector/inlinenotes.h"
#include "ui/design/inspector/panelhead.h"
#include "ui/design/inspector/triggerpanel.h"
#include "ui/design/plainwords.h"
#include "ui/document/livefields.h"
#include "ui/document/livelint.h"

#include <QBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

#include <algorithm>

namespace retort {

namespace {

/// The position of the argument that a pointer leads to, or into.
std::optional<std::size_t> argumentAt(const Action& action, std::string_view pointer)
{
    const auto& arguments = action.arguments;
    const auto found = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const Argument& argument) { return isWithin(pointer, argument.pointer); });
    return found == arguments.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - arguments.begin()));
}

} // namespace

Inspector::Inspector(Workspace& workspace, const Selection& selection, const LiveRun& run, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_run(run)
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(Glyph::Design, tr("Nothing selected"),
                             tr("Select a card of the chain to see and edit what it does."), {}, this))
    , m_fields(new LiveFields(workspace, this))
    , m_trigger(new TriggerPanel(workspace, selection, run, *m_fields, this))
    , m_action(new QScrollArea(this))
    , m_head(new PanelHead(this))
    , m_notes(new InlineNotes(this))
    , m_note(new FieldEdit(this))
    , m_paths(new NotedCompleter(this))
    , m_condition(new ConditionPanel(workspace, selection, run, m_paths, this))
    , m_arguments(new ArgumentsPanel(workspace, selection, run, m_paths, this))
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setAutoFillBackground(true);

    m_notes->setObjectName(QStringLiteral("actionNotes"));
    m_note->setObjectName(QStringLiteral("actionNote"));
    m_note->setAccessibleName(tr("Note on this action"));
    m_note->setPlaceholderText(byOwnDirection(tr("What is this step for?")));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(metric::panelMargin + 2, metric::panelMargin, metric::panelMargin + 2,
                               metric::panelMargin);
    column->setSpacing(12);
    column->addWidget(m_head);
    column->addWidget(m_notes);
    column->addWidget(m_condition);
    column->addWidget(m_arguments);
    auto* note = new QVBoxLayout;
    note->setSpacing(3);
    note->addWidget(new FieldCaption(tr("Note"), m_note, page));
    note->addWidget(m_note);
    column->addLayout(note);
    column->addStretch(1);
    m_action->setWidget(page);
    m_action->setWidgetResizable(true);
    m_action->setFrameShape(QFrame::NoFrame);
    m_action->setFocusPolicy(Qt::NoFocus);
    m_action->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_trigger);
    m_pages->addWidget(m_action);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_note, &QLineEdit::textEdited, this, [this](const QString& text) {
        const Entry* entry = m_workspace.find(m_selection.reaction());
        const auto index = m_selection.actionIndex();
        if (!entry || !entry->content || !index)
            return;
        const Result<> done = m_workspace.apply(
            entry->id, edit::setActionDescription(entry->content->document, *index, text.toStdString()),
            tr("Change note"), QStringLiteral("note %1").arg(static_cast<quint32>(m_selection.action())));
        if (!done) {
            show();
            Q_EMIT refused(done.error());
        }
    });
    connect(m_note, &FieldEdit::left, this, [this] { m_workspace.endMerge(); });
    connect(m_notes, &InlineNotes::fixWished, this, &Inspector::fix);
    connect(m_trigger, &TriggerPanel::refused, this, &Inspector::refused);
    connect(m_condition->editor(), &ConditionEditor::viewChanged, this, &Inspector::showNotes);
    connect(m_condition, &ConditionPanel::refused, this, &Inspector::refused);
    connect(m_arguments, &ArgumentsPanel::refused, this, &Inspector::refused);
    connect(m_arguments, &ArgumentsPanel::openTargetRequested, this, &Inspector::openTargetRequested);
    connect(m_arguments, &ArgumentsPanel::usesRequested, this, &Inspector::usesRequested);
    for (const auto targetsChanged : {&Workspace::inserted, &Workspace::removed}) {
        connect(&m_workspace, targetsChanged, this, [this](EntryKind kind) {
            if (kind == EntryKind::Target)
                show();
        });
    }

    connect(&m_workspace, &Workspace::definitionsChanged, this, &Inspector::show);
    connect(&m_workspace, &Workspace::opened, this, [this] {
        showPaths();
        show();
    });
    connect(&m_workspace, &Workspace::changed, this, [this](EntryId id) {
        const Entry* entry = m_workspace.find(id);
        // Another trigger has other fields, and the next clause may be typed at once.
        if (id == m_selection.reaction() && entry && entry->reaction() && entry->reaction()->trigger != m_pathsOf)
            showPaths();
        if (id == m_selection.reaction() || (entry && entry->kind == EntryKind::Target))
            show();
    });
    connect(&m_selection, &Selection::reactionChanged, this, [this] {
        showPaths();
        show();
    });
    connect(&m_selection, &Selection::actionChanged, this, [this] {
        m_workspace.endMerge();
        show();
        m_action->verticalScrollBar()->setValue(0);
    });
    m_pathsTimer.setSingleShot(true);
    m_pathsTimer.setInterval(60);
    connect(&m_pathsTimer, &QTimer::timeout, this, &Inspector::showPaths);
    connect(&m_run, &LiveRun::changed, this, &Inspector::showPathsSoon);
    connect(m_fields, &LiveFields::changed, this, &Inspector::showPathsSoon);
    showPaths();
    show();
}

void Inspector::show()
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    if (!entry || !entry->reaction()) {
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    if (const auto index = m_selection.actionIndex()) {
        showAction(*entry, *index);
        m_pages->setCurrentWidget(m_action);
    } else {
        m_pages->setCurrentWidget(m_trigger);
        m_trigger->show();
    }
}

void Inspector::showAction(const Entry& entry, std::size_t index)
{
    const Action& action = entry.reaction()->actions[index];
    const ActionKind* kind = kindOf(action, m_workspace.catalogue());
    const ActionLook look = lookOf(kind ? kind->type : action.type);
    m_head->show(look.glyph, look.tone, kind ? fromUtf8(kind->label) : fromUtf8(action.type),
                 kind ? plainWords(kind->description)
                      : tr("The catalogue does not know this type. It is kept and published as it is."));
    m_note->showText(fromUtf8(action.description));
    const bool isFilter = kind && kind->type == "filter";
    m_condition->setVisible(isFilter);
    if (isFilter)
        m_condition->show();
    m_arguments->show();
    m_arguments->setVisible(!isFilter || m_arguments->rowCount() > 0);
    showNotes();
}

void Inspector::showPaths()
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    if (!entry || !entry->reaction())
        return;
    const std::string& trigger = entry->reaction()->trigger;
    m_pathsOf = trigger;
    m_paths->setRows(completionsOf(m_fields->of(trigger), sampleOf(trigger)));
    const EventKind* kind = m_workspace.catalogue().event(trigger);
    m_paths->setRoot(kind ? fromUtf8(kind->root) : QString());
    m_condition->setFields(m_fields->of(trigger));
    m_arguments->setFields(m_fields->of(trigger));
    m_trigger->showFields();
}

void Inspector::showPathsSoon()
{
    if (!m_pathsTimer.isActive())
        m_pathsTimer.start();
}

const Event* Inspector::sampleOf(std::string_view trigger) const
{
    const Entry* entry = m_workspace.find(m_selection.event());
    const Event* event = entry ? entry->event() : nullptr;
    const Catalogue& catalogue = m_workspace.catalogue();
    return event && catalogue.canonicalEvent(event->name) == catalogue.canonicalEvent(trigger) ? event : nullptr;
}

void Inspector::showProblems(const std::vector<Problem>& problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    m_condition->showProblems(problems);
    m_arguments->showProblems(problems);
    showNotes();
}

/// Of the selected action those that no row of its own tells.
void Inspector::showNotes()
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    const auto index = m_selection.actionIndex();
    std::vector<Problem> own;
    for (const Problem& problem : m_problems) {
        if (!entry || !entry->reaction() || !index)
            break;
        const Action& action = entry->reaction()->actions[*index];
        if (!isWithin(problem.pointer, action.pointer))
            continue;
        const auto argument = argumentAt(action, problem.pointer);
        const bool atRow = argument && m_arguments->rowOf(*argument);
        const bool ofMissing = problem.pointer == action.pointer && problem.rule == "argument.missing"; // has a place
        if (!atRow && !ofMissing && !m_condition->hasMarkAt(problem.pointer))
            own.push_back(problem);
    }
    m_notes->show(notesOf(own), {});
}

void Inspector::fix(const InlineNote& note)
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    if (!entry || !entry->content || !note.fix)
        return;
    m_workspace.endMerge();
    const Result<> done = m_workspace.apply(entry->id, applied(entry->content->document, *note.fix), note.fixLabel);
    if (!done)
        Q_EMIT refused(done.error());
}

void Inspector::focusFirst()
{
    if (m_pages->currentWidget() == m_trigger)
        m_trigger->focusName();
    else if (m_pages->currentWidget() == m_action && m_condition->isVisibleTo(m_action))
        m_condition->focusEditor();
    else if (m_pages->currentWidget() == m_action)
        m_arguments->focusFirst();
}

void Inspector::chooseTrigger(QWidget* returnTo)
{
    if (m_pages->currentWidget() == m_trigger)
        m_trigger->browse(returnTo);
}

bool Inspector::showPlace(const std::string& pointer, bool focus)
{
    clearPlace();
    if (m_pages->currentWidget() != m_action) {
        if (focus)
            focusFirst();
        return m_pages->currentWidget() == m_trigger;
    }
    const Action& action = m_workspace.find(m_selection.reaction())->reaction()->actions[*m_selection.actionIndex()];
    const std::string whole = action.pointer + pointer;
    const auto argument = argumentAt(action, whole);
    QWidget* place = nullptr;
    if (argument && m_condition->isVisibleTo(m_action))
        place = m_condition->showPlace(pointer, focus);
    if (argument && !place)
        place = m_arguments->showPlace(
            *argument, std::string_view(whole).substr(action.arguments[*argument].pointer.size()), focus);
    QWidget* shown = place ? place : static_cast<QWidget*>(m_head);
    const auto bring = [this, shown = QPointer<QWidget>(shown)] {
        if (shown && shown->isVisibleTo(m_action->widget()))
            m_action->ensureWidgetVisible(shown, 0, 40);
    };
    bring();
    QTimer::singleShot(0, this, bring); // what was hidden before has no place yet
    return place != nullptr;
}

void Inspector::clearPlace()
{
    m_condition->clearPlace();
    m_arguments->clearPlace();
}

} // namespace retort
