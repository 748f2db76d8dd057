// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/keeper.h"

#include "engine/json/utf8.h"
#include "engine/json/write.h"
#include "engine/run/limits.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace retort::run {

namespace {

bool isUtf8(std::string_view text)
{
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p != end;) {
        const std::size_t length = json::detail::utf8Length(p, end);
        if (length == 0)
            return false;
        p += length;
    }
    return true;
}

constexpr std::size_t scalarBytes = 8;

struct Measure {
    std::size_t bytes = 0;
    bool sayable = true; ///< In JSON, as it is.
};

Measure measure(json::Value whole)
{
    Measure found;
    std::vector<json::Value> left{whole};
    while (!left.empty()) {
        const json::Value value = left.back();
        left.pop_back();
        found.bytes += scalarBytes;
        if (value.isDouble()) {
            found.sayable = found.sayable && std::isfinite(value.asDouble());
        } else if (value.isString()) {
            found.bytes += value.size();
            found.sayable = found.sayable && isUtf8(value.text());
        } else if (value.isArray()) {
            left.insert(left.end(), value.items(), value.items() + value.size());
        } else if (value.isObject()) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                const std::string_view key = value.members()[i].key.text();
                found.bytes += key.size();
                found.sayable = found.sayable && isUtf8(key);
                left.push_back(value.members()[i].value);
            }
        }
    }
    return found;
}

const void* addressOf(json::Value value)
{
    if (value.isString())
        return value.text().data();
    if (value.isArray())
        return value.items();
    return value.isObject() ? static_cast<const void*>(value.members()) : nullptr;
}

} // namespace

std::string sayable(std::string_view text)
{
    if (isUtf8(text))
        return std::string(text);
    const auto written = json::Data::parse(json::quoted(text), readingLimits());
    return written ? std::string(written->root().text()) : std::string();
}

Keeper::Kept Keeper::keep(json::Value value)
{
    const void* address = addressOf(value);
    const auto key = std::tuple(value.kind(), address, value.size());
    if (address) {
        if (const auto found = m_kept.find(key); found != m_kept.end())
            return found->second;
    }
    if (!value.isContainer() && !value.isString()) // nothing to copy
        return {value.isDouble() && !std::isfinite(value.asDouble()) ? json::Data() : json::Data().part(value),
                scalarBytes};
    const Measure measured = measure(value);
    Kept kept{{}, measured.bytes};
    if (measured.sayable)
        kept.data = json::Data::copy(value);
    else if (auto parsed = json::Data::parse(json::write(value), readingLimits()))
        kept.data = *std::move(parsed);
    if (address)
        m_kept.emplace(key, kept);
    return kept;
}

} // namespace retort::run
