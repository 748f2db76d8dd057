// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bigworkspace.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

namespace retort {

namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The name gets a number, so that no two reactions read the same.
std::string renamed(std::string text, std::size_t number)
{
    const std::size_t key = text.find("\"name\"");
    const std::size_t colon = text.find(':', key);
    const std::size_t begin = text.find('"', colon);
    const std::size_t end = text.find('"', begin + 1);
    if (end == std::string::npos)
        throw std::runtime_error("a sample reaction without a name");
    return text.insert(end, " " + std::to_string(number));
}

} // namespace

void writeBigWorkspace(const fs::path& sample, const fs::path& folder, std::size_t reactions)
{
    fs::copy(sample, folder, fs::copy_options::recursive);
    std::vector<fs::path> originals;
    for (const auto& entry : fs::directory_iterator(sample / "reactions"))
        originals.push_back(entry.path());
    std::sort(originals.begin(), originals.end());
    for (std::size_t number = originals.size(); number < reactions; ++number) {
        const fs::path& original = originals[number % originals.size()];
        const fs::path copy =
            folder / "reactions" / (original.stem().string() + "-" + std::to_string(number) + ".json");
        std::ofstream(copy, std::ios::binary) << renamed(textOf(original), number);
    }
}

std::string longReaction(std::size_t actions)
{
    std::string text = R"({"name": "Long", "trigger": "custom.survey_completed", "is_active": true, "actions": [)";
    for (std::size_t i = 0; i < actions; ++i) {
        const std::string number = std::to_string(i + 1);
        text += i == 0 ? "\n  " : ",\n  ";
        if (i % 2 == 0)
            text += R"({"name": "filter", "sort_order": )" + number +
                    R"(, "arguments": [{"name": "condition", "value": {"and": [{">=": [{"var": "data.score"}, )" +
                    std::to_string(i % 5) + R"(]}, {"!!": {"var": "profile_id"}}, {"!": {"in": ["seen-)" + number +
                    R"(", {"var": "data.survey_id"}]}}]}, "is_dynamic": null}]})";
        else
            text += R"({"name": "benefit.create", "sort_order": )" + number +
                    R"(, "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true}, )"
                    R"({"name": "definition", "value": "promoter-thank-you", "is_dynamic": null}]})";
    }
    return text + "\n]}\n";
}

} // namespace retort
