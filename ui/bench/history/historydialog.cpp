// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/history/historydialog.h"

#include "ui/bench/history/pastrundelegate.h"
#include "ui/bench/history/pastrunmodel.h"
#include "ui/bench/history/pastrunpane.h"
#include "ui/bench/history/pastrunwords.h"
#include "ui/bench/history/tracepairpane.h"
#include "ui/bench/history/tracepairview.h"
#include "ui/bench/traceview.h"
#include "ui/common/direction.h"
#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/searchsign.h"
#include "ui/document/selection.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace retort {

HistoryDialog::HistoryDialog(PastRuns& runs, const Workspace& workspace, const Selection& selection, QWidget* parent,
                             Prompts* prompts)
    : QDialog(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_workspace(workspace)
    , m_ownPrompts(prompts ? nullptr : std::make_unique<WindowPrompts>(*this))
    , m_prompts(prompts ? *prompts : *m_ownPrompts)
    , m_model(new PastRunModel(runs, this))
    , m_search(new QLineEdit(this))
    , m_ofReaction(new QCheckBox(tr("Only the selected reaction"), this))
    , m_list(new QListView(this))
    , m_lists(new QStackedWidget(this))
    , m_noRuns(new EmptyState(Glyph::Clock, {}, {}, {}, this))
    , m_count(new PlainLabel(this))
    , m_remove(new QPushButton(tr("Delete…"), this))
    , m_clear(new QPushButton(tr("Clear all…"), this))
    , m_newer(new QPushButton(tr("Newer"), this))
    , m_older(new QPushButton(tr("Older"), this))
    , m_pages(new QStackedWidget(this))
    , m_noRun(new EmptyState(Glyph::Run, {}, {}, {}, this))
    , m_pane(new PastRunPane(workspace, this))
    , m_pair(new TracePairPane(this))
    , m_told(new PlainLabel(this))
    , m_rest(new QTimer(this))
{
    setObjectName(QStringLiteral("history"));
    setWindowTitle(tr("Run history"));
    setWindowFlags(windowFlags() | Qt::WindowMaximizeButtonHint | Qt::WindowMinimizeButtonHint);
    setSizeGripEnabled(true);
    makeLayout();
    joinKeys();

    m_rest->setSingleShot(true);
    m_rest->setInterval(120);
    connect(m_rest, &QTimer::timeout, this, &HistoryDialog::search);
    connect(m_search, &QLineEdit::textChanged, m_rest, qOverload<>(&QTimer::start));
    connect(m_ofReaction, &QCheckBox::toggled, this, &HistoryDialog::search);
    connect(&selection, &Selection::reactionChanged, this, [this] {
        if (m_ofReaction->isChecked())
            search();
    });
    connect(m_model, &PastRunModel::stateChanged, this, &HistoryDialog::showState);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryDialog::showSelected);
    connect(m_remove, &QPushButton::clicked, this, &HistoryDialog::askRemove);
    connect(m_clear, &QPushButton::clicked, this, &HistoryDialog::askClear);
    connect(m_newer, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_older, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_pane, &PastRunPane::runAgainWished, this, [this] { Q_EMIT runAgainWished(m_pane->run()); });
    connect(m_pane, &PastRunPane::eventWished, this, [this] { Q_EMIT eventWished(m_pane->run()); });
    connect(m_pane, &PastRunPane::nowWished, this, [this] { Q_EMIT nowWished(m_pane->run()); });
    connect(m_pane, &PastRunPane::exportWished, this, [this] { Q_EMIT exportWished(m_pane->run()); });
    connect(m_pane, &PastRunPane::compareWished, this, &HistoryDialog::compareWithBefore);
    m_model->reload();
    showSelected();
    resize(QSize(1180, 680).boundedTo(screen()->availableSize() - QSize(40, 60))); // with its frame
    m_list->setFocus();
}

HistoryDialog::~HistoryDialog()
{
    disconnect(m_list->selectionModel(), nullptr, this, nullptr); // it goes before the rest
}

void HistoryDialog::makeLayout()
{
    m_search->setPlaceholderText(tr("Search runs"));
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setToolTip(tr("Words of the reaction, the event, the outcome or the event's text"));
    addSearchSign(*m_search, QPalette::PlaceholderText);
    addClearButton(*m_search);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PastRunDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Runs"));
    m_list->setMouseTracking(true);
    m_lists->addWidget(m_list);
    m_lists->addWidget(m_noRuns);
    m_count->setMuted();
    m_count->setWordWrap(true);
    m_newer->setToolTip(tr("The run after this one (Alt+Up)"));
    m_older->setToolTip(tr("The run before this one (Alt+Down)"));
    for (QPushButton* one : {m_remove, m_clear, m_newer, m_older})
        one->setAutoDefault(false);
    m_told->setWordWrap(true);
    m_told->setObjectName(QStringLiteral("told"));

    auto* steps = new QHBoxLayout;
    steps->setSpacing(metric::spacing);
    steps->addWidget(m_newer);
    steps->addWidget(m_older);
    steps->addStretch(1);
    steps->addWidget(m_remove);
    steps->addWidget(m_clear);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(
        asWindowsRun({2, 0, metric::panelMargin, 0})); // a splitter cuts a hair off its first part
    column->setSpacing(metric::spacing);
    column->addWidget(m_search);
    column->addWidget(m_ofReaction);
    column->addWidget(m_lists, 1);
    column->addWidget(m_count);
    column->addLayout(steps);

    m_pages->addWidget(m_noRun);
    m_pages->addWidget(m_pane);
    m_pages->addWidget(m_pair);
    auto* right = new QWidget(this);
    auto* page = new QVBoxLayout(right);
    page->setContentsMargins(asWindowsRun({metric::panelMargin, 0, 0, 0}));
    page->addWidget(m_pages);

    auto* sides = new QSplitter(this);
    sides->addWidget(left);
    sides->addWidget(right);
    sides->setStretchFactor(1, 1);
    sides->setChildrenCollapsible(false);
    sides->setSizes({380, 800});

    auto* import = new QPushButton(tr("Open a trace bundle…"), this);
    import->setToolTip(tr("Reads a run that somebody exported, and verifies it"));
    import->setAutoDefault(false);
    connect(import, &QPushButton::clicked, this, &HistoryDialog::importWished);
    auto* close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metric::spacing);
    foot->addWidget(import);
    foot->addWidget(m_told, 1);
    foot->addWidget(close);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(sides, 1);
    layout->addLayout(foot);
}

void HistoryDialog::joinKeys()
{
    const auto key = [this](QWidget* where, const QKeySequence& keys, Qt::ShortcutContext context,
                            const std::function<void()>& go) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(context);
        connect(action, &QAction::triggered, this, go);
        where->addAction(action);
    };
    key(this, QKeySequence::Find, Qt::WindowShortcut, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    key(this, Qt::ALT | Qt::Key_Up, Qt::WindowShortcut, [this] { move(-1); });
    key(this, Qt::ALT | Qt::Key_Down, Qt::WindowShortcut, [this] { move(1); });
    key(m_list, Qt::Key_Delete, Qt::WidgetShortcut, [this] { askRemove(); });
    key(m_list, Qt::Key_Return, Qt::WidgetShortcut, [this] {
        if (m_pages->currentWidget() == m_pane)
            m_pane->view().setFocus(Qt::ShortcutFocusReason);
        else if (m_pages->currentWidget() == m_pair)
            m_pair->view().setFocus(Qt::ShortcutFocusReason);
    });
}

void HistoryDialog::keyPressEvent(QKeyEvent* event)
{
    // From the search down into what it found, and out of it step by step.
    if (m_search->hasFocus() && event->key() == Qt::Key_Down) {
        m_list->setFocus(Qt::OtherFocusReason);
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_model->index(0));
        return;
    }
    if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return;
    }
    if (m_search->hasFocus() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        m_rest->stop();
        search();
        return;
    }
    QDialog::keyPressEvent(event);
}

void HistoryDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous() && m_met) { // another window may have made runs meanwhile
        m_wanted = selectedIds();
        m_model->reload();
    }
    showState();
}

void HistoryDialog::search()
{
    const Entry* reaction = m_workspace.find(m_selection.reaction());
    m_wanted = selectedIds(); // they stay where they are found again
    m_model->search(m_search->text(), m_ofReaction->isChecked() && reaction ? reaction->path : QString());
}

void HistoryDialog::showState()
{
    const bool empty = m_model->rowCount() == 0;
    const QLocale locale;
    switch (m_model->state()) {
    case PastRunModel::State::Loading:
        m_noRuns->setText(tr("Looking for runs"), tr("They show here in a moment."));
        break;
    case PastRunModel::State::Failed:
        m_noRuns->setText(tr("The history cannot be read"), m_model->error() ? say(*m_model->error()) : QString());
        break;
    case PastRunModel::State::Ready:
        if (m_model->isSearch())
            m_noRuns->setText(tr("No run is found"), tr("Other words, or all reactions, may find one."));
        else
            m_noRuns->setText(
                tr("No run yet"),
                tr("Run (F5) keeps the event, the reaction and what happened. It shows here then, and can "
                   "be compared, run again and passed on."));
        break;
    }
    const bool failed = m_model->state() == PastRunModel::State::Failed;
    m_lists->setCurrentWidget(empty || failed ? static_cast<QWidget*>(m_noRuns) : m_list);
    if (!std::exchange(m_met, m_met || !empty) && !empty) // the first runs: the keys begin there
        m_list->setFocus(Qt::OtherFocusReason);
    const int total = static_cast<int>(m_model->total());
    const QString all = total == 1 ? tr("1 run is kept") : tr("%1 runs are kept").arg(locale.toString(total));
    m_count->setText(!m_model->isSearch() || empty ? all
                     : m_model->hasMore() ? tr("%1 and more found · %2").arg(locale.toString(m_model->rowCount()), all)
                                          : tr("%1 found · %2").arg(locale.toString(m_model->rowCount()), all));
    m_clear->setEnabled(total > 0);
    selectWanted();
    showSelected();
}

// ---- what is selected

std::vector<std::int64_t> HistoryDialog::selectedIds() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    std::vector<std::int64_t> ids;
    for (const int row : rows)
        ids.push_back(m_model->line(row).id);
    return ids;
}

void HistoryDialog::select(std::int64_t id)
{
    m_wanted = {id};
    selectWanted();
}

void HistoryDialog::compare(std::int64_t earlier, std::int64_t later)
{
    m_wanted = {later, earlier};
    selectWanted();
}

void HistoryDialog::selectWanted()
{
    if (m_model->state() != PastRunModel::State::Ready)
        return;
    if (!m_wanted.empty())
        selectIds(std::exchange(m_wanted, {}));
    // The keys have somewhere to begin, and the latest run is what most come for.
    if (m_model->rowCount() > 0 && !m_list->selectionModel()->hasSelection())
        m_list->setCurrentIndex(m_model->index(0));
}

void HistoryDialog::selectIds(const std::vector<std::int64_t>& ids)
{
    QItemSelection selected;
    QModelIndex current;
    for (const std::int64_t id : ids) {
        const int row = m_model->rowOf(id);
        if (row < 0)
            continue;
        current = m_model->index(row);
        selected.select(current, current);
    }
    if (!current.isValid())
        return;
    m_list->selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    m_list->selectionModel()->select(selected, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(current);
}

void HistoryDialog::showSelected()
{
    const std::vector<std::int64_t> ids = selectedIds();
    m_remove->setEnabled(!ids.empty());
    const int row = ids.size() == 1 ? m_model->rowOf(ids.front()) : -1;
    m_newer->setEnabled(row > 0);
    m_older->setEnabled(row >= 0 && (row + 1 < m_model->rowCount() || m_model->hasMore()));
    if (ids.empty() || ids.size() > 2) {
        ++m_reading;
        m_shown.clear();
        m_read.clear();
        m_pane->show(nullptr);
        if (ids.empty())
            m_noRun->setText(tr("No run is selected"), tr("Select a run to see its trace, or two to compare them."));
        else
            m_noRun->setText(tr("%1 runs are selected", nullptr, static_cast<int>(ids.size())).arg(ids.size()),
                             tr("Select two to compare them."));
        m_pages->setCurrentWidget(m_noRun);
    } else if (ids != m_shown) {
        read(ids);
    }
}

void HistoryDialog::read(const std::vector<std::int64_t>& ids)
{
    m_shown = ids;
    m_read.assign(ids.size(), nullptr);
    ++m_reading;
    for (std::size_t i = 0; i < ids.size(); ++i)
        m_runs.read(ids[i], [self = QPointer(this), i, reading = m_reading](const Result<PastRunPtr>& run) {
            if (self && self->m_reading == reading)
                self->take(i, run);
        });
}

void HistoryDialog::take(std::size_t place, const Result<PastRunPtr>& run)
{
    if (!run) {
        ++m_reading; // the other one is of no use
        m_pane->show(nullptr);
        m_noRun->setText(tr("This run cannot be shown"), say(run.error()));
        m_pages->setCurrentWidget(m_noRun);
        return;
    }
    m_read[place] = *run;
    if (std::find(m_read.begin(), m_read.end(), nullptr) != m_read.end())
        return;
    if (m_read.size() == 1) {
        m_pane->show(m_read.front());
        m_pages->setCurrentWidget(m_pane);
        return;
    }
    // As they happened: the list has the later one first.
    const PastRun& earlier = *m_read[1];
    const PastRun& later = *m_read[0];
    std::vector<run::Program> programs = later.programs;
    programs.insert(programs.end(), earlier.programs.begin(), earlier.programs.end());
    m_pair->show(
        tracePairs(earlier.run.trace, later.run.trace, run::compare(earlier.run.trace, later.run.trace), programs),
        whenOf(earlier.line.at), whenOf(later.line.at));
    m_pages->setCurrentWidget(m_pair);
}

void HistoryDialog::move(int rows)
{
    const std::vector<std::int64_t> ids = selectedIds();
    int row = ids.empty() ? -1 : m_model->rowOf(rows < 0 ? ids.front() : ids.back());
    row = std::clamp(row + rows, 0, std::max(m_model->rowCount() - 1, 0));
    if (row + 1 >= m_model->rowCount())
        m_model->fetchMore({});
    const QModelIndex index = m_model->index(row);
    if (!index.isValid())
        return;
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index);
}

void HistoryDialog::compareWithBefore()
{
    const PastRunPtr run = m_pane->run();
    const int from = run ? m_model->rowOf(run->line.id) : -1;
    for (int row = from + 1; from >= 0 && row < m_model->rowCount(); ++row) {
        const PastRunLine& line = m_model->line(row);
        if (line.reactionFile != run->line.reactionFile)
            continue;
        tell({});
        compare(line.id, run->line.id);
        return;
    }
    tell(tr("There is no earlier run of this reaction in the list."), true);
}

// ---- deleting

void HistoryDialog::askRemove()
{
    const std::vector<std::int64_t> ids = selectedIds();
    if (ids.empty())
        return;
    QStringList names;
    for (const std::int64_t id : ids)
        if (names.size() < 10)
            names << sentenceOf(m_model->line(m_model->rowOf(id)));
    const int count = static_cast<int>(ids.size());
    m_prompts.ask(
        {.title = tr("Delete runs"),
         .text =
             count == 1
                 ? tr("Delete this run from the history? It cannot be brought back.")
                 : tr("Delete these %1 runs from the history? They cannot be brought back.", nullptr, count).arg(count),
         .details = names.join(u'\n'),
         .answers = {{.text = tr("Delete"), .destructive = true}}},
        [self = QPointer(this), ids](int answer) {
            if (!self || answer != 0)
                return;
            self->m_runs.remove(ids, [self, ids](const Result<>& done) {
                if (!self)
                    return;
                if (!done) {
                    self->tell(say(done.error()), true);
                    return;
                }
                self->tell({});
                const int row = ids.empty() ? 0 : self->m_model->rowOf(ids.front());
                self->m_model->drop(ids);
                const int last = self->m_model->rowCount() - 1;
                if (last >= 0)
                    self->m_list->setCurrentIndex(self->m_model->index(std::clamp(row, 0, last)));
            });
        });
}

void HistoryDialog::askClear()
{
    const int total = static_cast<int>(m_model->total());
    m_prompts.ask(
        {.title = tr("Clear the run history"),
         .text = total == 1 ? tr("Delete the only run of this workspace? It cannot be brought back.")
                            : tr("Delete all %1 runs of this workspace? They cannot be brought back.", nullptr, total)
                                  .arg(QLocale().toString(total)),
         .details = {},
         .answers = {{.text = tr("Clear all"), .destructive = true}}},
        [self = QPointer(this)](int answer) {
            if (!self || answer != 0)
                return;
            self->m_runs.clear([self](const Result<>& done) {
                if (!self)
                    return;
                self->tell(done ? QString() : say(done.error()), !done);
                self->m_model->reload();
            });
        });
}

void HistoryDialog::tell(const QString& sentence, bool isProblem)
{
    m_told->setText(sentence);
    m_told->setForegroundRole(isProblem ? QPalette::WindowText : QPalette::PlaceholderText);
}

} // namespace retort
