// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/livefields.h"

namespace retort {

LiveFields::LiveFields(const Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::aboutToReset, this, &LiveFields::forget);
    connect(&workspace, &Workspace::opened, this, &LiveFields::forget);
    for (const auto listChanged : {&Workspace::inserted, &Workspace::removed}) {
        connect(&workspace, listChanged, this, [this](EntryKind kind) {
            if (kind == EntryKind::Event)
                forget();
        });
    }
    connect(&workspace, &Workspace::changed, this, [this](EntryId id) {
        if (m_workspace.find(id)->kind == EntryKind::Event)
            forget();
    });
}

const Fields& LiveFields::of(std::string_view event) const
{
    const Catalogue& catalogue = m_workspace.catalogue();
    std::string name = catalogue.canonicalEvent(event);
    if (const auto known = m_known.find(name); known != m_known.end())
        return known->second;
    std::vector<Event> samples;
    for (const EntryId id : m_workspace.entries(EntryKind::Event)) {
        const Event* sample = m_workspace.find(id)->event();
        if (sample && catalogue.canonicalEvent(sample->name) == name)
            samples.push_back(*sample);
    }
    Fields fields = Fields::of(name, catalogue, samples);
    return m_known.emplace(std::move(name), std::move(fields)).first->second;
}

void LiveFields::forget()
{
    m_known.clear();
    Q_EMIT changed();
}

} // namespace retort
