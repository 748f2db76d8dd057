// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/pastrun.h"

#include "engine/reaction/reaction.h"
#include "engine/run/targets.h"

namespace retort {

std::string PastRun::reactionText() const
{
    return run.inputs.reactions.size() == 1 ? run.inputs.reactions.front().document.text() : std::string();
}

const run::ReactionTrace* PastRun::trace() const
{
    return run.trace.reactions.size() == 1 ? &run.trace.reactions.front() : nullptr;
}

Result<PastRunPtr> pastRunOf(PastRunLine line, bundle::Bundle run, const Catalogue& catalogue)
{
    auto past = std::make_shared<PastRun>();
    past->line = std::move(line);
    past->run = std::move(run);
    const bundle::Inputs& inputs = past->run.inputs;
    run::Targets targets;
    if (inputs.targets) {
        std::vector<run::TargetFile> files;
        for (const bundle::File& file : *inputs.targets)
            files.push_back(run::readTargetFile(file.path, file.document.text()));
        targets = run::Targets::compile(std::move(files), inputs.settings);
    }
    for (const bundle::File& file : inputs.reactions) {
        const auto reaction = readReaction(file.document);
        if (!reaction)
            return fail(reaction.error());
        past->programs.push_back(run::Program::compile(*reaction, catalogue, inputs.settings, file.path, targets));
    }
    return PastRunPtr(std::move(past));
}

} // namespace retort
