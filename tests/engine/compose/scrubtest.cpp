// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/scrub.h"

#include "engine/base/english.h"
#include "engine/compose/eventtemplate.h"
#include "tests/engine/compose/samples.h"
#include "tests/engine/json/randomjson.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>
#include <set>

using namespace retort;
using namespace retort::test;

namespace {

compose::Scrubbed scrub(const std::vector<std::string>& texts, std::uint64_t seed = 7)
{
    std::vector<json::Document> documents;
    for (const std::string& text : texts)
        documents.push_back(document(text));
    return must(compose::scrub(documents, seed));
}

std::string at(const compose::Scrubbed& scrubbed, const std::string& pointer, std::size_t which = 0)
{
    const json::Document& file = scrubbed.documents.at(which);
    const auto node = file.find(pointer);
    return node ? std::string(file.textOf(*node)) : "nothing";
}

bool holds(const compose::Scrubbed& scrubbed, std::string_view text)
{
    return std::any_of(scrubbed.documents.begin(), scrubbed.documents.end(),
                       [&](const json::Document& file) { return file.text().find(text) != std::string::npos; });
}

/// "aA0": letters and digits by their kind, all else as it is.
std::string shapeOf(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c >= '0' && c <= '9' ? '0' : c >= 'a' && c <= 'z' ? 'a' : c >= 'A' && c <= 'Z' ? 'A' : c;
    return out;
}

const char* const mina = R"({"event": "profile.updated", "context": {"id": "3f0c1a52-7d4e-4b7a-9a55-0c1de2f4a901",
  "first_name": "Mina", "last_name": "Okafor", "full_name": "Mina Okafor", "email": "mina.okafor@mail.test",
  "mobile_phone": "+61 400 111 222", "mobile_phone_e164": "+61400111222", "birth_date": "1991-02-09", "birth_year": 1991,
  "birth_month": 2, "birth_day": 9, "next_birthday": "2026-02-09", "gender": "female", "tier": {"handle": "gold", "name": "Gold"},
  "flattened_tags": ["vip"], "point_balance": 2100.50, "address": {"address_line_1": "12 Acacia Street", "city": "Melbourne",
  "state": "VIC", "postcode": "3000", "country": "Australia", "latitude": -37.8136}, "identities": [{"handle": "shopify", "identifier": "7001122"}],
  "attributes": {"comms": {"email_promo": true}}, "joined_at": "2022-11-05 00:00:00", "note": "MINA called from 0400111222, mail mina.okafor@mail.test",
  "ip": "81.2.69.142", "company": null, "title": ""}})";

} // namespace

TEST_CASE("a profile: what is personal goes, what conditions look at stays")
{
    const auto out = scrub({mina});
    for (const char* original : {"Mina", "MINA", "Okafor", "mail.test", "400 111 222", "400111222", "1991", "Acacia",
                                 "Melbourne", "3000", "7001122", "3f0c1a52", "81.2.69.142", "37.8136"}) {
        CHECK_MESSAGE(!holds(out, original), original);
    }
    for (const auto& [pointer, same] :
         std::map<std::string, std::string>{{"/event", "\"profile.updated\""},
                                            {"/context/birth_month", "2"},
                                            {"/context/birth_day", "9"},
                                            {"/context/next_birthday", "\"2026-02-09\""},
                                            {"/context/gender", "\"female\""},
                                            {"/context/tier/name", "\"Gold\""},
                                            {"/context/point_balance", "2100.50"},
                                            {"/context/flattened_tags", "[\"vip\"]"},
                                            {"/context/address/state", "\"VIC\""},
                                            {"/context/address/country", "\"Australia\""},
                                            {"/context/address/latitude", "-37.0"},
                                            {"/context/attributes/comms/email_promo", "true"},
                                            {"/context/joined_at", "\"2022-11-05 00:00:00\""},
                                            {"/context/identities/0/handle", "\"shopify\""},
                                            {"/context/company", "null"},
                                            {"/context/title", "\"\""}}) {
        const std::string where(pointer); // clang 14 captures no structured binding
        CHECK_MESSAGE(at(out, pointer) == same, where);
    }
    const auto text = [&](const std::string& pointer) {
        const std::string quoted = at(out, pointer);
        return quoted.substr(1, quoted.size() - 2);
    };
    CHECK(text("/context/full_name") == text("/context/first_name") + " " + text("/context/last_name"));
    CHECK(shapeOf(text("/context/id")).size() == 36);
    CHECK(text("/context/id")[14] == '4');
    CHECK(shapeOf(text("/context/mobile_phone")) == "+00 000 000 000");
    CHECK(text("/context/mobile_phone").rfind("+61 40", 0) == 0);
    std::string digits = text("/context/mobile_phone");
    digits.erase(std::remove(digits.begin(), digits.end(), ' '), digits.end());
    CHECK(digits == text("/context/mobile_phone_e164")); // one number in two forms
    CHECK(text("/context/birth_date").substr(4) == "-02-09");
    CHECK(text("/context/birth_date").substr(0, 4) == at(out, "/context/birth_year"));
    CHECK(text("/context/address/address_line_1").find(" Street") != std::string::npos);
    CHECK(shapeOf(text("/context/address/postcode")) == "0000");
    CHECK(shapeOf(text("/context/identities/0/identifier")) == "0000000");
    CHECK(text("/context/email").find(".example") != std::string::npos);
    CHECK(text("/context/note").find(text("/context/email")) != std::string::npos);
    CHECK(out.lookAt.size() == 1);
    CHECK(out.lookAt[0].pointer == "/context/note");
}

TEST_CASE("the report names each place and no original")
{
    const auto out = scrub(
        {mina,
         R"({"event": "custom.x", "profile_id": "3f0c1a52-7d4e-4b7a-9a55-0c1de2f4a901", "data": {"who": "Okafor", "score": 9}})"});
    std::set<compose::Personal> kinds;
    std::set<std::string> pointers;
    for (const auto& one : out.replaced) {
        kinds.insert(one.kind);
        CHECK(at(out, one.pointer, one.document) == one.to);
        CHECK(one.to.find("Mina") == std::string::npos);
        CHECK(english(phraseOf(one.kind)).find("compose.") == std::string::npos);
        if (one.document == 1)
            pointers.insert(one.pointer);
    }
    CHECK(kinds.size() == 7);
    CHECK(pointers == std::set<std::string>{"/profile_id", "/data/who"});
    CHECK(at(out, "/profile_id", 1) == at(out, "/context/id", 0)); // the same customer in both
    CHECK(at(out, "/data/who", 1) == at(out, "/context/last_name", 0));
    CHECK(at(out, "/data/score", 1) == "9");
}

TEST_CASE("what has a name and is nobody")
{
    const char* const sale =
        R"({"event": "transaction.created", "context": {"id": 90211, "profile_id": "3f0c1a52-7d4e-4b7a-9a55-0c1de2f4a901",
        "location": {"id": 12, "name": "Example Store", "external_id": "M10", "city": "Perth"}, "receipt_ref": "R-20391", "total": 149.95,
        "items": [{"name": "Wool coat", "sku": "WC-1", "product": {"id": 771, "name": "Coat", "brand": "Acme"}}],
        "definition": {"id": 2, "handle": "spend", "name": "Spend"}, "staff": {"id": "S-1", "name": "Jo Lund"}}})";
    const auto out = scrub({sale});
    for (const char* pointer :
         {"/context/location", "/context/total", "/context/items", "/context/definition", "/event"}) {
        CAPTURE(pointer);
        const auto before = document(sale);
        CHECK(at(out, pointer) == before.textOf(*before.find(pointer)));
    }
    CHECK_FALSE(holds(out, "90211"));
    CHECK_FALSE(holds(out, "R-20391"));
    CHECK_FALSE(holds(out, "Lund"));
    CHECK(shapeOf(at(out, "/context/receipt_ref")) == "\"A-00000\"");
    CHECK(shapeOf(at(out, "/context/id")) == "00000"); // a number stays one
}

TEST_CASE("letter case, and what only looks personal")
{
    const auto out = scrub(
        {R"({"event": "custom.x", "data": {"first_name": "MINA", "nickname": "mina", "last_name": "Gold", "tier": "gold",
        "hello": "hello gold and Mina", "version": "1.2.3", "at": "2026-02-03 04:10:00", "number": 61400111222, "phone": 61400111222,
        "mobile": true, "email": "", "surname": null, "card": "4111 1111 1111 1111", "order": "4111 1111 1111 1112"}})"});
    const std::string name = at(out, "/data/first_name");
    CHECK(shapeOf(name).find('a') == std::string::npos);
    CHECK(shapeOf(at(out, "/data/nickname")).find('A') == std::string::npos);
    std::string small = name;
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    CHECK(small == at(out, "/data/nickname")); // the same name in other letters
    CHECK(at(out, "/data/tier") == "\"gold\"");
    CHECK(at(out, "/data/hello").find("gold") == std::string::npos); // in a sentence it may be the name
    CHECK(at(out, "/data/hello").find("Mina") == std::string::npos);
    CHECK(at(out, "/data/version") == "\"1.2.3\"");
    CHECK(at(out, "/data/at") == "\"2026-02-03 04:10:00\"");
    CHECK(at(out, "/data/phone") != "61400111222");
    CHECK(at(out, "/data/number") == at(out, "/data/phone")); // under a name that nobody knows
    CHECK(at(out, "/data/mobile") == "true");
    CHECK(at(out, "/data/email") == "\"\"");
    CHECK(at(out, "/data/surname") == "null");
    CHECK(shapeOf(at(out, "/data/card")) == "\"0000 0000 0000 0000\"");
    CHECK_FALSE(holds(out, "4111 1111 1111 1111"));
    CHECK(at(out, "/data/order") == "\"4111 1111 1111 1112\""); // no card has this number
}

TEST_CASE("a time zone is no address, even where somebody lives in its city")
{
    const auto scrubbed = scrub({R"({"event": "custom.a", "data": {"city": "Melbourne", "note": "from Melbourne",
        "timezone": "Australia/Melbourne", "time_zone": "Australia/Melbourne"}})"});
    CHECK(at(scrubbed, "/data/timezone") == "\"Australia/Melbourne\"");
    CHECK(at(scrubbed, "/data/time_zone") == "\"Australia/Melbourne\"");
    CHECK(at(scrubbed, "/data/city") != "\"Melbourne\"");
    CHECK(at(scrubbed, "/data/note").find("Melbourne") == std::string::npos);
}

TEST_CASE("keys that hold data, and only those bytes change")
{
    const auto out = scrub({"{\"event\": \"custom.x\",\t\"data\": {\"by\": {\"mina@mail.test\": 1.50, \"other\": [ ]}, "
                            "\"first_name\" : \"Mina\"}}  \n"});
    CHECK_FALSE(holds(out, "mina@mail.test"));
    CHECK(holds(out, "{\"event\": \"custom.x\",\t\"data\": {\"by\": {\""));
    CHECK(holds(out, ".example\": 1.50, \"other\": [ ]}, \"first_name\" : \""));
    CHECK(out.replaced.size() == 2);
}

TEST_CASE("the seed decides, and nothing to replace changes nothing")
{
    CHECK(scrub({mina}, 1) == scrub({mina}, 1));
    CHECK_FALSE(scrub({mina}, 1).documents == scrub({mina}, 2).documents);
    const std::string plain = R"({"event": "custom.x", "data": {"score": 9, "tags": ["vip"]}})";
    CHECK(scrub({plain}).documents[0].text() == plain);
    CHECK(scrub({}).documents.empty());
}

TEST_CASE("a document that grows over its limits is an error, and never another document")
{
    json::Limits tight;
    const std::string text = R"({"first_name": "Jo", "last_name": "Li", "email": "j@x.co", "ip": "1.1.1.1"})";
    tight.bytes = text.size();
    const std::vector<json::Document> documents{document("{}"), must(json::Document::parse(text, tight))};
    const auto out = compose::scrub(documents, 7);
    REQUIRE_FALSE(out);
    CHECK(out.error().kind == Error::Kind::Limit);
    CHECK(english(out.error().message).find("document 2 is too large") != std::string::npos);
}

TEST_CASE("a scrubbed sample gives the same story in every worked example")
{
    for (const Pattern& pattern : catalogue().patterns()) {
        const auto compiled = run::Program::compile(must(readReaction(pattern.reaction)), catalogue());
        std::vector<json::Document> samples;
        for (const Pattern::Sample& sample : pattern.samples)
            samples.push_back(sample.event);
        const auto out = must(compose::scrub(samples, 3));
        for (std::size_t i = 0; i < samples.size(); ++i) {
            CAPTURE(pattern.name);
            CAPTURE(out.documents[i].text());
            run::Options options;
            options.asIfActive = true;
            const auto before = run::runReaction(compiled, must(readEvent(samples[i])), options);
            const auto after = run::runReaction(compiled, must(readEvent(out.documents[i])), options);
            CHECK(before.outcome == after.outcome);
            CHECK(before.stoppedAt == after.stoppedAt);
        }
    }
}

TEST_CASE("random customers: equality is kept, no original is left, the form stays")
{
    static const char* const firsts[] = {"Mina",     "Jo",     "Zo\xC3\xAB", "ANNA", "anna",
                                         "Mary Ann", "O'Neil", "Ada",        "Bruno"};
    static const char* const lasts[] = {"Okafor", "Silva", "van Dyk", "Gold", "L\xC3\xB6we", "Abara", "MILLER", "Li"};
    static const char* const mails[] = {"mina@mail.test", "Mina@Mail.test", "ada.silva@example.com",
                                        "a+b@sub.mail.test"};
    static const char* const phones[] = {"+61 400 111 222", "+61400111222", "0400 111 222", "(02) 9999 1234",
                                         "+4915112345678"};
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes, std::uint64_t seed) {
        json::Choices choices(bytes);
        std::vector<json::Document> documents;
        std::vector<std::vector<std::pair<std::string, std::string>>> fields; // pointer, value
        std::size_t people = 1 + choices.below(4);
        for (std::size_t i = 0; i < people; ++i) {
            const std::string first = choices.of(firsts);
            const std::string last = choices.of(lasts);
            std::string uuid = "3f0c1a52-7d4e-4b7a-9a55-0c1de2f4a90";
            uuid += static_cast<char>('0' + choices.below(4));
            const std::string mail = choices.of(mails);
            const std::string phone = choices.of(phones);
            const std::string card = "C-" + std::to_string(1000 + choices.below(5));
            const std::string text = "Dear " + first + " " + last + " (" + mail + "), " + uuid + ": call " + phone;
            documents.push_back(document(
                "{\"event\": \"custom.x\", \"profile_id\": " + json::quoted(uuid) +
                ", \"data\": {\"first_name\": " + json::quoted(first) + ", \"last_name\": " + json::quoted(last) +
                ", \"email\": " + json::quoted(mail) + ", \"mobile_phone\": " + json::quoted(phone) +
                ", \"card_number\": " + json::quoted(card) + ", \"message\": " + json::quoted(text) + "}}"));
            fields.push_back({{"/profile_id", uuid},
                              {"/data/first_name", first},
                              {"/data/last_name", last},
                              {"/data/email", mail},
                              {"/data/mobile_phone", phone},
                              {"/data/card_number", card}});
        }
        const auto out = must(compose::scrub(documents, seed));
        RC_ASSERT(out.documents.size() == documents.size());
        const auto value = [&](std::size_t document, const std::string& pointer) {
            return *out.documents[document].stringOf(*out.documents[document].find(pointer));
        };
        const auto hasWord = [](const std::string& text, const std::string& word) {
            const auto isWord = [](char c) {
                return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
            };
            for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
                const auto end = at + word.size();
                if ((at == 0 || !isWord(text[at - 1])) && (end == text.size() || !isWord(text[end])))
                    return true;
            }
            return false;
        };
        for (std::size_t i = 0; i < documents.size(); ++i) {
            for (const auto& field : fields[i]) {
                // No original is left, in no document.
                for (const json::Document& file : out.documents) {
                    if (field.second.size() >= 3)
                        RC_ASSERT(!hasWord(file.text(), field.second));
                }
                if (field.first != "/data/first_name" && field.first != "/data/last_name" &&
                    field.first != "/data/email")
                    RC_ASSERT(shapeOf(value(i, field.first)).size() == field.second.size());
                // Equal before, equal after; other before, other after.
                for (std::size_t j = 0; j < documents.size(); ++j) {
                    for (const auto& other : fields[j]) {
                        if (other.first == field.first)
                            RC_ASSERT((field.second == other.second) ==
                                      (value(i, field.first) == value(j, other.first)));
                    }
                }
            }
            RC_ASSERT(must(readEvent(out.documents[i])).name == "custom.x");
        }
    }));
}

TEST_CASE("random documents stay documents of the same shape")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        json::Choices choices(bytes);
        static const char* const keys[] = {"first_name", "email", "phone", "id",   "birth_date", "address", "city",
                                           "latitude",   "ip",    "token", "name", "x y",        "postcode"};
        std::string text = R"({"event": "custom.x")";
        for (const char* key : keys) {
            if (choices.oneIn(2))
                text += ", \"" + std::string(key) + "\": " + json::randomJson(choices);
        }
        const auto parsed = json::Document::parse(text + "}");
        if (!parsed)
            RC_DISCARD();
        const std::vector<json::Document> documents{*parsed};
        const auto out = must(compose::scrub(documents, 5));
        const auto& nodes = out.documents.at(0).nodes();
        RC_ASSERT(nodes.size() == parsed->nodes().size());
        for (std::size_t i = 0; i < nodes.size(); ++i)
            RC_ASSERT(nodes[i].kind == parsed->nodes()[i].kind);
    }));
}
