// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/logic/evaluate.h"
#include "engine/reaction/reader.h"
#include "engine/run/observation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retort::run {

/// Reads what TraceMembers wrote. As with Reader, the first error is kept and the rest is read as if it were empty. For
/// engine/run's own sources.
class MemberReader {
public:
    using Index = json::Document::Index;

    explicit MemberReader(const json::Document& of) : document(of), reader(of) {}

    std::size_t wordIn(Index object, std::string_view key, std::span<const std::string_view> words);
    template <class T, std::size_t N>
    T oneOf(Index object, std::string_view key, const T (&all)[N])
    {
        std::array<std::string_view, N> words;
        std::transform(std::begin(all), std::end(all), words.begin(), [](T one) { return wordOf(one); });
        return all[wordIn(object, key, words)];
    }
    std::optional<std::size_t> number(Index object, std::string_view key);
    std::optional<std::int64_t> integer(Index index) const;
    bool flag(Index object, std::string_view key) { return reader.boolean(object, key).value_or(false); }
    Phrase sentence(Index object, std::string_view key);
    std::vector<Phrase> sentences(Index object, std::string_view key);
    json::Data value(Index object, std::string_view key); ///< Has to be there; null counts.
    std::optional<logic::Truth> truth(Index object);
    std::vector<Read> reads(Index object);
    std::vector<Evaluation> evaluations(Index object);
    /// `evaluations` is how many of those there are to refer to.
    std::vector<VariableRead> variables(Index object, std::size_t evaluations);
    std::vector<Remark> remarks(Index object, std::string_view key);

    const json::Document& document;
    Reader reader;

private:
    Origin origin(Index object);
    Found found(Index object);
};

} // namespace retort::run
