// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/definitions/definitionspane.h"

#include "ui/common/emptystate.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/searchsign.h"
#include "ui/design/chain/cardgeometry.h"
#include "ui/design/definitions/definitionlook.h"
#include "ui/design/definitions/definitionsmodel.h"
#include "ui/design/inspector/panelhead.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTreeView>

#include <algorithm>

namespace retort {

DefinitionsPane::DefinitionsPane(const Workspace& workspace, const Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_pages(new QStackedWidget(this))
    , m_unreadable(new EmptyState(Glyph::Alert, {}, {}, {}, this))
    , m_head(new PanelHead(this))
    , m_filter(new QLineEdit(this))
    , m_count(new ElidingLabel(this))
    , m_table(new QTreeView(this))
    , m_model(new DefinitionsModel(this))
{
    setObjectName(QStringLiteral("definitionsPane"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);

    m_filter->setObjectName(QStringLiteral("definitionFilter"));
    m_filter->setAccessibleName(tr("Filter definitions"));
    m_filter->setPlaceholderText(tr("Filter by handle or name"));
    addSearchSign(*m_filter);
    addClearButton(*m_filter);
    m_filter->setMaximumWidth(360);
    m_count->setFont(secondaryFont());
    m_count->setMuted();
    m_table->setObjectName(QStringLiteral("definitionTable"));
    m_table->setAccessibleName(tr("Definitions"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setIndentation(0);
    m_table->setAllColumnsShowFocus(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(icon(Glyph::Copy), tr("Copy handle"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    auto* uses = new QAction(icon(Glyph::Search), tr("Find uses"), m_table);
    m_table->addAction(uses);
    const auto findUses = [this] {
        if (const QString handle = currentHandle(); !handle.isEmpty())
            Q_EMIT usesRequested(handle);
    };
    connect(uses, &QAction::triggered, this, findUses);
    connect(m_table, &QTreeView::activated, this, findUses);

    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(CardGeometry::margin, metric::panelMargin, CardGeometry::margin, metric::panelMargin);
    column->setSpacing(10);
    column->addWidget(m_head);
    auto* line = new QHBoxLayout;
    line->addWidget(m_filter, 2);
    line->addWidget(m_count, 1);
    column->addLayout(line);
    column->addWidget(m_table, 1);
    m_pages->addWidget(page);
    m_pages->addWidget(m_unreadable);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &DefinitionsPane::update);
    const auto later = [this] {
        if (isVisible())
            m_later.start();
    };
    connect(&workspace, &Workspace::changed, this, later); // a reaction may name a handle more or less
    connect(&workspace, &Workspace::inserted, this, later);
    connect(&workspace, &Workspace::removed, this, later);
    connect(&selection, &Selection::definitionsChanged, this, [this] {
        m_filter->clear();
        update();
        sizeColumns();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setFilter(text);
        update();
    });
    connect(copy, &QAction::triggered, this, &DefinitionsPane::copyHandle);
}

QString DefinitionsPane::currentHandle() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? index.siblingAtColumn(DefinitionsModel::HandleColumn).data().toString() : QString();
}

void DefinitionsPane::showHandle(const QString& handle)
{
    m_filter->clear();
    update();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, DefinitionsModel::HandleColumn);
        if (index.data().toString() != handle)
            continue;
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
    }
    m_table->setFocus(Qt::OtherFocusReason);
}

void DefinitionsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    update();
}

void DefinitionsPane::update()
{
    const Entry* entry = m_workspace.find(m_selection.definitions());
    if (!entry)
        return;
    const DefinitionList* list = entry->definitions();
    m_pages->setCurrentIndex(list ? 0 : 1);
    if (!list) {
        const Error* problem = entry->problem();
        QString why = problem ? say(problem->message) : QString();
        if (problem && problem->place.line > 0)
            why = tr("Line %1, column %2: %3").arg(problem->place.line).arg(problem->place.column).arg(why);
        m_unreadable->setText(tr("%1 cannot be read as a list of definitions").arg(entry->path),
                              tr("%1\nThe file is left as it is.").arg(why));
        return;
    }
    QString origin = originOf(*list);
    if (!origin.isEmpty())
        origin[0] = origin[0].toUpper();
    m_head->show(glyphOfDefinitions(list->kind), Tone::Neutral, entry->title(),
                 QStringList{origin, tr("Pickers offer these handles. They are made in the tenant and are "
                                        "not edited here.")}
                     .join(QStringLiteral(". ")));
    m_model->show(*list, m_workspace);
    m_count->setText(
        m_model->rowCount() == m_model->total()
            ? (m_model->total() == 1
                   ? tr("1 definition")
                   : tr("%1 definitions", nullptr, static_cast<int>(m_model->total())).arg(m_model->total()))
            : tr("%1 of %2").arg(m_model->rowCount()).arg(m_model->total()));
    m_table->setColumnHidden(DefinitionsModel::NameColumn,
                             std::all_of(list->definitions.begin(), list->definitions.end(),
                                         [](const Definition& one) { return one.name.empty(); }));
    m_table->setColumnHidden(DefinitionsModel::NoteColumn,
                             std::all_of(list->definitions.begin(), list->definitions.end(),
                                         [](const Definition& one) { return one.note.empty(); }));
}

/// The columns share the width; by hand they can be made otherwise until the pane changes its size.
void DefinitionsPane::sizeColumns()
{
    const int width = m_table->viewport()->width();
    m_table->header()->resizeSection(DefinitionsModel::HandleColumn, width * 36 / 100);
    m_table->header()->resizeSection(DefinitionsModel::NameColumn, width * 30 / 100);
    m_table->header()->resizeSection(DefinitionsModel::NoteColumn, width * 16 / 100);
}

void DefinitionsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &DefinitionsPane::sizeColumns, Qt::QueuedConnection); // once the table has its size
}

void DefinitionsPane::copyHandle() const
{
    if (const QModelIndex at = m_table->currentIndex(); at.isValid())
        QGuiApplication::clipboard()->setText(
            at.siblingAtColumn(DefinitionsModel::HandleColumn).data(Qt::DisplayRole).toString());
}

} // namespace retort
