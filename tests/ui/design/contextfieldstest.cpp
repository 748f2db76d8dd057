// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/contextfields.h"

#include "tests/ui/document/samples.h"
#include "ui/document/livefields.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

Event eventOf(const std::string& text) { return readEvent(json::Document::parse(text).value()).value(); }

/// "data.score | 9 · number | in 2 of 2 samples"
QStringList lines(const std::vector<Completion>& rows)
{
    QStringList lines;
    for (const Completion& row : rows)
        lines << row.text + u" | "_s + row.note + u" | "_s + row.detail;
    return lines;
}

Fields fieldsOf(std::string_view event, const Catalogue& catalogue, const std::vector<Event>& samples)
{
    return Fields::of(event, catalogue, samples);
}

} // namespace

class ContextFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offersWhatSamplesHold()
    {
        const Event nine = eventOf(R"({"event": "custom.x_y", "profile_id": "p", "data": {"score": 9, "done": true}})");
        const Event seven = eventOf(R"({"event": "custom.x_y", "profile_id": "p", "data": {"score": 7, "note": "n"}})");
        const auto rows = lines(completionsOf(fieldsOf("custom.x_y", {}, {nine, seven}), &seven));
        QVERIFY2(rows.contains(u"data.score | 7 · number | in 2 of 2 samples · not documented"_s),
                 qPrintable(rows.join(u'\n')));
        QVERIFY(rows.contains(u"data.note | n · text | in 1 of 2 samples · not documented"_s));
        // What the sample does not have comes after what it has, with another sample's value.
        QVERIFY(rows.contains(u"data.done | true · true or false | in 1 of 2 samples · not documented"_s));
        QVERIFY(rows.indexOf(u"data.done | true · true or false | in 1 of 2 samples · not documented"_s) >
                rows.indexOf(u"data.note | n · text | in 1 of 2 samples · not documented"_s));
        QVERIFY(lines(completionsOf(fieldsOf("custom.x_y", {}, {nine}), &nine))
                    .contains(u"data.score | 9 · number | in the only sample · not documented"_s));
    }
    void addsWhatTheCatalogueKnows()
    {
        const Catalogue catalogue = samples::catalogue();
        const Event event = eventOf(R"({"event": "tier.achieved", "context": {"profile_id": "p"}})");
        const auto rows = completionsOf(fieldsOf("tier.achieved", catalogue, {event}), &event);
        QCOMPARE(rows.front().text, u"profile_id"_s);
        QVERIFY(rows.front().detail.startsWith(u"in the only sample · "_s));
        QVERIFY(lines(rows).filter(u"not in the only sample"_s).size() > 5);
        QCOMPARE(lines(rows).filter(QRegularExpression(u"^profile_id "_s)).size(), 1);
        // Without samples the catalogue's examples stand for values.
        const auto alone = completionsOf(fieldsOf("profile.created", catalogue, {}), nullptr);
        QVERIFY(lines(alone).filter(u"first_name | e.g. "_s).size() == 1);
    }
    void findsValuesByTheirPaths()
    {
        const Event event = eventOf(R"({"event": "custom.x_y", "data": {"list": [{"a": 1}, {"a": 2}]}})");
        QCOMPARE(valueText(*valueAt(event.context.root(), "data.list.1.a")), u"2"_s);
        QVERIFY(!valueAt(event.context.root(), "data.list.2.a"));
        QVERIFY(!valueAt(event.context.root(), "data.list.x"));
        QVERIFY(!valueAt(event.context.root(), "data.list.1.a.b"));
    }
    // The root rules: what is typed as a linked object's field is found at the root, where it stands for this event.
    void completerKnowsTheRoot()
    {
        NotedCompleter completer;
        completer.setRows(completionsOf(fieldsOf("profile.updated", samples::catalogue(), {}), nullptr));
        completer.setRoot(u"profile"_s);
        completer.setCompletionPrefix(u"profile.first_n"_s);
        QCOMPARE(completer.splitPath(u"profile.first_n"_s), QStringList{u"first_n"_s});
        completer.setRows(completionsOf(fieldsOf("transaction.created", samples::catalogue(), {}), nullptr));
        completer.setRoot(u"transaction"_s);
        QCOMPARE(completer.splitPath(u"profile.first_n"_s), QStringList{u"profile.first_n"_s});
        QCOMPARE(completer.splitPath(u"transaction.tot"_s), QStringList{u"tot"_s});
    }
    void followsSamplesAndKeepsWhatItKnows()
    {
        Workspace workspace(samples::catalogue(), &samples::readManifest);
        workspace.open(samples::files());
        LiveFields fields(workspace);
        QSignalSpy told(&fields, &LiveFields::changed);
        QCOMPARE(fields.of("custom.survey_completed").find("data.score")->seen, std::size_t{2});
        QCOMPARE(&fields.of("custom.survey_completed"), &fields.of("custom.survey_completed"));
        const auto promoter = samples::idOf(workspace, samples::promoterPath);
        QVERIFY(workspace.setText(promoter, {{}, "/data/score"}, "null", u"x"_s));
        QVERIFY(workspace.setText(promoter, {{}, "/data"}, "{}", u"x"_s));
        QCOMPARE(fields.of("custom.survey_completed").find("data.score")->seen, std::size_t{1});
        QVERIFY(told.count() >= 2);
        const int before = told.count();
        workspace.rename(samples::idOf(workspace, samples::reactionPath), u"Another"_s);
        QCOMPARE(told.count(), before); // reactions are no matter of it
    }
    void offersAThousandFieldsAtMost()
    {
        std::string text = R"({"event": "custom.x_y", "profile_id": null, "data": {)";
        for (int i = 0; i < 5000; ++i)
            text += (i > 0 ? ", \"k" : "\"k") + std::to_string(i) + "\": 1";
        const Event event = eventOf(text + "}}");
        const Fields fields = fieldsOf("custom.x_y", {}, std::vector<Event>(20, event));
        QCOMPARE(fields.all().size(), std::size_t{1000});
        QCOMPARE(completionsOf(fields, &event).size(), std::size_t{1000});
    }
};

} // namespace retort

QTEST_MAIN(retort::ContextFieldsTest)
#include "contextfieldstest.moc"
