// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/json/data.h"
#include "engine/logic/evaluate.h"
#include "engine/run/observation.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace retort::run {

/// Builds JSON member by member; what a trace's writers share. For engine/run's own sources.
class TraceMembers {
public:
    void text(std::string_view key, std::string_view value);
    void number(std::string_view key, std::size_t value);
    void truthOf(std::string_view key, bool value); ///< In any case, unlike flag().
    void flag(std::string_view key, bool value);    ///< Only where it is true.
    void value(std::string_view key, const json::Data& data);
    void sentence(std::string_view key, const Phrase& phrase); ///< Only where there is one.
    void sentences(std::string_view key, const std::vector<Phrase>& phrases);
    void truth(const logic::Truth& truth);
    void reads(const std::vector<Read>& reads);
    void evaluations(const std::vector<Evaluation>& evaluations);
    void variables(const std::vector<VariableRead>& variables);
    void remarks(std::string_view key, const std::vector<Remark>& remarks);

    /// Only lists that hold something are written.
    template <class T, class Write>
    void list(std::string_view key, const std::vector<T>& items, Write write)
    {
        if (items.empty())
            return;
        b.key(key);
        b.beginArray();
        for (const T& item : items)
            write(item);
        b.end();
    }

    json::Builder b;

private:
    void turn(const std::optional<std::size_t>& turn);
};

} // namespace retort::run
