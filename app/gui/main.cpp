// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/language.h"
#include "app/gui/frame/systemtheme.h"
#include "app/gui/frame/themecontroller.h"
#include "app/gui/mainwindow.h"
#include "app/gui/session/session.h"
#include "app/workspace/paths.h"
#include "app/workspace/system.h"
#include "app/zones/systemzones.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QLocale>
#include <QSettings>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

void nameProgram()
{
    QCoreApplication::setOrganizationName(u"retort"_s);
    QCoreApplication::setApplicationName(u"retort"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RETORT_VERSION));
}

/// The folder on the command line, or "". Ends the program for --help, --version and what it does not understand.
QString folderAsked(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::tr("Designs, tests and explains loyalty reactions."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"FOLDER"_s,
                                 QCoreApplication::tr("The workspace to open: a folder with a file retort.json in it. "
                                                      "Without one, that of last time, or your copy of the sample."),
                                 u"[FOLDER]"_s);
    parser.process(application);
    const QStringList folders = parser.positionalArguments();
    if (folders.size() > 1) {
        std::fputs(qPrintable(QCoreApplication::tr("Give one folder at most. See retort --help.\n")), stderr);
        std::exit(2);
    }
    return folders.value(0);
}

/// Help and version need no display.
bool wantsWordsOnly(int count, char* arguments[])
{
    for (int i = 1; i < count; ++i)
        for (const char* word : {"-h", "--help", "--help-all", "-v", "--version"})
            if (qstrcmp(arguments[i], word) == 0)
                return true;
    return false;
}

/// Without one Qt aborts, with words about plugins.
bool hasDisplay(int count, char* arguments[])
{
#ifdef Q_OS_LINUX
    for (int i = 1; i < count; ++i)
        if (qstrcmp(arguments[i], "-platform") == 0)
            return true;
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    const bool needsOne = platform.isEmpty() || platform.startsWith("xcb") || platform.startsWith("wayland");
    return !needsOne || !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    Q_UNUSED(count)
    Q_UNUSED(arguments)
    return true;
#endif
}

} // namespace

int main(int count, char* arguments[])
{
    nameProgram();
    if (wantsWordsOnly(count, arguments)) {
        const QCoreApplication application(count, arguments);
        Language language;
        language.install(QLocale::system());
        folderAsked(application);
    }
    if (!hasDisplay(count, arguments)) {
        std::fputs(qPrintable(QCoreApplication::tr("Retort finds no display for its window. Start it in a desktop "
                                                   "session, or use retort-cli in this terminal.\n")),
                   stderr);
        return 2;
    }
    surviveFileSizeLimit();
    QApplication application(count, arguments);
    Language language;
    language.install(QLocale::system());
    QApplication::setApplicationDisplayName(QCoreApplication::tr("Retort"));
    QApplication::setDesktopFileName(u"app.retort.retort"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/app.retort.retort.svg"_s));
    const QString folder = folderAsked(application);

    QSettings settings;
    const SystemTheme system(tokensOf(QApplication::palette()).dark);
    ThemeController theme(settings, system);
    dress(application, theme.tokens());

    const auto zones = SystemZones::open(); // without them UTC and offsets are all that templates know
    Session session(zones ? zones->get() : nullptr);
    MainWindow window(session, settings, theme);
    window.show();
    // After the first frame: nobody waits for the window.
    QTimer::singleShot(0, &window, [&window, &folder] {
        if (folder.isEmpty())
            window.openLast();
        else
            window.files().open(pathOf(QDir::current().absoluteFilePath(folder)));
    });
    return QApplication::exec();
}
