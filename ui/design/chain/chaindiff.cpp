// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/chain/chaindiff.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace retort {

namespace {

/// Which of the rows keep their place: the longest rising run (patience sorting).
std::vector<bool> stayingOf(const std::vector<int>& rows)
{
    std::vector<int> ends; // ends[n]: the position at which a run of n + 1 ends with the lowest row
    std::vector<int> previous(rows.size(), -1);
    const int count = static_cast<int>(rows.size());
    for (int at = 0; at < count; ++at) {
        const auto place =
            std::lower_bound(ends.begin(), ends.end(), rows[at], [&](int end, int row) { return rows[end] < row; });
        previous[at] = place == ends.begin() ? -1 : *(place - 1);
        if (place == ends.end())
            ends.push_back(at);
        else
            *place = at;
    }
    std::vector<bool> stays(rows.size(), false);
    for (int at = ends.empty() ? -1 : ends.back(); at >= 0; at = previous[at])
        stays[at] = true;
    return stays;
}

} // namespace

std::vector<ChainChange> changesBetween(const std::vector<ActionId>& before, const std::vector<ActionId>& after)
{
    std::vector<ChainChange> changes;
    std::unordered_map<ActionId, int> rowAfter;
    for (const ActionId id : after)
        rowAfter.emplace(id, static_cast<int>(rowAfter.size()));
    assert(rowAfter.size() == after.size());

    for (int row = static_cast<int>(before.size()) - 1; row >= 0; --row) {
        if (rowAfter.count(before[row]) == 0)
            changes.push_back({ChainChange::Kind::Remove, row, row});
    }

    std::vector<int> current; // what stands in the list at this moment, as rows afterwards
    for (const ActionId id : before) {
        if (const auto found = rowAfter.find(id); found != rowAfter.end())
            current.push_back(found->second);
    }
    std::vector<int> wanted = current;
    std::sort(wanted.begin(), wanted.end());
    const std::vector<bool> stays = stayingOf(current);
    std::vector<int> moving;
    for (std::size_t i = 0; i < current.size(); ++i) {
        if (!stays[i])
            moving.push_back(current[i]);
    }
    // In their new order, each right behind the one that it follows there, which has its place by then.
    std::sort(moving.begin(), moving.end());
    for (const int row : moving) {
        const auto here = std::find(current.begin(), current.end(), row);
        const int from = static_cast<int>(here - current.begin());
        current.erase(here);
        const auto place = std::lower_bound(wanted.begin(), wanted.end(), row);
        int to = 0;
        if (place != wanted.begin())
            to = static_cast<int>(std::find(current.begin(), current.end(), *(place - 1)) - current.begin()) + 1;
        current.insert(current.begin() + to, row);
        if (from != to)
            changes.push_back({ChainChange::Kind::Move, from, to});
    }
    assert(current == wanted);

    int next = 0;
    for (int row = 0; row < static_cast<int>(after.size()); ++row) {
        if (next < static_cast<int>(wanted.size()) && wanted[next] == row)
            ++next;
        else
            changes.push_back({ChainChange::Kind::Insert, row, row});
    }
    return changes;
}

} // namespace retort
