// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/twig/evaluate/rowfile.h"

#include <doctest/doctest.h>
#include <fstream>

namespace retort::tests {

namespace {

std::string pathOf(const std::string& file) { return RETORT_SOURCE_DIR "/tests/engine/twig/evaluate/" + file; }

json::Data parsed(const std::string& text)
{
    auto data = json::Data::parse(text);
    REQUIRE_MESSAGE(data.has_value(), text);
    return *data;
}

} // namespace

std::string Row::text(std::string_view member) const
{
    const json::Value* value = data.root().find(member);
    return value && value->isString() ? std::string(value->text()) : std::string();
}

json::Value Row::context() const
{
    const json::Value* own = data.root().find("context");
    return own ? *own : sharedContext();
}

std::vector<Row> rowsOf(const std::string& name)
{
    std::ifstream file(pathOf(name + ".jsonl"), std::ios::binary);
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);)
        rows.push_back({parsed(line)});
    return rows;
}

json::Value sharedContext()
{
    static const json::Data data = [] {
        std::ifstream file(pathOf("context.json"), std::ios::binary);
        std::string line;
        std::getline(file, line);
        return parsed(line);
    }();
    return data.root();
}

} // namespace retort::tests
