// SPDX-License-Identifier: GPL-3.0-or-later
// New reactions from the catalogue's worked examples.
#include "tests/ui/document/samples.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/document/selection.h"
#include "ui/find/recipedialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readManifest);
        workspace->open(files());
    }

    void allThatAnEventStarts()
    {
        const auto recipes = recipesOf(*workspace);
        QCOMPARE(recipes.size(), 17);
        for (const Recipe& recipe : recipes) {
            QVERIFY2(!recipe.description.isEmpty() && !recipe.steps.isEmpty(), qPrintable(recipe.name));
            QVERIFY2(!recipe.trigger.contains(u' '), qPrintable(recipe.trigger));
        }
    }

    void usedTwiceItGetsNamesOfItsOwn()
    {
        const Recipe recipe = recipesOf(*workspace).front();
        const EntryId first = addRecipe(*workspace, recipe, true);
        const EntryId second = addRecipe(*workspace, recipe, true);
        QVERIFY(workspace->find(first)->title() != workspace->find(second)->title());
        QCOMPARE(workspace->find(second)->title(), workspace->find(first)->title() + u" 2"_s);
        QStringList labels;
        for (const EntryId id : workspace->entries(EntryKind::Event))
            labels += workspace->find(id)->title();
        QCOMPARE(labels.removeDuplicates(), 0);
    }

    void saysWhatItDoesAndNeeds()
    {
        const auto recipes = recipesOf(*workspace);
        const Recipe& gift = recipes.front();
        QCOMPARE(gift.name, u"Welcome gift"_s);
        QCOMPARE(gift.triggerWords, u"When profile.created fires"_s);
        QCOMPARE(gift.steps.size(), 3);
        QVERIFY2(gift.steps[1].contains(u"welcome-benefit"_s), qPrintable(gift.steps[1]));
        QCOMPARE(gift.needs.size(), 2);
        QVERIFY(!gift.needs[0].there && gift.needs[0].list == "benefits" && gift.needs[0].choices.empty());
        QVERIFY(!gift.needs[1].there && gift.needs[1].own.handle == "welcome-email");
        auto all = files();
        all.push_back({u"targets/w.json"_s, R"({"name": "W", "handle": "welcome-email", "template": "{}"})", {}});
        workspace->open(all);
        QVERIFY(recipesOf(*workspace).front().needs[1].there);
    }

    void isFoundByAnyOfItsWords()
    {
        const auto recipes = recipesOf(*workspace);
        const auto found = [&](const QString& typed) {
            QStringList names;
            for (const Recipe& recipe : recipes) {
                if (fits(recipe, typed))
                    names << recipe.name;
            }
            return names;
        };
        QCOMPARE(found({}).size(), 17);
        QCOMPARE(found(u"survey"_s), (QStringList{u"NPS promoter thank-you"_s, u"NPS detractor alert"_s}));
        QCOMPARE(found(u"SURVEY  benefit"_s), QStringList{u"NPS promoter thank-you"_s});
        QCOMPARE(found(u"achievement.add"_s).size(), 2);
        QCOMPARE(found(u"qqqq"_s), QStringList());
    }

    /// Each says the same as the pattern, is inactive, and its samples do what the catalogue says of them.
    void isThePattern()
    {
        for (const Recipe& recipe : recipesOf(*workspace)) {
            const auto before = lines(*workspace);
            const EntryId id = addRecipe(*workspace, recipe, true);
            const Pattern& pattern = workspace->catalogue().patterns()[recipe.pattern];
            const Entry& entry = *workspace->find(id);
            QVERIFY2(entry.reaction(), qPrintable(recipe.name));
            auto expected = readReaction(pattern.reaction).value();
            expected.isActive = false;
            QVERIFY2(*entry.reaction() == expected, qPrintable(recipe.name));
            QVERIFY(workspace->rename(id, entry.title())); // its file is named after it
            QCOMPARE(workspace->history().count(), 1);
            const std::string text = entry.content->document.text();
            QVERIFY(text.rfind("{\n  \"name\"", 0) == 0);
            QVERIFY(text.substr(text.size() - 3) == "\n}\n");
            QCOMPARE(workspace->history().count(), 1);
            QCOMPARE(workspace->unsavedCount(), 1 + static_cast<int>(pattern.samples.size()));

            const auto& events = workspace->entries(EntryKind::Event);
            for (std::size_t i = 0; i < pattern.samples.size(); ++i) {
                const Entry& sample = *workspace->find(events[events.size() - pattern.samples.size() + i]);
                QVERIFY2(sample.event(), qPrintable(sample.path));
                QCOMPARE(sample.title(), QString::fromStdString(pattern.samples[i].name));
                const auto given = readEvent(pattern.samples[i].event).value();
                QVERIFY2(sample.event()->context == given.context, qPrintable(sample.path));
                QCOMPARE(sample.event()->name, given.name);
                QVERIFY2(sample.path.startsWith(u"events/"_s + entry.fileName()), qPrintable(sample.path));
            }
            workspace->history().undo();
            QCOMPARE(lines(*workspace), before);
            workspace->history().clear();
        }
    }

    void withoutSamples()
    {
        const auto events = workspace->entries(EntryKind::Event).size();
        addRecipe(*workspace, recipesOf(*workspace).front(), false);
        QCOMPARE(workspace->entries(EntryKind::Event).size(), events);
        QCOMPARE(workspace->unsavedCount(), 1);
    }

    void comesWithItsOwnSample()
    {
        Selection selection(*workspace);
        const Recipe recipe = recipesOf(*workspace).front();
        const EntryId id = addRecipe(*workspace, recipe, true);
        selection.setReaction(id);
        QCOMPARE(workspace->find(selection.event())->title(), recipe.samples.front());
    }

    void theDialogByKeys()
    {
        auto* dialog = new RecipeDialog(*workspace);
        const QSignalSpy made(dialog, &RecipeDialog::made);
        dialog->open();
        auto* search = dialog->findChild<QLineEdit*>();
        auto* list = dialog->findChild<QListView*>(u"recipeList"_s);
        QCOMPARE(list->model()->rowCount(), 17);
        QTest::keyClicks(search, u"survey"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        QTest::keyClick(search, Qt::Key_Down);
        const auto labels = dialog->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().startsWith(u"1. Continue only if"_s) && label->isVisible();
        }));
        dialog->findChild<QCheckBox*>()->setChecked(false);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(made.size(), 1);
        QCOMPARE(workspace->find(made[0][0].value<EntryId>())->title(), u"NPS detractor alert"_s);
        QCOMPARE(workspace->unsavedCount(), 1);
    }

    void namesWhatTheWorkspaceHas_data()
    {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QStringList>("offered");
        QTest::addColumn<QString>("named"); // what the reaction names where nothing else is chosen
        const QString own = u"{\"handle\": \"welcome-benefit\", \"name\": \"Welcome\"}"_s;
        const QString gift = u"{\"handle\": \"gift\", \"name\": \"A gift\"}"_s;
        const QString card = u"{\"handle\": \"card\"}"_s;
        QTest::newRow("none") << u""_s << QStringList() << u"welcome-benefit"_s;
        QTest::newRow("the same") << own << QStringList() << u"welcome-benefit"_s;
        QTest::newRow("one that fits") << gift
                                       << QStringList{u"welcome-benefit (not in this workspace yet)"_s,
                                                      u"gift · A gift"_s}
                                       << u"gift"_s;
        QTest::newRow("several") << gift + u',' + card
                                 << QStringList{u"welcome-benefit (not in this workspace yet)"_s, u"gift · A gift"_s,
                                                u"card"_s}
                                 << u"welcome-benefit"_s;
        QTest::newRow("the same among several")
            << card + u',' + own << QStringList{u"card"_s, u"welcome-benefit · Welcome"_s} << u"welcome-benefit"_s;
    }
    void namesWhatTheWorkspaceHas()
    {
        QFETCH(QString, data);
        QFETCH(QStringList, offered);
        QFETCH(QString, named);
        auto all = files();
        all.push_back(
            {u"definitions/benefits.json"_s, "{\"kind\": \"benefits\", \"data\": [" + data.toStdString() + "]}", {}});
        workspace->open(all);
        auto* dialog = new RecipeDialog(*workspace);
        const QSignalSpy made(dialog, &RecipeDialog::made);
        dialog->open();
        auto* picker = dialog->findChild<QComboBox*>(u"need0"_s);
        QCOMPARE(picker != nullptr, !offered.isEmpty());
        QStringList rows;
        for (int i = 0; picker && i < picker->count(); ++i)
            rows << picker->itemText(i);
        QCOMPARE(rows, offered);
        QVERIFY(says(*dialog, u"2. Issue benefit "_s + named + u' '));
        QCOMPARE(says(*dialog, u"The benefit welcome-benefit: make one"_s), data.isEmpty());
        if (picker) { // another choice shows in the words and comes into the file
            picker->setFocus();
            QTest::keyClick(picker, Qt::Key_End);
            named = picker->currentData().toString();
            QVERIFY(says(*dialog, u"2. Issue benefit "_s + named + u' '));
        }
        QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(made.size(), 1);
        const Reaction& reaction = *workspace->find(made[0][0].value<EntryId>())->reaction();
        QCOMPARE(QString::fromStdString(std::string(reaction.actions[1].arguments[1].value.root().text())), named);
        QCOMPARE(workspace->history().count(), 1);
    }

    void namesACustomAttributeWithItsNamespace()
    {
        auto all = files();
        all.push_back({u"definitions/attributes.json"_s,
                       R"({"kind": "attributes", "data": [{"namespace": "comms", "handle": "email_optout"},
                           {"namespace": "care", "handle": "service_level", "name": "Service level",
                            "type": "integer"}]})",
                       {}});
        workspace->open(all);
        auto* dialog = new RecipeDialog(*workspace);
        const QSignalSpy made(dialog, &RecipeDialog::made);
        dialog->open();
        QTest::keyClicks(dialog->findChild<QLineEdit*>(), u"highest status"_s);
        auto* picker = dialog->findChild<QComboBox*>(u"need1"_s);
        QVERIFY(picker);
        QCOMPARE(picker->itemText(0), u"loyalty.highest_service_level (not in this workspace yet)"_s);
        QCOMPARE(picker->itemText(2), u"care.service_level · Service level"_s);
        picker->setFocus();
        QTest::keyClick(picker, Qt::Key_End);
        QTest::keyClick(dialog->findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(made.size(), 1);
        const Action& action = workspace->find(made[0][0].value<EntryId>())->reaction()->actions.front();
        QStringList values;
        for (const Argument& argument : action.arguments)
            values << fromUtf8(std::string(argument.value.root().text()));
        QCOMPARE(values, (QStringList{u"service-level"_s, u"care"_s, u"service_level"_s, u"integer"_s, u"asc"_s}));
    }

    void theDialogSaysThatNothingFits()
    {
        RecipeDialog dialog(*workspace);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto* search = dialog.findChild<QLineEdit*>();
        QTest::keyClicks(search, u"qqqq"_s);
        for (auto* button : dialog.findChildren<QPushButton*>())
            QCOMPARE(button->isEnabled(), button->text() != u"Add reaction"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(workspace->history().count(), 0);
    }

private:
    static bool says(const RecipeDialog& dialog, const QString& start)
    {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->isVisible() && label->text().startsWith(start); });
    }

    std::unique_ptr<Workspace> workspace;
};

} // namespace retort

QTEST_MAIN(retort::RecipeTest)
#include "recipetest.moc"
