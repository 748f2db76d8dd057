// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/argumentspanel.h"

#include "engine/base/nearest.h"
#include "engine/json/edit.h"
#include "engine/json/pointer.h"
#include "engine/reaction/edit.h"
#include "engine/reaction/words.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/design/inspector/argumentrow.h"

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
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_none);
    layout->addLayout(m_rowLayout);
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
        const std::size_t index = m_shown[row];
        const Argument& argument = at->action->arguments[index];
        const ArgumentKind* kind = at->kind ? at->kind->argument(argument.name) : nullptr;
        const TextTarget target = at->target(index);
        const Draft* draft = at->entry->content->draft(target);
        ArgumentView view;
        view.name = fromUtf8(argument.name);
        view.known = kind != nullptr;
        view.required = kind && kind->required;
        view.handle = kind && !kind->picker.empty();
        view.help = kind ? fromUtf8(kind->description) : QString();
        view.isDynamic = argument.isDynamic;
        view.saysDynamic = at->document().find(argument.pointer + "/is_dynamic").has_value();
        view.text = m_workspace.shownText(at->entry->id, target);
        if (view.text.empty() && !draft) // an argument without a value
            view.text = "null";
        view.problem = draft ? &draft->error : nullptr;
        view.resolved = resolvedArgument(m_run, m_action, index);
        if (kind && kind->picker == "target")
            showTargets(view, argument);
        m_rows[row]->show(view);
    }
    const bool isFilter = at && at->kind && at->kind->type == "filter";
    m_none->setVisible(m_shown.empty() && !isFilter);
}

void ArgumentsPanel::showTargets(ArgumentView& view, const Argument& argument) const
{
    std::vector<std::string> handles;
    for (const EntryId id : m_workspace.entries(EntryKind::Target)) {
        const Entry* entry = m_workspace.find(id);
        if (!entry->target() || entry->target()->handle.empty())
            continue;
        handles.push_back(entry->target()->handle);
        view.choices.push_back({fromUtf8(handles.back()), entry->title(), {}});
    }
    const json::Value value = argument.value.root();
    if (!value.isString() || argument.isDynamic.value_or(false))
        return;
    if (m_workspace.targetOf(value.text()) != EntryId::None) {
        view.place = tr("Open target");
        return;
    }
    const std::vector<std::string_view> candidates(handles.begin(), handles.end());
    const std::string_view near = nearest(value.text(), candidates);
    view.doubt = value.text().empty() ? tr("Name a target by its handle")
                 : near.empty()
                     ? tr("The workspace has no target of this handle")
                     : tr("The workspace has no target of this handle. Did you mean %1?").arg(fromUtf8(near));
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
    auto* widget = new ArgumentRow(m_paths, this);
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
            const Result<> done = m_workspace.setText(at.entry->id, at.target(index), json, step);
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
    connect(widget, &ArgumentRow::left, this, [this] { m_workspace.endMerge(); });
    connect(widget, &ArgumentRow::openWished, this, &ArgumentsPanel::openTargetRequested);
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
            item->setToolTip(tipText(fromUtf8(kind.description)));
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
    std::string value = "\"\"";
    std::optional<bool> dynamic;
    if (kind && kind->dynamic == ArgumentKind::Dynamic::Always) {
        dynamic = true;
        value =
            "{\"var\": \"" +
            (kind->name == "profile_id" ? m_workspace.catalogue().profilePath(at->entry->reaction()->trigger) : "") +
            "\"}";
    } else if (kind && (kind->type == "number" || kind->type == "integer")) {
        value = "0";
    } else if (kind && kind->type == "boolean") {
        value = "true";
    } else if (kind && kind->type == "object") {
        value = "{}";
    }
    showUnlessDone(m_workspace.apply(at->entry->id,
                                     edit::addArgument(at->document(), at->index, name.toStdString(), value, dynamic),
                                     tr("Add argument %1").arg(name)));
    if (rowCount() > 0)
        m_rows[rowCount() - 1]->focusValue();
}

void ArgumentsPanel::focusFirst()
{
    if (rowCount() > 0)
        m_rows.front()->focusValue();
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
