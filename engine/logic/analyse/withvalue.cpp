// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/withvalue.h"

#include "engine/logic/compile/code.h"

#include <algorithm>
#include <string>
#include <vector>

namespace retort::logic {

namespace {

using json::Value;

constexpr std::size_t deepest = 256;
constexpr std::size_t widestGap = 1000; // items of null put in before a position

std::vector<std::string_view> partsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= path.size() && parts.size() <= deepest;) {
        const std::size_t end = std::min(path.find('.', begin), path.size());
        parts.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// Writes a value again with one place in it changed. Recurses as deep as the path is long.
class Rewriter {
public:
    Rewriter(json::Builder& out, const std::vector<std::string_view>& parts, const std::optional<json::Data>& value)
        : m_out(out), m_parts(parts), m_value(value)
    {}

    /// `at` parts of the path lead to `old`.
    void write(const Value* old, std::size_t at)
    {
        if (at == m_parts.size())
            return m_out.value(m_value->root()); // taking out is done by the parent
        const std::uint32_t position = positionOf(m_parts[at]);
        if (old && old->isArray() && position != Segment::noPosition && position <= old->size() + widestGap)
            return writeList(*old, at, position);
        if (old && old->isContainer())
            return writeObject(*old, at);
        if (!m_value) // nothing there to take out
            return old ? m_out.value(*old) : m_out.null();
        m_out.beginObject();
        m_out.key(m_parts[at]);
        write(nullptr, at + 1);
        m_out.end();
    }

private:
    bool takesOut(std::size_t at) const { return !m_value && at + 1 == m_parts.size(); }

    void writeList(Value old, std::size_t at, std::size_t position)
    {
        m_out.beginArray();
        for (std::size_t i = 0; i < old.size(); ++i) {
            if (i != position)
                m_out.value(old.items()[i]);
            else if (!takesOut(at))
                write(&old.items()[i], at + 1);
            else if (i + 1 != old.size())
                m_out.null();
        }
        if (position >= old.size() && m_value) {
            for (std::size_t i = old.size(); i < position; ++i)
                m_out.null();
            write(nullptr, at + 1);
        }
        m_out.end();
    }

    void writeObject(Value old, std::size_t at)
    {
        if (old.isArray() && !m_value)
            return m_out.value(old);
        bool found = false;
        m_out.beginObject();
        for (std::size_t i = 0; i < old.size(); ++i) {
            const std::string key = old.isArray() ? std::to_string(i) : std::string(old.members()[i].key.text());
            const Value& member = old.isArray() ? old.items()[i] : old.members()[i].value;
            const bool meant = key == m_parts[at];
            found = found || meant;
            if (meant && takesOut(at))
                continue;
            m_out.key(key);
            if (meant)
                write(&member, at + 1);
            else
                m_out.value(member);
        }
        if (!found && m_value) {
            m_out.key(m_parts[at]);
            write(nullptr, at + 1);
        }
        m_out.end();
    }

    json::Builder& m_out;
    const std::vector<std::string_view>& m_parts;
    const std::optional<json::Data>& m_value;
};

} // namespace

json::Data withValue(const json::Data& data, std::string_view path, const std::optional<json::Data>& value)
{
    if (path.empty())
        return value.value_or(json::Data());
    const std::vector<std::string_view> parts = partsOf(path);
    if (parts.size() > deepest)
        return data;
    json::Builder out;
    const Value root = data.root();
    Rewriter(out, parts, value).write(&root, 0);
    return out.take();
}

} // namespace retort::logic
