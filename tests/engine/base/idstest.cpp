// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of phrases in the sources and the rows of the English table, held against each other.
#include "engine/base/english.h"

#include <algorithm>
#include <cctype>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace retort;
namespace fs = std::filesystem;

namespace {

// What is left of a source without comments and space: names and single characters, and literals, which are marked by
// the quote they begin with. Raw literals and characters count as literals.
using Tokens = std::vector<std::string>;

bool isNamePart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

Tokens tokensOf(const std::string& source)
{
    Tokens tokens;
    const auto ends = [&](std::size_t found, std::size_t length) {
        return found == std::string::npos ? source.size() : found + length;
    };
    for (std::size_t i = 0; i < source.size();) {
        const char c = source[i];
        if (source.compare(i, 2, "//") == 0) {
            i = ends(source.find('\n', i), 0);
        } else if (source.compare(i, 2, "/*") == 0) {
            i = ends(source.find("*/", i), 2);
        } else if (source.compare(i, 2, "R\"") == 0) {
            const std::string delimiter = ")" + source.substr(i + 2, source.find('(', i) - i - 2) + "\"";
            i = ends(source.find(delimiter, i), delimiter.size());
        } else if (c == '"' || c == '\'') {
            std::string literal(1, c);
            for (++i; i < source.size() && source[i] != c; ++i) {
                if (source[i] == '\\')
                    literal += source[i++];
                literal += source[i];
            }
            ++i;
            tokens.push_back(literal);
        } else if (isNamePart(c)) {
            std::size_t end = i;
            while (end < source.size() &&
                   (isNamePart(source[end]) || (source[end] == '\'' && isNamePart(source[end + 1]))))
                ++end; // a quote within a number groups its digits
            tokens.push_back(source.substr(i, end - i));
            i = end;
        } else {
            if (!std::isspace(static_cast<unsigned char>(c)))
                tokens.emplace_back(1, c);
            ++i;
        }
    }
    return tokens;
}

// All literals of the first argument of the call whose bracket is at `at`: there may be a choice of two.
std::vector<std::string> idsOfCall(const Tokens& tokens, std::size_t at)
{
    static const std::set<std::string> opening{"(", "{", "["};
    static const std::set<std::string> closing{")", "}", "]"};
    std::vector<std::string> ids;
    for (int depth = 0; at < tokens.size(); ++at) {
        if (tokens[at].front() == '"')
            ids.push_back(tokens[at].substr(1));
        if (tokens[at] == "?")
            ids.clear(); // that was the question
        depth += static_cast<int>(opening.count(tokens[at])) - static_cast<int>(closing.count(tokens[at]));
        if (depth == 0 || (depth == 1 && tokens[at] == ","))
            break;
    }
    return ids;
}

struct Sources {
    std::map<std::string, std::string> said; // id in a call of phrase(), and a file that says it
    std::set<std::string> beginnings;        // "condition.relation.", to which a name is added
    std::set<std::string> literals;          // of all sources but the English table
};

const Sources& sources()
{
    static const Sources all = [] {
        Sources found;
        for (const char* folder : {"engine", "app", "ui"}) {
            for (const auto& entry : fs::recursive_directory_iterator(fs::path(RETORT_SOURCE_DIR) / folder)) {
                const fs::path& path = entry.path();
                if ((path.extension() != ".cpp" && path.extension() != ".h") ||
                    path.filename().string().starts_with("english_"))
                    continue;
                std::ostringstream text;
                text << std::ifstream(path).rdbuf();
                const Tokens tokens = tokensOf(text.str());
                for (std::size_t at = 0; at < tokens.size(); ++at) {
                    if (tokens[at].front() == '"')
                        found.literals.insert(tokens[at].substr(1));
                    if (tokens[at] == "phrase" && at + 1 < tokens.size() && tokens[at + 1] == "(") {
                        for (const std::string& id : idsOfCall(tokens, at + 1)) {
                            if (id.ends_with('.')) // the rest is put together; the tests of its folder ask for each
                                found.beginnings.insert(id);
                            else
                                found.said.emplace(id, path.filename().string());
                        }
                    }
                }
            }
        }
        return found;
    }();
    return all;
}

} // namespace

TEST_CASE("every phrase that is said has its sentence")
{
    std::set<std::string_view> rows;
    for (const EnglishRow& row : englishRows())
        rows.insert(row.id);
    CHECK(sources().said.size() > 50);
    for (const auto& said : sources().said) {
        CAPTURE(said.second);
        CAPTURE(said.first);
        CHECK(rows.count(said.first) == 1);
    }
}

TEST_CASE("every sentence is said somewhere")
{
    for (const EnglishRow& row : englishRows()) {
        if (row.id.starts_with("twig.help-")) // put together from a name; twigvaluetest asks for each
            continue;
        if (std::any_of(sources().beginnings.begin(), sources().beginnings.end(),
                        [&](const std::string& beginning) { return row.id.starts_with(beginning); }))
            continue;
        CAPTURE(row.id);
        CHECK(sources().literals.count(std::string(row.id)) == 1);
    }
}

TEST_CASE("sources are read as they are written")
{
    CHECK(tokensOf("a = \"//\\\"\" + 'b'; // c\n/* d */ 1'000").back() == "1'000");
    CHECK(tokensOf("a = \"//\\\"\" + '\"'; // c") == Tokens{"a", "=", "\"//\\\"", "+", "'\"", ";"});
    CHECK(tokensOf("f(R\"x(\")x\")") == Tokens{"f", "(", ")"});
    const Tokens call = tokensOf("(kind == \"x\" ? \"a.b\" : f(\"c.d\", 1), \"e.f\") + \"g\"");
    CHECK(idsOfCall(call, 0) == std::vector<std::string>{"a.b", "c.d"});
    CHECK(idsOfCall(tokensOf("(\"a.b\") + \"g\""), 0) == std::vector<std::string>{"a.b"});
}
