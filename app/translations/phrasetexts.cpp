// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translations/phrasetexts.h"

#include "engine/base/counted.h"
#include "engine/base/english.h"

#include <algorithm>
#include <string>
#include <vector>

namespace retort {

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

void writePhraseTexts(std::ostream& out)
{
    std::vector<EnglishRow> rows = englishRows();
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    out << "// Made by retort-phrases. Do not edit.\n";
    for (const EnglishRow& row : rows) {
        const bool counts = countedArgument(row.id).has_value();
        out << (counts ? "QT_TRANSLATE_N_NOOP3" : "QT_TRANSLATE_NOOP3") << "(\"Phrases\", " << literal(row.text) << ", "
            << literal(row.id) << ")\n";
    }
}

} // namespace retort
