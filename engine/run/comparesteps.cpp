// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/comparesteps.h"

#include "engine/json/utf8.h"
#include "engine/json/write.h"

#include <algorithm>
#include <utility>

namespace retort::run {

namespace {

using What = TraceDifference::What;

constexpr std::size_t mostDifferences = 50;
constexpr std::size_t longestText = 80;
constexpr std::size_t mostPaired = 1500; // steps; chains beyond are paired by their numbers

class Differ {
public:
    Differ(const Step& first, const Step& second) : m_first(first), m_second(second) {}

    std::vector<TraceDifference> find()
    {
        reads();
        evaluations();
        add(What::Result, "result", m_first.result.value_or(json::Data()), m_second.result.value_or(json::Data()));
        arguments();
        effects();
        requests();
        const auto errorOf = [](const Step& step) {
            return step.error ? textData(step.error->kind + " " + step.error->pointer + " " + step.error->thrown)
                              : json::Data();
        };
        add(What::Error, "error", errorOf(m_first), errorOf(m_second));
        add(What::Status, "status", textData(wordOf(m_first.status)), textData(wordOf(m_second.status)));
        applied();
        return std::move(m_out);
    }

private:
    void add(What what, std::string_view name, json::Data first, json::Data second)
    {
        if (first == second || m_out.size() == mostDifferences)
            return;
        TraceDifference one{
            what, std::nullopt, {}, m_first.number, std::string(name), std::move(first), std::move(second), {}};
        one.text = phrase("run.differ.value", one.name, shortText(one.first.root()), shortText(one.second.root()));
        m_out.push_back(std::move(one));
    }

    // By path; a path that is read more than once (items of a loop) by the order of its reads.
    void reads()
    {
        std::vector<bool> met(m_second.reads.size());
        for (const Read& read : m_first.reads) {
            const auto found = match(m_second.reads, met, [&](const Read& other) { return other.path == read.path; });
            const json::Data there = found ? m_second.reads[*found].value : json::Data();
            add(What::Read, read.path, read.value, there);
            if (!found && read.value.root().isNull())
                addOne(What::Read, read.path, true);
            else if (found && read.value == there)
                add(What::Read, read.path, foundOf(read), foundOf(m_second.reads[*found]));
        }
        for (std::size_t i = 0; i < met.size(); ++i) {
            if (!met[i] && m_second.reads[i].value.root().isNull())
                addOne(What::Read, m_second.reads[i].path, false);
            else if (!met[i])
                add(What::Read, m_second.reads[i].path, {}, m_second.reads[i].value);
        }
    }

    static json::Data foundOf(const Read& read)
    {
        return textData(std::string(wordOf(read.origin)) + " " + std::string(wordOf(read.found)) +
                        (read.null ? " null" : ""));
    }

    /// Something without a value that only one of them has.
    void addOne(What what, std::string_view name, bool inFirst)
    {
        add(what, name, inFirst ? textData("null") : json::Data(), inFirst ? json::Data() : textData("null"));
    }

    void evaluations()
    {
        const auto& a = m_first.evaluations;
        const auto& b = m_second.evaluations;
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
            const bool both = i < a.size() && i < b.size();
            if (both && a[i].op == b[i].op && a[i].failed == b[i].failed) {
                add(What::Evaluation, a[i].op, a[i].value, b[i].value);
                continue;
            }
            const auto textOf = [](const Evaluation& one) { return textData(one.op + (one.failed ? " failed" : "")); };
            add(What::Evaluation, i < a.size() ? a[i].op : b[i].op, i < a.size() ? textOf(a[i]) : json::Data(),
                i < b.size() ? textOf(b[i]) : json::Data());
            return; // from here on other things were evaluated
        }
    }

    template <class T, class Test>
    static std::optional<std::size_t> match(const std::vector<T>& list, std::vector<bool>& met, Test test)
    {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (!met[i] && test(list[i])) {
                met[i] = true;
                return i;
            }
        }
        return std::nullopt;
    }

    template <class T>
    void named(What what, const std::vector<T>& first, const std::vector<T>& second)
    {
        std::vector<bool> met(second.size());
        for (const T& one : first) {
            const auto found = match(second, met, [&](const T& other) { return other.name == one.name; });
            add(what, one.name, one.value, found ? second[*found].value : json::Data());
            if (!found && one.value.root().isNull())
                addOne(what, one.name, true);
        }
        for (std::size_t i = 0; i < met.size(); ++i) {
            if (!met[i] && second[i].value.root().isNull())
                addOne(what, second[i].name, false);
            else if (!met[i])
                add(what, second[i].name, {}, second[i].value);
        }
    }

    void arguments() { named(What::Argument, m_first.arguments, m_second.arguments); }

    void effects()
    {
        const auto& a = m_first.effects;
        const auto& b = m_second.effects;
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
            add(What::Effect, "effect", i < a.size() ? textData(a[i].kind) : json::Data(),
                i < b.size() ? textData(b[i].kind) : json::Data());
            if (i < a.size() && i < b.size() && a[i].kind == b[i].kind)
                named(What::Effect, a[i].arguments, b[i].arguments);
        }
    }

    void requests()
    {
        const TargetRender none{};
        const TargetRender& a = m_first.request ? *m_first.request : none;
        const TargetRender& b = m_second.request ? *m_second.request : none;
        if (m_first.request.has_value() != m_second.request.has_value())
            add(What::Request, "request", textData(m_first.request ? wordOf(a.state) : ""),
                textData(m_second.request ? wordOf(b.state) : ""));
        add(What::Request, "target", textData(a.handle), textData(b.handle));
        add(What::Request, "state", textData(wordOf(a.state)), textData(wordOf(b.state)));
        add(What::Request, "url", textData(a.url), textData(b.url));
        add(What::Request, "body", textData(a.body), textData(b.body));
        const auto conditionOf = [](const TargetRender& one) {
            return one.condition ? one.condition->result : json::Data();
        };
        add(What::Request, "condition", conditionOf(a), conditionOf(b));
    }

    void applied()
    {
        const auto& a = m_first.applied;
        const auto& b = m_second.applied;
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
            const AppliedEffect none{};
            const AppliedEffect& x = i < a.size() ? a[i] : none;
            const AppliedEffect& y = i < b.size() ? b[i] : none;
            add(What::Applied, "effect", i < a.size() ? textData(wordOf(x.state)) : json::Data(),
                i < b.size() ? textData(wordOf(y.state)) : json::Data());
            for (std::size_t c = 0; c < std::max(x.changes.size(), y.changes.size()); ++c) {
                const RecordChange empty{};
                const RecordChange& p = c < x.changes.size() ? x.changes[c] : empty;
                const RecordChange& q = c < y.changes.size() ? y.changes[c] : empty;
                const std::string& name = p.kind.empty() ? q.kind : p.kind;
                add(What::Applied, name, textData(p.definition), textData(q.definition));
                add(What::Applied, name, p.after, q.after);
                add(What::Applied, name, p.before, q.before);
            }
            for (std::size_t r = 0; r < std::max(x.raised.size(), y.raised.size()); ++r) {
                add(What::Applied, "raised", r < x.raised.size() ? textData(x.raised[r].event) : json::Data(),
                    r < y.raised.size() ? textData(y.raised[r].event) : json::Data());
            }
        }
    }

    const Step& m_first;
    const Step& m_second;
    std::vector<TraceDifference> m_out;
};

} // namespace

json::Data textData(std::string_view text) { return json::Data::copy(json::Value(text)); }

std::string shortText(json::Value value)
{
    std::string text = value.isString() ? std::string(value.text()) : json::write(value);
    if (text.size() <= longestText)
        return text;
    std::size_t end = longestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) // not within a character
        --end;
    return text.substr(0, end) + "…";
}

std::vector<StepPair> pairedSteps(const ReactionTrace& first, const ReactionTrace& second)
{
    const std::size_t n = first.steps.size();
    const std::size_t m = second.steps.size();
    std::vector<StepPair> pairs;
    if (n > mostPaired || m > mostPaired) {
        for (std::size_t i = 0; i < std::max(n, m); ++i)
            pairs.push_back({i < n ? std::optional(i) : std::nullopt, i < m ? std::optional(i) : std::nullopt, {}});
        return pairs;
    }
    // The longest common chain of actions; an action with its own arguments goes before one of another kind only.
    const auto weight = [&](std::size_t i, std::size_t j) -> std::uint32_t {
        const Step& a = first.steps[i];
        const Step& b = second.steps[j];
        return a.action != b.action ? 0 : a.arguments == b.arguments ? 3 : 2;
    };
    std::vector<std::uint32_t> best((n + 1) * (m + 1));
    const auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return best[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            const std::uint32_t both = weight(i, j);
            at(i, j) = std::max({at(i + 1, j), at(i, j + 1), both > 0 ? at(i + 1, j + 1) + both : 0});
        }
    }
    for (std::size_t i = 0, j = 0; i < n || j < m;) {
        const std::uint32_t both = i < n && j < m ? weight(i, j) : 0;
        if (both > 0 && at(i, j) == at(i + 1, j + 1) + both)
            pairs.push_back({i++, j++, {}});
        else if (i < n && (j == m || at(i, j) == at(i + 1, j)))
            pairs.push_back({i++, std::nullopt, {}});
        else
            pairs.push_back({std::nullopt, j++, {}});
    }
    return pairs;
}

std::vector<TraceDifference> stepDifferences(const Step* first, const Step* second)
{
    if (first && second)
        return Differ(*first, *second).find();
    const Step& one = first ? *first : *second;
    TraceDifference only;
    only.what = What::Step;
    only.step = one.number;
    only.name = one.action;
    (first ? only.first : only.second) = textData(one.action);
    only.text = phrase(first ? "run.differ.only-first" : "run.differ.only-second", one.action);
    return {std::move(only)};
}

} // namespace retort::run
