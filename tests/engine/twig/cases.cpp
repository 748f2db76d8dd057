// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/twig/cases.h"

#include "app/zones/systemzones.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

namespace retort::tests {

namespace {

const json::Data& file()
{
    static const json::Data data = [] {
        const std::string path = RETORT_SOURCE_DIR "/tests/conformance/twig/cases.json";
        std::ifstream in(path, std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        auto parsed = json::Data::parse(text.str());
        if (!parsed) {
            std::cerr << path << " cannot be read\n";
            std::abort();
        }
        return *parsed;
    }();
    return data;
}

TwigCase caseOf(json::Value row)
{
    TwigCase one;
    one.name = row.find("name")->text();
    one.source = row.find("template")->text();
    one.context = *row.find("context");
    one.row = row;
    one.settings.failOnWarnings = false;
    one.settings.autoescape = row.find("autoescape")->isString() ? twig::Autoescape::Html : twig::Autoescape::Off;
    if (const json::Value* zone = row.find("timezone"))
        one.settings.timezone = zone->text();
    return one;
}

} // namespace

const std::vector<TwigCase>& twigCases()
{
    static const std::vector<TwigCase> cases = [] {
        std::vector<TwigCase> all;
        for (std::size_t i = 0; i < file().root().size(); ++i)
            all.push_back(caseOf(file().root().items()[i]));
        return all;
    }();
    return cases;
}

twig::Surroundings twigSurroundings()
{
    static const auto zones = SystemZones::open();
    return {.now = {.seconds = 1'770'091'800}, .zones = zones ? zones->get() : nullptr};
}

} // namespace retort::tests
