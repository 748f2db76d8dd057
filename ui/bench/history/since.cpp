// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/since.h"

#include "engine/bundle/withoutsecrets.h"
#include "ui/common/label.h"
#include "ui/common/say.h"

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

/// Whether the files of a kind are the same ones with the same texts.
bool sameFiles(const Workspace& workspace, EntryKind kind, const std::vector<bundle::File>& then)
{
    std::size_t readable = 0;
    for (const EntryId id : workspace.entries(kind)) {
        const Entry& entry = *workspace.find(id);
        if (!entry.content)
            continue;
        ++readable;
        const std::string path = entry.path.toStdString();
        const auto found =
            std::find_if(then.begin(), then.end(), [&](const bundle::File& file) { return file.path == path; });
        if (found == then.end())
            return false;
        const json::Document& document = entry.content->document;
        const bool same = kind == EntryKind::Target ? bundle::withoutSecrets(document).text() == found->document.text()
                                                    : document.text() == found->document.text();
        if (!same)
            return false;
    }
    return readable == then.size();
}

QStringList othersChanged(const bundle::Inputs& then, const Workspace& workspace)
{
    QStringList others;
    const Entry* manifest = workspace.at(EntryKind::Manifest, 0);
    const bool places = !manifest || !manifest->content || !manifest->content->manifest ||
                        manifest->content->manifest->profilePlaces == then.profilePlaces;
    if (!(workspace.settings() == then.settings) || !places)
        others << Words::tr("the settings");
    if (then.profile) {
        const Entry* profile = workspace.findPath(QString::fromStdString(then.profile->path));
        if (!profile || !profile->content || textOf(profile->content->document) != textOf(then.profile->document))
            others << Words::tr("the customer");
    }
    if (then.targets && !sameFiles(workspace, EntryKind::Target, *then.targets))
        others << Words::tr("targets");
    if (!sameFiles(workspace, EntryKind::Definitions, then.definitions))
        others << Words::tr("definitions");
    return others;
}

} // namespace

Since since(const PastRun& run, const Workspace& workspace)
{
    Since since;
    const bundle::Inputs& then = run.run.inputs;
    const Entry* event = workspace.findPath(QString::fromStdString(then.event.path));
    if (!event) {
        since.event = Now::Gone;
    } else if (event->problem()) {
        since.event = Now::Invalid;
    } else if (const auto whole = workspace.wholeEvent(event->id)) {
        since.eventNow = whole->text();
        since.event = textOf(*whole) == textOf(then.event.document) ? Now::Same : Now::Changed;
    } else {
        since.event = Now::Invalid;
    }
    const Entry* reaction =
        then.reactions.size() == 1 ? workspace.findPath(QString::fromStdString(then.reactions.front().path)) : nullptr;
    if (!reaction) {
        since.reaction = Now::Gone;
    } else if (reaction->problem() || !reaction->content) {
        since.reaction = Now::Invalid;
    } else {
        since.reactionNow = reaction->content->document.text();
        since.reaction =
            textOf(reaction->content->document) == textOf(then.reactions.front().document) ? Now::Same : Now::Changed;
    }
    since.others = othersChanged(then, workspace);
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

} // namespace retort
