// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/buildview.h"

#include "engine/condition/affix.h"
#include "engine/json/write.h"
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
#include "ui/condition/values/valueeditor.h"

#include <QBoxLayout>
#include <QMenu>

#include <algorithm>
#include <map>

namespace retort {

using condition::Form;
using condition::Part;
using condition::PartId;

namespace {

/// Rows for more parts than this would take seconds; JSON takes any.
constexpr std::size_t mostParts = 4000;

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
        QMenu* menu = newMenu();
        fillQuantifierMenu(*menu, 0);
        menu->popup(m_quantifier->mapToGlobal(QPoint(0, m_quantifier->height() + 2)));
    });
    offerItems();
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

/// Menus and drags are about parts of the rule as it was.
void BuildView::closeWhatIsOpen()
{
    m_version = m_rule.version();
    if (m_menu)
        m_menu->close();
    cancelDrag();
}

void BuildView::refresh()
{
    m_refreshing = true;
    if (m_version != m_rule.version())
        closeWhatIsOpen();
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
    m_editable = m_rule.isReadable() && !m_rule.draft() && !m_rule.textError();
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

    // What is typed into a clause to be goes on wherever that comes to stand.
    const Members* written = pendingMembers();
    PendingRow* writing = written ? written->pending() : nullptr;
    const bool writes = writing && writing->isAncestorOf(window()->focusWidget());
    if (writing)
        writing->setResting(true);
    keepPendingPlace();
    Members::Content content{.blocks = {}, .place = {}, .isGroup = condition, .group = 0, .empty = m_emptyText};
    if (isGroup && condition && root.children == 0)
        content.empty = tr("This group holds nothing, and a group of nothing is no condition. Add a clause.");
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
    if (const Members* now = pendingMembers(); now && writing) {
        if (now->pending() != writing)
            now->pending()->goOn(*writing, writes);
        now->pending()->setResting(false);
    }
    m_members->setEnabled(m_editable);
    m_quantifier->setEnabled(m_editable && !isEmpty());
    showAnswers();
    markProblems();
    repairTabOrder();
    m_refreshing = false;
    updateItems();
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
    for (const Problem& problem : m_problems) {
        const auto place = m_rule.within(problem);
        if (PartRow* row = place ? rowHolding(*place) : nullptr)
            marks[row].push_back(problem);
    }
    const PartRow* here = m_here && m_rule.isThere() ? rowHolding(*m_here) : nullptr;
    for (PartRow* row : allRows()) {
        const auto found = marks.find(row);
        row->showProblems(found == marks.end() ? std::vector<Problem>() : found->second);
        row->setHere(row == here);
    }
}

bool BuildView::hasMark(const Problem& problem) const
{
    const auto rows = allRows();
    return std::any_of(rows.begin(), rows.end(), [&](const PartRow* row) {
        return std::find(row->problems().begin(), row->problems().end(), problem) != row->problems().end();
    });
}

bool BuildView::hasMarkAt(const std::string& pointer) const
{
    const auto rows = allRows();
    return std::any_of(rows.begin(), rows.end(), [&](const PartRow* row) {
        return std::any_of(row->problems().begin(), row->problems().end(),
                           [&](const Problem& one) { return one.pointer == pointer; });
    });
}

PartRow* BuildView::rowHolding(std::string_view pointer) const
{
    for (PartId part = outline().at(pointer); part != condition::noPart; part = outline().part(part).parent) {
        if (PartRow* row = rowOf(part))
            return row;
    }
    return nullptr;
}

PartRow* BuildView::showHere(const std::optional<std::string>& pointer)
{
    m_here = pointer;
    PartRow* here = pointer && m_rule.isThere() ? rowHolding(*pointer) : nullptr;
    for (PartRow* row : allRows())
        row->setHere(row == here);
    return here;
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

std::string BuildView::typeOf(PartId field) const
{
    if (field == condition::noPart)
        return {};
    const Part& part = outline().part(field);
    return part.form == Form::Field && !part.itemScope ? typeAt(part.path) : std::string();
}

std::string BuildView::typeAt(std::string_view path) const
{
    std::string type = m_types ? m_types(path) : std::string();
    return type.empty() ? typeSeenIn(m_rule.context(), path) : type;
}

std::vector<json::Data> BuildView::valuesOf(PartId field) const
{
    if (field == condition::noPart)
        return {};
    const Part& part = outline().part(field);
    return part.form == Form::Field && !part.itemScope ? valuesAt(part.path) : std::vector<json::Data>();
}

std::vector<json::Data> BuildView::valuesAt(std::string_view path) const
{
    std::vector<json::Data> all = seenIn(m_rule.context(), path);
    for (json::Data& value : m_values ? m_values(path) : std::vector<json::Data>()) {
        if (std::find(all.begin(), all.end(), value) == all.end())
            all.push_back(std::move(value));
    }
    return all;
}

void BuildView::editPath(PartId part, const QString& path)
{
    const std::string key = outline().pointerTo(part);
    const bool begun = m_begun && m_begun->version == m_rule.version();
    m_rule.apply(condition::setField(m_rule.site(), part, path.toStdString()), tr("Change field"),
                 QStringLiteral("field ") + fromUtf8(key));
    if (begun) // no value was touched
        m_begun->version = m_rule.version();
}

void BuildView::editName(PartId part, const QString& name)
{
    const std::string key = outline().pointerTo(part);
    m_rule.apply(condition::replace(m_rule.site(), part, json::quoted(name.toStdString())), tr("Change field"),
                 QStringLiteral("field ") + fromUtf8(key));
}

void BuildView::editLiteral(PartId part, const std::string& json)
{
    m_begun.reset(); // it is what somebody wants, also where it is what stood there before
    const PartId clause = outline().part(part).parent;
    const auto affix = clause == condition::noPart ? std::nullopt : condition::affixOf(outline(), clause);
    // Of "starts with" a length follows the text; whatever the text is, it is JSON.
    if (affix && affix->text == part && ValueEditor::formOf(json, false) == ValueEditor::Form::Text)
        m_rule.apply(condition::setValue(m_rule.site(), part, json), tr("Change value"),
                     QStringLiteral("value ") + fromUtf8(outline().pointerTo(part)));
    else
        m_rule.setPartText(part, json, tr("Change value"));
}

std::optional<std::string> BuildView::apply(const Result<condition::Edited>& edited, const QString& step, RowSpot spot)
{
    const auto pointer = m_rule.apply(edited, step);
    if (pointer)
        focusPart(*pointer, spot);
    return pointer;
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
