// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/relation.h"
#include "engine/logic/words.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/say.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/names.h"
#include "ui/condition/build/partrow.h"
#include "ui/condition/values/fieldfacts.h"
#include "ui/condition/values/valueslot.h"

#include <QCoreApplication>
#include <QKeyEvent>

// The controls of a row's line: how they are made, and what they show of the part.

namespace retort {

using condition::Form;
using condition::Part;
using condition::PartId;

QString PartRow::nameOf(const QString& what) const
{
    return m_isGroup ? tr("%1, group %2").arg(what, m_place) : tr("%1, clause %2").arg(what, m_place);
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

} // namespace retort
