// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <string>
#include <vector>

namespace retort::tests {

/// A template and what real Twig 3.5.1 on PHP 8.2 made of it.
struct Row {
    json::Data data; ///< template, autoescape, and output or error, kind and line; warnings; sometimes context.

    std::string text(std::string_view member) const; ///< "" where it has none.
    json::Value context() const;                     ///< Its own, or the one that most rows share.
};

/// tests/engine/twig/evaluate/<name>.jsonl
std::vector<Row> rowsOf(const std::string& name);
/// evaluate/context.json: some of each kind of value.
json::Value sharedContext();

} // namespace retort::tests
