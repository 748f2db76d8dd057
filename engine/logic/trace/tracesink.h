// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/compile/code.h"
#include "engine/logic/evaluate/environment.h"
#include "engine/logic/trace.h"
#include "engine/logic/trace/coercion.h"
#include "engine/logic/trace/otherdialect.h"
#include "engine/logic/trace/sametext.h"

#include <limits>
#include <string_view>

namespace retort::logic {

/// Writes down an evaluation as it happens; NoSink says what each call means. Where the limit of records is reached,
/// the middle turns of long loops make room.
class TraceSink final : public WarningListener, public CoercionListener {
public:
    static constexpr bool tracing = true;

    class Loop {
    public:
        explicit Loop(TraceSink& sink) : m_sink(sink), m_turn(sink.m_turn), m_scope(sink.m_scope)
        {
            sink.m_scope = Origin::Item;
        }
        ~Loop()
        {
            m_sink.m_turn = m_turn;
            m_sink.m_scope = m_scope;
        }
        Loop(const Loop&) = delete;
        Loop& operator=(const Loop&) = delete;

        void turn(std::size_t turn) { m_sink.m_turn = static_cast<std::uint32_t>(turn); }

    private:
        TraceSink& m_sink;
        std::uint32_t m_turn;
        Origin m_scope;
    };

    TraceSink(Trace& trace, const Program::Code& code, OtherDialect& other);

    void enter(NodeId id)
    {
        Record* record = begin(id);
        if (!record) [[unlikely]]
            return unheard();
        m_open = m_count - 1;
    }

    void leave(json::Value value)
    {
        if (m_unheard > 0) [[unlikely]]
            return unheardEnds();
        Record& record = m_records[m_open];
        record.value = value;
        record.last = m_count;
        m_open = record.parent;
    }

    void leaf(NodeId id, json::Value value)
    {
        if (Record* record = begin(id)) [[likely]]
            record->value = value;
    }

    void read(NodeId id, json::Value value, Origin origin, Found found)
    {
        Record* record = begin(id);
        m_leaf = record ? m_count - 1 : noIndex;
        if (!record) [[unlikely]]
            return;
        record->value = value;
        record->read = true;
        record->origin = origin == Origin::Item ? m_scope : origin;
        record->found = found;
    }

    [[gnu::always_inline]] void operated(Step step, const json::Value* operands, std::size_t count, json::Value result)
    {
        if (!isPlain(step, operands, count, result))
            tellOf(step, operands, count, result);
    }

    void readHere(json::Value value, Origin origin, Found found);
    void readBy(json::Value value, std::string_view path, Found found);
    void decided(json::Value value, bool result);
    void walks(json::Value value);
    void looked(json::Value data, json::Value path, json::Value value, json::Value fallback);
    /// The same of the variable that read() was told of last.
    void lookedInLeaf(json::Value data, std::string_view path, json::Value value);

    /// The end; after an error, all that is open has failed.
    void finish(bool failed);

private:
    /// A record that holds nothing inside yet and no value; nullptr where there is no room.
    [[gnu::always_inline]] Record* begin(NodeId id)
    {
        if (m_count >= m_limit && !madeRoom()) [[unlikely]]
            return nullptr;
        Record& record = m_records[m_count++];
        record.node = id;
        record.parent = m_open;
        record.turn = m_turn;
        record.last = m_count;
        record.failed = record.read = false;
        record.origin = Origin::Data;
        record.found = Found::Present;
        return &record;
    }
    bool madeRoom();
    void unheard();
    void unheardEnds();

    /// Operands that both dialects take as they are, with the same result: by far most of them.
    [[gnu::always_inline]] bool isPlain(Step step, const json::Value* operands, std::size_t count,
                                        json::Value result) const
    {
        if (count != 2)
            return false;
        const json::Value a = operands[0];
        const json::Value b = operands[1];
        switch (step) {
        case Step::Greater:
        case Step::GreaterEqual:
        case Step::Less:
        case Step::LessEqual:
            return (isExact(a) && isExact(b)) || (a.isString() && b.isString() && orderAlike(a.text(), b.text()));
        case Step::Equal:
        case Step::NotEqual:
            return isExact(a) && isExact(b);
        case Step::Add:
        case Step::Subtract:
        case Step::Multiply:
        case Step::Max:
        case Step::Min:
            return isExact(a) && isExact(b) && isExact(result);
        case Step::StrictEqual:
        case Step::StrictNotEqual:
            return (a.kind() == b.kind() && (a.isString() || a.isBool() || isExact(a))) ||
                   (a.kind() != b.kind() && !(a.isNumber() && b.isNumber()));
        case Step::In: // strictly in a list is also loosely in it
            return (b.isArray() && ((!result.asBool() && m_isPhp) || (a.isString() && isAmong(a, b)))) ||
                   (a.isString() && b.isString() && b.size() != 0);
        default:
            return false;
        }
    }
    static bool isAmong(json::Value text, json::Value list)
    {
        for (std::size_t i = 0; i < list.size(); ++i) {
            const json::Value item = list.items()[i];
            if (item.isString() && sameText(item.text(), text.text()))
                return true;
        }
        return false;
    }
    /// A number that a double holds.
    static bool isExact(json::Value value)
    {
        constexpr std::int64_t most = std::int64_t{1} << 53;
        return value.isDouble() || (value.isInt() && value.asInt() <= most && value.asInt() >= -most);
    }
    void tellOf(Step step, const json::Value* operands, std::size_t count, json::Value result);

    void warned(Warning warning, json::Value about) override;
    void taken(json::Value value, Taken as) override;
    std::optional<OtherDialect::Answer> readElsewhere(json::Value data, std::string_view path, json::Value value,
                                                      json::Value fallback);
    void differs(std::uint32_t record, const std::optional<OtherDialect::Answer>& answer);
    void remark(Remark remark);

    Record* m_records;         ///< Of the trace; those that an earlier run left are written over.
    std::uint32_t m_count = 0; ///< Of records.
    std::uint32_t m_limit;     ///< Where begin() must ask for room.
    std::uint32_t m_open = noIndex;
    std::uint32_t m_turn = noIndex;
    Origin m_scope = Origin::Data;
    bool m_isPhp;
    bool m_full = false;
    std::uint32_t m_leaf = noIndex;
    std::size_t m_unheard = 0; ///< Nodes that are open and have no record.
    Trace& m_trace;
    const Program::Code& m_code;
    OtherDialect& m_other;
};

} // namespace retort::logic
