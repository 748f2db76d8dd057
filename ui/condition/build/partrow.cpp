// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/partrow.h"

#include "engine/logic/words.h"
#include "ui/common/direction.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/linelayout.h"
#include "ui/condition/build/members.h"
#include "ui/condition/build/names.h"
#include "ui/condition/values/valueslot.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QPainter>

namespace retort {

using condition::Answer;
using condition::Form;
using condition::Part;
using condition::PartId;

namespace {

constexpr int blockIndent = 16;

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
    m_lineLayout->letElide(m_chip); // its tooltip has all of it
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
        m_members->layout()->setContentsMargins(asWindowsRun({m_isGroup ? 0 : blockIndent, 0, 0, 0}));
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

void PartRow::retire()
{
    for (const Control& control : m_controls)
        control.widget->disconnect(this);
    for (PartRow* row : m_members ? m_members->rows() : std::vector<PartRow*>())
        row->retire();
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
    const Draft* typed = answer && !literal ? m_view.rule().draftBelow(outline.pointerTo(m_part)) : nullptr;
    if (typed) { // what it came to before says nothing of what is being typed
        m_chip->showChip({tr("no value yet"), Tone::Warn, Glyph::Alert}, say(typed->error.message));
    } else if (answer) {
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
