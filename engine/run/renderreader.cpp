// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/renderjson.h"
#include "engine/run/renderwords.h"

namespace retort::run {

namespace {

using Index = json::Document::Index;

/// Reads what RenderWriter wrote.
class RenderReader {
public:
    explicit RenderReader(MemberReader& from) : m(from) {}

    TargetRender render(Index i)
    {
        TargetRender render;
        render.state = static_cast<TargetRender::State>(m.wordIn(i, "state", stateWords));
        render.handle = m.reader.text(i, "target");
        render.name = m.reader.text(i, "name");
        render.file = m.reader.text(i, "file");
        render.url = m.reader.text(i, "url");
        if (const Index at = object(i, "condition"); at != json::Document::none)
            render.condition = condition(at);
        render.body = m.reader.text(i, "body");
        render.json = m.flag(i, "json");
        if (const Index at = object(i, "error"); at != json::Document::none)
            render.failure = failure(at);
        render.warnings = warnings(i);
        for (Index child : m.reader.objects(i, "render"))
            render.trace.records.push_back(record(child, render.trace.records.size()));
        for (Index child : m.reader.objects(i, "texts"))
            render.trace.texts.push_back({span(child, "span"), range(child, "output").value_or(twig::OutputRange{}),
                                          parent(child, render.trace.records.size())});
        render.trace.left = m.number(i, "render_left").value_or(0);
        for (Index child : m.reader.objects(i, "problems"))
            render.problems.push_back(problem(child));
        if (const Index at = object(i, "escaping"); at != json::Document::none)
            render.escaping = escaping(at);
        return render;
    }

private:
    Index object(Index i, std::string_view key)
    {
        const Index at = m.reader.member(i, key);
        return at != json::Document::none && m.reader.isObject(at, "run.a-part-of-a-request") ? at
                                                                                              : json::Document::none;
    }

    // [offset, length]
    std::optional<twig::OutputRange> range(Index i, std::string_view key)
    {
        const Index list = m.reader.member(i, key);
        if (list == json::Document::none)
            return std::nullopt;
        std::vector<std::int64_t> numbers;
        if (m.document.node(list).kind == json::Kind::Array) {
            for (Index child : m.reader.children(list))
                numbers.push_back(m.integer(child).value_or(-1));
        }
        if (numbers.size() == 2 && numbers[0] >= 0 && numbers[1] >= 0)
            return twig::OutputRange{static_cast<std::size_t>(numbers[0]), static_cast<std::size_t>(numbers[1])};
        m.reader.fail(Error::Kind::Type, phrase("run.no-range", std::string(key)), list);
        return std::nullopt;
    }

    twig::Span span(Index i, std::string_view key)
    {
        const auto read = range(i, key).value_or(twig::OutputRange{});
        constexpr std::size_t most = 0xFFFFFFFF;
        if (read.offset <= most && read.length <= most - read.offset)
            return {static_cast<std::uint32_t>(read.offset), static_cast<std::uint32_t>(read.length)};
        m.reader.fail(Error::Kind::Type, phrase("run.no-range", std::string(key)), m.reader.member(i, key));
        return {};
    }

    TargetCondition condition(Index i)
    {
        TargetCondition condition;
        condition.result = m.value(i, "result");
        condition.passed = m.flag(i, "passed");
        condition.truth = m.truth(i).value_or(logic::Truth{});
        condition.failure = m.sentence(i, "failure");
        condition.thrown = m.reader.text(i, "thrown");
        condition.why = m.sentence(i, "why");
        condition.notes = m.sentences(i, "notes");
        condition.reads = m.reads(i);
        condition.evaluations = m.evaluations(i);
        condition.variables = m.variables(i, condition.evaluations.size());
        condition.notEvaluated = m.remarks(i, "not_evaluated");
        condition.coercions = m.remarks(i, "coercions");
        condition.cut = m.flag(i, "cut");
        return condition;
    }

    twig::Failure failure(Index i)
    {
        twig::Failure failure;
        failure.kind = static_cast<twig::Failure::Kind>(m.wordIn(i, "kind", failureWords));
        failure.message = m.sentence(i, "message");
        failure.thrown = m.reader.text(i, "thrown");
        failure.span = span(i, "span");
        failure.line = m.number(i, "line").value_or(0);
        failure.suggestion = m.reader.text(i, "suggestion");
        return failure;
    }

    std::vector<twig::Warning> warnings(Index i)
    {
        std::vector<twig::Warning> all;
        for (Index child : m.reader.objects(i, "warnings")) {
            twig::Warning warning;
            warning.thrown = m.reader.text(child, "thrown");
            warning.message = m.sentence(child, "message");
            warning.span = span(child, "span");
            warning.line = m.number(child, "line").value_or(0);
            warning.deprecation = m.flag(child, "deprecation");
            all.push_back(std::move(warning));
        }
        return all;
    }

    twig::PayloadProblem problem(Index i)
    {
        twig::PayloadProblem problem;
        problem.cause = m.reader.text(i, "cause");
        problem.hint = m.flag(i, "hint");
        problem.message = m.sentence(i, "message");
        problem.remedy = m.sentence(i, "remedy");
        problem.span = span(i, "span");
        problem.replaceable = m.reader.member(i, "replacement") != json::Document::none;
        problem.replacement = m.reader.text(i, "replacement");
        problem.replaced = span(i, "replaced");
        problem.output = range(i, "output").value_or(twig::OutputRange{});
        problem.place = {m.number(i, "line").value_or(0), m.number(i, "column").value_or(0)};
        problem.record = m.number(i, "record");
        problem.times = m.number(i, "times").value_or(1);
        return problem;
    }

    twig::Seen seen(Index i, std::string_view key)
    {
        const Index at = object(i, key);
        if (at == json::Document::none)
            return {};
        twig::Seen seen;
        seen.value = m.value(at, "value");
        seen.type = m.reader.text(at, "type");
        seen.cut = m.flag(at, "cut");
        return seen;
    }

    twig::FilterStep filter(Index i)
    {
        twig::FilterStep filter;
        filter.name = m.reader.text(i, "name");
        filter.span = span(i, "span");
        for (Index child : m.reader.objects(i, "arguments"))
            filter.arguments.push_back(seen(child, "argument"));
        filter.in = seen(i, "in");
        filter.out = seen(i, "out");
        filter.automatic = m.flag(i, "automatic");
        return filter;
    }

    twig::VariableRead read(Index i)
    {
        twig::VariableRead read;
        read.path = m.reader.text(i, "path");
        read.span = span(i, "span");
        read.value = seen(i, "value");
        read.missing = m.flag(i, "missing");
        read.guarded = m.flag(i, "guarded");
        return read;
    }

    // A tree is drawn from these: an index that leads nowhere must not get that far.
    std::optional<std::size_t> parent(Index i, std::size_t below)
    {
        const auto parent = m.number(i, "parent");
        if (parent && *parent >= below)
            m.reader.fail(Error::Kind::Type, phrase("run.no-such-parent"), i);
        return parent;
    }

    twig::Record record(Index i, std::size_t position)
    {
        twig::Record record;
        record.kind = static_cast<twig::Record::Kind>(m.wordIn(i, "kind", recordWords));
        record.span = span(i, "span");
        record.line = m.number(i, "line").value_or(0);
        record.parent = parent(i, position);
        record.name = m.reader.text(i, "name");
        record.value = seen(i, "value");
        for (Index child : m.reader.objects(i, "filters"))
            record.filters.push_back(filter(child));
        for (Index child : m.reader.objects(i, "reads"))
            record.reads.push_back(read(child));
        record.printed = m.reader.text(i, "printed");
        record.escapedBy = m.reader.text(i, "escaped_by");
        record.output = range(i, "output");
        record.taken = m.flag(i, "taken");
        record.truth = m.reader.boolean(i, "truth");
        record.turn = m.number(i, "turn").value_or(0);
        record.turns = m.number(i, "turns").value_or(0);
        record.warnings = warnings(i);
        return record;
    }

    twig::EscapeComparison escaping(Index i)
    {
        twig::EscapeComparison comparison{m.reader.text(i, "html"), m.reader.text(i, "off"), {}};
        for (Index child : m.reader.objects(i, "differences"))
            comparison.differences.push_back({span(child, "span"), m.reader.text(child, "html"),
                                              m.reader.text(child, "off"), m.sentence(child, "message"),
                                              m.number(child, "times").value_or(1)});
        return comparison;
    }

    MemberReader& m;
};

} // namespace

TargetRender readRender(MemberReader& from, MemberReader::Index object) { return RenderReader(from).render(object); }

} // namespace retort::run
