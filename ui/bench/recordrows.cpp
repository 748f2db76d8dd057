// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/recordrows.h"

#include "engine/json/write.h"
#include "ui/bench/rowtexts.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <memory>

namespace retort {

namespace {

using twig::Record;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TraceRows)
};

constexpr std::size_t most = 100; // rows below one row
constexpr qsizetype longestTip = 2000;

/// As JSON; a text that JSON would have to escape as it is, since what a filter did to it is hard to see otherwise.
QString wholeText(const twig::Seen& seen)
{
    const json::Value value = seen.value.root();
    QString text = fromUtf8(json::write(value));
    if (value.isString() && text.contains(u'\\'))
        text = QChar(0x201C) + fromUtf8(value.text()) + QChar(0x201D);
    return seen.cut ? text + QChar(0x2026) : text;
}

QString textOf(const twig::Seen& seen) { return inOneLine(wholeText(seen)); }

bool same(const twig::Seen& a, const twig::Seen& b)
{
    return json::write(a.value.root()) == json::write(b.value.root());
}

/// One render and which record lies in which. Rows share it, and ask it when they are opened.
class Records : public std::enable_shared_from_this<Records> {
public:
    Records(const run::Step& step, const std::string& text) : m_step(step), m_text(text)
    {
        // The children of each record stand one after another; those of the top come first.
        const std::vector<Record>& all = records();
        m_first.assign(all.size() + 2, 0);
        const auto slot = [&all](std::size_t i) { return all[i].parent ? *all[i].parent + 1 : 0; };
        for (std::size_t i = 0; i < all.size(); ++i)
            ++m_first[slot(i) + 1];
        for (std::size_t i = 1; i < m_first.size(); ++i)
            m_first[i] += m_first[i - 1];
        m_children.resize(all.size());
        std::vector<std::size_t> next = m_first;
        for (std::size_t i = 0; i < all.size(); ++i)
            m_children[next[slot(i)]++] = i;
        m_problem.assign(all.size(), nullptr);
        for (const twig::PayloadProblem& problem : m_step.request->problems) {
            if (problem.record && *problem.record < all.size() && !m_problem[*problem.record])
                m_problem[*problem.record] = &problem;
        }
    }

    std::vector<TraceRow> top() const
    {
        std::vector<TraceRow> rows;
        add(rows, 0, m_first[1] + m_step.request->trace.left, false);
        return rows;
    }

private:
    const std::vector<Record>& records() const { return m_step.request->trace.records; }

    bool opens(std::size_t index) const
    {
        const Record& record = records()[index];
        return !record.reads.empty() || !record.filters.empty() || !record.warnings.empty() ||
               m_first[index + 2] > m_first[index + 1];
    }

    std::vector<TraceRow> inside(std::size_t index) const
    {
        const Record& record = records()[index];
        std::vector<TraceRow> rows;
        for (const twig::VariableRead& read : record.reads)
            rows.push_back(readRow(read, rows.size()));
        for (const twig::FilterStep& filter : record.filters) {
            if (!filter.automatic || !same(filter.in, filter.out))
                rows.push_back(filterRow(filter, record, rows.size()));
        }
        for (const twig::Warning& warning : record.warnings)
            rows.push_back(warningRow(warning, rows.size()));
        // A loop may have gone on when no more was kept.
        const std::size_t count = m_first[index + 2] - m_first[index + 1];
        const bool loop = record.kind == Record::Kind::Loop;
        add(rows, index + 1, loop ? std::max(count, record.turns) : count, loop);
        return rows;
    }

    /// The records of a slot, of which there were `count`.
    void add(std::vector<TraceRow>& rows, std::size_t slot, std::size_t count, bool turns) const
    {
        const std::size_t shown = std::min(m_first[slot + 1] - m_first[slot], most);
        const std::size_t before = rows.size();
        for (std::size_t i = 0; i < shown; ++i)
            rows.push_back(recordRow(m_children[m_first[slot] + i]));
        makeKeysDiffer(rows, before);
        if (count == shown)
            return;
        const int rest = static_cast<int>(count - shown);
        rows.push_back(restRow(m_step.number, turns ? (rest == 1 ? Words::tr("and 1 more turn")
                                                                 : Words::tr("and %n more turns", nullptr, rest))
                                                    : Words::tr("and %n more", nullptr, rest)));
    }

    static void makeKeysDiffer(std::vector<TraceRow>& rows, std::size_t from)
    {
        std::map<std::string, std::size_t> seen;
        for (std::size_t i = from; i < rows.size(); ++i) {
            if (const std::size_t times = seen[rows[i].key]++; times > 0)
                rows[i].key += '~' + std::to_string(times);
        }
    }

    QString sourceOf(twig::Span span) const
    {
        if (span.length == 0 || span.end() > m_text.size())
            return {};
        return fromUtf8(std::string_view(m_text).substr(span.offset, span.length)).simplified();
    }

    TraceRow rowAt(std::string key, twig::Span span) const
    {
        TraceRow row;
        row.kind = TraceRow::Kind::Render;
        row.key = std::move(key);
        row.step = m_step.number;
        row.span = span;
        return row;
    }

    /// Names it, and keeps at its length what a row has no room for.
    static void finish(TraceRow& row, const QString& whole, std::size_t line)
    {
        row.sentence = sentenceOf(row);
        const QString place = line > 0 ? Words::tr("Line %1 of the template").arg(line) : QString();
        if (line > 0)
            row.sentence += QStringLiteral(". ") + place;
        row.tip =
            (plainText(row.title) + (whole.isEmpty() ? QString() : QStringLiteral(": ") + whole)).left(longestTip);
        if (line > 0)
            row.tip += u'\n' + place;
    }

    TraceRow recordRow(std::size_t index) const
    {
        const Record& record = records()[index];
        TraceRow row = rowAt(std::to_string(static_cast<int>(record.kind)) + ':' + std::to_string(record.span.offset),
                             record.span);
        const QString source = sourceOf(record.span);
        QString whole = wholeText(record.value);
        row.value = inOneLine(whole);
        switch (record.kind) {
        case Record::Kind::Print:
            row.title = {{Words::tr("Prints ")}, {source, true}};
            if (record.output) {
                whole = fromUtf8(record.printed);
                row.value = record.output->length == 0 ? Words::tr("nothing") : inOneLine(whole);
            }
            row.chip = chipOfPrint(index);
            break;
        case Record::Kind::Condition:
            row.title = {{Words::tr("If ")}, {source, true}};
            if (record.truth)
                row.chip = *record.truth ? ChipContent{Words::tr("taken"), Tone::Ok, Glyph::Check}
                                         : ChipContent{Words::tr("not taken"), Tone::Neutral, Glyph::Skip};
            break;
        case Record::Kind::Loop:
            row.title = {{Words::tr("For each of ")}, {source, true}};
            row.value = record.turns == 0   ? Words::tr("no turn")
                        : record.turns == 1 ? Words::tr("1 turn")
                                            : Words::tr("%n turns", nullptr, static_cast<int>(record.turns));
            break;
        case Record::Kind::Turn:
            row.key += '#' + std::to_string(record.turn);
            row.title = {{Words::tr("Turn %1").arg(record.turn + 1)}};
            break;
        case Record::Kind::Set:
            row.title = {{Words::tr("Sets ")}, {fromUtf8(record.name), true}};
            break;
        case Record::Kind::Capture:
            row.title = {{Words::tr("Keeps what is printed inside")}};
            if (!record.name.empty())
                row.title = {{Words::tr("Keeps what is printed inside as ")}, {fromUtf8(record.name), true}};
            break;
        case Record::Kind::Call:
            row.title = {{Words::tr("Calls the macro ")}, {fromUtf8(record.name), true}};
            break;
        }
        if (opens(index)) {
            row.key += '+'; // one that can be opened is another row
            row.more = [records = shared_from_this(), index] { return records->inside(index); };
        }
        finish(row, whole, record.line);
        return row;
    }

    ChipContent chipOfPrint(std::size_t index) const
    {
        if (const twig::PayloadProblem* problem = m_problem[index]; problem && !problem->hint)
            return {Words::tr("breaks the JSON"), Tone::No, Glyph::Cross};
        const std::vector<twig::VariableRead>& reads = records()[index].reads;
        if (std::any_of(reads.begin(), reads.end(), [](const auto& read) { return read.missing && !read.guarded; }))
            return {Words::tr("missing"), Tone::Warn, Glyph::Alert};
        if (m_problem[index])
            return {Words::tr("hint"), Tone::Warn, Glyph::Alert};
        return {};
    }

    TraceRow readRow(const twig::VariableRead& read, std::size_t number) const
    {
        TraceRow row = rowAt("read" + std::to_string(number), read.span);
        row.title = {{fromUtf8(read.path), true}};
        if (!read.missing) {
            row.value = textOf(read.value);
        } else if (read.guarded) {
            row.title.push_back({Words::tr(" is not there, which the template allows for")});
            row.chip = {Words::tr("missing, allowed for"), Tone::Neutral, Glyph::Info};
        } else {
            row.title.push_back({Words::tr(" is not there")});
            row.chip = {Words::tr("missing"), Tone::Warn, Glyph::Alert};
        }
        finish(row, read.missing ? QString() : wholeText(read.value), 0);
        return row;
    }

    TraceRow filterRow(const twig::FilterStep& filter, const Record& record, std::size_t number) const
    {
        TraceRow row = rowAt("filter" + std::to_string(number), filter.span);
        if (filter.automatic) {
            const QString how = record.escapedBy.empty() ? QStringLiteral("html") : fromUtf8(record.escapedBy);
            row.title = {{Words::tr("Twig's own escaping for %1").arg(how)}};
        } else {
            QStringList arguments;
            for (const twig::Seen& argument : filter.arguments)
                arguments << inOneLine(wholeText(argument), 40);
            const QString given = arguments.isEmpty() ? QString() : u'(' + arguments.join(QStringLiteral(", ")) + u')';
            row.title = {{fromUtf8(filter.name) + given, true}};
        }
        if (same(filter.in, filter.out)) {
            row.title.push_back({Words::tr(" leaves it as it is")});
            finish(row, {}, 0);
            return row;
        }
        row.title.push_back({Words::tr(" of ")});
        row.title.push_back({textOf(filter.in), true});
        row.value = textOf(filter.out);
        finish(row, wholeText(filter.out), 0);
        return row;
    }

    TraceRow warningRow(const twig::Warning& warning, std::size_t number) const
    {
        TraceRow row = rowAt("warning" + std::to_string(number), warning.span);
        row.title = spansOf(warning.message);
        row.chip = {Words::tr("warning"), Tone::Warn, Glyph::Alert};
        finish(row, fromUtf8(warning.thrown), warning.line);
        return row;
    }

    const run::Step& m_step;
    const std::string& m_text;
    std::vector<std::size_t> m_first;
    std::vector<std::size_t> m_children;
    std::vector<const twig::PayloadProblem*> m_problem; ///< Of each record the first one.
};

} // namespace

std::vector<TraceRow> recordRows(const run::Step& step, const std::string& templateText)
{
    if (!step.request || step.request->trace.records.empty())
        return {};
    return std::make_shared<const Records>(step, templateText)->top();
}

} // namespace retort
