// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/sidebar/entrymodel.h"

#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/design/definitions/definitionlook.h"
#include "ui/document/background.h"
#include "ui/problems/problemwords.h"

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t few = 8;
constexpr int pause = 400; ///< Milliseconds without a key, before a renamed entry goes to its place.

/// All of them, as the header of a reaction and its cards count; how grave they are the status says by its shape.
QString problemsInWords(const LiveLint::Counts& counts)
{
    return counts.all() == 1 ? EntryModel::tr("1 problem")
                             : EntryModel::tr("%1 problems", nullptr, counts.all()).arg(counts.all());
}

} // namespace

EntryModel::EntryModel(Workspace& workspace, const LiveLint& lint, EntryKind kind, QObject* parent)
    : QAbstractListModel(parent), m_workspace(workspace), m_lint(lint), m_kind(kind)
{
    if (m_collator.locale() == QLocale::c()) // which knows bytes only
        m_collator.setLocale(QLocale::English);
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    m_rest.setSingleShot(true);
    m_rest.setInterval(pause);
    connect(&m_rest, &QTimer::timeout, this, &EntryModel::sortAnew);
    rebuild();
    connect(&workspace, &Workspace::aboutToReset, this, &EntryModel::beginResetModel);
    connect(&workspace, &Workspace::opened, this, [this] {
        letGo(std::exchange(m_known, {}));
        letGo(std::exchange(m_order, {}));
        rebuild();
        endResetModel();
    });
    connect(&workspace, &Workspace::inserted, this, [this](EntryKind kind, int row) {
        if (kind == m_kind)
            insert(row);
    });
    connect(&workspace, &Workspace::aboutToRemove, this, [this](EntryKind kind, int row) {
        if (kind == m_kind)
            remove(row);
    });
    connect(&workspace, &Workspace::changed, this, &EntryModel::update);
    connect(&workspace, &Workspace::unsavedChanged, this, &EntryModel::update);
    connect(&lint, &LiveLint::changed, this, &EntryModel::refresh);
}

void EntryModel::setFilter(const QString& filter)
{
    const auto words = filter.toCaseFolded().split(u' ', Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    beginResetModel();
    m_words = words;
    rebuild();
    endResetModel();
}

void EntryModel::setUnsound(const std::set<EntryId>& targets)
{
    const auto before = std::exchange(m_unsound, targets);
    for (const auto id : m_rows) {
        if (before.count(id) != m_unsound.count(id))
            update(id);
    }
}

int EntryModel::total() const { return static_cast<int>(m_workspace.entries(m_kind).size()); }

EntryId EntryModel::idAt(const QModelIndex& index) const
{
    return index.isValid() ? m_rows[static_cast<std::size_t>(index.row())] : EntryId::None;
}

QModelIndex EntryModel::indexOf(EntryId id) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), id);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

int EntryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EntryModel::data(const QModelIndex& index, int role) const
{
    const auto* entry = m_workspace.find(idAt(index));
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        if (const auto* list = entry->definitions())
            return tr("%1 · %2").arg(entry->title()).arg(list->definitions.size());
        return entry->title();
    case Qt::EditRole:
        return entry->title();
    case Qt::ToolTipRole:
        return tipText(tip(*entry));
    case Qt::AccessibleTextRole:
        return sentence(*entry);
    case StatusRole:
        return static_cast<int>(status(*entry));
    case GlyphRole:
        return static_cast<int>(entry->definitions() ? glyphOfDefinitions(entry->definitions()->kind) : Glyph::Event);
    case DetailRole:
        return detail(*entry);
    case NoteRole:
        return note(*entry);
    default:
        return {};
    }
}

bool EntryModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid())
        return false;
    const auto title = value.toString().trimmed();
    if (title.isEmpty())
        return false;
    m_workspace.endMerge();
    const bool renamed = m_workspace.rename(idAt(index), title).has_value();
    m_workspace.endMerge();
    return renamed;
}

Qt::ItemFlags EntryModel::flags(const QModelIndex& index) const
{
    const auto* entry = m_workspace.find(idAt(index));
    if (!entry)
        return Qt::NoItemFlags;
    const auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return entry->isReadable() && !entry->content->problem && m_kind != EntryKind::Definitions
               ? flags | Qt::ItemIsEditable
               : flags;
}

bool EntryModel::isListed(EntryId id) const
{
    if (m_words.isEmpty())
        return true;
    const auto& text = haystack(*m_workspace.find(id));
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return text.contains(word); });
}

void EntryModel::rebuild()
{
    const auto& all = m_workspace.entries(m_kind);
    m_rows.clear();
    std::copy_if(all.begin(), all.end(), std::back_inserter(m_rows), [this](EntryId id) { return isListed(id); });
    for (const EntryId id : m_renamed)
        m_order.erase(id);
    m_renamed.clear();
    // Thousands at once: what they are compared by is looked up once for each.
    std::vector<std::pair<const QCollatorSortKey*, EntryId>> order;
    order.reserve(m_rows.size());
    m_order.reserve(m_rows.size());
    for (const EntryId id : m_rows)
        order.emplace_back(&key(id), id);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first->compare(*b.first) < 0; });
    std::transform(order.begin(), order.end(), m_rows.begin(), [](const auto& one) { return one.second; });
}

/// As one change of the layout: a move of its own for each is dear for the view.
void EntryModel::sortManyAnew()
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<EntryId> held;
    for (const QModelIndex& index : before)
        held.push_back(idAt(index));
    const auto renamed = std::exchange(m_renamed, {});
    const auto fits =
        std::stable_partition(m_rows.begin(), m_rows.end(), [&](EntryId id) { return renamed.count(id) == 0; });
    const std::vector<EntryId> moved(fits, m_rows.end());
    m_rows.erase(fits, m_rows.end());
    for (const EntryId id : renamed)
        m_order.erase(id);
    for (const EntryId id : moved)
        m_rows.insert(placeOf(id), id);
    QModelIndexList after;
    for (const EntryId id : held)
        after << indexOf(id);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

const QCollatorSortKey& EntryModel::key(EntryId id) const
{
    const auto known = m_order.find(id);
    if (known != m_order.end())
        return known->second.key;
    const QString title = m_workspace.find(id)->title();
    return m_order.emplace(id, Order{title, m_collator.sortKey(title)}).first->second.key;
}

std::vector<EntryId>::const_iterator EntryModel::placeOf(EntryId id) const
{
    const QCollatorSortKey& wanted = key(id);
    return std::upper_bound(m_rows.begin(), m_rows.end(), id,
                            [&](EntryId, EntryId other) { return wanted.compare(key(other)) < 0; });
}

void EntryModel::sortAnew()
{
    if (m_renamed.size() > few)
        return sortManyAnew();
    for (const EntryId id : std::exchange(m_renamed, {})) {
        const auto at = std::find(m_rows.begin(), m_rows.end(), id);
        m_order.erase(id);
        if (at == m_rows.end() || !m_workspace.find(id))
            continue;
        const int from = static_cast<int>(at - m_rows.begin());
        m_rows.erase(at); // it must not be in its own way
        const int to = static_cast<int>(placeOf(id) - m_rows.cbegin());
        m_rows.insert(m_rows.begin() + from, id);
        if (to == from)
            continue;
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        m_rows.erase(m_rows.begin() + from);
        m_rows.insert(m_rows.begin() + to, id);
        endMoveRows();
    }
}

void EntryModel::insert(int workspaceRow)
{
    const auto id = m_workspace.entries(m_kind)[static_cast<std::size_t>(workspaceRow)];
    if (!isListed(id))
        return;
    const auto row = static_cast<int>(placeOf(id) - m_rows.cbegin());
    beginInsertRows({}, row, row);
    m_rows.insert(m_rows.begin() + row, id);
    endInsertRows();
}

void EntryModel::remove(int workspaceRow)
{
    const auto id = m_workspace.entries(m_kind)[static_cast<std::size_t>(workspaceRow)];
    const auto at = indexOf(id);
    m_known.erase(id);
    m_renamed.erase(id);
    if (at.isValid()) {
        beginRemoveRows({}, at.row(), at.row());
        m_rows.erase(m_rows.begin() + at.row());
        endRemoveRows();
    }
    m_order.erase(id);
}

void EntryModel::update(EntryId id)
{
    const auto* entry = m_workspace.find(id);
    if (!entry || entry->kind != m_kind)
        return;
    const auto order = m_order.find(id);
    if (order != m_order.end() && order->second.title != entry->title()) {
        m_renamed.insert(id);
        m_rest.start();
    }
    // One that no longer fits the filter stays until the filter changes: a list must not lose what is being edited.
    if (const auto at = indexOf(id); at.isValid())
        Q_EMIT dataChanged(at, at);
    else if (const auto row = m_workspace.rowOf(id); row >= 0)
        insert(row);
}

void EntryModel::refresh(EntryId id)
{
    const auto* entry = m_workspace.find(id);
    if (!entry || entry->kind != m_kind)
        return;
    if (const auto at = indexOf(id); at.isValid())
        Q_EMIT dataChanged(at, at, {StatusRole, NoteRole, Qt::AccessibleTextRole, Qt::ToolTipRole});
}

QString EntryModel::detail(const Entry& entry) const
{
    if (const auto* reaction = entry.reaction())
        return reaction->trigger.empty() ? tr("no trigger yet") : fromUtf8(reaction->trigger);
    if (const auto* event = entry.event())
        return fromUtf8(event->name);
    if (const auto* target = entry.target())
        return target->handle.empty() ? tr("no handle yet") : fromUtf8(target->handle);
    if (const auto* list = entry.definitions())
        return originOf(*list);
    const auto* problem = entry.problem();
    return problem && problem->place.line > 0
               ? tr("line %1, column %2").arg(problem->place.line).arg(problem->place.column)
               : entry.path;
}

QString EntryModel::note(const Entry& entry) const
{
    if (!entry.isReadable())
        return tr("cannot be read");
    if (!entry.content->drafts.empty())
        return entry.content->drafts.front().isUnfinishedValue() ? tr("a value is missing")
                                                                 : tr("text is not valid yet");
    if (entry.content->problem)
        return m_kind == EntryKind::Reaction ? tr("is no reaction")
               : m_kind == EntryKind::Event  ? entry.content->refers ? tr("cannot be run") : tr("is no event")
                : m_kind == EntryKind::Target ? tr("is no target")
                                             : tr("is no list");
    if (const auto wrong = complaint(entry); !wrong.isEmpty())
        return wrong;
    if (m_workspace.isUnsaved(entry.id))
        return tr("changed");
    if (const auto counts = m_lint.counts(entry.id); counts.warnings > 0)
        return problemsInWords(counts);
    if (const auto* reaction = entry.reaction(); reaction && !reaction->isActive)
        return tr("inactive");
    if (const QString base = entry.baseName(); !base.isEmpty())
        return tr("of %1", "a variant of another sample event").arg(base);
    if (const auto* list = entry.definitions(); list && !list->from.empty())
        return tr("from %1").arg(fromUtf8(list->from));
    return {};
}

Status EntryModel::status(const Entry& entry) const
{
    if (entry.problem() || !complaint(entry).isEmpty())
        return Status::Problem;
    if (m_workspace.isUnsaved(entry.id))
        return Status::Changed;
    if (m_lint.counts(entry.id).warnings > 0)
        return Status::Doubtful;
    if (const auto* reaction = entry.reaction())
        return reaction->isActive ? Status::InStep : Status::Inactive;
    return m_kind == EntryKind::Target ? Status::InStep : Status::None;
}

QString EntryModel::sentence(const Entry& entry) const
{
    QStringList parts;
    if (!entry.isReadable()) {
        parts << tr("%1 cannot be read: %2").arg(entry.path, say(entry.unreadable->message));
        return parts.join(u' ');
    }
    if (entry.reaction())
        parts << tr("%1, on %2").arg(entry.title(), detail(entry));
    else if (const QString base = entry.baseName(); !base.isEmpty())
        parts << tr("%1, a variant of %2").arg(entry.title(), base);
    else if (m_kind == EntryKind::Target)
        parts << tr("%1, target %2").arg(entry.title(), detail(entry));
    else if (const auto* list = entry.definitions())
        parts << (list->definitions.size() == 1
                      ? tr("%1, 1 definition").arg(entry.title())
                      : tr("%1, %2 definitions").arg(entry.title()).arg(list->definitions.size()))
              << originOf(*list);
    else
        parts << tr("%1, event %2").arg(entry.title(), detail(entry));
    if (const auto* reaction = entry.reaction())
        parts << (reaction->isActive ? tr("active") : tr("inactive"));
    if (const auto counts = m_lint.counts(entry.id); counts.errors > 0 || counts.warnings > 0)
        parts << inWords(counts);
    else if (const auto wrong = complaint(entry); !wrong.isEmpty())
        parts << wrong;
    if (m_workspace.isUnsaved(entry.id))
        parts << tr("changed");
    if (const auto* problem = entry.problem())
        parts << say(problem->message);
    return parts.join(u", "_s);
}

QString EntryModel::tip(const Entry& entry) const
{
    QStringList lines{entry.title(), entry.path};
    if (entry.isReadable())
        lines.insert(1, detail(entry));
    if (const QString base = entry.baseName(); !base.isEmpty())
        lines << tr("A variant of %1").arg(base);
    if (const auto* problem = entry.problem()) {
        const auto place = problem->place;
        lines << (place.line > 0
                      ? tr("Line %1, column %2: %3").arg(place.line).arg(place.column).arg(say(problem->message))
                      : say(problem->message));
    }
    if (const auto counts = m_lint.counts(entry.id); counts.all() > 0)
        lines << inWords(counts);
    lines.removeDuplicates();
    return lines.join(u'\n');
}

const QString& EntryModel::haystack(const Entry& entry) const
{
    auto& text = known(entry).haystack;
    if (!text)
        text = QString(entry.title() + u'\n' + detail(entry) + u'\n' + entry.fileName()).toCaseFolded();
    return *text;
}

QString EntryModel::complaint(const Entry& entry) const
{
    if (const auto counts = m_lint.counts(entry.id); counts.errors > 0)
        return problemsInWords(counts);
    return m_unsound.count(entry.id) > 0 ? tr("renders no JSON") : QString();
}

EntryModel::Known& EntryModel::known(const Entry& entry) const
{
    auto& known = m_known[entry.id];
    if (known.content != entry.content)
        known = {.content = entry.content, .haystack = {}};
    return known;
}

} // namespace retort
