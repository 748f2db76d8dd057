// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/help.h"

#include "engine/json/write.h"
#include "engine/twig/library/callable.h"

#include <algorithm>

namespace retort::twig {

namespace {

struct OwnFunction {
    std::string_view name;
    std::string_view signature;
};

constexpr OwnFunction ownFunctions[] = {
    {"attribute", "attribute(object, name, arguments)"}, {"block", "block(name)"}, {"parent", "parent()"}};

std::string signatureOf(const Callable& callable, bool always)
{
    std::string text(callable.name);
    if (callable.parameters.empty() && !callable.variadic)
        return always ? text + "()" : text;
    text += '(';
    for (const Parameter& parameter : callable.parameters) {
        text += text.ends_with('(') ? "" : ", ";
        text += parameter.name;
        if (parameter.fallback && !parameter.fallback->isNull())
            text += " = " + json::write(*parameter.fallback);
    }
    return text + (callable.variadic ? ", …)" : ")");
}

std::string_view wordOf(HelpKind kind)
{
    switch (kind) {
    case HelpKind::Filter:
        return "filter";
    case HelpKind::Function:
        return "function";
    case HelpKind::Test:
        return "test";
    }
    return "";
}

/// "twig.help-test-divisible-by"
Phrase textFor(HelpKind kind, std::string_view name)
{
    std::string id = "twig.help-";
    id += wordOf(kind);
    id += '-';
    id += name == "e" ? "escape" : name;
    std::ranges::replace(id, ' ', '-');
    std::ranges::replace(id, '_', '-');
    return phrase(id);
}

} // namespace

std::optional<Help> helpFor(HelpKind kind, std::string_view name)
{
    if (kind == HelpKind::Function) {
        const auto own = std::ranges::find(ownFunctions, name, &OwnFunction::name);
        if (own != std::end(ownFunctions))
            return Help{std::string(own->signature), textFor(kind, name)};
    }
    const Callable* callable = kind == HelpKind::Filter     ? filterNamed(name)
                               : kind == HelpKind::Function ? functionNamed(name)
                                                            : testNamed(name);
    if (!callable)
        return std::nullopt;
    return Help{signatureOf(*callable, kind == HelpKind::Function), textFor(kind, name)};
}

} // namespace retort::twig
