// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lintinput.h"

#include "app/cli/report.h"
#include "app/workspace/bundled.h"
#include "app/workspace/loadworkspace.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/samplefiles.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

/// A workspace with all that its files are held against.
struct Ground {
    WorkspaceFiles files;
    lint::Surroundings surroundings;
};

class Linter {
public:
    Linter(Catalogue catalogue, const SettingOptions& settings, const ZoneSource* zones, std::ostream& err)
        : m_catalogue(std::move(catalogue)), m_settings(settings), m_zones(zones), m_err(err)
    {}

    void look(const std::string& path)
    {
        std::error_code code;
        if (fs::is_directory(pathOf(path), code))
            lookAtWorkspace(path);
        else
            lookAtFile(path);
    }

    LintResult take() { return std::move(m_result); }

private:
    void lookAtWorkspace(const std::string& path)
    {
        const Ground* ground = groundAt(pathOf(path), path);
        if (!ground)
            return;
        std::vector<const LoadedFile*> files;
        for (const auto* list :
             {&ground->files.files, &ground->files.targets, &ground->files.definitions, &ground->files.profiles}) {
            for (const LoadedFile& file : *list)
                files.push_back(&file);
        }
        std::sort(files.begin(), files.end(),
                  [](const LoadedFile* a, const LoadedFile* b) { return a->path < b->path; });
        for (const LoadedFile* file : files)
            add(*ground, *file, utf8Of(pathOf(path) / pathOf(file->path)));
    }

    void add(const Ground& ground, const LoadedFile& file, std::string path)
    {
        LintedFile one{file.path, std::move(path), {}};
        if (file.error)
            one.problems.push_back(lint::placed(*file.error));
        else
            one.problems = lint::lintText(lint::kindOfPath(file.path), file.path, file.text, ground.surroundings);
        m_result.files.push_back(std::move(one));
    }

    void lookAtFile(const std::string& path)
    {
        // reactions/welcome-gift.json of a folder that holds a retort.json is held against that workspace.
        std::error_code code;
        const fs::path file = fs::absolute(pathOf(path), code).lexically_normal();
        const fs::path folder = file.parent_path().parent_path();
        const std::string inside = utf8Of(file.parent_path().filename() / file.filename());
        if (!code && lint::kindOfPath(inside) != lint::FileKind::Other && fs::exists(folder / manifestName, code)) {
            const Ground* ground = groundAt(folder, utf8Of(folder));
            if (ground) {
                const LoadedFile* found = ground->files.find(inside);
                if (found && !found->error) {
                    add(*ground, *found, path);
                    m_result.files.back().file = path;
                    return;
                }
            }
        }
        lookAtSingle(path);
    }

    void lookAtSingle(const std::string& path)
    {
        const auto text = readInput(pathOf(path));
        if (!text) {
            report(m_err, path, text.error());
            m_result.complete = false;
            return;
        }
        const auto document = json::Document::parse(text->text);
        const lint::FileKind kind = document ? lint::kindOfContent(*document) : lint::FileKind::Other;
        m_result.files.push_back({path, path, lint::lintText(kind, path, text->text, alone())});
    }

    /// nullptr where it cannot be read, which is told once.
    const Ground* groundAt(const fs::path& folder, const std::string& shown)
    {
        std::error_code code;
        const fs::path key = fs::weakly_canonical(folder, code);
        const auto known = m_grounds.find(key);
        if (known != m_grounds.end())
            return known->second ? &*known->second : nullptr;
        auto& ground = m_grounds[key];
        auto files = loadWorkspace(folder);
        if (!files) {
            report(m_err, utf8Of(pathOf(shown) / manifestName), files.error());
            m_result.complete = false;
            return nullptr;
        }
        ground.emplace(Ground{*std::move(files), {}});
        ground->surroundings = surroundingsOf(*ground);
        return &*ground;
    }

    lint::Surroundings surroundingsOf(const Ground& ground) const
    {
        lint::Surroundings::Parts parts;
        parts.catalogue = m_catalogue;
        parts.settings = m_settings.over(ground.files.manifest.settings);
        parts.targets = run::Targets::compile(targetFiles(ground.files), parts.settings);
        parts.options.zones = m_zones;
        std::vector<DefinitionList> lists;
        for (const LoadedFile& file : ground.files.definitions) {
            if (file.error)
                continue;
            if (auto list = json::Document::parse(file.text).and_then(readDefinitions))
                lists.push_back(*std::move(list));
        }
        parts.definitions = Definitions(std::move(lists));
        // Of the files as they stay in their ground, which is in a map.
        parts.readEvent = [this, files = sampleFilesOf(ground.files), places = ground.files.manifest.profilePlaces](
                              const json::Document& document, const std::string& path) {
            return compose::readSample(document, files, m_catalogue, places, sampleName(path))
                .map([](compose::Sample&& sample) { return std::move(sample.event); });
        };
        for (const LoadedFile& file : ground.files.files) {
            const lint::FileKind kind = lint::kindOfPath(file.path);
            if (file.error)
                continue;
            const auto document = json::Document::parse(file.text);
            if (document && kind == lint::FileKind::Event) {
                if (auto event = parts.readEvent(*document, file.path))
                    parts.samples.push_back(*std::move(event));
            } else if (document && kind == lint::FileKind::Reaction) {
                if (const auto reaction = readReaction(*document)) {
                    for (lint::Sender& sender : lint::sendersIn(*reaction, m_catalogue))
                        parts.senders.push_back(std::move(sender));
                }
            }
        }
        return lint::Surroundings(std::move(parts));
    }

    const lint::Surroundings& alone()
    {
        if (!m_alone) {
            lint::Surroundings::Parts parts;
            parts.catalogue = m_catalogue;
            parts.settings = m_settings.over(defaultSettings());
            parts.options.zones = m_zones;
            parts.readEvent = [](const json::Document& document, const std::string& path) {
                // Whom it names is known in its workspace only.
                return compose::readEventFile(document, samplesBeside(pathOf(path)).events, sampleName(path));
            };
            m_alone.emplace(std::move(parts));
        }
        return *m_alone;
    }

    const Catalogue m_catalogue;
    const SettingOptions& m_settings;
    const ZoneSource* m_zones;
    std::ostream& m_err;
    std::map<fs::path, std::optional<Ground>> m_grounds;
    std::optional<lint::Surroundings> m_alone;
    LintResult m_result;
};

} // namespace

std::optional<LintResult> lintAll(const std::vector<std::string>& paths, const SettingOptions& settings,
                                  const ZoneSource* zones, std::ostream& err)
{
    auto catalogue = Catalogue::parse(bundledCatalogue());
    if (!catalogue) {
        report(err, "catalogue.json", catalogue.error());
        return std::nullopt;
    }
    Linter linter(*std::move(catalogue), settings, zones, err);
    for (const std::string& path : paths)
        linter.look(path);
    return linter.take();
}

} // namespace retort
