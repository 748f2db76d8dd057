// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/effects/effectsjob.h"

#include "ui/bench/effects/effectrows.h"

namespace retort {

std::unique_ptr<EffectsResult> carryOut(const EffectsJob& job)
{
    auto result = std::make_unique<EffectsResult>();
    result->trace = job.trace;
    result->profileTitle = job.profileTitle;
    result->definitions = job.definitions;
    result->book = job.book ? job.book : std::make_shared<const effects::Book>(bookOf(job.definitions));
    // Dates of what a customer gets come from a clock that was named, never from this machine's: a run repeats.
    const effects::World world{*result->book, job.catalogue, {}, job.zones, job.settings};
    const effects::Moment moment = effects::momentOf(job.event, world);
    const std::optional<json::Document> profile = fieldsOf(job.profile);
    const effects::Customer before = effects::customerOf(job.event, profile ? &*profile : nullptr, world);
    const effects::Customer after = effects::applyTo(result->trace, before, world, moment);
    result->customer =
        effects::customerTrace(before, after, moment, profile ? job.profile->path.toStdString() : std::string());
    result->balances = run::differences(result->customer.before, result->customer.after);
    for (const run::Step& step : result->trace.steps)
        for (const run::AppliedEffect& one : step.applied)
            ++(one.state == run::AppliedEffect::State::Applied ? result->given : result->withheld);
    result->rows = effectRows(*result);
    return result;
}

} // namespace retort
