// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/bundlefile.h"

#include "tests/engine/effects/shared.h"
#include "tests/support/tempfolder.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace retort;
using namespace retort::test;

namespace {

bundle::Bundle survey()
{
    bundle::Inputs inputs;
    inputs.event = {"events/promoter.json",
                    document(R"({"event": "custom.survey", "data": {"score": 9, "sha256": "x"}})")};
    inputs.reactions = {{"reactions/points.json",
                         document(R"({"name": "Points", "trigger": "custom.survey", "is_active": true, "actions": [)" +
                                  filter(score) + "]}")}};
    inputs.settings = dialect(logic::Dialect::Php);
    return must(bundle::made(inputs, catalogue())).bundle;
}

} // namespace

TEST_CASE("a bundle that was written is read back whole")
{
    const tests::TempFolder folder;
    const bundle::Bundle made = survey();
    const std::string text = sealedText(made);
    std::ofstream(folder / "a.json", std::ios::binary) << text;
    const auto read = readBundleFile(folder / "a.json");
    REQUIRE(read);
    CHECK(read->seal == Seal::Whole);
    CHECK(read->bundle.inputs == made.inputs);
    CHECK(read->bundle.trace == made.trace);
    CHECK(sealedText(read->bundle) == text);
    CHECK(looksLikeBundle(std::string_view(text).substr(0, 200)));
    CHECK_FALSE(looksLikeBundle(R"({"event": "custom.format", "data": {"format": "retort-run/1"}})"));
    CHECK_FALSE(readBundleFile(folder / "none.json"));
}

TEST_CASE("any byte that was changed is told: it is no bundle any more, or its seal is broken")
{
    const std::string text = sealedText(survey());
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char flip : {'\x01', '\x20'}) {
            std::string other = text;
            other[i] = static_cast<char>(other[i] ^ flip);
            const auto read = readSealed(other);
            CAPTURE(i);
            CAPTURE(flip);
            CHECK((!read || read->seal != Seal::Whole));
        }
    }
    for (const std::size_t length : {std::size_t{0}, text.size() / 2, text.size() - 1}) {
        const auto cut = readSealed(std::string_view(text).substr(0, length));
        CHECK((!cut || cut->seal != Seal::Whole));
    }
    CHECK(readSealed(text + " ")->seal == Seal::Broken);
}

TEST_CASE("one without a seal says so")
{
    const auto read = readSealed(bundle::write(survey())); // its data has a member of that name
    REQUIRE(read);
    CHECK(read->seal == Seal::None);
}
