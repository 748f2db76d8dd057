// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lint/clauses.h"

#include "engine/json/pointer.h"
#include "engine/lint/subject.h"
#include "engine/lint/variables.h"
#include "engine/reaction/handlefields.h"

#include <algorithm>
#include <utility>

namespace retort::lint {

namespace {

using logic::NodeId;
using logic::Operator;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool sameButForCase(std::string_view a, std::string_view b)
{
    return a != b && a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool hasCapital(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

class ClauseCheck {
public:
    ClauseCheck(const logic::Program& rule, const std::string& event, const Surroundings& surroundings,
                std::vector<Problem>& problems)
        : m_rule(rule), m_event(event), m_surroundings(surroundings), m_problems(problems)
    {}

    void check()
    {
        const auto nodes = m_rule.nodes();
        for (NodeId id = 0; id < nodes.size(); ++id) {
            const Operator op = nodes[id].op;
            const bool strict = op == Operator::StrictEqual || op == Operator::StrictNotEqual;
            if (nodes[id].children != 2 ||
                !(strict || op == Operator::Equal || op == Operator::NotEqual || op == Operator::In))
                continue;
            const auto sides = childrenOf(m_rule, id);
            // The needle of an in is looked for in a list; in a text it may be a part of a handle.
            if (op != Operator::In || m_rule.node(sides[1]).source.isArray())
                compare(id, strict, sides[0], sides[1]);
            if (op != Operator::In || isList(sides[1]))
                compare(id, strict, sides[1], sides[0]);
        }
    }

private:
    bool isList(NodeId side) const
    {
        const std::string picker = pickerOf(pathOf(m_rule, side));
        return picker == "tag" || picker == "status";
    }

    void compare(NodeId clause, bool strict, NodeId field, NodeId other)
    {
        const std::string path = pathOf(m_rule, field);
        if (path.empty() || m_rule.node(other).op != Operator::Literal)
            return;
        if (strict && isBirthPart(path))
            birth(clause, path);
        const std::string picker = pickerOf(path);
        const bool tags = picker == "tag";
        if (picker.empty())
            return;
        const json::Value value = m_rule.node(other).source;
        const std::string pointer = m_rule.pointerTo(other);
        if (value.isString())
            handle(path, picker, tags, value.text(), pointer);
        for (std::size_t i = 0; value.isArray() && i < value.size(); ++i) {
            if (value.items()[i].isString())
                handle(path, picker, tags, value.items()[i].text(), json::child(pointer, i));
        }
    }

    std::string pickerOf(std::string_view path) const
    {
        return handlePicker(m_surroundings.catalogue(), m_event, path);
    }

    void handle(const std::string& path, const std::string& picker, bool tags, std::string_view text,
                const std::string& pointer)
    {
        const std::string written(text);
        const DefinitionList* list = m_surroundings.definitions().list(picker);
        if (!list) {
            if (tags && hasCapital(text))
                m_problems.push_back(problem("tag.letter-case", pointer, phrase("lint.tag-capital", written)));
            return;
        }
        if (m_surroundings.definitions().find(picker, text))
            return;
        for (const Definition& one : list->definitions) {
            if (!sameButForCase(one.handle, text))
                continue;
            const bool tagLike = tags || picker == "status";
            m_problems.push_back(problem(tagLike ? "tag.letter-case" : "handle.unknown", pointer,
                                         phrase("lint.letter-case", written, one.handle),
                                         {{phrase("lint.fix.write", one.handle), {setText(pointer, one.handle)}}},
                                         one.handle));
            return;
        }
        const std::string near = m_surroundings.definitions().nearest(picker, text);
        // Tags come and go without a definition: only a slip of the pen is told.
        if (tags && near.empty())
            return;
        if (near.empty())
            m_problems.push_back(
                problem("handle.unknown", pointer, phrase("lint.clause-handle", written, path, list->kind)));
        else
            m_problems.push_back(problem("handle.unknown", pointer,
                                         phrase("lint.clause-handle-near", written, path, list->kind, near),
                                         {{phrase("lint.fix.write", near), {setText(pointer, near)}}}, near));
    }

    // The platform's pages show the parts of a birthday as numbers and as texts (spec section 14, C35).
    void birth(NodeId clause, const std::string& path)
    {
        const bool equal = m_rule.node(clause).op == Operator::StrictEqual;
        const std::string loose = equal ? "==" : "!=";
        m_problems.push_back(
            problem("birth.text", m_rule.pointerTo(clause), phrase("lint.birth-text", path, loose),
                    {{phrase("lint.fix.operator", loose),
                      {{Change::Kind::Rename,
                        json::child(m_rule.pointerTo(clause), logic::nameOf(m_rule.node(clause).op)), loose}}}}));
    }

    const logic::Program& m_rule;
    const std::string& m_event;
    const Surroundings& m_surroundings;
    std::vector<Problem>& m_problems;
};

} // namespace

void clauseProblems(const logic::Program& rule, const std::string& event, const Surroundings& surroundings,
                    std::vector<Problem>& problems)
{
    ClauseCheck(rule, event, surroundings, problems).check();
}

} // namespace retort::lint
