// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmark/workload.h"

#include "engine/json/write.h"

#include <fstream>
#include <sstream>

namespace retort::measure {

Result<std::string> readText(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail({.kind = Error::Kind::Io, .message = phrase("workspace.cannot-read", path)});
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Result<Workload> readWorkload(const std::string& path)
{
    return readText(path)
        .and_then([](const std::string& text) { return json::Data::parse(text); })
        .and_then([&](const json::Data& file) -> Result<Workload> {
            const json::Value root = file.root();
            const json::Value* parts[] = {root.find("name"), root.find("rule"), root.find("data"),
                                          root.find("expected")};
            for (const json::Value* part : parts) {
                if (!part)
                    return fail({.kind = Error::Kind::Missing, .message = phrase("workspace.cannot-read", path)});
            }
            const std::string name(parts[0]->text());
            return Workload{name, json::Data::copy(*parts[1]), json::Data::copy(*parts[2]), json::Data::copy(*parts[3]),
                            std::size_t{name[0] == 'c' ? 2u : 8u}};
        });
}

Result<std::vector<Workload>> readSuite(const std::string& path)
{
    return readText(path)
        .and_then([](const std::string& text) { return json::Data::parse(text); })
        .and_then([](const json::Data& file) -> Result<std::vector<Workload>> {
            std::vector<Workload> cases;
            for (std::size_t i = 0; i < file.root().size(); ++i) {
                const json::Value row = file.root().items()[i];
                if (!row.isArray())
                    continue; // a comment
                cases.push_back({"d_classic", json::Data::copy(row.items()[0]), json::Data::copy(row.items()[1]),
                                 json::Data::copy(row.items()[2]), 8});
            }
            return cases;
        });
}

bool isExpected(json::Value value, const json::Data& expected)
{
    return json::write(value, {.wholeDoubles = true}) == json::write(expected.root(), {.wholeDoubles = true});
}

} // namespace retort::measure
