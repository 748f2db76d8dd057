// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"

#include <QFile>
#include <QString>

#include <stdexcept>

// A small workspace to try things on: the survey reaction, one more, and events for both.

namespace retort::samples {

inline const std::string reactionText = R"({
  "name": "NPS Survey Completed",
  "trigger": "custom.survey_completed",
  "is_active": true,
  "actions": [
    {"name": "filter", "sort_order": 1, "arguments": [
      {"name": "condition", "value": {
        ">=": [{"var": "data.score"}, 9.0]
      }, "is_dynamic": null}]},
    {"name": "benefit.create", "sort_order": 2, "arguments": [
      {"name": "profile_id", "value": {"var": "profile_id"}, "is_dynamic": true},
      {"name": "definition", "value": "promoter-thank-you", "is_dynamic": null}]},
    {"name": "target.send", "sort_order": 3, "arguments": [
      {"name": "target", "value": "slack-vip", "is_dynamic": null}]}
  ]
}
)";

inline const std::string tierText =
    R"({"name": "Tier 2 welcome", "trigger": "tier.achieved", "is_active": false, "actions": []})";

inline const std::string promoterText = R"({
  "event": "custom.survey_completed",
  "profile_id": "9332c9b2-e31c-4d49-8ec3-62a9466d339c",
  "data": {"survey_id": "NPS-2025-Q2", "score": 9},
  "_retort": {"label": "Survey: promoter"}
}
)";

inline const std::string passiveText = R"({"event": "custom.survey_completed", "profile_id": "p", "data": {"score": 7}}
)";

inline const std::string tierEventText =
    R"({"event": "tier.achieved", "context": {"definition": {"handle": "tier-2"}}})";

/// What the survey reaction sends to.
inline const std::string slackText = R"({
  "name": "VIP to Slack",
  "handle": "slack-vip",
  "url": "https://hooks.example.com/vip",
  "template": "{\n  \"text\": \"Score {{ data.score }}\",\n  \"survey\": \"{{ data.survey_id }}\"\n}",
  "condition": null
}
)";

inline const std::string manifestText =
    R"({"format": "retort/1", "id": "01J", "name": "Acme loyalty", "settings": {"dialect": "php"}}
)";

inline const QString reactionPath = QStringLiteral("reactions/nps-survey-completed.json");
inline const QString promoterPath = QStringLiteral("events/survey-promoter.json");
inline const QString slackPath = QStringLiteral("targets/slack-vip.json");

inline std::vector<WorkspaceFile> files()
{
    return {{QStringLiteral("retort.json"), manifestText, {}},
            {reactionPath, reactionText, {}},
            {QStringLiteral("reactions/tier-2-welcome.json"), tierText, {}},
            {QStringLiteral("reactions/torn.json"), "{\"name\": \"Torn\",", {}},
            {promoterPath, promoterText, {}},
            {QStringLiteral("events/survey-passive.json"), passiveText, {}},
            {QStringLiteral("events/tier.json"), tierEventText, {}},
            {slackPath, slackText, {}}};
}

/// The shipped one.
inline Catalogue catalogue()
{
    QFile file(QStringLiteral(RETORT_SOURCE_DIR "/resources/catalogue.json"));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("there is no catalogue");
    return Catalogue::parse(file.readAll().toStdString()).value();
}

/// What stands for app's reader of retort.json.
inline Result<ManifestFacts> readManifest(const json::Document& document)
{
    const auto dialect = document.find("/settings/dialect");
    ManifestFacts facts;
    facts.name = document.stringOf(document.member(0, "name")).value_or("");
    if (const auto custom = document.find("/settings/profile_place/custom"))
        facts.profilePlaces["custom"] = document.stringOf(*custom).value_or("");
    facts.settings.logic.dialect =
        dialect && document.stringOf(*dialect) == "js" ? logic::Dialect::Js : logic::Dialect::Php;
    return facts;
}

inline EntryId idOf(const Workspace& workspace, const QString& path)
{
    const auto* entry = workspace.findPath(path);
    if (!entry)
        throw std::runtime_error("there is no " + path.toStdString());
    return entry->id;
}

inline const Content& contentOf(const Workspace& workspace, EntryId id) { return *workspace.find(id)->content; }

inline std::string textOf(const Workspace& workspace, EntryId id) { return contentOf(workspace, id).document.text(); }

/// The condition of the survey reaction's filter.
inline TextTarget condition(const Workspace& workspace)
{
    return {contentOf(workspace, idOf(workspace, reactionPath)).actions.at(0), "/arguments/0/value"};
}

/// Paths and texts of all there is, in order, with what is being typed: two workspaces with the same lines are the
/// same.
inline QStringList lines(const Workspace& workspace)
{
    QStringList lines;
    for (const auto kind :
         {EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Definitions, EntryKind::Manifest}) {
        for (const auto id : workspace.entries(kind)) {
            const auto& entry = *workspace.find(id);
            auto line = QStringLiteral("%1 %2: ").arg(static_cast<quint32>(id)).arg(entry.path);
            if (!entry.isReadable()) {
                lines << line + QStringLiteral("unreadable");
                continue;
            }
            line += QString::fromStdString(entry.content->document.text());
            for (const auto action : entry.content->actions)
                line += QStringLiteral(" #%1").arg(static_cast<quint32>(action));
            for (const auto& draft : entry.content->drafts)
                line += QStringLiteral(" draft of #%1 %2: %3")
                            .arg(static_cast<quint32>(draft.target.action))
                            .arg(QString::fromStdString(draft.target.pointer), QString::fromStdString(draft.text));
            lines << line;
        }
    }
    return lines;
}

} // namespace retort::samples
