// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule of the linter in the window, on the rows of tests/engine/lint: what is about an argument or a field of a
// target is told there, and each fix does what it says, in one step that can be taken back.
#include "engine/lint/rules.h"
#include "tests/ui/document/samples.h"
#include "ui/common/fieldedit.h"
#include "ui/common/fixbutton.h"
#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/common/style.h"
#include "ui/common/tokens.h"
#include "ui/condition/build/partrow.h"
#include "ui/design/inspector/argumentrow.h"
#include "ui/design/inspector/inlinenotes.h"
#include "ui/design/inspector/inspector.h"
#include "ui/design/target/problemslist.h"
#include "ui/design/target/targetheader.h"
#include "ui/design/target/targetpane.h"
#include "ui/document/livelint.h"
#include "ui/problems/problemdelegate.h"
#include "ui/problems/problemmodel.h"
#include "ui/problems/problemspane.h"
#include "ui/problems/problemwords.h"

#include <QApplication>
#include <QBoxLayout>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;
using Json = nlohmann::ordered_json;

namespace {

const QString rowPath = u"reactions/row.json"_s;

Result<ManifestFacts> readSettings(const json::Document& document)
{
    ManifestFacts facts;
    const auto is = [&](const char* pointer, std::string_view word) {
        const auto node = document.find(pointer);
        return node && document.stringOf(*node) == word;
    };
    facts.settings.logic.dialect = is("/settings/dialect", "js") ? logic::Dialect::Js : logic::Dialect::Php;
    facts.settings.logic.failOnWarnings = true;
    if (is("/settings/filter_truth", "strict"))
        facts.settings.filterTruth = run::FilterTruth::Strict;
    return facts;
}

Json action(const char* name, int order, const char* argument, const Json& value)
{
    return {
        {"name", name}, {"sort_order", order}, {"arguments", Json::array({{{"name", argument}, {"value", value}}})}};
}

std::string reactionOf(const Json& row)
{
    if (row.contains("reaction"))
        return row["reaction"].is_string() ? row["reaction"].get<std::string>() : row["reaction"].dump(2);
    Json reaction{{"name", "Row"}, {"trigger", row.value("trigger", "custom.thing_done")}, {"is_active", true}};
    reaction["actions"] =
        row.contains("condition")
            ? Json::array({action("filter", 1, "condition", row["condition"]), action("target.send", 2, "target", "t")})
            : row["actions"];
    return reaction.dump(2);
}

/// A workspace with the row's reaction and what it is held against.
std::vector<WorkspaceFile> workspaceOf(const Json& row)
{
    const Json settings{{"dialect", row.value("dialect", "php")}, {"filter_truth", row.value("filter_truth", "php")}};
    std::vector<WorkspaceFile> files{
        {u"retort.json"_s, Json{{"format", "retort/1"}, {"name", "Row"}, {"settings", settings}}.dump(), {}},
        {rowPath, reactionOf(row), {}}};
    const auto add = [&](const char* list, const QString& folder) {
        int number = 0;
        for (const Json& one : row.value(list, Json::array()))
            files.push_back({folder + u'/' + QString::number(number++) + u".json"_s, one.dump(), {}});
    };
    add("samples", u"events"_s);
    add("definitions", u"definitions"_s);
    add("targets", u"targets"_s);
    return files;
}

std::vector<std::pair<QString, Json>> rows()
{
    std::vector<std::pair<QString, Json>> all;
    for (const auto& entry : std::filesystem::directory_iterator(RETORT_SOURCE_DIR "/tests/engine/lint/rows")) {
        QFile file(QString::fromStdString(entry.path().string()));
        if (!file.open(QIODevice::ReadOnly))
            throw std::runtime_error("a row cannot be read");
        for (const Json& row : Json::parse(file.readAll().toStdString()))
            all.emplace_back(QString::fromStdString(row.value("title", row.value("rule", ""))), row);
    }
    return all;
}

/// A reaction that sends to the target "t", the target, and a sample whose first name has a quote.
Json targetRow(const Json& members)
{
    Json target{{"name", "T"}, {"handle", "t"}, {"url", "https://example.com"}, {"template", "{}"}};
    target.update(members);
    Json row{{"trigger", "profile.created"}};
    row["actions"] = Json::array({action("target.send", 1, "target", "t")});
    row["targets"] = Json::array({target});
    const Json context{{"id", "p"}, {"first_name", "A \"B\""}, {"last_name", "O'C"}};
    row["samples"] = Json::array({{{"event", "profile.created"}, {"context", context}}});
    return row;
}

} // namespace

class ProblemPlacesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, lightTokens()); }
    void init()
    {
        workspace = std::make_unique<Workspace>(catalogue(), &readSettings);
        selection = std::make_unique<Selection>(*workspace);
        run = std::make_unique<LiveRun>(*workspace, *selection);
        render = std::make_unique<LiveRender>(*workspace, *selection);
        lint = std::make_unique<LiveLint>(*workspace, *selection);
        tour = std::make_unique<ProblemTour>(*workspace, *selection, *lint);
        window = std::make_unique<QWidget>();
        inspector = new Inspector(*workspace, *selection, *run, window.get());
        target = new TargetPane(*workspace, *selection, *run, *render, window.get());
        pane = new ProblemsPane(*tour, window.get());
        auto* layout = new QHBoxLayout(window.get());
        layout->addWidget(target, 1);
        layout->addWidget(inspector);
        layout->addWidget(pane);
        inspector->setFixedWidth(396);
        pane->setFixedWidth(380);
        window->resize(1500, 900);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    void cleanup()
    {
        window.reset();
        tour.reset();
        lint.reset();
        render.reset();
        run.reset();
    }

    void whatIsAboutAnArgumentIsToldThere()
    {
        std::set<std::string> met;
        for (const auto& [title, row] : rows()) {
            open(row);
            const EntryId id = idOf(*workspace, rowPath);
            const Entry& entry = *workspace->find(id);
            if (!entry.reaction())
                continue;
            for (const Problem& problem : lint->problemsOf(id)) {
                const std::string_view within = withinAction(problem.pointer);
                if (!within.starts_with("/arguments/"))
                    continue;
                met.insert(problem.rule);
                selection->setAction(actionAt(entry, problem.pointer));
                inspector->showProblems(lint->problemsOf(id));
                QVERIFY2(isTold(entry, problem),
                         qPrintable(title + u": "_s + fromUtf8(problem.rule) + u' ' + fromUtf8(problem.pointer)));
            }
        }
        for (const char* rule : {"condition.unknown-operator",
                                 "condition.arity",
                                 "argument.missing",
                                 "field.unknown",
                                 "field.root",
                                 "argument.unknown",
                                 "argument.twice",
                                 "argument.object-fixed",
                                 "argument.fixed-profile",
                                 "handle.unknown",
                                 "absent.passes",
                                 "type.text-number",
                                 "strict.int-float",
                                 "condition.always",
                                 "condition.contradiction",
                                 "condition.not-boolean",
                                 "dialect.differs",
                                 "payload.not-json",
                                 "payload.autoescape-differs",
                                 "sample.fails",
                                 "aggregation.lag",
                                 "profile-id.root",
                                 "condition.redundant",
                                 "tag.letter-case",
                                 "birth.text"})
            QVERIFY2(met.count(rule) > 0, rule);
    }

    void whatIsAboutATargetIsToldThere()
    {
        const std::pair<const char*, Json> targets[] = {
            {"target.no-handle", {{"handle", ""}}},
            {"target.no-url", {{"url", ""}}},
            {"template.syntax", {{"template", "{{ first_name|uper }}"}}},
            {"payload.not-json", {{"template", "{\"a\": \"{{ first_name|raw }}\"}"}}},
            {"payload.autoescape-differs", {{"template", "{\"a\": \"{{ last_name }}\"}"}}},
            {"field.unknown", {{"template", "{\"a\": \"{{ shoe.laces }}\"}"}}},
            {"field.root", {{"template", "{\"a\": \"{{ profile.first_name }}\"}"}}},
            {"condition.syntax", {{"condition", "{nonsense"}}},
            {"condition.unknown-operator", {{"condition", {{"gte", {1, 2}}}}}},
            {"absent.passes", {{"condition", {{"<", {{{"var", "visits"}}, 2}}}}}},
            {"condition.always", {{"condition", {{"===", {1, 1}}}}}}};
        for (const auto& [rule, members] : targets) {
            open(targetRow(members));
            const EntryId id = workspace->entries(EntryKind::Target).front();
            selection->setTarget(id);
            showAll();
            bool found = false;
            for (const Problem& problem : lint->problemsOf(id)) {
                found = found || problem.rule == rule;
                QVERIFY2(isToldInTarget(problem), qPrintable(fromUtf8(problem.rule + ' ' + problem.pointer)));
            }
            QVERIFY2(found, rule);
        }
        // One handle twice: told at the second.
        Json row = targetRow(Json::object());
        row["targets"].push_back(row["targets"][0]);
        open(row);
        selection->setTarget(workspace->entries(EntryKind::Target).back());
        showAll();
        const auto& problems = lint->problemsOf(selection->target());
        QVERIFY(!problems.empty() && problems.front().rule == "handle.twice");
        QVERIFY(isToldInTarget(problems.front()));
        QVERIFY(target->findChild<FieldEdit*>(u"targetHandle"_s)->hasProblem());
    }

    /// Each problem once, with a click on the fix in the list.
    void everyFixDoesWhatItSays()
    {
        std::set<std::string> mended;
        for (const auto& [title, row] : rows()) {
            open(row);
            for (const ProblemRef& ref : problemsInOrder(*workspace, *lint)) {
                const Problem problem = *tour->problem(ref);
                if (problem.fixes.empty())
                    continue;
                const QString what = title + u": "_s + fromUtf8(problem.rule) + u' ' + fromUtf8(problem.pointer);
                const std::string before = textOf(*workspace, ref.entry);
                tour->goTo(ref);
                pane->showAll(true);
                const auto* model = static_cast<ProblemModel*>(pane->list()->model());
                QTRY_COMPARE(model->refAt(pane->list()->currentIndex().row()), std::optional(ref));
                const QModelIndex index = pane->list()->currentIndex();
                pane->list()->scrollTo(index);
                const QRect button = ProblemDelegate::fixPlace(pane->list()->visualRect(index), index, Qt::LeftToRight);
                QTest::mouseClick(pane->list()->viewport(), Qt::LeftButton, {}, button.center());
                check(ref.entry, problem, problem.fixes.front(), before, what);
                if (QTest::currentTestFailed())
                    return;
                mended.insert(problem.rule);
            }
        }
        for (const char* rule : {"argument.missing",
                                 "argument.unknown",
                                 "argument.twice",
                                 "argument.object-fixed",
                                 "argument.fixed-profile",
                                 "field.root",
                                 "field.unknown",
                                 "handle.unknown",
                                 "event.unknown",
                                 "event.alias",
                                 "action.unknown",
                                 "absent.passes",
                                 "type.text-number",
                                 "strict.int-float",
                                 "condition.always",
                                 "condition.redundant",
                                 "condition.not-boolean",
                                 "condition.unknown-operator",
                                 "order.tie",
                                 "chain.filter-last",
                                 "profile-id.root",
                                 "tag.letter-case",
                                 "birth.text"})
            QVERIFY2(mended.count(rule) > 0, rule);
    }

    /// And every one that an argument's row, or the action's head, has a button for.
    void everyButtonDoesWhatItSays()
    {
        int pressed = 0;
        for (const auto& [title, row] : rows()) {
            open(row);
            const EntryId id = idOf(*workspace, rowPath);
            if (!workspace->find(id)->reaction())
                continue;
            for (const Problem& problem : std::vector<Problem>(lint->problemsOf(id))) {
                if (problem.fixes.empty() || actionAt(*workspace->find(id), problem.pointer) == ActionId::None)
                    continue;
                selection->setAction(actionAt(*workspace->find(id), problem.pointer));
                inspector->showProblems(lint->problemsOf(id));
                const std::string before = textOf(*workspace, id);
                for (const Fix& fix : problem.fixes) {
                    FixButton* button = buttonOf(problem, fix);
                    if (!button)
                        continue; // it is in the menu of a clause
                    QVERIFY(button->isVisible() && button->width() <= inspector->width());
                    QTest::mouseClick(button, Qt::LeftButton);
                    check(id, problem, fix, before, title + u": "_s + fromUtf8(problem.rule));
                    if (QTest::currentTestFailed())
                        return;
                    inspector->showProblems(lint->problemsOf(id));
                    ++pressed;
                }
            }
        }
        QVERIFY2(pressed > 25, qPrintable(QString::number(pressed)));
    }

    void theFixesOfATargetDoToo()
    {
        for (const Json& members :
             {Json{{"template", "{{ first_name|uper }}"}}, Json{{"template", "{\"a\": \"{{ profile.first_name }}\"}"}},
              Json{{"condition", {{"<", {{{"var", "visits"}}, 2}}}}}}) {
            open(targetRow(members));
            const EntryId id = workspace->entries(EntryKind::Target).front();
            selection->setTarget(id);
            showAll();
            const auto& problems = lint->problemsOf(id);
            const auto found =
                std::find_if(problems.begin(), problems.end(), [](const Problem& one) { return !one.fixes.empty(); });
            QVERIFY2(found != problems.end(), members.dump().c_str());
            const Problem problem = *found;
            const QString label = say(problem.fixes.front().label);
            QPushButton* button = nullptr;
            for (QPushButton* one : target->findChildren<QPushButton*>()) {
                if (one->isVisible() && one->accessibleName().endsWith(label))
                    button = one;
            }
            QVERIFY2(button, members.dump().c_str());
            const std::string before = textOf(*workspace, id);
            QTRY_VERIFY(button->height() >= button->sizeHint().height());
            QTest::mouseClick(button, Qt::LeftButton);
            check(id, problem, problem.fixes.front(), before, fromUtf8(members.dump()));
        }
    }

private:
    void open(const Json& row)
    {
        workspace->open(workspaceOf(row));
        lint->lintNow();
        selection->setReaction(idOf(*workspace, rowPath));
        if (const auto events = workspace->entries(EntryKind::Event); !events.empty())
            selection->setEvent(events.front());
    }
    void showAll()
    {
        render->evaluateNow();
        lint->lintNow();
        target->showProblems(lint->problemsOf(selection->target()));
        QCoreApplication::processEvents(); // new rows come to show
    }

    /// It was carried out as one step of its name, the problem is gone, and the step can be taken back to the byte.
    void check(EntryId id, const Problem& problem, const Fix& fix, const std::string& before, const QString& what)
    {
        QVERIFY2(workspace->history().index() == 1, qPrintable(what));
        QCOMPARE(workspace->history().undoText(), say(fix.label));
        QVERIFY2(textOf(*workspace, id) != before, qPrintable(what));
        lint->lintNow();
        for (const Problem& one : lint->problemsOf(id))
            QVERIFY2(one.rule != problem.rule || one.pointer != problem.pointer || one.message != problem.message,
                     qPrintable(what));
        workspace->history().undo();
        QVERIFY2(textOf(*workspace, id) == before, qPrintable(what));
        QCOMPARE(workspace->history().index(), 0);
        lint->lintNow();
    }

    static bool tells(const std::vector<InlineNote>& notes, const Problem& problem)
    {
        return std::any_of(notes.begin(), notes.end(), [&](const InlineNote& note) {
            return note.text == say(problem.message) && note.severity == problem.severity &&
                   (problem.fixes.empty() ? note.fixLabel.isEmpty() : note.fix == problem.fixes.front());
        });
    }
    bool isTold(const Entry& entry, const Problem& problem) const
    {
        for (const PartRow* row : inspector->findChildren<PartRow*>()) {
            const auto& all = row->problems();
            if (row->isVisible() && std::find(all.begin(), all.end(), problem) != all.end())
                return true;
        }
        const Action& action = entry.reaction()->actions[*selection->actionIndex()];
        for (const ArgumentRow* row : inspector->findChildren<ArgumentRow*>()) {
            if (row->isVisible() && row->isFor(problem.pointer.substr(action.pointer.size())))
                return tells(row->notes(), problem);
        }
        const auto* notes = inspector->findChild<InlineNotes*>(u"actionNotes"_s);
        return notes->isVisible() && tells(notes->notes(), problem);
    }
    bool isToldInTarget(const Problem& problem) const
    {
        const auto* notes = target->findChild<InlineNotes*>(u"targetNotes"_s);
        if (problem.pointer.rfind("/template", 0) != 0)
            return notes->isVisible() && tells(notes->notes(), problem);
        const auto* list = target->findChild<ProblemsList*>();
        if (problem.rule == "template.syntax" || problem.rule.rfind("payload.", 0) == 0)
            return list->isVisible() && !list->findChildren<QLabel*>().isEmpty(); // in the words of the rendering
        for (const QLabel* label : list->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text() == say(problem.message))
                return true;
        }
        return false;
    }
    FixButton* buttonOf(const Problem& problem, const Fix& fix) const
    {
        for (InlineNotes* notes : inspector->findChildren<InlineNotes*>()) {
            if (!notes->isVisible() || !tells(notes->notes(), problem))
                continue;
            for (QWidget* button : notes->buttons()) {
                if (button->accessibleName().endsWith(say(fix.label)))
                    return static_cast<FixButton*>(button);
            }
        }
        return nullptr;
    }

    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Selection> selection;
    std::unique_ptr<LiveRun> run;
    std::unique_ptr<LiveRender> render;
    std::unique_ptr<LiveLint> lint;
    std::unique_ptr<ProblemTour> tour;
    std::unique_ptr<QWidget> window;
    Inspector* inspector = nullptr;
    TargetPane* target = nullptr;
    ProblemsPane* pane = nullptr;
};

} // namespace retort

QTEST_MAIN(retort::ProblemPlacesTest)
#include "problemplacestest.moc"
