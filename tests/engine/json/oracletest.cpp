// SPDX-License-Identifier: GPL-3.0-or-later
// Our reader against nlohmann's: what we take, it takes, with the same value; what it takes, we take, but for what we
// mean to refuse.
#include "engine/json/data.h"
#include "engine/json/write.h"
#include "tests/engine/json/randomjson.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <set>

using namespace retort;
using namespace retort::json;
using Model = nlohmann::ordered_json;

namespace {

// A byte order mark is skipped there, and a zero byte taken as the end of the text.
const std::set<std::string> refusedHereAlone{"json.duplicate-key", "json.byte-order-mark", "json.nul"};

Model modelOf(Value value)
{
    switch (value.kind()) {
    case Kind::Null:
        return nullptr;
    case Kind::Bool:
        return value.asBool();
    case Kind::Int:
        return value.asInt();
    case Kind::Double:
        return value.asDouble();
    case Kind::String:
        return std::string(value.text());
    case Kind::Array: {
        Model array = Model::array();
        for (std::size_t i = 0; i < value.size(); ++i)
            array.push_back(modelOf(value.items()[i]));
        return array;
    }
    case Kind::Object: {
        Model object = Model::object();
        for (std::size_t i = 0; i < value.size(); ++i)
            object[std::string(value.members()[i].key.text())] = modelOf(value.members()[i].value);
        return object;
    }
    }
    return {};
}

// Whole numbers of 2^63 to 2^64 are unsigned there and doubles here; with that evened out the kinds must agree too.
Model evened(Model model)
{
    if (model.is_structured()) {
        for (Model& child : model)
            child = evened(child);
    } else if (model.is_number_unsigned() && model.get<std::uint64_t>() > std::uint64_t{1} << 63) {
        return model.get<double>();
    } else if (model.is_number_unsigned() && model.get<std::uint64_t>() == std::uint64_t{1} << 63) {
        return 9223372036854775808.0;
    }
    return model;
}

void compare(const std::string& text)
{
    const auto ours = Data::parse(text);
    const Model theirs = Model::parse(text, nullptr, false);
    if (ours) {
        RC_ASSERT(!theirs.is_discarded());
        RC_ASSERT(modelOf(ours->root()).dump() == evened(theirs).dump());
        RC_ASSERT(Model::parse(write(ours->root())).dump() == evened(theirs).dump());
    } else if (!theirs.is_discarded()) {
        RC_ASSERT(refusedHereAlone.count(ours.error().message.id) == 1);
    }
}

} // namespace

TEST_CASE("the same value for every text that is JSON")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        Choices choices(bytes);
        const std::string text = randomJson(choices);
        RC_ASSERT(Data::parse(text).has_value());
        compare(text);
    }));
}

TEST_CASE("the same verdict for texts that are nearly JSON")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& bytes) {
        Choices choices(bytes);
        compare(mutated(randomJson(choices), choices));
    }));
}

TEST_CASE("the same verdict for short texts of what JSON is made of")
{
    REQUIRE(rc::check([] {
        const auto piece = rc::gen::element<std::string>("[", "]", "{", "}", ",", ":", "\"", "\"a\"", "\\", "\\u12ab",
                                                         "0", "1", "-", "+", ".", "e", "E5", "true", "null", " ", "\n",
                                                         "\xC3\xA9", "\xC3", "\xED\xA0\x80", "\\ud83d", "\\ude00");
        std::string text;
        for (const std::string& p : *rc::gen::resize(12, rc::gen::container<std::vector<std::string>>(piece)))
            text += p;
        compare(text);
        compare("\"" + text + "\"");
        compare("[" + text + "]");
    }));
}
