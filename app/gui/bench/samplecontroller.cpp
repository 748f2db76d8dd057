// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/samplecontroller.h"

#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/statusline.h"
#include "app/gui/session/session.h"
#include "ui/bench/samples/newsampledialog.h"
#include "ui/common/label.h"
#include "ui/design/sidebar/sidebar.h"

#include <QAction>

namespace retort {

SampleController::SampleController(Session& session, const Parts& parts, QObject* parent)
    : QObject(parent), m_session(session), m_parts(parts)
{
    connect(parts.items.newEvent, &QAction::triggered, this, &SampleController::askNew);
    connect(&parts.sidebar, &Sidebar::newEventRequested, this, &SampleController::askNew);
}

/// For the present reaction, as long as nothing else is chosen.
void SampleController::askNew()
{
    const Entry* entry = m_session.workspace.find(m_session.selection.reaction());
    const Reaction* reaction = entry ? entry->reaction() : nullptr;
    auto* dialog =
        new NewSampleDialog(m_session.workspace, reaction ? reaction->trigger : std::string(), &m_parts.window);
    connect(dialog, &NewSampleDialog::made, this, [this](EntryId event) {
        show(event);
        m_parts.status.announce(
            tr("Sample event “%1” was added").arg(visibleText(m_session.workspace.find(event)->title())));
    });
    dialog->open();
}

void SampleController::show(EntryId event)
{
    m_parts.sidebar.clearFilter(); // or it might not be seen
    m_session.selection.setEvent(event);
}

} // namespace retort
