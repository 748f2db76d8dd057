// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/words/wordsview.h"

#include "engine/logic/words.h"
#include "ui/common/fonts.h"
#include "ui/common/say.h"
#include "ui/condition/rule.h"

#include <QTextBlockFormat>
#include <QTextCursor>

namespace retort {

using condition::Answer;
using condition::Form;
using condition::PartId;
using condition::Quantifier;

namespace {

/// More lines than this nobody reads; the sentences count what they leave out themselves.
constexpr std::size_t mostLines = 400;
constexpr int indent = 18;

QString headOf(Quantifier quantifier)
{
    switch (quantifier) {
    case Quantifier::All:
        return retort::WordsView::tr("All of these hold:");
    case Quantifier::Any:
        return retort::WordsView::tr("At least one of these holds:");
    case Quantifier::None:
        return retort::WordsView::tr("None of these holds:");
    case Quantifier::NotAll:
        break;
    }
    return retort::WordsView::tr("At least one of these does not hold:");
}

WordsLine::Mark markOf(const Answer* answer)
{
    if (!answer || answer->state == Answer::State::Turns)
        return WordsLine::Mark::None;
    if (answer->state == Answer::State::NotEvaluated)
        return WordsLine::Mark::Open;
    return answer->state != Answer::State::Failed && answer->truth ? WordsLine::Mark::Holds : WordsLine::Mark::Fails;
}

void addLines(const Rule& rule, PartId id, int depth, std::vector<WordsLine>& lines)
{
    if (lines.size() >= mostLines)
        return;
    const condition::Part& part = rule.outline().part(id);
    const bool isCondition = part.use == condition::Use::Condition;
    const auto mark = isCondition ? markOf(rule.answer(id)) : WordsLine::Mark::None;
    if (part.form == Form::Group && isCondition) {
        lines.push_back({{{headOf(part.quantifier), false}}, depth, mark});
        for (const PartId child : rule.outline().childrenOf(id))
            addLines(rule, child, depth + 1, lines);
        return;
    }
    const auto reading = isCondition ? logic::Reading::Condition : logic::Reading::Value;
    lines.push_back({spansOf(logic::inWords(rule.outline().program(), part.node, reading)), depth, mark});
}

} // namespace

std::vector<WordsLine> wordsOf(const Rule& rule)
{
    std::vector<WordsLine> lines;
    if (rule.isThere())
        addLines(rule, 0, 0, lines);
    return lines;
}

WordsView::WordsView(QWidget* parent) : SentenceView(parent)
{
    setFocusPolicy(Qt::StrongFocus); // to be gone through by the keys
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    document()->setDocumentMargin(2);
}

void WordsView::showLines(const std::vector<WordsLine>& lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    write();
    updateGeometry();
}

void WordsView::write()
{
    const Tokens& tokens = tokensOf(palette());
    clear();
    QTextCursor cursor(document());
    QTextCharFormat sans;
    sans.setFont(bodyFont());
    QStringList said;
    for (const WordsLine& line : m_lines) {
        QTextBlockFormat block;
        block.setLeftMargin(line.depth * indent);
        block.setBottomMargin(3);
        if (cursor.position() == 0)
            cursor.setBlockFormat(block);
        else
            cursor.insertBlock(block);
        const bool open = line.mark == WordsLine::Mark::Open;
        sans.setForeground(open ? tokens.mute : tokens.ink);
        QTextCharFormat mono = sans;
        mono.setFont(monoFont());
        if (line.mark != WordsLine::Mark::None) {
            QTextCharFormat sign = sans;
            const bool holds = line.mark == WordsLine::Mark::Holds;
            sign.setForeground(open ? tokens.mute : holds ? tokens.ok : tokens.no);
            cursor.insertText(open    ? QStringLiteral("–  ")
                              : holds ? QStringLiteral("✓  ")
                                      : QStringLiteral("✗  "),
                              sign);
        }
        for (const Span& span : line.spans)
            cursor.insertText(span.text, span.mono ? mono : sans);
        said += plainText(line.spans);
    }
    setAccessibleDescription(said.join(u' '));
}

} // namespace retort
