// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/tables.h"

#include "engine/logic/compile/code.h"
#include "engine/logic/trace.h"

#include <algorithm>
#include <unordered_map>

namespace retort::logic {

namespace {

constexpr std::size_t mostEntries = 1200; // of one table

bool isOrder(Operator op)
{
    return op == Operator::Greater || op == Operator::GreaterEqual || op == Operator::Less || op == Operator::LessEqual;
}

bool isCalculation(Operator op)
{
    switch (op) {
    case Operator::Add:
    case Operator::Subtract:
    case Operator::Multiply:
    case Operator::Divide:
    case Operator::Modulo:
    case Operator::Max:
    case Operator::Min:
    case Operator::Cat:
    case Operator::Substr:
        return true;
    default:
        return false;
    }
}

/// Was null taken as some value by this operation, so that its result hangs on it? null == "gold" is false and
/// null != "gold" true whether one takes null as something or not.
bool hangsOnTaken(const Program& program, const Record& record, json::Value result)
{
    const Operator op = program.node(record.node).op;
    if (isOrder(op) || isCalculation(op))
        return true;
    if (op == Operator::Equal || op == Operator::In)
        return result.isBool() && result.asBool();
    return op == Operator::NotEqual && result.isBool() && !result.asBool();
}

/// The node that took the missing variable as some value; noNode where none did.
NodeId takenAt(const Trace& trace, std::string_view path)
{
    const Program& program = trace.program;
    for (const Record& read : trace.records) {
        if (!read.read || read.found != Found::Missing || read.parent == noIndex)
            continue;
        const json::Value at = program.code().instructions[read.node].value;
        if (!at.isString() || at.text() != path)
            continue;
        const Record& operation = trace.records[read.parent];
        // Only as what is looked for: nothing is found in a list that is not there.
        if (program.node(operation.node).op == Operator::In && program.node(read.node).position != 0)
            continue;
        const bool isTaken = std::any_of(trace.remarks.begin(), trace.remarks.end(), [&](const Remark& remark) {
            return remark.record == read.parent && remark.what == Remark::What::Taken && remark.value.isNull();
        });
        if (isTaken && hangsOnTaken(program, operation, operation.value))
            return operation.node;
    }
    return noNode;
}

class Tables {
public:
    explicit Tables(Model& model) : m_model(model) {}

    void fill()
    {
        for (Atom& atom : m_model.atoms)
            fill(atom);
        for (std::uint32_t i = 0; i < m_model.variables.size(); ++i)
            m_atomsOf.emplace_back();
        for (std::uint32_t i = 0; i < m_model.atoms.size(); ++i) {
            for (const std::uint32_t variable : m_model.atoms[i].variables)
                m_atomsOf[variable].push_back(i);
        }
        for (std::uint32_t i = 0; i < m_model.variables.size(); ++i)
            fold(i);
    }

private:
    std::size_t countOf(std::uint32_t variable) const { return m_model.variables[variable].values.values.size(); }

    void fill(Atom& atom)
    {
        if (!atom.isReady || !makeRoom(atom))
            return;
        std::size_t entries = 1;
        for (const std::uint32_t variable : atom.variables) {
            atom.strides.push_back(static_cast<std::uint32_t>(entries));
            entries *= countOf(variable);
        }
        if (!Budget::spend(m_model.budget.evaluations, entries) ||
            !Budget::spend(m_model.budget.nodes, entries * atom.program.nodes().size()))
            return;
        atom.isKnown = true;
        atom.isExact = atom.covered;
        for (const std::uint32_t variable : atom.variables)
            atom.isExact = atom.isExact && m_model.variables[variable].isExact();
        atom.codes.resize(entries);
        atom.taken.resize(entries);
        Machine machine(atom.program);
        Trace trace;
        for (std::size_t entry = 0; entry < entries; ++entry)
            evaluate(atom, machine, trace, entry);
    }

    /// Of an expression that is only sampled, fewer values of each variable do; false where it cannot be.
    bool makeRoom(const Atom& atom) const
    {
        std::size_t entries = 1;
        for (const std::uint32_t variable : atom.variables) {
            entries *= std::max<std::size_t>(countOf(variable), 1);
            if (entries > mostEntries)
                return false;
        }
        return true;
    }

    void evaluate(Atom& atom, Machine& machine, Trace& trace, std::size_t entry)
    {
        json::Data data = m_nothing;
        bool lacks = false;
        for (std::size_t i = 0; i < atom.variables.size(); ++i) {
            const Variable& variable = m_model.variables[atom.variables[i]];
            const auto& value = variable.values.values[entry / atom.strides[i] % variable.values.values.size()];
            lacks = lacks || !value;
            if (value)
                data = withValue(data, variable.path, value);
        }
        const Outcome outcome = lacks ? machine.run(data.root(), trace) : machine.run(data.root());
        atom.codes[entry] = m_model.codeOf(outcome);
        // A bound of ours, or a fault of the rule that is told elsewhere.
        if (outcome.failure &&
            (outcome.failure->kind == Failure::Kind::Limit || outcome.failure->kind == Failure::Kind::UnknownOperator ||
             outcome.failure->kind == Failure::Kind::ArgumentCount))
            atom.isExact = false;
        for (std::size_t i = 0; lacks && i < std::min<std::size_t>(atom.variables.size(), 8); ++i) {
            const Variable& variable = m_model.variables[atom.variables[i]];
            if (variable.values.values[entry / atom.strides[i] % variable.values.values.size()])
                continue;
            if (const NodeId node = takenAt(trace, variable.path); node != noNode) {
                atom.taken[entry] = static_cast<std::uint8_t>(atom.taken[entry] | 1U << i);
                atom.takenAt[i] = atom.node + node;
            }
        }
    }

    /// Values with the same entries in all tables become one class.
    void fold(std::uint32_t index)
    {
        Variable& variable = m_model.variables[index];
        const std::size_t count = countOf(index);
        std::vector<std::string> signatures(count);
        for (const std::uint32_t one : m_atomsOf[index]) {
            const Atom& atom = m_model.atoms[one];
            if (!atom.isKnown)
                continue;
            const auto at = static_cast<std::size_t>(std::find(atom.variables.begin(), atom.variables.end(), index) -
                                                     atom.variables.begin());
            Budget::spend(m_model.budget.constants, atom.codes.size());
            for (std::size_t entry = 0; entry < atom.codes.size(); ++entry) {
                std::string& signature = signatures[entry / atom.strides[at] % count];
                signature += static_cast<char>(atom.codes[entry]);
                signature += static_cast<char>(atom.taken[entry]);
            }
        }
        std::unordered_map<std::string, std::uint16_t> classes;
        for (std::uint32_t value = 0; value < count; ++value) {
            const auto [at, isNew] =
                classes.try_emplace(std::move(signatures[value]), static_cast<std::uint16_t>(variable.first.size()));
            if (isNew)
                variable.first.push_back(value);
            variable.classOf.push_back(at->second);
        }
    }

    static json::Data emptyObject()
    {
        json::Builder out;
        out.beginObject();
        out.end();
        return out.take();
    }

    Model& m_model;
    std::vector<std::vector<std::uint32_t>> m_atomsOf;
    json::Data m_nothing = emptyObject();
};

} // namespace

Settings tableSettings(Settings settings)
{
    Limits& limits = settings.limits;
    limits.steps = std::min<std::size_t>(limits.steps, 20'000);
    limits.bytesInString = std::min<std::size_t>(limits.bytesInString, std::size_t{64} << 10);
    limits.itemsInList = std::min<std::size_t>(limits.itemsInList, 10'000);
    limits.bytesInAll = std::min<std::size_t>(limits.bytesInAll, std::size_t{1} << 20);
    limits.records = std::min<std::size_t>(limits.records, 2'000);
    return settings;
}

void fillTables(Model& model, const Domains& domains)
{
    for (Variable& variable : model.variables) {
        const Domain domain = domains ? domains(variable.path) : Domain();
        variable.canBeAbsent = domain.canBeAbsent;
        variable.values = valuesFor(variable.use, domain, model.program);
        if (variable.values.values.empty()) { // a type that holds nothing the rule could read
            variable.values.values.push_back(std::nullopt);
            variable.values.all = false;
        }
    }
    Tables(model).fill();
}

} // namespace retort::logic
