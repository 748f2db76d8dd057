// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/assembly.h"

namespace retort::json::detail {

void Assembly::closeObject(std::size_t count, std::span<const std::uint32_t> order)
{
    void* to = moved(count * (sizeof(Member) / 8), order.size_bytes());
    const auto* members = static_cast<const Member*>(to);
    if (order.empty()) {
        push(Value::object(members, count));
        return;
    }
    std::memcpy(static_cast<char*>(to) + count * sizeof(Member), order.data(), order.size_bytes());
    push(Value::indexedObject(members, count));
}

} // namespace retort::json::detail
