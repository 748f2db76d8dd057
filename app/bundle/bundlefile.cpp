// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/bundlefile.h"

#include "app/workspace/readfile.h"
#include "engine/run/limits.h"

namespace retort {

namespace {

constexpr std::string_view ending = "\n}\n";
constexpr std::string_view opening = ",\n  \"sha256\": \"";
constexpr std::size_t digits = 64;

} // namespace

std::string_view wordOf(Seal seal)
{
    constexpr std::string_view words[] = {"whole", "broken", "none"};
    return words[static_cast<std::size_t>(seal)];
}

std::string sealedText(const bundle::Bundle& bundle)
{
    const std::string text = bundle::write(bundle);
    return text.substr(0, text.size() - ending.size()) + std::string(opening) + sha256Of(text) + '"' +
           std::string(ending);
}

Result<BundleFile> readSealed(std::string_view text)
{
    auto bundle = bundle::read(text);
    if (!bundle)
        return fail(bundle.error());
    BundleFile file{*std::move(bundle), Seal::None};
    const std::size_t seal = text.rfind("\"sha256\"");
    const std::size_t last = text.rfind('}');
    if (seal == std::string_view::npos || text.find_first_of("{[", seal) != std::string_view::npos ||
        last == std::string_view::npos)
        return file; // what is called so further up is somebody's data
    file.seal = Seal::Broken;
    const std::size_t tail = opening.size() + digits + 1 + ending.size();
    if (text.size() < tail)
        return file;
    const std::size_t begin = text.size() - tail;
    const std::string whole = std::string(text.substr(0, begin)) + std::string(ending);
    if (text.substr(begin) == std::string(opening) + sha256Of(whole) + '"' + std::string(ending))
        file.seal = Seal::Whole;
    return file;
}

Result<BundleFile> readBundleFile(const std::filesystem::path& file)
{
    const auto text = readInput(file, run::readingLimits().bytes);
    if (!text)
        return fail(text.error());
    return readSealed(text->text);
}

bool looksLikeBundle(std::string_view begin)
{
    const std::size_t at = begin.find("\"format\"");
    return at != std::string_view::npos && begin.substr(at, 64).find("\"retort-bundle/") != std::string_view::npos;
}

} // namespace retort
