// SPDX-License-Identifier: GPL-3.0-or-later
// How a workspace comes into the window: a new one, one of before, one that is dropped.
#include "app/gui/files/newworkspacedialog.h"
#include "app/gui/files/recentworkspaces.h"
#include "tests/app/gui/desk.h"
#include "tests/support/widgetwalk.h"

#include <QMimeData>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

QAction* item(MainWindow& window, const QString& text)
{
    for (auto* found : window.findChildren<QAction*>())
        if (found->text().remove(u'&') == text)
            return found;
    return nullptr;
}

QMenu* recentMenu(MainWindow& window)
{
    QMenu* menu = item(window, u"Open recent"_s)->menu();
    Q_EMIT menu->aboutToShow();
    return menu;
}

QStringList texts(const QMenu& menu)
{
    QStringList all;
    for (const QAction* one : menu.actions())
        if (!one->isSeparator())
            all += one->text().remove(u'&') + (one->isEnabled() ? QString() : u" [off]"_s);
    return all;
}

QString copyOf(const Desk& desk, const QString& name)
{
    const QString copy = desk.home.filePath(name);
    std::filesystem::copy(pathOf(desk.folder), pathOf(copy), std::filesystem::copy_options::recursive);
    QFile::remove(copy + u"/.retort.lock"_s);
    return copy;
}

void drop(QWidget& window, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent dropped({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &dropped);
    QCoreApplication::processEvents();
}

} // namespace

class OpeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewWorkspaceIsMadeAndOpened()
    {
        Desk desk;
        item(*desk.window, u"New workspace…"_s)->trigger();
        auto* dialog = desk.window->findChild<NewWorkspaceDialog*>();
        QVERIFY(dialog);
        QCOMPARE(problemsOfWidgets(*dialog), QStringList());
        auto* create = dialog->findChildren<QPushButton*>().first();
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->text() == u"&Create"_s)
                create = button;
        QVERIFY(!create->isEnabled()); // it has no name yet
        const auto fields = dialog->findChildren<QLineEdit*>();
        QLineEdit* name = fields.value(0)->accessibleName() == u"Name"_s ? fields.value(0) : fields.value(1);
        QLineEdit* folder = name == fields.value(0) ? fields.value(1) : fields.value(0);
        QTest::keyClicks(name, u"Acme & Sons"_s);
        QVERIFY2(folder->text().endsWith(u"/acme-sons"_s), qPrintable(folder->text())); // it follows the name
        folder->selectAll();
        QTest::keyClicks(folder, desk.folder);
        QVERIFY(!create->isEnabled()); // a workspace already
        folder->selectAll();
        const QString chosen = desk.home.filePath(u"clients/acme"_s);
        QTest::keyClicks(folder, chosen);
        QTest::keyClicks(name, u"!"_s);
        QCOMPARE(folder->text(), chosen); // the person's own by now
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(qStringOf(desk.window->files().folder()), QFileInfo(chosen).canonicalFilePath());
        QCOMPARE(desk.session->workspace.name(), u"Acme & Sons!"_s);
        QVERIFY(desk.session->workspace.entries(EntryKind::Reaction).empty());
        desk.session->workspace.addReaction(u"First"_s, "profile.created");
        desk.window->files().save();
        QVERIFY(QFile::exists(chosen + u"/reactions/first.json"_s));
    }

    void recentOnesAreOffered()
    {
        Desk desk;
        const QString other = copyOf(desk, u"Other"_s);
        desk.window->files().open(pathOf(other));
        QMenu* menu = recentMenu(*desk.window);
        QCOMPARE(texts(*menu).size(), 3);
        QVERIFY2(texts(*menu)[0].contains(u"Other"_s), qPrintable(texts(*menu)[0]));
        QVERIFY(texts(*menu)[1].contains(u"Retort sample"_s));
        menu->actions().at(1)->trigger();
        QCOMPARE(qStringOf(desk.window->files().folder()), QFileInfo(desk.folder).canonicalFilePath());
        QVERIFY(texts(*recentMenu(*desk.window))[0].contains(u"Retort sample"_s)); // the last one is the first
        QVERIFY(QDir(other).removeRecursively());
        QVERIFY2(texts(*recentMenu(*desk.window))[1].endsWith(u"(not there) [off]"_s),
                 qPrintable(texts(*recentMenu(*desk.window))[1]));
        recentMenu(*desk.window)->actions().last()->trigger();
        QVERIFY(!item(*desk.window, u"Open recent"_s)->isEnabled());
        QVERIFY(!desk.settings.contains(u"recentWorkspaces"_s));
    }

    void aDroppedFolderOpens_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("opens");
        QTest::newRow("the folder") << QString() << true;
        QTest::newRow("its retort.json") << u"/retort.json"_s << true;
        QTest::newRow("another file") << u"/reactions/nps-survey-completed.json"_s << false;
    }
    void aDroppedFolderOpens()
    {
        QFETCH(QString, what);
        QFETCH(bool, opens);
        Desk desk;
        const QString other = copyOf(desk, u"Other"_s);
        drop(*desk.window, other + what);
        QCOMPARE(qStringOf(desk.window->files().folder()), QFileInfo(opens ? other : desk.folder).canonicalFilePath());
    }

    void whatIsUnsavedIsAskedAboutFirst()
    {
        Desk desk;
        const QString other = copyOf(desk, u"Other"_s);
        QVERIFY(desk.session->workspace.rename(desk.id(nps), u"Mine"_s).has_value());
        drop(*desk.window, other);
        QCOMPARE(desk.prompts.asked.size(), 1); // and cancelled
        QCOMPARE(qStringOf(desk.window->files().folder()), QFileInfo(desk.folder).canonicalFilePath());
    }
};

QTEST_MAIN(OpeningTest)
#include "openingtest.moc"
