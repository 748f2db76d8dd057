// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/conditioneditor.h"

#include "ui/common/chip.h"
#include "ui/common/fonts.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/metrics.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/say.h"
#include "ui/condition/build/linelayout.h"
#include "ui/condition/edges/edgestrip.h"
#include "ui/condition/words/wordsview.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>

#include <algorithm>

namespace retort {

namespace {

constexpr int leastLines = 3;
constexpr int mostLines = 22;

/// A line that says why a view does not show what was typed, with the ways out.
class Notice : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintRounded(painter, rect(), metric::controlRadius, tokensOf(palette()).warnBg);
    }
};

} // namespace

ConditionEditor::ConditionEditor(Workspace& workspace, const LiveRun& run, NotedCompleter* paths, QWidget* parent)
    : QWidget(parent)
    , m_rule(new Rule(workspace, this))
    , m_run(run)
    , m_tabs(new QTabBar(this))
    , m_verdict(new Chip(this))
    , m_notice(new Notice(this))
    , m_noticeText(new PlainLabel(m_notice))
    , m_toJson(new QPushButton(tr("Show the JSON"), m_notice))
    , m_drop(new QPushButton(tr("Drop what was typed"), m_notice))
    , m_undo(new QPushButton(tr("Undo"), m_notice))
    , m_build(new BuildView(*m_rule, paths, this))
    , m_json(new JsonEditor(tr("Condition JSON"), this))
    , m_words(new WordsView(this))
{
    setObjectName(QStringLiteral("condition"));
    setAccessibleName(tr("Condition"));
    m_tabs->setObjectName(QStringLiteral("conditionTabs"));
    m_tabs->setAccessibleName(tr("View of the condition"));
    m_tabs->addTab(tr("Build"));
    m_tabs->addTab(tr("JSON"));
    m_tabs->addTab(tr("Plain words"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideRight);
    m_json->setObjectName(QStringLiteral("conditionJson"));
    m_json->setLineBounds(leastLines, mostLines);
    m_words->setObjectName(QStringLiteral("conditionWords"));
    m_words->setAccessibleName(tr("Condition in words"));
    m_verdict->setObjectName(QStringLiteral("conditionVerdict"));
    m_verdict->hide();

    m_noticeText->setWordWrap(true);
    m_noticeText->setFont(secondaryFont());
    m_undo->setObjectName(QStringLiteral("conditionUndo"));
    m_undo->setAccessibleName(tr("Undo what left something out"));
    auto* ways = new QHBoxLayout;
    ways->setSpacing(6);
    for (QPushButton* way : {m_toJson, m_drop, m_undo})
        ways->addWidget(way);
    ways->addStretch(1);
    auto* notice = new QVBoxLayout(m_notice);
    notice->setContentsMargins(10, 8, 10, 8);
    notice->setSpacing(6);
    notice->addWidget(m_noticeText);
    notice->addLayout(ways);
    m_notice->hide();

    m_pages[0] = new QWidget(this);
    m_buildColumn = new QVBoxLayout(m_pages[0]);
    m_buildColumn->setContentsMargins(0, 0, 0, 0);
    m_buildColumn->setSpacing(8);
    m_buildColumn->addWidget(m_build);
    m_edges = new EdgeStrip(*m_rule, *m_build, run, m_pages[0]);
    m_buildColumn->addWidget(m_edges);
    m_pages[1] = m_json;
    m_pages[2] = m_words;
    auto* head = new QWidget(this);
    auto* line = new LineLayout(head);
    line->add(m_tabs);
    line->add(m_verdict, false, LineLayout::Place::End);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(head);
    layout->addWidget(m_notice);
    for (QWidget* page : m_pages)
        layout->addWidget(page);

    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_rule->endMerge();
        showAll();
        Q_EMIT viewChanged();
    });
    connect(m_toJson, &QPushButton::clicked, this, [this] {
        setView(View::Json);
        focusEditor();
    });
    connect(m_drop, &QPushButton::clicked, this, [this] {
        if (m_rule->draft())
            m_rule->dropTyped(tr("Drop invalid JSON"));
    });
    connect(m_json, &JsonEditor::textEdited, this, &ConditionEditor::typed);
    connect(m_json, &JsonEditor::left, this, [this] { m_rule->endMerge(); });
    connect(m_rule, &Rule::refused, this, &ConditionEditor::refused);
    connect(m_edges, &EdgeStrip::refused, this, &ConditionEditor::refused);
    connect(m_build, &BuildView::noticed, this, [this](const QString& sentence) { tell(sentence, {}); });
    connect(m_build, &BuildView::leftOut, this, [this, &workspace](const QString& sentence) {
        m_undoable = workspace.history().index();
        tell(sentence, {m_undo});
    });
    connect(m_undo, &QPushButton::clicked, this, [this, &workspace] {
        if (workspace.history().index() != m_undoable)
            return;
        workspace.history().undo();
        if (m_build->isVisible())
            m_build->focusFirst();
    });
    connect(&workspace.history(), &QUndoStack::indexChanged, this, [this](int index) {
        if (m_undoable >= 0 && index != m_undoable && !m_undo->isHidden())
            m_notice->hide(); // what it is about is no longer the last step
    });
    connect(&workspace, &Workspace::changed, this, [this](EntryId id) {
        if (id == m_rule->spot().entry)
            follow();
    });
    connect(&workspace, &Workspace::manifestChanged, this, &ConditionEditor::follow);
    connect(&m_run, &LiveRun::changed, this, [this] {
        if (!m_shown)
            return;
        const Event* event = m_run.event();
        if (m_rule->evaluateOn(event ? &event->context : nullptr)) {
            m_build->contextChanged();
            m_build->refresh();
            m_edges->refresh();
            m_words->showLines(wordsOf(*m_rule));
        }
        showJsonProblem();
    });
    setView(View::Build);
    for (int i = 1; i < 3; ++i)
        m_pages[i]->hide();
}

ConditionEditor::~ConditionEditor() = default;

ConditionEditor::View ConditionEditor::view() const { return static_cast<View>(m_tabs->currentIndex()); }

void ConditionEditor::setView(View view) { m_tabs->setCurrentIndex(static_cast<int>(view)); }

void ConditionEditor::setLead(const QString& before, const QString& after) { m_build->setLead(before, after); }

void ConditionEditor::setEmptyText(const QString& text)
{
    m_emptyText = text;
    m_build->setEmptyText(text);
}

void ConditionEditor::setTypes(BuildView::TypeOf types) { m_build->setTypes(std::move(types)); }

void ConditionEditor::setValues(BuildView::ValuesOf values) { m_build->setValues(std::move(values)); }

void ConditionEditor::showProblems(const std::vector<Problem>& problems) { m_build->showProblems(problems); }

void ConditionEditor::addBelowBuild(QWidget* widget) { m_buildColumn->addWidget(widget); }

void ConditionEditor::showVerdict(const std::optional<ChipContent>& verdict)
{
    if (m_verdict->isHidden() == verdict.has_value()) {
        m_verdict->setVisible(verdict.has_value());
        m_build->setRootVerdict(!verdict);
    }
    if (verdict)
        m_verdict->setContent(*verdict);
}

void ConditionEditor::show(const RuleSpot& spot)
{
    const Event* event = m_run.event();
    const bool moved = !m_rule->spot().sameAs(spot) || !m_shown;
    m_shown = true;
    const bool looked = m_rule->look(spot);
    if (moved)
        fitJson();
    const bool evaluated = m_rule->evaluateOn(event ? &event->context : nullptr);
    if (moved)
        m_build->leave();
    if (looked || evaluated || moved)
        showAll();
}

void ConditionEditor::follow()
{
    if (m_shown && m_rule->look(m_rule->spot()))
        showAll();
}

void ConditionEditor::showAll()
{
    const int shown = m_tabs->currentIndex();
    for (int i = 0; i < 3; ++i) {
        if (i != shown && !m_pages[i]->isHidden() && m_pages[i]->isAncestorOf(window()->focusWidget()))
            m_tabs->setFocus(Qt::OtherFocusReason); // or what comes next would be scrolled to
    }
    for (int i = 0; i < 3; ++i) {
        if (m_pages[i]->isHidden() == (i == shown))
            m_pages[i]->setVisible(i == shown);
    }
    if (!m_shown)
        return;
    m_build->refresh();
    m_edges->refresh();
    // What is just being begun, and makes no rule yet, stays.
    if (m_rule->isThere() || m_rule->isInText() || !m_json->isAncestorOf(window()->focusWidget()))
        m_json->showText(fromUtf8(m_rule->text()));
    auto lines = wordsOf(*m_rule);
    if (lines.empty() && !m_emptyText.isEmpty())
        lines.push_back({{{m_emptyText, false}}, 0, WordsLine::Mark::None});
    m_words->showLines(lines);
    showJsonProblem();

    const Draft* draft = m_rule->draft();
    if (draft && view() != View::Json)
        tell(tr("What was typed as JSON is not valid yet, so this is the last condition that was: %1")
                 .arg(say(draft->error)),
             {m_toJson, m_drop});
    else if (m_rule->textError() && view() != View::Json)
        tell(tr("The condition is a text that is no JSON, so it has no clauses: %1").arg(say(*m_rule->textError())),
             {m_toJson});
    else
        m_notice->hide();
}

/// What is said above the view until the rule changes, with the ways out of it.
void ConditionEditor::tell(const QString& sentence, const std::vector<QPushButton*>& ways)
{
    m_noticeText->setText(sentence);
    for (QPushButton* way : {m_toJson, m_drop, m_undo})
        way->setVisible(std::find(ways.begin(), ways.end(), way) != ways.end());
    m_notice->show();
}

void ConditionEditor::showJsonProblem()
{
    if (const Draft* draft = m_rule->draft()) {
        m_json->showProblem(say(draft->error.message), draft->error.place);
        return;
    }
    if (const Error* error = m_rule->textError()) {
        m_json->showProblem(say(error->message), error->place);
        return;
    }
    if (!m_rule->isThere()) {
        m_json->clearProblem();
        return;
    }
    // A value that is being typed in the builder; what is wrong with the rule whatever the event; what it throws.
    std::optional<std::pair<std::string, QString>> problem;
    const logic::Program& program = m_rule->outline().program();
    if (m_rule->draftWithin()) {
        problem = {m_rule->placeWithin(), tr("A value that is typed in the builder is not valid yet.")};
    } else if (!program.diagnostics().empty()) {
        const logic::Diagnostic& first = program.diagnostics().front();
        problem = {program.pointerTo(first.node), say(first.message)};
    } else if (const condition::Answers* answers = m_rule->answers()) {
        for (condition::PartId part = 0; part < answers->parts.size(); ++part) {
            if (answers->parts[part].state == condition::Answer::State::Failed) // the innermost one comes last
                problem = {m_rule->outline().pointerTo(part), say(answers->parts[part].why)};
        }
    }
    if (!problem) {
        m_json->clearProblem();
        return;
    }
    Place where;
    if (const auto document = json::Document::parse(m_rule->text())) {
        if (const auto node = document->find(problem->first))
            where = document->placeAt(document->node(*node).range.begin);
    }
    m_json->showProblem(problem->second, where);
}

/// What is typed as JSON gets the most of the room there is, whatever its length: nothing moves while it grows.
void ConditionEditor::fitJson()
{
    const bool whole = m_rule->spot().use == condition::Use::Condition;
    const int lines = m_viewport && whole ? m_json->linesIn(m_viewport->height() * 3 / 5) : 0;
    m_json->setLineBounds(std::max(leastLines, lines), std::max(mostLines, lines));
}

void ConditionEditor::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    QWidget* viewport = nullptr;
    for (QWidget* up = parentWidget(); up && !viewport; up = up->parentWidget()) {
        if (const auto* area = qobject_cast<QScrollArea*>(up))
            viewport = area->viewport();
    }
    if (viewport != m_viewport && m_viewport)
        m_viewport->removeEventFilter(this);
    if (viewport != m_viewport && viewport)
        viewport->installEventFilter(this);
    m_viewport = viewport;
    fitJson();
}

bool ConditionEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_viewport && event->type() == QEvent::Resize)
        fitJson();
    return QWidget::eventFilter(watched, event);
}

void ConditionEditor::typed(const QString& text) { m_rule->setText(text.toStdString(), tr("Change condition")); }

void ConditionEditor::focusEditor()
{
    switch (view()) {
    case View::Build:
        m_build->focusFirst();
        break;
    case View::Json:
        m_json->setFocus(Qt::OtherFocusReason);
        break;
    case View::Words:
        m_words->setFocus(Qt::OtherFocusReason);
        break;
    }
}

void ConditionEditor::reveal(const std::string& pointer)
{
    setView(View::Build);
    m_build->reveal(pointer);
}

QWidget* ConditionEditor::showPlace(const std::string& pointer, bool focus)
{
    if (!m_rule->isThere())
        return nullptr;
    PartRow* row = m_build->showHere(pointer);
    if (view() == View::Json) {
        const auto document = json::Document::parse(m_rule->text());
        const auto node = document ? document->find(pointer) : std::nullopt;
        if (!node)
            return nullptr;
        m_json->goTo(document->placeAt(document->node(*node).range.begin));
        if (focus)
            m_json->setFocus(Qt::OtherFocusReason);
        return m_json;
    }
    setView(View::Build);
    if (focus && row)
        m_build->reveal(pointer);
    else if (focus)
        m_build->focusFirst();
    return row ? row->line() : static_cast<QWidget*>(m_build);
}

void ConditionEditor::clearPlace() { m_build->showHere(std::nullopt); }

} // namespace retort
