// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/tracesink.h"

#include "engine/logic/tracecut.h"

#include <algorithm>

namespace retort::logic {

namespace {

using json::Value;

bool isExactInDouble(Value value)
{
    constexpr std::int64_t most = std::int64_t{1} << 53;
    return value.asInt() <= most && value.asInt() >= -most;
}

/// Operations in which a value of any of these kinds is taken as it is.
bool takesAsItIs(Step step, const Value* operands, std::size_t count)
{
    if (step == Step::StrictEqual || step == Step::StrictNotEqual || step == Step::Merge)
        return true;
    return std::all_of(operands, operands + count, [](Value value) { return value.isInt(); });
}

} // namespace

TraceSink::TraceSink(Trace& trace, const Program::Code& code, OtherDialect& other)
    : m_trace(trace)
    , m_records(trace.records)
    , m_code(code)
    , m_other(other)
    , m_room(std::min<std::size_t>(code.settings.limits.records, noIndex))
{
    m_records.clear();
    trace.remarks.clear();
    trace.storage.clear();
    trace.cut = false;
}

void TraceSink::readHere(Value value, Origin origin, Found found)
{
    if (m_unheard > 0)
        return;
    Record& record = m_records[m_open];
    record.read = true;
    record.origin = origin == Origin::Item ? m_scope : origin;
    record.found = found;
    record.value = value;
}

void TraceSink::readBy(Value value, std::string_view path, Found found)
{
    remark({.record = m_open,
            .what = Remark::What::Read,
            .origin = m_scope,
            .found = found,
            .value = value,
            .about = Value(path)});
}

void TraceSink::operated(Step step, const Value* operands, std::size_t count, Value result)
{
    if (m_unheard > 0)
        return;
    if (!takesAsItIs(step, operands, count)) {
        if (m_code.settings.dialect == Dialect::Php)
            phpCoercions(step, operands, count, m_code.settings.objects, *this);
        else
            jsCoercions(step, operands, count, *this);
    }
    differs(m_open, m_other.operated(step, operands, count, result));
}

void TraceSink::decided(Value value, bool result)
{
    if (m_unheard > 0 || value.isBool())
        return;
    taken(value, result ? Taken::True : Taken::False);
    differs(m_open, m_other.decided(value));
}

void TraceSink::walks(Value value)
{
    if (value.isObject() && m_unheard == 0)
        differs(m_open, m_other.walked(value));
}

std::optional<OtherDialect::Answer> TraceSink::readElsewhere(Value data, std::string_view path, Value value,
                                                             Value fallback)
{
    if (value.isInt() && !isExactInDouble(value)) // whichever dialect this is, JavaScript rounds it
        return OtherDialect::Answer{Other::Rounded, value};
    return m_other.read(data, path, value, fallback);
}

void TraceSink::looked(Value data, Value path, Value value, Value fallback)
{
    if (m_unheard == 0)
        differs(m_open, readElsewhere(data, path.text(), value, fallback));
}

void TraceSink::lookedInLeaf(Value data, std::string_view path, Value value)
{
    if (m_leaf != noIndex)
        differs(m_leaf, readElsewhere(data, path, value, {}));
}

void TraceSink::failed()
{
    m_unheard = 0;
    while (m_open != noIndex) {
        Record& record = m_records[m_open];
        record.failed = true;
        record.value = Value();
        record.last = static_cast<std::uint32_t>(m_records.size());
        m_open = record.parent;
    }
}

bool TraceSink::madeRoom()
{
    if (m_unheard > 0)
        return false; // inside of a node without a record
    m_trace.cut = true;
    if (!m_full)
        m_full = !cutMiddleTurns(m_trace, m_code, m_open);
    return !m_full;
}

void TraceSink::warned(Warning warning, Value about)
{
    remark(
        {.record = m_open, .what = Remark::What::Warned, .detail = static_cast<std::uint8_t>(warning), .value = about});
}

void TraceSink::taken(Value value, Taken as)
{
    remark({.record = m_open, .what = Remark::What::Taken, .detail = static_cast<std::uint8_t>(as), .value = value});
}

void TraceSink::differs(std::uint32_t record, const std::optional<OtherDialect::Answer>& answer)
{
    if (answer) {
        remark({.record = record,
                .what = Remark::What::Differs,
                .detail = static_cast<std::uint8_t>(answer->what),
                .value = answer->value});
    }
}

void TraceSink::remark(Remark remark)
{
    if (m_unheard == 0 && remark.record != noIndex)
        m_trace.remarks.push_back(remark);
}

} // namespace retort::logic
