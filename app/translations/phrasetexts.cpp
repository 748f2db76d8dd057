// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the engine's sentences as lupdate reads them: the engine itself is free of Qt. Part of the target
// `translations`.
#include "engine/base/counted.h"
#include "engine/base/english.h"

#include <algorithm>
#include <iostream>
#include <string>

namespace {

std::string literal(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return out + '"';
}

} // namespace

int main()
{
    std::vector<retort::EnglishRow> rows = retort::englishRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    std::cout << "// Made by retort-phrases. Do not edit.\n";
    for (const retort::EnglishRow& row : rows) {
        if (row.text.empty())
            continue;
        const bool counts = retort::countedArgument(row.id).has_value();
        std::cout << (counts ? "QT_TRANSLATE_N_NOOP3" : "QT_TRANSLATE_NOOP3") << "(\"Phrases\", " << literal(row.text)
                  << ", " << literal(row.id) << ")\n";
    }
    return std::cout.good() ? 0 : 1;
}
