// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/logic/rows.h"

#include "engine/json/write.h"

#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <sstream>

namespace retort::logic {

namespace {

json::Data fileData(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    const auto parsed = json::Data::parse(text.str());
    REQUIRE_MESSAGE(parsed.has_value(), path);
    return *parsed;
}

std::string numberText(double number) { return std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity"; }

} // namespace

json::Value Row::column(std::string_view name) const
{
    const json::Value* found = row.root().find(name);
    return found ? *found : json::Value();
}

const std::vector<Row>& divergence()
{
    static const std::vector<Row> rows = [] {
        std::vector<Row> all;
        const json::Data data = fileData(RETORT_SOURCE_DIR "/tests/conformance/jsonlogic/divergence.json");
        for (std::size_t i = 0; i < data.root().size(); ++i) {
            const json::Value row = data.root().items()[i];
            all.push_back({json::Data::copy(*row.find("rule")), json::Data::copy(*row.find("data")), data.part(row)});
        }
        return all;
    }();
    return rows;
}

const std::optional<std::vector<Row>>& classicSuite()
{
    static const std::optional<std::vector<Row>> rows = []() -> std::optional<std::vector<Row>> {
        const char* folder = std::getenv("RETORT_CONFORMANCE");
        if (!folder)
            return {};
        std::vector<Row> all;
        const json::Data data = fileData(std::string(folder) + "/jsonlogic/tests.json");
        for (std::size_t i = 0; i < data.root().size(); ++i) {
            const json::Value row = data.root().items()[i];
            if (row.isArray()) // else a comment
                all.push_back({data.part(row.items()[0]), data.part(row.items()[1]), data.part(row.items()[2])});
        }
        return all;
    }();
    return rows;
}

std::string textOf(const Answer& answer, Dialect dialect)
{
    if (answer.failure)
        return "!" + answer.failure->thrown;
    if (answer.undefined)
        return "undefined";
    const json::Value value = answer.value.root();
    if (value.isDouble() && !std::isfinite(value.asDouble()))
        return numberText(value.asDouble());
    return json::write(value, {.wholeDoubles = dialect == Dialect::Js});
}

std::string expectedText(json::Value column, Dialect dialect)
{
    if (column.isObject()) {
        if (const json::Value* error = column.find("$error"))
            return "!" + std::string(error->text());
        if (column.find("$undefined"))
            return "undefined";
        if (const json::Value* number = column.find("$nonfinite"))
            return std::string(number->text());
    }
    return json::write(column, {.wholeDoubles = dialect == Dialect::Js});
}

const std::vector<Column>& columns()
{
    static const std::vector<Column> all{
        {"php", "php", {}},
        {"php_laravel", "php", {.failOnWarnings = true}},
        {"php_objects", "php", {.objects = true}},
        {"js", "js", {.dialect = Dialect::Js}},
    };
    return all;
}

} // namespace retort::logic
