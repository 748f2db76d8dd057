// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/trace/recorder.h"

#include "engine/twig/trace/keeper.h"
#include "engine/twig/value/object.h"

#include <algorithm>
#include <functional>

namespace retort::twig {

namespace {

// Of one record; an arrow function that reads in a thousand turns needs no more to be understood.
constexpr std::size_t readsOfRecord = 64;
constexpr std::size_t filtersOfRecord = 64;
constexpr std::size_t argumentsOfFilter = 8;
constexpr std::size_t bytesOfName = 256;

bool within(Span inner, Span outer) { return inner.offset >= outer.offset && inner.end() <= outer.end(); }

} // namespace

Recorder::Recorder(const Code& code, const ZoneSource* zones) : m_code(code), m_zones(zones)
{
    for (const Node& node : code.nodes) {
        if (node.kind != NodeKind::Set)
            continue;
        const std::uint32_t names = node.count / 2;
        for (std::uint32_t i = 0; i < names; ++i)
            m_assignments[code.child(node, i)] = {code.child(node, names + i), i + 1 == names};
    }
    m_captures.emplace_back();
    m_openCaptures.push_back(0);
    m_frames.emplace_back();
}

bool Recorder::isFull() const { return m_records.size() + m_texts.size() >= m_code.settings.limits.records; }

Recorder::Index Recorder::add(Record::Kind kind, NodeId node)
{
    if (isFull()) {
        ++m_left;
        return none;
    }
    RawRecord record;
    record.kind = kind;
    record.node = node;
    record.parent = m_parent;
    m_records.push_back(record);
    return static_cast<Index>(m_records.size() - 1);
}

void Recorder::open(Index record)
{
    Frame frame;
    frame.record = record == none ? m_frames.back().record : record;
    frame.own = record != none;
    frame.filters = m_pendingFilters.size();
    frame.reads = m_pendingReads.size();
    frame.parentBefore = m_parent;
    m_frames.push_back(frame);
}

void Recorder::close()
{
    drop();
    m_frames.pop_back();
}

void Recorder::openBody(Index parent)
{
    open(parent);
    if (parent != none)
        m_parent = parent;
}

void Recorder::closeBody()
{
    m_parent = m_frames.back().parentBefore;
    close();
}

void Recorder::take(Index record, const Span* span)
{
    if (record == none)
        return;
    const Frame& frame = m_frames.back();
    const std::size_t most = 4 * m_code.settings.limits.records;
    const auto belongs = [&](NodeId node) { return !span || within(m_code[node].span, *span); };
    RawRecord& raw = m_records[record];
    raw.filters = static_cast<Index>(m_filters.size());
    for (std::size_t i = frame.filters; i < m_pendingFilters.size() && m_filters.size() < most; ++i) {
        if (belongs(m_pendingFilters[i].node))
            m_filters.push_back(m_pendingFilters[i]);
    }
    raw.filterCount = static_cast<Index>(m_filters.size()) - raw.filters;
    raw.reads = static_cast<Index>(m_reads.size());
    for (std::size_t i = frame.reads; i < m_pendingReads.size() && m_reads.size() < most; ++i) {
        if (belongs(m_pendingReads[i].node))
            m_reads.push_back(m_pendingReads[i]);
    }
    raw.readCount = static_cast<Index>(m_reads.size()) - raw.reads;
}

void Recorder::drop()
{
    m_pendingFilters.resize(m_frames.back().filters);
    m_pendingReads.resize(m_frames.back().reads);
}

void Recorder::text(NodeId node, std::size_t offset, std::size_t end)
{
    Capture* to = capture();
    if (!to || offset == end)
        return;
    if (isFull()) {
        ++m_left;
        return;
    }
    to->pieces.push_back({.begin = offset, .end = end, .index = static_cast<Index>(m_texts.size()), .isText = true});
    m_texts.push_back({.node = node, .parent = m_parent});
}

void Recorder::beginPrint(NodeId node, std::size_t offset)
{
    open(add(Record::Kind::Print, node));
    m_frames.back().offset = offset;
}

void Recorder::endPrint(NodeId, json::Value value, std::size_t end)
{
    const Frame& frame = m_frames.back();
    const Index record = frame.own ? frame.record : none;
    if (record != none) {
        RawRecord& raw = m_records[record];
        const bool escaped = frame.hasEscaped && json::same(frame.escapeResult, value);
        raw.value = escaped ? frame.escaped : value;
        raw.escapedBy = escaped ? frame.escapedBy : std::string_view();
        take(record);
    }
    if (Capture* to = capture(); to && (record != none || isMarkup(value))) {
        Piece piece{.begin = frame.offset, .end = end, .index = record};
        if (value.isString() && value.size() == end - frame.offset)
            piece.capture = captureOf(value);
        if (record != none || piece.capture != none)
            to->pieces.push_back(piece);
    }
    close();
}

void Recorder::evaluated(NodeId id, json::Value result)
{
    const Node& node = m_code[id];
    if (node.kind != NodeKind::Default)
        return;
    // Its filter is evaluated only where the variable is there; else the fallback alone, which is as good.
    const NodeId filter = m_code.child(node, 1);
    for (std::size_t i = m_frames.back().filters; i < m_pendingFilters.size(); ++i) {
        if (m_pendingFilters[i].node == filter)
            return;
    }
    const json::Value arguments[] = {json::Value(), result};
    filtered(filter, arguments, result);
}

void Recorder::filtered(NodeId node, std::span<const json::Value> arguments, json::Value out)
{
    Frame& frame = m_frames.back();
    const json::Value in = arguments.empty() ? json::Value() : arguments[0];
    if ((m_code[node].flags & Node::Automatic) != 0) {
        frame.hasEscaped = true;
        frame.escaped = in;
        frame.escapeResult = out;
        frame.escapedBy = arguments.size() > 1 && arguments[1].isString() ? arguments[1].text() : "html";
    }
    if (m_pendingFilters.size() - frame.filters >= filtersOfRecord || isFull())
        return;
    const std::size_t count = arguments.empty() ? 0 : std::min(arguments.size() - 1, argumentsOfFilter);
    RawFilter filter{.node = node, .arguments = static_cast<Index>(m_arguments.size()), .in = in, .out = out};
    if (m_arguments.size() + count <= 4 * m_code.settings.limits.records) {
        filter.count = static_cast<Index>(count);
        for (std::size_t i = 0; i < count; ++i)
            m_arguments.push_back(arguments[i + 1]);
    }
    m_pendingFilters.push_back(filter);
}

void Recorder::read(NodeId id, json::Value value, bool missing, bool guarded)
{
    const Frame& frame = m_frames.back();
    const Node& node = m_code[id];
    // Of a path only the whole is told: profile.first_name, not profile as well.
    if (node.kind == NodeKind::Attribute || node.kind == NodeKind::Method) {
        const NodeId object = m_code.child(node, 0);
        const auto begin = m_pendingReads.begin() + static_cast<std::ptrdiff_t>(frame.reads);
        const auto found =
            std::find_if(std::make_reverse_iterator(m_pendingReads.end()), std::make_reverse_iterator(begin),
                         [object](const RawRead& read) { return read.node == object; });
        if (found != std::make_reverse_iterator(begin))
            m_pendingReads.erase(std::next(found).base());
    }
    if (m_pendingReads.size() - frame.reads < readsOfRecord)
        m_pendingReads.push_back({.node = id, .value = value, .missing = missing, .guarded = guarded});
}

void Recorder::beginCondition(NodeId id, std::size_t branch)
{
    open(add(Record::Kind::Condition, m_code.child(m_code[id], static_cast<std::uint32_t>(2 * branch))));
}

void Recorder::endCondition(json::Value value, bool truth)
{
    const Index record = m_frames.back().record;
    const bool kept = m_frames.back().own;
    if (kept) {
        take(record);
        m_records[record].value = value;
        m_records[record].taken = truth;
        m_records[record].decided = true;
    }
    m_condition = kept && truth ? record : none;
    close();
}

void Recorder::beginBranch()
{
    openBody(m_condition);
    m_condition = none;
}

void Recorder::endBranch() { closeBody(); }

void Recorder::beginLoop(NodeId id, json::Value sequence)
{
    const NodeId expression = m_code.child(m_code[id], 0);
    const Index record = add(Record::Kind::Loop, expression);
    if (record != none)
        m_records[record].value = sequence;
    take(record, &m_code[expression].span);
    drop();
    m_openLoops.push_back(record);
}

void Recorder::beginTurn(std::size_t turn, json::Value, json::Value item)
{
    const Index loop = m_openLoops.back();
    Index record = none;
    if (loop != none) {
        m_records[loop].turns = turn + 1;
        record = add(Record::Kind::Turn, m_records[loop].node);
    } else {
        ++m_left;
    }
    if (record != none) {
        m_records[record].parent = loop;
        m_records[record].value = item;
        m_records[record].turn = turn;
    }
    openBody(record != none ? record : loop);
}

void Recorder::endTurn() { closeBody(); }

void Recorder::endLoop() { m_openLoops.pop_back(); }

void Recorder::assigned(NodeId id, json::Value value)
{
    const auto found = m_assignments.find(id);
    if (found == m_assignments.end()) // a loop's or a capture's name
        return;
    const Index record = add(Record::Kind::Set, found->second.expression);
    if (record != none) {
        m_records[record].named = id;
        m_records[record].value = value;
    }
    take(record, &m_code[found->second.expression].span);
    if (found->second.last)
        drop();
}

void Recorder::beginText(Index record)
{
    openBody(record);
    if (m_captures.size() > m_code.settings.limits.records) {
        m_openCaptures.push_back(none);
        return;
    }
    m_openCaptures.push_back(static_cast<Index>(m_captures.size()));
    m_captures.emplace_back();
    m_captures.back().record = record;
}

void Recorder::endText(std::string_view text)
{
    if (Capture* ended = capture()) {
        ended->text = text;
        if (ended->record != none)
            m_records[ended->record].value = json::Value(text);
        for (const Piece& piece : ended->pieces) {
            if (!piece.isText && piece.index != none && piece.end <= text.size())
                m_records[piece.index].printed = text.substr(piece.begin, piece.end - piece.begin);
        }
        if (!text.empty())
            m_captured.emplace(std::hash<std::string_view>()(text), m_openCaptures.back());
    }
    m_openCaptures.pop_back();
    closeBody();
}

void Recorder::beginCapture(NodeId id)
{
    const Index record = add(Record::Kind::Capture, id);
    if (record != none && m_code[id].kind == NodeKind::SetCapture)
        m_records[record].named = m_code.child(m_code[id], 0);
    beginText(record);
}

void Recorder::endCapture(std::string_view text) { endText(text); }

void Recorder::beginCall(NodeId id)
{
    const Index record = add(Record::Kind::Call, id);
    if (record != none)
        m_records[record].named = id;
    beginText(record);
}

void Recorder::endCall(std::string_view text) { endText(text); }

void Recorder::warned(const Warning& warning)
{
    if (m_warnings.size() < m_code.settings.limits.records)
        m_warnings.emplace_back(m_frames.back().record, warning);
}

/// What was caught and is printed unchanged: of equal texts the same one if it is there, else the last.
Recorder::Index Recorder::captureOf(json::Value printed) const
{
    if (m_captured.empty() || printed.size() == 0)
        return none;
    Index found = none;
    const auto [begin, end] = m_captured.equal_range(std::hash<std::string_view>()(printed.text()));
    for (auto i = begin; i != end; ++i) {
        const std::string_view text = m_captures[i->second].text;
        if (text.data() == printed.text().data() && text.size() == printed.size())
            return i->second;
        if (text == printed.text() && (found == none || i->second > found))
            found = i->second;
    }
    return found;
}

/// Finds the places in the output of all that reached it.
void Recorder::place(std::string_view output)
{
    m_captures[0].text = output;
    std::vector<std::pair<Index, std::size_t>> open = {{0, 0}};
    while (!open.empty()) {
        const auto [index, base] = open.back();
        open.pop_back();
        for (const Piece& piece : m_captures[index].pieces) {
            const OutputRange range = {base + piece.begin, piece.end - piece.begin};
            if (range.offset + range.length > output.size())
                continue;
            if (piece.isText) {
                m_texts[piece.index].output = range;
                m_texts[piece.index].inOutput = true;
            } else if (piece.index != none) {
                m_records[piece.index].output = range;
                m_records[piece.index].inOutput = true;
                m_records[piece.index].printed = output.substr(range.offset, range.length);
            }
            // Printed twice, it is shown where it was printed first.
            if (piece.capture != none && !m_captures[piece.capture].placed) {
                m_captures[piece.capture].placed = true;
                open.emplace_back(piece.capture, range.offset);
            }
        }
    }
}

std::optional<std::size_t> Recorder::parentOf(Index index) const
{
    return index == none ? std::nullopt : std::optional<std::size_t>(index);
}

void Recorder::describe(const RawRecord& raw, Record& record, Keeper& keeper) const
{
    const auto written = [this](Span span) {
        return std::string(beginningOf(std::string_view(m_code.source).substr(span.offset, span.length), bytesOfName));
    };
    const Node& node = m_code[raw.node];
    record.kind = raw.kind;
    record.span = node.span;
    record.line = node.line;
    record.parent = parentOf(raw.parent);
    if (raw.named != noNode) {
        const json::Value name = m_code[raw.named].value;
        record.name = name.isString() ? name.text() : std::string_view("block");
    }
    keeper.keep(raw.value, record.value);
    record.filters.resize(raw.filterCount);
    for (Index i = 0; i < raw.filterCount; ++i) {
        const RawFilter& filter = m_filters[raw.filters + i];
        FilterStep& step = record.filters[i];
        step.name = m_code[filter.node].value.isString() ? m_code[filter.node].value.text() : "escape";
        step.span = m_code[filter.node].span;
        step.automatic = (m_code[filter.node].flags & Node::Automatic) != 0;
        step.arguments.resize(filter.count);
        for (Index k = 0; k < filter.count; ++k)
            keeper.keep(m_arguments[filter.arguments + k], step.arguments[k]);
        keeper.keep(filter.in, step.in);
        keeper.keep(filter.out, step.out);
    }
    record.reads.resize(raw.readCount);
    for (Index i = 0; i < raw.readCount; ++i) {
        const RawRead& from = m_reads[raw.reads + i];
        VariableRead& to = record.reads[i];
        to.path = written(m_code[from.node].span);
        to.span = m_code[from.node].span;
        to.missing = from.missing;
        to.guarded = from.guarded;
        keeper.keep(from.value, to.value);
    }
    record.printed = beginningOf(raw.printed, m_code.settings.limits.valueBytes);
    record.escapedBy = raw.escapedBy;
    if (raw.inOutput)
        record.output = raw.output;
    record.taken = raw.taken;
    if (raw.decided)
        record.truth = raw.taken;
    record.turn = raw.turn;
    record.turns = raw.turns;
}

void Recorder::finish(std::string_view output, Trace& trace)
{
    trace = {};
    place(output);
    const Limits& limits = m_code.settings.limits;
    Keeper keeper(limits.valueBytes, limits.records * limits.valueBytes, m_zones);
    trace.records.resize(m_records.size());
    for (std::size_t i = 0; i < m_records.size(); ++i)
        describe(m_records[i], trace.records[i], keeper);
    keeper.finish();
    for (const auto& [record, warning] : m_warnings) {
        if (record != none)
            trace.records[record].warnings.push_back(warning);
    }
    for (const RawText& text : m_texts) {
        if (text.inOutput)
            trace.texts.push_back({m_code[text.node].span, text.output, parentOf(text.parent)});
    }
    std::stable_sort(trace.texts.begin(), trace.texts.end(),
                     [](const TextPiece& a, const TextPiece& b) { return a.output.offset < b.output.offset; });
    trace.left = m_left;
}

} // namespace retort::twig
