// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/claims.h"
#include "engine/logic/analyse/variables.h"
#include "engine/logic/words/relation.h"
#include "engine/php/number.h"

#include <cmath>

namespace retort::logic {

namespace {

using json::Value;

constexpr NodeId mostNodes = 20'000; // that are looked at

/// What kind of value an operand gives, as far as it can be told.
enum class Sort : std::uint8_t { Unknown, Number, Whole, Text, Digits };

struct Operand {
    Sort sort = Sort::Unknown;
    bool isConstant = false;
    Value value;
    std::string_view path;
};

class Types {
public:
    Types(const Program& program, const Domains& domains, std::vector<Finding>& findings)
        : m_program(program), m_domains(domains), m_findings(findings)
    {}

    void find()
    {
        const auto end = std::min<NodeId>(mostNodes, static_cast<NodeId>(m_program.nodes().size()));
        for (NodeId node = 0; node < end && m_findings.size() < mostFindings; ++node) {
            switch (m_program.node(node).op) {
            case Operator::Less:
            case Operator::LessEqual:
            case Operator::Greater:
            case Operator::GreaterEqual:
                ordered(node);
                break;
            case Operator::Equal:
            case Operator::NotEqual:
                compared(node, operandAt(node, 0), operandAt(node, 1), false);
                break;
            case Operator::StrictEqual:
            case Operator::StrictNotEqual:
                if (!compared(node, operandAt(node, 0), operandAt(node, 1), false))
                    strictly(node, operandAt(node, 0), operandAt(node, 1));
                break;
            case Operator::In:
                searched(node);
                break;
            default:
                break;
            }
        }
    }

private:
    Operand operandAt(NodeId node, std::uint32_t position) const
    {
        const NodeId operand = argument(m_program, node, position);
        if (operand == noNode)
            return {};
        if (isConstant(m_program, operand))
            return ofConstant(m_program.node(operand).source);
        if (const auto path = pathOf(m_program, operand)) {
            const std::string type = m_domains ? m_domains(*path).type : std::string();
            const Sort sort = type == "number"                                           ? Sort::Number
                              : type == "integer"                                        ? Sort::Whole
                              : type == "string" || type == "datetime" || type == "date" ? Sort::Text
                                                                                         : Sort::Unknown;
            return {.sort = sort, .path = *path};
        }
        const Operator op = m_program.node(operand).op;
        if (isArithmetic(m_program, operand))
            return {.sort = Sort::Number};
        return {.sort = op == Operator::Cat || op == Operator::Substr ? Sort::Text : Sort::Unknown};
    }

    static Operand ofConstant(Value value)
    {
        Operand operand{.isConstant = true, .value = value};
        if (value.isNumber())
            operand.sort = value.isInt() ? Sort::Whole : Sort::Number;
        else if (value.isString() && value.size() != 0)
            operand.sort = php::numeric(value.text()).type == php::Numeric::Type::None ? Sort::Text : Sort::Digits;
        return operand;
    }

    static bool isNumber(const Operand& operand) { return operand.sort == Sort::Number || operand.sort == Sort::Whole; }
    static bool isText(const Operand& operand) { return operand.sort == Sort::Text || operand.sort == Sort::Digits; }

    void ordered(NodeId node)
    {
        const Operand first = operandAt(node, 0);
        const Operand second = operandAt(node, 1);
        if (!compared(node, first, second, true) && argument(m_program, node, 2) != noNode)
            compared(node, second, operandAt(node, 2), true);
    }

    /// A number beside a text; by order also a text of digits beside what is not known.
    bool compared(NodeId node, const Operand& a, const Operand& b, bool byOrder)
    {
        const bool differ = (isNumber(a) && isText(b)) || (isText(a) && isNumber(b));
        const bool digits = byOrder && ((a.sort == Sort::Digits && a.isConstant && b.sort == Sort::Unknown) ||
                                        (b.sort == Sort::Digits && b.isConstant && a.sort == Sort::Unknown));
        if (!differ && !digits)
            return false;
        const Operand& constant = a.isConstant ? a : b;
        m_findings.push_back({.kind = Finding::Kind::TextNumber,
                              .node = node,
                              .truth = constant.isConstant && isText(constant),
                              .path = std::string(a.path.empty() ? b.path : a.path)});
        return true;
    }

    /// A field that is a number among texts, or a text among numbers.
    void searched(NodeId node)
    {
        const Operand needle = operandAt(node, 0);
        const Operand list = operandAt(node, 1);
        if ((!isNumber(needle) && !isText(needle)) || !list.isConstant || !list.value.isArray() ||
            list.value.size() == 0)
            return;
        for (std::size_t i = 0; i < list.value.size(); ++i) {
            const Operand item = ofConstant(list.value.items()[i]);
            if (!(isNumber(needle) ? isText(item) : isNumber(item)))
                return;
        }
        m_findings.push_back({.kind = Finding::Kind::TextNumber,
                              .node = node,
                              .truth = isNumber(needle),
                              .path = std::string(needle.path)});
    }

    void strictly(NodeId node, const Operand& a, const Operand& b)
    {
        if (m_program.settings().dialect != Dialect::Php)
            return;
        const Operand& constant = b.isConstant ? b : a;
        const Operand& other = b.isConstant ? a : b;
        if (!constant.isConstant || !constant.value.isNumber())
            return;
        bool differ = false;
        if (other.isConstant) {
            differ = other.value.isNumber() && other.value.kind() != constant.value.kind() &&
                     other.value.number() == constant.value.number();
        } else if (constant.value.isInt()) {
            differ = other.sort == Sort::Number && !other.path.empty();
        } else {
            const double number = constant.value.asDouble();
            differ = other.sort == Sort::Whole || (std::floor(number) == number && !other.path.empty());
        }
        if (differ)
            m_findings.push_back({.kind = Finding::Kind::IntFloat, .node = node, .path = std::string(other.path)});
    }

    const Program& m_program;
    const Domains& m_domains;
    std::vector<Finding>& m_findings;
};

} // namespace

void findTypes(const Program& program, const Domains& domains, std::vector<Finding>& findings)
{
    Types(program, domains, findings).find();
}

} // namespace retort::logic
