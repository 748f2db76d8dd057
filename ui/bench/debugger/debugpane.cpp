// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/debugger/debugpane.h"

#include "ui/bench/debugger/breakpointlist.h"
#include "ui/bench/debugger/watchlist.h"
#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/debug/debugger.h"
#include "ui/document/liverun.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace retort {

DebugPane::DebugPane(Debugger& debugger, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_debugger(debugger)
    , m_head(new QWidget(this))
    , m_takeBack(new QPushButton(tr("Take back"), m_head))
    , m_add(new QLineEdit(this))
    , m_watches(new WatchList(debugger, this))
    , m_none(new PlainLabel(this))
    , m_breakpoints(new BreakpointList(debugger, selection, this))
{
    setObjectName(QStringLiteral("debugPane"));
    m_takeBack->setToolTip(tr("Go on with the context as the sample event has it"));
    m_takeBack->setAccessibleName(tr("Take the edits of the context back"));
    m_add->setAccessibleName(tr("Watch"));
    m_add->setPlaceholderText(tr("Watch a field, or a rule"));
    m_none->setText(tr("No breakpoint. F9 sets one at the selected action, or at a row of the trace."));
    m_none->setMuted();
    m_none->setWordWrap(true);
    m_none->setFont(smallFont());

    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(asWindowsRun({0, 0, metric::panelMargin, 0}));
    head->addStretch(1);
    head->addWidget(m_takeBack);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, 0, metric::panelMargin, metric::spacing);
    layout->setSpacing(metric::spacing / 2);
    layout->addWidget(m_head);
    layout->addWidget(m_add);
    layout->addWidget(m_watches, 1);
    layout->addWidget(m_none);
    layout->addWidget(m_breakpoints, 1);

    connect(m_add, &QLineEdit::returnPressed, this, [this] {
        m_debugger.watches().add(m_add->text());
        m_add->clear();
    });
    connect(m_takeBack, &QPushButton::clicked, &debugger.run(), &LiveRun::takeBackEdits);
    connect(&debugger.run(), &LiveRun::changed, this, &DebugPane::refresh);
    connect(&debugger.breakpoints(), &Breakpoints::changed, this, &DebugPane::refresh);
    connect(m_watches, &WatchList::told, this, &DebugPane::told);
    connect(m_breakpoints, &BreakpointList::told, this, &DebugPane::told);
    refresh();
}

void DebugPane::refresh()
{
    m_takeBack->setVisible(m_debugger.run().isEdited());
    const bool none = m_debugger.breakpoints().all().empty();
    m_none->setVisible(none);
    m_breakpoints->setVisible(!none);
}

} // namespace retort
