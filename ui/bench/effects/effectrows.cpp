// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/effects/effectrows.h"

#include "ui/bench/rowtexts.h"
#include "ui/common/say.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EffectRows)
};

using State = run::AppliedEffect::State;
using NoteKind = run::EffectNote::Kind;

/// A value as a balance shows it: a tier and a missing one in words, a number by its digits.
QString shown(const json::Data& value)
{
    if (value.root().isNull())
        return Words::tr("none");
    if (value.root().isString())
        return fromUtf8(value.root().text());
    return shortJson(value);
}

TraceRow line(std::string key, const QString& title, const QString& value = {})
{
    TraceRow row;
    row.kind = TraceRow::Kind::Variable;
    row.key = std::move(key);
    row.title = {{title, false}};
    row.value = value;
    return row;
}

void finish(TraceRow& row) { row.sentence = sentenceOf(row); }

/// "+10", by the digits: what a balance gained or lost.
ChipContent gain(const json::Data& before, const json::Data& after)
{
    const auto from = run::amountOf(before.root());
    const auto to = run::amountOf(after.root());
    if (!from || !to)
        return {Words::tr("changed"), Tone::Accent, {}};
    const Amount difference = *to - *from;
    const QString digits = fromUtf8(difference.text());
    return difference.isNegative() ? ChipContent{QChar(0x2212) + digits.mid(1), Tone::Warn, Glyph::Down}
                                   : ChipContent{u'+' + digits, Tone::Ok, Glyph::Up};
}

struct BalanceName {
    const char* name; ///< As the platform has it.
    QString title;
};

std::vector<BalanceName> balanceNames()
{
    return {{"reward_balance", Words::tr("Rewards")},
            {"point_balance", Words::tr("Points")},
            {"points_pending", Words::tr("Points held back")},
            {"total_points_12m", Words::tr("Tier points, 12 months")},
            {"tier_points_pending", Words::tr("Tier points held back")},
            {"benefit_balance", Words::tr("Benefits")},
            {"tier_handle", Words::tr("Tier")}};
}

json::Data tierData(const std::string& handle)
{
    json::Builder b;
    if (handle.empty())
        b.null();
    else
        b.text(handle);
    return b.take();
}

json::Data valueOf(const run::Balances& all, std::string_view name)
{
    if (name == "reward_balance")
        return run::amountData(all.rewards, true);
    if (name == "point_balance")
        return run::amountData(all.points);
    if (name == "points_pending")
        return run::amountData(all.pointsPending);
    if (name == "total_points_12m")
        return run::amountData(all.tierPoints);
    if (name == "tier_points_pending")
        return run::amountData(all.tierPointsPending);
    if (name == "benefit_balance")
        return run::amountData(Amount(all.benefits));
    return tierData(all.tier);
}

/// What there is of each, with what changed; what is nothing before and after only takes room.
std::vector<TraceRow> balanceRows(const run::CustomerTrace& customer)
{
    std::vector<TraceRow> rows;
    for (const auto& [name, title] : balanceNames()) {
        const json::Data before = valueOf(customer.before, name);
        const json::Data after = valueOf(customer.after, name);
        const auto amount = run::amountOf(after.root());
        TraceRow row = line(name, title);
        if (before == after) {
            if (after.root().isNull() || (amount && amount->isZero()))
                continue;
            row.value = shown(after);
            row.muted = true;
        } else {
            row.value = Words::tr("%1 → %2", "a balance before and after").arg(shown(before), shown(after));
            row.chip = gain(before, after);
        }
        row.tip = QString::fromLatin1(name);
        finish(row);
        rows.push_back(std::move(row));
    }
    return rows;
}

ChipContent chipOf(NoteKind kind)
{
    switch (kind) {
    case NoteKind::Fact:
        return {Words::tr("note"), Tone::Neutral, Glyph::Info};
    case NoteKind::Inferred:
        return {Words::tr("inferred"), Tone::Accent, Glyph::Question};
    case NoteKind::Unknown:
        return {Words::tr("not known"), Tone::Warn, Glyph::Alert};
    case NoteKind::Refused:
        return {Words::tr("refused"), Tone::No, Glyph::Cross};
    }
    return {};
}

/// A sentence that is to be read: it has as many lines as it needs.
TraceRow noteRow(const run::EffectNote& note, std::size_t place)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Problem;
    row.key = "note" + std::to_string(place) + note.id;
    row.chip = chipOf(note.kind);
    row.detail = spansOf(note.text);
    row.sentence = Words::tr("%1: %2").arg(row.chip.text, plainText(row.detail));
    return row;
}

void addNotes(std::vector<TraceRow>& rows, const std::vector<run::EffectNote>& notes)
{
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (notes[i].id != "raises") // said beside the event itself
            rows.push_back(noteRow(notes[i], i));
}

TraceRow customerRow(const EffectsResult& result)
{
    const run::CustomerTrace& customer = result.customer;
    TraceRow row;
    row.kind = TraceRow::Kind::Trigger;
    row.key = "customer";
    if (!result.profileTitle.isEmpty())
        row.title = {{result.profileTitle, false}};
    else if (!customer.id.empty())
        row.title = {{Words::tr("Customer ")}, {fromUtf8(customer.id), true}};
    else
        row.title = {{Words::tr("The customer"), false}};
    row.detail = customer.profile.empty() ? std::vector<Span>{{Words::tr("Known from the event alone"), false}}
                                          : std::vector<Span>{{fromUtf8(customer.profile), true}};
    if (result.balances.empty()) // else they say it themselves, and a name needs the room
        row.chip = {Words::tr("unchanged"), Tone::Neutral, {}};
    row.children = balanceRows(customer);
    addNotes(row.children, customer.notes);
    finish(row);
    return row;
}

QString nameOf(const std::string& kind)
{
    static const std::vector<std::pair<const char*, const char*>> names{
        {"benefit", QT_TRANSLATE_NOOP("EffectRows", "Benefit")},
        {"reward", QT_TRANSLATE_NOOP("EffectRows", "Reward")},
        {"point", QT_TRANSLATE_NOOP("EffectRows", "Points")},
        {"tier-point", QT_TRANSLATE_NOOP("EffectRows", "Tier points")},
        {"tier", QT_TRANSLATE_NOOP("EffectRows", "Tier")},
        {"achievement", QT_TRANSLATE_NOOP("EffectRows", "Achievement")},
        {"attribute", QT_TRANSLATE_NOOP("EffectRows", "Custom attribute")},
        {"redemption", QT_TRANSLATE_NOOP("EffectRows", "Redemption")},
        {"request", QT_TRANSLATE_NOOP("EffectRows", "Request")},
    };
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == kind; });
    return found == names.end() ? fromUtf8(kind) : Words::tr(found->second);
}

/// What a record's fields were and are: of a new one all, else those that differ.
std::vector<TraceRow> fieldRows(const run::RecordChange& change)
{
    std::vector<TraceRow> rows;
    const json::Value after = change.after.root();
    const json::Value before = change.before.root();
    if (!after.isObject())
        return rows;
    const bool fresh = !before.isObject();
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto& [key, value] = after.members()[i];
        const json::Data now = change.after.part(value);
        const json::Value* old = fresh ? nullptr : before.find(key.text());
        const std::optional<json::Data> was = old ? std::optional(change.before.part(*old)) : std::nullopt;
        if (was == now)
            continue;
        TraceRow row = line(std::string(key.text()), {});
        row.title = {{fromUtf8(key.text()), true}};
        row.value = fresh ? shortJson(now)
                          : Words::tr("%1 → %2", "a balance before and after")
                                .arg(was ? shortJson(*was) : Words::tr("none"), shortJson(now));
        row.muted = fresh && value.isNull();
        finish(row);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Of a record what people ask for first, in one line: "value 10.0, expires_at 2026-07-12 10:00:00".
std::vector<Span> summaryOf(const run::RecordChange& change)
{
    static constexpr const char* keys[] = {"value",         "value_initial", "count",
                                           "current_score", "handle",        "redemptions_remaining",
                                           "status",        "expires_at",    "anniversary_at"};
    std::vector<Span> spans;
    const json::Value record = change.after.root();
    for (const char* key : keys) {
        const json::Value* value = record.isObject() ? record.find(key) : nullptr;
        if (!value || value->isNull() || (change.kind == "tier" && std::string_view(key) == "value"))
            continue;
        if (!spans.empty())
            spans.push_back({u" · "_s, false});
        spans.push_back({fromUtf8(key) + u' ', false});
        spans.push_back({shown(change.after.part(*value)), true});
    }
    return spans;
}

std::vector<Span> titleOf(const run::RecordChange& change)
{
    std::vector<Span> spans{{nameOf(change.kind) + u' '}};
    spans.push_back({fromUtf8(change.definition), true});
    return spans;
}

ChipContent chipOf(const run::AppliedEffect& effect)
{
    switch (effect.state) {
    case State::Refused:
        return {Words::tr("refused"), Tone::No, Glyph::Cross};
    case State::NotSimulated:
        return {Words::tr("not simulated"), Tone::Warn, Glyph::Question};
    case State::OtherCustomer:
        return {Words::tr("another customer"), Tone::Neutral, Glyph::Customer};
    case State::Applied:
        break;
    }
    const auto inferred = std::any_of(effect.notes.begin(), effect.notes.end(),
                                      [](const run::EffectNote& note) { return note.kind == NoteKind::Unknown; });
    if (inferred)
        return {Words::tr("partly known"), Tone::Warn, Glyph::Alert};
    return {Words::tr("applied"), Tone::Ok, Glyph::Check};
}

/// Where a request would go, and its payload as it was rendered.
void addRequest(TraceRow& row, const run::Step& step)
{
    if (!step.request)
        return;
    const run::TargetRender& render = *step.request;
    row.title = {{Words::tr("Request ")}, {fromUtf8(render.handle), true}};
    if (render.state == run::TargetRender::State::Sent) {
        row.chip = {Words::tr("not sent from here"), Tone::Neutral, Glyph::Send};
        row.detail = {{u"POST "_s, true}, {fromUtf8(render.url), true}};
        TraceRow payload = line("payload", Words::tr("Payload"), inOneLine(fromUtf8(render.body)));
        payload.tip = fromUtf8(render.body);
        finish(payload);
        row.children.insert(row.children.begin(), std::move(payload));
    } else {
        row.detail = spansOf(step.why);
    }
}

TraceRow effectRow(const run::Step& step, const run::AppliedEffect& effect)
{
    TraceRow row;
    row.kind = TraceRow::Kind::Step;
    row.key = step.pointer + "#" + std::to_string(effect.effect);
    row.step = step.number;
    row.pointer = step.pointer;
    row.number = QString::number(step.number);
    row.title = {{fromUtf8(step.action), true}};
    row.chip = chipOf(effect);
    if (effect.changes.empty()) {
        row.detail = spansOf(step.why);
    } else {
        row.title = titleOf(effect.changes.front());
        row.detail = summaryOf(effect.changes.front());
        row.children = fieldRows(effect.changes.front());
    }
    for (std::size_t i = 1; i < effect.changes.size(); ++i) { // what a level unlocks
        const run::RecordChange& change = effect.changes[i];
        TraceRow below = line("change" + std::to_string(i), {});
        below.title = titleOf(change);
        below.chip = change.before.root().isNull() ? ChipContent{Words::tr("new"), Tone::Ok, Glyph::Add}
                                                   : ChipContent{Words::tr("changed"), Tone::Accent, {}};
        below.children = fieldRows(change);
        finish(below);
        row.children.push_back(std::move(below));
    }
    for (const run::BalanceChange& change : effect.balances) {
        const std::vector<BalanceName> names = balanceNames();
        const auto known =
            std::find_if(names.begin(), names.end(), [&](const BalanceName& one) { return change.name == one.name; });
        TraceRow below =
            line("balance" + change.name, known == names.end() ? fromUtf8(change.name) : known->title,
                 Words::tr("%1 → %2", "a balance before and after").arg(shown(change.before), shown(change.after)));
        below.chip = gain(change.before, change.after);
        below.tip = fromUtf8(change.name);
        finish(below);
        row.children.push_back(std::move(below));
    }
    for (std::size_t i = 0; i < effect.raised.size(); ++i) {
        TraceRow below = line("raised" + std::to_string(i), {});
        below.title = {{Words::tr("Would raise ")}, {fromUtf8(effect.raised[i].event), true}};
        below.chip = chipOf(NoteKind::Inferred);
        finish(below);
        row.children.push_back(std::move(below));
    }
    addRequest(row, step);
    addNotes(row.children, effect.notes);
    for (TraceRow& below : row.children) {
        below.step = step.number;
        below.pointer = step.pointer;
    }
    row.sentence =
        Words::tr("Step %1: %2, %3. %4").arg(row.number, plainText(row.title), row.chip.text, plainText(row.detail));
    return row;
}

} // namespace

std::vector<TraceRow> effectRows(const EffectsResult& result)
{
    std::vector<TraceRow> rows{customerRow(result)};
    for (const run::Step& step : result.trace.steps)
        for (const run::AppliedEffect& effect : step.applied)
            rows.push_back(effectRow(step, effect));
    if (rows.size() == 1) {
        TraceRow none;
        none.kind = TraceRow::Kind::Problem;
        none.key = "none";
        none.detail = {{Words::tr("No action of this run does anything to the customer."), false}};
        none.muted = true;
        none.sentence = plainText(none.detail);
        rows.push_back(std::move(none));
    }
    return rows;
}

QString effectsHead(const EffectsResult& result)
{
    QStringList parts;
    parts << (result.given == 1 ? Words::tr("1 effect")
                                : Words::tr("%1 effects").arg(QLocale().toString(result.given)));
    if (result.withheld > 0)
        parts << Words::tr("%1 not applied").arg(QLocale().toString(result.withheld));
    return parts.join(u" · "_s);
}

} // namespace retort
