// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bigworkspace.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace retort {

namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The text of a member, the first one of this key, begins with `before` and ends with `after`.
std::string changed(std::string text, std::string_view key, const std::string& before, const std::string& after)
{
    const std::size_t at = text.find('"' + std::string(key) + '"');
    const std::size_t colon = text.find(':', at);
    const std::size_t begin = text.find('"', colon);
    const std::size_t end = text.find('"', begin + 1);
    if (end == std::string::npos)
        throw std::runtime_error("a sample file without a " + std::string(key));
    text.insert(end, after);
    return text.insert(begin + 1, before);
}

using Change = std::function<std::string(std::string, std::size_t)>;

void repeat(const fs::path& sample, const fs::path& folder, std::size_t count, const Change& change)
{
    std::vector<fs::path> originals;
    for (const auto& entry : fs::directory_iterator(sample))
        originals.push_back(entry.path());
    std::sort(originals.begin(), originals.end());
    for (std::size_t number = originals.size(); number < count; ++number) {
        const fs::path& original = originals[number % originals.size()];
        const fs::path copy = folder / (original.stem().string() + "-" + std::to_string(number) + ".json");
        std::ofstream(copy, std::ios::binary) << change(textOf(original), number);
    }
}

void addBenefits(const fs::path& file, std::size_t count)
{
    const std::string text = textOf(file);
    const std::size_t end = text.rfind(']');
    std::string more;
    for (std::size_t number = 0; number < count; ++number)
        more += R"(, {"id": )" + std::to_string(1000 + number) + R"(, "name": "Benefit )" + std::to_string(number) +
                R"(", "handle": "benefit-)" + std::to_string(number) + R"(", "type": "gift"})" + "\n";
    std::ofstream(file, std::ios::binary) << text.substr(0, end) << more << text.substr(end);
}

} // namespace

void writeBigWorkspace(const fs::path& sample, const fs::path& folder, const BigWorkspace& size)
{
    fs::copy(sample, folder, fs::copy_options::recursive);
    repeat(sample / "reactions", folder / "reactions", size.reactions, [](std::string text, std::size_t number) {
        return changed(std::move(text), "name", "", " " + std::to_string(number));
    });
    repeat(sample / "events", folder / "events", size.events, [](std::string text, std::size_t) { return text; });
    repeat(sample / "targets", folder / "targets", size.targets, [](std::string text, std::size_t number) {
        return changed(std::move(text), "handle", "n" + std::to_string(number) + "-", "");
    });
    if (size.benefits > 0)
        addBenefits(folder / "definitions" / "benefits.json", size.benefits);
}

void writeBigWorkspace(const fs::path& sample, const fs::path& folder, std::size_t reactions)
{
    writeBigWorkspace(sample, folder, {.reactions = reactions, .events = 0, .targets = 0, .benefits = 0});
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
