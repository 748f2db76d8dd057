// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/sidebar/sidebarsection.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/design/sidebar/foldhead.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>
#include <optional>

namespace retort {

namespace {

constexpr int headSize = 28;

/// What a section is called and says.
struct Words {
    QString list, add, none;
    QString listName, addName; ///< Object names.
};

Words wordsOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Event:
        return {SidebarSection::tr("Sample events"), SidebarSection::tr("New sample event"),
                SidebarSection::tr("A sample event shows what the reactions do. Add the first one with\u00A0+."),
                QStringLiteral("sampleEvents"), QStringLiteral("addEvent")};
    case EntryKind::Target:
        return {SidebarSection::tr("Targets"), SidebarSection::tr("New target"),
                SidebarSection::tr("A target says what is sent to which address. Add the first one with\u00A0+."),
                QStringLiteral("targets"), QStringLiteral("addTarget")};
    case EntryKind::Definitions:
        return {SidebarSection::tr("Definitions"), {}, {}, QStringLiteral("definitions"), {}};
    case EntryKind::Profile: // not listed
    case EntryKind::Reaction:
    case EntryKind::Manifest:
        break;
    }
    return {SidebarSection::tr("Reactions"), SidebarSection::tr("New reaction"),
            SidebarSection::tr("A reaction says what happens when an event fires. Add the first one with\u00A0+."),
            QStringLiteral("reactions"), QStringLiteral("addReaction")};
}

EntryDelegate::Lines linesOf(EntryKind kind)
{
    return kind == EntryKind::Reaction ? EntryDelegate::Lines::Two : EntryDelegate::Lines::One;
}

/// Rows end at the same place with and without a scroll bar, so that nothing is elided anew when it comes.
class EntryList : public QListView {
public:
    explicit EntryList(QWidget* parent) : QListView(parent)
    {
        keepRoom();
        connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &EntryList::keepRoom);
    }

protected:
    void changeEvent(QEvent* event) override
    {
        QListView::changeEvent(event);
        if (event->type() == QEvent::LayoutDirectionChange)
            keepRoom();
    }

private:
    void keepRoom() // such margins are not mirrored by themselves
    {
        const int room = verticalScrollBar()->maximum() > 0 ? 0 : metric::scrollBarWidth;
        setViewportMargins(isRightToLeft() ? room : 0, 0, isRightToLeft() ? 0 : room, 0);
    }
};

} // namespace

SidebarSection::SidebarSection(Workspace& workspace, const LiveLint& lint, EntryKind kind, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(workspace, lint, kind)
    , m_delegate(linesOf(kind))
    , m_head(new FoldHead(this))
    , m_add(isKept() ? nullptr : new QToolButton(this))
    , m_list(new EntryList(this))
    , m_empty(new PlainLabel(this))
{
    const Words words = wordsOf(kind);
    if (m_add) {
        m_add->setIcon(icon(Glyph::Add));
        m_add->setAutoRaise(true);
        m_add->setFixedSize(22, 22);
        m_add->setAccessibleName(words.add);
        m_add->setToolTip(m_add->accessibleName());
        m_add->setObjectName(words.addName);
        connect(m_add, &QToolButton::clicked, this, &SidebarSection::addRequested);
    }

    m_head->setObjectName(words.listName + QStringLiteral("Head"));
    connect(m_head, &FoldHead::toggled, this, [this] {
        updateHead();
        Q_EMIT folded();
    });

    m_list->setObjectName(words.listName);
    m_list->setAccessibleName(words.list);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(&m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setMinimumHeight(1); // or it takes the room of the text that stands for its rows
    addActions();

    m_empty->setMuted();
    m_empty->setWordWrap(true);
    m_empty->setFont(secondaryFont());
    m_empty->setContentsMargins(asWindowsRun({2, 2, 2 + metric::scrollBarWidth, 8}));

    auto* head = new QHBoxLayout;
    head->setContentsMargins(asWindowsRun({2, 6, metric::scrollBarWidth, 0}));
    m_head->setMinimumHeight(headSize - 6); // of one height with and without a button
    head->addWidget(m_head, 1);
    if (m_add)
        head->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SidebarSection::currentMoved);
    connect(m_list, &QListView::customContextMenuRequested, this, &SidebarSection::showMenu);
    connect(&m_delegate, &QAbstractItemDelegate::closeEditor, this,
            [this](QWidget*, QAbstractItemDelegate::EndEditHint hint) {
                if (hint == QAbstractItemDelegate::SubmitModelCache)
                    Q_EMIT nameEntered(m_model.idAt(m_list->currentIndex()));
            });
    connect(&m_model, &EntryModel::modelReset, this, [this] {
        setCurrent(m_current);
        updateHead();
    });
    connect(&m_model, &EntryModel::rowsInserted, this, &SidebarSection::updateHead);
    connect(&m_model, &EntryModel::rowsMoved, this, [this] { // renamed: it is in its new place
        if (const auto at = m_model.indexOf(m_current); at.isValid())
            m_list->scrollTo(at);
    });
    connect(&workspace, &Workspace::removed, this, [this](EntryKind kind) { // the model follows before it is done
        if (kind == m_model.kind())
            updateHead();
    });
    updateHead();
}

void SidebarSection::setCurrent(EntryId id)
{
    m_current = id;
    const auto at = m_model.indexOf(id);
    if (at == m_list->currentIndex())
        return;
    m_list->setCurrentIndex(at);
    if (at.isValid())
        m_list->scrollTo(at);
}

void SidebarSection::reveal()
{
    layout()->activate(); // the list may have got another height
    if (const auto at = m_model.indexOf(m_current); at.isValid())
        m_list->scrollTo(at);
    else
        m_list->scrollToTop();
}

EntryId SidebarSection::current() const { return m_current; }

void SidebarSection::setFolded(bool folded) { m_head->setChecked(!folded); }

bool SidebarSection::isFolded() const { return !m_head->isChecked(); }

bool SidebarSection::showsRows() const { return m_model.rowCount() > 0 && (!isFolded() || m_model.isFiltered()); }

void SidebarSection::editName(EntryId id)
{
    setFolded(false);
    const auto at = m_model.indexOf(id);
    if (!at.isValid() || !at.flags().testFlag(Qt::ItemIsEditable))
        return;
    m_list->setCurrentIndex(at);
    m_list->edit(at);
}

int SidebarSection::headHeight() const
{
    return headSize + (m_empty->isHidden() ? 0 : m_empty->heightForWidth(std::max(width(), m_empty->minimumWidth())));
}

int SidebarSection::headWidth() const
{
    return m_head->sizeHint().width() + (m_add ? m_add->width() : 0) + metric::scrollBarWidth + 8;
}

int SidebarSection::rowHeight() const { return m_delegate.sizeHint({}, {}).height(); }

int SidebarSection::rowsHeight() const { return showsRows() ? m_model.rowCount() * rowHeight() : 0; }

void SidebarSection::updateHead()
{
    const Words words = wordsOf(m_model.kind());
    m_head->setText(m_model.isFiltered()
                        ? tr("%1 · %2 of %3").arg(words.list).arg(m_model.rowCount()).arg(m_model.total())
                        : tr("%1 · %2").arg(words.list).arg(m_model.total()));
    const bool empty = m_model.rowCount() == 0;
    m_empty->setVisible(empty && (!isFolded() || m_model.isFiltered()));
    m_list->setVisible(showsRows());
    m_head->setToolTip(isFolded() ? tr("Show the list") : tr("Fold the list away"));
    m_head->setAccessibleDescription(m_head->toolTip());
    m_empty->setText(m_model.total() > 0 ? tr("Nothing matches the filter.") : words.none);
    Q_EMIT resized();
}

void SidebarSection::addActions()
{
    const auto add = [this](const QString& text, const QKeySequence& keys, std::optional<Glyph> glyph) {
        auto* action = new QAction(text, this);
        if (glyph)
            action->setIcon(icon(*glyph));
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut); // the keys mean this list only while it has the focus
        m_list->addAction(action);
        return action;
    };
    if (isKept()) {
        m_copy = add(tr("Copy"), QKeySequence::Copy, Glyph::Copy);
        connect(m_copy, &QAction::triggered, this, [this] { copy(); });
        return;
    }
    m_rename = add(tr("Rename"), Qt::Key_F2, Glyph::Edit);
    m_duplicate = add(tr("Duplicate"), Qt::CTRL | Qt::Key_D, Glyph::Duplicate);
    m_cut = add(tr("Cut"), QKeySequence::Cut, {});
    m_copy = add(tr("Copy"), QKeySequence::Copy, Glyph::Copy);
    m_paste = add(tr("Paste"), QKeySequence::Paste, {});
    m_delete = add(tr("Delete"), Qt::Key_Delete, Glyph::Trash);
    connect(m_rename, &QAction::triggered, this, [this] { editName(m_model.idAt(m_list->currentIndex())); });
    connect(m_duplicate, &QAction::triggered, this, [this] {
        const auto* entry = m_workspace.find(m_model.idAt(m_list->currentIndex()));
        const bool wasActive = entry && entry->reaction() && entry->reaction()->isActive;
        const auto copy = m_workspace.duplicate(m_model.idAt(m_list->currentIndex()));
        if (copy == EntryId::None)
            return;
        Q_EMIT activated(copy);
        if (wasActive)
            Q_EMIT copiedInactive();
    });
    connect(m_copy, &QAction::triggered, this, [this] { copy(); });
    connect(m_cut, &QAction::triggered, this, [this] {
        if (copy())
            m_workspace.remove(m_model.idAt(m_list->currentIndex()));
    });
    connect(m_paste, &QAction::triggered, this, &SidebarSection::pasteRequested);
    connect(m_delete, &QAction::triggered, this, [this] { m_workspace.remove(m_model.idAt(m_list->currentIndex())); });
}

bool SidebarSection::copy()
{
    const auto* entry = m_workspace.find(m_model.idAt(m_list->currentIndex()));
    if (!entry || !entry->isReadable())
        return false;
    QGuiApplication::clipboard()->setText(fromUtf8(entry->content->document.text()));
    return true;
}

void SidebarSection::showMenu(const QPoint& at)
{
    const auto index = m_list->indexAt(at);
    if (index.isValid())
        m_list->setCurrentIndex(index);
    const auto* entry = m_workspace.find(m_model.idAt(index));
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isKept()) {
        if (entry && entry->isReadable())
            menu->addAction(m_copy);
        menu->popup(m_list->viewport()->mapToGlobal(at));
        return;
    }
    if (entry && entry->isReadable()) {
        menu->addAction(m_rename);
        menu->addSeparator();
        menu->addActions({m_cut, m_copy, m_paste, m_duplicate});
        menu->addSeparator();
        menu->addAction(m_delete);
        menu->addSeparator();
        if (entry->kind == EntryKind::Target) {
            auto* uses = menu->addAction(icon(Glyph::Search), tr("Find uses"));
            connect(uses, &QAction::triggered, this, [this, id = entry->id] { Q_EMIT usesRequested(id); });
            menu->addSeparator();
        }
    } else {
        menu->addAction(m_paste);
        menu->addSeparator();
    }
    auto* added = menu->addAction(icon(Glyph::Add), m_add->accessibleName());
    connect(added, &QAction::triggered, this, &SidebarSection::addRequested);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void SidebarSection::currentMoved(const QModelIndex& index)
{
    // A reset or a removal moves the current row too; only where a row is current has somebody gone there.
    const auto id = m_model.idAt(index);
    if (id == EntryId::None || id == m_current)
        return;
    m_current = id;
    Q_EMIT activated(id);
}

} // namespace retort
