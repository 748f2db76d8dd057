// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/bench/cascade/town.h"
#include "ui/bench/history/pastruns.h"

#include <QTimer>

#include <algorithm>

namespace retort::past {

/// Milliseconds of 24 November 2026, 10:00 UTC.
inline constexpr std::int64_t noon = 1'795'514'400'000;

inline json::Document parsed(const std::string& text) { return json::Document::parse(text).value(); }

/// A run of the gift for a score, as the history gives it.
inline PastRunPtr run(std::int64_t id, int score, const std::string& reaction = town::files()[1].text)
{
    bundle::Inputs inputs;
    inputs.event = {town::promoter.toStdString(), parsed(town::event("Promoter", score))};
    inputs.reactions = {{town::gift.toStdString(), parsed(reaction)}};
    inputs.targets.emplace();
    inputs.settings = town::Hall().workspace.settings();
    inputs.asIfActive = true;
    auto made = bundle::made(inputs, samples::catalogue());
    PastRunLine line{.id = id,
                     .at = noon + id * 1000,
                     .event = "custom.survey_completed",
                     .eventTitle = QStringLiteral("Promoter"),
                     .eventFile = town::promoter,
                     .reaction = QStringLiteral("Gift"),
                     .reactionFile = town::gift,
                     .outcome = std::string(run::wordOf(made->bundle.trace.reactions.front().outcome)),
                     .summary = score >= 9 ? QStringLiteral("Completed") : QStringLiteral("Stopped at step 1")};
    return pastRunOf(line, made->bundle, samples::catalogue()).value();
}

/// Runs in memory; answers come in the next turn of the event loop, as they do from a file.
class FakeRuns : public PastRuns {
public:
    void find(const PastRunSearch& search, std::function<void(Result<PastRunPage>)> done) override
    {
        searches.push_back(search);
        QTimer::singleShot(0, this, [this, search, done] {
            if (failure) {
                done(fail(*failure));
                return;
            }
            PastRunPage page;
            page.total = runs.size();
            for (auto one = runs.rbegin(); one != runs.rend(); ++one) {
                if ((search.olderThan > 0 && one->id >= search.olderThan) ||
                    (!search.words.isEmpty() && !one->summary.contains(search.words, Qt::CaseInsensitive)) ||
                    (!search.reactionFile.isEmpty() && one->reactionFile != search.reactionFile))
                    continue;
                if (page.lines.size() == search.most) {
                    page.more = true;
                    break;
                }
                page.lines.push_back(*one);
            }
            done(page);
        });
    }
    void read(std::int64_t id, std::function<void(Result<PastRunPtr>)> done) override
    {
        QTimer::singleShot(0, this, [this, id, done] {
            const auto found =
                std::find_if(whole.begin(), whole.end(), [&](const auto& one) { return one->line.id == id; });
            if (found == whole.end())
                done(fail({.kind = Error::Kind::Missing, .message = phrase("history.gone"), .where = {}, .place = {}}));
            else
                done(*found);
        });
    }
    void remove(const std::vector<std::int64_t>& ids, std::function<void(Result<>)> done) override
    {
        std::erase_if(runs,
                      [&](const PastRunLine& one) { return std::find(ids.begin(), ids.end(), one.id) != ids.end(); });
        QTimer::singleShot(0, this, [done] { done({}); });
    }
    void clear(std::function<void(Result<>)> done) override
    {
        runs.clear();
        QTimer::singleShot(0, this, [done] { done({}); });
    }

    void add(const PastRunPtr& one)
    {
        whole.push_back(one);
        runs.push_back(one->line);
        Q_EMIT recorded(one->line);
    }
    void fill(int count)
    {
        for (int id = 1; id <= count; ++id)
            runs.push_back(
                {.id = id, .at = noon + id, .reaction = QString::number(id), .summary = QStringLiteral("n")});
    }

    std::vector<PastRunLine> runs; ///< The earliest first.
    std::vector<PastRunPtr> whole;
    std::vector<PastRunSearch> searches;
    std::optional<Error> failure;
};

} // namespace retort::past
