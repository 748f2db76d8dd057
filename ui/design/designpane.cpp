// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/designpane.h"

#include "ui/common/emptystate.h"
#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/design/chain/chainedits.h"
#include "ui/design/chain/chainitems.h"
#include "ui/design/chain/chainmodel.h"
#include "ui/design/chain/chainview.h"
#include "ui/design/mendpage.h"
#include "ui/design/palette/palette.h"
#include "ui/design/palette/paletteentries.h"
#include "ui/design/pastebar.h"
#include "ui/design/reactionheader.h"
#include "ui/document/livefields.h"
#include "ui/document/pasteentry.h"
#include "ui/document/targetuse.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QStackedWidget>
#include <QUndoStack>

#include <algorithm>

namespace retort {

DesignPane::DesignPane(Workspace& workspace, Selection& selection, LiveRun& run, const LiveLint& lint, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_selection(selection)
    , m_model(new ChainModel(workspace, selection, run, lint, this))
    , m_pages(new QStackedWidget(this))
    , m_none(new EmptyState(Glyph::Bolt, tr("No reaction yet"),
                            tr("A reaction waits for an event and answers it with a chain of actions."),
                            tr("New reaction"), this))
    , m_unreadable(new MendPage(workspace, this))
    , m_reaction(new QWidget(this))
    , m_header(new ReactionHeader(workspace, selection, lint, this))
    , m_paste(new PasteBar(this))
    , m_chain(new ChainView(m_model, this))
    , m_fields(new LiveFields(workspace, this))
{
    setObjectName(QStringLiteral("designPane"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);

    auto* column = new QVBoxLayout(m_reaction);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_paste);
    column->addWidget(m_chain, 1);
    m_pages->addWidget(m_none);
    m_pages->addWidget(m_unreadable);
    m_pages->addWidget(m_reaction);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    connect(m_none, &EmptyState::wished, this, &DesignPane::newReactionRequested);
    connect(m_unreadable, &MendPage::finished, this, [this] {
        showPage();
        m_chain->setFocus(Qt::OtherFocusReason);
    });
    connect(m_header, &ReactionHeader::problemsRequested, this, &DesignPane::problemsRequested);
    connect(m_header, &ReactionHeader::finished, m_chain, [this] { m_chain->setFocus(Qt::OtherFocusReason); });
    connect(m_header, &ReactionHeader::refused, this, &DesignPane::refused);
    connect(m_chain, &ChainView::editRequested, this, [this] {
        if (!openTarget())
            Q_EMIT editRequested();
    });
    connect(m_chain, &ChainView::addRequested, this, &DesignPane::openPalette);
    addAction(m_chain->items().insert);
    connect(m_chain, &ChainView::moveRequested, this, [this](const std::vector<ActionId>& actions, int position) {
        if (done(moveActions(m_workspace, m_selection.reaction(), actions, position)))
            m_chain->scrollTo(m_chain->currentIndex());
    });
    connect(m_chain, &ChainView::removeRequested, this, [this](const std::vector<ActionId>& actions) {
        done(removeActions(m_workspace, m_selection.reaction(), actions));
    });
    connect(m_chain, &ChainView::duplicateRequested, this, [this](const std::vector<ActionId>& actions) {
        const auto copies = duplicateActions(m_workspace, m_selection.reaction(), actions);
        if (done(copies))
            select(*copies);
    });
    connect(m_chain, &ChainView::copyRequested, this, &DesignPane::copy);
    connect(m_chain, &ChainView::cutRequested, this, [this](const std::vector<ActionId>& actions) {
        copy(actions);
        done(cutActions(m_workspace, m_selection.reaction(), actions));
    });
    connect(m_chain, &ChainView::pasteRequested, this, &DesignPane::paste);
    connect(m_paste, &PasteBar::reactionWished, this, &DesignPane::addEntry);
    connect(m_paste, &PasteBar::actionsWished, this, [this](const Pasted& pasted, int position) {
        insert(pasted.actions, qMin(position, qMax(0, m_model->rowCount() - 1))); // some may have gone meanwhile
    });
    m_historyIndex = workspace.history().index();
    connect(&workspace.history(), &QUndoStack::indexChanged, this, &DesignPane::followHistory);
    connect(m_chain, &ChainView::skipRequested, &run, &LiveRun::setSkipped);

    connect(m_chain->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (current.isValid())
            m_selection.setAction(m_model->idAt(current.row()));
    });
    connect(&m_selection, &Selection::actionChanged, this, &DesignPane::followSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        showPage();
        followSelection();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &DesignPane::followSelection);
    connect(&workspace, &Workspace::changed, this, [this](EntryId id) { // it may be readable now, or no longer
        if (id == m_selection.reaction())
            showPage();
    });
    connect(&m_selection, &Selection::reactionChanged, this, [this] {
        m_paste->cancel();
        showPage();
        m_chain->verticalScrollBar()->setValue(0);
    });
    connect(&run, &LiveRun::stepped, this, [this, &run] { // the card where stepping stands is to be seen
        const run::Step* last = run.present();
        if (const int row = last ? m_model->rowOf(run.actionOf(*last)) : 0; row >= 0)
            m_chain->scrollTo(m_model->index(row));
    });
    showPage();
    followSelection();
}

void DesignPane::showPage()
{
    const Entry* entry = m_workspace.find(m_selection.reaction());
    if (!entry) {
        m_pages->setCurrentWidget(m_none);
        return;
    }
    if (entry->reaction() && !m_unreadable->isMending(entry->id)) {
        m_pages->setCurrentWidget(m_reaction);
        return;
    }
    m_unreadable->show(entry->id);
    m_pages->setCurrentWidget(m_unreadable);
}

void DesignPane::followSelection()
{
    const int row = m_model->rowOf(m_selection.action());
    if (row >= 0 && m_chain->currentIndex().row() != row)
        m_chain->showCard(row);
}

bool DesignPane::openTarget()
{
    const EntryId target = targetOf(m_workspace, m_selection);
    m_selection.setTarget(target);
    return target != EntryId::None;
}

void DesignPane::openPalette(int position, const QRect& anchor)
{
    if (!m_palette) {
        m_palette =
            new Palette({.name = tr("Action palette"),
                         .search = tr("Search actions"),
                         .placeholder = tr("What should happen?"),
                         .list = tr("Actions"),
                         .nothing = tr("No action is called that. Type its whole type, as in benefit.create, to "
                                       "add one that is not listed."),
                         .id = QStringLiteral("actionPalette"),
                         .prefix = QStringLiteral("action")},
                        window());
        connect(m_palette, &Palette::picked, this, [this](const QString& type) { add(type, m_insertAt); });
        connect(m_palette, &Palette::dismissed, this, [this] { m_chain->markInsertion(-1); });
    }
    const Entry* entry = m_workspace.find(m_selection.reaction());
    const std::string trigger = entry && entry->reaction() ? entry->reaction()->trigger : std::string();
    const Catalogue& catalogue = m_workspace.catalogue();
    m_palette->model().setEntries(actionEntries(catalogue, trigger, m_fields->of(trigger)),
                                  [catalogue](const QString& typed) { return typedAction(typed, catalogue); });
    m_insertAt = position;
    m_chain->markInsertion(position);
    m_palette->openAt(anchor, m_chain);
}

void DesignPane::add(const QString& type, int position)
{
    const auto added = retort::addAction(m_workspace, m_selection.reaction(), type, position);
    if (done(added))
        m_selection.setAction(*added);
}

void DesignPane::copy(const std::vector<ActionId>& actions)
{
    QGuiApplication::clipboard()->setText(fromUtf8(textOfActions(m_workspace, m_selection.reaction(), actions)));
}

void DesignPane::paste(int position)
{
    const auto pasted = readPasted(QGuiApplication::clipboard()->text().toStdString());
    if (!done(pasted))
        return;
    m_paste->cancel();
    const bool hasChain = m_model->rowCount() > 0;
    if (hasChain && pasted->kind == Pasted::Kind::Actions)
        insert(pasted->actions, position);
    else if (hasChain && pasted->kind == Pasted::Kind::Reaction)
        m_paste->ask(*pasted, position); // its name and trigger would go without a word
    else
        addEntry(*pasted);
}

void DesignPane::pasteEntry()
{
    const auto pasted = readPasted(QGuiApplication::clipboard()->text().toStdString());
    if (done(pasted))
        addEntry(*pasted);
}

void DesignPane::addEntry(const Pasted& pasted)
{
    if (pasted.kind != Pasted::Kind::Actions)
        addPasted(m_workspace, m_selection, pasted);
    else
        insert(pasted.actions, qMax(0, m_model->rowCount() - 1)); // at the end of the chain
}

void DesignPane::insert(const std::vector<std::string>& actions, int position)
{
    Pasting pasting{m_workspace.history().index(), nullptr, m_selection.reaction(), m_chain->selectedActions(), {}};
    if (m_selection.action() == ActionId::None)
        pasting.before.clear(); // the trigger
    const auto fresh = pasteActions(m_workspace, m_selection.reaction(), actions, position);
    if (!done(fresh))
        return;
    select(*fresh);
    pasting.pasted = *fresh;
    std::erase_if(m_pastings, [&](const Pasting& one) { return one.step >= pasting.step; }); // no redo any more
    if (m_workspace.history().index() == pasting.step + 1) {
        pasting.command = m_workspace.history().command(pasting.step);
        m_pastings.push_back(std::move(pasting));
    }
}

/// Undo of a paste gives back what was selected before it, redo selects what comes with it again.
void DesignPane::followHistory(int index)
{
    const int before = std::exchange(m_historyIndex, index);
    for (const Pasting& one : m_pastings) {
        if (std::min(before, index) != one.step || std::max(before, index) != one.step + 1 ||
            m_workspace.history().command(one.step) != one.command || m_selection.reaction() != one.reaction)
            continue;
        if (index > before)
            select(one.pasted);
        else if (!one.before.empty())
            select(one.before);
        else
            m_selection.setAction(ActionId::None);
    }
}

void DesignPane::select(const std::vector<ActionId>& actions)
{
    if (actions.empty())
        return;
    m_selection.setAction(actions.back());
    m_chain->selectActions(actions);
}

template <class T>
bool DesignPane::done(const Result<T>& result)
{
    if (!result)
        Q_EMIT refused(result.error());
    return result.has_value();
}

bool DesignPane::showPlace(std::string_view pointer, bool focus)
{
    return m_pages->currentWidget() == m_reaction && m_header->showPlace(pointer, focus);
}

void DesignPane::focusName() { m_header->focusName(); }

} // namespace retort
