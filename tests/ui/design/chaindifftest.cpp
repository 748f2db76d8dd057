// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chaindiff.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

std::vector<ActionId> ids(const QString& letters)
{
    std::vector<ActionId> ids;
    for (const QChar letter : letters)
        ids.push_back(ActionId(letter.unicode()));
    return ids;
}

QString letters(const std::vector<ActionId>& ids)
{
    QString letters;
    for (const ActionId id : ids)
        letters += QChar(static_cast<ushort>(id));
    return letters;
}

/// "move 2 0, insert 1"
QString story(const std::vector<ChainChange>& changes)
{
    QStringList story;
    for (const ChainChange& change : changes) {
        switch (change.kind) {
        case ChainChange::Kind::Remove:
            story += u"remove %1"_s.arg(change.from);
            break;
        case ChainChange::Kind::Move:
            story += u"move %1 %2"_s.arg(change.from).arg(change.to);
            break;
        case ChainChange::Kind::Insert:
            story += u"insert %1"_s.arg(change.to);
            break;
        }
    }
    return story.join(u", "_s);
}

/// The list after the changes, new ones taken from `after`.
std::vector<ActionId> carriedOut(std::vector<ActionId> list, const std::vector<ChainChange>& changes,
                                 const std::vector<ActionId>& after)
{
    for (const ChainChange& change : changes) {
        if (change.kind == ChainChange::Kind::Insert) {
            list.insert(list.begin() + change.to, after[change.to]);
            continue;
        }
        const ActionId id = list[change.from];
        list.erase(list.begin() + change.from);
        if (change.kind == ChainChange::Kind::Move)
            list.insert(list.begin() + change.to, id);
    }
    return list;
}

} // namespace

class ChainDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changes_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("changes");
        QTest::newRow("nothing") << u"abc"_s << u"abc"_s << u""_s;
        QTest::newRow("from nothing") << u""_s << u"ab"_s << u"insert 0, insert 1"_s;
        QTest::newRow("to nothing") << u"ab"_s << u""_s << u"remove 1, remove 0"_s;
        QTest::newRow("the last comes first in one move") << u"abcd"_s << u"dabc"_s << u"move 3 0"_s;
        QTest::newRow("the first goes last in one move") << u"abcd"_s << u"bcda"_s << u"move 0 3"_s;
        QTest::newRow("neighbours swap in one move") << u"abcd"_s << u"acbd"_s << u"move 1 2"_s;
        QTest::newRow("two go up together") << u"abcdef"_s << u"aefbcd"_s << u"move 4 1, move 5 2"_s;
        QTest::newRow("a copy") << u"abc"_s << u"abxc"_s << u"insert 2"_s;
        QTest::newRow("one goes, one moves, one comes") << u"abcd"_s << u"dxac"_s << u"remove 1, move 2 0, insert 1"_s;
    }
    void changes()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QTEST(story(changesBetween(ids(before), ids(after))), "changes");
    }

    void leadFromAnyListToAnyOther()
    {
        std::mt19937 random(20250607);
        for (int round = 0; round < 2000; ++round) {
            std::vector<ActionId> all = ids(u"abcdefghijkl"_s);
            std::shuffle(all.begin(), all.end(), random);
            const std::vector<ActionId> before(all.begin(), all.begin() + static_cast<int>(random() % 13));
            std::shuffle(all.begin(), all.end(), random);
            const std::vector<ActionId> after(all.begin(), all.begin() + static_cast<int>(random() % 13));
            const auto changes = changesBetween(before, after);
            QCOMPARE(letters(carriedOut(before, changes, after)), letters(after));
            for (const ChainChange& change : changes)
                QVERIFY(change.kind != ChainChange::Kind::Move || change.from != change.to);
        }
    }
};

QTEST_APPLESS_MAIN(ChainDiffTest)
#include "chaindifftest.moc"
