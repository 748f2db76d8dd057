// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/inspector/triggerpanel.h"

#include "engine/reaction/edit.h"
#include "engine/reaction/eventname.h"
#include "ui/common/direction.h"
#include "ui/common/fieldedit.h"
#include "ui/common/fonts.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/design/inspector/contextfields.h"
#include "ui/design/inspector/panelhead.h"
#include "ui/design/palette/palette.h"
#include "ui/design/palette/paletteentries.h"
#include "ui/document/livefields.h"

#include <QBoxLayout>
#include <QListView>
#include <QPushButton>

namespace retort {

TriggerPanel::TriggerPanel(Workspace& workspace, const Selection& selection, const LiveRun& run,
                           const LiveFields& fields, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_run(run)
    , m_known(fields)
    , m_head(new PanelHead(this))
    , m_name(new FieldEdit(this))
    , m_events(new NotedCompleter(this))
    , m_browse(new QPushButton(icon(Glyph::Search), tr("Browse"), this))
    , m_verdict(new PlainLabel(this))
    , m_use(new QPushButton(this))
    , m_fieldsHead(new SectionHead(tr("What it holds"), this))
    , m_fields(new CompletionModel(this))
{
    m_name->setObjectName(QStringLiteral("trigger"));
    m_name->setAccessibleName(tr("Trigger"));
    m_name->setFont(monoFont());
    m_name->setPlaceholderText(tr("namespace.event_name"));
    m_name->completeFrom(m_events);
    m_verdict->setFont(secondaryFont());
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumWidth(60);
    m_browse->setObjectName(QStringLiteral("browseEvents"));
    m_browse->setAccessibleName(tr("Browse events"));
    m_browse->setToolTip(tipText(tr("All events, with when they fire and what they hold")));
    m_use->setObjectName(QStringLiteral("useSuggestion"));

    auto* list = new QListView(this);
    list->setAccessibleName(tr("Fields of the event"));
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setModel(m_fields);
    list->setItemDelegate(completionDelegate(list));
    list->setSelectionMode(QListView::NoSelection);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QListView::ScrollPerPixel);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin + 2, metric::panelMargin, metric::panelMargin + 2, 0);
    layout->setSpacing(metric::spacing);
    layout->addWidget(m_head);
    layout->addSpacing(2);
    layout->addWidget(new FieldCaption(tr("Event"), m_name, this));
    auto* line = new QHBoxLayout;
    line->addWidget(m_name, 1);
    line->addWidget(m_browse);
    layout->addLayout(line);
    layout->addWidget(m_verdict);
    layout->addWidget(m_use, 0, Qt::AlignLeft);
    layout->addSpacing(4);
    layout->addWidget(m_fieldsHead);
    auto* bleed = new QHBoxLayout; // the rows reach to the panel's edges
    bleed->setContentsMargins(asWindowsRun({-9, 0, -metric::panelMargin, 0}));
    bleed->addWidget(list);
    layout->addLayout(bleed, 1);

    std::vector<Completion> events;
    for (const EventKind& kind : m_workspace.catalogue().events()) {
        QString searched = fromUtf8(kind.label);
        for (const std::string& alias : kind.aliases)
            searched += u' ' + fromUtf8(alias);
        events.push_back({fromUtf8(kind.name), fromUtf8(kind.label), searched});
    }
    m_events->setRows(std::move(events));

    connect(m_browse, &QAbstractButton::clicked, this, [this] { browse(m_browse); });
    connect(m_name, &QLineEdit::textEdited, this, &TriggerPanel::setTrigger);
    connect(m_name, &QLineEdit::returnPressed, this, [this] { // the rest of a name that was begun
        const QString typed = m_name->text();
        if (!typed.isEmpty() && m_suggestion.startsWith(typed) && m_suggestion != typed)
            setTrigger(m_suggestion);
    });
    connect(m_name, &FieldEdit::left, this, [this] { m_workspace.endMerge(); });
    connect(m_use, &QAbstractButton::clicked, this, [this] {
        m_workspace.endMerge();
        setTrigger(m_suggestion);
        m_name->setFocus();
    });
}

void TriggerPanel::setTrigger(const QString& event)
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    if (!entry || !entry->content)
        return;
    const Result<> done = m_workspace.apply(entry->id, edit::setTrigger(entry->content->document, event.toStdString()),
                                            tr("Change trigger"), QStringLiteral("trigger"));
    if (!done) {
        show();
        Q_EMIT refused(done.error());
    }
}

void TriggerPanel::show()
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    const Reaction* reaction = entry ? entry->reaction() : nullptr;
    if (!reaction)
        return;
    const EventKind* kind = m_workspace.catalogue().event(reaction->trigger);
    const bool listed = kind && kind->name.find('*') == std::string::npos; // not the pattern of one's own events
    m_head->show(Glyph::Bolt, Tone::Accent, tr("Trigger"),
                 listed ? fromUtf8(kind->description) : tr("The event that starts this reaction."));
    m_name->showText(fromUtf8(reaction->trigger));
    const EventName checked = checkEventName(reaction->trigger, m_workspace.catalogue());
    const bool wrong = checked.kind == EventName::Kind::Invalid;
    const QString sentence = say(checked.message);
    m_name->showProblem(wrong ? sentence : QString());
    m_verdict->setText(sentence);
    m_verdict->setMuted(checked.kind == EventName::Kind::Known || checked.kind == EventName::Kind::Custom);
    m_verdict->setVisible(!listed || checked.kind != EventName::Kind::Known); // the head says when it fires
    m_suggestion = fromUtf8(checked.suggestion);
    m_use->setVisible(!m_suggestion.isEmpty());
    m_use->setText(tr("Use %1").arg(m_suggestion));
    showFields();
}

void TriggerPanel::showFields()
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    const Reaction* reaction = entry ? entry->reaction() : nullptr;
    if (!reaction || isHidden())
        return;
    const Event* sample = m_run.trace() && m_run.trace()->match != run::Match::None ? m_run.event() : nullptr;
    m_fields->setRows(completionsOf(m_known.of(reaction->trigger), sample));
    m_fieldsHead->setVisible(m_fields->rowCount() > 0);
}

void TriggerPanel::browse(QWidget* returnTo)
{
    if (!m_palette) {
        m_palette = new Palette({.name = tr("Event palette"),
                                 .search = tr("Search events"),
                                 .placeholder = tr("What should it wait for?"),
                                 .list = tr("Events"),
                                 .nothing = tr("No event is called that."),
                                 .id = QStringLiteral("eventPalette"),
                                 .prefix = QStringLiteral("event")},
                                window());
        connect(m_palette, &Palette::picked, this, [this](const QString& event) {
            m_workspace.endMerge();
            setTrigger(event);
            m_workspace.endMerge();
        });
    }
    const Catalogue& catalogue = m_workspace.catalogue();
    m_palette->model().setEntries(eventEntries(m_workspace),
                                  [catalogue](const QString& typed) { return typedEvent(typed, catalogue); });
    m_palette->openAt(QRect(m_name->mapToGlobal(QPoint()), m_name->size()), returnTo);
}

void TriggerPanel::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

} // namespace retort
