// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/payload.h"

#include "engine/json/data.h"
#include "engine/twig/parse/code.h"
#include "engine/twig/trace/diagnosis.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace retort::twig {

namespace {

// A preview asks on each keystroke: trying remedies must not take longer than reading them.
constexpr std::size_t mostTrials = 24;
constexpr std::size_t bytesOfTrials = std::size_t{1} << 20;

/// The byte at a place of json::Error, which counts characters.
std::size_t offsetOf(std::string_view text, Place place)
{
    std::size_t at = 0;
    for (std::size_t line = 1; line < place.line && at < text.size(); ++line) {
        const std::size_t end = text.find('\n', at);
        at = end == std::string_view::npos ? text.size() : end + 1;
    }
    for (std::size_t column = 1; column < place.column && at < text.size(); ++column) {
        do
            ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    }
    return at;
}

bool isDuplicateKey(const Error& error) { return error.message.id == "json.duplicate-key"; }

/// What the parser said, where the walk found nothing wrong: limits, keys that stand twice.
Diagnosed ofParser(const Rendered& rendered, const Error& error, const Segments& segments)
{
    Diagnosed result;
    PayloadProblem& problem = result.problem;
    // Receivers take the last of two equal keys.
    problem.hint = isDuplicateKey(error);
    problem.cause = problem.hint ? "duplicate" : "json";
    problem.message = error.message;
    problem.output = {offsetOf(rendered.output, error.place), 0};
    for (const Segment& segment : segments.all) {
        if (problem.output.offset < segment.begin || problem.output.offset >= segment.end)
            continue;
        if (segment.kind == Segment::Kind::Print) {
            problem.record = segment.index;
            problem.span = rendered.trace.records[segment.index].span;
        } else if (segment.kind == Segment::Kind::Text) {
            const auto at = rendered.sourceOf(segment.index, problem.output.offset);
            problem.span = at ? Span{*at, 1} : rendered.trace.texts[segment.index].span;
        }
    }
    return result;
}

/// A loop's turns have the same problem again and again: it is told once.
std::vector<Diagnosed> once(std::vector<Diagnosed> all)
{
    std::vector<Diagnosed> out;
    std::map<std::tuple<std::string, std::uint32_t, std::uint32_t, bool>, std::size_t> places;
    for (Diagnosed& one : all) {
        const auto key =
            std::make_tuple(one.problem.cause, one.problem.span.offset, one.problem.span.length, one.problem.hint);
        const auto [found, isNew] = places.emplace(key, out.size());
        if (isNew)
            out.push_back(std::move(one));
        else
            out[found->second].problem.times += one.problem.times;
    }
    return out;
}

/// Lines and columns of all of them in one go over the output.
void findPlaces(std::string_view output, std::vector<Diagnosed>& all)
{
    std::vector<PayloadProblem*> order;
    order.reserve(all.size());
    for (Diagnosed& one : all)
        order.push_back(&one.problem);
    std::stable_sort(order.begin(), order.end(), [](const PayloadProblem* a, const PayloadProblem* b) {
        return a->output.offset < b->output.offset;
    });
    Place place{1, 1};
    std::size_t at = 0;
    for (PayloadProblem* problem : order) {
        for (; at < problem->output.offset && at < output.size(); ++at) {
            if (output[at] == '\n')
                place = {place.line + 1, 1};
            else if ((static_cast<unsigned char>(output[at]) & 0xC0) != 0x80)
                ++place.column;
        }
        problem->place = place;
    }
}

/// What a remedy leaves has to be what was there before it: the same causes at the same places of the template.
class Others {
public:
    /// All problems and, where a hint is mended, hints but that one.
    Others(const std::vector<Diagnosed>& all, const Diagnosed& mended)
    {
        for (const Diagnosed& one : all) {
            if (&one != &mended && (mended.problem.hint || !one.problem.hint))
                m_others.push_back(&one.problem);
        }
    }

    bool are(const std::vector<Diagnosed>& left, const Candidate& edit, bool hints) const
    {
        std::vector<const PayloadProblem*> others = m_others;
        for (const Diagnosed& one : left) {
            if (one.problem.hint && !hints)
                continue;
            const auto same = std::find_if(others.begin(), others.end(), [&](const PayloadProblem* other) {
                return other->cause == one.problem.cause && other->hint == one.problem.hint &&
                       isMoved(other->span.offset, one.problem.span.offset, edit);
            });
            if (same == others.end())
                return false;
            others.erase(same);
        }
        return others.empty() || hints;
    }

private:
    /// Is a place of the template before an edit that one after it?
    static bool isMoved(std::size_t before, std::size_t after, const Candidate& edit)
    {
        if (before < edit.replaced.offset)
            return after == before;
        if (before >= edit.replaced.end())
            return after + edit.replaced.length == before + edit.replacement.size();
        return after >= edit.replaced.offset && after < edit.replaced.offset + edit.replacement.size();
    }

    std::vector<const PayloadProblem*> m_others;
};

bool hasProblem(const std::vector<Diagnosed>& all)
{
    return std::any_of(all.begin(), all.end(), [](const Diagnosed& one) { return !one.problem.hint; });
}

/// Renders remedies to see whether they help.
class Trials {
public:
    Trials(const Template& code, json::Value context, const Surroundings& surroundings)
        : m_code(code), m_context(context), m_surroundings(surroundings)
    {}

    /// Takes the first candidate that removes the problem, one of `all`, and brings no other.
    void mend(Diagnosed& one, const std::vector<Diagnosed>& all)
    {
        const Others others(all, one);
        for (const Candidate& candidate : one.candidates) {
            if (candidate.remedy.id.empty() || !helps(candidate, one.problem.hint, others))
                continue;
            one.problem.remedy = candidate.remedy;
            one.problem.replacement = candidate.replacement;
            one.problem.replaced = candidate.replaced;
            one.problem.replaceable = true;
            return;
        }
    }

private:
    bool helps(const Candidate& candidate, bool hint, const Others& others)
    {
        if (m_trials == mostTrials || m_bytes > bytesOfTrials)
            return false;
        ++m_trials;
        std::string source = m_code.source();
        source.replace(candidate.replaced.offset, candidate.replaced.length, candidate.replacement);
        auto compiled = Template::compile(source, m_code.settings());
        if (!compiled)
            return false;
        Trace trace;
        const Rendering rendering = Renderer(*compiled, m_surroundings).render(m_context, trace);
        m_bytes += source.size() + rendering.output.size();
        if (rendering.failure)
            return false;
        const std::vector<Diagnosed> left =
            diagnose({compiled->code(), rendering.output, trace, m_context, rendering.drewRandom, rendering.readClock});
        return (!hint && !hasProblem(left)) || others.are(left, candidate, hint);
    }

    const Template& m_code;
    json::Value m_context;
    const Surroundings& m_surroundings;
    std::size_t m_trials = 0;
    std::size_t m_bytes = 0;
};

std::vector<PayloadProblem> problemsOf(std::vector<Diagnosed> all)
{
    std::vector<PayloadProblem> problems;
    problems.reserve(all.size());
    for (Diagnosed& one : all)
        problems.push_back(std::move(one.problem));
    return problems;
}

} // namespace

std::vector<Diagnosed> diagnose(const Rendered& rendered)
{
    const Segments segments = segmentsOf(rendered.output, rendered.trace);
    const PayloadWalk walk = walkPayload(rendered.output, segments, rendered.trace.records.size());
    const auto parsed = json::Data::parse(rendered.output, {.bytesInString = rendered.output.size()});
    std::vector<Diagnosed> all;
    if (!parsed) { // the parser stops at a key that stands twice, the walk does not
        for (const Finding& finding : walk.findings)
            all.push_back(problemOf(rendered, finding, walk.places));
        std::stable_sort(all.begin(), all.end(), [](const Diagnosed& a, const Diagnosed& b) {
            return a.problem.output.offset < b.problem.output.offset;
        });
    }
    if (!parsed && all.empty())
        all.push_back(ofParser(rendered, parsed.error(), segments));
    std::vector<Diagnosed> hints = hintsOf(rendered, walk.places);
    for (Diagnosed& hint : hintsOfOutside(rendered, hints))
        hints.push_back(std::move(hint));
    const std::size_t problems = all.size();
    for (Diagnosed& hint : hints) {
        const bool told =
            std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(problems), [&](const Diagnosed& one) {
                return one.problem.record && one.problem.span == hint.problem.span;
            });
        if (!told)
            all.push_back(std::move(hint));
    }
    all = once(std::move(all));
    findPlaces(rendered.output, all);
    return all;
}

std::vector<PayloadProblem> checkPayload(const Template& code, const Rendering& rendering, const Trace& trace,
                                         json::Value context, const Surroundings& surroundings)
{
    if (rendering.failure)
        return {};
    std::vector<Diagnosed> all =
        diagnose({code.code(), rendering.output, trace, context, rendering.drewRandom, rendering.readClock});
    Trials trials(code, context, surroundings);
    for (Diagnosed& one : all)
        trials.mend(one, all);
    return problemsOf(std::move(all));
}

std::vector<PayloadProblem> checkPayload(const Template& code, const Rendering& rendering, const Trace& trace)
{
    if (rendering.failure)
        return {};
    return problemsOf(
        diagnose({code.code(), rendering.output, trace, std::nullopt, rendering.drewRandom, rendering.readClock}));
}

bool isSound(const std::vector<PayloadProblem>& problems)
{
    return std::all_of(problems.begin(), problems.end(), [](const PayloadProblem& problem) { return problem.hint; });
}

bool operator==(const PayloadProblem& a, const PayloadProblem& b)
{
    return a.cause == b.cause && a.hint == b.hint && a.message == b.message && a.remedy == b.remedy &&
           a.replacement == b.replacement && a.span == b.span && a.replaced == b.replaced &&
           a.replaceable == b.replaceable && a.output == b.output && a.place == b.place && a.record == b.record &&
           a.times == b.times;
}

} // namespace retort::twig
