// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/session.h"

#include "app/workspace/bundled.h"
#include "app/workspace/manifest.h"

namespace retort {

namespace {

Catalogue catalogue() { return Catalogue::parse(bundledCatalogue()).value_or(Catalogue()); }

Result<ManifestFacts> manifestFacts(const json::Document& document)
{
    const auto manifest = readManifest(document);
    if (!manifest)
        return fail(manifest.error());
    return ManifestFacts{.name = manifest->name, .settings = manifest->settings};
}

} // namespace

Session::Session() : workspace(catalogue(), manifestFacts), selection(workspace), run(workspace, selection) {}

} // namespace retort
