// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of random rules: what they may touch, what they must mean, and what takes them back.
#include "engine/base/english.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/logic/evaluate.h"
#include "tests/engine/condition/anysite.h"
#include "tests/engine/condition/shape.h"
#include "tests/support/engine.h"

#include <doctest/doctest.h>
#include <map>
#include <optional>

using namespace retort;
using namespace retort::condition;
using namespace retort::test;

namespace {

/// What a rule gives on some data: nothing where it fails.
std::optional<json::Data> valueOf(const logic::Program& program, const json::Data& data)
{
    logic::Answer answer = logic::evaluate(program, data);
    return answer.failure ? std::nullopt : std::optional(std::move(answer.value));
}

class Bench {
public:
    Bench(std::uint64_t seed, std::map<std::string, std::size_t>& done) : m_dice(seed), m_done(done)
    {
        m_layout = static_cast<Layout>(m_dice.roll(6));
        const AnySite any = anySite(anyRule(m_dice).root(), m_layout, m_dice);
        logic::Settings settings;
        settings.dialect = m_dice.roll(2) == 0 ? logic::Dialect::Php : logic::Dialect::Js;
        m_site = Site::of(document(any.text), any.rule, settings, m_dice.roll(4) == 0 ? Use::Value : Use::Condition);
        for (int i = 0; i < 3; ++i)
            m_data.push_back(anyData(m_dice));
    }

    void tryAll()
    {
        const std::size_t parts = m_site.outline.parts().size();
        for (std::size_t i = 0; i < std::min<std::size_t>(parts, 6); ++i) {
            const auto id = static_cast<PartId>(parts <= 6 ? i : m_dice.roll(parts));
            m_what = shapeOf(m_site.outline, id) + " of " + m_site.document.text();
            tryMeaning(id);
            tryGroups(id);
            tryParts(id);
            tryClause(id);
        }
    }

private:
    const Outline& outline() const { return m_site.outline; }
    const Part& part(PartId id) const { return outline().part(id); }
    Site then(const Edited& edited) const
    {
        return Site::of(edited.document, m_site.rule, outline().program().settings(), outline().root().use);
    }
    PartId anyPart() { return static_cast<PartId>(m_dice.roll(outline().parts().size())); }
    bool truth(const json::Data& value) const
    {
        return logic::truthOf(value.root(), outline().program().settings().dialect).jsonLogic;
    }
    /// What stands at a pointer within the rule, as a rule of its own.
    static logic::Program ruleAt(const Site& site, const std::string& pointer)
    {
        const auto found = site.document.find(site.rule + pointer);
        REQUIRE(found.has_value());
        return logic::Program::compile(site.document.dataOf(*found), site.outline.program().settings());
    }

    /// The edit as far as all edits go: JSON, and no byte touched outside of `scope`. `possible` says what the can…
    /// function said.
    std::optional<Site> check(const std::string& name, const Result<Edited>& edited, PartId scope,
                              std::optional<bool> possible = std::nullopt)
    {
        CAPTURE(m_what);
        CAPTURE(name);
        const std::string& old = m_site.document.text();
        if (possible && !*possible) {
            REQUIRE_FALSE(edited.has_value());
            REQUIRE_EQ(edited.error().kind, Error::Kind::Usage);
        }
        if (!edited) {
            if (edited.error().kind != Error::Kind::Usage)
                CHECK_EQ(english(edited.error().message), "");
            if (possible)
                REQUIRE_FALSE(*possible);
            return std::nullopt;
        }
        ++m_done[name];
        m_focus = edited->pointer;
        const std::string& next = edited->document.text();
        CAPTURE(next);
        REQUIRE(json::Document::parse(next).has_value());
        REQUIRE(edited->document.find(m_site.rule + edited->pointer).has_value());
        const auto node = m_site.document.find(m_site.rule + (scope == noPart ? "" : outline().pointerTo(scope)));
        const json::Range range = m_site.document.node(*node).range;
        const std::size_t behind = old.size() - range.end;
        REQUIRE(next.size() >= range.begin + behind);
        REQUIRE(next.compare(0, range.begin, old, 0, range.begin) == 0);
        REQUIRE(next.compare(next.size() - behind, behind, old, range.end, behind) == 0);
        return then(*edited);
    }

    /// Both give the same on all data.
    void same(const logic::Program& a, const logic::Program& b, bool byTruth)
    {
        for (const json::Data& data : m_data) {
            const auto x = valueOf(a, data);
            const auto y = valueOf(b, data);
            CAPTURE(m_what);
            CAPTURE(json::write(data.root()));
            CAPTURE(json::write(a.rule().root()));
            CAPTURE(json::write(b.rule().root()));
            REQUIRE_EQ(x.has_value(), y.has_value());
            if (x)
                REQUIRE((byTruth ? truth(*x) == truth(*y) : *x == *y));
        }
    }

    /// The second is true where the first is false, and gives nothing else as a value.
    void opposite(const logic::Program& a, const logic::Program& b, Use use)
    {
        for (const json::Data& data : m_data) {
            const auto x = valueOf(a, data);
            const auto y = valueOf(b, data);
            CAPTURE(m_what);
            CAPTURE(json::write(data.root()));
            CAPTURE(json::write(b.rule().root()));
            REQUIRE_EQ(x.has_value(), y.has_value());
            if (!x)
                continue;
            REQUIRE(truth(*x) != truth(*y));
            if (use == Use::Value)
                REQUIRE(y->root().isBool());
        }
    }

    /// A `!` around a part takes it in as soon as it has none of its own any more.
    bool isBelowNot(PartId id) const
    {
        const PartId parent = part(id).parent;
        return parent != noPart && part(parent).form == Form::Operation && part(parent).op == logic::Operator::Not;
    }

    void tryMeaning(PartId id)
    {
        const std::string pointer = outline().pointerTo(id);
        const logic::Program before = ruleAt(m_site, pointer);
        if (const auto site = check("negate", negate(m_site, id), id, true)) {
            opposite(before, ruleAt(*site, m_focus), part(id).use);
            if (!isBelowNot(id)) {
                const auto again = negate(*site, site->outline.at(m_focus));
                REQUIRE(again.has_value());
                same(before, ruleAt(then(*again), again->pointer), true);
            }
        }
        if (const auto site = check("flip", flip(m_site, id), id, canFlip(m_site, id))) {
            same(before, ruleAt(*site, pointer), false);
            const auto again = flip(*site, site->outline.at(pointer));
            REQUIRE(again.has_value());
            REQUIRE_EQ(again->document.text(), m_site.document.text());
        }
    }

    void tryGroups(PartId id)
    {
        const std::string pointer = outline().pointerTo(id);
        const logic::Program before = ruleAt(m_site, pointer);
        const auto quantifier = static_cast<Quantifier>(m_dice.roll(4));
        if (const auto site = check("wrap", wrap(m_site, {id}, quantifier), id, true)) {
            const bool negated = quantifier == Quantifier::None || quantifier == Quantifier::NotAll;
            const logic::Program after = ruleAt(*site, pointer);
            if (negated) {
                opposite(before, after, Use::Value);
            } else {
                same(before, after, false);
                const auto back = unwrap(*site, site->outline.at(pointer));
                CAPTURE(m_what);
                REQUIRE(back.has_value());
                REQUIRE_EQ(back->document.text(), m_site.document.text());
            }
        }
        if (part(id).parent != noPart && part(id).next != noPart && part(part(id).parent).form == Form::Group) {
            const bool all = part(part(id).parent).op == logic::Operator::And;
            const PartId parent = part(id).parent;
            const Quantifier like = all ? Quantifier::All : Quantifier::Any;
            if (const auto site = check("wrap siblings", wrap(m_site, {part(id).next, id}, like), parent, true)) {
                same(ruleAt(m_site, ""), ruleAt(*site, ""), false);
                const auto back = unwrap(*site, site->outline.at(pointer));
                CAPTURE(m_what);
                REQUIRE(back.has_value());
                REQUIRE_EQ(back->document.text(), m_site.document.text());
            }
        }
        if (const auto site = check("unwrap", unwrap(m_site, id), id, canUnwrap(m_site, id)))
            same(ruleAt(m_site, ""), ruleAt(*site, ""), false);
        const auto site =
            check("setQuantifier", setQuantifier(m_site, id, quantifier), id, part(id).form == Form::Group);
        if (site && !isBelowNot(id)) {
            const PartId group = site->outline.at(pointer);
            CAPTURE(m_what);
            CAPTURE(site->document.text());
            REQUIRE_EQ(site->outline.part(group).quantifier, quantifier);
            checkQuantifier(*site, group, pointer, quantifier);
            const auto back = setQuantifier(*site, group, part(id).quantifier);
            REQUIRE(back.has_value());
            if (part(id).negated == site->outline.part(group).negated)
                REQUIRE_EQ(back->document.text(), m_site.document.text());
        }
    }

    /// A group is what its name says, where all members can be evaluated.
    void checkQuantifier(const Site& site, PartId group, const std::string& pointer, Quantifier quantifier)
    {
        const logic::Program after = ruleAt(site, pointer);
        for (const json::Data& data : m_data) {
            std::size_t holding = 0;
            std::size_t members = 0;
            bool failing = false;
            for (PartId member : site.outline.childrenOf(group)) {
                const auto value = valueOf(ruleAt(site, site.outline.pointerTo(member)), data);
                failing = failing || !value;
                holding += value && truth(*value) ? 1 : 0;
                ++members;
            }
            const auto value = valueOf(after, data);
            if (failing || members == 0 || !value)
                continue;
            const bool expected = quantifier == Quantifier::All      ? holding == members
                                  : quantifier == Quantifier::Any    ? holding > 0
                                  : quantifier == Quantifier::NotAll ? holding < members
                                                                     : holding == 0;
            REQUIRE_EQ(truth(*value), expected);
        }
    }

    void tryParts(PartId id)
    {
        const bool member = part(id).parent != noPart;
        const PartId around = member ? part(id).parent : id;
        const auto replaced = replace(m_site, id, "[true,  {\"var\":\"z\"}]");
        if (const auto site = check("replace", replaced, id, true)) {
            CAPTURE(m_what);
            CAPTURE(site->document.text());
            const PartId now = site->outline.at(replaced->pointer);
            REQUIRE_EQ(site->outline.part(now).form, Form::List);
            REQUIRE_EQ(site->outline.part(site->outline.childOf(now, 1)).path, "z");
        }
        const std::size_t position = m_dice.roll(4);
        if (const auto site =
                check("insert", insert(m_site, {id, position}, "{\"var\":\"z\"}"), id, canInsert(m_site, id))) {
            const std::string text = site->document.text();
            const std::string focus = insert(m_site, {id, position}, "{\"var\":\"z\"}")->pointer;
            REQUIRE_EQ(site->outline.part(site->outline.at(focus)).path, "z");
            // Taken out again, unless it made a group or brackets, or broke up an empty one.
            const bool among = part(id).children > 0 && hasLines(id);
            const bool operation = part(id).form == Form::Operation || part(id).form == Form::Value;
            if (among && !operation && member_(id)) {
                const auto back = remove(*site, {site->outline.at(focus)});
                CAPTURE(m_what);
                REQUIRE(back.has_value());
                REQUIRE_EQ(back->document.text(), m_site.document.text());
            }
        }
        check("remove", remove(m_site, {id}), noPart, canRemove(m_site, id));
        if (const auto site = check("duplicate", duplicate(m_site, id), around, canDuplicate(m_site, id))) {
            if (part(around).form == Form::Group && member)
                same(ruleAt(m_site, outline().pointerTo(around)), ruleAt(*site, outline().pointerTo(around)), true);
        }
        tryMove(id);
    }

    bool hasLines(PartId id) const
    {
        return !outline().program().node(part(id).core).sugar || part(id).form == Form::List;
    }
    bool member_(PartId id) const { return part(id).form == Form::Group || part(id).form == Form::List; }

    void tryMove(PartId id)
    {
        const PartId group = anyPart();
        const std::size_t position = m_dice.roll(5);
        const std::string text(m_site.document.textOf(*m_site.document.find(m_site.rule + outline().pointerTo(id))));
        const auto edited = move(m_site, {id}, {group, position});
        const auto site = check("move", edited, noPart);
        if (!site)
            return;
        const auto moved = edited->document.find(m_site.rule + edited->pointer);
        CAPTURE(m_what);
        REQUIRE(edited->document.dataOf(*moved) == must(json::Data::parse(text)));
        // There and back between groups that stay, in a layout that is one.
        const PartId home = part(id).parent;
        const auto stays = [&](PartId of) {
            return part(of).form == Form::Group && part(of).children > 0 && hasLines(of);
        };
        if (m_layout == Layout::Mixed || home == noPart || !stays(home) || part(home).children < 2 || !stays(group))
            return;
        const PartId here = site->outline.at(edited->pointer);
        // The group where it was: it may stand elsewhere now, but it has the same other members.
        std::optional<PartId> back;
        for (PartId other = 0; other < site->outline.parts().size(); ++other) {
            if (!isWithin(site->outline, here, other) || other == site->outline.part(here).parent)
                (void)other;
            if (site->outline.pointerTo(other) == afterMove(home, edited->pointer, id))
                back = other;
        }
        if (!back || site->outline.part(*back).form != Form::Group || isWithin(site->outline, *back, here))
            return;
        const std::size_t old = part(id).position;
        const std::size_t target =
            site->outline.part(here).parent == *back && site->outline.part(here).position < old ? old + 1 : old;
        const auto again = move(*site, {here}, {*back, target});
        REQUIRE(again.has_value());
        ++m_done["move back"];
        REQUIRE_EQ(again->document.text(), m_site.document.text());
    }

    static bool isWithin(const Outline& outline, PartId id, PartId ancestor)
    {
        while (id != noPart && id != ancestor)
            id = outline.part(id).parent;
        return id == ancestor;
    }

    /// Where a group stands once a part has gone from one place to another; only where neither touches the way to it.
    std::string afterMove(PartId home, const std::string& to, PartId id) const
    {
        const std::string way = outline().pointerTo(home);
        const std::string list = to.substr(0, to.rfind('/'));
        const std::string from = outline().pointerTo(id);
        const std::string left = from.substr(0, from.rfind('/'));
        const bool touched = way.starts_with(list + "/") || way.starts_with(left + "/");
        return touched ? "?" : way;
    }

    void tryClause(PartId id)
    {
        const std::string pointer = outline().pointerTo(id);
        const Relation& relation = relations()[m_dice.roll(relations().size())];
        const Relation* from = relationOf(outline(), id);
        if (isBelowNot(id)) {
            check("setRelation", setRelation(m_site, id, relation, "string", Loss::Accept), id);
        } else if (!from) {
            const auto edited = setRelation(m_site, id, relation);
            REQUIRE_FALSE(edited.has_value());
        } else {
            const std::string subject = textAt(operandsOf(outline(), id).subject);
            const Form about = part(operandsOf(outline(), id).subject).form;
            if (const auto site = check("setRelation", setRelation(m_site, id, relation, "string", Loss::Accept), id)) {
                CAPTURE(m_what);
                CAPTURE(site->document.text());
                const PartId now = site->outline.at(pointer);
                const Relation* got = relationOf(site->outline, now);
                REQUIRE(got);
                // `in` of a literal: what is read as the subject is the other one.
                if (about == Form::Field || relation.form != Form::Membership)
                    REQUIRE_EQ(got->id, relation.id);
                const PartId then = operandsOf(site->outline, now).subject;
                if ((about == Form::Field || relation.form != Form::Membership) && relation.form != Form::Missing &&
                    from->form != Form::Missing && m_layout == Layout::Compact) {
                    const auto found = site->document.find(m_site.rule + site->outline.pointerTo(then));
                    REQUIRE_EQ(std::string(site->document.textOf(*found)), subject);
                }
            }
            const auto refused = setRelation(m_site, id, relation, "string");
            if (!refused)
                REQUIRE_EQ(refused.error().kind, Error::Kind::Usage);
        }
        const bool names = part(id).form == Form::Missing && from;
        if (const auto site =
                check("setField", setField(m_site, id, "x.\"y"), id, part(id).form == Form::Field || names)) {
            if (!names)
                REQUIRE_EQ(site->outline.part(site->outline.at(pointer)).path, "x.\"y");
        }
        check("addOperand", addOperand(m_site, id, "7"), id, canAddOperand(m_site, id));
        const auto op = static_cast<logic::Operator>(m_dice.roll(38));
        if (const auto site = check("setOperator", setOperator(m_site, id, op), id)) {
            const Part& now = site->outline.part(site->outline.at(pointer));
            REQUIRE(now.form != Form::Raw);
        }
    }

    std::string textAt(PartId id) const
    {
        return std::string(m_site.document.textOf(*m_site.document.find(m_site.rule + outline().pointerTo(id))));
    }

    Dice m_dice;
    std::map<std::string, std::size_t>& m_done;
    Layout m_layout = Layout::Compact;
    Site m_site;
    std::vector<json::Data> m_data;
    std::string m_what;
    std::string m_focus; ///< Where the part of the last edit stands.
};

} // namespace

TEST_CASE("edits of any rule touch what they say, mean what they say, and can be taken back")
{
    std::map<std::string, std::size_t> done;
    for (std::uint64_t seed = 1; seed <= 6'000; ++seed) {
        CAPTURE(seed);
        Bench(seed * 7919, done).tryAll();
    }
    // Each kind was really tried.
    for (const char* name :
         {"negate", "flip", "wrap", "wrap siblings", "unwrap", "setQuantifier", "replace", "insert", "remove",
          "duplicate", "move", "move back", "setRelation", "setField", "addOperand", "setOperator"}) {
        CAPTURE(name);
        CHECK(done[name] > 100);
    }
}
