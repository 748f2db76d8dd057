// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bundle/bundle.h"

#include "engine/bundle/keys.h"
#include "engine/bundle/withoutsecrets.h"
#include "engine/cascade/cascade.h"
#include "engine/compose/profilejoin.h"
#include "engine/compose/scrub.h"
#include "engine/effects/simulate.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "engine/reaction/event.h"
#include "engine/reaction/reaction.h"
#include "engine/run/runner.h"
#include "engine/run/targets.h"

#include <algorithm>

namespace retort::bundle {

namespace {

/// An error of one of the files, which says which.
tl::unexpected<Error> wrongFile(const File& file, Error error)
{
    error.message = phrase("bundle.file", file.path, error.message);
    return fail(std::move(error));
}

/// Only where the chain goes another way: pseudonyms are values, and values differ on purpose.
std::optional<run::TraceDifference> otherWay(const run::TraceComparison& comparison)
{
    using What = run::TraceDifference::What;
    const auto tells = [](const run::TraceDifference& one) {
        return one.what == What::Status || one.what == What::Outcome || one.what == What::Error;
    };
    for (const run::ReactionPair& reaction : comparison.reactions) {
        for (const run::StepPair& step : reaction.steps) {
            const auto found = std::find_if(step.differences.begin(), step.differences.end(), tells);
            if (found != step.differences.end())
                return *found;
        }
        const auto found = std::find_if(reaction.differences.begin(), reaction.differences.end(), tells);
        if (found != reaction.differences.end())
            return *found;
    }
    return std::nullopt;
}

/// Where there is such a text.
void setText(json::Document& document, std::string_view pointer, std::string_view text)
{
    if (!document.find(pointer))
        return;
    if (auto next = json::setString(document, pointer, text))
        document = *std::move(next);
}

void rename(File& file, const std::string& path, std::string_view label)
{
    file.path = path;
    setText(file.document, "/_retort/label", label);
}

/// The edited values under the names that they have, so that what looks at documents looks at them, too.
json::Document documentOf(const std::vector<run::ContextEdit>& edits)
{
    std::string text = "[";
    for (const run::ContextEdit& edit : edits) {
        const std::string name = edit.path.substr(edit.path.rfind('.') + 1);
        text += (text.size() > 1 ? ", {" : "{") + json::quoted(name) + ": " +
                (edit.value ? json::write(edit.value->root()) : "null") + "}";
    }
    return json::Document::parse(text + "]").value_or(json::Document());
}

void takeFrom(const json::Document& document, std::vector<run::ContextEdit>& edits)
{
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const auto item = document.find("/" + std::to_string(i));
        if (item && edits[i].value)
            edits[i].value = document.dataOf(document.node(*item).firstChild);
    }
}

Result<> scrubbed(Inputs& inputs, std::uint64_t seed)
{
    // Together, so that the customer of the event is the one of the profile.
    std::vector<json::Document> documents{inputs.event.document};
    if (inputs.profile)
        documents.push_back(inputs.profile->document);
    documents.push_back(documentOf(inputs.edits));
    auto out = compose::scrub(documents, seed);
    if (!out)
        return fail(out.error());
    inputs.event.document = std::move(out->documents[0]);
    if (inputs.profile)
        inputs.profile->document = std::move(out->documents[1]);
    takeFrom(out->documents.back(), inputs.edits);
    // What people call their samples and customers tells who they are, too.
    rename(inputs.event, "events/sample.json", "Sample");
    if (inputs.profile) {
        rename(*inputs.profile, "profiles/customer.json", "Customer");
        setText(inputs.event.document, "/_retort/profile", "customer");
    }
    return {};
}

} // namespace

Result<run::Trace> runOf(const Inputs& inputs, const Catalogue& catalogue, const ZoneSource* zones)
{
    auto event = readEvent(inputs.event.document);
    if (!event)
        return wrongFile(inputs.event, event.error());
    run::Targets targets;
    if (inputs.targets) {
        std::vector<run::TargetFile> files;
        for (const File& file : *inputs.targets)
            files.push_back(run::readTargetFile(file.path, file.document.text()));
        targets = run::Targets::compile(std::move(files), inputs.settings);
    }
    std::vector<run::Program> programs;
    for (const File& file : inputs.reactions) {
        const auto reaction = readReaction(file.document);
        if (!reaction)
            return wrongFile(file, reaction.error());
        programs.push_back(run::Program::compile(*reaction, catalogue, inputs.settings, file.path, targets));
    }
    run::Options options{.asIfActive = inputs.asIfActive};
    options.skipped = inputs.skipped;
    options.now = inputs.now;
    options.zones = zones;
    if (inputs.profile) {
        auto joined = compose::join(*event, inputs.profile->document.dataOf(0),
                                    compose::profileRuleFor(event->name, catalogue, inputs.profilePlaces));
        event = std::move(joined.event);
        options.origins = std::move(joined.origins);
    }
    std::vector<json::Document> definitions;
    for (const File& file : inputs.definitions)
        definitions.push_back(file.document);
    const effects::World world{effects::Book(definitions), catalogue, {}, zones, inputs.settings};
    effects::Customer customer =
        effects::customerOf(*event, inputs.profile ? &inputs.profile->document : nullptr, world);
    const std::string profile = inputs.profile ? inputs.profile->path : std::string();
    run::Trace trace;
    if (inputs.cascade) {
        cascade::How how;
        how.profile = profile;
        trace = cascade::follow(programs, *event, std::move(customer), world, options, how).trace;
    } else {
        if (!inputs.edits.empty() && programs.size() == 1)
            trace.reactions = {run::runEdited(programs.front(), *event, options, inputs.edits)};
        else
            trace = run::runEvent(programs, *event, options);
        effects::applyTo(trace, std::move(customer), world, effects::momentOf(*event, world), profile);
    }
    trace.event = event->name;
    trace.dialect = inputs.settings.logic.dialect;
    return trace;
}

std::size_t takeSecretsOut(Inputs& inputs)
{
    if (inputs.targets) {
        for (File& target : *inputs.targets)
            target.document = withoutSecrets(target.document);
    }
    std::vector<json::Document*> documents{&inputs.event.document};
    if (inputs.profile)
        documents.push_back(&inputs.profile->document);
    const auto add = [&documents](std::vector<File>& files) {
        for (File& file : files)
            documents.push_back(&file.document);
    };
    add(inputs.reactions);
    if (inputs.targets)
        add(*inputs.targets);
    add(inputs.definitions);
    json::Document edits = documentOf(inputs.edits);
    documents.push_back(&edits);
    const std::size_t taken = takeKeysOut(documents);
    takeFrom(edits, inputs.edits);
    return taken;
}

Result<Made> made(Inputs inputs, const Catalogue& catalogue, const ZoneSource* zones, bool scrub, std::uint64_t seed)
{
    Made made;
    made.bundle.inputs = inputs;
    made.keys = takeSecretsOut(made.bundle.inputs);
    auto trace = runOf(made.bundle.inputs, catalogue, zones);
    if (!trace)
        return fail(trace.error());
    std::optional<run::Trace> before; // as it went with all that was there
    if (made.keys > 0) {
        auto whole = runOf(inputs, catalogue, zones);
        if (!whole)
            return fail(whole.error());
        before = *std::move(whole);
    }
    if (scrub) {
        if (const auto done = scrubbed(made.bundle.inputs, seed); !done)
            return fail(done.error());
        auto other = runOf(made.bundle.inputs, catalogue, zones);
        if (!other)
            return fail(other.error());
        if (!before)
            before = *std::move(trace);
        trace = std::move(other);
        made.bundle.scrubbed = true;
    }
    if (before)
        made.otherStory = otherWay(run::compare(*before, *trace));
    made.bundle.trace = *std::move(trace);
    return made;
}

Result<Verified> verify(const Bundle& bundle, const Catalogue& catalogue, const ZoneSource* zones)
{
    auto trace = runOf(bundle.inputs, catalogue, zones);
    if (!trace)
        return fail(trace.error());
    Verified verified{*std::move(trace), {}};
    verified.comparison = run::compare(bundle.trace, verified.trace);
    return verified;
}

} // namespace retort::bundle
