// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/rules.h"

namespace retort::lint {

std::span<const Rule> rules()
{
    constexpr auto error = Problem::Severity::Error;
    constexpr auto warning = Problem::Severity::Warning;
    constexpr auto hint = Problem::Severity::Hint;
    static constexpr Rule table[] = {
        {"json.invalid", error},
        {"file.type", error},
        {"reaction.no-name", error},
        {"reaction.no-trigger", error},
        {"filter.no-condition", error},
        {"condition.unknown-operator", error},
        {"condition.arity", error},
        {"condition.limit", error},
        {"condition.syntax", error},
        {"argument.missing", error},
        {"template.syntax", error},
        {"field.unknown", warning},
        {"field.root", warning},
        {"action.unknown", warning},
        {"argument.unknown", warning},
        {"argument.twice", warning},
        {"argument.object-fixed", warning},
        {"argument.fixed-profile", warning},
        {"argument.path-text", warning},
        {"handle.unknown", warning},
        {"handle.twice", warning},
        {"event.unknown", warning},
        {"event.alias", warning},
        {"absent.passes", warning},
        {"type.text-number", warning},
        {"strict.int-float", warning},
        {"condition.always", warning},
        {"condition.contradiction", warning},
        {"condition.not-boolean", warning},
        {"dialect.differs", warning},
        {"order.tie", warning},
        {"chain.empty", warning},
        {"chain.unreachable", warning},
        {"chain.filter-last", warning},
        {"payload.not-json", warning},
        {"payload.autoescape-differs", warning},
        {"sample.fails", warning},
        {"loop.own-trigger", warning},
        {"repeat.unguarded", warning},
        {"aggregation.lag", warning},
        {"profile-id.root", warning},
        {"target.no-handle", warning},
        {"target.no-url", warning},
        {"reaction.inactive", hint},
        {"condition.redundant", hint},
        {"tag.letter-case", hint},
        {"birth.text", hint},
    };
    return table;
}

const Rule* rule(std::string_view name)
{
    for (const Rule& one : rules()) {
        if (one.name == name)
            return &one;
    }
    return nullptr;
}

} // namespace retort::lint
