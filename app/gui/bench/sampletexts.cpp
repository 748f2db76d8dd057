// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/sampletexts.h"

#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"

#include <algorithm>
#include <array>

namespace retort {

namespace {

namespace fs = std::filesystem;

bool isHidden(const fs::path& path) { return utf8Of(path.filename()).starts_with('.'); }

/// A file, and what it is called among the others.
struct Named {
    fs::path path;
    std::string name;
};

void addFolder(const fs::path& folder, std::vector<Named>& files, const std::atomic<bool>& cancelled, std::size_t most)
{
    std::error_code error;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
    const std::size_t first = files.size();
    for (; !error && at != fs::recursive_directory_iterator() && !cancelled; at.increment(error)) {
        std::error_code ignored;
        if (isHidden(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file(ignored) && mayHoldEvents(at->path())) {
            files.push_back({at->path(), utf8Of(at->path().lexically_relative(folder))});
            if (files.size() > most)
                break;
        }
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(first), files.end(),
              [](const Named& a, const Named& b) { return a.name < b.name; });
}

} // namespace

bool mayHoldEvents(const fs::path& path)
{
    static constexpr std::array<std::string_view, 7> endings{".json", ".ndjson", ".jsonl", ".txt",
                                                             ".log",  ".curl",   ".sh"};
    std::string ending = utf8Of(path.extension());
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::vector<ImportText> readSampleTexts(const std::vector<fs::path>& paths, const std::atomic<bool>& cancelled,
                                        const SampleTextLimits& limits)
{
    std::vector<Named> files;
    for (const fs::path& path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored))
            addFolder(path, files, cancelled, limits.files);
        else
            files.push_back({path, utf8Of(path.filename())});
    }
    std::vector<ImportText> texts;
    std::size_t left = limits.bytes;
    for (const Named& file : files) {
        if (cancelled)
            break;
        ImportText text{QString::fromStdString(file.name), {}, {}};
        if (texts.size() == limits.files) {
            text.error = Error{
                Error::Kind::Limit, phrase("compose.import.too-many-files", std::to_string(limits.files)), {}, {}};
            texts.push_back(std::move(text));
            break;
        }
        auto read = readFile(file.path, left);
        if (!read && read.error().kind == Error::Kind::Limit) {
            text.error = Error{
                Error::Kind::Limit, phrase("compose.import.too-much", std::to_string(limits.bytes >> 20U)), {}, {}};
            texts.push_back(std::move(text));
            break;
        }
        if (read) {
            left -= read->text.size();
            text.text = std::move(read->text);
        } else {
            text.error = read.error();
        }
        texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace retort
