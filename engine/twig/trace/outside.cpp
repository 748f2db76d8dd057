// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace/diagnosis.h"
#include "engine/twig/trace/printsource.h"

#include <algorithm>

namespace retort::twig {

namespace {

bool within(Span inner, Span outer) { return inner.offset >= outer.offset && inner.end() <= outer.end(); }

/// Does a date of this value take something from the clock?
enum class Asks : std::uint8_t { No, Perhaps, Yes, Nothing };

Asks asks(json::Value value)
{
    if (value.isNull() || (value.isString() && value.text().empty()))
        return Asks::Nothing;
    if (!value.isString())
        return Asks::No;
    std::size_t digits = 0;
    for (const char c : value.text()) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == 4) // a year: it stands for itself
            return Asks::No;
    }
    return Asks::Yes;
}

/// Finds the calls that a render's chance and clock came through, of what the template says and the trace kept.
class Outside {
public:
    Outside(const Rendered& rendered, const std::vector<Diagnosed>& known) : m_rendered(rendered), m_known(known) {}

    std::vector<Diagnosed> all()
    {
        if (m_rendered.drewRandom)
            draws();
        if (m_rendered.readClock)
            clock();
        return std::move(m_hints);
    }

private:
    bool isCall(const Node& node, NodeKind kind, std::initializer_list<std::string_view> names) const
    {
        return node.kind == kind && node.value.isString() &&
               std::find(names.begin(), names.end(), node.value.text()) != names.end();
    }
    bool isTold(const Node& node, std::string_view cause) const
    {
        return std::any_of(m_known.begin(), m_known.end(), [&](const Diagnosed& one) {
            return one.problem.cause == cause && within(trimmed(m_rendered.code.source, node.span), one.problem.span);
        });
    }
    bool isTold(std::string_view cause) const
    {
        const auto has = [&](const Diagnosed& one) { return one.problem.cause == cause; };
        return std::any_of(m_known.begin(), m_known.end(), has) || std::any_of(m_hints.begin(), m_hints.end(), has);
    }

    /// The record of the smallest expression around a call, if that was at work.
    std::optional<std::size_t> recordOf(const Node& node) const
    {
        std::optional<std::size_t> found;
        const std::vector<Record>& records = m_rendered.trace.records;
        for (std::size_t i = 0; i < records.size(); ++i) {
            const Record::Kind kind = records[i].kind;
            if (kind == Record::Kind::Turn || kind == Record::Kind::Capture || !within(node.span, records[i].span))
                continue;
            if (!found || records[i].span.length < records[*found].span.length)
                found = i;
        }
        return found;
    }

    Diagnosed& add(std::string_view cause, const Node& node, std::optional<std::size_t> record, Phrase message)
    {
        Diagnosed hint;
        hint.problem.cause = cause;
        hint.problem.hint = true;
        hint.problem.message = std::move(message);
        hint.problem.record = record;
        hint.problem.span = trimmed(m_rendered.code.source, node.span);
        if (record && m_rendered.trace.records[*record].output)
            hint.problem.output = *m_rendered.trace.records[*record].output;
        m_hints.push_back(std::move(hint));
        return m_hints.back();
    }

    void draws()
    {
        std::vector<const Node*> calls;
        for (const Node& node : m_rendered.code.nodes) {
            if (isCall(node, NodeKind::Function, {"random"}) || isCall(node, NodeKind::Filter, {"shuffle"}))
                calls.push_back(&node);
        }
        for (const bool worked : {true, false}) { // at least one is told
            for (const Node* node : calls) {
                if (isTold(*node, "random") || (!worked && isTold("random")))
                    continue;
                if (const auto record = recordOf(*node); record || !worked)
                    add("random", *node, record, phrase("twig.hint-random", m_rendered.nameOf(node->span)));
            }
        }
    }

    Asks asksClock(const Node& node, const Record* record) const
    {
        if (node.count == 0)
            return Asks::Yes;
        const Node& input = m_rendered.code[m_rendered.code.child(node, 0)];
        if (input.kind == NodeKind::Constant)
            return asks(input.value);
        for (std::size_t i = 0; record && i < record->filters.size(); ++i) {
            const FilterStep& step = record->filters[i];
            if (node.kind == NodeKind::Filter && step.span == node.span)
                return step.in.type == "date" ? Asks::No : asks(step.in.value.root());
        }
        for (std::size_t i = 0; record && i < record->reads.size(); ++i) {
            const VariableRead& read = record->reads[i];
            if (read.span == input.span)
                return read.value.type == "date" ? Asks::No : asks(read.value.value.root());
        }
        return Asks::Perhaps;
    }

    void clock()
    {
        const auto add = [this](const Node& node, std::optional<std::size_t> record, bool nothing) {
            const std::string name = m_rendered.nameOf(node.span);
            Diagnosed& hint =
                this->add("clock", node, record, phrase(nothing ? "twig.hint-clock" : "twig.hint-now", name));
            if (nothing)
                hint.problem.remedy = phrase("twig.advice-clock");
        };
        const Node* perhaps = nullptr;
        std::optional<std::size_t> where;
        for (const Node& node : m_rendered.code.nodes) {
            if (!isCall(node, NodeKind::Function, {"date"}) && !isCall(node, NodeKind::Filter, {"date", "date_modify"}))
                continue;
            if (isTold(node, "clock"))
                continue;
            const auto record = recordOf(node);
            const Asks answer = asksClock(node, record ? &m_rendered.trace.records[*record] : nullptr);
            if (record && (answer == Asks::Yes || answer == Asks::Nothing)) {
                add(node, record, answer == Asks::Nothing && node.count > 0);
            } else if (!perhaps || (!where && record)) {
                perhaps = &node;
                where = record;
            }
        }
        if (perhaps && !isTold("clock"))
            add(*perhaps, where, false);
    }

    const Rendered& m_rendered;
    const std::vector<Diagnosed>& m_known;
    std::vector<Diagnosed> m_hints;
};

} // namespace

std::vector<Diagnosed> hintsOfOutside(const Rendered& rendered, const std::vector<Diagnosed>& known)
{
    return Outside(rendered, known).all();
}

} // namespace retort::twig
