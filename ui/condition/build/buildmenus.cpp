// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/document.h"
#include "engine/json/write.h"
#include "engine/logic/words.h"
#include "ui/common/say.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/names.h"
#include "ui/condition/values/valueeditor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

// What the rows' menus hold, and what the commands in them do.

namespace retort {

using condition::Form;
using condition::Part;
using condition::PartId;
using logic::Operator;

namespace {

const QString rulesType = QStringLiteral("application/x-retort-rules");

QAction* addItem(QMenu& menu, const QString& text, const QKeySequence& key = {})
{
    QString label = text;
    label.replace(u'&', QStringLiteral("&&"));
    return menu.addAction(key.isEmpty() ? label : label + u'\t' + key.toString(QKeySequence::NativeText));
}

} // namespace

QMenu* BuildView::newMenu()
{
    m_menu = new QMenu(this);
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    return m_menu;
}

bool BuildView::can(PartCommand command, PartRow* row) const
{
    if (!row || m_version != m_rule.version()) // its part may be another one by now
        return false;
    if (command == PartCommand::Copy)
        return true;
    if (!m_editable)
        return false;
    if (command == PartCommand::EditJson)
        return outline().part(row->part()).form != Form::Raw;
    return retort::can(m_rule.site(), command, chosen(row));
}

void BuildView::run(PartCommand command, PartRow* row)
{
    finishTyping();
    const std::vector<PartId> parts = chosen(row);
    RowSpot spot = row->spotOf(window()->focusWidget());
    if (spot.kind == RowSpot::Kind::None)
        spot.kind = RowSpot::Kind::Grip;
    switch (command) {
    case PartCommand::AddClause:
    case PartCommand::AddGroup: {
        const condition::Slot slot = slotAfter(m_rule.site(), parts.back());
        beginClause(slot.group, slot.position, command == PartCommand::AddGroup);
        return;
    }
    case PartCommand::Copy:
        copy(parts);
        return;
    case PartCommand::Cut:
        copy(parts);
        break;
    case PartCommand::Paste:
        paste(*row);
        return;
    case PartCommand::EditJson: {
        row->setAsJson(!row->isAsJson());
        repairTabOrder();
        std::vector<QWidget*> stops;
        row->collectTabStops(stops);
        if (stops.size() > 1)
            stops[row->isMember() ? 1 : 0]->setFocus(Qt::OtherFocusReason);
        return;
    }
    default:
        break;
    }
    if (command == PartCommand::Remove || command == PartCommand::Cut)
        spot = {RowSpot::Kind::Grip};
    const auto pointer =
        apply(done(m_rule.site(), command, parts),
              parts.size() > 1 && command == PartCommand::Remove ? tr("Remove clauses") : stepOf(command), spot);
    // Around a clause that is being written a group comes, and the keys stay in the clause.
    const bool within = spot.kind == RowSpot::Kind::Piece || spot.kind == RowSpot::Kind::Operator;
    if (pointer && within && wraps(command)) {
        const PartId group = outline().at(*pointer);
        if (group != condition::noPart && outline().part(group).children > 0)
            focusPart(outline().pointerTo(outline().part(group).firstChild), spot);
    }
}

void BuildView::copy(const std::vector<PartId>& parts) const
{
    std::string list = "[";
    for (const PartId part : parts)
        list += (list.size() > 1 ? ", " : "") + m_rule.shownTextOf(part);
    list += "]";
    auto* data = new QMimeData;
    data->setData(rulesType, QByteArray::fromStdString(list));
    data->setText(fromUtf8(parts.size() == 1 ? m_rule.shownTextOf(parts.front()) : "{\"and\": " + list + "}"));
    QGuiApplication::clipboard()->setMimeData(data);
}

void BuildView::paste(PartRow& row)
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    std::vector<std::string> rules;
    if (data && data->hasFormat(rulesType)) {
        const auto list = json::Document::parse(data->data(rulesType).toStdString());
        for (std::size_t i = 0; list && i < list->root().children; ++i)
            rules.emplace_back(list->textOf(list->item(0, i)));
    } else if (data && data->hasText() && json::Document::parse(data->text().trimmed().toStdString())) {
        rules.push_back(data->text().trimmed().toStdString());
    }
    if (rules.empty()) {
        Q_EMIT noticed(tr("There is no JSON to paste. Copy a clause first, or a rule as JSON."));
        return;
    }
    apply(insertAll(m_rule.site(), slotAfter(m_rule.site(), row.part()), rules), stepOf(PartCommand::Paste),
          {RowSpot::Kind::Grip});
}

void BuildView::fillQuantifierMenu(QMenu& menu, PartId group)
{
    const Part& part = outline().part(group);
    const bool isGroup = part.form == Form::Group;
    for (const auto quantifier : quantifiers) {
        QAction* item = addItem(menu, quantifierItem(quantifier));
        item->setCheckable(true);
        item->setChecked(isGroup ? part.quantifier == quantifier : quantifier == condition::Quantifier::All);
        connect(item, &QAction::triggered, this, [this, group, isGroup, quantifier] {
            const QString step = tr("Change what the group asks");
            if (isGroup && outline().part(group).quantifier != quantifier)
                apply(condition::setQuantifier(m_rule.site(), group, quantifier), step, {RowSpot::Kind::Operator});
            else if (!isGroup &&
                     quantifier != condition::Quantifier::All) // a lone clause gets the group that it is shown in
                m_rule.apply(condition::wrap(m_rule.site(), {0}, quantifier), step);
            if (group == 0)
                m_quantifier->setFocus(Qt::OtherFocusReason);
        });
    }
}

void BuildView::fillRelationMenu(QMenu& menu, PartId part, const condition::Relation* present)
{
    const std::string type = typeOf(condition::operandsOf(outline(), part).subject);
    const auto add = [&](QMenu& into, const condition::Relation& relation) {
        QAction* item = addItem(into, relationItem(relation, type));
        item->setCheckable(true);
        item->setChecked(&relation == present);
        connect(item, &QAction::triggered, this, [this, part, &relation, present, type] {
            if (&relation != present)
                changeRelation(part, relation, type);
        });
    };
    const auto offered = condition::relationsFor(type);
    for (const condition::Relation* relation : offered)
        add(menu, *relation);
    QMenu* more = nullptr;
    for (const condition::Relation& relation : condition::relations()) {
        if (!relation.offered || std::find(offered.begin(), offered.end(), &relation) != offered.end())
            continue;
        if (!more)
            more = menu.addMenu(tr("More"));
        add(*more, relation);
    }
}

/// What the relation has no place for goes, and the notice says what it was.
void BuildView::changeRelation(PartId part, const condition::Relation& relation, const std::string& type)
{
    using condition::Loss;
    const bool fresh = m_begun && m_begun->clause == outline().pointerTo(part) && m_begun->version == m_rule.version();
    const auto begun = fresh ? condition::Begun::GivesWay : condition::Begun::Kept;
    const bool valueComes = condition::operandsOf(outline(), part).object == condition::noPart;
    const auto whole = condition::setRelation(m_rule.site(), part, relation, type, Loss::Refuse, begun);
    const auto next = whole ? whole : condition::setRelation(m_rule.site(), part, relation, type, Loss::Accept, begun);
    const auto done = apply(next, tr("Change operator"), {RowSpot::Kind::Operator});
    if (done && (fresh || valueComes))
        m_begun = Begun{*done, m_rule.version()};
    if (done && !whole)
        Q_EMIT leftOut(tr("%1. Undo brings it back.").arg(say(whole.error().message)));
}

void BuildView::openOperatorMenu(PartRow& row, WordButton& button)
{
    const PartId part = row.part();
    QMenu* menu = newMenu();
    const Part& shown = outline().part(part);
    if (shown.form == Form::Group) {
        fillQuantifierMenu(*menu, part);
    } else if (const condition::Relation* relation = condition::relationOf(outline(), part)) {
        fillRelationMenu(*menu, part, relation);
    } else {
        for (const Operator op : kinOf(shown.op)) {
            const auto next = condition::setOperator(m_rule.site(), part, op);
            if (!next && op != shown.op)
                continue;
            QAction* item = addItem(*menu, operatorItem(op));
            item->setCheckable(true);
            item->setChecked(op == shown.op);
            connect(item, &QAction::triggered, this, [this, part, op] {
                if (outline().part(part).op != op)
                    apply(condition::setOperator(m_rule.site(), part, op), tr("Change operator"),
                          {RowSpot::Kind::Operator});
            });
        }
        if (retort::can(m_rule.site(), PartCommand::Negate, {part})) {
            QAction* item = addItem(*menu, textOf(PartCommand::Negate), keyOf(PartCommand::Negate));
            connect(item, &QAction::triggered, this, [this, part] {
                apply(condition::negate(m_rule.site(), part), stepOf(PartCommand::Negate), {RowSpot::Kind::Operator});
            });
        }
    }
    // The present one is where the keys begin.
    const auto items = menu->actions();
    const auto checked =
        std::find_if(items.begin(), items.end(), [](const QAction* item) { return item->isChecked(); });
    menu->popup(button.mapToGlobal(QPoint(0, button.height() + 2)));
    menu->setActiveAction(checked != items.end() ? *checked : items.value(0));
}

void BuildView::fillOperandMenu(QMenu& menu, PartId operand)
{
    const auto replaceBy = [this, operand](const std::string& json, const QString& step) {
        return [this, operand, json, step] {
            apply(condition::replace(m_rule.site(), operand, json), step, {RowSpot::Kind::None});
        };
    };
    const std::string now = m_rule.shownTextOf(operand);
    const Part& part = outline().part(operand);
    using ValueForm = ValueEditor::Form;
    QMenu* value = menu.addMenu(tr("Use a value"));
    for (const auto form : {ValueForm::Text, ValueForm::Number, ValueForm::Truth, ValueForm::Nothing}) {
        QAction* item = addItem(*value, ValueEditor::nameOf(form));
        item->setCheckable(true);
        item->setChecked(part.form == Form::Value && ValueEditor::formOf(now, false) == form);
        connect(item, &QAction::triggered, this, replaceBy(ValueEditor::converted(now, form), tr("Change value")));
    }
    QAction* list = addItem(*value, tr("List"));
    connect(list, &QAction::triggered, this,
            replaceBy(part.form == Form::Value ? "[" + now + "]" : "[]", tr("Change value")));
    if (part.form != Form::Field) {
        QAction* field = addItem(menu, tr("Use a field"));
        connect(field, &QAction::triggered, this,
                replaceBy(condition::fieldText(m_rule.site(), ""), tr("Use a field")));
    }
    QMenu* calculation = menu.addMenu(tr("Calculate with it"));
    for (const Operator op : {Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide, Operator::Modulo,
                              Operator::Max, Operator::Min, Operator::Cat}) {
        QAction* item = addItem(*calculation, operatorItem(op));
        const bool neutral = op == Operator::Multiply || op == Operator::Divide || op == Operator::Modulo;
        const std::string other = op == Operator::Cat ? "\"\"" : neutral ? "1" : "0";
        connect(
            item, &QAction::triggered, this,
            replaceBy("{\"" + std::string(logic::nameOf(op)) + "\": [" + now + ", " + other + "]}", tr("Calculate")));
    }
    QAction* choice = addItem(menu, tr("Choose between values"));
    connect(choice, &QAction::triggered, this,
            replaceBy("{\"if\": [true, " + now + ", " + now + "]}", tr("Choose between values")));
}

void BuildView::openProblemMenu(PartRow& row, const QPoint& global)
{
    QMenu* menu = newMenu();
    for (const Problem& problem : row.problems()) {
        QAction* said = addItem(*menu, say(problem.message));
        said->setEnabled(false);
        for (const Fix& fix : problem.fixes) {
            QAction* item = addItem(*menu, say(fix.label));
            item->setEnabled(m_editable);
            connect(item, &QAction::triggered, this, [this, fix] { m_rule.applyFix(fix); });
        }
    }
    menu->popup(global);
}

void BuildView::openRowMenu(PartRow& row, const QPoint& global, PartId operand)
{
    const PartId id = row.part();
    const Part& part = outline().part(id);
    QMenu* menu = newMenu();
    // What turns clauses and groups around says nothing of a value: it does not stand there, not even greyed.
    const bool isValue = part.use == condition::Use::Value;
    const auto command = [&](QMenu& into, PartCommand what) {
        if (isValue && !retort::can(m_rule.site(), what, {id}) && what != PartCommand::Paste)
            return;
        QAction* item = addItem(
            into, what == PartCommand::EditJson && row.isAsJson() ? tr("Show as clause") : textOf(what), keyOf(what));
        item->setEnabled(can(what, &row));
        connect(item, &QAction::triggered, this, [this, what, row = QPointer<PartRow>(&row)] {
            if (row)
                run(what, row);
        });
    };
    if (m_editable && part.form == Form::Group) {
        fillQuantifierMenu(*menu->addMenu(tr("What the group asks")), id);
    } else if (const condition::Relation* relation = condition::relationOf(outline(), id); m_editable && relation) {
        fillRelationMenu(*menu->addMenu(tr("Operator")), id, relation);
    }
    // Its operands, each by what it is now.
    if (m_editable && !row.isAsJson() && part.form != Form::Group) {
        const Shape shape = shapeOf(outline(), id);
        for (const Piece& piece : shape.line) {
            const bool own = piece.part == id && part.form != Form::Value && part.form != Form::Field;
            if (own || piece.kind == Piece::Kind::Word || piece.kind == Piece::Kind::Operator)
                continue;
            QString shown = fromUtf8(m_rule.shownTextOf(piece.part)).simplified();
            const Part& shownPart = outline().part(piece.part);
            const json::Value value = outline().program().node(shownPart.node).source;
            if (shownPart.form == Form::Field)
                shown = fromUtf8(shownPart.path);
            else if (piece.kind == Piece::Kind::Phrase)
                shown = say(logic::inWords(outline().program(), shownPart.node, logic::Reading::Value));
            else if (value.isString() && !m_rule.draftOf(piece.part)) // without JSON's escapes
                shown = u'"' + fromUtf8(value.text()) + u'"';
            else if (value.isArray() && shownPart.form == Form::Value && !m_rule.draftOf(piece.part))
                shown = listedValue(value);
            else if (shown.contains(u'\\') && !m_rule.draftOf(piece.part))
                shown = fromUtf8(json::write(value));
            if (shown.size() > 28)
                shown = shown.left(27) + u'…';
            shown.replace(u'&', QStringLiteral("&&"));
            if (isValue && piece.part == id) { // all of the row
                fillOperandMenu(*menu, piece.part);
                continue;
            }
            QMenu* of = menu->addMenu(QChar(0x2068) + shown + QChar(0x2069));
            fillOperandMenu(*of, piece.part);
            if (piece.part == operand)
                menu->setActiveAction(of->menuAction());
        }
        if (condition::canAddOperand(m_rule.site(), id)) {
            QAction* more = addItem(*menu, part.form == Form::Field     ? tr("Add a value for when it is missing")
                                           : part.form == Form::Choice  ? tr("Add a case")
                                           : part.form == Form::Missing ? tr("Add a field")
                                                                        : tr("Add an operand"));
            const bool text = part.form == Form::Missing || part.op == Operator::Cat;
            const std::string fresh = part.form == Form::Choice ? "true" : text ? "\"\"" : "0";
            connect(more, &QAction::triggered, this, [this, id, fresh] {
                apply(condition::addOperand(m_rule.site(), id, fresh), tr("Add operand"), {RowSpot::Kind::None});
            });
        }
    }
    command(*menu, PartCommand::Negate);
    command(*menu, PartCommand::Flip);
    menu->addSeparator();
    if (!isValue) {
        QMenu* wrap = menu->addMenu(tr("Group"));
        for (const auto what :
             {PartCommand::WrapAll, PartCommand::WrapAny, PartCommand::WrapNone, PartCommand::WrapNotAll})
            command(*wrap, what);
    }
    command(*menu, PartCommand::Unwrap);
    menu->addSeparator();
    for (const auto what : {PartCommand::AddClause, PartCommand::AddGroup, PartCommand::Duplicate})
        command(*menu, what);
    menu->addSeparator();
    for (const auto what : {PartCommand::Cut, PartCommand::Copy, PartCommand::Paste})
        command(*menu, what);
    menu->addSeparator();
    for (const auto what : {PartCommand::MoveUp, PartCommand::MoveDown, PartCommand::MoveOut, PartCommand::MoveIn})
        command(*menu, what);
    menu->addSeparator();
    command(*menu, PartCommand::EditJson);
    command(*menu, PartCommand::Remove);
    menu->popup(global);
}

} // namespace retort
