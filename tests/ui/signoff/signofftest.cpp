// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signoff/signoff.h"

#include "engine/run/runner.h"
#include "ui/signoff/signoffpdf.h"

#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

Catalogue catalogue()
{
    QFile file(QStringLiteral(RETORT_SOURCE_DIR "/resources/catalogue.json"));
    return file.open(QIODevice::ReadOnly) ? Catalogue::parse(file.readAll().toStdString()).value_or(Catalogue())
                                          : Catalogue();
}

Reaction reactionOf(const std::string& text) { return readReaction(json::Document::parse(text).value()).value(); }

Event eventOf(const std::string& text) { return readEvent(json::Document::parse(text).value()).value(); }

DefinitionList listOf(const std::string& kind, const std::string& definition)
{
    return readDefinitions(
               json::Document::parse(R"({"kind": ")" + kind + R"(", "data": [)" + definition + "]}").value())
        .value();
}

SignOff sheetOf(const std::string& reaction, const std::vector<std::pair<QString, std::string>>& events = {})
{
    SignOff sheet;
    sheet.workspace = u"Acme loyalty"_s;
    sheet.file = u"reactions/gold.json"_s;
    sheet.fingerprint = u"0123456789ab"_s;
    sheet.date = QDate(2026, 11, 23);
    sheet.program = run::Program::compile(reactionOf(reaction), catalogue());
    sheet.definitions = Definitions({listOf("tiers", R"({"handle": "gold", "name": "Gold tier"})"),
                                     listOf("benefits", R"({"handle": "gold-gift", "name": "Gold gift"})")});
    sheet.problems = sheet.program.problems();
    run::Options options;
    options.asIfActive = true;
    for (const auto& event : events)
        sheet.samples.push_back({event.first, run::runReaction(sheet.program, eventOf(event.second), options)});
    return sheet;
}

/// What people read of it, a line each.
QString readOf(const QString& html)
{
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText().replace(QChar::Nbsp, u' ');
}

const std::string gold = R"({"name": "Gold big spender", "trigger": "profile.updated", "is_active": false,
  "description": "A gift for gold members who spend a lot.", "actions": [
  {"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "is_dynamic": null, "value":
    {"and": [{"===": [{"var": "tier_handle"}, "gold"]}, {"!": {"or": [{"in": ["gold-gift-sent", {"var": "flattened_tags"}]},
      {"<": [{"var": "aggregations.spend_12m"}, 500]}]}}]}}]},
  {"name": "benefit.create", "sort_order": 2, "description": "The coat voucher", "arguments": [
    {"name": "profile_id", "value": {"var": "id"}, "is_dynamic": true},
    {"name": "definition", "value": "gold-gift", "is_dynamic": null}]}]})";

const std::string spender = R"({"event": "profile.updated", "context": {"id": "9332c9b2-e31c-4d49-8ec3-62a9466d339c",
  "tier_handle": "gold", "flattened_tags": [], "aggregations": {"spend_12m": 900}}})";
const std::string silver = R"({"event": "profile.updated", "context": {"id": "1", "tier_handle": "silver"}})";

} // namespace

class SignOffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheReactionDoes();
    void saysWhatSamplesCameTo();
    void samplesOfOneFateShareARow();
    void hostileNamesStayText();
    void aReactionWithoutAnythingIsSaidToBeThat();
    void aPageOfPdf();
    void headingsStayWithWhatFollows();
    void aRemarkStandsBeforeTheClauses();
    void everyPatternIsOnePage();
};

int pagesOf(const QByteArray& pdf)
{
    static const QRegularExpression page(u"/Type\\s*/Page[^s]"_s);
    int count = 0;
    for (auto match = page.globalMatch(QString::fromLatin1(pdf)); match.hasNext(); match.next())
        ++count;
    return count;
}

/// RETORT_SHEETS=folder keeps them, to be looked at.
void SignOffTest::everyPatternIsOnePage()
{
    const Catalogue known = catalogue();
    int patterns = 0;
    for (const Pattern& pattern : known.patterns()) {
        const auto reaction = readReaction(pattern.reaction);
        if (pattern.kind != "trigger" || !reaction)
            continue;
        ++patterns;
        std::vector<std::pair<QString, std::string>> samples;
        for (const Pattern::Sample& sample : pattern.samples)
            samples.emplace_back(QString::fromStdString(sample.name), sample.event.text());
        const QString html = signOffHtml(sheetOf(pattern.reaction.text(), samples));
        const QByteArray pdf = signOffPdf(html, QString::fromStdString(pattern.name));
        QVERIFY2(pagesOf(pdf) == 1, pattern.name.c_str());
        const QString folder = qEnvironmentVariable("RETORT_SHEETS");
        if (folder.isEmpty())
            continue;
        const QString name = folder + u'/' + QString::fromStdString(pattern.name);
        for (const auto& [ending, bytes] : {std::pair(u".html"_s, html.toUtf8()), std::pair(u".pdf"_s, pdf)}) {
            QFile file(name + ending);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        }
    }
    QCOMPARE(patterns, 17);
}

void SignOffTest::saysWhatTheReactionDoes()
{
    const QString read = readOf(signOffHtml(sheetOf(gold)));
    const QStringList expected{u"Sign-off sheet · Acme loyalty"_s,
                               u"Gold big spender"_s,
                               u"A gift for gold members who spend a lot."_s,
                               u"Inactive: nothing happens to customers until it is switched on."_s,
                               u"Profile updated: Something on a profile changed"_s,
                               u"Go on only if all of these hold:"_s,
                               u"the customer's tier is Gold tier"_s,
                               u"none of these holds:"_s,
                               u"net spend in the 12 months up to the latest transaction is less than 500"_s,
                               u"Issue benefit Gold gift to the customer of the event"_s,
                               u"The coat voucher"_s,
                               u"What the words stand for"_s,
                               u"aggregations.spend_12m"_s,
                               u"gold-gift"_s,
                               u"Agreed"_s,
                               u"version 0123456789ab"_s,
                               u"2026"_s};
    qsizetype at = 0;
    for (const QString& text : expected) { // in this order
        const qsizetype found = read.indexOf(text, at);
        QVERIFY2(found >= 0, qPrintable(u"“%1” is not there, or not in its place, in:\n%2"_s.arg(text, read)));
        at = found;
    }
}

void SignOffTest::aRemarkStandsBeforeTheClauses()
{
    const QString read = readOf(signOffHtml(sheetOf(
        R"({"name": "x", "trigger": "profile.updated", "actions": [{"name": "filter", "description": "Real members only",
          "arguments": [{"name": "condition", "value": {"and": [{"var": "a"}, {"var": "b"}]}}]}]})")));
    QVERIFY2(read.contains(u"Go on only if all of these hold:\nReal members only\na is set\nb is set"_s),
             qPrintable(read));
}

void SignOffTest::saysWhatSamplesCameTo()
{
    SignOff sheet = sheetOf(gold, {{u"Jane, gold"_s, spender}, {u"Sam, silver"_s, silver}});
    sheet.moreSamples = 3;
    const QString read = readOf(signOffHtml(sheet));
    const qsizetype jane = read.indexOf(u"Jane, gold"_s);
    const qsizetype sam = read.indexOf(u"Sam, silver"_s);
    QVERIFY2(jane > 0 && sam > jane, qPrintable(read));
    QVERIFY2(read.mid(jane, sam - jane).contains(u"Issue benefit Gold gift"_s), qPrintable(read));
    QVERIFY2(read.mid(sam).contains(u"silver"_s) && read.mid(sam).contains(u"Stopped at step 1"_s), qPrintable(read));
    QVERIFY2(!read.mid(sam).contains(u"Issue benefit"_s), qPrintable(read));
    const qsizetype table = read.indexOf(u"What the words stand for"_s);
    for (const QString& code : {u"tier_handle"_s, u"aggregations.spend_12m"_s, u"flattened_tags"_s, u"gold-gift\n"_s})
        QVERIFY2(read.indexOf(code) > table, qPrintable(code + u" is said before the table:\n"_s + read));
    QVERIFY2(read.contains(u"has 3 more sample events"_s), qPrintable(read));
}

void SignOffTest::samplesOfOneFateShareARow()
{
    const QString read = readOf(signOffHtml(
        sheetOf(gold, {{u"Sam, silver"_s, silver}, {u"Jane, gold"_s, spender}, {u"Kim, silver"_s, silver}})));
    QCOMPARE(read.count(u"Stopped at step 1"_s), 1);
    QVERIFY2(read.contains(u"Sam, silver\nKim, silver"_s) || read.contains(u"Sam, silver\u2028Kim, silver"_s),
             qPrintable(read));
    QVERIFY(read.indexOf(u"Jane, gold"_s) < read.indexOf(u"Sam, silver"_s)); // what it does comes first
}

void SignOffTest::hostileNamesStayText()
{
    const std::string hostile = R"(<script>alert(1)</script><img src=x onerror=y>&amp;\" ' \u202Eevil)";
    SignOff sheet =
        sheetOf(R"({"name": ")" + hostile + R"(", "description": ")" + hostile + R"(", "trigger": ")" + hostile +
                    R"(", "actions": [{"name": ")" + hostile + R"(", "description": ")" + hostile +
                    R"(", "arguments": [{"name": ")" + hostile + R"(", "value": ")" + hostile + R"("}]},
        {"name": "filter", "arguments": [{"name": "condition", "value": {"==": [{"var": ")" +
                    hostile + R"("}, ")" + hostile + R"("]}}]}]})",
                {{u"<b>bold</b>"_s, silver}});
    sheet.workspace = u"</style><script>"_s;
    const QString html = signOffHtml(sheet);
    static const QRegularExpression tags(u"<(/?)([a-zA-Z!][a-zA-Z0-9]*)"_s);
    static const QStringList ours{u"!DOCTYPE"_s, u"html"_s, u"head"_s,  u"meta"_s, u"title"_s, u"style"_s, u"body"_s,
                                  u"h1"_s,       u"h2"_s,   u"p"_s,     u"ol"_s,   u"ul"_s,    u"li"_s,    u"span"_s,
                                  u"br"_s,       u"b"_s,    u"table"_s, u"tr"_s,   u"td"_s,    u"th"_s};
    for (auto match = tags.globalMatch(html); match.hasNext();) {
        const QString tag = match.next().captured(2);
        QVERIFY2(ours.contains(tag), qPrintable(tag));
    }
    QCOMPARE(html.count(u"<style"_s), 1);
    QCOMPARE(html.count(u"<b>bold"_s), 0);
    QVERIFY(html.contains(u"&lt;script&gt;"_s));
    QVERIFY(!html.contains(QChar(0x202E)));
}

void SignOffTest::aReactionWithoutAnythingIsSaidToBeThat()
{
    const QString read = readOf(signOffHtml(sheetOf("{}")));
    QVERIFY2(read.contains(u"Reaction without a name"_s), qPrintable(read));
    QVERIFY2(read.contains(u"Nothing: it has no actions yet."_s), qPrintable(read));
    QVERIFY2(read.contains(u"There is no sample event of this kind yet."_s), qPrintable(read));
}

void SignOffTest::aPageOfPdf()
{
    const QByteArray one = signOffPdf(signOffHtml(sheetOf(gold, {{u"Jane"_s, spender}})), u"Gold"_s);
    QVERIFY(one.startsWith("%PDF-"));
    QCOMPARE(pagesOf(one), 1);

    std::string actions;
    for (int i = 0; i < 200; ++i)
        actions +=
            std::string(i ? "," : "") + R"({"name": "tier.assign", "arguments": [{"name": "tier", "value": "t"}]})";
    const QByteArray many = signOffPdf(
        signOffHtml(sheetOf(R"({"name": "Long", "trigger": "profile.updated", "actions": [)" + actions + "]}")),
        u"Long"_s);
    QVERIFY2(pagesOf(many) > 1, qPrintable(QString::number(pagesOf(many))));
}

/// No heading stands at the foot of a page without what it is of, and the lines to sign are on one page.
void SignOffTest::headingsStayWithWhatFollows()
{
    std::string actions;
    for (int steps = 1; steps < 66; ++steps) {
        actions += std::string(actions.empty() ? "" : ",") +
                   R"({"name": "tier.assign", "arguments": [{"name": "tier", "value": "t"}]})";
        if (steps < 40)
            continue; // one page
        SignOff sheet = sheetOf(R"({"name": "Long", "trigger": "profile.updated", "actions": [)" + actions + "]}",
                                {{u"Jane"_s, spender}});
        const SignOffPages pages(signOffHtml(sheet));
        const QTextDocument& document = pages.document();
        const double height = document.pageSize().height();
        const auto pageOf = [&](const QTextBlock& block, bool end) {
            const QRectF place = document.documentLayout()->blockBoundingRect(block);
            return static_cast<int>((end ? place.bottom() - 1 : place.top() + 1) / height);
        };
        int headings = 0;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            if (!QStringList{u"When it starts"_s, u"What it does, in this order"_s, u"Open points"_s, u"Agreed"_s,
                             u"What it does to the sample customers"_s, u"What the words stand for"_s}
                     .contains(block.text()))
                continue;
            ++headings;
            const QString where = u"%1, with %2 steps"_s.arg(block.text()).arg(steps);
            QVERIFY2(pageOf(block, true) == pageOf(block.next(), false), qPrintable(where));
            if (block.text() == u"Agreed"_s)
                QVERIFY2(pageOf(block, true) == pageOf(document.lastBlock(), true), qPrintable(where));
        }
        QCOMPARE(headings, 6);
    }
}

} // namespace retort

QTEST_MAIN(retort::SignOffTest)
#include "signofftest.moc"
