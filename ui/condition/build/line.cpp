// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/line.h"

#include "engine/condition/relation.h"
#include "ui/condition/build/names.h"

#include <QCoreApplication>

namespace retort {

using condition::Form;
using condition::Outline;
using condition::Part;
using condition::PartId;
using logic::Operator;

namespace {

/// Deeper rows have no room left: they are JSON.
constexpr std::uint32_t deepest = 9;

struct Words { // what lupdate knows the context of
    Q_DECLARE_TR_FUNCTIONS(ConditionBuilder)
};

bool isName(const Outline& outline, const Part& part)
{
    return part.form == Form::Value && outline.program().node(part.node).source.isString();
}

class Shaper {
public:
    Shaper(const Outline& outline, PartId id) : m_outline(outline), m_id(id), m_part(outline.part(id)) {}

    Shape shape(bool asJson)
    {
        if (asJson || m_part.form == Form::Raw || (m_part.depth >= deepest && m_part.children > 0)) {
            add(Piece::Kind::Json, m_id);
            return m_shape;
        }
        switch (m_part.form) {
        case Form::Group:
            group();
            break;
        case Form::Comparison:
        case Form::Between:
        case Form::Membership:
        case Form::Presence:
        case Form::Missing:
            clause();
            break;
        case Form::Loop:
            loop();
            break;
        case Form::Choice:
            choice();
            break;
        case Form::Operation:
            operation();
            break;
        case Form::Field:
            field();
            break;
        case Form::List:
            word(Words::tr("list of"));
            for (const PartId child : m_outline.childrenOf(m_id))
                operand(child);
            break;
        case Form::Value:
        case Form::Raw:
            add(Piece::Kind::Literal, m_id);
            break;
        }
        return m_shape;
    }

private:
    void add(Piece::Kind kind, PartId part, const QString& text = {}) { m_shape.line.push_back({kind, part, text}); }
    void word(const QString& text) { add(Piece::Kind::Word, m_id, text); }

    /// A field, and what stands for it where it is missing.
    void path(PartId id)
    {
        add(Piece::Kind::Path, id);
        if (m_outline.part(id).children > 0) {
            const PartId fallback = m_outline.part(id).firstChild;
            word(Words::tr("or, if missing,"));
            if (m_outline.part(fallback).form == Form::Value)
                add(Piece::Kind::Literal, fallback);
            else
                operand(fallback);
        }
    }

    void operand(PartId id)
    {
        const Part& part = m_outline.part(id);
        if (part.form == Form::Field && isInline(m_outline, id)) {
            path(id);
        } else if (part.form == Form::Value) {
            add(m_part.form == Form::Missing && m_part.op == Operator::Missing && isName(m_outline, part)
                    ? Piece::Kind::Name
                    : Piece::Kind::Literal,
                id);
        } else {
            add(Piece::Kind::Phrase, id);
            m_shape.blocks.push_back({id, {}});
        }
    }

    void group()
    {
        m_shape.isGroup = true;
        add(Piece::Kind::Quantifier, m_id);
        word(Words::tr("of these hold"));
        for (const PartId child : m_outline.childrenOf(m_id))
            m_shape.blocks.push_back({child, {}});
    }

    void clause()
    {
        const condition::Relation* relation = condition::relationOf(m_outline, m_id);
        if (!relation) {
            infix();
            return;
        }
        const condition::Operands operands = condition::operandsOf(m_outline, m_id);
        if (operands.subject == m_id)
            path(m_id);
        else if (operands.subject != condition::noPart)
            operand(operands.subject);
        add(Piece::Kind::Operator, m_id);
        if (operands.object != condition::noPart)
            operand(operands.object);
        if (operands.second != condition::noPart) {
            word(Words::tr("and"));
            operand(operands.second);
        }
    }

    /// Operands with the operator between them, or before them.
    void infix()
    {
        const auto children = m_outline.childrenOf(m_id);
        if (!isInfix(m_part.op) || children.size() < 2) {
            add(Piece::Kind::Operator, m_id);
            for (const PartId child : children)
                operand(child);
            return;
        }
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (i == 1)
                add(Piece::Kind::Operator, m_id);
            else if (i > 1)
                word(operatorWord(m_part.op));
            operand(children[i]);
        }
    }

    void operation() { infix(); }

    void field()
    {
        if (m_part.use == condition::Use::Condition && condition::relationOf(m_outline, m_id)) {
            clause();
            return;
        }
        path(m_id);
    }

    void loop()
    {
        const auto children = m_outline.childrenOf(m_id);
        add(Piece::Kind::Operator, m_id);
        if (!children.empty())
            operand(children[0]);
        const bool test = m_part.op == Operator::All || m_part.op == Operator::Some || m_part.op == Operator::None ||
                          m_part.op == Operator::Filter;
        if (children.size() > 1)
            m_shape.blocks.push_back({children[1], test ? Words::tr("where") : Words::tr("gives")});
        if (children.size() > 2)
            m_shape.blocks.push_back({children[2], Words::tr("starting with")});
    }

    void choice()
    {
        const auto children = m_outline.childrenOf(m_id);
        add(Piece::Kind::Operator, m_id);
        for (std::size_t i = 0; i < children.size(); ++i) {
            const bool last = i + 1 == children.size();
            m_shape.blocks.push_back({children[i], i % 2 == 1      ? Words::tr("then")
                                                   : last && i > 0 ? Words::tr("otherwise")
                                                   : i == 0        ? Words::tr("if")
                                                                   : Words::tr("else if")});
        }
    }

    const Outline& m_outline;
    PartId m_id;
    const Part& m_part;
    Shape m_shape;
};

} // namespace

bool isInline(const Outline& outline, PartId id)
{
    const Part& part = outline.part(id);
    if (part.form == Form::Value)
        return true;
    return part.form == Form::Field && (part.children == 0 || outline.part(part.firstChild).form == Form::Value);
}

Shape shapeOf(const Outline& outline, PartId part, bool asJson) { return Shaper(outline, part).shape(asJson); }

} // namespace retort
