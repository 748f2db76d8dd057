// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/subject.h"

#include "engine/json/write.h"
#include "engine/lint/rules.h"
#include "engine/reaction/words.h"

#include <cassert>

namespace retort::lint {

Problem problem(std::string_view name, std::string pointer, Phrase message, std::vector<Fix> fixes,
                std::string suggestion)
{
    const Rule* found = rule(name);
    assert(found);
    return {found->severity,    std::string(name),     std::move(pointer),
            std::move(message), std::move(suggestion), std::move(fixes)};
}

Change setText(std::string pointer, std::string_view text)
{
    return {Change::Kind::Set, std::move(pointer), json::quoted(text)};
}

std::string shown(json::Value value) { return shortText(value); }

} // namespace retort::lint
