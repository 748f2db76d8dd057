// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/search.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace retort {

namespace {

// Ranks: a title's by its fit; then what stands beside it, by its fit; then a title's letters.
constexpr int besideTitle = 8;
constexpr int byLetters = 16;
constexpr int notFound = std::numeric_limits<int>::max();

struct Found {
    int rank = notFound;
    std::vector<Mark> title;
    std::vector<Mark> detail;
};

void addMarks(std::vector<Mark>& to, std::vector<Mark> marks) { to.insert(to.end(), marks.begin(), marks.end()); }

/// How well one text fits an item.
Found fits(const Folded& typed, const FindItem& item)
{
    auto title = match(typed, item.foldedTitle);
    if (title && title->fit <= Fit::Inside)
        return {static_cast<int>(title->fit), std::move(title->marks), {}};
    // Letter by letter a title may be meant; a path or a file's name would fit by chance.
    if (auto detail = match(typed, item.foldedDetail, Fit::Inside))
        return {besideTitle + static_cast<int>(detail->fit), {}, std::move(detail->marks)};
    if (const auto also = match(typed, item.foldedAlso, Fit::Inside))
        return {besideTitle + static_cast<int>(also->fit), {}, {}};
    if (title)
        return {byLetters + static_cast<int>(title->fit), std::move(title->marks), {}};
    return {};
}

void tidy(std::vector<Mark>& marks)
{
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.start < b.start; });
    std::vector<Mark> whole;
    for (const Mark& mark : marks) {
        if (!whole.empty() && mark.start <= whole.back().start + whole.back().length)
            whole.back().length = std::max(whole.back().length, mark.start + mark.length - whole.back().start);
        else
            whole.push_back(mark);
    }
    marks = std::move(whole);
}

Found fits(const FindQuery& query, const FindItem& item)
{
    Found whole = fits(query.whole, item);
    if (query.words.size() < 2 || whole.rank < besideTitle)
        return whole;
    Found all{0, {}, {}};
    for (const Folded& word : query.words) {
        Found found = fits(word, item);
        if (found.rank == notFound)
            return whole;
        all.rank = std::max(all.rank, found.rank);
        addMarks(all.title, std::move(found.title));
        addMarks(all.detail, std::move(found.detail));
    }
    // Words anywhere are less than the text as it was typed: a word's beginning counts as one somewhere.
    all.rank = std::max(all.rank, static_cast<int>(Fit::WordStart));
    if (whole.rank <= all.rank)
        return whole;
    tidy(all.title);
    tidy(all.detail);
    return all;
}

struct Ranked {
    int rank;
    std::size_t recent;
    qsizetype length;
    std::size_t order;

    auto key() const { return std::tie(rank, recent, length, order); }
    bool operator<(const Ranked& other) const { return key() < other.key(); }
};

} // namespace

FindQuery::FindQuery(const QString& typed)
{
    QString text = typed.simplified();
    if (text.startsWith(u'>') || text.startsWith(u'#')) {
        sign = text[0];
        text = text.mid(1).simplified();
    }
    whole = Folded(text);
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        words.emplace_back(word);
}

bool FindQuery::asksFor(FindGroup group) const
{
    if (sign == u'>')
        return group == FindGroup::Command;
    if (sign == u'#')
        return group == FindGroup::Field || group == FindGroup::Definition || group == FindGroup::Target;
    return true;
}

std::vector<FoundGroup> search(const std::vector<const FindItem*>& items, const FindQuery& query,
                               const std::vector<EntryId>& recent, std::size_t most, std::size_t mostOfOne)
{
    std::map<EntryId, std::size_t> visited;
    for (std::size_t i = 0; i < recent.size(); ++i)
        visited.emplace(recent[i], i);
    std::array<std::vector<Ranked>, findGroups> ranked;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const FindItem& item = *items[i];
        if (!query.asksFor(item.group))
            continue;
        const int rank = query.isEmpty() ? 0 : fits(query, item).rank;
        if (rank == notFound)
            continue;
        const auto visit = visited.find(item.place.entry);
        ranked[static_cast<std::size_t>(item.group)].push_back(
            {rank, visit == visited.end() ? recent.size() : visit->second, query.isEmpty() ? 0 : item.title.size(), i});
    }

    std::vector<std::pair<Ranked, FoundGroup>> groups;
    const auto used = std::count_if(ranked.begin(), ranked.end(), [](const auto& hits) { return !hits.empty(); });
    const std::size_t limit = used == 1 ? mostOfOne : most;
    for (std::size_t group = 0; group < findGroups; ++group) {
        auto& hits = ranked[group];
        if (hits.empty())
            continue;
        FoundGroup found{static_cast<FindGroup>(group), {}, hits.size()};
        const auto end = hits.begin() + static_cast<std::ptrdiff_t>(std::min(limit, hits.size()));
        std::partial_sort(hits.begin(), end, hits.end());
        for (auto hit = hits.begin(); hit != end; ++hit) {
            const FindItem& item = *items[hit->order];
            Found marks = query.isEmpty() ? Found{} : fits(query, item);
            found.hits.push_back({&item, std::move(marks.title), std::move(marks.detail)});
        }
        groups.emplace_back(hits.front(), std::move(found));
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& a, const auto& b) { return a.first.rank < b.first.rank; });
    std::vector<FoundGroup> result;
    for (auto& group : groups)
        result.push_back(std::move(group.second));
    return result;
}

} // namespace retort
