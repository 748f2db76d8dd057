// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "engine/json/value.h"
#include "engine/twig/evaluate/sink.h"
#include "engine/twig/failure.h"
#include "engine/twig/parse/code.h"
#include "engine/twig/settings.h"
#include "engine/twig/trace.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace retort::twig {

/// The sink that keeps what happens, see NoSink for what each call means. While the template renders it notes handles
/// only, since all values live until the render ends; finish() then makes a Trace of them, and must be called before
/// the environment starts anew. Memory is bounded by the settings' limits.
class Recorder {
public:
    static constexpr bool on = true;

    explicit Recorder(const Code& code, const ZoneSource* zones = nullptr);

    void text(NodeId node, std::size_t offset, std::size_t end);
    void beginPrint(NodeId node, std::size_t offset);
    void endPrint(NodeId node, json::Value value, std::size_t end);
    void evaluated(NodeId node, json::Value result);
    void filtered(NodeId node, std::span<const json::Value> arguments, json::Value out);
    void read(NodeId node, json::Value value, bool missing, bool guarded);
    void beginCondition(NodeId node, std::size_t branch);
    void endCondition(json::Value value, bool truth);
    void beginBranch();
    void endBranch();
    void beginLoop(NodeId node, json::Value sequence);
    void beginTurn(std::size_t turn, json::Value key, json::Value item);
    void endTurn();
    void endLoop();
    void assigned(NodeId node, json::Value value);
    void beginCapture(NodeId node);
    void endCapture(std::string_view text);
    void beginCall(NodeId node);
    void endCall(std::string_view text);
    void warned(const Warning& warning);

    /// What happened, given the whole output; also after a failure.
    void finish(std::string_view output, Trace& trace);

private:
    using Index = std::uint32_t;
    static constexpr Index none = 0xFFFFFFFF;

    struct RawFilter {
        NodeId node = noNode;
        Index arguments = 0; ///< In m_arguments.
        Index count = 0;
        json::Value in;
        json::Value out;
    };
    struct RawRead {
        NodeId node = noNode;
        json::Value value;
        bool missing = false;
        bool guarded = false;
    };
    struct RawRecord {
        Record::Kind kind = Record::Kind::Print;
        NodeId node = noNode;  ///< What its span and line are of.
        NodeId named = noNode; ///< A Target or MacroCall.
        Index parent = none;
        json::Value value;
        Index filters = 0, filterCount = 0;
        Index reads = 0, readCount = 0;
        std::string_view printed;
        std::string_view escapedBy;
        OutputRange output;
        bool inOutput = false;
        bool taken = false;
        bool decided = false; ///< Of a Condition: taken is its truth.
        std::size_t turn = 0;
        std::size_t turns = 0;
    };
    struct RawText {
        NodeId node = noNode;
        Index parent = none;
        OutputRange output;
        bool inOutput = false;
    };
    /// What stands somewhere in a text that is being printed into.
    struct Piece {
        std::size_t begin = 0;
        std::size_t end = 0;
        Index index = none; ///< Of a record or a text.
        bool isText = false;
        Index capture = none; ///< What was printed is the text of this one.
    };
    /// A text that something is printed into: the output, or one that is caught.
    struct Capture {
        std::string_view text;
        std::vector<Piece> pieces;
        Index record = none;
        bool placed = false;
    };
    /// What is open: a print, a condition, a body. What is evaluated in it belongs to it.
    struct Frame {
        Index record = none;     ///< What warnings belong to; of a body its parent.
        bool own = false;        ///< The record is of this frame, not of one around it.
        std::size_t filters = 0; ///< Where its pending ones begin.
        std::size_t reads = 0;
        std::size_t offset = 0; ///< Of a print: where it began.
        Index parentBefore = none;
        json::Value escaped; ///< What went into the last automatic escaping, and what came out.
        json::Value escapeResult;
        std::string_view escapedBy;
        bool hasEscaped = false;
    };

    Index add(Record::Kind kind, NodeId node);
    void open(Index record);
    void close();
    void openBody(Index parent); ///< `none` keeps the one that is.
    void closeBody();
    /// Moves what is pending in the innermost frame to the record; where `within` is given, only what lies in it.
    void take(Index record, const Span* within = nullptr);
    void drop(); ///< What is pending in the innermost frame.
    void beginText(Index record);
    void endText(std::string_view text);
    Capture* capture() { return m_openCaptures.back() == none ? nullptr : &m_captures[m_openCaptures.back()]; }
    Index captureOf(json::Value printed) const;
    void place(std::string_view output);
    bool isFull() const;
    std::optional<std::size_t> parentOf(Index index) const;
    void describe(const RawRecord& raw, Record& record, class Keeper& keeper) const;

    const Code& m_code;
    const ZoneSource* m_zones;
    std::vector<RawRecord> m_records;
    std::vector<RawText> m_texts;
    std::vector<RawFilter> m_filters;
    std::vector<RawRead> m_reads;
    std::vector<json::Value> m_arguments;
    std::vector<RawFilter> m_pendingFilters;
    std::vector<RawRead> m_pendingReads;
    std::vector<Frame> m_frames;
    std::vector<Capture> m_captures; ///< The first is the output.
    std::vector<Index> m_openCaptures;
    std::vector<Index> m_openLoops;
    std::unordered_multimap<std::size_t, Index> m_captured; ///< By the text's hash.
    struct Assignment {
        NodeId expression = noNode;
        bool last = false; ///< Of its set.
    };
    std::unordered_map<NodeId, Assignment> m_assignments; ///< By a Set's names.
    std::vector<std::pair<Index, Warning>> m_warnings;
    Index m_parent = none;
    Index m_condition = none; ///< The last one that was decided.
    std::size_t m_left = 0;
};

} // namespace retort::twig
