// SPDX-License-Identifier: GPL-3.0-or-later
// docs/guide/design.md says what the window has: its menus and their keys, the events that its words find, its recipes.
#include "engine/reaction/catalogue.h"
#include "tests/app/gui/desk.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/design/palette/paletteentries.h"
#include "ui/design/palette/palettemodel.h"

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

QString guide()
{
    QFile file(QStringLiteral(RETORT_SOURCE_DIR "/docs/guide/design.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString plain(QString text) { return text.remove(u'&').remove(u'…'); }

QAction* itemOf(const QMainWindow& window, const QString& menu, const QString& item)
{
    for (const QAction* head : window.menuBar()->actions()) {
        if (plain(head->text()) != menu)
            continue;
        for (QAction* action : head->menu()->actions())
            if (plain(action->text()) == plain(item))
                return action;
    }
    return nullptr;
}

} // namespace

class GuideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        dress(*qApp, lightTokens());
    }

    void menusAndTheirKeysAreThere()
    {
        const Desk desk;
        static const QRegularExpression item(uR"(\*\*(\w+) → ([^*]+)\*\*(?: \(([A-Z][\w+]*)\))?)"_s);
        int items = 0;
        for (auto match = item.globalMatch(guide()); match.hasNext(); ++items) {
            const auto found = match.next();
            const QAction* action = itemOf(*desk.window, found.captured(1), found.captured(2));
            QVERIFY2(action, qPrintable(found.captured()));
            const QString keys = found.captured(3);
            QVERIFY2(keys.isEmpty() || action->shortcuts().contains(QKeySequence(keys)), qPrintable(found.captured()));
        }
        QVERIFY2(items >= 6, qPrintable(QString::number(items)));
    }

    void itsWordsFindEventsOfThePlatform()
    {
        const Desk desk;
        static const QRegularExpression place(u"letters of what\\s+you mean: ([^.]+)\\."_s);
        static const QRegularExpression quoted(u"\"([^\"]+)\""_s);
        const auto sentence = place.match(guide());
        QVERIFY(sentence.hasMatch());
        int words = 0;
        for (auto match = quoted.globalMatch(sentence.captured(1)); match.hasNext(); ++words) {
            const QString word = match.next().captured(1);
            const auto entries = eventEntries(desk.session->workspace);
            QVERIFY2(
                std::any_of(entries.begin(), entries.end(),
                            [&word](const PaletteEntry& entry) {
                                return (entry.label + entry.id + entry.description).contains(word, Qt::CaseInsensitive);
                            }),
                qPrintable(word));
        }
        QVERIFY(words > 0);
    }

    void recipesAreThose()
    {
        const Desk desk;
        const QString text = guide().section(u"# Recipe by recipe"_s, 1);
        QStringList expected;
        for (const Pattern& pattern : desk.session->workspace.catalogue().patterns()) {
            if (pattern.kind != "trigger")
                continue;
            QStringList samples;
            for (const Pattern::Sample& sample : pattern.samples)
                samples << QString::fromStdString(sample.name);
            const QString name = QString::fromStdString(pattern.name);
            expected << name;
            const QString part = text.section(u"\n## "_s + name + u'\n', 1).section(u"\n## "_s, 0, 0);
            QVERIFY2(!part.isEmpty(), qPrintable(name));
            QVERIFY2(part.contains(u"Try it on: "_s + samples.join(u", "_s) + u'.'), qPrintable(name));
            QVERIFY2(part.contains(u"It starts with `%1`."_s.arg(
                         QString::fromStdString(readReaction(pattern.reaction).value().trigger))),
                     qPrintable(name));
        }
        QCOMPARE(expected.size(), text.count(u"\n## "_s));
    }

    void picturesAreThere()
    {
        static const QRegularExpression picture(u"!\\[[^\\]]+\\]\\(\\.\\./images/([^)]+)\\)"_s);
        int pictures = 0;
        for (auto match = picture.globalMatch(guide()); match.hasNext(); ++pictures) {
            const QString name = match.next().captured(1);
            QVERIFY2(QFile::exists(QStringLiteral(RETORT_SOURCE_DIR "/docs/images/") + name), qPrintable(name));
        }
        QVERIFY(pictures > 5);
    }
};

QTEST_MAIN(GuideTest)
#include "guidetest.moc"
