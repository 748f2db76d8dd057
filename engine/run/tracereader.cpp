// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/reader.h"
#include "engine/run/effectkey.h"
#include "engine/run/limits.h"
#include "engine/run/tracejson.h"

#include <algorithm>
#include <array>
#include <set>

namespace retort::run {

namespace {

using Index = json::Document::Index;

/// Reads what Writer wrote. As with Reader, the first error is kept and the rest is read as if it were empty.
class TraceReader {
public:
    explicit TraceReader(const json::Document& document) : m_document(document), m_reader(document) {}

    Result<Trace> read()
    {
        Trace trace;
        if (m_reader.isObject(0, "run.a-trace") && m_reader.text(0, "format") != "retort-run/1")
            m_reader.fail(Error::Kind::Type, phrase("run.other-format"), 0);
        trace.event = m_reader.text(0, "event");
        constexpr std::array words{std::string_view("php"), std::string_view("js")};
        constexpr std::array dialects{logic::Dialect::Php, logic::Dialect::Js};
        trace.dialect = dialects[wordIn(0, "dialect", words)];
        for (Index i : m_reader.objects(0, "reactions"))
            trace.reactions.push_back(reaction(i));
        if (m_reader.failed())
            return fail(m_reader.error());
        return trace;
    }

private:
    // Which of some words a member is.
    std::size_t wordIn(Index object, std::string_view key, std::span<const std::string_view> words)
    {
        const std::string word = m_reader.requiredText(object, key);
        const auto found = std::find(words.begin(), words.end(), word);
        if (found != words.end())
            return static_cast<std::size_t>(found - words.begin());
        if (!m_reader.failed())
            m_reader.fail(Error::Kind::Type, phrase("run.unknown-word", word), m_document.member(object, key));
        return 0;
    }

    template <class T, std::size_t N>
    T oneOf(Index object, std::string_view key, const T (&all)[N])
    {
        std::array<std::string_view, N> words;
        std::transform(std::begin(all), std::end(all), words.begin(), [](T one) { return wordOf(one); });
        return all[wordIn(object, key, words)];
    }

    std::optional<std::size_t> number(Index object, std::string_view key)
    {
        const Index index = m_reader.member(object, key);
        if (index == json::Document::none)
            return std::nullopt;
        const auto value = integer(index);
        if (value && *value >= 0)
            return static_cast<std::size_t>(*value);
        m_reader.fail(Error::Kind::Type, phrase("run.no-count", std::string(key)), index);
        return std::nullopt;
    }

    std::optional<std::int64_t> integer(Index index) const
    {
        const json::Data data = m_document.dataOf(index);
        return data.root().isInt() ? std::optional(data.root().asInt()) : std::nullopt;
    }

    bool flag(Index object, std::string_view key) { return m_reader.boolean(object, key).value_or(false); }

    Phrase sentence(Index object, std::string_view key)
    {
        const Index index = m_reader.member(object, key);
        return index == json::Document::none ? Phrase() : phrase("run.text", m_reader.text(object, key));
    }

    std::vector<Phrase> sentences(Index object, std::string_view key)
    {
        std::vector<Phrase> all;
        for (std::string& text : m_reader.texts(object, key))
            all.push_back(phrase("run.text", std::move(text)));
        return all;
    }

    // A value that has to be there; null counts.
    json::Data value(Index object, std::string_view key)
    {
        const Index index = m_document.member(object, key);
        if (index != json::Document::none)
            return m_document.dataOf(index);
        m_reader.fail(Error::Kind::Missing, phrase("reaction.no-member", std::string(key)), object);
        return {};
    }

    ReactionTrace reaction(Index i)
    {
        ReactionTrace trace;
        trace.name = m_reader.text(i, "name");
        trace.file = m_reader.text(i, "file");
        trace.active = flag(i, "active");
        trace.asIfActive = flag(i, "as_if_active");
        if (const Index trigger = m_reader.member(i, "trigger");
            trigger != json::Document::none && m_reader.isObject(trigger, "run.a-trigger")) {
            trace.trigger = m_reader.text(trigger, "event");
            trace.match = oneOf(trigger, "match", {Match::Name, Match::Alias, Match::None});
            trace.matchWhy = sentence(trigger, "why");
        }
        trace.outcome = oneOf(i, "outcome",
                              {Outcome::Completed, Outcome::Stopped, Outcome::Inactive, Outcome::NotTriggered,
                               Outcome::Failed, Outcome::Unfinished});
        trace.stoppedAt = number(i, "stopped_at");
        trace.notes = sentences(i, "notes");
        for (Index child : m_reader.objects(i, "steps"))
            trace.steps.push_back(step(child));
        return trace;
    }

    Step step(Index i)
    {
        Step step;
        step.number = number(i, "step").value_or(0);
        if (const Index order = m_reader.member(i, "sort_order"); order != json::Document::none) {
            step.sortOrder = integer(order);
            if (!step.sortOrder)
                m_reader.fail(Error::Kind::Type, phrase("run.no-count", "sort_order"), order);
        }
        step.action = m_reader.text(i, "action");
        step.pointer = m_reader.text(i, "pointer");
        step.status = oneOf(i, "status",
                            {Status::Passed, Status::Stopped, Status::Done, Status::NotReached, Status::Skipped,
                             Status::Failed, Status::UnknownAction});
        step.why = sentence(i, "why");
        if (m_document.member(i, "result") != json::Document::none)
            step.result = value(i, "result");
        if (const Index truth = m_reader.member(i, "truth");
            truth != json::Document::none && m_reader.isObject(truth, "run.a-truth"))
            step.truth = logic::Truth{flag(truth, "json_logic"), flag(truth, "php"), flag(truth, "js")};
        arguments(i, step);
        for (Index child : m_reader.objects(i, "effects"))
            step.effects.push_back(effect(child));
        if (const Index error = m_reader.member(i, "error");
            error != json::Document::none && m_reader.isObject(error, "run.an-error"))
            step.error = StepError{m_reader.text(error, "kind"), sentence(error, "message"),
                                   m_reader.text(error, "pointer"), m_reader.text(error, "thrown")};
        step.notes = sentences(i, "notes");
        for (Index child : m_reader.objects(i, "reads"))
            step.reads.push_back({m_reader.text(child, "path"), value(child, "value"), origin(child), found(child)});
        for (Index child : m_reader.objects(i, "evaluations"))
            step.evaluations.push_back({m_reader.text(child, "pointer"), m_reader.text(child, "operator"),
                                        value(child, "value"), flag(child, "failed"), number(child, "parent"),
                                        number(child, "turn")});
        for (Index child : m_reader.objects(i, "variables"))
            step.variables.push_back({m_reader.text(child, "pointer"), m_reader.text(child, "path"),
                                      value(child, "value"), origin(child), found(child), number(child, "evaluation"),
                                      number(child, "turn")});
        step.notEvaluated = remarks(i, "not_evaluated");
        step.coercions = remarks(i, "coercions");
        step.cut = flag(i, "cut");
        checkParents(i, step);
        return step;
    }

    // A tree is drawn from these: an index that leads nowhere must not get that far.
    void checkParents(Index i, const Step& step)
    {
        bool fine = true;
        for (std::size_t k = 0; k < step.evaluations.size(); ++k)
            fine = fine && (!step.evaluations[k].parent || *step.evaluations[k].parent < k);
        for (const VariableRead& read : step.variables)
            fine = fine && (!read.evaluation || *read.evaluation < step.evaluations.size());
        if (!fine)
            m_reader.fail(Error::Kind::Type, phrase("run.no-such-parent"), i);
    }

    Origin origin(Index i)
    {
        return oneOf(i, "origin", {Origin::Event, Origin::Profile, Origin::Edited, Origin::Item, Origin::Accumulator});
    }

    Found found(Index i) { return oneOf(i, "found", {Found::Present, Found::Default, Found::Missing}); }

    std::vector<Remark> remarks(Index i, std::string_view key)
    {
        std::vector<Remark> all;
        for (Index child : m_reader.objects(i, key))
            all.push_back({m_reader.text(child, "pointer"), sentence(child, "text")});
        return all;
    }

    void arguments(Index i, Step& step)
    {
        const Index object = m_reader.member(i, "arguments");
        if (object == json::Document::none || !m_reader.isObject(object, "run.arguments"))
            return;
        const std::vector<std::string> list = m_reader.texts(i, "dynamic");
        const std::set<std::string> dynamic(list.begin(), list.end());
        for (Index child : m_reader.children(object)) {
            std::string name = m_document.keyOf(child);
            const bool isDynamic = dynamic.contains(name);
            step.arguments.push_back({std::move(name), m_document.dataOf(child), isDynamic});
        }
    }

    Effect effect(Index i)
    {
        Effect effect{m_reader.requiredText(i, "kind"), {}};
        for (Index child : m_reader.children(i)) {
            const std::string key = m_document.keyOf(child);
            if (key != kindKey)
                effect.arguments.push_back({std::string(argumentOfKey(key)), m_document.dataOf(child)});
        }
        return effect;
    }

    const json::Document& m_document;
    Reader m_reader;
};

} // namespace

Result<Trace> readTrace(std::string_view text)
{
    const auto document = json::Document::parse(std::string(text), readingLimits());
    if (!document)
        return fail(document.error());
    return TraceReader(*document).read();
}

} // namespace retort::run
