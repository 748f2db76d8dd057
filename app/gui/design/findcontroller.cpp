// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/design/findcontroller.h"

#include "app/gui/frame/menuitems.h"
#include "app/gui/session/session.h"
#include "engine/uses/uses.h"
#include "ui/bench/eventpane.h"
#include "ui/common/say.h"
#include "ui/design/chain/chainview.h"
#include "ui/design/definitions/definitionspane.h"
#include "ui/design/designpane.h"
#include "ui/design/inspector/inspector.h"
#include "ui/design/sidebar/sidebar.h"
#include "ui/design/target/targetpane.h"
#include "ui/find/finder.h"
#include "ui/find/findfield.h"
#include "ui/find/recipedialog.h"
#include "ui/find/renamedialog.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>

#include <algorithm>

namespace retort {

FindController::FindController(Session& session, MenuItems& items, FindField& field, const Parts& parts,
                               QMainWindow& window)
    : QObject(&window)
    , m_session(session)
    , m_parts(parts)
    , m_window(window)
    , m_index(session.workspace)
    , m_recent(session.workspace, session.selection)
    , m_finder(new Finder(session.workspace, m_index, m_recent, field, &window))
{
    field.setHint(items.findAnything->shortcut().toString(QKeySequence::NativeText));
    connect(items.findAnything, &QAction::triggered, m_finder, &Finder::open);
    connect(items.findUses, &QAction::triggered, this, [this] { m_finder->chooseUses(lookedAt()); });
    connect(items.renameEverywhere, &QAction::triggered, this, &FindController::chooseRename);
    connect(m_finder, &Finder::aboutToOpen, this, &FindController::collectCommands);
    connect(items.newFromRecipe, &QAction::triggered, this, &FindController::chooseRecipe);
    connect(m_finder, &Finder::chosen, this, &FindController::goTo);
    connect(&parts.sidebar, &Sidebar::usesRequested, this, [this](EntryId target) {
        m_finder->chooseUses(
            subjectsIn(target, [](const uses::Use& use) { return use.role == uses::Use::Role::Defines; }));
    });
    connect(&parts.inspector, &Inspector::usesRequested, this, [this](const std::string& pointer) {
        const std::string below = pointer + '/';
        m_finder->chooseUses(subjectsIn(m_session.selection.reaction(), [&](const uses::Use& use) {
            return use.pointer.compare(0, below.size(), below) == 0;
        }));
    });
    connect(&parts.definitions, &DefinitionsPane::usesRequested, this, [this] { m_finder->chooseUses(lookedAt()); });
    connect(m_finder, &Finder::renameRequested, this, &FindController::renameEverywhere);
}

void FindController::goTo(const FindPlace& place)
{
    Selection& selection = m_session.selection;
    const Entry* entry = m_session.workspace.find(place.entry);
    if (!entry)
        return;
    switch (entry->kind) {
    case EntryKind::Reaction:
        selection.setReaction(place.entry);
        if (place.action != ActionId::None)
            selection.setAction(place.action);
        m_parts.canvas.chain()->setFocus(Qt::OtherFocusReason);
        if (!place.pointer.empty()) // a value: where it is edited
            QMetaObject::invokeMethod(&m_parts.inspector, &Inspector::focusFirst, Qt::QueuedConnection);
        break;
    case EntryKind::Target:
        selection.setTarget(place.entry);
        // Its pane has no size before it is laid out, and so no sight to bring the place into.
        QMetaObject::invokeMethod(
            &m_parts.target,
            [this, place] {
                if (m_session.selection.target() != place.entry)
                    return;
                if (place.span)
                    m_parts.target.showSource(*place.span);
                if (place.span || place.pointer.empty())
                    m_parts.target.focusTemplate();
            },
            Qt::QueuedConnection);
        break;
    case EntryKind::Event:
        selection.setEvent(place.entry);
        m_parts.event.showPlace(place.pointer);
        break;
    case EntryKind::Definitions: {
        selection.setDefinitions(place.entry);
        QString handle;
        if (const DefinitionList* list = entry->definitions()) {
            for (const Definition& one : list->definitions) {
                if (place.pointer.rfind(one.pointer + '/', 0) == 0)
                    handle = fromUtf8(one.handle);
            }
        }
        m_parts.definitions.showHandle(handle);
        break;
    }
    default:
        break;
    }
}

void FindController::collectCommands()
{
    std::vector<FindItem> commands;
    for (QAction* item : m_window.menuBar()->actions()) {
        if (QMenu* menu = item->menu())
            addCommands(commands, *menu, item->text().remove(u'&'));
    }
    m_index.setCommands(std::move(commands));
}

void FindController::addCommands(std::vector<FindItem>& commands, QMenu& menu, const QString& path)
{
    Q_EMIT menu.aboutToShow(); // some are filled, or enabled, only then
    for (QAction* item : menu.actions()) {
        const QString title =
            item->text().replace(QStringLiteral("&&"), QStringLiteral("\n")).remove(u'&').replace(u'\n', u'&');
        if (item->isSeparator() || !item->isVisible())
            continue;
        if (QMenu* inside = item->menu()) {
            addCommands(commands, *inside, tr("%1 › %2", "a menu in a menu").arg(path, title));
            continue;
        }
        FindItem command{.group = FindGroup::Command, .title = title, .detail = path, .glyph = Glyph::ChevronRight};
        command.shortcut = item->shortcut().toString(QKeySequence::NativeText);
        if (!item->isEnabled()) {
            const QString why = item->property(MenuItems::whyDisabled).toString();
            command.whyNot = why.isEmpty() ? tr("not possible now") : why;
        }
        command.run = [item = QPointer(item)] {
            if (item)
                item->trigger();
        };
        commands.push_back(std::move(command));
    }
}

/// Of what is looked at: a definition, a target, or what the selected action names and reads.
std::vector<uses::Subject> FindController::lookedAt()
{
    const Selection& selection = m_session.selection;
    if (selection.definitions() != EntryId::None) {
        const std::string handle = m_parts.definitions.currentHandle().toStdString();
        return subjectsIn(selection.definitions(), [&](const uses::Use& use) { return use.subject.name == handle; });
    }
    if (selection.target() != EntryId::None)
        return subjectsIn(selection.target(), [](const uses::Use&) { return true; });
    const Entry* entry = m_session.workspace.find(selection.reaction());
    return subjectsIn(selection.reaction(), [&](const uses::Use& use) {
        return !use.action || selection.action() == ActionId::None ||
               entry->content->actions[*use.action] == selection.action();
    });
}

void FindController::chooseRename()
{
    std::vector<uses::Subject> handles = lookedAt();
    std::erase_if(handles, [](const auto& subject) { return subject.kind != uses::Subject::Kind::Handle; });
    m_finder->chooseRename(handles);
}

std::vector<uses::Subject> FindController::subjectsIn(EntryId entry,
                                                      const std::function<bool(const uses::Use&)>& wanted)
{
    m_index.finish();
    std::vector<uses::Subject> subjects;
    for (const uses::Use& use : m_index.usesOf(entry)) {
        if (wanted(use) && std::find(subjects.begin(), subjects.end(), use.subject) == subjects.end())
            subjects.push_back(use.subject);
    }
    return subjects;
}

void FindController::chooseRecipe()
{
    auto* dialog = new RecipeDialog(m_session.workspace, &m_window);
    connect(dialog, &RecipeDialog::made, this, [this](EntryId reaction) { goTo({.entry = reaction}); });
    dialog->open();
}

void FindController::renameEverywhere(const uses::Subject& handle)
{
    auto* dialog = new RenameDialog(m_session.workspace, m_index, handle, &m_window);
    connect(dialog, &RenameDialog::renamed, this, &FindController::renamed);
    dialog->open();
}

} // namespace retort
