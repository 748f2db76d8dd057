// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/finder.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"
#include "ui/find/finddelegate.h"
#include "ui/find/findfield.h"
#include "ui/find/findmodel.h"
#include "ui/find/recent.h"
#include "ui/find/search.h"
#include "ui/find/useslist.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace retort {

namespace {

constexpr int panelWidth = 620;
constexpr int panelHeight = 520;
constexpr std::size_t mostOfEach = 8;
constexpr std::size_t mostOfOne = 200;

QString headingOf(FindGroup group)
{
    switch (group) {
    case FindGroup::Recent:
        return retort::Finder::tr("Recently visited");
    case FindGroup::Reaction:
        return retort::Finder::tr("Reactions");
    case FindGroup::Action:
        return retort::Finder::tr("Actions");
    case FindGroup::Target:
        return retort::Finder::tr("Targets");
    case FindGroup::Definition:
        return retort::Finder::tr("Handles");
    case FindGroup::Field:
        return retort::Finder::tr("Fields");
    case FindGroup::Event:
        return retort::Finder::tr("Sample events");
    case FindGroup::Command:
        break;
    }
    return retort::Finder::tr("Commands");
}

} // namespace

Finder::Finder(const Workspace& workspace, FindIndex& index, const Recent& recent, FindField& field, QWidget* window)
    : ListOverlay(window)
    , m_workspace(workspace)
    , m_index(index)
    , m_recent(recent)
    , m_field(field)
    , m_model(new FindModel(this))
    , m_title(new PlainLabel(this))
    , m_empty(new PlainLabel(this))
    , m_keys(new ElidingLabel(this))
{
    setObjectName(QStringLiteral("finder"));
    setAccessibleName(tr("What was found"));

    m_title->setFont(bodyStrongFont());
    m_title->setWordWrap(true);
    m_title->setContentsMargins(14, 2, 14, 4);
    list()->setObjectName(QStringLiteral("findList"));
    list()->setAccessibleName(tr("Found"));
    list()->setModel(m_model);
    list()->setItemDelegate(new FindDelegate(list()));
    m_empty->setMuted();
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(32, 24, 32, 24);
    m_keys->setFont(smallFont());
    m_keys->setMuted();
    m_keys->setContentsMargins(14, 4, 14, 4);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(shadow + 1, shadow + 6, shadow + 1, shadow + 5);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(list(), 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_keys);

    steerFrom(&m_field);
    connect(&m_field, &FindField::pressed, this, &Finder::open);
    connect(&m_field, &QLineEdit::textEdited, this, [this] {
        appear();
        refresh();
    });
    // Later: the view still asks for the row when it has told of the click, and choosing may make other rows.
    connect(
        list(), &QListView::clicked, this, [this] { go(list()->currentIndex()); }, Qt::QueuedConnection);
    connect(&m_index, &FindIndex::grown, this, [this] {
        if (isVisible() && m_mode == Mode::Search)
            refresh();
    });
    connect(&workspace, &Workspace::aboutToReset, this, &Finder::dismiss);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget* now) {
        if (now == &m_field && old != nullptr && old->window() == this->window())
            m_returnTo = old;
    });
}

void Finder::open()
{
    if (isVisible() && m_mode == Mode::Search) {
        m_field.setFocus(Qt::ShortcutFocusReason);
        m_field.selectAll();
        return;
    }
    m_mode = Mode::Search;
    m_field.clear();
    appear();
    refresh();
}

void Finder::showUses(const uses::Subject& subject)
{
    m_mode = Mode::Uses;
    m_subject = subject;
    m_all = rowsOf(m_index.placesOf(subject), m_workspace);
    m_field.clear();
    appear();
    refresh();
}

void Finder::chooseUses(const std::vector<uses::Subject>& subjects)
{
    if (subjects.size() == 1)
        showUses(subjects.front());
    else
        showSubjects(subjects, false);
}

void Finder::chooseRename(const std::vector<uses::Subject>& handles)
{
    if (handles.size() == 1)
        Q_EMIT renameRequested(handles.front());
    else
        showSubjects(handles, true);
}

void Finder::showSubjects(const std::vector<uses::Subject>& subjects, bool toRename)
{
    m_renames = toRename;
    m_mode = Mode::Subjects;
    m_all.clear();
    for (const uses::Subject& subject : subjects) {
        FindRow row;
        const bool field = subject.kind == uses::Subject::Kind::Field;
        row.item.title = fromUtf8(subject.name);
        row.item.detail = field ? tr("field") : kindOfHandle(subject.list);
        row.item.isCode = true;
        row.item.glyph = field ? Glyph::Info : Glyph::Tag;
        row.item.subject = subject;
        if (toRename)
            row.item.run = [this, subject] { Q_EMIT renameRequested(subject); };
        row.item.fold();
        m_all.push_back(std::move(row));
    }
    m_field.clear();
    appear();
    refresh();
}

void Finder::appear()
{
    if (isVisible()) {
        m_field.setFocus(Qt::ShortcutFocusReason);
        return;
    }
    Q_EMIT aboutToOpen();
    if (QWidget* focused = QApplication::focusWidget(); focused != &m_field)
        m_returnTo = focused;
    m_field.setFocus(Qt::ShortcutFocusReason);
    showOver();
}

void Finder::dismiss()
{
    if (isHidden())
        return;
    hide();
    m_mode = Mode::Search;
    m_all.clear();
    m_model->setRows({});
    m_field.clear();
    leaveField();
}

void Finder::leaveField()
{
    if (!m_field.hasFocus())
        return;
    if (m_returnTo && m_returnTo->isVisible())
        m_returnTo->setFocus(Qt::PopupFocusReason);
    else
        m_field.clearFocus();
}

std::vector<FindRow> Finder::found() const
{
    std::vector<FindRow> rows;
    const FindQuery query(m_field.text());
    const auto add = [&rows](const QString& heading, const std::vector<FindHit>& hits) {
        rows.push_back({.heading = heading});
        for (const FindHit& hit : hits)
            rows.push_back({{}, *hit.item, hit.titleMarks, hit.detailMarks});
    };
    const bool start = query.isEmpty() && query.sign.isNull();
    if (start) {
        std::vector<FindHit> recent;
        for (const EntryId id : m_recent.others()) {
            const FindItem* item = m_index.itemOf(id);
            if (item && recent.size() < mostOfEach)
                recent.push_back({item, {}, {}});
        }
        if (!recent.empty())
            add(headingOf(FindGroup::Recent), recent);
    }
    for (const FoundGroup& group : search(m_index.items(), query, m_recent.entries(), mostOfEach, mostOfOne)) {
        // To begin with, what is gone to by name; the rest comes with the first letter.
        if (start && group.group != FindGroup::Reaction && group.group != FindGroup::Command)
            continue;
        const QString name = headingOf(group.group);
        add(group.total > group.hits.size() ? tr("%1 · %2 of %3").arg(name).arg(group.hits.size()).arg(group.total)
                                            : name,
            group.hits);
    }
    return rows;
}

std::vector<FindRow> Finder::narrowed(const std::vector<FindRow>& all) const
{
    const Folded typed(m_field.text().simplified());
    std::vector<FindRow> rows;
    for (const FindRow& row : all) {
        if (row.isHeading()) {
            if (!rows.empty() && rows.back().isHeading())
                rows.pop_back(); // nothing below it fits
            rows.push_back(row);
            continue;
        }
        FindRow fits = row;
        const auto title = match(typed, row.item.foldedTitle);
        const auto detail = match(typed, row.item.foldedDetail, Fit::Inside);
        if (!typed.isEmpty() && !title && !detail)
            continue;
        if (title)
            fits.titleMarks = title->marks;
        if (detail)
            fits.detailMarks = detail->marks;
        rows.push_back(std::move(fits));
    }
    if (!rows.empty() && rows.back().isHeading())
        rows.pop_back();
    return rows;
}

/// What counts as a use counts so in the search, too; samples, definitions and the same text elsewhere come on top.
QString Finder::usesTitle() const
{
    int uses = 0;
    int others = 0;
    for (const FindRow& row : m_all) {
        if (row.isHeading())
            continue;
        const FindPlace& place = row.item.place;
        const Entry* entry = m_workspace.find(place.entry);
        const bool acts = entry && (entry->kind == EntryKind::Reaction || entry->kind == EntryKind::Target);
        const bool isUse = place.role == uses::Use::Role::Names || place.role == uses::Use::Role::Reads;
        ++(acts && isUse ? uses : others);
    }
    const QString title = tr("Uses of %1 · %2").arg(fromUtf8(m_subject.name)).arg(uses);
    if (others == 0)
        return title;
    return others == 1 ? tr("%1, and 1 other place").arg(title)
                       : tr("%1, and %2 other places", nullptr, others).arg(title).arg(others);
}

void Finder::refresh()
{
    if (!isVisible())
        return;
    m_index.catchUp();
    std::vector<FindRow> rows = m_mode == Mode::Search ? found() : narrowed(m_all);
    const bool renames = m_mode == Mode::Uses && canRename();
    if (renames)
        rows.insert(rows.begin(), renameRow());
    m_title->setVisible(m_mode != Mode::Search);
    if (m_mode == Mode::Uses)
        m_title->setText(usesTitle());
    else if (m_mode == Mode::Subjects)
        m_title->setText(m_renames ? tr("Rename everywhere") : tr("Find the uses of"));
    m_empty->setVisible(rows.empty());
    list()->setVisible(!rows.empty());
    if (m_mode == Mode::Uses && m_all.empty())
        m_empty->setText(tr("Nothing in this workspace uses %1.").arg(fromUtf8(m_subject.name)));
    else if (!m_index.isWhole())
        m_empty->setText(tr("Still reading the workspace…"));
    else if (m_mode == Mode::Subjects && m_all.empty() && m_renames)
        m_empty->setText(tr("Select an action that names a handle, a definition, or a target."));
    else if (m_mode == Mode::Subjects && m_all.empty())
        m_empty->setText(tr("Select an action that reads a field or names a handle, or a target."));
    else
        m_empty->setText(tr("Nothing is called that. Names, triggers, handles, fields and commands are searched."));
    if (m_mode == Mode::Search)
        m_keys->setText(tr("Enter: go there   Ctrl+Enter: find uses   > commands   # fields and handles   Esc: close"));
    else
        m_keys->setText(renames
                            ? tr("Enter: go there   F2: rename everywhere   Backspace: back to the search   Esc: close")
                            : tr("Enter: go there   Backspace: back to the search   Esc: close"));
    m_model->setRows(std::move(rows));
    place();
    // Enter goes to the first use; the rename above it is one key up.
    const int use = m_model->firstItem(renames ? 1 : 0);
    selectRow(use < 0 ? m_model->firstItem() : use);
    list()->verticalScrollBar()->setValue(0);
}

bool Finder::canRename() const { return m_subject.kind == uses::Subject::Kind::Handle && !m_all.empty(); }

FindRow Finder::renameRow()
{
    FindRow rename;
    rename.item.group = FindGroup::Command;
    rename.item.title = tr("Rename %1 everywhere…").arg(fromUtf8(m_subject.name));
    rename.item.glyph = Glyph::Edit;
    rename.item.shortcut = QKeySequence(Qt::Key_F2).toString(QKeySequence::NativeText);
    rename.item.subject = m_subject;
    rename.item.run = [this, subject = m_subject] { Q_EMIT renameRequested(subject); };
    return rename;
}

/// Below the field, its end where the field ends, as high as its rows.
void Finder::place()
{
    const QWidget* window = parentWidget();
    const QRect anchor(m_field.mapTo(window, QPoint(0, 0)), m_field.size());
    const QRect room = window->rect().adjusted(8 - shadow, 8 - shadow, shadow - 8, shadow - 8);
    int rows = 0;
    for (int row = 0; row < m_model->rowCount() && rows < panelHeight; ++row)
        rows += list()->itemDelegate()->sizeHint({}, m_model->index(row)).height();
    const int width = qMin(qMax(panelWidth, anchor.width()) + 2 * shadow, room.width());
    const int inner = width - 2 * (shadow + 1);
    int height = layout()->contentsMargins().top() + layout()->contentsMargins().bottom() +
                 m_keys->sizeHint().height() + layout()->spacing();
    height += m_model->rowCount() > 0 ? rows + 2 : m_empty->heightForWidth(inner);
    if (m_mode != Mode::Search)
        height += m_title->heightForWidth(inner) + layout()->spacing();
    const int top = anchor.bottom() + 5 - shadow;
    height = qMin(qMin(height, panelHeight + 2 * shadow), room.bottom() - top);
    int left = isRightToLeft() ? anchor.left() - shadow : anchor.right() + 1 + shadow - width;
    left = qBound(room.left(), left, qMax(room.left(), room.right() + 1 - width));
    setGeometry(left, top, width, height);
}

void Finder::choose(const QModelIndex& index, Qt::KeyboardModifiers modifiers)
{
    if (modifiers.testFlag(Qt::ControlModifier))
        showUsesOf(index);
    else
        go(index);
}

void Finder::windowResized() { QMetaObject::invokeMethod(this, &Finder::place, Qt::QueuedConnection); }

void Finder::go(const QModelIndex& index)
{
    if (!index.isValid() || m_model->row(index.row()).isHeading())
        return;
    chooseItem(FindItem(m_model->row(index.row()).item)); // what it does may change the rows
}

void Finder::chooseItem(const FindItem& item)
{
    if (!item.whyNot.isEmpty())
        return; // it says so
    if (item.run) {
        dismiss();
        item.run();
        return;
    }
    if (item.place.entry != EntryId::None) {
        dismiss();
        Q_EMIT chosen(item.place);
        return;
    }
    if (!item.subject)
        return;
    const auto& places = m_index.placesOf(*item.subject);
    if (places.size() != 1)
        return showUses(*item.subject);
    const PlacedUse only = places.front();
    dismiss();
    Q_EMIT chosen({only.entry, only.action, only.use.pointer, only.use.span, only.use.role});
}

void Finder::showUsesOf(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const FindItem item = m_model->row(index.row()).item;
    if (item.subject) {
        showUses(*item.subject);
        return;
    }
    // An action: what it names and reads.
    std::vector<uses::Subject> subjects;
    const Entry* entry = m_workspace.find(item.place.entry);
    for (const uses::Use& use : m_index.usesOf(item.place.entry)) {
        const bool here = item.place.action == ActionId::None ||
                          (entry && use.action && entry->content->actions[*use.action] == item.place.action);
        if (here && std::find(subjects.begin(), subjects.end(), use.subject) == subjects.end())
            subjects.push_back(use.subject);
    }
    if (!subjects.empty())
        chooseUses(subjects);
}

bool Finder::steer(int key, Qt::KeyboardModifiers modifiers)
{
    if (key == Qt::Key_F2 && modifiers == Qt::NoModifier && m_mode == Mode::Uses && canRename()) {
        chooseItem(renameRow().item);
        return true;
    }
    if (key != Qt::Key_Backspace)
        return ListOverlay::steer(key, modifiers);
    if (m_mode == Mode::Search || !m_field.text().isEmpty())
        return false;
    m_mode = Mode::Search;
    refresh();
    return true;
}

bool Finder::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_field && isHidden() && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            open();
            return true;
        }
        if (key == Qt::Key_Escape) {
            leaveField();
            return true;
        }
    }
    return ListOverlay::eventFilter(watched, event);
}

} // namespace retort
