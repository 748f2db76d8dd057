// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/payload.h"

#include <algorithm>

namespace retort::twig {

Phrase summaryOf(const Rendering& rendering, const std::vector<PayloadProblem>& problems)
{
    if (rendering.failure) {
        return rendering.failure->line > 0 ? phrase("twig.summary-failed-line", std::to_string(rendering.failure->line),
                                                    rendering.failure->message)
                                           : phrase("twig.summary-failed", rendering.failure->message);
    }
    const auto hints = static_cast<std::size_t>(
        std::count_if(problems.begin(), problems.end(), [](const PayloadProblem& problem) { return problem.hint; }));
    const std::size_t hard = problems.size() - hints;
    if (hard == 1)
        return phrase("twig.summary-problem");
    if (hard > 1)
        return phrase("twig.summary-problems", std::to_string(hard));
    if (hints == 1)
        return phrase("twig.summary-hint");
    if (hints > 1)
        return phrase("twig.summary-hints", std::to_string(hints));
    return phrase("twig.summary-sound");
}

} // namespace retort::twig
