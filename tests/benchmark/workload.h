// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/json/data.h"

#include <string>
#include <vector>

namespace retort::measure {

/// A rule, what it is evaluated against, and what must come out.
struct Workload {
    std::string name; ///< "a_event"
    json::Data rule;
    json::Data data;
    json::Data expected;
    std::size_t copies; ///< Deep copies of the data that are used in turn, so that no cache holds just one.
};

/// One of the files of tests/benchmark/workloads: {"name", "rule", "data", "expected"}.
Result<Workload> readWorkload(const std::string& path);
/// The classic suite: a list of [rule, data, expected], with comments in between.
Result<std::vector<Workload>> readSuite(const std::string& path);

/// Equal as JavaScript prints it: 3 and 3.0 are the same.
bool isExpected(json::Value value, const json::Data& expected);

/// The whole text of a file.
Result<std::string> readText(const std::string& path);

} // namespace retort::measure
