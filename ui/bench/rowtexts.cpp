// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/rowtexts.h"

#include "engine/json/write.h"
#include "ui/common/say.h"

namespace retort {

QString inOneLine(const QString& text, qsizetype longest)
{
    QString line = text.size() > longest ? text.left(longest - 1) + QChar(0x2026) : text;
    return line.replace(u'\n', QChar(0x23CE)).replace(u'\r', u' ').replace(u'\t', u' ');
}

QString shortJson(const json::Data& value) { return inOneLine(fromUtf8(json::write(value.root()))); }

TraceRow restRow(std::size_t step, const QString& text)
{
    TraceRow rest;
    rest.kind = TraceRow::Kind::NotEvaluated;
    rest.key = "rest";
    rest.step = step;
    rest.muted = true;
    rest.title = {{text}};
    rest.sentence = text;
    return rest;
}

QString sentenceOf(const TraceRow& row)
{
    QString sentence = plainText(row.title);
    if (!row.value.isEmpty())
        sentence += QStringLiteral(": ") + row.value;
    if (!row.chip.text.isEmpty())
        sentence += QStringLiteral(", ") + row.chip.text;
    if (!row.detail.empty())
        sentence += QStringLiteral(". ") + plainText(row.detail);
    return sentence;
}

} // namespace retort
