// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a workspace of 5,000 reactions, and on one reaction of 500 actions: for how long the event loop did not
// turn while a person works, and how long a keystroke takes until its verdict shows. A ratio of 1 is reading and
// parsing all the same files with nlohmann/json in the same run.
//
//     window_benchmark [WORD]     only the parts whose names hold the word, and what comes before them
#include "app/gui/design/findcontroller.h"
#include "app/gui/files/filecontroller.h"
#include "app/gui/files/outsidechanges.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/systemtheme.h"
#include "app/gui/frame/themecontroller.h"
#include "app/gui/mainwindow.h"
#include "app/gui/session/session.h"
#include "app/workspace/paths.h"
#include "tests/benchmark/gapmeter.h"
#include "tests/benchmark/windowhands.h"
#include "tests/support/bigworkspace.h"
#include "ui/bench/cascade/livecascade.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/find/finder.h"

#include <QtWidgets>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace {

using namespace retort;
using namespace retort::hands;
using namespace Qt::StringLiterals;

constexpr std::size_t actionCount = 500;
constexpr int changedFiles = 500;
const uses::Subject handle{uses::Subject::Kind::Handle, "promoter-thank-you", "benefits", {}};

double reference(const std::filesystem::path& folder)
{
    const double begin = wallTime();
    std::size_t members = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".json")
            continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        members += nlohmann::json::parse(text).size();
    }
    if (members == 0)
        std::exit(2);
    return wallTime() - begin;
}

/// A window on a large workspace, and what is told of it.
class Bench {
public:
    explicit Bench(MeteredApplication& application) : m_application(application)
    {
        const std::filesystem::path sample = RETORT_SOURCE_DIR "/resources/sample";
        writeBigWorkspace(sample, folder, BigWorkspace());
        std::ofstream(folder / "reactions" / "long.json", std::ios::binary) << longReaction(actionCount);
        writeBigWorkspace(sample, other, BigWorkspace());
        reference(folder); // the files are in the system's memory for both then
        m_one = reference(folder);
        std::printf("reading and parsing the files with nlohmann/json: %.1f ms\n\n", m_one);
        std::printf("%-52s %8s %6s | %8s %6s | %8s %6s\n", "milliseconds", "took", "ratio", "gap cpu", "99 %", "wall",
                    "99 %");
        window.resize(1440, 900);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
    }

    /// Does something, and tells of the gaps until the loop is at rest again.
    void part(const char* name, const std::function<void()>& work, const std::function<bool()>& done = {})
    {
        m_application.forget();
        const GapMeter meter;
        const double begin = wallTime();
        later(window, work);
        settleUntil([&, first = true]() mutable { return !std::exchange(first, false) && (!done || done()); });
        const double took = wallTime() - begin;
        const auto thread = meter.thread();
        const auto wall = meter.wall();
        m_worst = std::max(m_worst, thread.worst);
        std::printf("%-52s %8.0f %6.2f | %8.1f %6.1f | %8.1f %6.1f  %s\n", name, took, took / m_one, thread.worst,
                    thread.ninetyNinth, wall.worst, wall.ninetyNinth, m_application.longest().c_str());
        std::fflush(stdout);
    }

    template <class Widget>
    Widget& widget(const QString& name) const
    {
        return named<Widget>(window, name);
    }
    static QWidget& focused()
    {
        QWidget* widget = QApplication::focusWidget();
        if (!widget) {
            std::fprintf(stderr, "Nothing has the focus\n");
            std::exit(2);
        }
        return *widget;
    }
    double one() const { return m_one; }
    double worst() const { return m_worst; }

    QTemporaryDir home;
    const std::filesystem::path folder = pathOf(home.filePath(u"big"_s));
    const std::filesystem::path other = pathOf(home.filePath(u"other"_s));
    QSettings settings{home.filePath(u"retort.conf"_s), QSettings::IniFormat};
    SystemTheme system{false};
    ThemeController theme{settings, system};
    Session session;
    MainWindow window{session, settings, theme};

private:
    MeteredApplication& m_application;
    double m_one = 0;
    double m_worst = 0;
};

void open(Bench& bench, const std::filesystem::path& folder, const char* name)
{
    bool opened = false;
    const auto connection =
        QObject::connect(&bench.window.files(), &FileController::opened, &bench.window, [&opened] { opened = true; });
    bench.part(
        name, [&] { bench.window.files().open(folder); }, [&] { return opened; });
    QObject::disconnect(connection);
}

/// Ctrl+Z, until it takes a step: where that is out of sight, the first one shows it.
void undo(Bench& bench)
{
    const QUndoStack& history = bench.session.workspace.history();
    const int before = history.index();
    bench.window.items().undo->trigger();
    if (history.index() == before)
        bench.window.items().undo->trigger();
}

bool isLinted(const Bench& bench) { return bench.session.lint.pending() == 0; }

void sidebar(Bench& bench)
{
    auto& list = bench.widget<QListView>(u"Reactions"_s);
    bench.part("sidebar: 400 notches of the wheel", [&] {
        for (int i = 0; i < 400; ++i)
            turnWheel(*list.viewport());
    });
    bench.part("sidebar: the bar dragged from end to end", [&] {
        QScrollBar* bar = list.verticalScrollBar();
        for (int i = 0; i <= 200; ++i)
            later(*bar, [bar, i] { bar->setValue(bar->maximum() * (200 - i) / 200); });
    });
    auto& filter = bench.widget<QLineEdit>(u"Filter"_s);
    const QString letters = u"gold big spender 4"_s;
    bench.part("filter: typed, letter by letter", [&] {
        filter.setFocus();
        post(filter, letters);
    });
    bench.part("filter: deleted, letter by letter", [&] {
        for (qsizetype i = 0; i < letters.size(); ++i)
            post(filter, Qt::Key_Backspace);
    });
    bench.part("opening 100 reactions with Down", [&] {
        list.setFocus();
        for (int i = 0; i < 100; ++i)
            post(list, Qt::Key_Down);
    });
    bench.part("Page Down 50 times, End, Home", [&] {
        for (int i = 0; i < 50; ++i)
            post(list, Qt::Key_PageDown);
        post(list, Qt::Key_End);
        post(list, Qt::Key_Home);
    });
}

void condition(Bench& bench)
{
    const Entry& entry = *bench.session.workspace.findPath(u"reactions/nps-survey-completed.json"_s);
    bench.session.selection.setReaction(entry.id);
    bench.session.selection.setEvent(bench.session.workspace.findPath(u"events/survey-promoter.json"_s)->id);
    bench.session.selection.setAction(entry.content->actions.front());
    settle();
    QLineEdit* value = nullptr;
    for (QLineEdit* line : bench.widget<QWidget>(u"Condition builder"_s).findChildren<QLineEdit*>()) {
        if (line->isVisible() && line->text() == u"9")
            value = line;
    }
    if (!value) {
        std::fprintf(stderr, "There is no value in the condition builder\n");
        std::exit(2);
    }
    bench.part("condition: 20 digits in a value", [&] {
        value->setFocus();
        value->selectAll();
        for (int i = 0; i < 10; ++i) {
            post(*value, QString::number(i));
            post(*value, Qt::Key_Backspace);
        }
    });
    bench.part("undone", [&] {
        while (bench.session.workspace.history().canUndo())
            bench.session.workspace.history().undo();
    });
}

void finding(Bench& bench)
{
    bench.part("Ctrl+K", [&] { bench.window.items().findAnything->trigger(); });
    bench.part("Ctrl+K: letters, and away again", [&] {
        QWidget& field = bench.focused();
        const QString letters = u"gold big spender 4"_s;
        post(field, letters);
        for (qsizetype i = 0; i < letters.size(); ++i)
            post(field, Qt::Key_Backspace);
        post(field, u"#promo"_s);
    });
    bench.part("the uses of a benefit", [&] { bench.window.find().finder().chooseUses({handle}); });
    bench.part("rename everywhere: asked", [&] { Q_EMIT bench.window.find().finder().renameRequested(handle); });
    bench.part("rename everywhere: a new handle typed", [&] { post(bench.focused(), u"thank-you-all"_s); });
    bench.part(
        "rename everywhere: done, and linted again",
        [&] { post(bench.focused(), Qt::Key_Return, Qt::NoModifier, u"\r"_s); },
        [&] { return bench.session.workspace.unsavedCount() > 200 && isLinted(bench); });
    bench.part("a keystroke with all of that unsaved", [&] {
        bench.session.workspace.rename(bench.session.workspace.entries(EntryKind::Reaction).front(), u"Another"_s);
    });
    bench.part(
        "the rename undone, and linted again",
        [&] {
            undo(bench);
            undo(bench);
        },
        [&] { return bench.session.workspace.unsavedCount() == 0 && isLinted(bench); });
    bench.window.find().finder().dismiss();
}

/// As git does it: another file takes the name.
void changeFiles(const std::filesystem::path& folder, const std::string& text)
{
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "reactions"))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (int i = 0; i < changedFiles; ++i) {
        const std::filesystem::path& path = paths[static_cast<std::size_t>(i) * paths.size() / changedFiles];
        std::ifstream in(path, std::ios::binary);
        std::string whole{std::istreambuf_iterator<char>(in), {}};
        in.close();
        whole.insert(whole.find('"', whole.find(':') + 1) + 1, text);
        std::filesystem::remove(path);
        std::ofstream(path, std::ios::binary) << whole;
    }
}

void outside(Bench& bench)
{
    bench.part("a look at all files, unchanged", [&] { bench.window.files().outside().watch().look(); });
    int reloaded = 0;
    QObject::connect(&bench.window.files(), &FileController::reloaded, &bench.window,
                     [&reloaded](int documents) { reloaded += documents; });
    std::unique_ptr<QThread> git(QThread::create([&] { changeFiles(bench.folder, "Pulled "); }));
    bench.part(
        "500 files changed by another program", [&] { git->start(); },
        [&] { return reloaded >= changedFiles && isLinted(bench); });
    git->wait();
    bench.part(
        "that undone", [&] { undo(bench); }, [&] { return isLinted(bench); });
    bench.part(
        "and redone", [&] { bench.window.items().redo->trigger(); }, [&] { return isLinted(bench); });
}

void problems(Bench& bench)
{
    bench.part("all problems listed", [&] { bench.window.items().problems->trigger(); });
    auto& list = bench.widget<QListView>(u"Problems"_s);
    bench.part("problems: 400 notches of the wheel", [&] {
        for (int i = 0; i < 400; ++i)
            turnWheel(*list.viewport());
    });
    bench.part("problems: Page Down 50 times, End, Home", [&] {
        for (int i = 0; i < 50; ++i)
            post(list, Qt::Key_PageDown);
        post(list, Qt::Key_End);
        post(list, Qt::Key_Home);
    });
    bench.part("F8 50 times", [&] {
        for (int i = 0; i < 50; ++i)
            later(bench.window, [&] { bench.window.items().nextProblem->trigger(); });
    });
    const auto edit = [&](const char* name) {
        bench.part(name, [&] {
            bench.session.workspace.endMerge();
            bench.session.workspace.rename(bench.session.selection.reaction(), u"Edited"_s);
        });
    };
    edit("an edit while all problems are listed");
    bench.part(
        "a definition edited, and all linted again",
        [&] {
            const Entry& benefits = *bench.session.workspace.findPath(u"definitions/benefits.json"_s);
            std::string text = benefits.content->document.text();
            text.insert(text.find("Welcome benefit"), "A ");
            (void)bench.session.workspace.setText(benefits.id, {}, text, u"Change"_s);
        },
        [&, begin = wallTime()] { return wallTime() - begin > 400 && isLinted(bench); });
    bench.part(
        "undone",
        [&] {
            undo(bench);
            undo(bench);
        },
        [&, begin = wallTime()] { return wallTime() - begin > 400 && isLinted(bench); });
}

/// One event among all reactions: opened, gone through, edited, left for an event that more reactions answer.
void oneAgainstAll(Bench& bench)
{
    Workspace& workspace = bench.session.workspace;
    auto& live = *bench.window.findChild<LiveCascade*>();
    const auto current = [&live] { return live.state() == LiveCascade::State::Current; };
    const EntryId id = workspace.findPath(u"reactions/nps-survey-completed.json"_s)->id;
    bench.session.selection.setReaction(id);
    const auto choose = [&](const QString& event) { bench.session.selection.setEvent(workspace.findPath(event)->id); };
    choose(u"events/survey-promoter.json"_s);
    settle();
    bench.part(
        "the cascade opened", [&] { bench.window.items().cascade->trigger(); }, current);
    std::printf("  %zu of %zu reactions answer, %zu rows\n", live.result()->answers.size(), live.result()->reactions,
                live.result()->allRows);
    auto& tree = bench.widget<QTreeView>(u"Cascade"_s);
    bench.part("  its rows gone through", [&] {
        for (int i = 0; i < 300; ++i)
            post(tree, Qt::Key_Down);
        post(tree, Qt::Key_End);
        for (int i = 0; i < 100; ++i)
            turnWheel(*tree.viewport());
    });
    bench.part(
        "  20 edits while it is seen, and worked out anew",
        [&] {
            for (int i = 0; i < 20; ++i)
                later(bench.window, [&, i] {
                    const TextTarget target{workspace.find(id)->content->actions[0], "/arguments/0/value/>=/1"};
                    if (!workspace.setText(id, target, std::to_string(i % 9 + 1), u"Change condition"_s))
                        std::exit(2);
                });
        },
        current);
    bench.part("  what is made of it expanded", [&] { tree.expandAll(); });
    bench.part(
        "  an event of 1,400 answers", [&] { choose(u"events/points-on-purchase-known-customer.json"_s); }, current);
    std::printf("  %zu of %zu reactions answer, %zu rows\n", live.result()->answers.size(), live.result()->reactions,
                live.result()->allRows);
    bench.part("  what is made of it expanded", [&] { tree.expandAll(); });
    bench.part(
        "  back to the other one", [&] { choose(u"events/survey-promoter.json"_s); }, current);
    bench.part(
        "  undone", [&] { undo(bench); }, current);
}

/// One condition of 500 actions: what one keystroke costs, all threads together, and the window's alone.
void longReactions(Bench& bench)
{
    Workspace& workspace = bench.session.workspace;
    const EntryId id = workspace.findPath(u"reactions/long.json"_s)->id;
    bench.part("a reaction of 500 actions selected", [&] { bench.session.selection.setReaction(id); });
    bench.session.selection.setEvent(workspace.findPath(u"events/survey-promoter.json"_s)->id);
    bench.session.selection.setAction(workspace.find(id)->content->actions[250]);
    settle();
    constexpr int keystrokes = 40;
    double thread = 0;
    double process = 0;
    double wall = 0;
    bench.part("40 keystrokes in one of its conditions", [&] {
        for (int i = 0; i < keystrokes; ++i)
            later(bench.window, [&, i] {
                const double threadBegin = threadTime();
                const double processBegin = processTime();
                const double begin = wallTime();
                const TextTarget target{workspace.find(id)->content->actions[250], "/arguments/0/value/and/0/>=/1"};
                if (!workspace.setText(id, target, std::to_string(i), u"Change condition"_s))
                    std::exit(2);
                bench.session.run.evaluateNow();
                for (int turns = 0; turns < 20; ++turns)
                    QCoreApplication::processEvents();
                thread += threadTime() - threadBegin;
                process += processTime() - processBegin;
                wall += wallTime() - begin;
            });
    });
    std::printf("%-52s %8.1f %6.3f | of the window's thread %.1f, of all threads %.1f\n",
                "  one, until its verdict shows", wall / keystrokes, wall / keystrokes / bench.one(),
                thread / keystrokes, process / keystrokes);
    bench.part("undone", [&] { undo(bench); });
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    const QTemporaryDir state;
    qputenv("XDG_STATE_HOME", state.path().toUtf8());
    MeteredApplication application(argc, argv);
    dress(application, lightTokens());
    Bench bench(application);
    const auto asked = [&](const char* part) {
        return argc < 2 || QString::fromLatin1(part).contains(QString::fromLocal8Bit(argv[1]));
    };
    open(bench, bench.folder, "opened, listed, painted");
    auto& reactions = bench.widget<QListView>(u"Reactions"_s);
    bench.part(
        "scrolled until all is linted in the background",
        [&] {
            for (int i = 0; i < 200; ++i)
                turnWheel(*reactions.viewport());
        },
        [&] { return isLinted(bench); });
    std::printf("  %d problems\n", bench.session.lint.total().all());
    if (asked("sidebar"))
        sidebar(bench);
    if (asked("condition"))
        condition(bench);
    if (asked("finding"))
        finding(bench);
    if (asked("outside"))
        outside(bench);
    if (asked("problems"))
        problems(bench);
    if (asked("cascade"))
        oneAgainstAll(bench);
    if (asked("long"))
        longReactions(bench);
    if (asked("other"))
        open(bench, bench.other, "another one opened in its place");
    constexpr double most = 50;
    std::printf("\nlongest gap of the event loop: %.1f ms of the processor; at most %.0f are right\n", bench.worst(),
                most);
    return bench.worst() <= most ? 0 : 1;
}
