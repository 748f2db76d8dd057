// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/appliedjson.h"

namespace retort::run {

namespace {

using Index = json::Document::Index;

void writeNotes(TraceMembers& m, const std::vector<EffectNote>& notes)
{
    m.list("notes", notes, [&](const EffectNote& note) {
        m.b.beginObject();
        m.text("kind", wordOf(note.kind));
        m.text("id", note.id);
        m.sentence("text", note.text);
        m.b.end();
    });
}

std::vector<EffectNote> readNotes(MemberReader& m, Index object)
{
    std::vector<EffectNote> all;
    for (Index child : m.reader.objects(object, "notes"))
        all.push_back({m.oneOf(child, "kind",
                               {EffectNote::Kind::Fact, EffectNote::Kind::Inferred, EffectNote::Kind::Unknown,
                                EffectNote::Kind::Refused}),
                       m.reader.text(child, "id"), m.sentence(child, "text")});
    return all;
}

void writeBalances(TraceMembers& m, std::string_view key, const Balances& balances)
{
    m.b.key(key);
    m.b.beginObject();
    m.value("reward_balance", amountData(balances.rewards, true));
    m.value("point_balance", amountData(balances.points));
    m.value("points_pending", amountData(balances.pointsPending));
    m.value("total_points_12m", amountData(balances.tierPoints));
    m.value("tier_points_pending", amountData(balances.tierPointsPending));
    m.value("benefit_balance", amountData(balances.benefits));
    m.b.key("tier_handle");
    if (balances.tier.empty())
        m.b.null();
    else
        m.b.text(balances.tier);
    m.b.end();
}

Amount amount(MemberReader& m, Index object, std::string_view key)
{
    const json::Data data = m.value(object, key);
    const auto amount = amountOf(data.root());
    if (!amount && !m.reader.failed())
        m.reader.fail(Error::Kind::Type, phrase("run.no-amount", std::string(key)), m.document.member(object, key));
    return amount.value_or(Amount());
}

Balances readBalances(MemberReader& m, Index object, std::string_view key)
{
    Balances balances;
    const Index at = m.reader.member(object, key);
    if (at == json::Document::none || !m.reader.isObject(at, "run.the-balances"))
        return balances;
    balances.rewards = amount(m, at, "reward_balance");
    balances.points = amount(m, at, "point_balance");
    balances.pointsPending = amount(m, at, "points_pending");
    balances.tierPoints = amount(m, at, "total_points_12m");
    balances.tierPointsPending = amount(m, at, "tier_points_pending");
    balances.benefits = amount(m, at, "benefit_balance").whole().value_or(0);
    balances.tier = m.reader.text(at, "tier_handle");
    return balances;
}

} // namespace

void writeApplied(TraceMembers& m, const std::vector<AppliedEffect>& applied)
{
    m.list("applied", applied, [&](const AppliedEffect& one) {
        m.b.beginObject();
        m.number("effect", one.effect);
        m.text("state", wordOf(one.state));
        m.list("changes", one.changes, [&](const RecordChange& change) {
            m.b.beginObject();
            m.text("kind", change.kind);
            m.text("definition", change.definition);
            m.value("before", change.before);
            m.value("after", change.after);
            m.b.end();
        });
        m.list("balances", one.balances, [&](const BalanceChange& change) {
            m.b.beginObject();
            m.text("name", change.name);
            m.value("before", change.before);
            m.value("after", change.after);
            m.b.end();
        });
        m.list("raised", one.raised, [&](const RaisedEvent& event) {
            m.b.beginObject();
            m.text("event", event.event);
            m.value("context", event.context);
            m.b.end();
        });
        writeNotes(m, one.notes);
        m.b.end();
    });
}

std::vector<AppliedEffect> readApplied(MemberReader& m, Index object)
{
    using State = AppliedEffect::State;
    std::vector<AppliedEffect> all;
    for (Index i : m.reader.objects(object, "applied")) {
        AppliedEffect one;
        one.effect = m.number(i, "effect").value_or(0);
        one.state = m.oneOf(i, "state", {State::Applied, State::Refused, State::NotSimulated, State::OtherCustomer});
        for (Index child : m.reader.objects(i, "changes"))
            one.changes.push_back({m.reader.text(child, "kind"), m.reader.text(child, "definition"),
                                   m.value(child, "before"), m.value(child, "after")});
        for (Index child : m.reader.objects(i, "balances"))
            one.balances.push_back({m.reader.text(child, "name"), m.value(child, "before"), m.value(child, "after")});
        for (Index child : m.reader.objects(i, "raised"))
            one.raised.push_back({m.reader.text(child, "event"), m.value(child, "context")});
        one.notes = readNotes(m, i);
        all.push_back(std::move(one));
    }
    return all;
}

void writeCustomer(TraceMembers& m, const CustomerTrace& customer)
{
    m.b.key("customer");
    m.b.beginObject();
    m.text("id", customer.id);
    if (!customer.profile.empty())
        m.text("profile", customer.profile);
    writeBalances(m, "before", customer.before);
    writeBalances(m, "after", customer.after);
    writeNotes(m, customer.notes);
    m.b.end();
}

CustomerTrace readCustomer(MemberReader& m, Index object)
{
    CustomerTrace customer;
    customer.id = m.reader.text(object, "id");
    customer.profile = m.reader.text(object, "profile");
    customer.before = readBalances(m, object, "before");
    customer.after = readBalances(m, object, "after");
    customer.notes = readNotes(m, object);
    return customer;
}

} // namespace retort::run
