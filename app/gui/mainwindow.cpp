// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/mainwindow.h"

#include "app/gui/bench/bundlecontroller.h"
#include "app/gui/bench/cascadecontroller.h"
#include "app/gui/bench/debugcontroller.h"
#include "app/gui/bench/historycontroller.h"
#include "app/gui/bench/samplecontroller.h"
#include "app/gui/bench/whynotcontroller.h"
#include "app/gui/bench/zonenotice.h"
#include "app/gui/design/editcontroller.h"
#include "app/gui/design/findcontroller.h"
#include "app/gui/design/problemcontroller.h"
#include "app/gui/design/signoffcontroller.h"
#include "app/gui/design/sourcecontroller.h"
#include "app/gui/design/targetcontroller.h"
#include "app/gui/design/versioncontroller.h"
#include "app/gui/files/filecontroller.h"
#include "app/gui/files/folderdrop.h"
#include "app/gui/files/newworkspacedialog.h"
#include "app/gui/files/openingcover.h"
#include "app/gui/files/recentworkspaces.h"
#include "app/gui/frame/helpcontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/panecycle.h"
#include "app/gui/frame/statusline.h"
#include "app/gui/frame/themecontroller.h"
#include "app/gui/frame/topbar.h"
#include "app/gui/frame/windowfit.h"
#include "app/gui/session/session.h"
#include "app/workspace/bundled.h"
#include "app/workspace/manifest.h"
#include "app/workspace/paths.h"
#include "ui/bench/cascade/cascadepane.h"
#include "ui/bench/cascade/livecascade.h"
#include "ui/bench/composer/samplebar.h"
#include "ui/bench/contextpane.h"
#include "ui/bench/debugger/debugpane.h"
#include "ui/bench/effects/effectspane.h"
#include "ui/bench/effects/liveeffects.h"
#include "ui/bench/eventpane.h"
#include "ui/bench/tracepane.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/say.h"
#include "ui/common/tabbedpane.h"
#include "ui/design/chain/chainitems.h"
#include "ui/design/chain/chainview.h"
#include "ui/design/definitions/definitionspane.h"
#include "ui/design/designpane.h"
#include "ui/design/inspector/inspector.h"
#include "ui/design/sidebar/sidebar.h"
#include "ui/design/target/targetpane.h"
#include "ui/problems/problemspane.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QCryptographicHash>
#include <QDir>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QVBoxLayout>
#include <QWindow>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString geometrySetting = u"window/geometry"_s;
const QString layoutSetting = u"window/layout"_s;
const QString foldedSetting = u"window/folded"_s; // lists of the sidebar
const QString editNotice = u"edit"_s;
const QString workspaceSetting = u"lastWorkspace"_s;
constexpr QSize usualSize(1440, 900);

/// Where a tour of the sample begins: the reaction of the documentation's first pages.
const QString firstReaction = u"reactions/nps-survey-completed.json"_s;
const QString firstEvent = u"events/survey-promoter.json"_s;

/// Where it is remembered what was last looked at in a workspace.
QString lookedAtSetting(const std::filesystem::path& folder)
{
    const QByteArray hash = QCryptographicHash::hash(qStringOf(folder).toUtf8(), QCryptographicHash::Sha1);
    return u"workspaces/%1"_s.arg(QString::fromLatin1(hash.toHex().first(12)));
}

} // namespace

MainWindow::MainWindow(Session& session, QSettings& settings, ThemeController& theme, Prompts* prompts)
    : m_session(session)
    , m_settings(settings)
    , m_theme(theme)
    , m_ownPrompts(prompts ? nullptr : std::make_unique<WindowPrompts>(*this))
    , m_prompts(prompts ? *prompts : *m_ownPrompts)
    , m_items(new MenuItems(this))
    , m_menus(*menuBar(), *m_items)
    , m_notices(new NoticeBar(this))
    , m_bar(new TopBar(*m_items, this))
    , m_status(new StatusLine(this))
    , m_files(new FileController(session.workspace, m_prompts, *m_notices, this))
{
    setObjectName(u"window"_s);
    m_place = new DesignPlace(makePanes(), this);
    const auto showMiddle = [this] {
        using Middle = DesignPlace::Middle;
        const Selection& at = m_session.selection;
        m_place->showMiddle(at.target() != EntryId::None        ? Middle::Target
                            : at.definitions() != EntryId::None ? Middle::Definitions
                                                                : Middle::Reaction);
    };
    connect(&session.selection, &Selection::targetChanged, m_place, showMiddle);
    connect(&session.selection, &Selection::definitionsChanged, m_place, showMiddle);
    showMiddle();

    auto* body = new QWidget(this);
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_notices);
    layout->addWidget(m_place, 1);
    setCentralWidget(body);
    setStatusBar(m_status);
    new OpeningCover(*m_files, *m_place, *m_status);

    auto* edits = new EditController(session.workspace, session.selection, *m_items, this);
    edits->follow(*m_menus.edit);
    connect(edits, &EditController::told, this, [this](const QString& sentence) { m_status->announce(sentence); });
    auto* bundles = new BundleController(
        session, {.files = *m_files, .items = *m_items, .prompts = m_prompts, .notices = *m_notices, .window = *this},
        this);
    auto* history = new HistoryController(session,
                                          {.files = *m_files,
                                           .items = *m_items,
                                           .notices = *m_notices,
                                           .bundles = *bundles,
                                           .window = *this,
                                           .prompts = prompts},
                                          this);
    const auto tellInPassing = [this](const QString& sentence) { m_status->showMessage(sentence, 6000); };
    connect(bundles, &BundleController::told, this, tellInPassing);
    connect(history, &HistoryController::told, this, tellInPassing);
    new ZoneNotice(session, *m_notices, this);
    auto* signOff = new SignOffController(session, *m_files, *m_items, m_prompts, *m_notices, this);
    connect(signOff, &SignOffController::saved, this, [this](const QString& path) {
        m_status->announce(tr("Sign-off sheet saved as %1").arg(visibleText(QDir::toNativeSeparators(path))));
    });
    new SampleController(session,
                         {.files = *m_files,
                          .items = *m_items,
                          .sidebar = *m_sidebar,
                          .status = *m_status,
                          .window = *this,
                          .prompts = prompts},
                         this);
    new VersionController(session, *m_files, *m_items, *m_notices, *m_place->panes().event, this);
    joinView();

    Workspace& workspace = session.workspace;
    connect(&workspace, &Workspace::unsavedCountChanged, m_bar, &TopBar::showUnsaved);
    connect(&workspace, &Workspace::unsavedCountChanged, m_status, &StatusLine::showUnsaved);
    connect(&workspace, &Workspace::unsavedCountChanged, m_items->save, [this](int count) {
        m_items->save->setEnabled(count > 0);
        setWindowModified(count > 0);
    });
    connect(&workspace, &Workspace::opened, this, &MainWindow::showTitle);
    connect(&workspace, &Workspace::manifestChanged, this, &MainWindow::showTitle);
    connect(m_files, &FileController::opened, this, &MainWindow::showOpened);
    connect(&session.selection, &Selection::reactionChanged, this, &MainWindow::rememberLook);
    connect(&session.selection, &Selection::eventChanged, this, &MainWindow::rememberLook);
    connect(&session.selection, &Selection::targetChanged, this, &MainWindow::rememberLook);
    connect(m_files, &FileController::opening, this, [this] { m_opening = true; });
    connect(m_files, &FileController::saved, this, [this](int documents, int deleted) {
        const QString saved =
            documents == 1 ? tr("Saved 1 document") : tr("Saved %1 documents", nullptr, documents).arg(documents);
        const QString gone =
            deleted == 1 ? tr("Deleted 1 file") : tr("Deleted %1 files", nullptr, deleted).arg(deleted);
        m_status->showMessage(deleted == 0     ? saved
                              : documents == 0 ? gone
                                               : tr("%1. %2.", "what was saved, what was deleted").arg(saved, gone),
                              deleted == 0 ? 4000 : 8000);
    });
    connect(m_files, &FileController::reloaded, this, [this](int documents) {
        m_status->showMessage(
            documents == 1
                ? tr("Another program changed 1 file; it was read again")
                : tr("Another program changed %1 files; they were read again", nullptr, documents).arg(documents),
            6000);
    });
    connect(m_files, &FileController::recovered, this, [this](int documents) {
        m_status->showMessage(
            documents == 1 ? tr("Recovered 1 document; it is not saved yet")
                           : tr("Recovered %1 documents; they are not saved yet", nullptr, documents).arg(documents),
            6000);
    });
    connect(m_files, &FileController::showRequested, this, [this](EntryId id) {
        m_session.selection.setReaction(id); // each takes what is of its kind
        m_session.selection.setEvent(id);
        m_session.selection.setTarget(id);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* focused) { followCaret(focused); });
    joinOpening();
    connect(m_items->save, &QAction::triggered, m_files, &FileController::save);
    connect(m_items->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_items->about, &QAction::triggered, this, &MainWindow::showAbout);
    new HelpController(*m_items, *this);
    m_items->save->setEnabled(false);
    showTitle();

    const QSize screen = QGuiApplication::primaryScreen()->availableSize();
    resize(usualSize.boundedTo(screen));
    restoreGeometry(m_settings.value(geometrySetting).toByteArray());
    m_firstSize = size();
}

MainWindow::~MainWindow()
{
    disconnect(qApp, nullptr, this, nullptr); // the focus leaves one widget after the other now: nobody follows it
}

void MainWindow::joinOpening()
{
    m_recent = new RecentWorkspaces(m_settings, *m_menus.recent, this);
    const auto open = [this](const QString& folder) { m_files->open(pathOf(folder)); };
    connect(m_recent, &RecentWorkspaces::openRequested, this, open);
    connect(new FolderDrop(*this), &FolderDrop::dropped, this, open);
    connect(m_files, &FileController::opened, m_recent, &RecentWorkspaces::add);
    connect(m_items->newWorkspace, &QAction::triggered, this, &MainWindow::askNewWorkspace);
    connect(m_items->open, &QAction::triggered, m_files, &FileController::chooseFolder);
    connect(m_items->openSample, &QAction::triggered, m_files, &FileController::openSample);
}

void MainWindow::askNewWorkspace()
{
    auto* dialog = new NewWorkspaceDialog(qStringOf(sampleHome()), this);
    connect(dialog, &NewWorkspaceDialog::chosen, this,
            [this](const QString& folder, const QString& name) { m_files->create(pathOf(folder), name); });
    dialog->open();
}

Panes MainWindow::makePanes()
{
    auto* sidebar = m_sidebar = new Sidebar(m_session.workspace, m_session.selection, m_session.lint, this);
    connect(m_items->newReaction, &QAction::triggered, sidebar, &Sidebar::addReaction);
    connect(m_items->newTarget, &QAction::triggered, sidebar, &Sidebar::addTarget);
    connect(m_items->find, &QAction::triggered, sidebar, &Sidebar::focusFilter);

    auto* canvas = new DesignPane(m_session.workspace, m_session.selection, m_session.run, m_session.lint, this);
    auto* inspector = new Inspector(m_session.workspace, m_session.selection, m_session.run, this);
    const auto tell = [this](const Error& error) { m_notices->post(editNotice, say(error)); };
    connect(canvas, &DesignPane::refused, this, tell);
    connect(inspector, &Inspector::refused, this, tell);
    const auto showProblems = [this, inspector] {
        inspector->showProblems(m_session.lint.problemsOf(m_session.selection.reaction()));
    };
    connect(&m_session.lint, &LiveLint::changed, inspector, [this, showProblems](EntryId id) {
        if (id == m_session.selection.reaction())
            showProblems();
    });
    connect(&m_session.selection, &Selection::reactionChanged, inspector, showProblems);
    connect(canvas, &DesignPane::editRequested, inspector, &Inspector::focusFirst);
    connect(inspector, &Inspector::openTargetRequested, canvas, &DesignPane::openTarget);
    connect(canvas, &DesignPane::newReactionRequested, sidebar, &Sidebar::addReaction);
    connect(sidebar, &Sidebar::copiedInactive, m_status, [this] {
        m_status->announce(
            tr("The copy is inactive, so that it does not answer the same events: switch it on when it is ready."));
    });
    // Queued: the list takes the keys back once its editor is closed. The first action is what comes next.
    connect(
        sidebar, &Sidebar::triggerRequested, inspector,
        [inspector, chain = canvas->chain()] { inspector->chooseTrigger(chain); }, Qt::QueuedConnection);
    connect(sidebar, &Sidebar::pasteRequested, canvas, &DesignPane::pasteEntry);
    connect(m_items->rename, &QAction::triggered, canvas, &DesignPane::focusName);
    for (QWidget* pane : {static_cast<QWidget*>(canvas), static_cast<QWidget*>(inspector)})
        pane->addAction(m_items->rename);
    // The next edit that succeeds takes the word of the one that did not away.
    connect(&m_session.workspace.history(), &QUndoStack::indexChanged, m_notices,
            [this] { m_notices->withdraw(editNotice); });
    m_menus.addReactionItems(*m_items, canvas->chain()->items());

    auto* target = new TargetPane(m_session.workspace, m_session.selection, m_session.run, m_session.render, this);
    connect(target, &TargetPane::refused, this, tell);
    const auto showTargetProblems = [this, target] {
        target->showProblems(m_session.lint.problemsOf(m_session.selection.target()));
    };
    connect(&m_session.lint, &LiveLint::changed, target, [this, showTargetProblems](EntryId id) {
        if (id == m_session.selection.target())
            showTargetProblems();
    });
    connect(&m_session.selection, &Selection::targetChanged, target, showTargetProblems);
    new TargetController(m_session, *sidebar, this);
    auto* trace = new TracePane(m_session.run, m_session.selection, this);
    new SourceController(m_session, *trace, *target, this);
    auto* debug = new DebugController(m_session,
                                      {.items = *m_items,
                                       .files = *m_files,
                                       .settings = m_settings,
                                       .trace = *trace,
                                       .inspector = *inspector,
                                       .status = *m_status},
                                      this);
    auto* event =
        new EventPane(m_session.workspace, m_session.selection,
                      new SampleBar(m_session.workspace, m_session.selection, m_session.outside.zones, this), this);
    connect(event, &EventPane::newEventRequested, m_items->newEvent, &QAction::trigger);
    auto* tour = new ProblemTour(m_session.workspace, m_session.selection, m_session.lint, this);
    auto* problems = new ProblemsPane(*tour, this);
    connect(problems, &ProblemsPane::refused, this, tell);
    auto* middle = new TabbedPane(tr("Trace, problems and cascade"), this);
    middle->setObjectName(u"middle"_s);
    auto* whyNot = new WhyNotController(
        m_session,
        {.items = *m_items, .trace = *trace, .chain = *canvas->chain(), .inspector = *inspector, .status = *m_status},
        this);
    connect(whyNot, &WhyNotController::refused, this, tell);
    middle->addPage(tr("Trace"), whyNot->page(), trace->head());
    middle->addPage(tr("Problems"), problems, problems->head());
    auto* cascade = new LiveCascade(m_session.workspace, m_session.selection, m_session.outside, this);
    auto* cascadePane = new CascadePane(*cascade, this);
    middle->addPage(tr("Cascade"), cascadePane, cascadePane->head());
    new CascadeController(m_session, *cascade, *m_items,
                          {.tabs = *middle,
                           .tab = 2,
                           .pane = *cascadePane,
                           .canvas = *canvas,
                           .inspector = *inspector,
                           .showBench = [this] { m_items->showBench->setChecked(true); }},
                          this);
    new ProblemController(m_session, *tour, *m_items,
                          {.tabs = *middle,
                           .tab = 1,
                           .panel = *problems,
                           .canvas = *canvas,
                           .inspector = *inspector,
                           .target = *target,
                           .event = *event,
                           .status = *m_status,
                           .showBench = [this] { m_items->showBench->setChecked(true); }},
                          this);

    auto* effects = new EffectsPane(*new LiveEffects(m_session.workspace, m_session.run, m_session.outside, this),
                                    m_session.selection, this);
    auto* context = new ContextPane(m_session.workspace, m_session.run, m_session.selection, this);
    auto* debugPane = new DebugPane(debug->debugger(), m_session.selection, this);
    connect(debugPane, &DebugPane::told, this, [this](const QString& sentence) { m_status->announce(sentence); });
    auto* right = new TabbedPane(tr("Context, effects and debugging"), this);
    right->setObjectName(u"right"_s);
    right->addPage(tr("Context"), context, nullptr);
    right->addPage(tr("Effects"), effects, effects->head());
    right->addPage(tr("Debug"), debugPane, debugPane->head());

    auto* definitions = new DefinitionsPane(m_session.workspace, m_session.selection, this);
    m_find = new FindController(m_session, *m_items, m_bar->findField(),
                                {.canvas = *canvas,
                                 .inspector = *inspector,
                                 .target = *target,
                                 .event = *event,
                                 .definitions = *definitions,
                                 .sidebar = *sidebar},
                                *this);

    connect(m_find, &FindController::renamed, this, [this](const QString& handle, int places) {
        m_status->showMessage(places == 1 ? tr("Renamed to %1 in 1 place").arg(handle)
                                          : tr("Renamed to %1 in %2 places").arg(handle).arg(places),
                              6000);
    });

    return {.sidebar = sidebar,
            .canvas = canvas,
            .chain = canvas->chain(),
            .inspector = inspector,
            .event = event,
            .trace = middle,
            .context = right,
            .target = target,
            .targetSides = target->sides(),
            .definitions = definitions};
}

void MainWindow::joinView()
{
    m_theme.serve(*m_items);
    const std::pair<QAction*, QWidget*> toggles[] = {{m_items->showSidebar, m_place->panes().sidebar},
                                                     {m_items->showInspector, m_place->panes().inspector},
                                                     {m_items->showBench, m_place->bench()}};
    for (const auto& [item, pane] : toggles)
        connect(item, &QAction::toggled, pane, &QWidget::setVisible);
    connect(m_items->resetLayout, &QAction::triggered, this, [this] {
        for (QAction* item : {m_items->showSidebar, m_items->showInspector, m_items->showBench})
            item->setChecked(true);
        m_place->resetLayout();
        m_sidebar->foldLists({});
    });

    const Panes& panes = m_place->panes();
    auto* cycle = new PaneCycle({m_notices, panes.sidebar, panes.canvas, panes.inspector, panes.target,
                                 panes.definitions, panes.event, panes.trace, panes.context},
                                this);
    cycle->setFirst(*panes.canvas, *panes.chain); // not the name, which the next letter would replace
    connect(m_items->nextPane, &QAction::triggered, cycle, &PaneCycle::next);
    connect(m_items->previousPane, &QAction::triggered, cycle, &PaneCycle::previous);
}

void MainWindow::openLast()
{
    const std::filesystem::path last = pathOf(m_settings.value(workspaceSetting).toString());
    std::error_code ignored;
    if (!last.empty() && std::filesystem::exists(last / manifestName, ignored))
        m_files->open(last);
    else
        m_files->openSample();
}

void MainWindow::showOpened()
{
    m_settings.setValue(workspaceSetting, qStringOf(m_files->folder()));
    m_opening = false;
    const QStringList last =
        m_settings.value(lookedAtSetting(m_files->folder()), QStringList{firstReaction, firstEvent}).toStringList();
    Selection& selection = m_session.selection;
    if (const Entry* entry = m_session.workspace.findPath(last.value(0)); entry && entry->kind == EntryKind::Reaction)
        selection.setReaction(entry->id);
    if (const Entry* entry = m_session.workspace.findPath(last.value(1)); entry && entry->kind == EntryKind::Event)
        selection.setEvent(entry->id);
    if (const Entry* entry = m_session.workspace.findPath(last.value(2)); entry && entry->kind == EntryKind::Target)
        selection.setTarget(entry->id);
    showTitle();
}

void MainWindow::rememberLook()
{
    const Entry* reaction = m_session.workspace.find(m_session.selection.reaction());
    const Entry* event = m_session.workspace.find(m_session.selection.event());
    const Entry* target = m_session.workspace.find(m_session.selection.target());
    if (!m_opening && reaction && event)
        m_settings.setValue(lookedAtSetting(m_files->folder()),
                            QStringList{reaction->path, event->path, target ? target->path : QString()});
}

void MainWindow::followCaret(QWidget* focused)
{
    disconnect(m_caret);
    for (QWidget* widget = focused; widget != nullptr; widget = widget->parentWidget())
        if (auto* editor = qobject_cast<JsonEditor*>(widget)) {
            m_caret = connect(editor, &JsonEditor::cursorMoved, m_status, &StatusLine::showCursor);
            m_status->showCursor(editor->cursorPlace());
            return;
        }
    m_status->showCursor({});
}

void MainWindow::showTitle()
{
    const QString folder = qStringOf(m_files->folder().filename());
    const QString name = m_session.workspace.name().isEmpty() ? folder : m_session.workspace.name();
    m_bar->showWorkspace(name, qStringOf(m_files->folder()));
    m_status->showDialect(m_session.workspace.settings().logic.dialect);
    setWindowTitle(name.isEmpty() ? tr("Retort") : tr("%1[*] – Retort").arg(name));
}

void MainWindow::showAbout()
{
    m_prompts.ask({.title = tr("About Retort"),
                   .text = tr("Retort %1").arg(QApplication::applicationVersion()),
                   .details = tr("Designs, tests and explains loyalty reactions.\nFree software under the GNU General "
                                 "Public License, version 3 or later."),
                   .answers = {{.text = tr("Close")}},
                   .cancel = false},
                  [](int) {});
}

void MainWindow::restoreLayout()
{
    m_place->restoreLayout(m_settings.value(layoutSetting).toByteArray());
    m_sidebar->foldLists(m_settings.value(foldedSetting).toStringList());
    for (const auto& [item, pane] : {std::pair{m_items->showSidebar, m_place->panes().sidebar},
                                     std::pair{m_items->showInspector, m_place->panes().inspector},
                                     std::pair{m_items->showBench, m_place->bench()}})
        item->setChecked(!pane->isHidden());
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_shown)
        return;
    m_shown = true;
    layout()->activate(); // sizes are restored in proportion to the window's
    restoreLayout();
}

void MainWindow::moveEvent(QMoveEvent* event)
{
    QMainWindow::moveEvent(event);
    // The frame comes some time after the window, which is moved into it. Only then is it known how much fits; what was
    // kept of last time may be of a larger screen, or of another scale.
    if (!m_firstSize.isValid() || !m_shown || !windowHandle() || windowHandle()->frameMargins().isNull())
        return;
    if (size() == m_firstSize) // else somebody chose another
        QMetaObject::invokeMethod(this, &MainWindow::fitOnScreen, Qt::QueuedConnection);
    m_firstSize = {};
}

void MainWindow::fitOnScreen()
{
    if (windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen))
        return;
    const QMargins frame = windowHandle() ? windowHandle()->frameMargins() : QMargins();
    const QRect fitted = fittedTo(screen()->availableGeometry(), geometry(), frame);
    if (fitted != geometry())
        setGeometry(fitted);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_leaving) {
        event->ignore();
        // Asked later where there is something to ask: the answer closes once more.
        m_files->leaveThen([this] {
            m_leaving = true;
            QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
        });
        return;
    }
    m_files->letGo();
    m_settings.setValue(geometrySetting, saveGeometry());
    m_settings.setValue(layoutSetting, m_place->saveLayout());
    m_settings.setValue(foldedSetting, m_sidebar->foldedLists());
    QMainWindow::closeEvent(event);
}

} // namespace retort
