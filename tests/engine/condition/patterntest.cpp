// SPDX-License-Identifier: GPL-3.0-or-later
// Every rule of the documented patterns is built as a marketer builds it: from `true`, by picking fields, relations and
// values. What is saved is the pattern's own JSON.
#include "engine/base/english.h"
#include "engine/condition/edit.h"
#include "engine/json/write.h"
#include "tests/engine/condition/shape.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>
#include <functional>
#include <map>

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

namespace {

/// The window's part: one edit after the other on the argument of a filter.
class Builder {
public:
    explicit Builder(std::string_view start, Use use = Use::Condition)
        : m_site(siteOf("{\n  \"name\": \"condition\",\n  \"value\": " + std::string(start) +
                            ",\n  \"is_dynamic\": null\n}\n",
                        "/value", use))
    {}

    /// "Add a condition" below the last one, on a field of this type, then a relation and a value.
    Builder& clause(std::string_view path, std::string_view type, std::string_view relation,
                    std::string_view value = {})
    {
        const PartId root = 0;
        take(insert(m_site, {root, m_site.outline.root().children + 1}, newClause(m_site, path, type)));
        take(setRelation(m_site, focus(), *relationNamed(relation), type, Loss::Refuse, Begun::GivesWay));
        const PartId object = operandsOf(m_site.outline, focus()).object;
        if (!value.empty()) {
            REQUIRE(object != noPart);
            keepFocus(replace(m_site, object, value));
        }
        return *this;
    }

    Builder& any()
    {
        take(setQuantifier(m_site, 0, Quantifier::Any));
        return *this;
    }

    /// The value for a list that was chosen chip by chip.
    Builder& chips(std::initializer_list<const char*> values)
    {
        for (const char* value : values) {
            const PartId list = operandsOf(m_site.outline, focus()).object;
            keepFocus(insert(m_site, {list, 99}, value));
        }
        return *this;
    }

    Builder& number(PartId part, std::string_view text)
    {
        keepFocus(replace(m_site, part, text));
        return *this;
    }

    const Site& site() const { return m_site; }
    std::string json() const { return json::write(m_site.document.dataOf(*m_site.document.find("/value")).root()); }

private:
    PartId focus() const { return m_site.outline.at(m_focus); }
    void take(const Result<Edited>& edited)
    {
        keepFocus(edited);
        m_focus = edited->pointer;
    }
    void keepFocus(const Result<Edited>& edited)
    {
        REQUIRE_MESSAGE(edited, english(edited.error().message));
        m_site = Site::of(edited->document, "/value", {}, m_site.outline.root().use);
    }

    Site m_site;
    std::string m_focus;
};

/// How each rule of the patterns is built, by its JSON.
std::map<std::string, std::function<std::string()>> recipes()
{
    std::map<std::string, std::function<std::string()>> all;
    const auto build = [&](const char* json, std::function<Builder()> recipe) {
        all[json] = [recipe] { return recipe().json(); };
    };
    const auto start = [] { return Builder("true"); };
    build(R"({"!":{"in":[{"var":"profile_type"},["temporary","system","incomplete"]]}})", [=] {
        return start()
            .clause("profile_type", "string", "not-one-of")
            .chips({"\"temporary\"", "\"system\"", "\"incomplete\""});
    });
    build(R"({"and":[{">=":[{"var":"total"},100]},{"!":{"var":"is_void"}},{"!!":{"var":"profile_id"}}]})", [=] {
        return start()
            .clause("total", "number", "at-least", "100")
            .clause("is_void", "boolean", "is-not-set")
            .clause("profile_id", "string", "is-set");
    });
    build(R"({">":[{"var":"profile.aggregations.spend_12m"},1000]})",
          [=] { return start().clause("profile.aggregations.spend_12m", "number", "more-than", "1000"); });
    build(R"({"===":[{"var":"definition.handle"},"tier-2"]})",
          [=] { return start().clause("definition.handle", "string", "is-exactly", "\"tier-2\""); });
    build(R"({"!==":[{"var":"profile.attributes.comms.email_optout"},true]})",
          [=] { return start().clause("profile.attributes.comms.email_optout", "boolean", "is-not-exactly", "true"); });
    build(R"({">=":[{"var":"data.score"},9]})",
          [=] { return start().clause("data.score", "number", "at-least", "9"); });
    build(R"({"and":[{"!":{"missing":["data.score"]}},{"<=":[{"var":"data.score"},6]}]})", [=] {
        return start().clause("data.score", "number", "is-there").clause("data.score", "number", "at-most", "6");
    });
    build(R"({"in":[{"var":"product.brand"},["Acme","ACME"]]})", [=] {
        return start().clause("product.brand", "string", "one-of").chips({"\"Acme\"", "\"ACME\""});
    });
    build(R"({"and":[{"!":{"var":"is_return"}},{">":[{"var":"quantity"},0]}]})", [=] {
        return start().clause("is_return", "boolean", "is-not-set").clause("quantity", "integer", "more-than", "0");
    });
    build(R"({"!!":{"var":"profile_id"}})", [=] { return start().clause("profile_id", "string", "is-set"); });
    build(R"({"in":["influencer",{"var":"profile.flattened_statuses"}]})",
          [=] { return start().clause("profile.flattened_statuses", "array", "contains", "\"influencer\""); });
    build(R"({"===":[{"var":"tier_handle"},"gold"]})",
          [=] { return start().clause("tier_handle", "string", "is-exactly", "\"gold\""); });
    build(R"({">":[{"var":"aggregations.spend_12m"},500]})",
          [=] { return start().clause("aggregations.spend_12m", "number", "more-than", "500"); });
    build(R"({"!":{"in":["gold-gift-sent",{"var":"flattened_tags"}]}})",
          [=] { return start().clause("flattened_tags", "array", "not-contains", "\"gold-gift-sent\""); });
    build(R"({"or":[{"in":["vip",{"var":"flattened_tags"}]},{"in":["personal-shopper",{"var":"flattened_tags"}]}]})",
          [=] {
              return start()
                  .clause("flattened_tags", "array", "contains", "\"vip\"")
                  .clause("flattened_tags", "array", "contains", "\"personal-shopper\"")
                  .any();
          });
    build(R"({"and":[{"===":[{"var":"action"},"visit"]},{"===":[{"var":"channel"},"location"]}]})", [=] {
        return start()
            .clause("action", "string", "is-exactly", "\"visit\"")
            .clause("channel", "string", "is-exactly", "\"location\"");
    });
    build(R"({"<=":[{"var":"profile.aggregations.shop_count"},1]})",
          [=] { return start().clause("profile.aggregations.shop_count", "integer", "at-most", "1"); });
    build(
        R"({"and":[{"===":[{"var":"score_type"},"csat5"]},{">=":[{"var":"score"},4]},{"===":[{"var":"status"},"received"]}]})",
        [=] {
            return start()
                .clause("score_type", "string", "is-exactly", "\"csat5\"")
                .clause("score", "integer", "at-least", "4")
                .clause("status", "string", "is-exactly", "\"received\"");
        });
    build(
        R"({"and":[{"!":{"missing":["birth_days"]}},{"!==":[{"var":"birth_days"},null]},{"<=":[{"var":"birth_days"},7]}]})",
        [=] {
            return start()
                .clause("birth_days", "integer", "is-there")
                .clause("birth_days", "integer", "is-not-exactly", "null")
                .clause("birth_days", "integer", "at-most", "7");
        });
    build(R"({"in":[{"var":"aggregations.dimension_recency"},["RA","RI"]]})", [=] {
        return start().clause("aggregations.dimension_recency", "string", "one-of").chips({"\"RA\"", "\"RI\""});
    });
    build(R"({"!==":[{"var":"attributes.comms.email_promo"},false]})",
          [=] { return start().clause("attributes.comms.email_promo", "boolean", "is-not-exactly", "false"); });
    build(R"({">":[{"var":"value_remaining"},0]})",
          [=] { return start().clause("value_remaining", "number", "more-than", "0"); });
    // Dynamic arguments: a field is picked, an operation put around it.
    for (const char* path : {"id", "profile_id", "total"}) {
        build(json::write(must(json::Data::parse("{\"var\":\"" + std::string(path) + "\"}")).root()).c_str(), [path] {
            Builder builder("null", Use::Value);
            const std::string field = fieldText(builder.site(), path);
            builder.number(0, field);
            return builder;
        });
    }
    build(R"({"*":[{"var":"total"},2]})", [] {
        Builder builder("null", Use::Value);
        builder.number(0, R"({"*": [1]})");
        const std::string field = fieldText(builder.site(), "total");
        builder.number(1, field);
        builder.number(1, field); // again, which changes nothing
        const auto added = addOperand(builder.site(), 0, "2");
        REQUIRE(added);
        builder.number(0, added->document.textOf(*added->document.find("/value")));
        return builder;
    });
    return all;
}

} // namespace

TEST_CASE("the rules of all patterns are built by edits, and are the same JSON")
{
    const auto built = recipes();
    const json::Data catalogue = must(json::Data::parse(fileText("resources/catalogue.json")));
    std::size_t rules = 0;
    const json::Value patterns = *catalogue.root().find("patterns");
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const json::Value pattern = patterns.items()[i];
        CAPTURE(std::string(pattern.find("name")->text()));
        const json::Value actions = *pattern.find("reaction")->find("actions");
        for (std::size_t j = 0; j < actions.size(); ++j) {
            const json::Value* arguments = actions.items()[j].find("arguments");
            for (std::size_t k = 0; arguments && k < arguments->size(); ++k) {
                const json::Value value = *arguments->items()[k].find("value");
                if (!value.isObject())
                    continue;
                const std::string wanted = json::write(value);
                CAPTURE(wanted);
                ++rules;
                const auto recipe = built.find(wanted);
                REQUIRE(recipe != built.end());
                CHECK_EQ(recipe->second(), wanted);
            }
        }
    }
    CHECK(rules >= 30);
}

TEST_CASE("what is built stands as a person writes it")
{
    Builder builder("true");
    builder.clause("data.score", "number", "is-there").clause("data.score", "number", "at-most", "6");
    CHECK_EQ(builder.site().document.text(), R"({
  "name": "condition",
  "value": {
    "and": [
      {"!": {"missing": ["data.score"]}},
      {"<=": [{"var": "data.score"}, 6]}
    ]
  },
  "is_dynamic": null
}
)");
}
