// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/compare.h"

#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/run/comparesteps.h"

#include <algorithm>
#include <utility>

namespace retort::run {

namespace {

using What = TraceDifference::What;

class Comparer {
public:
    Comparer(const Trace& first, const Trace& second) : m_first(first), m_second(second) {}

    TraceComparison compare()
    {
        whole("event", textData(m_first.event), textData(m_second.event));
        whole("dialect", textData(dialectOf(m_first)), textData(dialectOf(m_second)));
        for (const TraceDifference& one : m_out.differences)
            note(one);
        pairs(m_first.reactions, m_second.reactions, std::nullopt);
        customers();
        cascades();
        return std::move(m_out);
    }

private:
    static std::string dialectOf(const Trace& trace) { return trace.dialect == logic::Dialect::Js ? "js" : "php"; }

    void note(const TraceDifference& one)
    {
        if (!m_out.first)
            m_out.first = one;
    }

    void whole(std::string_view name, json::Data first, json::Data second, What what = What::Event)
    {
        if (first == second)
            return;
        TraceDifference one;
        one.what = what;
        one.name = name;
        one.text = phrase("run.differ.value", std::string(name), shortText(first.root()), shortText(second.root()));
        one.first = std::move(first);
        one.second = std::move(second);
        m_out.differences.push_back(std::move(one));
    }

    void pairs(const std::vector<ReactionTrace>& first, const std::vector<ReactionTrace>& second,
               std::optional<std::size_t> event)
    {
        std::vector<bool> taken(second.size());
        const auto partner = [&](const ReactionTrace& one) -> std::optional<std::size_t> {
            for (std::size_t i = 0; i < second.size(); ++i) {
                const bool same = one.file.empty() || second[i].file.empty() ? one.name == second[i].name
                                                                             : one.file == second[i].file;
                if (!taken[i] && same) {
                    taken[i] = true;
                    return i;
                }
            }
            return std::nullopt;
        };
        for (std::size_t i = 0; i < first.size(); ++i)
            pair({event, i, partner(first[i]), {}, {}}, first, second);
        for (std::size_t i = 0; i < second.size(); ++i) {
            if (!taken[i])
                pair({event, std::nullopt, i, {}, {}}, first, second);
        }
    }

    void pair(ReactionPair pair, const std::vector<ReactionTrace>& first, const std::vector<ReactionTrace>& second)
    {
        const ReactionTrace* a = pair.first ? &first[*pair.first] : nullptr;
        const ReactionTrace* b = pair.second ? &second[*pair.second] : nullptr;
        const std::string& name = a ? a->name : b->name;
        const auto add = [&](What what, std::string_view about, json::Data x, json::Data y) {
            if (x == y)
                return;
            TraceDifference one{what, pair.event, name, std::nullopt, std::string(about), x, y, {}};
            one.text = phrase("run.differ.value", std::string(about), shortText(x.root()), shortText(y.root()));
            note(one);
            pair.differences.push_back(std::move(one));
        };
        if (!a || !b) {
            TraceDifference one{What::Reaction,
                                pair.event,
                                name,
                                std::nullopt,
                                {},
                                textData(a ? a->name : ""),
                                textData(b ? b->name : ""),
                                phrase(a ? "run.differ.only-first" : "run.differ.only-second", name)};
            note(one);
            pair.differences.push_back(std::move(one));
            m_out.reactions.push_back(std::move(pair));
            return;
        }
        add(What::Trigger, "trigger", textData(a->trigger), textData(b->trigger));
        add(What::Trigger, "match", textData(wordOf(a->match)), textData(wordOf(b->match)));
        add(What::Trigger, "active", json::Data::copy(a->active), json::Data::copy(b->active));
        pair.steps = pairedSteps(*a, *b);
        for (StepPair& steps : pair.steps) {
            const Step* x = steps.first ? &a->steps[*steps.first] : nullptr;
            const Step* y = steps.second ? &b->steps[*steps.second] : nullptr;
            steps.differences = stepDifferences(x, y);
            for (TraceDifference& one : steps.differences) {
                one.event = pair.event;
                one.reaction = name;
            }
            if (!steps.differences.empty())
                note(steps.differences.front());
        }
        add(What::Outcome, "outcome", textData(wordOf(a->outcome)), textData(wordOf(b->outcome)));
        m_out.reactions.push_back(std::move(pair));
    }

    void customers()
    {
        const std::size_t before = m_out.differences.size();
        const CustomerTrace none{};
        const CustomerTrace& a = m_first.customer ? *m_first.customer : none;
        const CustomerTrace& b = m_second.customer ? *m_second.customer : none;
        whole("customer", textData(a.id), textData(b.id), What::Customer);
        for (const auto member : {&CustomerTrace::before, &CustomerTrace::after}) {
            for (const BalanceChange& change : differences(a.*member, b.*member))
                whole(change.name, change.before, change.after, What::Customer);
        }
        noteFrom(before);
    }

    void cascades()
    {
        const std::size_t before = m_out.differences.size();
        const CascadeTrace none{};
        const CascadeTrace& a = m_first.cascade ? *m_first.cascade : none;
        const CascadeTrace& b = m_second.cascade ? *m_second.cascade : none;
        const auto nameOf = [](const CascadeTrace& of, std::size_t i) {
            return i < of.events.size() ? textData(of.events[i].event) : json::Data();
        };
        // Up to the first that differs: from there on the two go different ways.
        for (std::size_t i = 0; i < std::max(a.events.size(), b.events.size()); ++i) {
            whole("raised", nameOf(a, i), nameOf(b, i), What::Raised);
            if (m_out.differences.size() > before)
                break;
            if (!(a.events[i].by == b.events[i].by)) {
                whole("raised by step", json::Data::copy(static_cast<std::int64_t>(a.events[i].by.step)),
                      json::Data::copy(static_cast<std::int64_t>(b.events[i].by.step)), What::Raised);
            }
            pairs(a.events[i].reactions, b.events[i].reactions, i);
        }
        whole("loops", json::Data::copy(static_cast<std::int64_t>(a.loops.size())),
              json::Data::copy(static_cast<std::int64_t>(b.loops.size())), What::Raised);
        whole("double gifts", json::Data::copy(static_cast<std::int64_t>(a.gifts.size())),
              json::Data::copy(static_cast<std::int64_t>(b.gifts.size())), What::Raised);
        noteFrom(before);
    }

    void noteFrom(std::size_t index)
    {
        if (index < m_out.differences.size())
            note(m_out.differences[index]);
    }

    const Trace& m_first;
    const Trace& m_second;
    TraceComparison m_out;
};

} // namespace

std::string_view wordOf(What what)
{
    constexpr std::string_view words[] = {"event",   "reaction", "trigger",  "step",    "read",  "evaluation",
                                          "result",  "argument", "effect",   "request", "error", "status",
                                          "applied", "outcome",  "customer", "raised"};
    return words[static_cast<std::size_t>(what)];
}

bool operator==(const TraceDifference& a, const TraceDifference& b)
{
    return a.what == b.what && a.event == b.event && a.reaction == b.reaction && a.step == b.step && a.name == b.name &&
           a.first == b.first && a.second == b.second && english(a.text) == english(b.text);
}

TraceComparison compare(const Trace& first, const Trace& second) { return Comparer(first, second).compare(); }

} // namespace retort::run
