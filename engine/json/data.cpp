// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/data.h"

#include "engine/json/assembly.h"
#include "engine/json/scan.h"

#include <algorithm>

namespace retort::json {

namespace {

// Builds values from what scan() tells. The text as a whole is copied once; strings and keys point into the copy. One
// with escapes is never longer than what it was written as, so its resolved text takes that place in the copy.
class ToData {
public:
    ToData(detail::Arena& arena, std::string_view text)
        : m_text(static_cast<char*>(arena.allocate(text.size()))), m_assembly(arena)
    {
        if (!text.empty())
            std::memcpy(m_text, text.data(), text.size());
    }
    Value root() { return m_assembly.root(); }

    void beginObject(std::size_t) {}
    void beginArray(std::size_t) {}
    void endArray(std::size_t, std::size_t items) { m_assembly.closeArray(items); }
    void endObject(std::size_t, std::size_t members, std::span<const std::uint32_t> order)
    {
        m_assembly.closeObject(members, order);
    }
    void key(std::size_t begin, std::size_t end, const Key& key)
    {
        m_assembly.push(Key(key, kept(begin, end, key.text())));
    }
    void string(std::size_t begin, std::size_t end, std::string_view text)
    {
        m_assembly.push(Value(std::string_view(kept(begin, end, text), text.size())));
    }
    void integer(std::size_t begin, std::size_t, std::int64_t i)
    {
        // -0 is 0, but JavaScript divides by it otherwise.
        m_assembly.push(i == 0 && m_text[begin] == '-' ? Value(0).marked(1) : Value(i));
    }
    void number(std::size_t, std::size_t, double d) { m_assembly.push(d); }
    void boolean(std::size_t, std::size_t, bool b) { m_assembly.push(b); }
    void null(std::size_t, std::size_t) { m_assembly.push(Value()); }

private:
    const char* kept(std::size_t begin, std::size_t end, std::string_view text)
    {
        char* place = m_text + begin + 1;
        if (end - begin - 2 != text.size()) [[unlikely]] // it had escapes
            std::memcpy(place, text.data(), text.size());
        return place;
    }

    char* m_text;
    detail::Assembly m_assembly;
};

} // namespace

Result<Data> Data::parse(std::string_view text, const Limits& limits)
{
    // Values commonly take two to three times the bytes of their text. A text over the limit is refused by scan().
    const std::size_t bytes = std::min(text.size(), limits.bytes);
    auto arena = std::make_shared<detail::Arena>(bytes + std::min<std::size_t>(bytes * 5 / 2, std::size_t{1} << 20));
    ToData sink(*arena, text.substr(0, bytes));
    if (auto scanned = scan(text, limits, sink); !scanned)
        return fail(std::move(scanned.error()));
    return Data(std::move(arena), sink.root());
}

} // namespace retort::json
