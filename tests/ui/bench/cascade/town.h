// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/document/samples.h"
#include "ui/bench/cascade/livecascade.h"

#include <QAbstractItemModel>

namespace retort {

/// A workspace in which an event leads to a loop and a double gift, is stopped somewhere, and meets what cannot run.
namespace town {

inline const QString gift = QStringLiteral("reactions/a-gift.json");
inline const QString again = QStringLiteral("reactions/b-again.json");
inline const QString high = QStringLiteral("reactions/c-high.json");
inline const QString off = QStringLiteral("reactions/d-off.json");
inline const QString torn = QStringLiteral("reactions/e-torn.json");
inline const QString tier = QStringLiteral("reactions/f-tier.json");
inline const QString promoter = QStringLiteral("events/promoter.json");
inline const QString passive = QStringLiteral("events/passive.json");

inline std::string benefit(const std::string& handle, int order = 2)
{
    return R"({"name": "benefit.create", "sort_order": )" + std::to_string(order) +
           R"(, "arguments": [{"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
               {"name": "definition", "value": ")" +
           handle + R"(", "is_dynamic": null}]})";
}

inline std::string filter(const std::string& rule)
{
    return R"({"name": "filter", "sort_order": 1, "arguments": [{"name": "condition", "value": )" + rule +
           R"(, "is_dynamic": null}]})";
}

inline std::string reaction(const std::string& name, const std::string& trigger, const std::string& actions,
                            bool active = true)
{
    return R"({"name": ")" + name + R"(", "trigger": ")" + trigger + R"(", "is_active": )" +
           (active ? "true" : "false") + R"(, "actions": [)" + actions + "]}\n";
}

inline std::string event(const std::string& label, int score)
{
    return R"({"event": "custom.survey_completed", "profile_id": "p-1", "data": {"score": )" + std::to_string(score) +
           R"(}, "_retort": {"label": ")" + label +
           R"(", "clock": "2026-06-12T10:00:00Z", "timezone": "Europe/London"}})"
           "\n";
}

inline std::vector<WorkspaceFile> files()
{
    const std::string survey = "custom.survey_completed";
    return {
        {QStringLiteral("retort.json"), R"({"name": "Town"})", {}},
        {gift, reaction("Gift", survey, filter(R"({">=": [{"var": "data.score"}, 9]})") + "," + benefit("cake")), {}},
        {again,
         reaction("Again", "benefit.created",
                  filter(R"({"==": [{"var": "profile_id"}, "p-1"]})") + "," + benefit("cake")),
         {}},
        {high, reaction("High", survey, filter(R"({">": [{"var": "data.score"}, 10]})") + "," + benefit("tea")), {}},
        {off, reaction("Off", survey, benefit("milk", 1), false), {}},
        {torn, R"({"name": "Torn", )", {}},
        {tier, reaction("Tier", "tier.achieved", benefit("crown", 1)), {}},
        {promoter, event("Promoter", 9), {}},
        {passive, event("Passive", 7), {}},
        {QStringLiteral("events/tier.json"), samples::tierEventText, {}}};
}

/// Open on the promoter.
struct Hall {
    Hall()
    {
        workspace.open(files());
        selection.setReaction(id(gift));
        selection.setEvent(id(promoter));
    }

    EntryId id(const QString& path) const { return samples::idOf(workspace, path); }
    void edit(const QString& path, const std::string& text)
    {
        if (!workspace.setText(id(path), {}, text, QStringLiteral("Edit")))
            throw std::runtime_error("refused");
    }

    Workspace workspace{samples::catalogue(), &samples::readManifest};
    Selection selection{workspace};
    LiveCascade cascade{workspace, selection};
};

/// Each row's sentence, indented by its depth.
inline QStringList sentences(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QStringList out;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        out << QString(depth * 2, u' ') + index.data(Qt::AccessibleTextRole).toString();
        out += sentences(model, index, depth + 1);
    }
    return out;
}

inline QModelIndex find(const QAbstractItemModel& model, const QString& start, const QModelIndex& parent = {})
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data(Qt::AccessibleTextRole).toString().startsWith(start))
            return index;
        if (const QModelIndex below = find(model, start, index); below.isValid())
            return below;
    }
    return {};
}

} // namespace town

} // namespace retort
