// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/document.h"
#include "engine/reaction/problem.h"

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace retort::lint {

/// By place in the text, the graver first where places are the same; what is said twice of one place is said once.
std::vector<Problem> ordered(std::vector<Problem> problems, const json::Document& document);

/// Where pointers lead to in the text. Items of long lists are reached from the one that was asked for last, so that
/// many problems within one list cost one walk through it.
class Offsets {
public:
    explicit Offsets(const json::Document& document) : m_document(document) {}
    /// Where nothing stands, the offset of what is around it.
    std::size_t of(std::string_view pointer);

private:
    json::Document::Index item(json::Document::Index list, std::size_t position);

    struct Last {
        std::size_t position;
        json::Document::Index item;
    };
    const json::Document& m_document;
    std::map<json::Document::Index, Last> m_last; ///< Of each list: where it was left.
};

} // namespace retort::lint
