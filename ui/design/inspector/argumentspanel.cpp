// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/argumentspanel.h"

#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/reaction/edit.h"
#include "engine/reaction/words.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/inspector/argumentrow.h"
#include "ui/design/inspector/conditionpanel.h"
#include "ui/design/inspector/missingargument.h"
#include "ui/design/plainwords.h"
#include "ui/document/livelint.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace retort {

struct ArgumentsPanel::Spot {
    const Entry* entry;
    std::size_t index; ///< Of the action, in file order.
    const Action* action;
    const ActionKind* kind; ///< nullptr where the catalogue does not know it.

    const json::Document& document() const { return entry->content->document; }
    TextTarget target(std::size_t argument) const
    {
        return {entry->content->actions[index], "/arguments/" + std::to_string(argument) + "/value"};
    }
};

bool isCondition(const ActionKind* kind, const Argument& argument)
{
    const ArgumentKind* known = kind ? kind->argument(argument.name) : nullptr;
    return known && known->type == "jsonlogic";
}

ArgumentsPanel::ArgumentsPanel(Workspace& workspace, const Selection& selection, const LiveRun& run,
                               NotedCompleter* paths, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_run(run)
    , m_paths(paths)
    , m_rowLayout(new QVBoxLayout)
    , m_missingLayout(new QVBoxLayout)
    , m_add(new QPushButton(icon(Glyph::Add), tr("Argument"), this))
    , m_addMenu(new QMenu(this))
    , m_none(new PlainLabel(tr("This action has no arguments."), this))
{
    setObjectName(QStringLiteral("arguments"));
    setAccessibleName(tr("Arguments"));
    m_add->setAccessibleName(tr("Add argument"));
    m_add->setObjectName(QStringLiteral("addArgument"));
    m_add->setFlat(true);
    m_add->setMenu(m_addMenu);
    m_none->setMuted();
    auto* head = new QHBoxLayout;
    head->addWidget(new SectionHead(tr("Arguments"), this), 1);
    head->addWidget(m_add);
    m_rowLayout->setSpacing(metric::spacing);
    m_missingLayout->setSpacing(metric::spacing);
    m_missingLayout->setContentsMargins(0, 4, 0, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_none);
    layout->addLayout(m_rowLayout);
    layout->addLayout(m_missingLayout);
    connect(m_addMenu, &QMenu::aboutToShow, this, &ArgumentsPanel::fillAddMenu);
    connect(&m_run, &LiveRun::changed, this, &ArgumentsPanel::showResolved);
}

std::optional<ArgumentsPanel::Spot> ArgumentsPanel::spot() const
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    const auto index = m_selection.actionIndex();
    if (!entry || !entry->reaction() || !index)
        return std::nullopt;
    const Action& action = entry->reaction()->actions[*index];
    return Spot{entry, *index, &action, kindOf(action, m_workspace.catalogue())};
}

void ArgumentsPanel::show()
{
    const auto at = spot();
    m_shown.clear();
    if (at) {
        m_action = m_selection.action();
        for (std::size_t argument = 0; argument < at->action->arguments.size(); ++argument) {
            if (!isCondition(at->kind, at->action->arguments[argument]))
                m_shown.push_back(argument);
        }
    }
    while (m_rows.size() < m_shown.size())
        m_rows.push_back(makeRow(static_cast<int>(m_rows.size())));
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        m_rows[row]->setVisible(row < m_shown.size());
        if (row >= m_shown.size())
            continue;
        ArgumentView view = viewOf(m_workspace, *at->entry, at->index, m_shown[row]);
        view.resolved = resolvedArgument(m_run, m_action, m_shown[row]);
        m_rows[row]->show(view);
    }
    showProblems();
    showMissing(at);
    const bool isFilter = at && at->kind && at->kind->type == "filter";
    m_none->setVisible(m_shown.empty() && m_missingCount == 0 && !isFilter);
    repairTabOrder();
}

void ArgumentsPanel::showProblems(const std::vector<Problem>& problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    showProblems();
    repairTabOrder();
}

void ArgumentsPanel::showProblems()
{
    const auto at = spot();
    for (std::size_t row = 0; at && row < m_shown.size(); ++row) {
        std::vector<Problem> own;
        for (const Problem& problem : m_problems) {
            if (isWithin(problem.pointer, at->action->arguments[m_shown[row]].pointer))
                own.push_back(problem);
        }
        m_rows[row]->showProblems(own);
    }
}

QWidget* ArgumentsPanel::showPlace(std::size_t argument, std::string_view pointer, bool focus)
{
    ArgumentRow* row = rowOf(argument);
    return row ? row->showPlace(pointer, focus) : nullptr;
}

void ArgumentsPanel::clearPlace()
{
    for (ArgumentRow* row : m_rows)
        row->clearPlace();
}

void ArgumentsPanel::repairTabOrder() const
{
    // Rows are made when they are first needed, and would come last in the window.
    QWidget* before = m_add;
    const auto follow = [&before](QWidget* stop) {
        if (before->nextInFocusChain() != stop)
            setTabOrder(before, stop);
        before = stop;
    };
    for (std::size_t row = 0; row < m_shown.size(); ++row) {
        for (QWidget* stop : m_rows[row]->tabStops())
            follow(stop);
    }
    for (const MissingArgument* missing : m_missing)
        follow(missing->button());
}

void ArgumentsPanel::showMissing(const std::optional<Spot>& at)
{
    std::vector<const ArgumentKind*> missing;
    if (at && at->kind) {
        for (const ArgumentKind& kind : at->kind->arguments) {
            const auto& present = at->action->arguments;
            const bool there = std::any_of(present.begin(), present.end(), [&](const Argument& argument) {
                return at->kind->argument(argument.name) == &kind;
            });
            if (kind.required && !there && kind.type != "jsonlogic")
                missing.push_back(&kind);
        }
    }
    while (m_missing.size() < missing.size()) {
        auto* place = new MissingArgument(this);
        place->setObjectName(QStringLiteral("missingArgument%1").arg(m_missing.size()));
        m_missingLayout->addWidget(place);
        connect(place, &MissingArgument::addWished, this, &ArgumentsPanel::add);
        m_missing.push_back(place);
    }
    for (std::size_t i = 0; i < m_missing.size(); ++i) {
        m_missing[i]->setVisible(i < missing.size());
        if (i < missing.size())
            m_missing[i]->show(*missing[i]);
    }
    m_missingCount = static_cast<int>(missing.size());
}

void ArgumentsPanel::fix(int row, const InlineNote& note)
{
    const auto at = spot();
    if (!at || row >= rowCount())
        return;
    m_workspace.endMerge();
    if (note.value)
        showUnlessDone(m_workspace.apply(
            at->entry->id,
            edit::setArgumentValue(at->document(), at->index, m_shown[static_cast<std::size_t>(row)], *note.value),
            tr("Change %1").arg(fromUtf8(at->action->arguments[m_shown[static_cast<std::size_t>(row)]].name))));
    else if (note.fix)
        showUnlessDone(m_workspace.apply(at->entry->id, applied(at->document(), *note.fix), note.fixLabel));
    if (row < rowCount()) // its button is gone
        m_rows[static_cast<std::size_t>(row)]->focusValue();
}

ConditionEditor* ArgumentsPanel::makeRuleEditor(QWidget* parent)
{
    auto* editor = new ConditionEditor(m_workspace, m_run, m_paths, parent);
    editor->setTypes(typesOf(m_fields));
    editor->setValues(valuesOf(m_fields));
    connect(editor, &ConditionEditor::refused, this, &ArgumentsPanel::refused);
    return editor;
}

void ArgumentsPanel::setFields(const Fields& fields)
{
    m_fields = fields;
    for (ArgumentRow* row : m_rows) {
        if (ConditionEditor* editor = row->ruleEditor()) {
            editor->setValues(valuesOf(fields));
            editor->setTypes(typesOf(fields));
        }
    }
}

void ArgumentsPanel::showResolved()
{
    if (m_action != m_selection.action())
        return;
    for (std::size_t row = 0; row < m_shown.size(); ++row)
        m_rows[row]->showResolved(resolvedArgument(m_run, m_action, m_shown[row]));
}

ArgumentRow* ArgumentsPanel::makeRow(int row)
{
    auto* widget = new ArgumentRow(
        m_paths, [this](QWidget* parent) { return makeRuleEditor(parent); }, this);
    widget->setObjectName(QStringLiteral("argument%1").arg(row));
    m_rowLayout->addWidget(widget);
    const auto edit = [this, row](auto&& what) {
        if (const auto at = spot(); at && row < rowCount())
            showUnlessDone(what(*at, m_shown[row]));
    };
    const auto nameOf = [](const Spot& at, std::size_t index) { return fromUtf8(at.action->arguments[index].name); };
    connect(widget, &ArgumentRow::valueEdited, this, [this, edit, nameOf](const std::string& json) {
        edit([&](const Spot& at, std::size_t index) -> Result<> {
            const QString step = tr("Change %1").arg(nameOf(at, index));
            if (!at.document().find(at.action->arguments[index].pointer + "/value"))
                return m_workspace.apply(at.entry->id, edit::setArgumentValue(at.document(), at.index, index, json),
                                         step);
            std::optional<Phrase> unfinished;
            if (ValueEditor::formOf(json, at.action->arguments[index].isDynamic.value_or(false)) ==
                ValueEditor::Form::Number) {
                const std::string& name = at.action->arguments[index].name;
                unfinished = json.empty() ? phrase("workspace.value-argument", name)
                                          : phrase("workspace.value-argument-typed", name, json);
            }
            const Result<> done = m_workspace.setText(at.entry->id, at.target(index), json, step, unfinished);
            // What is no JSON became a draft, and the row says so.
            return !done && at.entry->content->draft(at.target(index)) ? Result<>() : done;
        });
    });
    connect(widget, &ArgumentRow::dynamicChosen, this, [this, edit, nameOf](std::optional<bool> dynamic) {
        edit([&](const Spot& at, std::size_t index) {
            const QString step = dynamic.value_or(false) ? tr("Take %1 from the event") : tr("Fix %1");
            return m_workspace.apply(at.entry->id, edit::setArgumentDynamic(at.document(), at.index, index, dynamic),
                                     step.arg(nameOf(at, index)));
        });
    });
    connect(widget, &ArgumentRow::dynamicRemoved, this, [this, edit, nameOf] {
        edit([&](const Spot& at, std::size_t index) {
            return m_workspace.apply(at.entry->id,
                                     json::remove(at.document(), at.action->arguments[index].pointer + "/is_dynamic"),
                                     tr("Fix %1").arg(nameOf(at, index)));
        });
    });
    connect(widget, &ArgumentRow::renamed, this, [this, edit, nameOf](const QString& name) {
        edit([&](const Spot& at, std::size_t index) {
            return m_workspace.apply(at.entry->id,
                                     edit::renameArgument(at.document(), at.index, index, name.toStdString()),
                                     tr("Rename argument %1").arg(nameOf(at, index)));
        });
    });
    connect(widget, &ArgumentRow::removeWished, this, [this, edit, nameOf, row] {
        edit([&](const Spot& at, std::size_t index) {
            return m_workspace.apply(at.entry->id, edit::removeArgument(at.document(), at.index, index),
                                     tr("Remove argument %1").arg(nameOf(at, index)));
        });
        if (row > 0 && row >= rowCount()) // the focus would be nowhere
            m_rows[row - 1]->focusValue();
        else if (rowCount() == 0)
            m_add->setFocus();
    });
    connect(widget, &ArgumentRow::fixWished, this, [this, row](const InlineNote& note) { fix(row, note); });
    connect(widget, &ArgumentRow::left, this, [this] { m_workspace.endMerge(); });
    connect(widget, &ArgumentRow::openWished, this, &ArgumentsPanel::openTargetRequested);
    connect(widget, &ArgumentRow::usesWished, this, [this, row] {
        if (const auto at = spot())
            Q_EMIT usesRequested(at->action->arguments[m_shown[row]].pointer);
    });
    return widget;
}

void ArgumentsPanel::fillAddMenu()
{
    m_addMenu->clear();
    m_addMenu->setToolTipsVisible(true);
    const auto at = spot();
    if (!at)
        return;
    if (at->kind) {
        for (const ArgumentKind& kind : at->kind->arguments) {
            const auto& present = at->action->arguments;
            if (std::any_of(present.begin(), present.end(),
                            [&](const Argument& argument) { return at->kind->argument(argument.name) == &kind; }))
                continue;
            const QString name = fromUtf8(kind.name);
            QAction* item = m_addMenu->addAction(
                kind.required ? tr("%1 (required)").arg(name) : tr("%1, %2").arg(name, fromUtf8(kind.label).toLower()));
            item->setToolTip(tipText(plainWords(kind.description)));
            connect(item, &QAction::triggered, this, [this, name] { add(name); });
        }
        m_addMenu->addSeparator();
    }
    connect(m_addMenu->addAction(tr("Another name…")), &QAction::triggered, this, [this] {
        const auto now = spot();
        if (!now)
            return;
        QString name = tr("argument");
        const auto taken = [&](const QString& candidate) {
            const auto& present = now->action->arguments;
            return std::any_of(present.begin(), present.end(),
                               [&](const Argument& a) { return fromUtf8(a.name) == candidate; });
        };
        for (int number = 2; taken(name); ++number)
            name = tr("argument_%1").arg(number);
        add(name);
        if (rowCount() > 0)
            m_rows[rowCount() - 1]->focusName();
    });
}

void ArgumentsPanel::add(const QString& name)
{
    const auto at = spot();
    if (!at)
        return;
    const ArgumentKind* kind = at->kind ? at->kind->argument(name.toStdString()) : nullptr;
    const auto first = firstValueOf(kind, m_workspace.catalogue(), at->entry->reaction()->trigger);
    showUnlessDone(m_workspace.apply(
        at->entry->id, edit::addArgument(at->document(), at->index, name.toStdString(), first.json, first.dynamic),
        tr("Add argument %1").arg(name)));
    if (rowCount() > 0)
        m_rows[rowCount() - 1]->focusValue();
}

ArgumentRow* ArgumentsPanel::rowOf(std::size_t argument) const
{
    const auto found = std::find(m_shown.begin(), m_shown.end(), argument);
    return found == m_shown.end() ? nullptr : m_rows[static_cast<std::size_t>(found - m_shown.begin())];
}

void ArgumentsPanel::focusFirst()
{
    if (rowCount() > 0)
        m_rows.front()->focusValue();
    else if (m_missingCount > 0)
        m_missing.front()->button()->setFocus(Qt::OtherFocusReason);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

void ArgumentsPanel::showUnlessDone(const Result<>& done)
{
    if (done)
        return;
    show();
    Q_EMIT refused(done.error());
}

} // namespace retort
