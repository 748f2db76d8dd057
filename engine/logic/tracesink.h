// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/code.h"
#include "engine/logic/coercion.h"
#include "engine/logic/environment.h"
#include "engine/logic/otherdialect.h"
#include "engine/logic/trace.h"

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
        const std::uint32_t index = begin(id);
        if (index == noIndex) [[unlikely]]
            ++m_unheard;
        else
            m_open = index;
    }

    void leave(json::Value value)
    {
        if (m_unheard > 0) [[unlikely]] {
            --m_unheard;
            return;
        }
        Record& record = m_records[m_open];
        record.value = value;
        record.last = static_cast<std::uint32_t>(m_records.size());
        m_open = record.parent;
    }

    void leaf(NodeId id, json::Value value)
    {
        const std::uint32_t index = begin(id);
        if (index != noIndex)
            m_records[index].value = value;
    }

    void read(NodeId id, json::Value value, Origin origin, Found found)
    {
        m_leaf = begin(id);
        if (m_leaf == noIndex) [[unlikely]]
            return;
        Record& record = m_records[m_leaf];
        record.value = value;
        record.read = true;
        record.origin = origin == Origin::Item ? m_scope : origin;
        record.found = found;
    }

    void readHere(json::Value value, Origin origin, Found found);
    void readBy(json::Value value, std::string_view path, Found found);
    void operated(Step step, const json::Value* operands, std::size_t count, json::Value result);
    void decided(json::Value value, bool result);
    void walks(json::Value value);
    void looked(json::Value data, json::Value path, json::Value value, json::Value fallback);
    /// The same of the variable that read() was told of last.
    void lookedInLeaf(json::Value data, std::string_view path, json::Value value);

    /// The error ends all that is open.
    void failed();

private:
    /// A record that holds nothing inside yet; noIndex where there is no room.
    std::uint32_t begin(NodeId id)
    {
        if (m_records.size() >= m_room || m_unheard > 0) [[unlikely]] {
            if (!madeRoom())
                return noIndex;
        }
        const auto index = static_cast<std::uint32_t>(m_records.size());
        Record& record = m_records.emplace_back();
        record.node = id;
        record.parent = m_open;
        record.turn = m_turn;
        record.last = index + 1;
        return index;
    }
    bool madeRoom();

    void warned(Warning warning, json::Value about) override;
    void taken(json::Value value, Taken as) override;
    std::optional<OtherDialect::Answer> readElsewhere(json::Value data, std::string_view path, json::Value value,
                                                      json::Value fallback);
    void differs(std::uint32_t record, const std::optional<OtherDialect::Answer>& answer);
    void remark(Remark remark);

    Trace& m_trace;
    std::vector<Record>& m_records;
    const Program::Code& m_code;
    OtherDialect& m_other;
    std::size_t m_room;
    bool m_full = false;
    std::uint32_t m_open = noIndex;
    std::uint32_t m_leaf = noIndex;
    std::uint32_t m_turn = noIndex;
    Origin m_scope = Origin::Data;
    std::size_t m_unheard = 0; ///< Nodes that are open and have no record.
};

} // namespace retort::logic
