// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/tracepairs.h"

#include "engine/run/words.h"
#include "ui/bench/history/pastrunwords.h"
#include "ui/bench/rowtexts.h"
#include "ui/common/label.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

namespace {

using run::TraceDifference;
using What = TraceDifference::What;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TracePairs)
};

/// What a difference is about. A name that the run gives (a path, an operator) stands as code.
std::vector<Span> titleOf(const TraceDifference& one)
{
    // What is called like its kind is not called twice.
    const Span name{one.name == wordOf(one.what) ? QString() : visibleText(fromUtf8(one.name)), true};
    switch (one.what) {
    case What::Event:
        return {{one.name == "dialect" ? Words::tr("dialect") : Words::tr("event")}};
    case What::Reaction:
        return {{Words::tr("reaction")}};
    case What::Trigger:
        return {{one.name == "active"  ? Words::tr("is active")
                 : one.name == "match" ? Words::tr("how the event meets it")
                                       : Words::tr("trigger")}};
    case What::Step:
        return {{Words::tr("step")}};
    case What::Read:
        return {{Words::tr("reads ")}, name};
    case What::Evaluation:
        return {{Words::tr("operator ")}, name};
    case What::Result:
        return {{Words::tr("result of the condition")}};
    case What::Argument:
        return {{Words::tr("argument ")}, name};
    case What::Effect:
        return {{Words::tr("effect ")}, name};
    case What::Request:
        return {{Words::tr("request ")}, name};
    case What::Error:
        return {{Words::tr("error")}};
    case What::Status:
        return {{Words::tr("verdict")}};
    case What::Applied:
        return {{Words::tr("on the customer ")}, name};
    case What::Outcome:
        return {{Words::tr("outcome")}};
    case What::Customer:
        return {{Words::tr("customer ")}, name};
    case What::Raised:
        return {{Words::tr("raised events ")}, name};
    }
    return {name};
}

/// What a side without a value has in its place: nullopt where null is its value.
std::optional<QString> absence(const TraceDifference& one, const run::Step* step)
{
    const auto named = [&one](const auto& all, auto nameOf) {
        return std::find_if(all.begin(), all.end(), [&](const auto& each) { return nameOf(each) == one.name; });
    };
    switch (one.what) {
    case What::Read: {
        if (!step)
            return Words::tr("not read");
        const auto read = named(step->reads, [](const run::Read& each) { return each.path; });
        if (read == step->reads.end())
            return Words::tr("not read");
        return read->found == run::Found::Missing ? std::optional(Words::tr("missing")) : std::nullopt;
    }
    case What::Argument:
        if (step && named(step->arguments, [](const auto& each) { return each.name; }) != step->arguments.end())
            return std::nullopt;
        return Words::tr("nothing");
    case What::Result:
        return step && step->result ? std::nullopt : std::optional(Words::tr("nothing"));
    case What::Step:
    case What::Evaluation:
    case What::Effect:
    case What::Request:
    case What::Error:
    case What::Applied:
    case What::Raised:
        return Words::tr("nothing");
    case What::Event:
    case What::Reaction:
    case What::Trigger:
    case What::Status:
    case What::Outcome:
    case What::Customer:
        break;
    }
    return std::nullopt;
}

/// The word of a verdict or an outcome, as people read it.
template <class Word>
std::optional<QString> nameOfWord(const json::Data& word, Word last)
{
    for (int i = 0; i <= static_cast<int>(last) && word.root().isString(); ++i) {
        if (run::wordOf(static_cast<Word>(i)) == word.root().text())
            return say(run::nameOf(static_cast<Word>(i)));
    }
    return std::nullopt;
}

TraceSide sideOf(const TraceDifference& one, const json::Data& value, const run::Step* step)
{
    if (value.root().isNull()) {
        if (const auto word = absence(one, step))
            return {.chip = {}, .text = *word};
    }
    const auto word = one.what == What::Status    ? nameOfWord(value, run::Status::UnknownAction)
                      : one.what == What::Outcome ? nameOfWord(value, run::Outcome::Unfinished)
                                                  : std::nullopt;
    if (word)
        return {.chip = {}, .text = *word};
    return {.chip = {}, .text = shortJson(value), .code = true};
}

std::pair<TraceSide, TraceSide> sidesOf(const TraceDifference& one, const run::Step* first, const run::Step* second)
{
    if (one.text.id == "run.differ.only-first")
        return {{.chip = {}, .text = Words::tr("is there")}, {.chip = {}, .text = Words::tr("is not there")}};
    if (one.text.id == "run.differ.only-second")
        return {{.chip = {}, .text = Words::tr("is not there")}, {.chip = {}, .text = Words::tr("is there")}};
    return {sideOf(one, one.first, first), sideOf(one, one.second, second)};
}

class Maker {
public:
    Maker(const run::Trace& first, const run::Trace& second, const run::TraceComparison& comparison,
          const std::vector<run::Program>& programs)
        : m_first(first), m_second(second), m_comparison(comparison), m_programs(programs)
    {}

    TracePairs make()
    {
        m_out.same = m_comparison.same();
        // As the comparison counts them: what is about the event comes before all reactions, the customer after them.
        std::vector<TracePairRow> after;
        for (const TraceDifference& one : m_comparison.differences)
            (one.what == What::Event ? m_out.rows : after).push_back(difference(one));
        const bool several = m_comparison.reactions.size() > 1;
        for (const run::ReactionPair& pair : m_comparison.reactions)
            reaction(pair, several);
        for (TracePairRow& row : after)
            m_out.rows.push_back(std::move(row));
        m_out.verdict = verdict();
        return std::move(m_out);
    }

private:
    QString verdict() const
    {
        if (!m_comparison.first)
            return Words::tr("Same outcome: both runs say the same in every step.");
        const TraceDifference& first = *m_comparison.first;
        const QString what = m_firstWords.isEmpty() ? say(first.text) : m_firstWords;
        if (!first.step)
            return Words::tr("The first difference: %1.").arg(what);
        if (m_comparison.reactions.size() > 1)
            return Words::tr("The first difference is at step %1 of %2: %3.")
                .arg(QString::number(*first.step), visibleText(fromUtf8(first.reaction)), what);
        return Words::tr("The first difference is at step %1: %2.").arg(QString::number(*first.step), what);
    }

    const run::ReactionTrace* traceOf(const run::Trace& of, std::optional<std::size_t> event,
                                      std::optional<std::size_t> reaction) const
    {
        if (!reaction)
            return nullptr;
        return event ? &of.cascade->events[*event].reactions[*reaction] : &of.reactions[*reaction];
    }

    TracePairRow difference(const TraceDifference& one, const run::Step* a = nullptr, const run::Step* b = nullptr)
    {
        TracePairRow row;
        row.kind = TracePairRow::Kind::Difference;
        row.title = titleOf(one);
        if (row.title.back().text.isEmpty()) {
            row.title.pop_back();
            row.title.back().text = row.title.back().text.trimmed();
        }
        std::tie(row.first, row.second) = sidesOf(one, a, b);
        row.differs = true;
        row.isFirst = !m_metFirst && m_comparison.first && one == *m_comparison.first;
        m_metFirst |= row.isFirst;
        ++m_out.differences;
        if (row.isFirst)
            m_firstWords = Words::tr("%1: %2, then %3", "what differs, the values")
                               .arg(plainText(row.title).trimmed(), row.first.text, row.second.text);
        const QString what =
            Words::tr("%1: first %2, second %3").arg(plainText(row.title).trimmed(), row.first.text, row.second.text);
        row.sentence = row.isFirst ? Words::tr("First difference. %1").arg(what) : what;
        row.tip = plainText(row.title) + u'\n' + inOneLine(say(one.text), 1000);
        return row;
    }

    TraceSide sideOf(const run::Step* step) const
    {
        if (!step)
            return {.chip = {}, .text = Words::tr("is not there")};
        Tone tone = Tone::Neutral;
        std::optional<Glyph> sign;
        switch (step->status) {
        case run::Status::Passed:
        case run::Status::Done:
            tone = Tone::Ok;
            sign = Glyph::Check;
            break;
        case run::Status::Stopped:
            tone = Tone::No;
            sign = Glyph::Stop;
            break;
        case run::Status::Failed:
            tone = Tone::No;
            sign = Glyph::Cross;
            break;
        case run::Status::UnknownAction:
            tone = Tone::Warn;
            sign = Glyph::Question;
            break;
        case run::Status::Skipped:
            sign = Glyph::Skip;
            break;
        case run::Status::NotReached:
            break;
        }
        return {.chip = {say(run::badgeOf(*step)), tone, sign}, .text = say(step->why)};
    }

    TracePairRow step(const run::StepPair& pair, const run::ReactionTrace* a, const run::ReactionTrace* b)
    {
        const run::Step* first = pair.first ? &a->steps[*pair.first] : nullptr;
        const run::Step* second = pair.second ? &b->steps[*pair.second] : nullptr;
        const run::Step& known = first ? *first : *second;
        TracePairRow row;
        row.title = {{QString::number(known.number) + u' ', true}, {fromUtf8(known.action), true}};
        const std::string& file = (first ? a : b)->file;
        for (const run::Program& program : m_programs) {
            if (program.file() != file || known.number == 0 || known.number > program.actions().size() ||
                program.actions()[known.number - 1].action.type != known.action)
                continue;
            const CardWords words =
                run::cardWords(program.actions()[known.number - 1].action, &known, program.catalogue());
            row.title = {{QString::number(known.number) + u' ', true}};
            for (Span& span : spansOf(words.title))
                row.title.push_back(std::move(span));
            break;
        }
        row.first = sideOf(first);
        row.second = sideOf(second);
        row.differs = !pair.differences.empty();
        for (const TraceDifference& one : pair.differences)
            row.children.push_back(difference(one, first, second));
        const QString sides = row.first.chip.text == row.second.chip.text && !row.first.chip.text.isEmpty()
                                  ? Words::tr("both %1").arg(row.first.chip.text)
                                  : Words::tr("first %1, second %2").arg(sayOf(row.first), sayOf(row.second));
        row.sentence = row.differs ? Words::tr("Step %1: %2. Differs.").arg(plainText(row.title), sides)
                                   : Words::tr("Step %1: %2. Same.").arg(plainText(row.title), sides);
        row.tip = plainText(row.title) + u'\n' + row.first.text + u'\n' + row.second.text;
        return row;
    }

    static QString sayOf(const TraceSide& side) { return side.chip.text.isEmpty() ? side.text : side.chip.text; }

    void reaction(const run::ReactionPair& pair, bool several)
    {
        const run::ReactionTrace* a = traceOf(m_first, pair.event, pair.first);
        const run::ReactionTrace* b = traceOf(m_second, pair.event, pair.second);
        std::vector<TracePairRow> rows;
        // How it was met comes before its steps, its outcome after them: as one leads to the next.
        for (const TraceDifference& one : pair.differences) {
            if (one.what != What::Outcome)
                rows.push_back(difference(one));
        }
        bool differs = !pair.differences.empty();
        for (const run::StepPair& steps : pair.steps) {
            rows.push_back(step(steps, a, b));
            differs |= rows.back().differs;
        }
        for (const TraceDifference& one : pair.differences) {
            if (one.what == What::Outcome)
                rows.push_back(difference(one));
        }
        if (!several) {
            m_out.rows.insert(m_out.rows.end(), std::make_move_iterator(rows.begin()),
                              std::make_move_iterator(rows.end()));
            return;
        }
        TracePairRow section;
        section.kind = TracePairRow::Kind::Section;
        const run::ReactionTrace& known = a ? *a : *b;
        section.title = {{visibleText(fromUtf8(known.name.empty() ? known.file : known.name))}};
        const auto outcome = [](const run::ReactionTrace* one) {
            return one ? TraceSide{.chip = outcomeChip(std::string(run::wordOf(one->outcome))),
                                   .text = say(run::outcomeOf(*one))}
                       : TraceSide{.chip = {}, .text = Words::tr("is not there")};
        };
        section.first = outcome(a);
        section.second = outcome(b);
        section.differs = differs;
        section.children = std::move(rows);
        section.sentence = differs ? Words::tr("%1 differs").arg(plainText(section.title))
                                   : Words::tr("%1 is the same").arg(plainText(section.title));
        section.tip = plainText(section.title) + u'\n' + section.first.text + u'\n' + section.second.text;
        m_out.rows.push_back(std::move(section));
    }

    const run::Trace& m_first;
    const run::Trace& m_second;
    const run::TraceComparison& m_comparison;
    const std::vector<run::Program>& m_programs;
    TracePairs m_out;
    bool m_metFirst = false;
    QString m_firstWords;
};

} // namespace

TracePairs tracePairs(const run::Trace& first, const run::Trace& second, const run::TraceComparison& comparison,
                      const std::vector<run::Program>& programs)
{
    return Maker(first, second, comparison, programs).make();
}

} // namespace retort
