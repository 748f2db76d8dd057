// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/ordered.h"

#include "engine/base/english.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace retort::lint {

std::size_t offsetOf(const json::Document& document, std::string_view pointer)
{
    for (;;) {
        if (const auto index = document.find(pointer))
            return document.node(*index).range.begin;
        const std::size_t slash = pointer.rfind('/');
        if (slash == std::string_view::npos)
            return document.root().range.begin;
        pointer = pointer.substr(0, slash);
    }
}

std::vector<Problem> ordered(std::vector<Problem> problems, const json::Document& document)
{
    std::vector<std::pair<std::size_t, Problem>> placed;
    std::set<std::tuple<std::string, std::string, std::string>> seen;
    placed.reserve(problems.size());
    for (Problem& one : problems) {
        if (seen.emplace(one.rule, one.pointer, english(one.message)).second)
            placed.emplace_back(offsetOf(document, one.pointer), std::move(one));
    }
    std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
        if (a.first != b.first)
            return a.first < b.first;
        if (a.second.pointer != b.second.pointer)
            return a.second.pointer < b.second.pointer;
        return a.second.severity < b.second.severity;
    });
    std::vector<Problem> sorted;
    sorted.reserve(placed.size());
    for (auto& one : placed)
        sorted.push_back(std::move(one.second));
    return sorted;
}

} // namespace retort::lint
