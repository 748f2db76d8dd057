// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/samplefiles.h"

#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"

namespace retort {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> notThere(const std::string& name)
{
    return fail(
        {.kind = Error::Kind::Missing, .message = phrase("workspace.not-there", name), .where = {}, .place = {}});
}

compose::Bases inFolder(const WorkspaceFiles& workspace, const char* folder)
{
    return [&workspace, folder](const std::string& name) -> Result<json::Document> {
        const LoadedFile* file = workspace.find(folder + name + ".json");
        if (!file)
            return notThere(name);
        return file->error ? Result<json::Document>(fail(*file->error)) : json::Document::parse(file->text);
    };
}

} // namespace

compose::SampleFiles sampleFilesOf(const WorkspaceFiles& workspace)
{
    return {inFolder(workspace, "events/"), inFolder(workspace, "profiles/")};
}

compose::SampleFiles samplesBeside(const fs::path& file)
{
    const auto beside = [folder = file.parent_path()](const std::string& name) -> Result<json::Document> {
        if (name.empty() || name.find('/') != std::string::npos) // never anywhere else
            return notThere(name);
        return readFile(folder / pathOf(name + ".json")).and_then([](FileText&& read) {
            return json::Document::parse(std::move(read.text));
        });
    };
    return {beside, [](const std::string& name) -> Result<json::Document> { return notThere(name); }};
}

std::string sampleName(std::string_view path)
{
    path.remove_prefix(path.rfind('/') + 1);
    constexpr std::string_view ending = ".json";
    return std::string(path.ends_with(ending) ? path.substr(0, path.size() - ending.size()) : path);
}

} // namespace retort
