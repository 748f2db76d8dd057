// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/profilejoin.h"
#include "engine/compose/variant.h"

#include <map>
#include <string>

namespace retort::compose {

/// Where the other files come from that an event file may name.
struct SampleFiles {
    Bases events;   ///< events/
    Bases profiles; ///< profiles/, likewise by name.
};

/// What a sample event is run with.
struct Sample {
    Event event;                                ///< Of a variant what it stands for; joined with its profile.
    std::map<std::string, run::Origin> origins; ///< Of what came with the profile: for run::Options.

    bool operator==(const Sample&) const = default;
};

/// Does an event file stand for more than itself: has it a base, or a profile to join?
bool refersToOthers(const json::Document& file);

/// An event file with all that it refers to, the profile where the chosen rule puts it. `name` as for expanded().
/// Errors, always with a place in `file`: those of readEventFile(); Missing for a profile that is not there; Type for
/// one that is no object; what else is wrong with its file.
Result<Sample> readSample(const json::Document& file, const SampleFiles& files, const Catalogue& catalogue,
                          const ProfileChoices& choices = {}, const std::string& name = {});

/// The event file that a sample stands for, and the file that stands for an edited one: of a variant its changes, else
/// the edited file itself. Errors: those of expanded() and readVariant().
Result<json::Document> withWhole(const json::Document& file, const json::Document& edited, const SampleFiles& files);

/// What an event file keeps beside its event, under "_retort".
enum class SampleSetting : std::uint8_t { Label, Profile, Clock, Timezone };
std::string_view wordOf(SampleSetting setting); ///< "clock"

/// The file with one of them said otherwise; "" takes it out, and with the last one "_retort" itself. All other bytes
/// stay. Errors: those of engine/json/edit.h; Type where "_retort" is no object.
Result<json::Document> withSetting(const json::Document& file, SampleSetting setting, std::string_view text);

} // namespace retort::compose
