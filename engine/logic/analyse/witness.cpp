// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/witness.h"

#include "engine/logic/analyse/tables.h"

#include <map>
#include <string_view>

namespace retort::logic {

namespace {

constexpr std::size_t mostVariables = 1000;

/// Objects in the making: what stands under a path's first part, and so on.
struct Branch {
    std::map<std::string_view, Branch> members;
    const json::Data* value = nullptr;

    void write(json::Builder& out) const
    {
        if (members.empty() && value)
            return out.value(value->root());
        out.beginObject();
        for (const auto& [key, member] : members) {
            out.key(key);
            member.write(out);
        }
        out.end();
    }
};

} // namespace

Witness::Witness(Model& model)
    : m_model(model), m_machine(Program::compile(model.program.rule(), tableSettings(model.program.settings())))
{}

std::optional<Code> Witness::codeOn(const json::Data& data)
{
    if (!Budget::spend(m_model.budget.evaluations, 1) ||
        !Budget::spend(m_model.budget.nodes, m_model.program.nodes().size()))
        return std::nullopt;
    const Outcome outcome = m_machine.run(data.root());
    if (outcome.failure && outcome.failure->kind == Failure::Kind::Limit)
        return std::nullopt;
    return m_model.codeOf(outcome);
}

std::optional<json::Data> Witness::dataOf(const Case& values, std::uint32_t absent) const
{
    if (values.size() > mostVariables)
        return std::nullopt;
    Branch root;
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        const Variable& variable = m_model.variables[i];
        const auto& value = variable.values.values[variable.first[values[i]]];
        if (!value || i == absent)
            continue;
        Branch* at = &root;
        const std::string_view path = variable.path;
        for (std::size_t begin = 0; begin <= path.size();) {
            const std::size_t end = std::min(path.find('.', begin), path.size());
            at = &at->members[path.substr(begin, end - begin)];
            begin = end + 1;
        }
        at->value = &*value;
    }
    json::Builder out;
    root.write(out);
    return out.take();
}

} // namespace retort::logic
