// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/find/findindex.h"
#include "ui/find/recent.h"

#include <QObject>

class QMainWindow;
class QMenu;

namespace retort {

class DefinitionsPane;
class DesignPane;
class EventPane;
class Finder;
class FindField;
class Inspector;
class MenuItems;
class Sidebar;
class TargetPane;
struct Session;

/// Joins the finder to the window: what the menus offer is found too, and what was chosen is gone to. So is what is
/// made from a recipe, and what a rename has changed.
class FindController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        DesignPane& canvas;
        Inspector& inspector;
        TargetPane& target;
        EventPane& event;
        DefinitionsPane& definitions;
        Sidebar& sidebar;
    };
    FindController(Session& session, MenuItems& items, FindField& field, const Parts& parts, QMainWindow& window);

    /// Selects it, brings it into sight and gives it the focus.
    void goTo(const FindPlace& place);
    Finder& finder() { return *m_finder; }

Q_SIGNALS:
    void renamed(const QString& handle, int places);

private:
    void collectCommands();
    void addCommands(std::vector<FindItem>& commands, QMenu& menu, const QString& path);
    std::vector<uses::Subject> lookedAt();
    std::vector<uses::Subject> subjectsIn(EntryId entry, const std::function<bool(const uses::Use&)>& wanted);
    void chooseRename();
    void chooseRecipe();
    void renameEverywhere(const uses::Subject& handle);

    Session& m_session;
    Parts m_parts;
    QMainWindow& m_window;
    FindIndex m_index;
    Recent m_recent;
    Finder* m_finder;
};

} // namespace retort
