// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/since.h"

#include "ui/bench/history/runtaken.h"

#include <QCoreApplication>

#include <algorithm>

namespace retort {

namespace {

using Now = Since::Now;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Since)
};

/// Without the space around it: a file ends in a newline, what a run keeps of it does not.
std::string_view textOf(const json::Document& document) { return document.textOf(0); }

bool sameFiles(const std::vector<bundle::File>& then, const std::vector<bundle::File>& now)
{
    return std::equal(then.begin(), then.end(), now.begin(), now.end(), [](const auto& a, const auto& b) {
        return a.path == b.path && textOf(a.document) == textOf(b.document);
    });
}

std::optional<bundle::File> fileNow(const Workspace& workspace, const bundle::File& then)
{
    const Entry* entry = workspace.findPath(QString::fromStdString(then.path));
    if (!entry || !entry->content)
        return std::nullopt;
    return bundle::File{then.path, entry->content->document};
}

QStringList othersChanged(const bundle::Inputs& then, const bundle::Inputs& now)
{
    QStringList others;
    if (!(then.settings == now.settings) || then.profilePlaces != now.profilePlaces)
        others << Words::tr("the settings");
    if (then.profile && (!now.profile || textOf(now.profile->document) != textOf(then.profile->document)))
        others << Words::tr("the customer");
    if (then.targets && !sameFiles(*then.targets, *now.targets))
        others << Words::tr("targets");
    if (!sameFiles(then.definitions, now.definitions))
        others << Words::tr("definitions");
    return others;
}

} // namespace

Since since(const PastRun& run, const Workspace& workspace)
{
    const bundle::Inputs& then = run.run.inputs;
    bundle::Inputs now;
    now.settings = workspace.settings();
    const Entry* manifest = workspace.at(EntryKind::Manifest, 0);
    if (manifest && manifest->content && manifest->content->manifest)
        now.profilePlaces = manifest->content->manifest->profilePlaces;
    now.targets = filesOf(workspace, EntryKind::Target);
    now.definitions = filesOf(workspace, EntryKind::Definitions);
    if (then.profile)
        now.profile = fileNow(workspace, *then.profile);
    Since since;
    const Entry* event = workspace.findPath(QString::fromStdString(then.event.path));
    const auto whole = event && !event->problem() ? workspace.wholeEvent(event->id) : fail(Error{});
    if (whole)
        now.event = {then.event.path, *whole};
    else
        since.event = event ? Now::Invalid : Now::Gone;
    const bool one = then.reactions.size() == 1;
    const Entry* reaction = one ? workspace.findPath(QString::fromStdString(then.reactions.front().path)) : nullptr;
    if (reaction && !reaction->problem() && reaction->content)
        now.reactions = {{then.reactions.front().path, reaction->content->document}};
    else
        since.reaction = reaction ? Now::Invalid : Now::Gone;

    bundle::takeSecretsOut(now); // as of what was kept
    if (since.event == Now::Same) {
        since.eventNow = now.event.document.text();
        since.event = textOf(now.event.document) == textOf(then.event.document) ? Now::Same : Now::Changed;
    }
    if (since.reaction == Now::Same) {
        since.reactionNow = now.reactions.front().document.text();
        since.reaction = textOf(now.reactions.front().document) == textOf(then.reactions.front().document)
                             ? Now::Same
                             : Now::Changed;
    }
    since.others = othersChanged(then, now);
    return since;
}

QString Since::sentence() const
{
    if (nothing())
        return Words::tr("Nothing has changed since: reaction, event and all around them are as they were.");
    QStringList parts;
    switch (reaction) {
    case Now::Same:
        break;
    case Now::Changed:
        parts << Words::tr("The reaction has changed since.");
        break;
    case Now::Gone:
        parts << Words::tr("The reaction is not in this workspace any more.");
        break;
    case Now::Invalid:
        parts << Words::tr("The reaction is not valid at present.");
        break;
    }
    switch (event) {
    case Now::Same:
        break;
    case Now::Changed:
        parts << Words::tr("The event has changed since.");
        break;
    case Now::Gone:
        parts << Words::tr("The event is not in this workspace any more.");
        break;
    case Now::Invalid:
        parts << Words::tr("The event is not valid at present.");
        break;
    }
    if (!others.isEmpty())
        parts << Words::tr("Also changed since: %1.").arg(others.join(Words::tr(", ", "between names")));
    return parts.join(QLatin1Char(' '));
}

QString inWorkspace(const Since& since)
{
    switch (since.reaction) {
    case Now::Same:
        return since.others.isEmpty() ? Words::tr("This workspace has the same reaction.")
                                      : Words::tr("This workspace has the same reaction, but differs in %1.")
                                            .arg(since.others.join(Words::tr(", ", "between names")));
    case Now::Changed:
        return Words::tr("This workspace has another version of the reaction.");
    case Now::Gone:
        return Words::tr("This workspace does not have the reaction.");
    case Now::Invalid:
        break;
    }
    return Words::tr("The reaction is not valid at present in this workspace.");
}

} // namespace retort
