// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bundle/keys.h"

#include "engine/json/write.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace retort::bundle {

namespace {

using json::Document;
using Index = Document::Index;

constexpr std::size_t shortest = 8; ///< Shorter values are found under their name alone, not within texts.

/// In lower case, without hyphens and underscores.
constexpr std::array names =
    std::to_array<std::string_view>({"accesskey",    "accesstoken",   "apikey",     "apisecret",
                                     "apitoken",     "authorization", "authtoken",  "bearertoken",
                                     "clientsecret", "cookie",        "idtoken",    "passphrase",
                                     "passwd",       "password",      "privatekey", "proxyauthorization",
                                     "pwd",          "refreshtoken",  "secret",     "secretkey",
                                     "sessionid",    "sessiontoken",  "setcookie",  "signingsecret",
                                     "token",        "webhooksecret", "xapikey",    "xauthtoken"});

struct Form {
    std::string_view prefix;
    std::size_t atLeast; ///< Characters after it.
};
/// What well-known services begin their keys with.
constexpr std::array forms = std::to_array<Form>({{"sk_live_", 8},
                                                  {"sk_test_", 8},
                                                  {"rk_live_", 8},
                                                  {"whsec_", 16},
                                                  {"xoxb-", 10},
                                                  {"xoxp-", 10},
                                                  {"xoxa-", 10},
                                                  {"xoxr-", 10},
                                                  {"xoxs-", 10},
                                                  {"ghp_", 20},
                                                  {"gho_", 20},
                                                  {"ghs_", 20},
                                                  {"github_pat_", 20},
                                                  {"glpat-", 16},
                                                  {"AKIA", 16},
                                                  {"AIza", 30},
                                                  {"SG.", 30},
                                                  {"eyJ", 30},
                                                  {"shpat_", 20}});

bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-'; }

/// Of what keys are made: base64 of both kinds, hexadecimal, and dots between parts.
bool isOfKey(char c) { return isWord(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '='; }

std::string plain(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c != '-' && c != '_' && c != ' ')
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return out;
}

bool isKeyName(std::string_view name)
{
    return std::binary_search(names.begin(), names.end(), std::string_view(plain(name)));
}

std::string_view runOfKey(std::string_view text, std::size_t begin)
{
    std::size_t end = begin;
    while (end < text.size() && isOfKey(text[end]))
        ++end;
    return text.substr(begin, end - begin);
}

std::size_t skip(std::string_view text, std::size_t at, std::string_view characters)
{
    const std::size_t next = text.find_first_not_of(characters, at);
    return next == std::string_view::npos ? text.size() : next;
}

void addScheme(std::string_view text, std::size_t at, std::set<std::string>& found)
{
    const std::string_view key = runOfKey(text, skip(text, at, " "));
    if (key.size() >= shortest)
        found.emplace(key);
}

/// `"api_key": "…"`, `token=…`: a name, a sign, a value.
void addAssigned(std::string_view text, std::size_t afterName, std::set<std::string>& found)
{
    std::size_t at = skip(text, afterName, "\"'\\ ");
    if (at >= text.size() || (text[at] != ':' && text[at] != '='))
        return;
    at = skip(text, at + 1, "\"'\\ ");
    const std::string_view key = runOfKey(text, at);
    if (key.size() >= shortest && key != "undefined")
        found.emplace(key);
}

/// https://user:password@host
void addUserInfo(std::string_view text, std::set<std::string>& found)
{
    for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
        const std::string_view host = text.substr(at + 3, text.find_first_of("/?# \"'\\", at + 3) - at - 3);
        const std::size_t end = host.rfind('@');
        const std::size_t colon = host.find(':');
        if (end != std::string_view::npos && colon < end && end - colon > 1)
            found.emplace(host.substr(colon + 1, end - colon - 1));
    }
}

/// Under a member's name, or beside one: {"name": "api_key", "value": "…"}, as arguments and headers are written.
bool standsUnderName(const Document& document, Index node)
{
    if (isKeyName(document.keyOf(node)))
        return true;
    const Index parent = document.node(node).parent;
    if (document.keyOf(node) != "value" || parent == Document::none)
        return false;
    for (const char* key : {"name", "key", "header"}) {
        const Index name = document.member(parent, key);
        if (name != Document::none && isKeyName(document.stringOf(name).value_or("")))
            return true;
    }
    return false;
}

std::string without(std::string text, const std::vector<std::string>& keys)
{
    for (const std::string& key : keys) {
        if (text == key)
            return std::string(keySign);
        for (std::size_t at = text.find(key); key.size() >= shortest && at != std::string::npos;
             at = text.find(key, at + keySign.size()))
            text.replace(at, key.size(), keySign);
    }
    return text;
}

std::size_t takeOut(Document& document, const std::vector<std::string>& keys)
{
    std::string text;
    std::size_t at = 0;
    std::size_t changed = 0;
    for (Index node = 0; node < document.nodes().size(); ++node) {
        if (document.node(node).kind != json::Kind::String)
            continue;
        const std::string before = *document.stringOf(node);
        const std::string after = without(before, keys);
        if (after == before)
            continue;
        const json::Range range = document.node(node).range;
        text.append(document.text(), at, range.begin - at);
        text += json::quoted(after);
        at = range.end;
        ++changed;
    }
    if (changed == 0)
        return 0;
    text.append(document.text(), at, std::string::npos);
    // A text in the place of a text: valid. What would be too large is left out rather than passed on.
    document = Document::parse(std::move(text), document.limits()).value_or(Document());
    return changed;
}

} // namespace

std::set<std::string> keysIn(std::string_view text)
{
    std::set<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        if (!isWord(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && isWord(text[end]))
            ++end;
        const std::string_view word = text.substr(at, end - at);
        const std::string lower = plain(word);
        if (lower == "bearer" || lower == "basic")
            addScheme(text, end, found);
        else if (isKeyName(word))
            addAssigned(text, end, found);
        for (const Form& form : forms) {
            const std::string_view key = runOfKey(text, at);
            if (key.starts_with(form.prefix) && key.size() >= form.prefix.size() + form.atLeast &&
                (form.prefix != "eyJ" || key.find('.') != std::string_view::npos))
                found.emplace(key);
        }
        at = end;
    }
    addUserInfo(text, found);
    return found;
}

std::set<std::string> keysIn(const Document& document)
{
    std::set<std::string> found;
    for (Index node = 0; node < document.nodes().size(); ++node) {
        if (document.node(node).kind != json::Kind::String)
            continue;
        const std::string text = *document.stringOf(node);
        found.merge(keysIn(text));
        // A template's variable is none yet.
        if (!text.empty() && text != keySign && text.find("{{") == std::string::npos &&
            standsUnderName(document, node)) {
            const auto inside = keysIn(text);
            if (inside.empty()) // else that of "Bearer …" alone
                found.insert(text);
        }
    }
    return found;
}

std::size_t takeKeysOut(std::span<Document* const> documents)
{
    std::set<std::string> all;
    for (const Document* document : documents)
        all.merge(keysIn(*document));
    if (all.empty())
        return 0;
    std::vector<std::string> keys(all.begin(), all.end());
    std::stable_sort(keys.begin(), keys.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    std::size_t changed = 0;
    for (Document* document : documents)
        changed += takeOut(*document, keys);
    return changed;
}

} // namespace retort::bundle
