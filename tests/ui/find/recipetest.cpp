// SPDX-License-Identifier: GPL-3.0-or-later
// New reactions from the catalogue's worked examples.
#include "tests/ui/document/samples.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/document/selection.h"
#include "ui/find/recipedialog.h"

#include <QApplication>
#include <QCheckBox>
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

    void saysWhatItDoesAndNeeds()
    {
        const auto recipes = recipesOf(*workspace);
        const Recipe& gift = recipes.front();
        QCOMPARE(gift.name, u"Welcome gift"_s);
        QCOMPARE(gift.triggerWords, u"When profile.created fires"_s);
        QCOMPARE(gift.steps.size(), 3);
        QVERIFY2(gift.steps[1].contains(u"welcome-benefit"_s), qPrintable(gift.steps[1]));
        QCOMPARE(gift.needs, (std::vector<RecipeNeed>{{"benefits", "welcome-benefit", false},
                                                      {"targets", "welcome-email", false}}));
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
    std::unique_ptr<Workspace> workspace;
};

} // namespace retort

QTEST_MAIN(retort::RecipeTest)
#include "recipetest.moc"
