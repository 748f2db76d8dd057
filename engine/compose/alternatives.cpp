// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/alternatives.h"

#include "engine/logic/analyse/model.h"
#include "engine/logic/analyse/withvalue.h"
#include "engine/logic/evaluate.h"
#include "engine/logic/words/scopeof.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

namespace retort::compose {

namespace {

using json::Data;
using json::Value;
using logic::Term;
using Kind = logic::Edge::Kind;

constexpr std::size_t mostCandidates = 64; // bits of a box
constexpr std::size_t mostBoxes = 96;      // kept of one part of a condition
constexpr std::size_t mostPairs = 600;     // combinations of the values of two fields
constexpr std::uint64_t unchanged = 1;
constexpr int otherType = 3;
constexpr int fromModel = 2; // values that stand for a class, named by nobody

int strangenessOf(Kind kind)
{
    switch (kind) {
    case Kind::Below:
    case Kind::At:
    case Kind::Above:
    case Kind::Listed:
        return 0;
    case Kind::NotListed:
    case Kind::Other:
        return 1;
    case Kind::Letters:
        return 4;
    case Kind::Absent:
        return 5;
    case Kind::Empty:
        return 6;
    case Kind::Null:
        break;
    }
    return 7;
}

bool sameType(Value a, Value b) { return a.kind() == b.kind() || (a.isNumber() && b.isNumber()); }

/// Would members of an object get another type?
bool changesTypes(Value item, Value more)
{
    for (std::size_t i = 0; item.isObject() && more.isObject() && i < more.size(); ++i) {
        const Value* old = item.find(more.members()[i].key.text());
        if (old && (!sameType(*old, more.members()[i].value) || changesTypes(*old, more.members()[i].value)))
            return true;
    }
    return false;
}

/// An object with the members of another put in.
Data withMembers(Value item, Value more)
{
    if (!item.isObject() || !more.isObject())
        return Data::copy(more);
    json::Builder out;
    out.beginObject();
    for (std::size_t i = 0; i < item.size(); ++i) {
        const json::Member& member = item.members()[i];
        const Value* other = more.find(member.key.text());
        out.key(member.key.text());
        out.value(other ? withMembers(member.value, *other).root() : member.value);
    }
    for (std::size_t i = 0; i < more.size(); ++i) {
        const json::Member& member = more.members()[i];
        if (item.find(member.key.text()))
            continue;
        out.key(member.key.text());
        out.value(member.value);
    }
    out.end();
    return out.take();
}

} // namespace

/// Follows the connectives of one condition.
class Alternatives::Solver {
public:
    Solver(Alternatives& all, const logic::Program& condition, const logic::Model& model)
        : m_all(all), m_settings(condition.settings()), m_model(model)
    {}

    std::vector<Box> solve(std::uint32_t term, bool wanted)
    {
        const Term& at = m_model.terms[term];
        switch (at.kind) {
        case Term::Kind::Atom:
            return ofAtom(term, wanted);
        case Term::Kind::Not:
            return solve(logic::Model::firstKid(term), !wanted);
        case Term::Kind::NotNot:
            return solve(logic::Model::firstKid(term), wanted);
        case Term::Kind::And:
        case Term::Kind::Or:
            return (at.kind == Term::Kind::And) == wanted ? together(m_model.kidsOf(term), wanted)
                                                          : either(m_model.kidsOf(term), wanted);
        case Term::Kind::If:
            return ofIf(m_model.kidsOf(term), wanted);
        }
        return {};
    }

    /// Boxes in which both hold.
    static std::vector<Box> joined(Alternatives& all, const std::vector<Box>& ones, const std::vector<Box>& others)
    {
        std::vector<Box> out;
        for (const Box& one : ones) {
            for (const Box& other : others) {
                Box both = one;
                bool possible = true;
                for (const auto& [slot, mask] : other) {
                    const auto place = both.emplace(slot, mask).first;
                    place->second &= mask;
                    possible = possible && place->second != 0;
                }
                if (possible)
                    out.push_back(std::move(both));
            }
        }
        all.sortBoxes(out);
        return out;
    }

private:
    std::vector<Box> together(const std::vector<std::uint32_t>& kids, bool wanted)
    {
        std::vector<Box> out{Box()};
        for (const std::uint32_t kid : kids)
            out = joined(m_all, out, solve(kid, wanted));
        return out;
    }

    std::vector<Box> either(const std::vector<std::uint32_t>& kids, bool wanted)
    {
        std::vector<Box> out;
        for (const std::uint32_t kid : kids) {
            std::vector<Box> some = solve(kid, wanted);
            out.insert(out.end(), some.begin(), some.end());
        }
        m_all.sortBoxes(out);
        return out;
    }

    /// if [condition, value, condition, value, …, else]
    std::vector<Box> ofIf(const std::vector<std::uint32_t>& kids, bool wanted)
    {
        std::vector<Box> out;
        std::vector<Box> before{Box()}; // in which no condition held
        std::size_t i = 0;
        for (; i + 1 < kids.size(); i += 2) {
            const auto here = joined(m_all, before, solve(kids[i], true));
            const auto some = joined(m_all, here, solve(kids[i + 1], wanted));
            out.insert(out.end(), some.begin(), some.end());
            before = joined(m_all, before, solve(kids[i], false));
        }
        const auto last = i < kids.size() ? joined(m_all, before, solve(kids[i], wanted)) // without one it is null
                          : wanted        ? std::vector<Box>()
                                          : before;
        out.insert(out.end(), last.begin(), last.end());
        m_all.sortBoxes(out);
        return out;
    }

    std::vector<Box> ofAtom(std::uint32_t term, bool wanted)
    {
        const logic::Atom& atom = m_model.atoms[m_model.terms[term].atom];
        if (!atom.isReady) {
            m_all.m_cut = true;
            return {};
        }
        logic::Machine machine(logic::Program::compile(atom.program.rule(), m_settings));
        const bool whole = term == 0;
        const auto holds = [&](const Data& data) {
            const logic::Outcome outcome = machine.run(data.root());
            if (outcome.failure)
                return false;
            return (whole ? m_all.m_passes(outcome.value)
                          : logic::truthOf(outcome.value, m_settings.dialect, m_settings.objects).jsonLogic) == wanted;
        };
        std::vector<std::size_t> slots;
        for (const std::uint32_t variable : atom.variables)
            slots.push_back(m_all.slotOf(m_model.variables[variable].path));
        std::vector<Box> out;
        for (const std::size_t slot : slots) {
            std::uint64_t mask = 0;
            for (std::size_t i = 0; i < m_all.m_slots[slot].candidates.size(); ++i) {
                if (holds(m_all.tried(slot, i)))
                    mask |= std::uint64_t{1} << i;
            }
            if (mask == 0)
                continue;
            Box box;
            for (const std::size_t other : slots)
                box[other] = unchanged;
            box[slot] = mask;
            out.push_back(std::move(box));
        }
        if (slots.empty() && holds(m_all.m_context))
            out.emplace_back();
        // Also where one is enough: another condition may leave no room for that one.
        if (slots.size() > 1 && slots.size() <= 4)
            pairs(slots, holds, out);
        m_all.sortBoxes(out);
        return out;
    }

    template <class Holds>
    void pairs(const std::vector<std::size_t>& slots, const Holds& holds, std::vector<Box>& out)
    {
        for (std::size_t a = 0; a < slots.size(); ++a) {
            for (std::size_t b = a + 1; b < slots.size(); ++b) {
                const Slot& first = m_all.m_slots[slots[a]];
                const Slot& second = m_all.m_slots[slots[b]];
                if (first.candidates.size() * second.candidates.size() > mostPairs) {
                    m_all.m_cut = true;
                    continue;
                }
                for (std::size_t i = 1; i < first.candidates.size(); ++i) {
                    std::uint64_t mask = 0;
                    for (std::size_t j = 1; j < second.candidates.size(); ++j) {
                        const Data both =
                            logic::withValue(m_all.tried(slots[a], i), second.path, second.candidates[j].value);
                        if (holds(both))
                            mask |= std::uint64_t{1} << j;
                    }
                    if (mask == 0)
                        continue;
                    Box box;
                    for (const std::size_t other : slots)
                        box[other] = unchanged;
                    box[slots[a]] = std::uint64_t{1} << i;
                    box[slots[b]] = mask;
                    out.push_back(std::move(box));
                }
            }
        }
    }

    Alternatives& m_all;
    const logic::Settings& m_settings;
    const logic::Model& m_model;
};

Alternatives::Alternatives(Data context, logic::Passes passes, logic::Domains domains, MayGo mayGo)
    : m_context(std::move(context))
    , m_passes(std::move(passes))
    , m_domains(std::move(domains))
    , m_mayGo(std::move(mayGo))
{}

std::size_t Alternatives::slotOf(const std::string& path)
{
    const auto [place, fresh] = m_byPath.emplace(path, m_slots.size());
    if (fresh) {
        const Value* now = logic::standsAt(m_context.root(), path);
        Slot slot{.path = path, .candidates = {}};
        slot.candidates.push_back({now ? std::optional(m_context.part(*now)) : std::nullopt, 0});
        m_slots.push_back(std::move(slot));
    }
    return place->second;
}

void Alternatives::offer(std::size_t slot, std::optional<Data> value, int strangeness)
{
    if (m_slots[slot].path.empty() || (!value && !m_mayGo(m_slots[slot].path))) // "" is all of the context
        return;
    std::vector<Candidate>& candidates = m_slots[slot].candidates;
    const std::optional<Data>& now = candidates.front().value;
    if (value && now && !now->root().isNull() && !value->root().isNull() && !sameType(value->root(), now->root()))
        strangeness += otherType;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (candidates[i].value == value) {
            candidates[i].strangeness = i == 0 ? 0 : std::min(candidates[i].strangeness, strangeness);
            return;
        }
    }
    if (candidates.size() == mostCandidates) {
        m_cut = true;
        return;
    }
    candidates.push_back({std::move(value), strangeness});
}

/// Of a list of one item that a loop would take: the list that is there, with that in its first item, in all, or more.
void Alternatives::offerItems(std::size_t slot, const Data& list)
{
    const std::optional<Data> now = m_slots[slot].candidates.front().value;
    if (!now || !now->root().isArray() || now->root().size() == 0 || now->root().size() > 100 ||
        !list.root().isArray() || list.root().size() != 1)
        return;
    const Value items = now->root();
    const Value one = list.root().items()[0];
    for (const std::size_t many : {std::size_t{1}, items.size()}) {
        json::Builder out;
        out.beginArray();
        for (std::size_t i = 0; i < items.size(); ++i)
            out.value(i < many ? withMembers(items.items()[i], one).root() : items.items()[i]);
        out.end();
        offer(slot, out.take(), fromModel - 1 + (changesTypes(items.items()[0], one) ? otherType : 0));
    }
}

void Alternatives::offerFrom(const logic::Program& condition)
{
    constexpr logic::Budget small{.evaluations = 200, .nodes = 20'000, .visits = 1, .constants = 200'000};
    const logic::Model model(condition, m_passes, m_domains, small);
    std::set<logic::NodeId> clauses;
    for (const logic::Term& term : model.terms) {
        if (term.kind == Term::Kind::Atom)
            clauses.insert(term.node);
    }
    for (const logic::NodeId clause : clauses) {
        for (const logic::Edge& edge : logic::edgesOf(condition, clause, m_context, m_passes))
            offer(slotOf(edge.path), edge.value, compose::strangenessOf(edge.kind));
    }
    for (const logic::Variable& variable : model.variables) {
        const std::size_t slot = slotOf(variable.path);
        for (const auto& value : variable.values.values) {
            if (value)
                offerItems(slot, *value);
        }
        for (const auto& value : variable.values.values) {
            const bool isNothing = !value || value->root().isNull();
            offer(slot, value, isNothing ? compose::strangenessOf(value ? Kind::Null : Kind::Absent) : fromModel);
        }
    }
}

void Alternatives::add(const logic::Program& condition)
{
    offerFrom(condition);
    m_conditions.push_back(condition);
}

std::vector<Box> Alternatives::boxes(std::size_t count)
{
    constexpr logic::Budget small{.evaluations = 1, .nodes = 1, .visits = 1, .constants = 200'000};
    std::vector<Box> all{Box()};
    for (std::size_t i = 0; i < std::min(count, m_conditions.size()); ++i) {
        const logic::Model model(m_conditions[i], m_passes, m_domains, small);
        all = Solver::joined(*this, all, Solver(*this, m_conditions[i], model).solve(0, true));
    }
    return all;
}

const Data& Alternatives::tried(std::size_t slot, std::size_t candidate)
{
    if (candidate == 0)
        return m_context;
    const auto [place, fresh] = m_tried.try_emplace({slot, candidate});
    if (fresh)
        place->second = logic::withValue(m_context, m_slots[slot].path, m_slots[slot].candidates[candidate].value);
    return place->second;
}

std::size_t Alternatives::changesIn(const Box& box) const
{
    return static_cast<std::size_t>(
        std::count_if(box.begin(), box.end(), [](const auto& one) { return (one.second & unchanged) == 0; }));
}

double Alternatives::distance(std::size_t slot, std::size_t candidate) const
{
    const auto& now = m_slots[slot].candidates.front().value;
    const auto& then = m_slots[slot].candidates[candidate].value;
    if (!now || !then || !now->root().isNumber() || !then->root().isNumber())
        return 0;
    return std::fabs(then->root().number() - now->root().number());
}

std::vector<std::size_t> Alternatives::choices(const Box& box, std::size_t slot) const
{
    std::vector<std::size_t> all;
    const auto found = box.find(slot);
    if (found == box.end() || (found->second & unchanged) != 0)
        return {0};
    for (std::size_t i = 1; i < m_slots[slot].candidates.size(); ++i) {
        if ((found->second >> i & 1U) != 0)
            all.push_back(i);
    }
    std::stable_sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
        const int strangeA = m_slots[slot].candidates[a].strangeness;
        const int strangeB = m_slots[slot].candidates[b].strangeness;
        return strangeA != strangeB ? strangeA < strangeB : distance(slot, a) < distance(slot, b);
    });
    return all;
}

int Alternatives::strangenessOf(const Box& box) const
{
    int sum = 0;
    for (const auto& [slot, mask] : box) {
        if ((mask & unchanged) != 0)
            continue;
        int least = 100;
        for (std::size_t i = 1; i < m_slots[slot].candidates.size(); ++i) {
            if ((mask >> i & 1U) != 0)
                least = std::min(least, m_slots[slot].candidates[i].strangeness);
        }
        sum += least;
    }
    return sum;
}

/// The fewest changes first, then the least strange; each once, and no more than can be followed.
void Alternatives::sortBoxes(std::vector<Box>& boxes)
{
    struct Ranked {
        std::size_t changes;
        int strangeness;
        Box box;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(boxes.size());
    for (Box& box : boxes) {
        const std::size_t changes = changesIn(box);
        const int strangeness = strangenessOf(box);
        ranked.push_back({changes, strangeness, std::move(box)});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.changes != b.changes ? a.changes < b.changes : a.strangeness < b.strangeness;
    });
    boxes.clear();
    std::set<Box> met;
    for (Ranked& one : ranked) {
        if (!met.insert(one.box).second)
            continue;
        if (boxes.size() == mostBoxes) {
            m_cut = true;
            break;
        }
        boxes.push_back(std::move(one.box));
    }
}

} // namespace retort::compose
