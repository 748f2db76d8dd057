// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/openedbundle.h"

#include "engine/reaction/event.h"
#include "engine/run/words.h"
#include "ui/common/say.h"

namespace retort {

Result<OpenedBundle> openedBundle(QString file, OpenedBundle::Seal seal, bundle::Bundle bundle,
                                  const Catalogue& catalogue, const ZoneSource* zones)
{
    auto verified = bundle::verify(bundle, catalogue, zones);
    if (!verified)
        return fail(verified.error());
    PastRunLine line;
    line.event = bundle.trace.event;
    line.eventFile = fromUtf8(bundle.inputs.event.path);
    if (const auto event = readEvent(bundle.inputs.event.document))
        line.eventTitle = fromUtf8(event->label);
    if (bundle.inputs.reactions.size() == 1)
        line.reactionFile = fromUtf8(bundle.inputs.reactions.front().path);
    if (bundle.trace.reactions.size() == 1) {
        line.reaction = fromUtf8(bundle.trace.reactions.front().name);
        line.outcome = run::wordOf(bundle.trace.reactions.front().outcome);
        line.summary = say(run::outcomeOf(bundle.trace.reactions.front()));
    }
    auto run = pastRunOf(std::move(line), std::move(bundle), catalogue);
    if (!run)
        return fail(run.error());
    return OpenedBundle{std::move(file), seal, *std::move(run), *std::move(verified)};
}

} // namespace retort
