// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/evaluate.h"

#include <optional>
#include <string>
#include <vector>

namespace retort::logic {

/// One rule with the answers that the real libraries gave.
struct Row {
    json::Data rule;
    json::Data data;
    json::Data row; ///< All of it: the columns are members.

    json::Value column(std::string_view name) const;
};

/// tests/conformance/jsonlogic/divergence.json
const std::vector<Row>& divergence();
/// The classic suite of $RETORT_CONFORMANCE; nullopt where it is not set. `row` is the expected value.
const std::optional<std::vector<Row>>& classicSuite();

/// An answer as it is compared: JSON text, "undefined", "NaN", "!Class: message".
std::string textOf(const Answer& answer, Dialect dialect);
/// The same of a column of divergence.json.
std::string expectedText(json::Value column, Dialect dialect);

/// The settings under which each column was made.
struct Column {
    const char* name;
    const char* otherwise; ///< The column that holds where this one has nothing.
    Settings settings;
};
const std::vector<Column>& columns();

} // namespace retort::logic
