// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/eventpane.h"

#include "ui/common/emptystate.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"
#include "ui/document/selection.h"
#include "ui/document/workspace.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QComboBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

namespace retort {

EventPane::EventPane(Workspace& workspace, Selection& selection, QWidget* line, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_picker(new QComboBox(this))
    , m_text(new JsonEditor(tr("Event JSON"), this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(Glyph::Event, tr("No sample event yet"),
                             tr("A sample event is what a reaction is tried on. Nothing is sent anywhere."),
                             tr("New sample event"), this))
{
    setAccessibleName(tr("Event"));
    setObjectName(QStringLiteral("event"));
    m_picker->setAccessibleName(tr("Sample event"));
    m_picker->view()->setAccessibleName(tr("Sample events to pick from"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_picker->setMinimumContentsLength(10);

    auto* head = new QHBoxLayout;
    head->setSpacing(metric::spacing);
    auto* title = new SectionHead(tr("Event"), this);
    title->setBuddy(m_picker);
    head->addWidget(title);
    head->addWidget(m_picker, 1);
    m_pages->addWidget(m_text);
    m_pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::spacing, metric::panelMargin, metric::spacing);
    layout->setSpacing(line ? 2 : metric::spacing); // the event needs the room in small windows
    layout->addLayout(head);
    if (line)
        layout->addWidget(line);
    layout->addWidget(m_pages, 1);

    connect(m_picker, &QComboBox::activated, this,
            [this](int row) { m_selection.setEvent(static_cast<EntryId>(m_picker->itemData(row).toUInt())); });
    connect(m_text, &JsonEditor::textEdited, this, &EventPane::edited);
    connect(m_empty, &EmptyState::wished, this, &EventPane::newEventRequested);
    connect(&m_selection, &Selection::eventChanged, this, &EventPane::refresh);
    connect(&m_workspace, &Workspace::opened, this, [this] {
        fillPicker();
        refresh();
    });
    const auto refill = [this](EntryKind kind) {
        if (kind == EntryKind::Event) {
            fillPicker();
            refresh();
        }
    };
    connect(&m_workspace, &Workspace::inserted, this, refill);
    connect(&m_workspace, &Workspace::removed, this, refill);
    connect(&m_workspace, &Workspace::changed, this, [this](EntryId id) {
        const Entry* entry = m_workspace.find(id);
        if (entry && entry->kind == EntryKind::Event)
            fillPicker();
        if (id == m_shown)
            refresh();
    });
    fillPicker();
    refresh();
}

void EventPane::fillPicker()
{
    const QSignalBlocker quiet(m_picker);
    const auto& events = m_workspace.entries(EntryKind::Event);
    // Item by item, so that an open list and its place survive a keystroke.
    for (int row = 0; row < static_cast<int>(events.size()); ++row) {
        const Entry* entry = m_workspace.find(events[static_cast<std::size_t>(row)]);
        const QString title = entry ? entry->title() : QString();
        const uint id = static_cast<uint>(events[static_cast<std::size_t>(row)]);
        if (row == m_picker->count())
            m_picker->addItem(title, id);
        if (m_picker->itemText(row) != title)
            m_picker->setItemText(row, title);
        m_picker->setItemData(row, id);
    }
    while (m_picker->count() > static_cast<int>(events.size()))
        m_picker->removeItem(m_picker->count() - 1);
    m_picker->setCurrentIndex(m_workspace.rowOf(m_selection.event()));
}

void EventPane::refresh()
{
    m_shown = m_selection.event();
    const Entry* entry = m_workspace.find(m_shown);
    {
        const QSignalBlocker quiet(m_picker);
        m_picker->setCurrentIndex(entry ? m_workspace.rowOf(m_shown) : -1);
    }
    m_picker->setEnabled(m_picker->count() > 0);
    m_pages->setCurrentWidget(entry ? static_cast<QWidget*>(m_text) : m_empty);
    if (!entry)
        return;
    m_text->setReadOnly(!entry->isEditable());
    m_text->showText(fromUtf8(m_workspace.shownText(m_shown, {})));
    showProblem();
}

void EventPane::showPlace(const std::string& pointer)
{
    const Entry* entry = m_workspace.find(m_shown);
    if (!entry)
        return;
    m_text->setFocus(Qt::OtherFocusReason);
    if (!entry->isReadable() || entry->content->hasOpenText())
        return;
    const json::Document& document = entry->content->document;
    if (const auto node = document.find(pointer))
        m_text->goTo(document.placeAt(document.node(*node).range.begin));
}

void EventPane::showProblem()
{
    const Entry* entry = m_workspace.find(m_shown);
    if (const Error* problem = entry ? entry->problem() : nullptr)
        m_text->showProblem(say(problem->message), problem->place);
    else
        m_text->clearProblem();
}

void EventPane::edited(const QString& text)
{
    // A text that is no JSON stays as a draft; the answer is its error, and refresh() tells it.
    const Result<> taken = m_workspace.setText(m_shown, {}, text.toStdString(), tr("Edit sample event"));
    if (!taken)
        m_text->showProblem(say(taken.error().message), taken.error().place);
}

} // namespace retort
