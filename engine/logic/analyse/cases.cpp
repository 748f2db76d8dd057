// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/cases.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace retort::logic {

namespace {

using Kind = Term::Kind;

Mask with(Mask a, Mask b) { return static_cast<Mask>(a | b); }
Mask only(Mask a, Mask b) { return static_cast<Mask>(a & b); }

} // namespace

Cases::Cases(Model& model) : m_model(model), m_possible(model.terms.size(), 0) {}

Mask Cases::atomOutcome(const Atom& atom, const Case& values, Reading reading, std::uint32_t variable) const
{
    if (!atom.isKnown || (reading == Reading::Claims && !atom.isExact))
        return atom.otherwise;
    std::size_t entry = 0;
    for (std::size_t i = 0; i < atom.variables.size(); ++i) {
        const std::uint32_t one = atom.variables[i];
        entry += std::size_t{atom.strides[i]} * m_model.variables[one].first[values[one]];
    }
    if (reading == Reading::Untaken && atom.taken[entry] != 0 && (!m_only || m_only == &atom)) {
        for (std::size_t i = 0; i < atom.variables.size(); ++i) {
            if (atom.variables[i] == variable && (atom.taken[entry] >> i & 1U) != 0)
                return with(m_model.isTrue, m_model.isFalse);
        }
    }
    return maskOf(atom.codes[entry]);
}

Mask Cases::outcome(std::uint32_t term, const Case& values, Reading reading, std::uint32_t variable)
{
    const Term& at = m_model.terms[term];
    if (!Budget::spend(m_model.budget.visits, 1))
        return anyMask;
    switch (at.kind) {
    case Kind::Atom:
        return atomOutcome(m_model.atoms[at.atom], values, reading, variable);
    case Kind::Not:
    case Kind::NotNot: {
        const Mask kid = outcome(Model::firstKid(term), values, reading, variable);
        const bool negated = at.kind == Kind::Not;
        Mask mask = only(kid, failedMask);
        if (hasAny(kid, truthyMask))
            mask = with(mask, negated ? m_model.isFalse : m_model.isTrue);
        if (hasAny(kid, falsyMask))
            mask = with(mask, negated ? m_model.isTrue : m_model.isFalse);
        return mask;
    }
    case Kind::And:
    case Kind::Or: {
        Mask mask = 0;
        const Mask ends = at.kind == Kind::And ? falsyMask : truthyMask;
        for (std::uint32_t kid = Model::firstKid(term);;) {
            const Mask one = outcome(kid, values, reading, variable);
            kid = m_model.terms[kid].end;
            if (kid == at.end)
                return with(mask, one);
            mask = with(mask, only(one, with(ends, failedMask)));
            if (isOnly(one, with(ends, failedMask)))
                return mask;
        }
    }
    case Kind::If: {
        Mask mask = 0;
        for (std::uint32_t kid = Model::firstKid(term); kid != at.end;) {
            const Mask one = outcome(kid, values, reading, variable);
            const std::uint32_t value = m_model.terms[kid].end;
            if (value == at.end)
                return with(mask, one); // the one after the last pair
            mask = with(mask, only(one, failedMask));
            if (hasAny(one, truthyMask))
                mask = with(mask, outcome(value, values, reading, variable));
            if (!hasAny(one, falsyMask))
                return mask;
            kid = m_model.terms[value].end;
        }
        return with(mask, maskOf(m_model.codeOf({}))); // null where none holds
    }
    }
    return anyMask;
}

Mask Cases::outcomeOf(Kind kind, std::span<const std::uint32_t> kids, const Case& values, Reading reading,
                      std::uint32_t variable)
{
    Mask mask = 0;
    const Mask ends = with(kind == Kind::And ? falsyMask : truthyMask, failedMask);
    for (const std::uint32_t kid : kids) {
        const Mask one = outcome(kid, values, reading, variable);
        if (kid == kids.back())
            return with(mask, one);
        mask = with(mask, only(one, ends));
        if (isOnly(one, ends))
            return mask;
    }
    return mask;
}

Names Cases::namesIn(std::span<const std::uint32_t> terms, bool exactOnly) const
{
    Names names;
    for (const std::uint32_t term : terms) {
        Budget::spend(m_model.budget.visits, m_model.terms[term].end - term);
        for (std::uint32_t at = term; at < m_model.terms[term].end; ++at) {
            if (m_model.terms[at].kind != Kind::Atom)
                continue;
            const Atom& atom = m_model.atoms[m_model.terms[at].atom];
            if (atom.isKnown && (!exactOnly || atom.isExact))
                names.insert(names.end(), atom.variables.begin(), atom.variables.end());
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::size_t Cases::casesOf(std::span<const std::uint32_t> names, std::size_t most) const
{
    std::size_t count = 1;
    for (const std::uint32_t name : names) {
        count *= m_model.variables[name].first.size();
        if (count > most)
            return most + 1;
    }
    return count;
}

bool Cases::next(Case& values, std::span<const std::uint32_t> names) const
{
    for (const std::uint32_t name : names) {
        if (++values[name] < m_model.variables[name].first.size())
            return true;
        values[name] = 0;
    }
    return false;
}

std::vector<Terms> Cases::apart(std::uint32_t term, bool exactOnly)
{
    const Terms kids = m_model.kidsOf(term);
    std::vector<std::uint32_t> group(kids.size());
    std::iota(group.begin(), group.end(), 0U);
    const auto root = [&](std::uint32_t at) {
        while (group[at] != at)
            at = group[at] = group[group[at]];
        return at;
    };
    std::map<std::uint32_t, std::uint32_t> met; // variable: a kid that has it
    for (std::uint32_t i = 0; i < kids.size(); ++i) {
        for (const std::uint32_t name : namesIn(kids[i], exactOnly)) {
            const auto [at, isNew] = met.try_emplace(name, i);
            if (!isNew) {
                const std::uint32_t a = root(at->second);
                const std::uint32_t b = root(i);
                group[std::max(a, b)] = std::min(a, b);
            }
        }
    }
    std::map<std::uint32_t, Terms> byRoot;
    for (std::uint32_t i = 0; i < kids.size(); ++i)
        byRoot[root(i)].push_back(kids[i]);
    std::vector<Terms> parts;
    parts.reserve(byRoot.size());
    for (auto& [at, terms] : byRoot)
        parts.push_back(std::move(terms));
    return parts;
}

Mask Cases::possible(std::uint32_t term)
{
    if (m_possible[term] != 0)
        return m_possible[term];
    const Term& at = m_model.terms[term];
    Mask mask = 0;
    const Names names = namesIn(term, true);
    if (casesOf(names, mostCases) <= mostCases) {
        mask = joint(Kind::And, {term});
    } else if (at.kind == Kind::And || at.kind == Kind::Or) {
        mask = possibleGroup(term);
    } else if (at.kind == Kind::Not || at.kind == Kind::NotNot) {
        const Mask kid = possible(Model::firstKid(term));
        mask = only(kid, failedMask);
        if (hasAny(kid, truthyMask))
            mask = with(mask, at.kind == Kind::Not ? m_model.isFalse : m_model.isTrue);
        if (hasAny(kid, falsyMask))
            mask = with(mask, at.kind == Kind::Not ? m_model.isTrue : m_model.isFalse);
    } else {
        mask = anyMask;
    }
    return m_possible[term] = isSpent() ? anyMask : mask;
}

/// Kids that share variables, gone through together.
Mask Cases::joint(Kind kind, const Terms& kids)
{
    const Names names = namesIn(kids, true);
    if (casesOf(names, mostCases) > mostCases)
        return anyMask;
    Mask mask = 0;
    Case values = firstCase();
    do {
        mask = with(mask, outcomeOf(kind, kids, values, Reading::Claims));
    } while (mask != anyMask && !isSpent() && next(values, names));
    return isSpent() ? anyMask : mask;
}

/// Groups of kids that share nothing can come to what they can in any combination.
Mask Cases::possibleGroup(std::uint32_t term)
{
    const Kind kind = m_model.terms[term].kind;
    const Mask ends = kind == Kind::And ? falsyMask : truthyMask;
    const Mask goesOn = kind == Kind::And ? truthyMask : falsyMask;
    Mask mask = 0;
    bool reachesEnd = true;
    const Terms kids = m_model.kidsOf(term);
    for (const Terms& part : apart(term, true)) {
        Mask one = part.size() == 1 ? possible(part.front()) : joint(kind, part);
        if (one == anyMask && part.size() > 1) { // too many together: each by itself says at least something
            one = 0;
            bool on = true;
            for (const std::uint32_t kid : part) {
                const Mask alone = possible(kid);
                one = with(one, kid == part.back() ? alone : only(alone, with(ends, failedMask)));
                on = on && hasAny(alone, goesOn);
            }
            if (!on)
                one = only(one, with(ends, failedMask));
        }
        // The value that is left when all went on is that of the last kid.
        const bool isLast = part.back() == kids.back();
        mask = with(mask, isLast ? one : only(one, with(ends, failedMask)));
        reachesEnd = reachesEnd && hasAny(one, goesOn);
    }
    return reachesEnd ? mask : only(mask, with(ends, failedMask));
}

std::optional<Case> Cases::findJoint(Kind kind, const Terms& kids, Mask wanted, const Case& start)
{
    const Names names = namesIn(kids, false);
    if (casesOf(names, mostCases) > mostCases)
        return std::nullopt;
    Case values = start;
    for (const std::uint32_t name : names)
        values[name] = 0;
    do {
        if (isOnly(outcomeOf(kind, kids, values, Reading::Sampled), wanted))
            return values;
    } while (!isSpent() && next(values, names));
    return std::nullopt;
}

std::optional<Case> Cases::find(std::uint32_t term, Mask wanted, const Case& start)
{
    const Term& at = m_model.terms[term];
    if (casesOf(namesIn(term, false), mostCases) <= mostCases)
        return findJoint(Kind::And, {term}, wanted, start);
    std::optional<Case> found;
    if (at.kind == Kind::Not || at.kind == Kind::NotNot) {
        const bool negated = at.kind == Kind::Not;
        Mask inside = 0;
        if (hasAny(wanted, m_model.isTrue))
            inside = with(inside, negated ? falsyMask : truthyMask);
        if (hasAny(wanted, m_model.isFalse))
            inside = with(inside, negated ? truthyMask : falsyMask);
        found = find(Model::firstKid(term), inside, start);
    } else if (at.kind == Kind::And || at.kind == Kind::Or) {
        found = findInGroup(term, wanted, start);
    }
    if (found && isOnly(outcome(term, *found, Reading::Sampled), wanted))
        return found;
    return std::nullopt;
}

std::optional<Case> Cases::findInGroup(std::uint32_t term, Mask wanted, const Case& start)
{
    const Kind kind = m_model.terms[term].kind;
    const Mask goesOn = kind == Kind::And ? truthyMask : falsyMask;
    const std::vector<Terms> parts = apart(term, false);
    const Terms kids = m_model.kidsOf(term);
    const auto findPart = [&](const Terms& part, Mask mask, const Case& from) {
        return part.size() == 1 ? find(part.front(), mask, from) : findJoint(kind, part, mask, from);
    };
    if (hasAny(wanted, goesOn)) { // all of them go on
        std::optional<Case> found = start;
        for (const Terms& part : parts) {
            found = findPart(part, part.back() == kids.back() ? only(wanted, goesOn) : goesOn, *found);
            if (!found)
                break;
        }
        if (found)
            return found;
    }
    if (hasAny(wanted, static_cast<Mask>(~goesOn))) { // or one ends it, and none before
        for (const Terms& part : parts) {
            auto found = findPart(part, only(wanted, static_cast<Mask>(~goesOn)), start);
            if (found && isOnly(outcome(term, *found, Reading::Sampled), wanted))
                return found;
        }
    }
    return std::nullopt;
}

} // namespace retort::logic
