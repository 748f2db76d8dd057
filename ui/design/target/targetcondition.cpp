// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/targetcondition.h"

#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "ui/common/direction.h"
#include "ui/common/fieldedit.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/say.h"
#include "ui/condition/conditioneditor.h"
#include "ui/design/inspector/conditionpanel.h"
#include "ui/design/inspector/contextfields.h"
#include "ui/document/livefields.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPointer>

#include <algorithm>

namespace retort {

namespace {

constexpr int widest = 760; ///< A clause that is wider has its verdict far from its field.

} // namespace

TargetCondition::TargetCondition(Workspace& workspace, const Selection& selection, const LiveRun& run, QWidget* parent)
    : QScrollArea(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_fields(new LiveFields(workspace, this))
    , m_paths(new NotedCompleter(this))
    , m_editor(new ConditionEditor(workspace, run, m_paths))
{
    setObjectName(QStringLiteral("targetCondition"));
    setAccessibleName(tr("Target condition"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(asWindowsRun({HeadingEdit::padding, 4, 0, 4})); // below the name's text
    m_editor->setMaximumWidth(widest);
    column->addWidget(m_editor);
    column->addStretch(1);
    setWidget(page);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    page->installEventFilter(this);
    m_editor->setLead(tr("Send only if", "all of these hold"), tr("of these hold", "Send only if all"));
    m_editor->setEmptyText(
        tr("Nothing is asked, so this is sent whenever an action says so. Add a clause to say when."));
    m_fieldsTimer.setSingleShot(true);
    m_fieldsTimer.setInterval(60);

    connect(m_editor, &ConditionEditor::refused, this, &TargetCondition::refused);
    connect(&m_fieldsTimer, &QTimer::timeout, this, &TargetCondition::showFields);
    const auto soon = [this] {
        if (isVisible() && !m_fieldsTimer.isActive())
            m_fieldsTimer.start();
    };
    connect(&run, &LiveRun::changed, this, soon);
    connect(m_fields, &LiveFields::changed, this, soon);
    connect(&selection, &Selection::eventChanged, this, soon);
}

void TargetCondition::showTarget()
{
    const Entry* entry = m_workspace.find(m_selection.target());
    if (!entry || !entry->target())
        return;
    RuleSpot spot{
        .entry = entry->id, .target = {ActionId::None, std::string(targetpointer::condition)}, .mayBeText = true};
    if (entry->content->nodeOf(spot.target) == json::Document::none) {
        spot.make = [document = entry->content->document](const std::string& rule) {
            return json::set(document, targetpointer::condition, json::quoted(rule));
        };
    }
    m_editor->show(spot);
}

void TargetCondition::showFields()
{
    const Entry* entry = m_workspace.find(m_selection.event());
    const Event* event = entry ? entry->event() : nullptr;
    if (!event)
        return;
    const Fields& fields = m_fields->of(event->name);
    const EventKind* kind = m_workspace.catalogue().event(event->name);
    m_paths->setRows(completionsOf(fields, event));
    m_paths->setRoot(kind ? fromUtf8(kind->root) : QString());
    m_editor->setTypes(typesOf(fields));
    m_editor->setValues(valuesOf(fields));
    m_editor->build()->refresh();
}

void TargetCondition::showProblems(const std::vector<Problem>& problems) { m_editor->showProblems(problems); }

bool TargetCondition::hasMark(const Problem& problem) const
{
    return isVisible() && m_editor->view() == ConditionEditor::View::Build && m_editor->build()->hasMark(problem);
}

void TargetCondition::showPlace(std::string_view pointer, const std::string& within, bool focus)
{
    const std::string_view own = targetpointer::condition;
    const std::string place = m_editor->rule().isInText()   ? within
                              : pointer.size() > own.size() ? std::string(pointer.substr(own.size()))
                                                            : std::string();
    QWidget* shown = m_editor->showPlace(place, focus);
    if (!shown && focus)
        m_editor->focusEditor();
    const auto bring = [this, shown = QPointer<QWidget>(shown)] {
        if (shown && shown->isVisibleTo(widget()))
            ensureWidgetVisible(shown, 0, 24);
    };
    bring();
    QTimer::singleShot(0, this, bring); // what was hidden before has no place yet
}

void TargetCondition::focusEditor() { m_editor->focusEditor(); }

/// As high as what is in it, and no more than leaves the template its room.
QSize TargetCondition::sizeHint() const
{
    const QLayout* page = widget()->layout();
    const int wide = viewport()->width();
    const int wanted = page->hasHeightForWidth() ? page->heightForWidth(wide) : page->sizeHint().height();
    return {480, std::clamp(wanted, minimumSizeHint().height(), std::max(160, window()->height() * 2 / 5))};
}

void TargetCondition::showEvent(QShowEvent* event)
{
    showFields();
    QScrollArea::showEvent(event);
    if (m_watched != window()) {
        if (m_watched)
            m_watched->removeEventFilter(this);
        m_watched = window();
        m_watched->installEventFilter(this);
    }
}

bool TargetCondition::eventFilter(QObject* watched, QEvent* event)
{
    if ((watched == widget() && event->type() == QEvent::LayoutRequest) ||
        (watched == m_watched && event->type() == QEvent::Resize))
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace retort
