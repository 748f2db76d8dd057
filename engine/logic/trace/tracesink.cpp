// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/trace/tracesink.h"

#include "engine/logic/trace/tracecut.h"

#include <algorithm>

namespace retort::logic {

namespace {

using json::Value;

} // namespace

TraceSink::TraceSink(Trace& trace, const Program::Code& code, OtherDialect& other)
    : m_isPhp(code.settings.dialect == Dialect::Php), m_trace(trace), m_code(code), m_other(other)
{
    const std::size_t room = std::min<std::size_t>(code.settings.limits.records, noIndex - 1);
    if (trace.records.size() > room)
        trace.records.resize(room);
    m_records = trace.records.data();
    m_limit = static_cast<std::uint32_t>(trace.records.size());
    trace.remarks.clear();
    trace.storage.clear();
    trace.cut = false;
}

bool TraceSink::madeRoom()
{
    if (m_unheard > 0 || m_full)
        return false;
    const std::size_t most = std::min<std::size_t>(m_code.settings.limits.records, noIndex - 1);
    if (m_count == most) {
        m_trace.cut = true;
        if (!cutMiddleTurns(m_trace, m_code, m_open)) {
            m_full = true;
            return false;
        }
        m_count = static_cast<std::uint32_t>(m_trace.records.size());
    }
    const std::size_t wanted = std::max<std::size_t>(16, 2 * std::size_t{m_count});
    m_trace.records.resize(std::min(wanted, most));
    m_records = m_trace.records.data();
    m_limit = static_cast<std::uint32_t>(m_trace.records.size());
    return true;
}

void TraceSink::unheard()
{
    ++m_unheard;
    m_limit = 0; // nothing inside has a record either
}

void TraceSink::unheardEnds()
{
    if (--m_unheard == 0)
        m_limit = static_cast<std::uint32_t>(m_trace.records.size());
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

void TraceSink::tellOf(Step step, const Value* operands, std::size_t count, Value result)
{
    if (m_unheard > 0)
        return;
    if (m_isPhp)
        phpCoercions(step, operands, count, m_code.settings.objects, *this);
    else
        jsCoercions(step, operands, count, *this);
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
    if (value.isInt() && !isExact(value)) // whichever dialect this is, JavaScript rounds it
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

void TraceSink::finish(bool failed)
{
    for (; failed && m_open != noIndex; m_open = m_records[m_open].parent) {
        Record& record = m_records[m_open];
        record.failed = true;
        record.value = Value();
        record.last = m_count;
    }
    m_trace.records.resize(m_count);
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
