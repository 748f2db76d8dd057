// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a workspace of 5,000 reactions, and on one reaction of 500 actions: how long a person waits, and the
// longest time for which the event loop did not turn. 1 is reading and parsing all the same files with nlohmann/json in
// the same run.
#include "app/gui/filecontroller.h"
#include "app/gui/mainwindow.h"
#include "app/gui/session.h"
#include "app/gui/systemtheme.h"
#include "app/gui/themecontroller.h"
#include "app/workspace/paths.h"
#include "tests/support/bigworkspace.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QtWidgets>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>

namespace {

using namespace retort;
using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t reactionCount = 5000;
constexpr std::size_t actionCount = 500;

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

/// The longest time between two turns of the event loop since it began.
class Heartbeat : public QObject {
public:
    Heartbeat() { m_timer = startTimer(0); }
    double longest() const { return m_longest; }

protected:
    void timerEvent(QTimerEvent*) override
    {
        const auto now = Clock::now();
        m_longest = std::max(m_longest, milliseconds(now - m_last));
        m_last = now;
    }

private:
    int m_timer;
    Clock::time_point m_last = Clock::now();
    double m_longest = 0;
};

double reference(const std::filesystem::path& folder)
{
    const auto begin = Clock::now();
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
    return milliseconds(Clock::now() - begin);
}

void report(const char* what, double time, double reference, double gap = -1)
{
    std::printf("%-58s %9.1f ms %8.3f", what, time, time / reference);
    if (gap >= 0)
        std::printf("   longest gap %6.1f ms", gap);
    std::printf("\n");
    std::fflush(stdout);
}

/// Turns the loop until it has nothing to do at once.
void settle()
{
    for (int turns = 0; turns < 20; ++turns)
        QCoreApplication::processEvents();
}

template <class Widget>
Widget* named(const QWidget& window, const QString& name)
{
    for (Widget* widget : window.findChildren<Widget*>())
        if (widget->accessibleName() == name)
            return widget;
    std::fprintf(stderr, "There is no %s in the window\n", qPrintable(name));
    std::exit(2);
}

void type(QWidget& widget, const QString& letters)
{
    for (const QChar letter : letters) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(&widget, &press);
    }
}

struct Times {
    double mean = 0;
    double worst = 0;
};
/// Each of some repeated doings until the loop is at rest again.
template <class Doing>
Times times(int repeats, Doing doing)
{
    std::vector<double> all;
    for (int i = 0; i < repeats; ++i) {
        const auto begin = Clock::now();
        doing(i);
        all.push_back(milliseconds(Clock::now() - begin));
    }
    return {std::accumulate(all.begin(), all.end(), 0.0) / repeats, *std::max_element(all.begin(), all.end())};
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    QApplication application(argc, argv);
    dress(application, lightTokens());
    QTemporaryDir home;
    qputenv("XDG_STATE_HOME", home.filePath(u"state"_s).toUtf8());
    const std::filesystem::path folder = pathOf(home.filePath(u"big"_s));
    writeBigWorkspace(RETORT_SOURCE_DIR "/resources/sample", folder, reactionCount);
    std::ofstream(folder / "reactions" / "long.json", std::ios::binary) << longReaction(actionCount);
    reference(folder); // the files are in the system's memory for both then
    const double one = reference(folder);
    std::printf("%-58s %12s %8s\n", "", "", "ratio");
    report("5,000 reactions read and parsed with nlohmann/json", one, one);

    QSettings settings(home.filePath(u"retort.conf"_s), QSettings::IniFormat);
    SystemTheme system{false};
    ThemeController theme{settings, system};
    Session session;
    MainWindow window(session, settings, theme);
    window.resize(1440, 900);
    window.show();
    settle();

    auto begin = Clock::now();
    {
        const Heartbeat heart;
        bool opened = false;
        QObject::connect(&window.files(), &FileController::opened, &window, [&opened] { opened = true; });
        window.files().open(folder);
        while (!opened)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        session.run.evaluateNow();
        settle();
        report("opened, listed, painted and the first one evaluated", milliseconds(Clock::now() - begin), one,
               heart.longest());
    }

    begin = Clock::now();
    {
        const Heartbeat heart;
        while (session.lint.pending() > 0)
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        report("all linted in the background", milliseconds(Clock::now() - begin), one, heart.longest());
    }

    auto* list = named<QListView>(window, u"Reactions"_s);
    {
        QScrollBar* bar = list->verticalScrollBar();
        const int steps = 200;
        const Times t = times(steps, [&](int i) {
            bar->setValue(bar->maximum() * (i + 1) / steps);
            settle();
        });
        report("scrolled by a 200th of the list (mean; gap: worst)", t.mean, one, t.worst);
    }
    auto* filter = named<QLineEdit>(window, u"Filter"_s);
    {
        const QString letters = u"gold big spender 4"_s;
        const Times t = times(static_cast<int>(letters.size()), [&](int i) {
            type(*filter, letters.mid(i, 1));
            settle();
        });
        report("a letter in the filter (mean; gap: worst)", t.mean, one, t.worst);
        const Times cleared = times(1, [&](int) {
            filter->clear();
            settle();
        });
        report("the filter cleared", cleared.mean, one, cleared.worst);
    }
    {
        const EntryId longOne = session.workspace.findPath(u"reactions/long.json"_s)->id;
        const Times t = times(1, [&](int) {
            session.selection.setReaction(longOne);
            session.run.evaluateNow();
            settle();
        });
        report("a reaction of 500 actions selected", t.mean, one, t.worst);
        session.selection.setEvent(session.workspace.findPath(u"events/survey-promoter.json"_s)->id);
        session.run.evaluateNow();
        settle();

        const Entry& entry = *session.workspace.find(longOne);
        session.selection.setAction(entry.content->actions[250]);
        settle();
        const Times edit = times(40, [&](int i) {
            const TextTarget target{session.workspace.find(longOne)->content->actions[250],
                                    "/arguments/0/value/and/0/>=/1"};
            if (!session.workspace.setText(longOne, target, std::to_string(i), u"Change condition"_s))
                std::exit(2);
            session.run.evaluateNow();
            settle();
        });
        report("a keystroke in it until its verdict shows (mean; gap: worst)", edit.mean, one, edit.worst);
        const Times undo = times(1, [&](int) {
            session.workspace.history().undo();
            session.run.evaluateNow();
            settle();
        });
        report("undone", undo.mean, one, undo.worst);
    }
    return 0;
}
