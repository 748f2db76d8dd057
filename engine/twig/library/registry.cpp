// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/callable.h"

#include <algorithm>
#include <array>
#include <map>

namespace retort::twig {

namespace {

using Table = std::map<std::string_view, const Callable*>;

template <std::size_t N>
Table tableOf(const std::array<std::span<const Callable>, N>& parts)
{
    Table table;
    for (const std::span<const Callable> part : parts) {
        for (const Callable& callable : part)
            table.emplace(callable.name, &callable);
    }
    return table;
}

const Table& filters()
{
    static const Table table = tableOf(
        std::array{textFilters(), numberFilters(), arrayFilters(), encodeFilters(), dateFilters(), platformFilters()});
    return table;
}

const Table& functions()
{
    static const Table table = tableOf(std::array{generalFunctions(), dateFunctions()});
    return table;
}

const Table& tests()
{
    static const Table table = tableOf(std::array{generalTests()});
    return table;
}

const Callable* find(const Table& table, std::string_view name)
{
    const auto found = table.find(name);
    return found == table.end() ? nullptr : found->second;
}

std::vector<std::string_view> namesOf(const Table& table)
{
    std::vector<std::string_view> names;
    for (const auto& row : table)
        names.push_back(row.first);
    return names;
}

} // namespace

const Callable* filterNamed(std::string_view name) { return find(filters(), name); }
const Callable* functionNamed(std::string_view name) { return find(functions(), name); }
const Callable* testNamed(std::string_view name) { return find(tests(), name); }

std::vector<std::string_view> filterNames() { return namesOf(filters()); }
std::vector<std::string_view> functionNames() { return namesOf(functions()); }
std::vector<std::string_view> testNames() { return namesOf(tests()); }

const Callable& passedFilter()
{
    static const Callable callable{
        .name = "passed",
        .phpName = "passed",
        .variadic = true,
        .call = [](std::span<const json::Value> arguments, Environment&) { return arguments[0]; }};
    return callable;
}

} // namespace retort::twig
