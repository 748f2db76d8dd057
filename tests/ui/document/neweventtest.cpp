// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/newevent.h"

#include "engine/reaction/event.h"
#include "tests/ui/document/samples.h"

#include <QTest>

namespace retort {

using namespace samples;

class NewEventTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEventOfThePlatformIsReadable()
    {
        const auto known = catalogue();
        QVERIFY(known.events().size() > 20);
        for (const auto& kind : known.events()) {
            const auto name = kind.name == "custom.*" ? "custom.thing_done" : kind.name;
            const auto event = readEvent(newEvent(known, name, "A \"label\""));
            QVERIFY2(event, name.c_str());
            QCOMPARE(event->name, name);
            QCOMPARE(event->label, std::string("A \"label\""));
            QCOMPARE(event->form == Event::Form::Custom, kind.name == "custom.*");
        }
    }

    void contextHoldsTheExamples()
    {
        const auto text = newEvent(catalogue(), "tier.achieved", "Tier").text();
        const auto document = json::Document::parse(text);
        QCOMPARE(document->stringOf(document->find("/context/definition/handle").value()),
                 std::optional<std::string>("tier-2"));
        QVERIFY(text.starts_with("{\n  \"event\": \"tier.achieved\",\n  \"context\": {\n"));
        QVERIFY(text.ends_with("}\n"));
    }

    void unknownNamesAreCustomEvents()
    {
        const auto document = newEvent(Catalogue(), "anything", "");
        QVERIFY(document.find("/data"));
        QVERIFY(document.find("/profile_id"));
    }
};

} // namespace retort

QTEST_GUILESS_MAIN(retort::NewEventTest)
#include "neweventtest.moc"
