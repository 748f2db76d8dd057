// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/sample.h"
#include "engine/json/write.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"
#include "engine/run/runner.h"
#include "tests/support/engine.h"

#include <map>
#include <string>
#include <string_view>

/// What the tests of engine/compose share.
namespace retort::test {

inline const Catalogue& catalogue()
{
    static const Catalogue all = must(Catalogue::parse(fileText("resources/catalogue.json")));
    return all;
}

inline json::Data jsonData(std::string_view text) { return must(json::Data::parse(text)); }
inline std::string textOf(const json::Data& data) { return json::write(data.root()); }
inline Event event(const std::string& text) { return must(readEvent(document(text))); }

inline run::Program program(const std::string& reaction, const run::Settings& settings = {})
{
    return run::Program::compile(must(readReaction(document(reaction))), catalogue(), settings);
}

/// Texts by the names that other files call them by.
using Files = std::map<std::string, std::string>;

/// Gives a file's document, and "test.gone" for one that is not there.
inline compose::Bases in(const Files& files)
{
    return [files](const std::string& name) -> Result<json::Document> {
        const auto found = files.find(name);
        if (found == files.end())
            return fail({.kind = Error::Kind::Missing, .message = phrase("test.gone"), .where = {}, .place = {}});
        return json::Document::parse(found->second);
    };
}

} // namespace retort::test
