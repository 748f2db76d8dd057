// SPDX-License-Identifier: GPL-3.0-or-later
// What a target.send rendered, as rows below its step.
#include "ui/bench/renderrows.h"

#include "engine/json/write.h"
#include "engine/run/runner.h"
#include "tests/ui/document/samples.h"
#include "ui/bench/tracemodel.h"
#include "ui/bench/traceview.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

json::Document document(const std::string& text) { return json::Document::parse(text).value(); }

/// A run of one target.send, and what its rows are made of.
struct Sent {
    run::Program program;
    run::ReactionTrace trace;

    const run::Step& step() const { return trace.steps.front(); }
    const run::CompiledTarget* target() const { return program.targets().find("slack"); }
    std::vector<TraceRow> rows() const { return requestRows(step(), target()); }
};

Sent sent(const std::string& templateText, const std::string& data = "{}", const std::string& condition = "null",
          const std::string& handle = "slack")
{
    const run::TargetFile file = run::readTargetFile(
        "targets/slack.json", "{\"name\": \"VIP to Slack\", \"handle\": \"slack\", \"url\": "
                              "\"https://x.example/vip\", \"template\": " +
                                  json::quoted(templateText) + ", \"condition\": " + condition + "}");
    const std::string reaction = "{\"name\": \"R\", \"trigger\": \"custom.a\", \"is_active\": true, \"actions\": "
                                 "[{\"name\": \"target.send\", \"arguments\": [{\"name\": \"target\", \"value\": " +
                                 json::quoted(handle) + "}]}]}";
    Sent made;
    made.program = run::Program::compile(readReaction(document(reaction)).value(), samples::catalogue(), {}, "",
                                         run::Targets::compile({file}));
    const Event event = readEvent(document("{\"event\": \"custom.a\", \"data\": " + data + "}")).value();
    made.trace = run::runReaction(made.program, event);
    return made;
}

/// Each row's sentence, indented by its depth; opens them all.
QStringList told(QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    if (model.canFetchMore(parent))
        model.fetchMore(parent);
    QStringList out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        out << QString(depth * 2, u' ') + index.data(Qt::AccessibleTextRole).toString();
        out += told(model, index, depth + 1);
    }
    return out;
}

QStringList told(const Sent& what)
{
    TraceModel model;
    model.show(what.rows());
    return told(model);
}

QModelIndex below(const QAbstractItemModel& model, const QModelIndex& parent, const QString& beginning)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(Qt::DisplayRole).toString().startsWith(beginning))
            return index;
    }
    return {};
}

} // namespace

class RenderRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPayloadReadsLikeAStory()
    {
        const QStringList rows = told(sent(R"({"name": {{ data.name|upper|json_encode|raw }}})", R"({"name": "mia"})",
                                           R"({"!!": [{"var": "data.name"}]})"));
        const QStringList expected{
            u"To VIP to Slack \u00b7 https://x.example/vip, nothing was sent"_s,
            u"Its condition: data.name is mia, which counts as true, holds"_s,
            u"  data.name is set: true"_s,
            u"    data.name from the event: \"mia\""_s,
            u"Rendered payload, sound JSON"_s,
            u"  Prints data.name|upper|json_encode|raw: \"MIA\". Line 1 of the template"_s,
            u"    data.name: \"mia\""_s,
            u"    upper of \"mia\": \"MIA\""_s,
            u"    json_encode of \"MIA\": \u201c\"MIA\"\u201d"_s,
            u"    raw leaves it as it is"_s,
        };
        QCOMPARE(rows.join(u'\n'), expected.join(u'\n'));
    }

    void whatIsMissingIsSaidInWords()
    {
        const QStringList rows = told(sent(R"(["{{ data.nick }}", "{{ data.other|default('x') }}"])"));
        QCOMPARE(rows.filter(u"data.nick is not there, missing"_s).size(), 1);
        QCOMPARE(rows.filter(u"data.other is not there, which the template allows for, missing, allowed for"_s).size(),
                 1);
        QCOMPARE(rows.filter(u"Prints data.nick: nothing, missing"_s).size(), 1);
        QVERIFY2(rows.filter(u"Prints data.other|default('x'): x."_s).size() == 1, qPrintable(rows.join(u'\n')));
    }

    void conditionsLoopsAndMacrosNest()
    {
        const QStringList rows = told(sent("[{% macro m(x) %}{{ x }}{% endmacro %}{% set a = 3 %}{% for i in data.list "
                                           "%}{% if i > a %}{{ _self.m(i) }}"
                                           "{% endif %}{% endfor %}{% for i in [] %}{% endfor %}]",
                                           R"({"list": [1, 7]})"));
        const QString all = rows.join(u'\n');
        QVERIFY2(all.contains(u"  Sets a: 3. Line 1 of the template\n"_s), qPrintable(all));
        QVERIFY2(all.contains(u"\n  For each of data.list: 2 turns."_s), qPrintable(all));
        QVERIFY2(all.contains(u"\n    Turn 1: 1. Line 1 of the template\n      If i > a: false, not taken."_s),
                 qPrintable(all));
        QVERIFY2(all.contains(u"\n    Turn 2: 7. Line 1 of the template\n      If i > a: true, taken."_s),
                 qPrintable(all));
        QVERIFY2(all.contains(u"\n        Prints _self.m(i): 7"_s), qPrintable(all));
        QVERIFY2(all.contains(u"Calls the macro m: \"7\""_s), qPrintable(all));
        QVERIFY2(all.contains(u"For each of []: no turn"_s), qPrintable(all));
    }

    void aPayloadThatIsNoJsonSaysWhereAndWhatToDo()
    {
        const QStringList rows = told(sent(R"({"name": "{{ data.name|raw }}"})", "{\"name\": \"a\\\"b\"}"));
        const QString all = rows.join(u'\n');
        QVERIFY2(all.contains(u"Rendered payload: The value of data.name|raw has a quote in it"_s) ||
                     all.contains(u"Rendered payload: The value of data.name has a quote in it"_s),
                 qPrintable(all));
        QCOMPARE(rows.filter(u", no JSON"_s).size(), 1);
        const QStringList problem = rows.filter(u", problem. Write "_s);
        QVERIFY2(problem.size() == 1 && problem.first().contains(u"json_encode"_s) &&
                     problem.first().contains(u"Line 1, column "_s),
                 qPrintable(all));
        QCOMPARE(rows.filter(u"Prints data.name|raw: a\"b, breaks the JSON"_s).size(), 1);
    }

    void aTemplateThatFailsHasAMessageAndALine()
    {
        const QStringList syntax = told(sent("{\n{{ data.name|uper }}}"));
        QCOMPARE(syntax.filter(u"Nothing was rendered: the template fails, template fails"_s).size(), 1);
        QVERIFY2(syntax.filter(u"line 2. Twig says: Unknown \"uper\" filter."_s).size() == 1,
                 qPrintable(syntax.join(u'\n')));
        const QStringList late = told(sent("{{ data.name }}\n{{ 1 % 0 }}", R"({"name": "mia"})"));
        QCOMPARE(late.filter(u"Rendered until the template failed"_s).size(), 1);
        QVERIFY2(late.filter(u"  Prints data.name: mia"_s).size() == 1, qPrintable(late.join(u'\n')));
        QVERIFY2(late.filter(u", line 2."_s).size() == 1, qPrintable(late.join(u'\n')));
    }

    void whatHoldsASendBackIsSaid()
    {
        const QStringList held = told(sent("{}", "{}", R"({"==": [1, 2]})"));
        QCOMPARE(held.filter(u", does not hold"_s).size(), 1);
        QCOMPARE(held.filter(u"Rendered"_s).size(), 0);
        const QStringList fails = told(sent("{}", "{}", R"({"nope": [1]})"));
        QCOMPARE(fails.filter(QRegularExpression(u"^Its condition: .*, fails$"_s)).size(), 1);
        const QStringList unknown = told(sent("{}", "{}", "null", "slak"));
        QCOMPARE(unknown.size(), 1);
        QVERIFY2(unknown.first().endsWith(u", unknown target"_s), qPrintable(unknown.first()));
    }

    void escapingThatMattersIsShown()
    {
        const QStringList rows = told(sent(R"(["{{ data.name }}"])", R"({"name": "O'Neill"})"));
        QVERIFY2(rows.filter(u"HTML escaping makes a difference in one place"_s).size() == 1,
                 qPrintable(rows.join(u'\n')));
        QCOMPARE(rows.filter(u"O&#039;Neill with, O'Neill without"_s).size(), 1);
        QCOMPARE(rows.filter(u"Twig's own escaping for html of \"O'Neill\": \"O&#039;Neill\""_s).size(), 1);
    }

    void manyTurnsAreCappedAndMadeWhenOpened()
    {
        const Sent many = sent("[{% for i in 1..197 %}{{ i }},{% endfor %}0]");
        TraceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(many.rows());
        const QModelIndex payload = below(model, {}, u"Rendered payload"_s);
        QVERIFY(model.hasChildren(payload));
        const QStringList rows = told(model);
        QCOMPARE(rows.filter(QRegularExpression(u"^    Turn "_s)).size(), 100);
        QCOMPARE(rows.filter(u"    and 97 more turns"_s).size(), 1);
    }

    void aLargeRenderIsShownAgainAsItWas()
    {
        const Sent large = sent("[{% for i in 1..6000 %}{{ i|upper ~ ',' }}{% endfor %}0]");
        QVERIFY(large.step().request->trace.records.size() > 9900);
        TraceModel model;
        model.show(large.rows());
        const QStringList rows = told(model);
        for (int i = 0; i < 10; ++i)
            model.show(large.rows());
        QCOMPARE(told(model), rows);
    }

    void whatIsOpenStaysWhileOneTypes()
    {
        const std::string text = "[{% for i in data.list %}{{ i }}{% endfor %}]";
        TraceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        auto before = std::make_unique<Sent>(sent(text, R"({"list": [1]})"));
        model.show(before->rows());
        told(model);
        QModelIndex loop = below(model, below(model, {}, u"Rendered payload"_s), u"For each"_s);
        const QPersistentModelIndex print = below(model, below(model, loop, u"Turn 1"_s), u"Prints"_s);
        QCOMPARE(print.data(Qt::DisplayRole).toString().left(6), u"Prints"_s);
        const Sent after = sent(text, R"({"list": [8]})");
        model.show(after.rows());
        before.reset(); // nothing may ask the run that is gone
        QVERIFY(print.isValid());
        QVERIFY(print.data(Qt::AccessibleTextRole).toString().startsWith(u"Prints i: 8"_s));
        QVERIFY(told(model).join(u'\n').contains(u"i: 8"_s));
    }

    void keysOpenTheRenderAndGoThroughIt()
    {
        const Sent what = sent(R"({"name": {{ data.name|upper|json_encode|raw }}})", R"({"name": "mia"})");
        TraceModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(what.rows());
        TraceView view;
        view.setModel(&model);
        view.resize(420, 300);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
        view.setCurrentIndex(model.index(0, 0));
        const auto current = [&view] { return view.currentIndex().data(Qt::DisplayRole).toString(); };
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(current(), u"Rendered payload"_s);
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.isExpanded(view.currentIndex()));
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(current(), u"Prints data.name|upper|json_encode|raw"_s);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(current(), u"data.name"_s);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(current(), u"upper of \"mia\""_s);
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(!view.isExpanded(view.currentIndex()));
        view.grab(); // it can be drawn
    }
};

QTEST_MAIN(RenderRowsTest)
#include "renderrowstest.moc"
