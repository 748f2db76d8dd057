// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/ordered.h"

#include "engine/base/english.h"
#include "engine/json/pointer.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace retort::lint {

json::Document::Index Offsets::item(json::Document::Index list, std::size_t position)
{
    if (m_document.node(list).kind != json::Kind::Array || position >= m_document.node(list).children)
        return json::Document::none;
    Last& last = m_last.try_emplace(list, Last{0, m_document.node(list).firstChild}).first->second;
    if (position < last.position)
        last = {0, m_document.node(list).firstChild};
    for (; last.position < position; ++last.position)
        last.item = m_document.node(last.item).next;
    return last.item;
}

std::size_t Offsets::of(std::string_view pointer)
{
    json::Document::Index at = 0;
    for (const std::string& segment : json::segmentsOf(pointer).value_or(std::vector<std::string>())) {
        const auto position = json::indexOf(segment);
        const auto next = m_document.node(at).kind == json::Kind::Object ? m_document.member(at, segment)
                          : position                                     ? item(at, *position)
                                                                         : json::Document::none;
        if (next == json::Document::none)
            break;
        at = next;
    }
    return m_document.node(at).range.begin;
}

std::vector<Problem> ordered(std::vector<Problem> problems, const json::Document& document)
{
    std::vector<std::pair<std::size_t, Problem>> placed;
    std::set<std::tuple<std::string, std::string, std::string, std::string>> seen;
    Offsets offsets(document);
    placed.reserve(problems.size());
    for (Problem& one : problems) {
        if (seen.emplace(one.rule, one.pointer, one.within, english(one.message)).second)
            placed.emplace_back(offsets.of(one.pointer), std::move(one));
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
