// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/english.h"
#include "engine/condition/edit.h"
#include "tests/engine/condition/shape.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>

// What the tests of edits share.
namespace retort::test {

using namespace retort::condition;

inline PartId at(const Site& site, std::string_view pointer)
{
    const PartId part = site.outline.at(pointer);
    REQUIRE_MESSAGE(part != noPart, pointer);
    return part;
}

inline std::string textOf(const Result<Edited>& edited)
{
    return edited ? edited->document.text() : "refused: " + english(edited.error().message);
}

inline const Relation& named(std::string_view id)
{
    const Relation* relation = relationNamed(id);
    REQUIRE_MESSAGE(relation, id);
    return *relation;
}

/// A document with a rule at /value, laid out in lines.
inline constexpr const char* lines = R"({
  "value": {
    "and": [
      {">=": [{"var": "score"}, 9.50]},
      {
        "in": [
          {"var": "tier"},
          ["gold", "\u0041"]
        ]
      },
      {"!": {"var": "is_void"}}
    ]
  },
  "is_dynamic": null
}
)";

} // namespace retort::test
