// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signoff/conditionlist.h"

#include "engine/logic/words.h"
#include "ui/signoff/glossary.h"

#include <QCoreApplication>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

using logic::NodeId;
using logic::Operator;

constexpr int deepest = 5;
constexpr std::uint32_t longest = 200; ///< Clauses of one group that are listed.

class ConditionList {
    Q_DECLARE_TR_FUNCTIONS(ConditionList)

public:
    ConditionList(const logic::Program& program, Glossary& glossary, const run::CompiledAction& action)
        : m_program(program), m_glossary(glossary), m_action(action)
    {}

    QString of(NodeId node, int depth) const
    {
        bool none = false;
        NodeId core = node;
        if (isGroup(inside(node))) {
            none = true;
            core = inside(node);
        }
        if (!isGroup(core) || depth >= deepest)
            return m_glossary.markup(logic::inWords(m_program, node, logic::Reading::Condition), &m_action);
        QString html = head(m_program.node(core).op, none) + u"<ul>"_s;
        std::uint32_t listed = 0;
        for (NodeId child = m_program.node(core).firstChild; child != logic::noNode && listed < longest;
             child = m_program.node(child).next, ++listed)
            html += u"<li>%1</li>"_s.arg(of(child, depth + 1));
        if (const std::uint32_t more = m_program.node(core).children - listed; more > 0)
            html += u"<li>%1</li>"_s.arg(tr("and %1 more").arg(more).toHtmlEscaped());
        return html + u"</ul>"_s;
    }

private:
    bool isGroup(NodeId node) const
    {
        if (node == logic::noNode)
            return false;
        const logic::Node& at = m_program.node(node);
        return (at.op == Operator::And || at.op == Operator::Or) && at.children > 1;
    }
    /// What a `!` stands before; noNode for anything else.
    NodeId inside(NodeId node) const
    {
        const logic::Node& at = m_program.node(node);
        return at.op == Operator::Not && at.children == 1 ? at.firstChild : logic::noNode;
    }
    static QString head(Operator op, bool none)
    {
        if (op == Operator::And)
            return (none ? tr("not all of these hold:") : tr("all of these hold:")).toHtmlEscaped();
        return (none ? tr("none of these holds:") : tr("any of these holds:")).toHtmlEscaped();
    }

    const logic::Program& m_program;
    Glossary& m_glossary;
    const run::CompiledAction& m_action;
};

} // namespace

QString conditionMarkup(const logic::Program& condition, Glossary& glossary, const run::CompiledAction& action)
{
    return ConditionList(condition, glossary, action).of(0, 0);
}

} // namespace retort
