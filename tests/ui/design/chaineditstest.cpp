// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chainedits.h"

#include "tests/ui/document/samples.h"

#include <QTest>

#include <algorithm>
#include <random>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

/// One action a letter, named after it; its sort_order as given.
std::string reactionOf(const QString& letters, const QList<int>& orders)
{
    std::string text = R"({"name": "Letters", "trigger": "custom.x_y", "actions": [)";
    for (int i = 0; i < letters.size(); ++i) {
        text += i > 0 ? ",\n  " : "\n  ";
        text += "{\"name\": \"x." + letters.mid(i, 1).toStdString() +
                "\", \"sort_order\": " + std::to_string(orders[i]) + ", \"arguments\": []}";
    }
    return text + "]}";
}

} // namespace

class ChainEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moves_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QList<int>>("orders");
        QTest::addColumn<QString>("moved");
        QTest::addColumn<int>("position");
        QTest::addColumn<QString>("after");
        const QList<int> rising{1, 2, 3, 4, 5};
        QTest::newRow("up") << u"abcde"_s << rising << u"d"_s << 1 << u"adbce"_s;
        QTest::newRow("to the top") << u"abcde"_s << rising << u"e"_s << 0 << u"eabcd"_s;
        QTest::newRow("down") << u"abcde"_s << rising << u"b"_s << 4 << u"acdbe"_s;
        QTest::newRow("to the end") << u"abcde"_s << rising << u"a"_s << 5 << u"bcdea"_s;
        QTest::newRow("to where it is") << u"abcde"_s << rising << u"c"_s << 2 << u"abcde"_s;
        QTest::newRow("right behind itself") << u"abcde"_s << rising << u"c"_s << 3 << u"abcde"_s;
        QTest::newRow("two apart") << u"abcde"_s << rising << u"ad"_s << 3 << u"bcade"_s;
        QTest::newRow("three, dropped among themselves") << u"abcde"_s << rising << u"ace"_s << 3 << u"baced"_s;
        QTest::newRow("where numbers order them") << u"cab"_s << QList{30, 10, 20} << u"c"_s << 0 << u"cab"_s;
        QTest::newRow("where numbers order them, two") << u"dcba"_s << QList{4, 3, 2, 1} << u"cd"_s << 0 << u"cdab"_s;
    }
    void moves()
    {
        QFETCH(QString, file);
        QFETCH(QList<int>, orders);
        QFETCH(QString, moved);
        QFETCH(int, position);
        open(reactionOf(file, orders));
        const std::string before = textOf(*workspace, reaction);
        const auto ids = idsByLetter();
        std::vector<ActionId> actions;
        for (const QChar letter : moved)
            actions.push_back(ids[letter]);
        QVERIFY(moveActions(*workspace, reaction, actions, position));
        QTEST(letters(), "after");
        QCOMPARE(idsByLetter(), ids); // every action is still itself
        const bool changed = textOf(*workspace, reaction) != before;
        QCOMPARE(workspace->history().count(), changed ? 1 : 0); // one step whatever their number
        if (!changed)
            return;
        for (const Action& action : workspace->find(reaction)->reaction()->actions)
            QCOMPARE(action.sortOrder, letters().indexOf(QString::fromStdString(action.type).back()) + 1);
        workspace->history().undo();
        QCOMPARE(textOf(*workspace, reaction), before);
        QCOMPARE(idsByLetter(), ids);
    }

    void addsAnActionWhereItIsAsked()
    {
        open(reactionText);
        for (int position = 0; position <= 3; ++position) {
            const auto before = chainOf(*workspace, reaction);
            const auto added = addAction(*workspace, reaction, u"reward.create"_s, position);
            QVERIFY(added);
            auto expected = before;
            expected.insert(expected.begin() + position, *added);
            QCOMPARE(chainOf(*workspace, reaction), expected);
            QCOMPARE(workspace->history().undoText(), u"Add Issue reward"_s);
            workspace->history().undo();
            QCOMPARE(textOf(*workspace, reaction), reactionText);
        }
    }
    void addsAnActionThatTheCatalogueDoesNotKnow()
    {
        open(reactionText);
        const auto added = addAction(*workspace, reaction, u"profile.sms.send"_s, 1);
        QVERIFY(added);
        const auto position = contentOf(*workspace, reaction).positionOf(*added);
        QCOMPARE(workspace->find(reaction)->reaction()->actions[*position].type, "profile.sms.send");
        QCOMPARE(workspace->history().undoText(), u"Add profile.sms.send"_s);
    }
    void refusesAPlaceThatIsNotThere()
    {
        open(reactionText);
        QVERIFY(!addAction(*workspace, reaction, u"filter"_s, 9));
        QCOMPARE(textOf(*workspace, reaction), reactionText);
        QCOMPARE(workspace->history().count(), 0);
    }
    void refusesAFileThatIsNoReaction()
    {
        workspace = std::make_unique<Workspace>(catalogue());
        workspace->open(files());
        const EntryId torn = idOf(*workspace, u"reactions/torn.json"_s);
        QVERIFY(!addAction(*workspace, torn, u"filter"_s, 0));
        QVERIFY(!moveActions(*workspace, torn, {}, 0));
        QVERIFY(chainOf(*workspace, torn).empty());
    }

    void removesSeveralInOneStep()
    {
        open(reactionOf(u"abcde"_s, {1, 2, 3, 4, 5}));
        const auto ids = idsByLetter();
        QVERIFY(removeActions(*workspace, reaction, {ids[u'b'], ids[u'd']}));
        QCOMPARE(letters(), u"ace"_s);
        QCOMPARE(idsByLetter()[u'e'], ids[u'e']);
        QCOMPARE(workspace->history().undoText(), u"Remove 2 actions"_s);
        workspace->history().undo();
        QCOMPARE(letters(), u"abcde"_s);
        QCOMPARE(idsByLetter(), ids);
    }
    void duplicatesRightAfterTheOriginal()
    {
        open(reactionOf(u"dcba"_s, {4, 3, 2, 1}));
        const auto ids = idsByLetter();
        const auto copies = duplicateActions(*workspace, reaction, {ids[u'a'], ids[u'c']});
        QVERIFY(copies);
        QCOMPARE(letters(), u"aabccd"_s);
        const auto chain = chainOf(*workspace, reaction);
        QCOMPARE(chain, (std::vector{ids[u'a'], (*copies)[0], ids[u'b'], ids[u'c'], (*copies)[1], ids[u'd']}));
        QCOMPARE(workspace->history().count(), 1);
    }
    void namesItsStepsAfterTheAction()
    {
        open(reactionText);
        const auto chain = chainOf(*workspace, reaction);
        QVERIFY(moveActions(*workspace, reaction, {chain[1]}, 0));
        QCOMPARE(workspace->history().undoText(), u"Move Issue benefit"_s);
        QVERIFY(duplicateActions(*workspace, reaction, {chain[1]}));
        QCOMPARE(workspace->history().undoText(), u"Duplicate Issue benefit"_s);
        QVERIFY(removeActions(*workspace, reaction, {chain[2]}));
        QCOMPARE(workspace->history().undoText(), u"Remove Send to target"_s);
    }

    void anyEditsAreUndoneToTheByte()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 60; ++round) {
            QList<int> orders{1, 2, 3, 4, 5};
            if (round % 2 == 1)
                std::shuffle(orders.begin(), orders.end(), random);
            const std::string first = reactionOf(u"abcde"_s, orders);
            open(first);
            std::vector<std::pair<std::string, std::vector<ActionId>>> states{{first, chainOf(*workspace, reaction)}};
            for (int edit = 0; edit < 12; ++edit) {
                const auto chain = chainOf(*workspace, reaction);
                std::vector<ActionId> some;
                for (const ActionId id : chain) {
                    if (random() % 3 == 0)
                        some.push_back(id);
                }
                const int place = static_cast<int>(random() % (chain.size() + 1));
                std::vector<ActionId> expected = chain;
                switch (random() % 4) {
                case 0: {
                    const auto added = addAction(*workspace, reaction, u"target.send"_s, place);
                    QVERIFY(added);
                    expected.insert(expected.begin() + place, *added);
                    break;
                }
                case 1:
                    QVERIFY(removeActions(*workspace, reaction, some));
                    std::erase_if(expected, [&](ActionId id) { return std::count(some.begin(), some.end(), id) > 0; });
                    break;
                case 2: {
                    const auto copies = duplicateActions(*workspace, reaction, some);
                    QVERIFY(copies);
                    for (std::size_t i = 0; i < some.size(); ++i)
                        expected.insert(std::find(expected.begin(), expected.end(), some[i]) + 1, (*copies)[i]);
                    break;
                }
                default: {
                    QVERIFY(moveActions(*workspace, reaction, some, place));
                    std::vector<ActionId> kept;
                    std::size_t at = 0;
                    for (int row = 0; row < static_cast<int>(chain.size()); ++row) {
                        if (row == place)
                            at = kept.size();
                        if (std::count(some.begin(), some.end(), chain[row]) == 0)
                            kept.push_back(chain[row]);
                    }
                    if (place == static_cast<int>(chain.size()))
                        at = kept.size();
                    kept.insert(kept.begin() + static_cast<int>(at), some.begin(), some.end());
                    expected = kept;
                }
                }
                if (textOf(*workspace, reaction) == states.back().first)
                    expected = chain; // two that say the same changed places: there is nothing to see or to undo
                QCOMPARE(chainOf(*workspace, reaction), expected);
                if (textOf(*workspace, reaction) != states.back().first)
                    states.emplace_back(textOf(*workspace, reaction), expected);
            }
            while (workspace->history().canUndo()) {
                QCOMPARE(textOf(*workspace, reaction), states.back().first);
                QCOMPARE(chainOf(*workspace, reaction), states.back().second);
                states.pop_back();
                workspace->history().undo();
            }
            QCOMPARE(states.size(), std::size_t{1});
            QCOMPARE(textOf(*workspace, reaction), first);
            QCOMPARE(chainOf(*workspace, reaction), states.front().second);
        }
    }

private:
    void open(const std::string& text)
    {
        workspace = std::make_unique<Workspace>(catalogue());
        workspace->open({{reactionPath, text, {}}});
        reaction = idOf(*workspace, reactionPath);
    }
    QString letters() const
    {
        QString letters;
        const Reaction& value = *workspace->find(reaction)->reaction();
        for (const std::size_t index : runOrder(value).actions)
            letters += QString::fromStdString(value.actions[index].type).back();
        return letters;
    }
    QMap<QChar, ActionId> idsByLetter() const
    {
        QMap<QChar, ActionId> ids;
        const Content& content = contentOf(*workspace, reaction);
        for (std::size_t i = 0; i < content.actions.size(); ++i)
            ids.insert(QString::fromStdString(content.reaction->actions[i].type).back(), content.actions[i]);
        return ids;
    }

    std::unique_ptr<Workspace> workspace;
    EntryId reaction = EntryId::None;
};

} // namespace retort

QTEST_MAIN(retort::ChainEditsTest)
#include "chaineditstest.moc"
