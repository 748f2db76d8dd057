// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/write.h"
#include "engine/reaction/catalogue.h"
#include "engine/reaction/event.h"
#include "engine/run/runner.h"
#include "tests/support/engine.h"

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

} // namespace retort::test
