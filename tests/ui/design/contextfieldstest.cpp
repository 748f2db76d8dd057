// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/contextfields.h"

#include "tests/ui/document/samples.h"

#include <QRegularExpression>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

Event eventOf(const std::string& text) { return readEvent(json::Document::parse(text).value()).value(); }

/// "data.score = 9 (number)"
QStringList lines(const std::vector<ContextField>& fields)
{
    QStringList lines;
    for (const ContextField& field : fields)
        lines << u"%1 = %2 (%3)%4"_s.arg(field.path, field.value, field.type, field.inSample ? u""_s : u" not there"_s);
    return lines;
}

} // namespace

class ContextFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsWhatTheSampleHolds()
    {
        const Event event = eventOf(R"({"event": "custom.x_y", "profile_id": null,
            "data": {"score": 9, "done": true, "a.b": 1, "list": [1], "inner": {"deep": "text"}}})");
        const QStringList expected{
            u"event = custom.x_y (text)"_s, u"profile_id = null (nothing)"_s,      u"data =  (object)"_s,
            u"data.score = 9 (number)"_s,   u"data.done = true (true or false)"_s, u"data.list =  (list)"_s,
            u"data.inner =  (object)"_s,    u"data.inner.deep = text (text)"_s};
        QCOMPARE(lines(contextFields(&event, {}, "custom.x_y")), expected);
    }
    void addsWhatTheCatalogueKnows()
    {
        const Catalogue catalogue = samples::catalogue();
        const Event event = eventOf(R"({"event": "tier.achieved", "context": {"profile_id": "p"}})");
        const auto fields = contextFields(&event, catalogue, "tier.achieved");
        QCOMPARE(fields.front().path, u"profile_id"_s);
        QVERIFY(fields.front().inSample);
        QVERIFY(!fields.front().description.isEmpty());
        QVERIFY(lines(fields).filter(u"not there"_s).size() > 5);
        QCOMPARE(lines(fields).filter(QRegularExpression(u"^profile_id "_s)).size(), 1);
    }
    void staysWithinBounds()
    {
        std::string text = R"({"event": "custom.x_y", "profile_id": null, "data": {)";
        for (int i = 0; i < 5000; ++i)
            text += (i > 0 ? ", \"k" : "\"k") + std::to_string(i) + "\": 1";
        const Event event = eventOf(text + "}}");
        QCOMPARE(contextFields(&event, {}, "custom.x_y").size(), std::size_t{1000});
    }
};

} // namespace retort

QTEST_MAIN(retort::ContextFieldsTest)
#include "contextfieldstest.moc"
