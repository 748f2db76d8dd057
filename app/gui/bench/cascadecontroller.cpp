// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/cascadecontroller.h"

#include "app/gui/frame/menuitems.h"
#include "app/gui/session/session.h"
#include "ui/bench/cascade/cascadepane.h"
#include "ui/bench/cascade/cascadeview.h"
#include "ui/bench/cascade/livecascade.h"
#include "ui/common/tabbedpane.h"
#include "ui/design/chain/chainview.h"
#include "ui/design/designpane.h"
#include "ui/design/inspector/inspector.h"

#include <QAction>

#include <algorithm>

namespace retort {

CascadeController::CascadeController(Session& session, LiveCascade& cascade, MenuItems& items, const Parts& parts,
                                     QObject* parent)
    : QObject(parent), m_session(session), m_cascade(cascade), m_parts(parts)
{
    connect(items.cascade, &QAction::triggered, this, &CascadeController::open);
    connect(&parts.pane, &CascadePane::placeRequested, this, &CascadeController::goTo);
}

void CascadeController::open()
{
    m_parts.showBench();
    m_parts.tabs.setCurrent(m_parts.tab);
    m_parts.pane.focusList();
}

void CascadeController::goTo(const CascadePlaceOf& place)
{
    const Entry* entry = m_session.workspace.find(place.reaction);
    if (!entry)
        return; // deleted meanwhile: the rows will follow
    const EntryId event = m_cascade.eventEntry();
    m_cascade.stayOn([&] {
        m_session.selection.setReaction(place.reaction);
        if (place.first) // it answers this very event, so all panes can stay on it
            m_session.selection.setEvent(event);
        const auto& actions = entry->content ? entry->content->actions : std::vector<ActionId>();
        const bool there = std::find(actions.begin(), actions.end(), place.action) != actions.end();
        m_session.selection.setAction(there ? place.action : ActionId::None);
    });
    // The keys stay in the list: the next row is one key away.
    ChainView& chain = *m_parts.canvas.chain();
    chain.scrollTo(chain.currentIndex());
    if (place.pointer.empty() || m_session.selection.action() == ActionId::None)
        m_parts.inspector.clearPlace();
    else
        m_parts.inspector.showPlace(place.pointer, false);
}

} // namespace retort
