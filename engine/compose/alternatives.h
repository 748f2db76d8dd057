// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/analyse/analysis.h"
#include "engine/logic/program.h"
#include "engine/reaction/event.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retort::compose {

/// One value that a field may be given.
struct Candidate {
    std::optional<json::Data> value; ///< None: absent.
    int strangeness = 0;             ///< 0 for what the condition names, more for what nobody would try first.
};

/// A field that the conditions read, and what may stand there. The first candidate is what stands there now.
struct Slot {
    std::string path;
    std::vector<Candidate> candidates; ///< At most 64.
};

/// For each slot that matters the candidates that will do, by bits; a slot that is not named may hold anything. Bit 0
/// is the present value: no change.
using Box = std::map<std::size_t, std::uint64_t>;

/// What has to stand where so that conditions hold: found by their form, clause by clause, and not by trying all
/// combinations.
class Alternatives {
public:
    /// May a field be taken out?
    using MayGo = std::function<bool(const std::string& path)>;

    Alternatives(json::Data context, logic::Passes passes, logic::Domains domains, MayGo mayGo);

    /// All conditions have to be added before boxes() is asked for.
    void add(const logic::Program& condition);
    /// Ways in which the first `count` conditions all hold, those with the fewest changes first. What is in a box is
    /// likely but not certain to pass: fields may lie within each other.
    std::vector<Box> boxes(std::size_t count);

    const std::vector<Slot>& slots() const { return m_slots; }
    /// The candidates of a slot in a box, the most likely first.
    std::vector<std::size_t> choices(const Box& box, std::size_t slot) const;
    std::size_t changesIn(const Box& box) const;
    bool cut() const { return m_cut; } ///< Not all ways were followed.

private:
    class Solver;

    std::size_t slotOf(const std::string& path);
    void offer(std::size_t slot, std::optional<json::Data> value, int strangeness);
    void sortBoxes(std::vector<Box>& boxes);
    void offerFrom(const logic::Program& condition);
    void offerItems(std::size_t slot, const json::Data& list);
    int strangenessOf(const Box& box) const;
    const json::Data& tried(std::size_t slot, std::size_t candidate);
    double distance(std::size_t slot, std::size_t candidate) const;

    json::Data m_context;
    logic::Passes m_passes;
    logic::Domains m_domains;
    MayGo m_mayGo;
    std::vector<Slot> m_slots;
    std::map<std::string, std::size_t, std::less<>> m_byPath;
    std::vector<logic::Program> m_conditions;
    std::map<std::pair<std::size_t, std::size_t>, json::Data> m_tried; ///< The context with one candidate put in.
    bool m_cut = false;
};

} // namespace retort::compose
