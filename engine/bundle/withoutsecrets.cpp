// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/bundle/withoutsecrets.h"

#include "engine/json/write.h"

namespace retort::bundle {

using json::Document;

std::string hostOnly(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return {};
    std::string_view rest = url.substr(scheme + 3);
    const std::size_t end = rest.find_first_of("/?#\\");
    const bool more = end != std::string_view::npos && end + 1 < rest.size();
    rest = rest.substr(0, end);
    if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos)
        rest.remove_prefix(at + 1);
    if (rest.empty() || rest.find("{{") != std::string_view::npos)
        return {};
    return std::string(url.substr(0, scheme)) + "://" + std::string(rest) + (more ? "/…" : "");
}

Document withoutSecrets(const Document& target)
{
    if (target.root().kind != json::Kind::Object)
        return target;
    std::string text;
    for (const char* key : {"name", "handle", "url", "template", "condition"}) {
        const Document::Index at = target.member(0, key);
        if (at == Document::none)
            continue;
        const bool isUrl = std::string_view(key) == "url" && target.node(at).kind == json::Kind::String;
        text += (text.empty() ? "{" : ", ") + json::quoted(key) + ": " +
                (isUrl ? json::quoted(hostOnly(*target.stringOf(at))) : std::string(target.textOf(at)));
    }
    return Document::parse(text.empty() ? "{}" : text + "}", target.limits()).value_or(Document());
}

} // namespace retort::bundle
