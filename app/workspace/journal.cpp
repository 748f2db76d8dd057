// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/journal.h"

#include "app/workspace/crc32.h"

#include <algorithm>

namespace retort::journal {

namespace {

constexpr std::string_view mark = "RTJRNL1\n";
constexpr std::size_t frameHead = 8;

enum class Tag : char { Put = 'P', Change = 'C', Forget = 'F' };

std::string numberBytes(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>((value >> shift) & 0xFF);
    return bytes;
}

std::uint32_t numberAt(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return value;
}

std::string framed(std::string_view payload)
{
    const std::string length = numberBytes(static_cast<std::uint32_t>(payload.size()));
    std::string bytes = length + numberBytes(crc32(payload, crc32(length)));
    return bytes.append(payload);
}

/// Takes values off the front of a payload; `good` turns false where there is less than was announced.
struct Reader {
    std::string_view rest;
    bool good = true;

    std::string_view take(std::size_t size)
    {
        if (size > rest.size()) {
            good = false;
            rest = {};
            return {};
        }
        const std::string_view taken = rest.substr(0, size);
        rest.remove_prefix(size);
        return taken;
    }
    char byte()
    {
        const auto taken = take(1);
        return taken.empty() ? '\0' : taken.front();
    }
    std::uint32_t number()
    {
        const auto taken = take(4);
        return taken.size() == 4 ? numberAt(taken) : 0;
    }
    std::string_view text() { return take(number()); }
    std::optional<std::string> optional()
    {
        const char there = byte();
        if (there == '\0')
            return std::nullopt;
        good = good && there == '\1';
        return std::string(text());
    }
    std::vector<DraftText> drafts()
    {
        std::vector<DraftText> values;
        for (auto count = number(); good && count > 0; --count) {
            DraftText draft{.action = static_cast<std::int32_t>(number())};
            draft.pointer = text();
            draft.text = text();
            if (good)
                values.push_back(std::move(draft));
        }
        return values;
    }
};

bool applyChange(Reader& reader, State& state, const std::string& path)
{
    const std::size_t at = reader.number();
    const std::size_t removed = reader.number();
    const std::string_view added = reader.text();
    auto drafts = reader.drafts();
    const std::string_view renamed = reader.text();
    const auto found = state.find(path);
    if (!reader.good || found == state.end() || !found->second.text)
        return false;
    std::string& text = *found->second.text;
    if (at > text.size() || removed > text.size() - at)
        return false;
    text.replace(at, removed, added);
    found->second.drafts = std::move(drafts);
    found->second.renamed = renamed;
    return true;
}

/// All of the frame, or nothing: `state` is a copy of the frame's files alone until the end.
bool applyFrame(std::string_view payload, State& state)
{
    State touched;
    std::vector<std::string> gone;
    Reader reader{payload};
    while (!reader.rest.empty()) {
        const auto tag = static_cast<Tag>(reader.byte());
        const std::string path(reader.text());
        std::erase(gone, path);
        if (tag == Tag::Put) {
            Unsaved unsaved;
            unsaved.base = reader.optional();
            unsaved.text = reader.optional();
            unsaved.drafts = reader.drafts();
            unsaved.renamed = reader.text();
            touched[path] = std::move(unsaved);
        } else if (tag == Tag::Change) {
            if (const auto known = state.find(path); known != state.end() && touched.count(path) == 0)
                touched[path] = known->second;
            if (!applyChange(reader, touched, path))
                return false;
        } else if (tag == Tag::Forget) {
            touched.erase(path);
            gone.push_back(path);
        } else {
            return false;
        }
        if (!reader.good)
            return false;
    }
    for (const std::string& path : gone)
        state.erase(path);
    for (auto& [path, unsaved] : touched)
        state.insert_or_assign(path, std::move(unsaved));
    return true;
}

/// The payload of the frame at the front, and `bytes` without it; nullopt where no whole frame stands there.
std::optional<std::string_view> takeFrame(std::string_view& bytes)
{
    if (bytes.size() < frameHead)
        return std::nullopt;
    const std::size_t length = numberAt(bytes);
    if (length > bytes.size() - frameHead)
        return std::nullopt;
    const std::string_view payload = bytes.substr(frameHead, length);
    if (crc32(payload, crc32(bytes.substr(0, 4))) != numberAt(bytes.substr(4)))
        return std::nullopt;
    bytes.remove_prefix(frameHead + length);
    return payload;
}

} // namespace

void Frame::number(std::uint32_t value) { m_payload += numberBytes(value); }

void Frame::text(std::string_view value)
{
    number(static_cast<std::uint32_t>(value.size()));
    m_payload += value;
}

void Frame::optional(const std::optional<std::string>& value)
{
    m_payload += value ? '\1' : '\0';
    if (value)
        text(*value);
}

void Frame::drafts(const std::vector<DraftText>& values)
{
    number(static_cast<std::uint32_t>(values.size()));
    for (const DraftText& draft : values) {
        number(static_cast<std::uint32_t>(draft.action));
        text(draft.pointer);
        text(draft.text);
    }
}

void Frame::put(std::string_view path, const Unsaved& unsaved)
{
    m_payload += static_cast<char>(Tag::Put);
    text(path);
    optional(unsaved.base);
    optional(unsaved.text);
    drafts(unsaved.drafts);
    text(unsaved.renamed);
}

void Frame::change(std::string_view path, std::string_view before, std::string_view after,
                   const std::vector<DraftText>& values, std::string_view renamed)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    const auto same =
        std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(shorter), after.begin());
    const auto front = static_cast<std::size_t>(same.first - before.begin());
    std::size_t back = 0;
    while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    m_payload += static_cast<char>(Tag::Change);
    text(path);
    number(static_cast<std::uint32_t>(front));
    number(static_cast<std::uint32_t>(before.size() - front - back));
    text(after.substr(front, after.size() - front - back));
    drafts(values);
    text(renamed);
}

void Frame::forget(std::string_view path)
{
    m_payload += static_cast<char>(Tag::Forget);
    text(path);
}

std::string Frame::bytes() const { return framed(m_payload); }

std::string beginning(const Head& head)
{
    std::string payload;
    for (const std::string& value : {head.workspace, head.folder})
        payload += numberBytes(static_cast<std::uint32_t>(value.size())) + value;
    return std::string(mark) + framed(payload);
}

std::string compact(const Head& head, const State& state)
{
    Frame frame;
    for (const auto& [path, unsaved] : state)
        frame.put(path, unsaved);
    return beginning(head) + (frame.empty() ? std::string() : frame.bytes());
}

Result<Replayed> replay(std::string_view bytes)
{
    const auto noJournal = [] {
        return fail({.kind = Error::Kind::Syntax, .message = phrase("workspace.no-journal")});
    };
    if (!bytes.starts_with(mark))
        return noJournal();
    std::string_view rest = bytes.substr(mark.size());
    const auto first = takeFrame(rest);
    if (!first)
        return noJournal();
    Replayed replayed;
    Reader reader{*first};
    replayed.head.workspace = reader.text();
    replayed.head.folder = reader.text();
    if (!reader.good)
        return noJournal();
    replayed.valid = bytes.size() - rest.size();
    while (const auto payload = takeFrame(rest)) {
        if (!applyFrame(*payload, replayed.state))
            break;
        replayed.valid = bytes.size() - rest.size();
    }
    return replayed;
}

} // namespace retort::journal
