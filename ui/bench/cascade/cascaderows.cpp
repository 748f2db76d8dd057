// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/cascade/cascaderows.h"

#include <algorithm>
#include <map>

namespace retort {

namespace {

using Kind = CascadeRow::Kind;

class Maker {
public:
    explicit Maker(const CascadeResult& result) : m_result(result)
    {
        const auto& events = result.cascade().events;
        for (std::size_t i = 0; i < events.size(); ++i)
            m_raised[{slotOf(events[i].by.event), events[i].by.reaction}].push_back(i);
    }

    CascadeRow answers() const
    {
        CascadeRow section{.kind = Kind::Answers, .key = "answers"};
        for (std::size_t i = 0; i < m_result.answers.size(); ++i)
            section.children.push_back({.kind = Kind::Answer, .key = m_result.answers[i].file, .index = i});
        for (std::size_t i = 0; i < m_result.leftOut.size(); ++i)
            section.children.push_back({.kind = Kind::LeftOut, .key = m_result.leftOut[i].file, .index = i});
        return section;
    }

    CascadeRow raises() const
    {
        const run::CascadeTrace& cascade = m_result.cascade();
        CascadeRow section{.kind = Kind::Raises, .key = "raises"};
        if (cascade.cut)
            section.children.push_back({.kind = Kind::Cut, .key = "cut"});
        for (std::size_t i = 0; i < cascade.loops.size(); ++i)
            section.children.push_back(loop(i));
        for (std::size_t i = 0; i < cascade.gifts.size(); ++i) {
            CascadeRow row{.kind = Kind::Gift,
                           .key = "gift " + cascade.gifts[i].kind + ' ' + cascade.gifts[i].definition,
                           .index = i};
            for (std::size_t item = 0; item < cascade.gifts[i].places.size(); ++item)
                row.children.push_back({.kind = Kind::GiftStep, .key = std::to_string(item), .index = i, .item = item});
            section.children.push_back(std::move(row));
        }
        for (std::size_t i = 0; i < m_result.trace.reactions.size(); ++i) {
            if (m_raised.contains({0, i})) // the others stand above, among the answers
                section.children.push_back(reaction(std::nullopt, i));
        }
        return section;
    }

    CascadeRow twice() const
    {
        CascadeRow section{.kind = Kind::Twice, .key = "twice"};
        for (std::size_t i = 0; m_result.twice.repeats && i < m_result.twice.repeats->size(); ++i) {
            const run::Repeat& one = (*m_result.twice.repeats)[i];
            section.children.push_back({.kind = Kind::Repeat,
                                        .key = m_result.twice.reactions[one.reaction].file + ' ' +
                                               std::to_string(one.step) + ' ' + std::to_string(i),
                                        .index = i});
        }
        return section;
    }

private:
    static std::size_t slotOf(std::optional<std::size_t> event) { return event ? *event + 1 : 0; }

    CascadeRow loop(std::size_t index) const
    {
        const run::CascadeLoop& loop = m_result.cascade().loops[index];
        CascadeRow row{.kind = Kind::Loop, .key = "loop " + std::to_string(index), .index = index};
        for (std::size_t i = 0; i < loop.breakers.size(); ++i)
            row.children.push_back({.kind = Kind::Breaker,
                                    .key = loop.breakers[i].file + ' ' + loop.breakers[i].pointer,
                                    .index = index,
                                    .item = i});
        for (std::size_t i = 0; i < loop.path.size(); ++i)
            row.children.push_back({.kind = Kind::LoopStep, .key = std::to_string(i), .index = index, .item = i});
        return row;
    }

    CascadeRow reaction(std::optional<std::size_t> event, std::size_t index) const
    {
        CascadeRow row{.kind = Kind::Reaction, .key = m_result.reactionsOf(event)[index].file, .index = index};
        row.event = event;
        const auto found = m_raised.find({slotOf(event), index});
        if (found == m_raised.end())
            return row;
        for (const std::size_t raised : found->second) {
            const run::CascadeEvent& one = m_result.cascade().events[raised];
            CascadeRow below{.kind = Kind::Event,
                             .key = std::to_string(one.by.step) + ' ' + std::to_string(one.applied) + ' ' +
                                    std::to_string(one.raised),
                             .index = raised};
            for (std::size_t i = 0; i < one.reactions.size(); ++i)
                below.children.push_back(reaction(raised, i));
            row.children.push_back(std::move(below));
        }
        return row;
    }

    const CascadeResult& m_result;
    /// Which events the reactions raised: by the event that they answer and their place among those.
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> m_raised;
};

/// Of a file that took part, as it was then.
const CascadeMade::Reaction* madeOf(const CascadeResult& result, const std::string& file)
{
    const auto& all = result.made->reactions;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.file == file; });
    return found == all.end() ? nullptr : &*found;
}

std::optional<CascadePlaceOf> placeIn(const CascadeResult& result, const std::string& file, std::string pointer)
{
    const CascadeMade::Reaction* made = madeOf(result, file);
    if (!made)
        return std::nullopt;
    CascadePlaceOf place{made->id, ActionId::None, std::move(pointer), false};
    const auto& actions = made->content->reaction->actions;
    for (std::size_t i = 0; i < actions.size() && i < made->content->actions.size(); ++i) {
        const std::string& of = actions[i].pointer;
        if (place.pointer.compare(0, of.size(), of) != 0 ||
            (place.pointer.size() > of.size() && place.pointer[of.size()] != '/'))
            continue;
        place.action = made->content->actions[i];
        place.pointer.erase(0, of.size());
        break;
    }
    return place;
}

/// A step of a reaction, and of that all of it where there is no such step.
std::optional<CascadePlaceOf> placeOfStep(const CascadeResult& result, const run::ReactionTrace& reaction,
                                          std::optional<std::size_t> step)
{
    const bool there = step && *step >= 1 && *step <= reaction.steps.size();
    return placeIn(result, reaction.file, there ? reaction.steps[*step - 1].pointer : std::string());
}

std::optional<CascadePlaceOf> placeOfStep(const CascadeResult& result, const run::CascadePlace& place)
{
    auto found = placeOfStep(result, result.reactionsOf(place.event)[place.reaction], place.step);
    if (found)
        found->first = !place.event;
    return found;
}

} // namespace

std::vector<CascadeRow> cascadeRows(const CascadeResult& result)
{
    const Maker maker(result);
    std::vector<CascadeRow> rows;
    rows.push_back(maker.answers());
    rows.push_back(maker.raises());
    rows.push_back(maker.twice());
    return rows;
}

std::size_t countOf(const std::vector<CascadeRow>& rows)
{
    std::size_t count = rows.size();
    for (const CascadeRow& row : rows)
        count += countOf(row.children);
    return count;
}

std::optional<CascadePlaceOf> placeOf(const CascadeResult& result, const CascadeRow& row)
{
    const auto answering = [](std::optional<CascadePlaceOf> place, bool first) {
        if (place)
            place->first = first;
        return place;
    };
    switch (row.kind) {
    case Kind::Answer: {
        const cascade::Answer& answer = result.answers[row.index];
        return answering(placeIn(result, answer.file, answer.pointer), true);
    }
    case Kind::LeftOut:
        return CascadePlaceOf{result.leftOut[row.index].id, ActionId::None, {}, false};
    case Kind::LoopStep:
        return placeOfStep(result, result.cascade().loops[row.index].path[row.item]);
    case Kind::Breaker: {
        const run::LoopBreaker& breaker = result.cascade().loops[row.index].breakers[row.item];
        const bool first = std::any_of(result.answers.begin(), result.answers.end(),
                                       [&](const cascade::Answer& answer) { return answer.file == breaker.file; });
        return answering(placeIn(result, breaker.file, breaker.pointer), first);
    }
    case Kind::GiftStep:
        return placeOfStep(result, result.cascade().gifts[row.index].places[row.item]);
    case Kind::Reaction: {
        const run::ReactionTrace& reaction = result.reactionsOf(row.event)[row.index];
        return answering(placeOfStep(result, reaction, reaction.stoppedAt), !row.event);
    }
    case Kind::Event:
        return placeOfStep(result, result.cascade().events[row.index].by);
    case Kind::Repeat: {
        const run::Repeat& one = (*result.twice.repeats)[row.index];
        return answering(placeOfStep(result, result.twice.reactions[one.reaction], one.step), true);
    }
    case Kind::Answers:
    case Kind::Raises:
    case Kind::Cut:
    case Kind::Loop:
    case Kind::Gift:
    case Kind::Twice:
        break;
    }
    return std::nullopt;
}

} // namespace retort
