// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/linediff.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace retort {

namespace {

using Lines = std::vector<std::string_view>;
constexpr std::size_t none = ~std::size_t{0};

/// Finds for each line of `a` the line of `b` that it is, in order: anchors are lines that stand once in both, and
/// between two anchors the shortest way (Myers 1986) is taken.
class Matcher {
public:
    Matcher(const Lines& a, const Lines& b) : partner(a.size(), none)
    {
        std::unordered_map<std::string_view, int> numbers;
        const auto numbered = [&numbers](const Lines& lines) {
            std::vector<int> ids;
            for (const auto line : lines)
                ids.push_back(numbers.emplace(line, static_cast<int>(numbers.size())).first->second);
            return ids;
        };
        m_a = numbered(a);
        m_b = numbered(b);
        match({0, a.size()}, {0, b.size()});
    }

    std::vector<std::size_t> partner;

private:
    struct Anchor {
        std::size_t a, b;
    };

    void match(LineRange a, LineRange b)
    {
        while (a.size() > 0 && b.size() > 0 && m_a[a.begin] == m_b[b.begin])
            partner[a.begin++] = b.begin++;
        while (a.size() > 0 && b.size() > 0 && m_a[a.end - 1] == m_b[b.end - 1])
            partner[--a.end] = --b.end;
        if (a.size() == 0 || b.size() == 0)
            return;
        const auto found = anchors(a, b);
        if (found.empty()) {
            walk(a, b);
            return;
        }
        for (const Anchor& anchor : found) {
            match({a.begin, anchor.a}, {b.begin, anchor.b});
            partner[anchor.a] = anchor.b;
            a.begin = anchor.a + 1;
            b.begin = anchor.b + 1;
        }
        match(a, b);
    }

    /// The longest rising row of lines that stand once in each.
    std::vector<Anchor> anchors(LineRange a, LineRange b) const
    {
        struct Seen {
            int inA = 0, inB = 0;
            std::size_t atB = 0;
        };
        std::unordered_map<int, Seen> seen;
        for (std::size_t i = a.begin; i < a.end; ++i)
            ++seen[m_a[i]].inA;
        for (std::size_t i = b.begin; i < b.end; ++i) {
            Seen& line = seen[m_b[i]];
            ++line.inB;
            line.atB = i;
        }
        std::vector<Anchor> once;
        for (std::size_t i = a.begin; i < a.end; ++i)
            if (const Seen& line = seen[m_a[i]]; line.inA == 1 && line.inB == 1)
                once.push_back({i, line.atB});
        std::vector<std::size_t> piles; // of the best row of each length, its last member
        std::vector<std::size_t> before(once.size(), none);
        for (std::size_t i = 0; i < once.size(); ++i) {
            const auto pile =
                std::lower_bound(piles.begin(), piles.end(), once[i].b,
                                 [&once](std::size_t member, std::size_t at) { return once[member].b < at; });
            if (pile != piles.begin())
                before[i] = *(pile - 1);
            if (pile == piles.end())
                piles.push_back(i);
            else
                *pile = i;
        }
        std::vector<Anchor> row;
        for (std::size_t i = piles.empty() ? none : piles.back(); i != none; i = before[i])
            row.push_back(once[i]);
        std::reverse(row.begin(), row.end());
        return row;
    }

    /// Myers' greedy walk. Beyond a number of differences that no one reads line by line, nothing is alike.
    void walk(LineRange a, LineRange b)
    {
        constexpr int most = 1000;
        const int n = static_cast<int>(a.size());
        const int m = static_cast<int>(b.size());
        const int bound = std::min(most, n + m);
        std::vector<std::vector<int>> rounds; // by difference: how far each diagonal got
        std::vector<int> reach(static_cast<std::size_t>(2 * bound + 3), 0);
        const auto at = [bound](int diagonal) { return static_cast<std::size_t>(diagonal + bound + 1); };
        for (int d = 0; d <= bound; ++d) {
            rounds.push_back(reach);
            for (int k = -d; k <= d; k += 2) {
                int x = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]) ? reach[at(k + 1)]
                                                                                   : reach[at(k - 1)] + 1;
                int y = x - k;
                if (x > n || y > m || y < 0) {
                    reach[at(k)] = x;
                    continue;
                }
                while (x < n && y < m && same(a, b, x, y)) {
                    ++x;
                    ++y;
                }
                reach[at(k)] = x;
                if (x >= n && y >= m) {
                    goBack(a, b, rounds, d, at);
                    return;
                }
            }
        }
    }

    template <class At>
    void goBack(LineRange a, LineRange b, const std::vector<std::vector<int>>& rounds, int d, const At& at)
    {
        int x = static_cast<int>(a.size());
        int y = static_cast<int>(b.size());
        for (; d >= 0; --d) {
            const std::vector<int>& reach = rounds[static_cast<std::size_t>(d)];
            const int k = x - y;
            const bool down = k == -d || (k != d && reach[at(k - 1)] < reach[at(k + 1)]);
            const int fromX = d == 0 ? 0 : down ? reach[at(k + 1)] : reach[at(k - 1)];
            const int fromY = d == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
            while (x > fromX && y > fromY && same(a, b, x - 1, y - 1)) {
                --x;
                --y;
                partner[a.begin + static_cast<std::size_t>(x)] = b.begin + static_cast<std::size_t>(y);
            }
            x = fromX;
            y = fromY;
        }
    }

    bool same(LineRange a, LineRange b, int x, int y) const
    {
        return m_a[a.begin + static_cast<std::size_t>(x)] == m_b[b.begin + static_cast<std::size_t>(y)];
    }

    std::vector<int> m_a, m_b;
};

bool equal(const Lines& a, LineRange inA, const Lines& b, LineRange inB)
{
    return inA.size() == inB.size() && std::equal(a.begin() + static_cast<std::ptrdiff_t>(inA.begin),
                                                  a.begin() + static_cast<std::ptrdiff_t>(inA.end),
                                                  b.begin() + static_cast<std::ptrdiff_t>(inB.begin));
}

/// Lines of the common text, and those that one side has in their place.
struct Edit {
    LineRange base;
    LineRange side;
};

/// `"total": 275` begins with `"total":`; "" for a line that names nothing.
std::string_view nameIn(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const std::size_t end = line.find("\":");
    return line.substr(0, line.starts_with('"') && end != std::string_view::npos ? end + 2 : 0);
}

/// Lines that name the same things in the same order are an edit each, though they stand together.
void addEdits(std::vector<Edit>& edits, const Lines& base, const Lines& side, const Edit& edit)
{
    bool each = edit.base.size() == edit.side.size();
    for (std::size_t i = 0; each && i < edit.base.size(); ++i) {
        const std::string_view name = nameIn(base[edit.base.begin + i]);
        each = !name.empty() && name == nameIn(side[edit.side.begin + i]);
    }
    if (!each) {
        edits.push_back(edit);
        return;
    }
    for (std::size_t i = 0; i < edit.base.size(); ++i) {
        const std::size_t b = edit.base.begin + i;
        const std::size_t s = edit.side.begin + i;
        edits.push_back({{b, b + 1}, {s, s + 1}});
    }
}

std::vector<Edit> editsOf(const Lines& base, const Lines& side)
{
    const Matcher matcher(base, side);
    std::vector<Edit> edits;
    std::size_t b = 0;
    std::size_t s = 0;
    for (std::size_t i = 0; i <= base.size(); ++i) {
        const bool end = i == base.size();
        if (!end && matcher.partner[i] == none)
            continue;
        const std::size_t partner = end ? side.size() : matcher.partner[i];
        if (i > b || partner > s)
            addEdits(edits, base, side, {{b, i}, {s, partner}});
        b = i + 1;
        s = partner + 1;
    }
    return edits;
}

/// What is put in at a line comes before what becomes of the line itself.
bool isBefore(LineRange a, LineRange b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; }

/// Whether two sides changed the same lines, or put something in at the same place. Neighbours do not overlap, except
/// at the end of the text, where the last line may have no break.
bool overlap(LineRange reached, LineRange next, std::size_t size)
{
    const bool samePlace = next.size() == 0 && reached.size() == 0 && next.begin == reached.begin;
    const bool bothEnd = next.end == size && reached.end == size;
    return next.begin < reached.end || samePlace || bothEnd;
}

/// The line of a side that stands where the common text has line `base`, after the first `done` edits of that side.
std::size_t lineAfter(const std::vector<Edit>& edits, std::size_t done, std::size_t base)
{
    return done == 0 ? base : edits[done - 1].side.end + (base - edits[done - 1].base.end);
}

/// Adds a stretch; one that is as the last one goes into it.
void add(std::vector<Stretch>& stretches, const Stretch& next)
{
    if (next.theirs.size() == 0 && next.mine.size() == 0)
        return;
    if (!stretches.empty() && stretches.back().change == next.change) {
        stretches.back().theirs.end = next.theirs.end;
        stretches.back().mine.end = next.mine.end;
    } else {
        stretches.push_back(next);
    }
}

} // namespace

std::vector<Stretch> compareLines(const Lines& theirs, const Lines& mine)
{
    const Matcher matcher(theirs, mine);
    std::vector<Stretch> stretches;
    std::size_t t = 0;
    std::size_t m = 0;
    for (std::size_t i = 0; i <= theirs.size(); ++i) {
        const bool end = i == theirs.size();
        if (!end && matcher.partner[i] == none)
            continue;
        const std::size_t partner = end ? mine.size() : matcher.partner[i];
        add(stretches, {{t, i}, {m, partner}, Stretch::Change::Both});
        if (!end)
            add(stretches, {{i, i + 1}, {partner, partner + 1}, Stretch::Change::None});
        t = i + 1;
        m = partner + 1;
    }
    return stretches;
}

std::vector<Stretch> mergeLines(const Lines& base, const Lines& theirs, const Lines& mine)
{
    const auto byTheirs = editsOf(base, theirs);
    const auto byMine = editsOf(base, mine);
    std::vector<Stretch> stretches;
    std::size_t nextTheirs = 0;
    std::size_t nextMine = 0;
    std::size_t b = 0; // up to here all three are told, as far as t and m
    std::size_t t = 0;
    std::size_t m = 0;
    while (nextTheirs < byTheirs.size() || nextMine < byMine.size()) {
        const bool theirsFirst =
            nextMine == byMine.size() ||
            (nextTheirs < byTheirs.size() && isBefore(byTheirs[nextTheirs].base, byMine[nextMine].base));
        LineRange reach = theirsFirst ? byTheirs[nextTheirs].base : byMine[nextMine].base;
        const std::size_t alike = reach.begin - b;
        add(stretches, {{t, t + alike}, {m, m + alike}, Stretch::Change::None});
        Stretch change{{t + alike, t + alike}, {m + alike, m + alike}, Stretch::Change::None};
        const std::size_t firstTheirs = nextTheirs;
        const std::size_t firstMine = nextMine;
        // Each edit that overlaps joins in, and may reach on to the next one of the other side.
        for (bool grew = true; grew;) {
            grew = false;
            const bool begun = nextTheirs > firstTheirs || nextMine > firstMine;
            if (nextTheirs < byTheirs.size() &&
                (begun ? overlap(reach, byTheirs[nextTheirs].base, base.size()) : theirsFirst)) {
                reach.end = std::max(reach.end, byTheirs[nextTheirs++].base.end);
                grew = true;
            } else if (nextMine < byMine.size() &&
                       (begun ? overlap(reach, byMine[nextMine].base, base.size()) : !theirsFirst)) {
                reach.end = std::max(reach.end, byMine[nextMine++].base.end);
                grew = true;
            }
        }
        change.theirs.end = lineAfter(byTheirs, nextTheirs, reach.end);
        change.mine.end = lineAfter(byMine, nextMine, reach.end);
        if (nextTheirs == firstTheirs)
            change.change = Stretch::Change::Mine;
        else if (nextMine == firstMine)
            change.change = Stretch::Change::Theirs;
        else if (!equal(theirs, change.theirs, mine, change.mine))
            change.change = Stretch::Change::Both;
        add(stretches, change);
        b = reach.end;
        t = change.theirs.end;
        m = change.mine.end;
    }
    add(stretches, {{t, theirs.size()}, {m, mine.size()}, Stretch::Change::None});
    return stretches;
}

} // namespace retort
