// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/buildview.h"

#include "engine/json/write.h"
#include "engine/logic/words.h"
#include "ui/common/metrics.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"
#include "ui/condition/build/linelayout.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/names.h"
#include "ui/condition/build/pendingrow.h"
#include "ui/condition/build/rowdrag.h"
#include "ui/condition/values/fieldfacts.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include <algorithm>
#include <map>

namespace retort {

using condition::Form;
using condition::Part;
using condition::PartId;

namespace {

/// Rows for more parts than this would take seconds; JSON takes any.
constexpr std::size_t mostParts = 4000;

/// The type of what the event holds at a path, as Field::type.
std::string typeIn(const json::Data* context, std::string_view path)
{
    if (!context)
        return {};
    json::Value at = context->root();
    while (!path.empty()) {
        const auto dot = path.find('.');
        const std::string_view key = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
        const json::Value* next = at.isObject() ? at.find(key) : nullptr;
        if (!next)
            return {};
        at = *next;
    }
    switch (at.kind()) {
    case json::Kind::Bool:
        return "boolean";
    case json::Kind::Int:
    case json::Kind::Double:
        return "number";
    case json::Kind::String:
        return "string";
    case json::Kind::Array:
        return "array";
    case json::Kind::Object:
        return "object";
    case json::Kind::Null:
        break;
    }
    return {};
}

void collect(const Members* members, std::vector<PartRow*>& rows)
{
    for (PartRow* row : members->rows()) {
        rows.push_back(row);
        if (row->members() && !row->members()->isHidden())
            collect(row->members(), rows);
    }
}

Members* membersOf(Members* members, PartId group)
{
    if (members->isGroup() && members->group() == group)
        return members;
    for (PartRow* row : members->rows()) {
        if (Members* inner = row->members() ? membersOf(row->members(), group) : nullptr)
            return inner;
    }
    return nullptr;
}

} // namespace

/// Which row the keys were in, counted from the whole.
struct BuildView::Place {
    std::vector<std::size_t> path;
    RowSpot spot;
};

BuildView::BuildView(Rule& rule, NotedCompleter* paths, QWidget* parent)
    : QWidget(parent)
    , m_rule(rule)
    , m_paths(paths)
    , m_head(new QWidget(this))
    , m_before(new PlainLabel(m_head))
    , m_quantifier(new WordButton(m_head))
    , m_after(new PlainLabel(m_head))
    , m_chip(new AnswerChip(m_head))
    , m_tooBig(new PlainLabel(this))
    , m_members(new Members(*this, this))
{
    setObjectName(QStringLiteral("conditionBuild"));
    setAccessibleName(tr("Condition builder"));
    m_quantifier->setAccessibleName(tr("What the condition asks of its clauses"));
    auto* head = new LineLayout(m_head);
    head->add(m_before);
    head->add(m_quantifier);
    head->add(m_after);
    head->add(m_chip, false, LineLayout::Place::Tail);
    for (PlainLabel* label : {m_before, m_after})
        label->setMinimumHeight(metric::controlHeight);
    m_tooBig->setWordWrap(true);
    m_tooBig->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_head);
    column->addWidget(m_tooBig);
    column->addWidget(m_members);
    connect(m_quantifier, &QPushButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillQuantifierMenu(*menu, 0);
        menu->popup(m_quantifier->mapToGlobal(QPoint(0, m_quantifier->height() + 2)));
    });
    connect(&m_rule, &Rule::unfinished, this, [this](const std::string& pointer) {
        Q_EMIT noticed(tr("A value is not finished yet. Complete it first, or undo what was typed."));
        reveal(pointer);
    });
}

BuildView::~BuildView() = default;

void BuildView::setLead(const QString& before, const QString& after)
{
    m_before->setText(before);
    m_after->setText(after);
    m_before->setVisible(!before.isEmpty());
    m_after->setVisible(!after.isEmpty());
}

void BuildView::setEmptyText(const QString& text) { m_emptyText = text; }

void BuildView::setRootVerdict(bool shown)
{
    m_rootVerdict = shown;
    showAnswers();
}

bool BuildView::isEmpty() const
{
    if (!m_rule.isThere())
        return true;
    const json::Value rule = outline().program().rule().root();
    return outline().root().form == Form::Value && m_rule.spot().use == condition::Use::Condition &&
           (rule.isNull() || (rule.isBool() && rule.asBool()));
}

void BuildView::refresh()
{
    // Where the keys are, in case that goes.
    std::optional<Place> before;
    if (PartRow* row = currentRow()) {
        before = Place{{}, row->spotOf(window()->focusWidget())};
        for (QWidget* up = row; up && up != m_members; up = up->parentWidget()) {
            if (auto* one = qobject_cast<PartRow*>(up)) {
                const auto* around = qobject_cast<Members*>(one->parentWidget());
                const auto& rows = around->rows();
                before->path.insert(before->path.begin(),
                                    static_cast<std::size_t>(std::find(rows.begin(), rows.end(), one) - rows.begin()));
            }
        }
    }
    setUpdatesEnabled(false);
    m_editable = m_rule.isReadable() && !m_rule.draft();
    const bool condition = m_rule.spot().use == condition::Use::Condition;
    const bool tooBig = outline().parts().size() > mostParts;
    m_tooBig->setText(tr("This rule has %L1 parts, more than can be shown here. It can be edited as JSON.")
                          .arg(outline().parts().size()));
    m_tooBig->setVisible(tooBig);
    m_members->setVisible(!tooBig);

    const Part& root = outline().root();
    const bool isGroup = m_rule.isThere() && root.form == Form::Group;
    m_head->setVisible(condition && !tooBig);
    m_quantifier->setWord(quantifierWord(isGroup ? root.quantifier : condition::Quantifier::All));
    m_quantifier->setAccessibleDescription(quantifierItem(isGroup ? root.quantifier : condition::Quantifier::All));

    if (m_pending) {
        const PartId group = outline().at(m_pending->group);
        if (!condition || (group == condition::noPart && !isEmpty()))
            m_pending.reset();
    }
    Members::Content content{.blocks = {}, .place = {}, .isGroup = condition, .group = 0, .empty = m_emptyText};
    if (!tooBig && !isEmpty()) {
        if (isGroup && condition)
            content.blocks = shapeOf(outline(), 0).blocks;
        else
            content.blocks.push_back({0, {}});
    }
    m_members->layout()->setContentsMargins(condition ? 8 : 0, condition ? 8 : 0, condition ? 8 : 0, condition ? 8 : 0);
    if (m_rule.draftWithin() || m_hadDraft)
        ++m_generation;
    m_hadDraft = m_rule.draftWithin() != nullptr;
    m_members->showMembers(content);
    m_members->setEnabled(m_editable);
    m_quantifier->setEnabled(m_editable && !isEmpty());
    showAnswers();
    markProblems();
    repairTabOrder();
    setUpdatesEnabled(true);
    update();

    if (hasFocus() && before) { // what had the focus is gone: its neighbour gets it
        Members* members = m_members;
        PartRow* found = nullptr;
        for (const std::size_t index : before->path) {
            if (!members || members->rows().empty())
                break;
            found = members->rows()[std::min(index, members->rows().size() - 1)];
            members = found->members();
        }
        if (found)
            found->focusSpot(before->spot);
        else if (m_members->addClause())
            m_members->addClause()->setFocus(Qt::OtherFocusReason);
    }
}

void BuildView::leave()
{
    m_pending.reset();
    for (PartRow* row : allRows()) {
        row->setSelected(false);
        row->forgetJson();
    }
}

void BuildView::showAnswers()
{
    const condition::Answer* answer = m_rule.answer(0);
    const bool isGroup = m_rule.isThere() && outline().root().form == Form::Group;
    m_chip->setVisible(answer && isGroup && m_rootVerdict);
    if (answer && isGroup)
        m_chip->showChip(chipOf(*answer, condition::Use::Condition, nullptr),
                         tipOf(*answer, condition::Use::Condition));
    m_members->showAnswers();
}

void BuildView::showProblems(const std::vector<Problem>& problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    markProblems();
    repairTabOrder();
}

void BuildView::markProblems()
{
    std::map<PartRow*, std::vector<Problem>> marks;
    const std::string& place = m_rule.place();
    for (const Problem& problem : m_problems) {
        const std::string& at = problem.pointer;
        if (!m_rule.isThere() || at.compare(0, place.size(), place) != 0 ||
            (at.size() > place.size() && at[place.size()] != '/'))
            continue;
        PartId part = outline().at(std::string_view(at).substr(place.size()));
        while (part != condition::noPart) {
            if (PartRow* row = rowOf(part)) {
                marks[row].push_back(problem);
                break;
            }
            part = outline().part(part).parent;
        }
    }
    for (PartRow* row : allRows()) {
        const auto found = marks.find(row);
        row->showProblems(found == marks.end() ? std::vector<Problem>() : found->second);
    }
}

void BuildView::repairTabOrder()
{
    if (!m_structureChanged)
        return;
    m_structureChanged = false;
    std::vector<QWidget*> stops;
    stops.push_back(m_quantifier);
    m_members->collectTabStops(stops);
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (stops[i - 1]->nextInFocusChain() != stops[i])
            QWidget::setTabOrder(stops[i - 1], stops[i]);
    }
}

void BuildView::focusFirst()
{
    if (m_members->pending()) {
        m_members->pending()->focusField();
        return;
    }
    const auto rows = allRows();
    if (!rows.empty()) {
        std::vector<QWidget*> stops;
        rows.front()->collectTabStops(stops);
        const auto field = std::find_if(stops.begin(), stops.end(),
                                        [](const QWidget* stop) { return !qobject_cast<const RowGrip*>(stop); });
        if (field != stops.end())
            (*field)->setFocus(Qt::OtherFocusReason);
    } else if (m_members->addClause()) {
        m_members->addClause()->setFocus(Qt::OtherFocusReason);
    }
}

void BuildView::reveal(const std::string& pointer)
{
    PartId part = outline().at(pointer);
    const PartId wanted = part;
    while (part != condition::noPart && !rowOf(part))
        part = outline().part(part).parent;
    if (PartRow* row = part == condition::noPart ? nullptr : rowOf(part)) {
        if (wanted != part)
            row->focusLiteral(wanted);
        if (!row->isAncestorOf(window()->focusWidget()))
            row->focusSpot({RowSpot::Kind::Grip});
    }
}

std::string BuildView::typeOf(PartId field) const
{
    if (field == condition::noPart)
        return {};
    const Part& part = outline().part(field);
    if (part.form != Form::Field || part.itemScope)
        return {};
    std::string type = m_types ? m_types(part.path) : std::string();
    return type.empty() ? typeIn(m_rule.context(), part.path) : type;
}

std::vector<json::Data> BuildView::valuesOf(PartId field) const
{
    if (field == condition::noPart)
        return {};
    const Part& part = outline().part(field);
    if (part.form != Form::Field || part.itemScope)
        return {};
    std::vector<json::Data> all = seenIn(m_rule.context(), part.path);
    for (json::Data& value : m_values ? m_values(part.path) : std::vector<json::Data>()) {
        if (std::find(all.begin(), all.end(), value) == all.end())
            all.push_back(std::move(value));
    }
    return all;
}

void BuildView::editPath(PartId part, const QString& path)
{
    const std::string key = outline().pointerTo(part);
    m_rule.apply(condition::setField(m_rule.site(), part, path.toStdString()), tr("Change field"),
                 QStringLiteral("field ") + fromUtf8(key));
}

void BuildView::editName(PartId part, const QString& name)
{
    const std::string key = outline().pointerTo(part);
    m_rule.apply(condition::replace(m_rule.site(), part, json::quoted(name.toStdString())), tr("Change field"),
                 QStringLiteral("field ") + fromUtf8(key));
}

void BuildView::editLiteral(PartId part, const std::string& json)
{
    m_rule.setPartText(part, json, tr("Change value"));
}

std::vector<PartRow*> BuildView::allRows() const
{
    std::vector<PartRow*> rows;
    collect(m_members, rows);
    return rows;
}

PartRow* BuildView::rowOf(PartId part) const
{
    for (PartRow* row : allRows()) {
        if (row->part() == part)
            return row;
    }
    return nullptr;
}

PartRow* BuildView::currentRow() const
{
    for (QWidget* at = window()->focusWidget(); at && at != this; at = at->parentWidget()) {
        if (auto* row = qobject_cast<PartRow*>(at))
            return row;
    }
    return nullptr;
}

void BuildView::select(PartRow& row, Qt::KeyboardModifiers modifiers)
{
    const auto rows = allRows();
    if (modifiers & Qt::ControlModifier) {
        row.setSelected(!row.isSelected());
        return;
    }
    if (modifiers & Qt::ShiftModifier) { // from the first one that is selected beside it
        const auto* members = qobject_cast<Members*>(row.parentWidget());
        const auto& siblings = members->rows();
        const auto here = std::find(siblings.begin(), siblings.end(), &row);
        const auto other =
            std::find_if(siblings.begin(), siblings.end(), [](PartRow* one) { return one->isSelected(); });
        if (other != siblings.end()) {
            for (auto at = std::min(here, other); at <= std::max(here, other); ++at)
                (*at)->setSelected(true);
            return;
        }
    }
    if (row.isSelected())
        return; // a drag of all that are
    for (PartRow* one : rows)
        one->setSelected(one == &row);
}

std::vector<PartId> BuildView::chosen(const PartRow* row) const
{
    std::vector<PartId> parts;
    if (row && row->isSelected()) {
        for (const PartRow* one : allRows()) {
            if (one->isSelected())
                parts.push_back(one->part());
        }
    }
    return row && parts.empty() ? std::vector{row->part()} : outermost(outline(), parts);
}

bool BuildView::apply(const Result<condition::Edited>& edited, const QString& step, RowSpot spot)
{
    const auto pointer = m_rule.apply(edited, step);
    if (pointer)
        focusPart(*pointer, spot);
    return pointer.has_value();
}

void BuildView::focusPart(const std::string& pointer, RowSpot spot)
{
    PartId part = outline().at(pointer);
    PartRow* row = nullptr;
    while (part != condition::noPart && !(row = rowOf(part)))
        part = outline().part(part).parent;
    if (!row) {
        if (const auto rows = allRows(); !rows.empty())
            row = rows.front();
        else if (m_members->addClause())
            m_members->addClause()->setFocus(Qt::OtherFocusReason);
    }
    if (row)
        row->focusSpot(spot);
}

// Clauses to be.

void BuildView::beginClause(PartId group, std::size_t position, bool asGroup)
{
    if (!m_editable)
        return;
    const bool inAll =
        outline().part(group).form != Form::Group || outline().part(group).quantifier == condition::Quantifier::All;
    m_pending = Pending{outline().pointerTo(group), position,
                        asGroup ? std::optional(inAll ? condition::Quantifier::Any : condition::Quantifier::All)
                                : std::nullopt};
    refresh();
    for (const PartId at : {group, PartId{0}}) {
        const Members* members = membersOf(m_members, at);
        if (members && members->pending()) {
            members->pending()->focusField();
            return;
        }
    }
}

const BuildView::Pending* BuildView::pendingIn(PartId group) const
{
    if (!m_pending)
        return nullptr;
    const PartId at = outline().at(m_pending->group);
    // A lone clause is shown as the only member of the whole.
    return at == group || (at == condition::noPart && group == 0) ? &*m_pending : nullptr;
}

void BuildView::finishPending(const QString& path, bool onward)
{
    if (!m_pending)
        return;
    Pending pending = *m_pending;
    PartId group = outline().at(pending.group);
    if (group == condition::noPart)
        group = 0;
    if (const Members* members = membersOf(m_members, group); members && members->pending() && pending.quantifier)
        pending.quantifier = members->pending()->group();
    m_pending.reset();
    const std::string name = path.toStdString();
    std::string type = m_types ? m_types(name) : std::string();
    if (type.empty())
        type = typeIn(m_rule.context(), name);
    std::string text = condition::newClause(m_rule.site(), name, type);
    if (pending.quantifier)
        text = groupText(*pending.quantifier, text);
    const QString step = pending.quantifier ? stepOf(PartCommand::AddGroup) : stepOf(PartCommand::AddClause);
    std::string pointer;
    if (!m_rule.isThere()) {
        if (!m_rule.setText(text, step))
            return;
    } else {
        const auto put = m_rule.apply(insertCondition(m_rule.site(), {group, pending.position}, text), step);
        if (!put) {
            refresh();
            return;
        }
        pointer = *put;
    }
    if (!onward)
        return;
    PartId part = outline().at(pointer);
    if (part != condition::noPart && outline().part(part).form == Form::Group && pending.quantifier)
        part = outline().childOf(part, 0);
    focusPart(outline().pointerTo(part == condition::noPart ? 0 : part), {RowSpot::Kind::Operator});
}

void BuildView::dropPending()
{
    if (!m_pending)
        return;
    const PartId group = outline().at(m_pending->group);
    m_pending.reset();
    const bool focused = isAncestorOf(window()->focusWidget());
    Members* members = membersOf(m_members, group == condition::noPart ? 0 : group);
    if (focused && members && members->addClause())
        members->addClause()->setFocus(Qt::OtherFocusReason);
    refresh();
}

// Drags.

void BuildView::beginDrag(PartRow& row, const QPoint& global)
{
    if (!m_editable || !row.isMember() || row.part() == 0)
        return;
    m_drag = std::make_unique<RowDrag>(*this, row, chosen(&row), global);
    grabKeyboard();
}

void BuildView::moveDrag(const QPoint& global)
{
    if (m_drag)
        m_drag->moveTo(global);
}

void BuildView::endDrag(const QPoint& global)
{
    if (!m_drag)
        return;
    m_drag->moveTo(global);
    releaseKeyboard();
    const auto slot = m_drag->slot();
    const auto parts = m_drag->parts();
    m_drag.reset();
    if (!slot)
        return;
    const Part& first = outline().part(parts.front());
    const bool stays = parts.size() == 1 && first.parent == slot->group &&
                       (slot->position == first.position || slot->position == first.position + std::size_t{1});
    if (!stays)
        apply(condition::move(m_rule.site(), parts, *slot), parts.size() > 1 ? tr("Move clauses") : tr("Move clause"),
              {RowSpot::Kind::Grip});
}

// Keys.

PartCommand BuildView::commandOf(const QKeyEvent& key, bool* found) const
{
    const QKeySequence pressed(key.keyCombination());
    *found = true;
    for (int i = 0; i < partCommands; ++i) {
        const auto command = static_cast<PartCommand>(i);
        if (!keyOf(command).isEmpty() && keyOf(command).matches(pressed) == QKeySequence::ExactMatch)
            return command;
    }
    *found = false;
    return PartCommand::Copy;
}

bool BuildView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) { // before whatever else the window has on these keys
        bool found = false;
        (void)commandOf(*static_cast<QKeyEvent*>(event), &found);
        if ((found && currentRow()) || m_drag) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void BuildView::keyPressEvent(QKeyEvent* event)
{
    if (m_drag) {
        if (event->key() == Qt::Key_Escape) {
            releaseKeyboard();
            m_drag.reset();
        }
        return;
    }
    PartRow* row = currentRow();
    bool found = false;
    const PartCommand command = commandOf(*event, &found);
    if (row && found) {
        if (can(command, row))
            run(command, row);
        return;
    }
    const bool onGrip = row && row->grip()->hasFocus();
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (onGrip) {
            if (extend)
                row->setSelected(true);
            goTo(event->key() == Qt::Key_Up ? -1 : 1);
            if (extend && currentRow())
                currentRow()->setSelected(true);
            return;
        }
        break;
    case Qt::Key_Left:
        if (onGrip) {
            auto* around = qobject_cast<PartRow*>(row->parentWidget() ? row->parentWidget()->parentWidget() : nullptr);
            if (around)
                around->focusSpot({RowSpot::Kind::Grip});
            return;
        }
        break;
    case Qt::Key_Space:
        if (onGrip) {
            row->setSelected(!row->isSelected());
            return;
        }
        break;
    case Qt::Key_Right:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (onGrip) {
            std::vector<QWidget*> stops;
            row->collectTabStops(stops);
            if (stops.size() > 1)
                stops[1]->setFocus(Qt::TabFocusReason);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (row && !onGrip && row->isMember()) {
            row->grip()->setFocus(Qt::OtherFocusReason);
            return;
        }
        for (PartRow* one : allRows())
            one->setSelected(false);
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void BuildView::goTo(int rows)
{
    std::vector<PartRow*> all = allRows();
    std::erase_if(all, [](const PartRow* row) { return !row->isMember(); });
    const auto here = std::find(all.begin(), all.end(), currentRow());
    if (here == all.end())
        return;
    const auto index =
        std::clamp<std::ptrdiff_t>(here - all.begin() + rows, 0, static_cast<std::ptrdiff_t>(all.size()) - 1);
    all[static_cast<std::size_t>(index)]->grip()->setFocus(Qt::TabFocusReason);
}

void BuildView::paintEvent(QPaintEvent*)
{
    if (m_rule.spot().use != condition::Use::Condition || m_members->isHidden())
        return;
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    paintRounded(painter, m_members->geometry(), metric::groupRadius, tokens.code, tokens.line);
}

} // namespace retort
