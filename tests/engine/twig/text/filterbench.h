// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/twig/evaluate/environment.h"
#include "engine/twig/library/callable.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace retort::twig {

/// Runs one filter after the other, without a template.
class FilterBench : public Environment {
public:
    explicit FilterBench(Settings settings = {});

    Value call(Value closure, std::span<const Value> arguments) override;
    /// Throws the filter's Failure. The result lives until the next call.
    Value filter(std::string_view name, const std::vector<Value>& arguments);
    /// The same as a line: what came out as JSON, or "! " and what PHP says; then what it warns of.
    std::string line(std::string_view name, const std::vector<Value>& arguments);

private:
    Settings m_settings;
};

/// What a row of rows.jsonl is to give, and what it gives, as such lines.
struct RowLines {
    std::string expected;
    std::string actual;
};
RowLines rowLines(FilterBench& bench, std::string_view row);

} // namespace retort::twig
