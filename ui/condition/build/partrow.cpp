// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/partrow.h"

#include "engine/condition/relation.h"
#include "engine/logic/words.h"
#include "ui/common/fonts.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/linelayout.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/names.h"
#include "ui/condition/values/fieldfacts.h"
#include "ui/condition/values/valueslot.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>

namespace retort {

using condition::Answer;
using condition::Form;
using condition::Part;
using condition::PartId;

namespace {

constexpr int blockIndent = 16;

/// What the keys can stop at inside of a control.
void addTabStops(QWidget* widget, std::vector<QWidget*>& stops)
{
    if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy()) {
        stops.push_back(widget);
        return;
    }
    for (QWidget* inner : widget->findChildren<QWidget*>()) {
        if ((inner->focusPolicy() & Qt::TabFocus) && !inner->focusProxy())
            stops.push_back(inner);
    }
}

} // namespace

PartRow::PartRow(BuildView& view, QWidget* parent)
    : QWidget(parent)
    , m_view(view)
    , m_line(new QWidget(this))
    , m_lineLayout(new LineLayout(m_line))
    , m_grip(new RowGrip(m_line))
    , m_leadWord(new PlainLabel(m_line))
    , m_chip(new AnswerChip(m_line))
    , m_more(new RowButton(m_line))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_line->setSizePolicy(policy);
    m_grip->setCheckable(true);
    m_leadWord->setMuted();
    m_leadWord->setMinimumHeight(metric::controlHeight);
    m_more->setIcon(icon(Glyph::Dots, QPalette::PlaceholderText));
    m_more->setFlat(true);
    m_lineLayout->add(m_grip, false, LineLayout::Place::Lead);
    m_lineLayout->add(m_leadWord);
    m_lineLayout->add(m_chip, false, LineLayout::Place::End);
    m_lineLayout->add(m_more, false, LineLayout::Place::Tail);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_line);

    connect(m_grip, &RowGrip::pressedWith, this, [this](Qt::KeyboardModifiers keys) { m_view.select(*this, keys); });
    connect(m_grip, &RowGrip::dragBegun, this, [this](const QPoint& at) { m_view.beginDrag(*this, at); });
    connect(m_grip, &RowGrip::dragMoved, this, [this](const QPoint& at) { m_view.moveDrag(at); });
    connect(m_grip, &RowGrip::dragEnded, &m_view, [&view = m_view](const QPoint& at) { view.endDrag(at); });
    connect(m_more, &QPushButton::clicked, this,
            [this] { m_view.openRowMenu(*this, m_more->mapToGlobal(QPoint(0, m_more->height() + 2))); });
}

PartRow::~PartRow() { retire(); }

QString PartRow::nameOf(const QString& what) const
{
    return m_isGroup ? tr("%1, group %2").arg(what, m_place) : tr("%1, clause %2").arg(what, m_place);
}

void PartRow::showPart(const Shape::Block& block, const QString& place, bool member)
{
    const condition::Outline& outline = m_view.outline();
    const Part& part = outline.part(block.part);
    m_part = block.part;
    std::string text = m_view.rule().textOf(m_part);
    // What says the same where it said it has nothing to write: only its parts may be counted otherwise.
    const bool same = m_generation == m_view.generation() && text == m_text && place == m_place &&
                      block.lead == m_lead && member == m_member && m_asJson == m_shownAsJson;
    m_generation = m_view.generation();
    m_shownAsJson = m_asJson;
    m_text = std::move(text);
    m_place = place;
    m_member = member;
    m_lead = block.lead;
    const Shape shape = shapeOf(outline, m_part, m_asJson);
    m_isGroup = shape.isGroup;
    if (same && shape.line.size() == m_controls.size()) {
        for (std::size_t i = 0; i < m_controls.size(); ++i)
            m_controls[i].piece = shape.line[i];
        if (m_members && !m_members->isHidden())
            m_members->showMembers({shape.blocks, place, m_isGroup, m_part, {}});
        return;
    }

    m_grip->setVisible(member);
    m_leadWord->setText(m_lead);
    m_leadWord->setVisible(!m_lead.isEmpty());
    const QString sentence =
        say(logic::inWords(outline.program(), part.node,
                           part.use == condition::Use::Condition ? logic::Reading::Condition : logic::Reading::Value));
    m_grip->setAccessibleName(m_isGroup ? tr("Group %1: %2").arg(place, sentence)
                                        : tr("Clause %1: %2").arg(place, sentence));
    m_more->setAccessibleName(nameOf(tr("More")));
    m_more->setToolTip(tr("What can be done with this"));

    // Controls that fit stay; the caret stays in them.
    std::size_t fitting = 0;
    while (fitting < m_controls.size() && fitting < shape.line.size() &&
           m_controls[fitting].piece.kind == shape.line[fitting].kind)
        ++fitting;
    if (fitting < m_controls.size() || fitting < shape.line.size())
        m_view.noteStructure();
    while (m_controls.size() > fitting) {
        QWidget* widget = m_controls.back().widget;
        const bool focused = widget->isAncestorOf(window()->focusWidget()) || widget->hasFocus();
        widget->disconnect(this);
        if (focused)
            m_view.setFocus(Qt::OtherFocusReason);
        m_lineLayout->removeWidget(widget);
        widget->hide();
        widget->deleteLater();
        m_controls.pop_back();
    }
    for (std::size_t i = 0; i < shape.line.size(); ++i) {
        if (i == m_controls.size()) {
            QWidget* widget = make(shape.line[i]);
            m_controls.push_back({shape.line[i], widget});
            const auto kind = shape.line[i].kind;
            m_lineLayout->insert(static_cast<int>(i) + 1, widget,
                                 kind == Piece::Kind::Path || kind == Piece::Kind::Literal ||
                                     kind == Piece::Kind::Name || kind == Piece::Kind::Json ||
                                     kind == Piece::Kind::Phrase);
            widget->show();
        }
        m_controls[i].piece = shape.line[i];
        fill(m_controls[i]);
    }

    if (!shape.blocks.empty() || m_isGroup) {
        if (!m_members) {
            m_members = new Members(m_view, this);
            layout()->addWidget(m_members);
        }
        m_members->layout()->setContentsMargins(m_isGroup ? 0 : blockIndent, 0, 0, 0);
        m_members->showMembers({shape.blocks, place, m_isGroup, m_part, {}});
        m_members->show();
    } else if (m_members) {
        m_members->showMembers({});
        m_members->hide();
    }
    layout()->setContentsMargins(m_isGroup ? 8 : 0, m_isGroup ? 7 : 0, m_isGroup ? 8 : 0, m_isGroup ? 8 : 0);
    repairLine();
    update();
}

void PartRow::repairLine() const
{
    // A control may have made another page for another kind of value, which comes last in the window.
    std::vector<QWidget*> stops;
    for (const Control& control : m_controls)
        addTabStops(control.widget, stops);
    stops.push_back(m_more);
    for (std::size_t i = 1; i < stops.size(); ++i) {
        if (stops[i - 1]->nextInFocusChain() != stops[i])
            setTabOrder(stops[i - 1], stops[i]);
    }
}

QWidget* PartRow::make(const Piece& piece)
{
    switch (piece.kind) {
    case Piece::Kind::Word:
    case Piece::Kind::Phrase: {
        PlainLabel* label = piece.kind == Piece::Kind::Word ? new PlainLabel(m_line) : new ElidingLabel(m_line);
        label->setMuted();
        return label;
    }
    case Piece::Kind::Path:
    case Piece::Kind::Name: {
        auto* field = new PathEdit(m_line);
        const std::size_t index = m_controls.size();
        const bool name = piece.kind == Piece::Kind::Name;
        connect(field, &QLineEdit::textEdited, this, [this, index, name](const QString& text) {
            const PartId part = m_controls[index].piece.part;
            if (name)
                m_view.editName(part, text);
            else
                m_view.editPath(part, text);
        });
        connect(field, &FieldEdit::left, this, [this, index, field] {
            // A line shows what the arrows go through in the list, and says nothing of it.
            if (field->text() != m_controls[index].shown)
                Q_EMIT field->textEdited(field->text());
            m_view.rule().endMerge();
        });
        // A field that is chosen leads on to what is asked of it.
        const auto onward = [this] {
            if (WordButton* button = operatorButton())
                button->setFocus(Qt::TabFocusReason);
        };
        connect(field, &QLineEdit::returnPressed, this, [onward, field] {
            if (!field->isOffering()) // it comes with what is taken
                onward();
        });
        connect(field, &FieldEdit::taken, this, onward);
        return field;
    }
    case Piece::Kind::Literal: {
        ValueSlot* slot = makeValueSlot(m_line);
        const std::size_t index = m_controls.size();
        connect(slot, &ValueSlot::edited, this,
                [this, index](const std::string& json) { m_view.editLiteral(m_controls[index].piece.part, json); });
        connect(slot, &ValueSlot::left, this, [this] { m_view.rule().endMerge(); });
        return slot;
    }
    case Piece::Kind::Json: {
        auto* editor = new JsonEditor(tr("JSON"), m_line);
        editor->setLineBounds(1, 12);
        editor->focusProxy()->setFocusPolicy(Qt::StrongFocus); // not by the wheel, which is the panel's
        const std::size_t index = m_controls.size();
        connect(editor, &JsonEditor::textEdited, this, [this, index](const QString& text) {
            m_view.editLiteral(m_controls[index].piece.part, text.toStdString());
        });
        connect(editor, &JsonEditor::left, this, [this] { m_view.rule().endMerge(); });
        return editor;
    }
    case Piece::Kind::Operator:
    case Piece::Kind::Quantifier:
        break;
    }
    auto* button = new WordButton(m_line);
    connect(button, &QPushButton::clicked, this, [this, button] { m_view.openOperatorMenu(*this, *button); });
    connect(button, &WordButton::typed, this, &PartRow::typeValue);
    return button;
}

/// Somebody who is content with the relation writes the value at once.
void PartRow::typeValue(const QKeyEvent& key)
{
    bool behind = false;
    for (const Control& control : m_controls) {
        behind = behind || control.piece.kind == Piece::Kind::Operator;
        if (!behind || control.piece.kind != Piece::Kind::Literal)
            continue;
        static_cast<ValueSlot*>(control.widget)->focusValue();
        QWidget* now = window()->focusWidget();
        if (qobject_cast<QLineEdit*>(now) && control.widget->isAncestorOf(now)) {
            QKeyEvent same(key.type(), key.key(), key.modifiers(), key.text(), key.isAutoRepeat());
            QCoreApplication::sendEvent(now, &same);
        }
        return;
    }
}

void PartRow::retire()
{
    for (const Control& control : m_controls)
        control.widget->disconnect(this);
    for (PartRow* row : m_members ? m_members->rows() : std::vector<PartRow*>())
        row->retire();
}

void PartRow::finishTyping()
{
    for (const Control& control : m_controls) {
        if (control.piece.kind == Piece::Kind::Literal && control.widget->isAncestorOf(window()->focusWidget()))
            static_cast<ValueSlot*>(control.widget)->finish();
    }
}

void PartRow::fillOperator(WordButton& button, const Piece& piece) const
{
    const condition::Outline& outline = m_view.outline();
    const Part& part = outline.part(piece.part);
    if (piece.kind == Piece::Kind::Quantifier) {
        button.setWord(quantifierWord(part.quantifier));
        button.setAccessibleName(nameOf(tr("What the group asks")));
        button.setAccessibleDescription(quantifierItem(part.quantifier));
        return;
    }
    const condition::Relation* relation = condition::relationOf(outline, piece.part);
    const std::string type =
        relation ? m_view.typeOf(condition::operandsOf(outline, piece.part).subject) : std::string();
    button.setWord(relation ? relationWord(*relation, type) : operatorWord(part.op, part.negated));
    button.setAccessibleName(nameOf(tr("Operator")));
    const QString words = relation ? say(inWords(*relation, type)) : operatorItem(part.op);
    button.setAccessibleDescription(words);
    button.setToolTip(tipText(tr("%1 (%2)").arg(words, fromUtf8(logic::nameOf(part.op)))));
}

void PartRow::fill(Control& control)
{
    const condition::Outline& outline = m_view.outline();
    const Piece& piece = control.piece;
    const Part& part = outline.part(piece.part);
    switch (piece.kind) {
    case Piece::Kind::Word:
        static_cast<PlainLabel*>(control.widget)->setText(piece.text);
        break;
    case Piece::Kind::Phrase:
        static_cast<PlainLabel*>(control.widget)
            ->setText(say(logic::inWords(outline.program(), part.node, logic::Reading::Value)));
        break;
    case Piece::Kind::Path: {
        auto* field = static_cast<PathEdit*>(control.widget);
        control.shown = fromUtf8(part.path);
        field->showText(control.shown);
        field->setPlaceholderText(part.itemScope ? tr("The item itself") : tr("All of the event"));
        field->completeFrom(part.itemScope ? nullptr : m_view.paths());
        field->setAccessibleName(nameOf(part.itemScope ? tr("Field of the item") : tr("Field")));
        break;
    }
    case Piece::Kind::Name: {
        auto* field = static_cast<PathEdit*>(control.widget);
        control.shown = fromUtf8(outline.program().node(part.node).source.text());
        field->showText(control.shown);
        field->completeFrom(part.itemScope ? nullptr : m_view.paths());
        field->setAccessibleName(nameOf(tr("Field")));
        break;
    }
    case Piece::Kind::Literal: {
        const Draft* draft = m_view.rule().draftOf(piece.part);
        SlotView view;
        view.json = m_view.rule().shownTextOf(piece.part);
        view.problem = draft ? &draft->error : nullptr;
        view.name = nameOf(tr("Value"));
        view.relation = condition::relationOf(outline, m_part);
        const PartId subject = view.relation ? condition::operandsOf(outline, m_part).subject : condition::noPart;
        if (subject != condition::noPart && outline.part(subject).form == Form::Field) {
            view.path = outline.part(subject).path;
            view.type = m_view.typeOf(subject);
            view.values = m_view.valuesOf(subject);
            view.currency = currencyFor(m_view.rule().context(), view.path, view.type);
        }
        auto* slot = static_cast<ValueSlot*>(control.widget);
        const QWidget* editor = slot->editor();
        slot->showValue(view);
        if (slot->editor() != editor)
            m_view.noteStructure();
        break;
    }
    case Piece::Kind::Json: {
        auto* editor = static_cast<JsonEditor*>(control.widget);
        const Draft* draft = m_view.rule().draftOf(piece.part);
        editor->focusProxy()->setAccessibleName(nameOf(tr("JSON")));
        editor->showText(fromUtf8(m_view.rule().shownTextOf(piece.part)));
        if (draft)
            editor->showProblem(say(draft->error.message), draft->error.place);
        else
            editor->clearProblem();
        break;
    }
    case Piece::Kind::Operator:
    case Piece::Kind::Quantifier:
        fillOperator(*static_cast<WordButton*>(control.widget), piece);
        break;
    }
}

void PartRow::showAnswers()
{
    const condition::Outline& outline = m_view.outline();
    const Answer* answer = m_view.rule().answer(m_part);
    // What the fields hold says why a clause comes to what it does.
    const Answer* shown = nullptr;
    QStringList values;
    for (const Control& control : m_controls) {
        const Piece& piece = control.piece;
        const bool operand = piece.kind == Piece::Kind::Path || piece.kind == Piece::Kind::Phrase;
        const Answer* own = operand ? m_view.rule().answer(piece.part) : nullptr;
        if (!operand)
            continue;
        const QString tip = own ? tipOf(*own, condition::Use::Value) : QString();
        control.widget->setToolTip(tipText(tip));
        if (piece.kind == Piece::Kind::Path)
            control.widget->setAccessibleDescription(tip);
        if (own && own->state != Answer::State::Failed) {
            shown = shown ? shown : own;
            values += chipOf(*own, condition::Use::Value, nullptr).text;
        }
    }
    const bool literal = m_controls.size() == 1 && m_controls.front().piece.kind == Piece::Kind::Literal;
    m_chip->setVisible(answer && !literal);
    if (answer) {
        const auto use = outline.part(m_part).use;
        const bool asValue = use == condition::Use::Value;
        ChipContent content = chipOf(*answer, use, asValue || m_isGroup ? nullptr : shown);
        if (!asValue && !m_isGroup && values.size() > 1 && answer->state == Answer::State::Value)
            content.text = values.join(QStringLiteral(" · "));
        m_chip->showChip(content, tipOf(*answer, use));
    }
    if (m_members && !m_members->isHidden())
        m_members->showAnswers();
}

void PartRow::showProblems(const std::vector<Problem>& problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    if (!m_mark && !problems.empty()) {
        m_mark = new ProblemMark(m_line);
        m_lineLayout->removeWidget(m_more);
        m_lineLayout->add(m_mark, false, LineLayout::Place::Tail);
        m_lineLayout->add(m_more, false, LineLayout::Place::Tail);
        connect(m_mark, &QPushButton::clicked, this,
                [this] { m_view.openProblemMenu(*this, m_mark->mapToGlobal(QPoint(0, m_mark->height() + 2))); });
        m_view.noteStructure();
    }
    if (!m_mark)
        return;
    QStringList said;
    auto worst = Problem::Severity::Hint;
    for (const Problem& problem : problems) {
        said += say(problem.message);
        worst = std::min(worst, problem.severity);
    }
    m_mark->setTone(worst == Problem::Severity::Error     ? Tone::No
                    : worst == Problem::Severity::Warning ? Tone::Warn
                                                          : Tone::Neutral);
    m_mark->setToolTip(tipText(said.join(u'\n')));
    m_mark->setAccessibleName(nameOf(
        problems.size() == 1 ? tr("Problem")
                             : tr("%L1 problems", nullptr, static_cast<int>(problems.size())).arg(problems.size())));
    m_mark->setAccessibleDescription(said.join(u' '));
    m_mark->setVisible(!problems.empty());
}

void PartRow::setHere(bool here)
{
    if (std::exchange(m_here, here) != here)
        update();
}

void PartRow::setSelected(bool selected)
{
    if (isSelected() == selected)
        return;
    m_grip->setChecked(selected);
    update();
}

void PartRow::setAsJson(bool asJson)
{
    if (m_asJson == asJson)
        return;
    m_asJson = asJson;
    showPart({m_part, m_lead}, m_place, m_member);
    showAnswers();
}

WordButton* PartRow::operatorButton() const
{
    for (const Control& control : m_controls) {
        if (control.piece.kind == Piece::Kind::Operator || control.piece.kind == Piece::Kind::Quantifier)
            return static_cast<WordButton*>(control.widget);
    }
    return nullptr;
}

RowSpot PartRow::spotOf(const QWidget* widget) const
{
    const auto holds = [widget](const QWidget* one) { return one && (one == widget || one->isAncestorOf(widget)); };
    if (holds(m_grip))
        return {RowSpot::Kind::Grip};
    if (holds(m_more))
        return {RowSpot::Kind::More};
    if (holds(operatorButton()))
        return {RowSpot::Kind::Operator};
    for (std::size_t i = 0; i < m_controls.size(); ++i) {
        if (!holds(m_controls[i].widget))
            continue;
        RowSpot spot{RowSpot::Kind::Piece, static_cast<int>(i)};
        if (const auto* line = qobject_cast<const QLineEdit*>(widget)) {
            const int start = line->selectionStart();
            const int length = line->selectionLength();
            spot.caret = {line->text(), line->cursorPosition(), start < line->cursorPosition() ? length : -length};
        }
        return spot;
    }
    return {};
}

void PartRow::focusSpot(RowSpot spot)
{
    const auto index = static_cast<std::size_t>(spot.piece);
    QWidget* target = nullptr;
    if (spot.kind == RowSpot::Kind::More)
        target = m_more;
    else if (spot.kind == RowSpot::Kind::Operator)
        target = operatorButton();
    else if (spot.kind == RowSpot::Kind::Piece && index < m_controls.size()) {
        focusLiteral(m_controls[index].piece.part);
        if (auto* line = qobject_cast<QLineEdit*>(window()->focusWidget());
            line && spot.caret && isAncestorOf(line) && line->text() == spot.caret->text) {
            const auto& [text, at, selected] = *spot.caret;
            line->deselect();
            if (selected == 0)
                line->setCursorPosition(at);
            else
                line->setSelection(at - selected, selected);
        }
        if (isAncestorOf(window()->focusWidget()))
            return;
    } else if (spot.kind == RowSpot::Kind::Grip && !m_grip->isHidden())
        target = m_grip;
    if (!target) {
        std::vector<QWidget*> stops;
        collectTabStops(stops);
        target = stops.empty() ? nullptr : stops.front();
    }
    if (target && !target->hasFocus())
        target->setFocus(Qt::OtherFocusReason);
}

void PartRow::focusLiteral(PartId part)
{
    for (const Control& control : m_controls) {
        if (control.piece.part != part)
            continue;
        if (control.piece.kind == Piece::Kind::Literal) {
            static_cast<ValueSlot*>(control.widget)->focusValue();
            return;
        }
        if (control.piece.kind != Piece::Kind::Word && control.piece.kind != Piece::Kind::Phrase) {
            control.widget->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

void PartRow::collectTabStops(std::vector<QWidget*>& stops) const
{
    if (!m_grip->isHidden())
        stops.push_back(m_grip);
    for (const Control& control : m_controls)
        addTabStops(control.widget, stops);
    if (m_mark && !m_mark->isHidden())
        stops.push_back(m_mark);
    stops.push_back(m_more);
    if (m_members && !m_members->isHidden())
        m_members->collectTabStops(stops);
}

void PartRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    if (m_isGroup)
        paintRounded(painter, rect(), metric::groupRadius, isSelected() ? tokens.sel : tokens.panel, tokens.line);
    else if (isSelected())
        paintRounded(painter, rect().adjusted(-2, -1, 2, 1), metric::controlRadius, tokens.sel);
    if (m_here)
        paintRounded(painter, rect(), m_isGroup ? metric::groupRadius : metric::controlRadius, {}, tokens.accent, 2);
}

void PartRow::contextMenuEvent(QContextMenuEvent* event)
{
    PartId operand = condition::noPart;
    for (const Control& control : m_controls) {
        if (control.widget->geometry().contains(m_line->mapFromGlobal(event->globalPos())))
            operand = control.piece.part;
    }
    m_view.openRowMenu(*this, event->globalPos(), operand);
    event->accept();
}

} // namespace retort
