// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a journal: replaying must stay within them, and what was whole must be told again after compacting.
// Checksums are hard to guess, so the bytes are also taken as payloads of frames that are whole.
#include "app/workspace/crc32.h"
#include "app/workspace/journal.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace retort;

namespace {

std::string littleEndian(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>((value >> shift) & 0xFF);
    return bytes;
}

std::string framed(std::string_view payload)
{
    const std::string length = littleEndian(static_cast<std::uint32_t>(payload.size()));
    return (length + littleEndian(crc32(payload, crc32(length)))).append(payload);
}

void check(std::string_view bytes)
{
    const auto replayed = journal::replay(bytes);
    if (!replayed)
        return;
    const auto whole = journal::replay(bytes.substr(0, replayed->valid));
    if (replayed->valid > bytes.size() || !whole || whole->state != replayed->state)
        std::abort();
    const auto again = journal::replay(journal::compact(replayed->head, replayed->state));
    if (!again || again->state != replayed->state || again->head != replayed->head)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    check(bytes);
    // Frames are parted by the byte 0xFE, which no text in UTF-8 has.
    std::string whole = journal::beginning({.workspace = "w", .folder = "/f"});
    for (std::size_t begin = 0; begin <= bytes.size();) {
        const std::size_t end = std::min(bytes.find('\xFE', begin), bytes.size());
        whole += framed(bytes.substr(begin, end - begin));
        begin = end + 1;
    }
    check(whole);
    return 0;
}
