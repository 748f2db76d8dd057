// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/edges/edgestrip.h"

#include "engine/json/write.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/condition/build/buildview.h"
#include "ui/condition/build/linelayout.h"
#include "ui/condition/build/names.h"
#include "ui/condition/rule.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace retort {

using condition::Form;
using condition::noPart;
using condition::Part;
using condition::PartId;

namespace {

/// A rule with more nodes is not tried on every key.
constexpr std::size_t mostNodes = 500;

/// What a clause is: nothing below it turns by itself.
bool isClause(const Part& part)
{
    switch (part.form) {
    case Form::Comparison:
    case Form::Between:
    case Form::Membership:
    case Form::Presence:
    case Form::Missing:
    case Form::Field:
        return part.use == condition::Use::Condition && !part.itemScope;
    default:
        return false;
    }
}

QString isolated(const QString& text) { return QChar(0x2068) + text + QChar(0x2069); }

/// "9", "\"9\"" for a text that could be a number, "none", "empty text".
QString wordsOf(const logic::Edge& edge)
{
    if (!edge.value)
        return EdgeStrip::tr("none");
    const json::Value value = edge.value->root();
    if (value.isNull())
        return QStringLiteral("null");
    if (value.isString()) {
        const QString text = fromUtf8(value.text());
        if (text.isEmpty())
            return EdgeStrip::tr("empty text");
        bool number = false;
        text.toDouble(&number);
        const bool quoted = number || text.trimmed() != text || text == QStringLiteral("true") ||
                            text == QStringLiteral("false") || text == QStringLiteral("null");
        return quoted ? u'"' + text + u'"' : text;
    }
    if (value.isArray() && value.size() == 0)
        return EdgeStrip::tr("empty list");
    if (value.isArray())
        return listedValue(value);
    return fromUtf8(json::write(value));
}

} // namespace

EdgeStrip::EdgeStrip(Rule& rule, BuildView& build, const LiveRun& run, QWidget* parent)
    : QWidget(parent)
    , m_rule(rule)
    , m_build(build)
    , m_run(run)
    , m_head(new ElidingLabel(this))
    , m_line(new QWidget(this))
    , m_layout(new LineLayout(m_line))
{
    setObjectName(QStringLiteral("edgeStrip"));
    setAccessibleName(tr("Try the edge"));
    m_head->setMuted();
    m_head->setFont(smallFont());
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_line->setSizePolicy(policy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_head);
    layout->addWidget(m_line);
    m_timer.setSingleShot(true);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &EdgeStrip::refreshNow);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { focusMoved(now); });
    hide();
}

EdgeStrip::~EdgeStrip()
{
    qApp->disconnect(this);
    for (EdgeChip* chip : m_chips)
        chip->removeEventFilter(this);
}

void EdgeStrip::focusMoved(QWidget* now)
{
    if (!now || !m_build.isAncestorOf(now))
        return;
    const PartRow* row = m_build.currentRow();
    if (!row || row->part() >= m_build.outline().parts().size())
        return;
    const std::string clause = m_build.outline().pointerTo(row->part());
    if (clause != m_clause) {
        m_clause = clause;
        refresh();
    }
}

void EdgeStrip::refresh() { m_timer.start(); }

void EdgeStrip::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

std::vector<logic::Edge> EdgeStrip::edgesAt(PartId part) const
{
    const condition::Outline& outline = m_rule.outline();
    if (!isClause(outline.part(part)))
        return {};
    const run::Settings settings = m_rule.workspace().settings();
    const logic::Settings& logic = settings.logic;
    const auto passes = [&](json::Value value) {
        return run::passes(value, logic::truthOf(value, logic.dialect, logic.objects), settings.truthInUse());
    };
    const auto known = [this](std::string_view path) {
        logic::KnownField field{m_build.typeAt(path), {}};
        for (const json::Data& seen : m_build.valuesAt(path)) {
            const json::Value value = seen.root();
            const bool text = value.isString() && !value.text().empty();
            if (!field.seen && text && (field.type == "string" || field.type == "date" || field.type == "datetime"))
                field.seen = seen;
        }
        return field;
    };
    return logic::edgesOf(outline.program(), outline.part(part).node, *m_rule.context(), passes, known);
}

/// Of the clause that the keys were in; else of the one that decides; else of the first that has any.
std::vector<logic::Edge> EdgeStrip::edges()
{
    const condition::Outline& outline = m_rule.outline();
    if (!m_rule.isThere() || m_rule.draft() || m_rule.draftWithin() || !m_rule.context() ||
        outline.root().use != condition::Use::Condition || outline.program().nodes().size() > mostNodes)
        return {};
    std::vector<PartId> wanted;
    for (PartId at = outline.at(m_clause); at != noPart; at = outline.part(at).parent)
        wanted.push_back(at);
    if (wanted.size() <= 1 && m_rule.answers() && m_rule.answers()->deciding != noPart)
        wanted.push_back(m_rule.answers()->deciding);
    for (PartId part = 0; part < std::min<std::size_t>(outline.parts().size(), 40); ++part)
        wanted.push_back(part);
    for (PartId part : wanted) {
        std::vector<logic::Edge> found = edgesAt(part);
        if (!found.empty())
            return found;
    }
    return {};
}

void EdgeStrip::refreshNow()
{
    m_timer.stop();
    const std::vector<logic::Edge> found = edges();
    const bool hadFocus = m_line->isAncestorOf(window()->focusWidget());
    while (m_chips.size() > found.size()) {
        EdgeChip* chip = m_chips.back();
        m_chips.pop_back();
        if (chip->hasFocus() && !m_chips.empty())
            m_chips.back()->setFocus(Qt::OtherFocusReason);
        m_layout->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    while (m_chips.size() < found.size()) {
        auto* chip = new EdgeChip(m_line);
        connect(chip, &QAbstractButton::clicked, this, [this, chip] {
            const logic::Edge edge = chip->edge();
            tryEdge(edge);
        });
        chip->installEventFilter(this);
        m_layout->add(chip);
        m_chips.push_back(chip);
        chip->show();
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        const json::Data now = m_rule.context() ? *m_rule.context() : json::Data();
        m_chips[i]->showEdge(found[i], logic::withValue(now, found[i].path, found[i].value) == now);
    }
    if (!found.empty())
        m_head->setText(tr("Try the edge of %1").arg(isolated(fromUtf8(found.front().path))));
    if (found.empty() && hadFocus)
        m_build.focusFirst();
    setVisible(!found.empty());
    m_line->updateGeometry();
}

void EdgeStrip::tryEdge(const logic::Edge& edge)
{
    Workspace& workspace = m_rule.workspace();
    const EntryId id = m_run.eventEntry();
    const Entry* entry = workspace.find(id);
    const Event* event = entry ? entry->event() : nullptr;
    if (!event)
        return;
    const QString step = edge.value ? tr("Try %1 in %2").arg(wordsOf(edge), fromUtf8(edge.path))
                                    : tr("Try without %1").arg(fromUtf8(edge.path));
    const Result<> done =
        workspace.applyWholeEvent(id, workspace.wholeEvent(id).and_then([&](const json::Document& whole) {
            return withContextValue(whole, event->contextPointer, edge.path, edge.value);
        }),
                                  step);
    if (!done)
        Q_EMIT refused(done.error());
}

bool EdgeStrip::eventFilter(QObject* watched, QEvent* event)
{
    // The arrows go from chip to chip.
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const int ahead = mirrored ? Qt::Key_Left : Qt::Key_Right;
        const int back = mirrored ? Qt::Key_Right : Qt::Key_Left;
        const auto at = std::find(m_chips.begin(), m_chips.end(), watched);
        if (at != m_chips.end() && (key == ahead || key == back)) {
            if (key == ahead && at + 1 != m_chips.end())
                (*(at + 1))->setFocus(Qt::TabFocusReason);
            else if (key == back && at != m_chips.begin())
                (*(at - 1))->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

EdgeChip::EdgeChip(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void EdgeChip::showEdge(const logic::Edge& edge, bool present)
{
    m_edge = edge;
    m_present = present;
    const QString value = wordsOf(edge);
    const QString shown = isolated(fontMetrics().elidedText(value, Qt::ElideMiddle, 130));
    // Colour, sign and last word say what the whole does; where the clause does otherwise, that comes first.
    const QString whole = edge.whole ? tr("passes") : tr("stops");
    const bool agree = edge.whole == edge.clause;
    const QString verdict = agree         ? whole
                            : edge.clause ? tr("holds, still stops", "this clause holds, the whole still stops")
                                          : tr("fails, still passes", "this clause does not hold, the whole passes");
    m_content.text = agree ? tr("%1 %2", "9 passes").arg(shown, verdict) : tr("%1: %2", "9: holds").arg(shown, verdict);
    m_content.tone = !agree ? Tone::Warn : edge.whole ? Tone::Ok : Tone::No;
    m_content.sign = edge.whole ? Glyph::Check : Glyph::Cross;
    const QString path = fromUtf8(edge.path);
    const QString deed = present      ? tr("The sample event has this now")
                         : edge.value ? tr("Put %1 into %2 of the sample event").arg(isolated(value), isolated(path))
                                      : tr("Take %1 out of the sample event").arg(isolated(path));
    const QString clause = agree ? (edge.clause ? tr("This clause holds") : tr("This clause does not hold"))
                           : edge.clause
                               ? tr("This clause holds, and the chain still stops: another clause does not hold")
                               : tr("This clause does not hold, and the chain goes on all the same: another one holds");
    setAccessibleName(tr("%1: %2").arg(value, agree ? verdict
                                              : edge.clause
                                                  ? tr("this clause holds, the chain still stops")
                                                  : tr("this clause does not hold, the chain still goes on")));
    setAccessibleDescription(tr("%1. %2.").arg(clause, deed));
    setToolTip(tipText(tr("%1. %2.").arg(clause, deed)));
    updateGeometry();
    update();
}

QSize EdgeChip::sizeHint() const
{
    const QSize chip = chipSize(m_content);
    return {chip.width() + 4, chip.height() + 4}; // room for the ring around it
}

QSize EdgeChip::minimumSizeHint() const { return sizeHint(); }

void EdgeChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const QRect chip = rect().adjusted(2, 2, -2, -2);
    paintChip(painter, chip, m_content, tokens);
    const QColor ink = toneColors(tokens, m_content.tone).ink;
    if (hasFocus())
        paintRounded(painter, rect(), height() / 2.0, {}, tokens.accent, 2);
    else if (m_present || underMouse())
        paintRounded(painter, chip, chip.height() / 2.0, {}, ink, m_present ? 1.5 : 1);
}

void EdgeChip::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace retort
