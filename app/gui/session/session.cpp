// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/session/session.h"

#include "app/workspace/bundled.h"
#include "app/workspace/manifest.h"

#include <chrono>

namespace retort {

namespace {

Catalogue catalogue() { return Catalogue::parse(bundledCatalogue()).value_or(Catalogue()); }

Result<ManifestFacts> manifestFacts(const json::Document& document)
{
    const auto manifest = readManifest(document);
    if (!manifest)
        return fail(manifest.error());
    return ManifestFacts{
        .name = manifest->name, .settings = manifest->settings, .profilePlaces = manifest->profilePlaces};
}

Instant now()
{
    using namespace std::chrono;
    const auto since = system_clock::now().time_since_epoch();
    const auto whole = floor<seconds>(since);
    return {.seconds = whole.count(),
            .microseconds = static_cast<std::int32_t>(duration_cast<microseconds>(since - whole).count())};
}

} // namespace

Session::Session(const ZoneSource* zones)
    : outside{.zones = zones, .now = now}
    , workspace(catalogue(), manifestFacts)
    , selection(workspace)
    , run(workspace, selection, outside)
    , render(workspace, selection, outside)
    , lint(workspace, selection, outside)
{}

} // namespace retort
