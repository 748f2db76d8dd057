// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/document/samples.h"
#include "ui/bench/effects/liveeffects.h"
#include "ui/document/liverun.h"

#include <QTest>

// A customer with balances, and a reaction that gives her something of most kinds.

namespace retort::gifts {

inline const QString reactionPath = QStringLiteral("reactions/gifts.json");
inline const QString eventPath = QStringLiteral("events/spend.json");
inline const QString strangerPath = QStringLiteral("events/stranger.json");
inline const QString profilePath = QStringLiteral("profiles/ada.json");
inline const QString rewardsPath = QStringLiteral("definitions/rewards.json");

inline const std::string reactionText = R"({
  "name": "Gifts", "trigger": "custom.spend", "is_active": true,
  "actions": [
    {"name": "filter", "sort_order": 1, "arguments": [
      {"name": "condition", "value": {">": [{"var": "data.total"}, 10]}, "is_dynamic": null}]},
    {"name": "reward.create", "sort_order": 2, "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "definition", "value": "ten", "is_dynamic": null}]},
    {"name": "point.create", "sort_order": 3, "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "definition", "value": "spend", "is_dynamic": null},
      {"name": "value", "value": {"var": "data.total"}, "is_dynamic": true}]},
    {"name": "reward.create", "sort_order": 4, "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "definition", "value": "by-hand", "is_dynamic": null}]}
  ]
}
)";

inline std::vector<WorkspaceFile> files()
{
    std::vector<WorkspaceFile> all = samples::files();
    const auto add = [&all](const QString& path, const std::string& text) { all.push_back({path, text, {}}); };
    add(reactionPath, reactionText);
    add(eventPath, R"({"event": "custom.spend", "profile_id": "ada", "data": {"total": 25.5},
 "_retort": {"profile": "ada", "clock": "2026-06-12T10:00:00Z", "timezone": "UTC"}})");
    add(strangerPath, R"({"event": "custom.spend", "profile_id": "bob", "data": {"total": 11}})");
    add(profilePath, R"({"id": "ada", "first_name": "Ada", "reward_balance": 35.5, "point_balance": 100})");
    add(rewardsPath, R"({"kind": "rewards", "data": [
  {"id": 1, "handle": "ten", "name": "Ten", "value": 10, "is_assignable": true, "period": 1, "period_type": "months"},
  {"id": 2, "handle": "by-hand", "name": "By hand", "value": 5, "is_assignable": false}]})");
    add(QStringLiteral("definitions/points.json"),
        R"({"kind": "points", "data": [{"id": 1, "handle": "spend", "name": "Spend"}]})");
    return all;
}

struct Desk {
    Workspace workspace{samples::catalogue(), samples::readManifest};
    Selection selection{workspace};
    LiveRun run{workspace, selection};
    LiveEffects effects{workspace, run};

    Desk()
    {
        workspace.open(files());
        selection.setReaction(samples::idOf(workspace, reactionPath));
        look(eventPath);
    }
    void look(const QString& path)
    {
        selection.setEvent(samples::idOf(workspace, path));
        run.evaluateNow();
        effects.workNow();
    }
    void set(const QString& path, const std::string& pointer, const std::string& json)
    {
        edit(path, pointer, json);
        run.evaluateNow();
        effects.workNow();
    }
    /// Without waiting for what comes of it.
    void edit(const QString& path, const std::string& pointer, const std::string& json)
    {
        QVERIFY(
            workspace.setText(samples::idOf(workspace, path), {ActionId::None, pointer}, json, QStringLiteral("Edit")));
    }
};

} // namespace retort::gifts
