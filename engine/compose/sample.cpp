// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/sample.h"

#include "engine/json/edit.h"
#include "engine/json/write.h"

namespace retort::compose {

namespace {

using json::Document;

/// What is wrong with the profile, told where the file names it, or its base where it only inherits the name.
tl::unexpected<Error> wrongProfile(const Document& file, Error::Kind kind, Phrase message)
{
    const auto own = file.find("/_retort/profile");
    const Document::Index node = own ? *own : file.find("/_retort/base").value_or(0);
    return fail({.kind = kind,
                 .message = std::move(message),
                 .where = file.pointerTo(node),
                 .place = file.placeAt(file.node(node).range.begin)});
}

} // namespace

bool refersToOthers(const Document& file)
{
    if (isVariant(file))
        return true;
    const auto profile = file.find("/_retort/profile");
    return profile && !file.stringOf(*profile).value_or("").empty();
}

Result<Sample> readSample(const Document& file, const SampleFiles& files, const Catalogue& catalogue,
                          const ProfileChoices& choices, const std::string& name)
{
    auto event = readEventFile(file, files.events, name);
    if (!event)
        return fail(event.error());
    if (event->profile.empty())
        return Sample{*std::move(event), {}};
    const auto profile = files.profiles(event->profile);
    if (!profile && profile.error().kind == Error::Kind::Missing)
        return wrongProfile(file, Error::Kind::Missing, phrase("compose.profile.missing", event->profile));
    if (!profile)
        return wrongProfile(file, profile.error().kind,
                            phrase("compose.profile.unreadable", event->profile, profile.error().message));
    if (profile->root().kind != json::Kind::Object)
        return wrongProfile(file, Error::Kind::Type,
                            phrase("compose.profile.unreadable", event->profile, phrase("compose.profile.no-object")));
    Joined joined = join(*event, profile->dataOf(0), profileRuleFor(event->name, catalogue, choices));
    return Sample{std::move(joined.event), std::move(joined.origins)};
}

Result<Document> withWhole(const Document& file, const Document& edited, const SampleFiles& files)
{
    if (!isVariant(file))
        return edited;
    const auto variant = readVariant(file);
    if (!variant)
        return fail(variant.error());
    const auto base = files.events(variant->base).and_then([&](const Document& at) {
        return expanded(at, files.events, variant->base);
    });
    return base ? editedVariant(file, *base, edited) : Result<Document>(fail(base.error()));
}

std::string_view wordOf(SampleSetting setting)
{
    switch (setting) {
    case SampleSetting::Label:
        return "label";
    case SampleSetting::Profile:
        return "profile";
    case SampleSetting::Clock:
        return "clock";
    case SampleSetting::Timezone:
        return "timezone";
    }
    return "";
}

Result<json::Document> withSetting(const json::Document& file, SampleSetting setting, std::string_view text)
{
    constexpr std::string_view own = "/_retort";
    const std::string key(wordOf(setting));
    const std::string pointer = std::string(own) + '/' + key;
    const auto settings = file.find(own);
    if (text.empty()) {
        if (!file.find(pointer))
            return file;
        const bool last = file.node(*settings).children == 1;
        return json::remove(file, last ? own : std::string_view(pointer));
    }
    if (!settings)
        return json::insertMember(file, "", "_retort", "{" + json::quoted(key) + ": " + json::quoted(text) + "}");
    if (!file.find(pointer))
        return json::insertMember(file, own, key, json::quoted(text));
    return json::setString(file, pointer, text);
}

} // namespace retort::compose
