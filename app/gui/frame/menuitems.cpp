// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/menuitems.h"

#include "ui/common/glyph.h"

#include <QAction>
#include <QActionGroup>

namespace retort {

MenuItems::MenuItems(QObject* parent) : QObject(parent)
{
    const auto item = [this](const QString& text, const QList<QKeySequence>& keys = {}) {
        auto* made = new QAction(text, this);
        made->setShortcuts(keys);
        return made;
    };
    const auto drawn = [&item](Glyph glyph, const QString& text, const QList<QKeySequence>& keys = {}) {
        auto* made = item(text, keys);
        made->setIcon(icon(glyph));
        return made;
    };
    const auto togglable = [&item](const QString& text, const QList<QKeySequence>& keys = {}) {
        auto* made = item(text, keys);
        made->setCheckable(true);
        made->setChecked(true);
        return made;
    };

    newWorkspace = item(tr("Ne&w workspace…"));
    open = drawn(Glyph::Folder, tr("&Open workspace…"), {Qt::CTRL | Qt::Key_O});
    openSample = item(tr("Open the sa&mple workspace"));
    newReaction = drawn(Glyph::Add, tr("&New reaction"), {Qt::CTRL | Qt::Key_N});
    newFromRecipe = item(tr("New from &recipe…"));
    newEvent = drawn(Glyph::Event, tr("New sample &event…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_N});
    newTarget = drawn(Glyph::Send, tr("New &target"), {Qt::CTRL | Qt::ALT | Qt::Key_N});
    save = drawn(Glyph::Save, tr("&Save"), {Qt::CTRL | Qt::Key_S});
    versions = item(tr("Earlier &versions…"));
    quit = item(tr("&Quit"), {Qt::CTRL | Qt::Key_Q});
    quit->setMenuRole(QAction::QuitRole);

    undo = drawn(Glyph::Undo, tr("&Undo"), {Qt::CTRL | Qt::Key_Z});
    redo = drawn(Glyph::Redo, tr("&Redo"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    // Their keys are those of the lists and fields that have the focus; here they are only shown.
    const auto shown = [&item](const QString& text, const QKeySequence& key) {
        auto* made = item(text, {key});
        made->setShortcutContext(Qt::WidgetShortcut);
        return made;
    };
    cut = shown(tr("Cu&t"), QKeySequence::Cut);
    copy = shown(tr("&Copy"), QKeySequence::Copy);
    paste = shown(tr("&Paste"), QKeySequence::Paste);
    duplicate = shown(tr("&Duplicate"), Qt::CTRL | Qt::Key_D);
    selectAll = shown(tr("Select &all"), QKeySequence::SelectAll);
    find = item(tr("&Filter the workspace"), {Qt::CTRL | Qt::Key_F});
    findAnything = drawn(Glyph::Search, tr("Find an&ything…"), {Qt::CTRL | Qt::Key_K});
    findUses = item(tr("Find u&ses…"), {Qt::SHIFT | Qt::Key_F12});
    renameEverywhere = item(tr("Rename a &handle everywhere…"), {Qt::SHIFT | Qt::Key_F2});

    nextProblem = item(tr("Next pro&blem"), {Qt::Key_F8});
    previousProblem = item(tr("Pre&vious problem"), {Qt::SHIFT | Qt::Key_F8});
    quickFix = item(tr("&Mend the problem"), {Qt::CTRL | Qt::Key_Period});

    rename = drawn(Glyph::Edit, tr("Re&name reaction"), {Qt::Key_F2});
    rename->setShortcutContext(Qt::WidgetWithChildrenShortcut); // a list renames what it has; see MainWindow
    signOff = item(tr("Sign-&off sheet…"));

    importEvents = item(tr("&Import sample events…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_I});
    copyAsCurl = item(tr("Copy as &curl…"));
    scrub = item(tr("Scru&b personal data…"));

    run = drawn(Glyph::Run, tr("&Run"), {Qt::Key_F5});
    step = drawn(Glyph::Step, tr("&Step"), {Qt::Key_F10});
    into = item(tr("Step &into"), {Qt::Key_F11});
    out = item(tr("Step &out"), {Qt::SHIFT | Qt::Key_F11});
    back = drawn(Glyph::Back, tr("&Back"), {Qt::CTRL | Qt::Key_F10});
    goOn = drawn(Glyph::Continue, tr("&Continue"), {Qt::CTRL | Qt::Key_F5});
    reset = drawn(Glyph::Reset, tr("R&eset"), {Qt::SHIFT | Qt::Key_F5});
    runTo = item(tr("Run &to here"), {Qt::CTRL | Qt::Key_F9});
    toggleBreakpoint = item(tr("Set or &lift a breakpoint"), {Qt::Key_F9});
    cascade = drawn(Glyph::Bolt, tr("All reactions and c&ascade"), {Qt::CTRL | Qt::SHIFT | Qt::Key_A});
    makePass = item(tr("Make it &pass"));
    openBundle = item(tr("Open trace b&undle…"));
    history = drawn(Glyph::Clock, tr("Run &history…"), {Qt::CTRL | Qt::Key_H});

    showSidebar = togglable(tr("&Sidebar"));
    showInspector = togglable(tr("&Inspector"));
    showBench = togglable(tr("&Bench"));
    problems = item(tr("&Problems"), {Qt::CTRL | Qt::SHIFT | Qt::Key_M});
    resetLayout = item(tr("Reset la&yout"));
    nextPane = item(tr("&Next pane"), {Qt::Key_F6});
    previousPane = item(tr("&Previous pane"), {Qt::SHIFT | Qt::Key_F6});

    themes = new QActionGroup(this);
    const auto theme = [this, &togglable](const QString& text) {
        auto* made = togglable(text);
        made->setChecked(false);
        themes->addAction(made);
        return made;
    };
    themeSystem = theme(tr("As the &system"));
    themeLight = theme(tr("&Light"));
    themeDark = theme(tr("&Dark"));

    guide = item(tr("&Guide"), {Qt::Key_F1});
    keys = item(tr("&Keyboard shortcuts"), {Qt::CTRL | Qt::Key_F1});
    about = item(tr("&About Retort"));
    about->setMenuRole(QAction::AboutRole);

    const std::pair<QAction*, QString> reasons[] = {
        {save, tr("nothing is unsaved")},
        {versions, tr("it was not saved yet")},
        {undo, tr("nothing to undo")},
        {redo, tr("nothing to redo")},
        {cut, tr("nothing is selected")},
        {copy, tr("nothing is selected")},
        {paste, tr("nothing here to paste into")},
        {duplicate, tr("nothing is selected")},
        {selectAll, tr("no list or text has the focus")},
        {copyAsCurl, tr("no sample event is selected")},
        {scrub, tr("there are no samples and no profiles")},
        {run, tr("no reaction or sample event")},
        {step, tr("the chain is at its end")},
        {into, tr("the chain is at its end")},
        {out, tr("no condition is being stepped through")},
        {back, tr("the chain is at its start")},
        {goOn, tr("nothing is being stepped through")},
        {reset, tr("the chain is at its start")},
        {runTo, tr("no reaction or sample event")},
        {toggleBreakpoint, tr("no reaction or sample event")},
        {makePass, tr("nothing stops the chain, or nothing is known to help")}};
    for (const auto& [made, reason] : reasons)
        made->setProperty(whyDisabled, reason);
}

} // namespace retort
