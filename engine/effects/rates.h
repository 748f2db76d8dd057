// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/amount.h"
#include "engine/base/phrase.h"
#include "engine/effects/book.h"
#include "engine/effects/moment.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort::effects {

/// One earn rate that was looked at.
struct RateCandidate {
    const Template* rate = nullptr; ///< In the book.
    Amount factor;
    std::size_t rank = 0; ///< One each for a location, a region, a country and a code.
    bool productConditions = false;
    bool profileConditions = false;
    bool fits = false;
    Phrase why; ///< Why it was taken or passed over.
};

/// How the rate of an award was chosen, spec section 4.4.
struct RateChoice {
    std::vector<RateCandidate> candidates; ///< All rates of the handle, in the order of their file.
    std::optional<std::size_t> chosen;
    bool tied = false; ///< Others fit as well as it; the first of the file was taken.
};

/// `priority` is "product", "profile" or "". `profile` is what profile_conditions are asked about.
RateChoice chooseRate(const Book& book, std::string_view handle, std::string_view priority, const json::Data& profile,
                      const Moment& moment);

} // namespace retort::effects
