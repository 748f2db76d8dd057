// SPDX-License-Identifier: GPL-3.0-or-later
// How texts fit what was typed, and what stands before what.
#include "ui/find/match.h"

#include "ui/find/search.h"

#include <QTest>

using namespace retort;
using namespace Qt::StringLiterals;

namespace {

/// "Prefix [NPS] Survey", or "" where it does not fit.
QString shown(const QString& typed, const QString& text)
{
    static constexpr const char* names[] = {"Whole", "Prefix", "WordStart", "Inside", "Initials", "Scattered"};
    const auto found = match(Folded(typed), Folded(text));
    if (!found)
        return {};
    QString marked = text;
    for (auto mark = found->marks.rbegin(); mark != found->marks.rend(); ++mark) {
        marked.insert(mark->start + mark->length, u']');
        marked.insert(mark->start, u'[');
    }
    return QString::fromLatin1(names[static_cast<int>(found->fit)]) + u' ' + marked;
}

/// Items of "title|detail|also".
struct Shelf {
    std::vector<FindItem> items;

    Shelf(std::initializer_list<std::pair<FindGroup, QString>> texts)
    {
        quint32 id = 0;
        for (const auto& [group, text] : texts) {
            FindItem item{.group = group, .title = text.section(u'|', 0, 0), .detail = text.section(u'|', 1, 1)};
            item.also = text.section(u'|', 2, 2);
            item.place.entry = EntryId{++id};
            item.fold();
            items.push_back(std::move(item));
        }
    }

    /// "Reaction: A, B of 3; Command: C"
    QString find(const QString& typed, const std::vector<EntryId>& recent = {}, std::size_t most = 8) const
    {
        static constexpr const char* names[] = {"Recent",     "Reaction", "Action", "Target",
                                                "Definition", "Field",    "Event",  "Command"};
        std::vector<const FindItem*> all;
        for (const FindItem& item : items)
            all.push_back(&item);
        QStringList groups;
        for (const FoundGroup& group : search(all, FindQuery(typed), recent, most, 100)) {
            QStringList titles;
            for (const FindHit& hit : group.hits)
                titles << hit.item->title;
            QString line = QString::fromLatin1(names[static_cast<int>(group.group)]) + u": "_s + titles.join(u", "_s);
            if (group.total > group.hits.size())
                line += u" of %1"_s.arg(group.total);
            groups << line;
        }
        return groups.join(u"; "_s);
    }
};

using G = FindGroup;

} // namespace

class MatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        const auto row = [](const char* name, const QString& typed, const QString& text, const QString& result) {
            QTest::newRow(name) << typed << text << result;
        };
        row("the whole", u"nps"_s, u"NPS"_s, u"Whole [NPS]"_s);
        row("its beginning", u"nps s"_s, u"NPS Survey"_s, u"Prefix [NPS S]urvey"_s);
        row("a word's beginning", u"surv"_s, u"NPS Survey"_s, u"WordStart NPS [Surv]ey"_s);
        row("a word of a path", u"score"_s, u"data.score"_s, u"WordStart data.[score]"_s);
        row("a word of camel humps", u"score"_s, u"npsScore"_s, u"WordStart nps[Score]"_s);
        row("a word before a place inside", u"ap"_s, u"map ape"_s, u"WordStart map [ap]e"_s);
        row("inside", u"urv"_s, u"NPS Survey"_s, u"Inside NPS S[urv]ey"_s);
        row("initials", u"nsc"_s, u"NPS Survey Completed"_s, u"Initials [N]PS [S]urvey [C]ompleted"_s);
        row("initials and on", u"nsurc"_s, u"NPS Survey Completed"_s, u"Initials [N]PS [Sur]vey [C]ompleted"_s);
        row("initials that need another try", u"asb"_s, u"a sa sb"_s, u"Initials [a] sa [sb]"_s);
        row("scattered", u"srvy"_s, u"The survey"_s, u"Scattered The [s]u[rv]e[y]"_s);
        row("scattered from the second place", u"srvy"_s, u"scan the survey"_s, u"Scattered scan the [s]u[rv]e[y]"_s);
        row("too far apart", u"nvd"_s, u"no survey is completed"_s, {});
        row("two letters are too few to scatter", u"uv"_s, u"NPS Survey"_s, {});
        row("in another order", u"ysr"_s, u"NPS Survey"_s, {});
        row("accents", u"cafe"_s, u"Café Größe"_s, u"Prefix [Café] Größe"_s);
        row("accents typed", u"GRÖ"_s, u"das Grosse"_s, u"WordStart das [Gro]sse"_s);
        row("other scripts", u"пост"_s, u"Новый Постоянный"_s, u"WordStart Новый [Пост]оянный"_s);
        row("nothing typed", {}, u"NPS"_s, {});
        row("nothing there", u"a"_s, {}, {});
        row("longer than the text", u"npss"_s, u"NPS"_s, {});
    }
    void fits()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(QString, result);
        QCOMPARE(shown(typed, text), result);
    }

    // A search that tried every way to spread the letters would not come back before the test's time is over.
    void hostileTextsAreAnswered()
    {
        const QString text = u"a "_s.repeated(5000);
        QVERIFY(!shown(u"a"_s.repeated(60) + u'b', text + u'b').isEmpty());
        QCOMPARE(shown(u"a"_s.repeated(20) + u'b' + u"a"_s.repeated(20), text + u'b'), QString());
    }

    void standsInOrder()
    {
        const Shelf all{{G::Reaction, u"Twitier"_s},      {G::Reaction, u"T is e r"_s},     {G::Reaction, u"My tier"_s},
                        {G::Reaction, u"Tier two"_s},     {G::Reaction, u"Other|a tier"_s}, {G::Reaction, u"Tier"_s},
                        {G::Reaction, u"File|x|tiers"_s}, {G::Reaction, u"Tier one b"_s}};
        QCOMPARE(all.find(u"tier"_s),
                 u"Reaction: Tier, Tier two, Tier one b, My tier, Twitier, File, Other, T is e r"_s);
        // Of those that fit equally well, what was visited last.
        QCOMPARE(all.find(u"tier"_s, {EntryId{8}, EntryId{3}}),
                 u"Reaction: Tier, Tier one b, Tier two, My tier, Twitier, File, Other, T is e r"_s);
    }

    void theGroupThatFitsBestIsFirst()
    {
        const Shelf all{
            {G::Reaction, u"My runs"_s}, {G::Command, u"Run"_s}, {G::Field, u"runs"_s}, {G::Event, u"a run"_s}};
        QCOMPARE(all.find(u"run"_s), u"Command: Run; Field: runs; Reaction: My runs; Event: a run"_s);
        QCOMPARE(all.find(u">run"_s), u"Command: Run"_s);
        QCOMPARE(all.find(u"> "_s), u"Command: Run"_s);
        QCOMPARE(all.find(u"#"_s), u"Field: runs"_s);
        QCOMPARE(all.find({}), u"Reaction: My runs; Field: runs; Event: a run; Command: Run"_s);
    }

    void wordsFitInAnyOrder()
    {
        const Shelf all{{G::Action, u"Issue benefit welcome|Welcome gift"_s},
                        {G::Action, u"Issue reward welcome|Other"_s},
                        {G::Action, u"Benefit issue|x"_s},
                        {G::Action, u"Send|Welcome gift"_s}};
        QCOMPARE(all.find(u"benefit issue"_s), u"Action: Benefit issue, Issue benefit welcome"_s);
        QCOMPARE(all.find(u"gift ben"_s), u"Action: Issue benefit welcome"_s);
        QCOMPARE(all.find(u"gift nothing"_s), QString());
    }

    void marksWhatFits()
    {
        const Shelf all{{G::Action, u"Issue benefit|Welcome gift"_s}};
        const auto found = search({&all.items[0]}, FindQuery(u"iss gift"_s), {}, 8, 8);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].hits[0].titleMarks, (std::vector<Mark>{{0, 3}}));
        QCOMPARE(found[0].hits[0].detailMarks, (std::vector<Mark>{{8, 4}}));
    }

    void manyAreCounted()
    {
        const Shelf all{{G::Reaction, u"ab"_s}, {G::Reaction, u"a"_s}, {G::Reaction, u"abc"_s}, {G::Event, u"a"_s}};
        QCOMPARE(all.find(u"a"_s, {}, 2), u"Reaction: a, ab of 3; Event: a"_s);
        QCOMPARE(all.find(u"b"_s, {}, 1), u"Reaction: ab, abc"_s); // of one group all that there is room for
    }
};

QTEST_GUILESS_MAIN(MatchTest)
#include "matchtest.moc"
