// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/trace/tracecut.h"

#include "engine/logic/compile/operators.h"
#include "engine/logic/evaluate.h"

#include <algorithm>
#include <vector>

namespace retort::logic {

namespace {

/// Which records go.
class Cut {
public:
    Cut(const Trace& trace, const Program::Code& code, std::uint32_t open)
        : m_records(trace.records), m_code(code), m_isOpen(trace.records.size())
    {
        for (std::uint32_t at = open; at != noIndex; at = m_records[at].parent)
            m_isOpen[at] = true;
        for (std::uint32_t i = 0; i < m_records.size(); ++i) {
            if (isTurn(i))
                m_turns.push_back(i);
        }
        findDeciding();
    }

    /// How many records stay where each loop keeps this many turns at either end.
    std::size_t plan(std::uint32_t keep)
    {
        m_stays.assign(m_records.size(), true);
        for (std::uint32_t turn : m_turns) {
            const Loop& loop = m_loops[m_records[turn].parent];
            const std::uint32_t number = m_records[turn].turn;
            const bool middle = number >= keep && number + keep <= loop.lastTurn && turn != loop.deciding;
            if (middle && !m_isOpen[turn])
                std::fill(m_stays.begin() + turn, m_stays.begin() + endOf(turn), false);
        }
        return static_cast<std::size_t>(std::count(m_stays.begin(), m_stays.end(), true));
    }

    const std::vector<bool>& stays() const { return m_stays; }

private:
    struct Loop {
        std::uint32_t lastTurn = 0;
        std::uint32_t deciding = noIndex;
    };

    /// The record of a loop's second argument.
    bool isTurn(std::uint32_t index) const
    {
        const Record& record = m_records[index];
        return record.parent != noIndex && m_code.nodes[record.node].position == 1 &&
               isLoop(m_code.nodes[m_records[record.parent].node].op);
    }

    std::uint32_t endOf(std::uint32_t index) const { return m_records[index].last; }

    void findDeciding()
    {
        m_loops.resize(m_records.size());
        for (std::uint32_t turn : m_turns) {
            const Record& record = m_records[turn];
            Loop& loop = m_loops[record.parent];
            loop.lastTurn = std::max(loop.lastTurn, record.turn);
            const Operator op = m_code.nodes[m_records[record.parent].node].op;
            if (m_isOpen[turn] || loop.deciding != noIndex || op == Operator::Map || op == Operator::Filter ||
                op == Operator::Reduce)
                continue;
            const bool isTrue = truthOf(record.value, m_code.settings.dialect, m_code.settings.objects).jsonLogic;
            if (isTrue != (op == Operator::All))
                loop.deciding = turn;
        }
    }

    const std::vector<Record>& m_records;
    const Program::Code& m_code;
    std::vector<bool> m_isOpen;
    std::vector<std::uint32_t> m_turns;
    std::vector<Loop> m_loops; // by record
    std::vector<bool> m_stays;
};

/// Where each record is after the cut; one that goes is where the next that stays is.
std::vector<std::uint32_t> placesAfter(const std::vector<bool>& stays)
{
    std::vector<std::uint32_t> places(stays.size() + 1);
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        places[i] = at;
        at += stays[i] ? 1 : 0;
    }
    places.back() = at;
    return places;
}

void apply(Trace& trace, const std::vector<bool>& stays, std::uint32_t& open)
{
    const std::vector<std::uint32_t> places = placesAfter(stays);
    for (std::size_t i = 0; i < stays.size(); ++i) {
        if (!stays[i])
            continue;
        Record record = trace.records[i];
        record.parent = record.parent == noIndex ? noIndex : places[record.parent];
        record.last = places[record.last];
        trace.records[places[i]] = record;
    }
    trace.records.resize(places.back());
    std::erase_if(trace.remarks, [&](const Remark& remark) { return !stays[remark.record]; });
    for (Remark& remark : trace.remarks)
        remark.record = places[remark.record];
    open = open == noIndex ? noIndex : places[open];
}

} // namespace

bool cutMiddleTurns(Trace& trace, const Program::Code& code, std::uint32_t& open)
{
    Cut cut(trace, code, open);
    const std::size_t all = trace.records.size();
    for (std::uint32_t keep : {1000u, 100u, 10u, 1u}) {
        const std::size_t left = cut.plan(keep);
        if (left < all && (left <= all / 2 || (keep == 1 && left <= all - all / 4))) {
            apply(trace, cut.stays(), open);
            return true;
        }
    }
    return false;
}

} // namespace retort::logic
