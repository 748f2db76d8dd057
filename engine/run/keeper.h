// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace retort::run {

/// Keeps values of one evaluation as Data of their own, each one once however often it was seen. What JSON cannot say
/// is kept as it would be written: NaN and infinities as null, text that is not UTF-8 with U+FFFD, so that a trace
/// reads back equal. For engine/run's own sources.
class Keeper {
public:
    struct Kept {
        json::Data data;
        std::size_t bytes = 0; ///< About as many as its JSON takes.
    };

    /// The value must live until forget().
    Kept keep(json::Value value);
    /// The values seen so far are about to go.
    void forget() { m_kept.clear(); }

private:
    std::map<std::tuple<json::Kind, const void*, std::size_t>, Kept> m_kept;
};

/// A text as JSON can say it: U+FFFD for each byte that is not UTF-8.
std::string sayable(std::string_view text);

} // namespace retort::run
