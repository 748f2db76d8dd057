// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems/problemspane.h"

#include "ui/common/direction.h"
#include "ui/common/emptystate.h"
#include "ui/common/fixbutton.h"
#include "ui/common/fonts.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/segments.h"
#include "ui/problems/problemcounts.h"
#include "ui/problems/problemdelegate.h"
#include "ui/problems/problemmodel.h"
#include "ui/problems/problemwords.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>

namespace retort {

namespace {

/// As the text of a button or a menu item: an & is one.
QString literal(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

} // namespace

ProblemsPane::ProblemsPane(ProblemTour& tour, QWidget* parent)
    : QWidget(parent)
    , m_tour(tour)
    , m_model(new ProblemModel(tour, this))
    , m_head(new QWidget(this))
    , m_scope(new Segments({tr("This reaction"), tr("All")}, m_head))
    , m_counts(new ProblemCounts(m_head))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(Glyph::Check, tr("No problems"), {}, tr("Show all"), this))
    , m_list(new QListView(this))
    , m_details(new QWidget(this))
    , m_message(new PlainLabel(m_details))
    , m_fix(new FixButton(m_details))
    , m_more(new QPushButton(tr("More fixes"), m_details))
{
    setObjectName(QStringLiteral("problemsPane"));
    m_scope->setAccessibleName(tr("Which problems"));
    auto* head = new QHBoxLayout(m_head);
    head->setContentsMargins(asWindowsRun({0, 0, metric::panelMargin, 0}));
    head->setSpacing(metric::spacing);
    head->addWidget(m_counts, 1);
    head->addWidget(m_scope);

    m_list->setObjectName(QStringLiteral("problemList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setMouseTracking(true);
    m_list->setMinimumHeight(m_list->itemDelegate()->sizeHint({}, {}).height());
    m_list->viewport()->installEventFilter(this);
    m_list->installEventFilter(this);

    m_message->setWordWrap(true);
    m_fix->setLabel(tr("Fix"));
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    auto* fixes = new QHBoxLayout;
    fixes->setSpacing(metric::spacing);
    fixes->addWidget(m_fix);
    fixes->addWidget(m_more);
    fixes->addStretch(1);
    auto* details = new QVBoxLayout(m_details);
    details->setContentsMargins(asWindowsRun({0, 0, metric::panelMargin, metric::spacing}));
    details->setSpacing(6);
    details->addWidget(new Hairline(Qt::Horizontal, m_details));
    details->addWidget(m_message);
    details->addLayout(fixes);

    auto* found = new QWidget(m_pages);
    auto* column = new QVBoxLayout(found);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_details);
    m_pages->addWidget(found);
    m_pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(asWindowsRun({metric::panelMargin, 0, 0, 0}));
    layout->addWidget(m_pages);

    connect(m_empty, &EmptyState::wished, this, [this] {
        showAll(true);
        focusList();
    });
    connect(m_scope, &Segments::chosen, this, [this](int scope) { showAll(scope == 1); });
    connect(m_model, &QAbstractItemModel::modelReset, this, &ProblemsPane::update);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ProblemsPane::showCurrent);
    connect(&tour, &ProblemTour::currentChanged, this, &ProblemsPane::followCurrent);
    connect(&tour.lint(), &LiveLint::progress, this, &ProblemsPane::update);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsPane::showCurrent);
    connect(m_list, &QListView::customContextMenuRequested, this,
            [this](const QPoint& place) { showMenu(m_list->indexAt(place), m_list->viewport()->mapToGlobal(place)); });
    connect(m_fix, &QPushButton::clicked, this, [this] {
        if (const auto ref = listed())
            fix(*ref, 0);
    });
    connect(m_more, &QPushButton::clicked, this,
            [this] { showMenu(m_list->currentIndex(), m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    update();
}

void ProblemsPane::showAll(bool all)
{
    m_scope->setCurrent(all ? 1 : 0);
    m_model->setScope(all ? ProblemModel::Scope::All : ProblemModel::Scope::Shown);
    update();
}

void ProblemsPane::focusList()
{
    followCurrent();
    if (m_model->problems() == 0) {
        m_scope->choice(m_scope->current())->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    if (!listed())
        m_list->setCurrentIndex(m_model->index(m_model->refAt(0) ? 0 : 1));
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void ProblemsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_model->setWatched(true);
    update();
}

void ProblemsPane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_model->setWatched(false);
}

std::optional<ProblemRef> ProblemsPane::listed() const { return m_model->refAt(m_list->currentIndex().row()); }

void ProblemsPane::update()
{
    const LiveLint& lint = m_tour.lint();
    const bool all = m_model->scope() == ProblemModel::Scope::All;
    const int pending = lint.pending();
    m_counts->setCounts(all ? lint.total() : lint.counts(m_tour.shownEntry()), all && pending > 0);
    const int elsewhere = all ? 0 : lint.total().all();
    const QString here = tr("Nothing is wrong here that can be told without a customer.");
    m_empty->button()->setVisible(elsewhere > 0);
    m_empty->setText(elsewhere > 0 ? tr("None here") : tr("No problems"),
                     elsewhere > 0 ? tr("In the workspace: %1.").arg(inWords(lint.total()))
                     : !all        ? here
                     : pending > 0 ? tr("Still looking through the files.")
                                   : tr("Every file of the workspace has been looked at."));
    QWidget* page = m_pages->widget(m_model->problems() > 0 ? 0 : 1);
    if (page != m_pages->currentWidget()) {
        const bool focused = m_list->hasFocus();
        m_pages->setCurrentWidget(page);
        if (focused && page == m_empty)
            m_scope->choice(m_scope->current())->setFocus(Qt::OtherFocusReason); // where the keys are still of use
    }
    followCurrent();
}

/// The row of the problem that the tour stands at.
void ProblemsPane::followCurrent()
{
    const auto current = m_tour.current();
    const int row = current ? m_model->rowOf(*current) : -1;
    if (row >= 0 && row != m_list->currentIndex().row()) {
        const QModelIndex index = m_model->index(row);
        m_list->setCurrentIndex(index);
        m_list->scrollTo(index);
    } else if (row < 0) {
        m_list->setCurrentIndex({});
    }
    showCurrent();
}

void ProblemsPane::showCurrent()
{
    const auto ref = listed();
    const Problem* problem = ref ? m_tour.problem(*ref) : nullptr;
    if (!problem) {
        m_details->hide();
        return;
    }
    // Only what the row has no room for: the rest of the list is worth more.
    const QRect row = m_list->visualRect(m_list->currentIndex());
    const bool cut = ProblemDelegate::isCut(row, m_list->currentIndex());
    m_details->setVisible(cut || !problem->fixes.empty());
    m_message->setVisible(cut);
    m_message->setText(say(problem->message));
    m_fix->setVisible(!problem->fixes.empty());
    if (!problem->fixes.empty())
        m_fix->setLabel(say(problem->fixes.front().label), {}, tr("Ctrl+."));
    m_more->setVisible(problem->fixes.size() > 1);
}

void ProblemsPane::open(const QModelIndex& index)
{
    if (const auto ref = m_model->refAt(index.row()))
        m_tour.goTo(*ref);
}

void ProblemsPane::fix(const ProblemRef& ref, std::size_t which)
{
    const bool focused = m_details->isAncestorOf(focusWidget());
    if (const Result<> done = m_tour.fix(ref, which); !done)
        Q_EMIT refused(done.error());
    else if (focused)
        m_list->setFocus(Qt::OtherFocusReason); // the button goes with its problem
}

void ProblemsPane::showMenu(const QModelIndex& at, const QPoint& place)
{
    const auto ref = m_model->refAt(at.row());
    const Problem* problem = ref ? m_tour.problem(*ref) : nullptr;
    if (!problem)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Go to it")), &QAction::triggered, this, [this, ref] { m_tour.goTo(*ref); });
    for (std::size_t i = 0; i < problem->fixes.size(); ++i) {
        if (i == 0)
            menu->addSeparator();
        connect(menu->addAction(literal(say(problem->fixes[i].label))), &QAction::triggered, this,
                [this, ref, i] { fix(*ref, i); });
    }
    menu->popup(place);
}

bool ProblemsPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QModelIndex index = m_list->indexAt(mouse->position().toPoint());
        if (mouse->button() != Qt::LeftButton || !index.isValid())
            return false;
        const QRect button = ProblemDelegate::fixPlace(m_list->visualRect(index), index, m_list->layoutDirection());
        if (button.contains(mouse->position().toPoint())) {
            if (const auto ref = m_model->refAt(index.row()))
                fix(*ref, 0);
            return true;
        }
        open(index);
    }
    if (watched == m_list && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod( // the details below take room from it, and depend on its width
            this,
            [this] {
                showCurrent();
                m_list->scrollTo(m_list->currentIndex());
            },
            Qt::QueuedConnection);
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::NoModifier) {
            open(m_list->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace retort
