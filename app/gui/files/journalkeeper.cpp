// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/journalkeeper.h"

#include <QCoreApplication>
#include <QEvent>

namespace retort {

namespace {

constexpr std::size_t smallest = std::size_t{4} << 20; // a journal below this size is not worth a rewrite

const QEvent::Type flushEvent = static_cast<QEvent::Type>(QEvent::registerEventType());

bool same(const std::optional<json::Document>& a, const std::optional<json::Document>& b)
{
    return a.has_value() == b.has_value() && (!a || &a->text() == &b->text() || *a == *b);
}

} // namespace

std::vector<journal::DraftText> draftTexts(const Content& content)
{
    std::vector<journal::DraftText> texts;
    for (const Draft& draft : content.drafts) {
        const auto position = content.positionOf(draft.target.action);
        texts.push_back({.action = position ? static_cast<std::int32_t>(*position) : -1,
                         .pointer = placeOf(draft.target),
                         .text = draft.text});
    }
    return texts;
}

JournalKeeper::JournalKeeper(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace)
{
    connect(&workspace, &Workspace::changed, this, &JournalKeeper::schedule);
    connect(&workspace, &Workspace::inserted, this, &JournalKeeper::schedule);
    connect(&workspace, &Workspace::removed, this, &JournalKeeper::schedule);
    connect(&workspace, &Workspace::unsavedChanged, this, &JournalKeeper::schedule);
    connect(&workspace, &Workspace::unsavedCountChanged, this, &JournalKeeper::schedule);
    connect(&workspace.history(), &QUndoStack::indexChanged, this, &JournalKeeper::schedule);
}

void JournalKeeper::begin(const std::filesystem::path& folder, journal::Head head)
{
    m_folder = folder;
    m_head = std::move(head);
    flush();
}

void JournalKeeper::end()
{
    m_head.reset();
    m_told.clear();
    if (m_file)
        m_file->remove();
    m_file.reset();
}

void JournalKeeper::schedule()
{
    if (m_scheduled || !m_head)
        return;
    m_scheduled = true;
    // One step may change many files: they are one frame. An event of high priority comes before what else is posted,
    // and the filter before a paint that a timer asks for in this very turn.
    QCoreApplication::postEvent(this, new QEvent(flushEvent), Qt::HighEventPriority);
    qApp->installEventFilter(this);
}

bool JournalKeeper::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::UpdateRequest:
    case QEvent::Expose:
    case QEvent::Paint:
        flush();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool JournalKeeper::event(QEvent* event)
{
    if (event->type() != flushEvent)
        return QObject::event(event);
    if (m_scheduled)
        flush();
    return true;
}

JournalKeeper::Tale JournalKeeper::present() const
{
    Tale tale;
    const auto base = [this](const QString& path) {
        const json::Document* saved = m_workspace.savedDocument(path);
        return saved ? std::optional(*saved) : std::nullopt;
    };
    for (const EntryId id : m_workspace.unsavedEntries()) {
        const Entry* entry = m_workspace.find(id);
        const bool moves = !entry->savedPath.isEmpty() && entry->savedPath != entry->path;
        const QString& file = moves ? entry->savedPath : entry->path;
        tale[file] = {base(file), entry->content, moves ? entry->path : QString()};
    }
    for (const QString& path : m_workspace.deletedPaths())
        tale[path] = {base(path), nullptr, {}};
    return tale;
}

journal::Unsaved JournalKeeper::unsavedOf(const Told& told)
{
    journal::Unsaved unsaved;
    if (told.base)
        unsaved.base = told.base->text();
    if (told.content) {
        unsaved.text = told.content->document.text();
        unsaved.drafts = draftTexts(*told.content);
        unsaved.renamed = told.renamed.toStdString();
    }
    return unsaved;
}

journal::State JournalKeeper::stateOf(const Tale& tale)
{
    journal::State state;
    for (const auto& [path, told] : tale)
        state[path.toStdString()] = unsavedOf(told);
    return state;
}

journal::Frame JournalKeeper::frameTo(const Tale& next) const
{
    journal::Frame frame;
    for (const auto& [path, told] : next) {
        const auto before = m_told.find(path);
        if (before == m_told.end() || !same(before->second.base, told.base) ||
            (before->second.content == nullptr) != (told.content == nullptr))
            frame.put(path.toStdString(), unsavedOf(told));
        else if (before->second.content != told.content || before->second.renamed != told.renamed)
            frame.change(path.toStdString(), before->second.content->document.text(), told.content->document.text(),
                         draftTexts(*told.content), told.renamed.toStdString());
    }
    for (const auto& [path, told] : m_told)
        if (next.count(path) == 0)
            frame.forget(path.toStdString());
    return frame;
}

Result<> JournalKeeper::write(const Tale& next)
{
    if (!m_file) {
        auto begun = JournalFile::begin(m_folder, *m_head, stateOf(next));
        if (!begun)
            return fail(begun.error());
        m_file = std::move(*begun);
    } else if (m_file->isBroken() || m_file->size() > m_compactAt) {
        if (auto rewritten = m_file->rewrite(*m_head, stateOf(next)); !rewritten)
            return rewritten;
    } else {
        return m_file->append(frameTo(next));
    }
    m_compactAt = std::max(smallest, 4 * m_file->size());
    return {};
}

bool JournalKeeper::flush()
{
    if (std::exchange(m_scheduled, false))
        qApp->removeEventFilter(this);
    if (!m_head)
        return true;
    Tale next = present();
    if (next.empty()) {
        if (m_file)
            m_file->remove();
        m_file.reset();
    } else if (!frameTo(next).empty() || !m_file) {
        if (const auto written = write(next); !written) {
            if (!std::exchange(m_failing, true))
                Q_EMIT failed(written.error());
            return false; // the next edit tries again, and tells all that is missing
        }
    }
    m_told = std::move(next);
    if (std::exchange(m_failing, false))
        Q_EMIT worksAgain();
    return true;
}

} // namespace retort
