// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/recovery.h"

#include "app/gui/files/journalkeeper.h"
#include "app/gui/files/openfolder.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/prompts.h"
#include "ui/common/say.h"
#include "ui/compare/comparison.h"
#include "ui/document/typedtext.h"
#include "ui/document/workspace.h"

#include <QDateTime>

#include <utility>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString notice = u"recovery"_s;
const QString failure = u"recovery-failure"_s;

/// What was on the screen: the document with what was being typed in it.
std::optional<std::string> wordsOf(const journal::Unsaved& unsaved)
{
    const auto document = unsaved.text ? json::Document::parse(*unsaved.text) : fail({});
    if (!document)
        return unsaved.text;
    const auto reaction = readReaction(*document);
    std::vector<TypedPart> parts;
    for (const journal::DraftText& draft : unsaved.drafts) {
        TextTarget target = targetAt(ActionId::None, draft.pointer);
        if (draft.action >= 0 && (!reaction || static_cast<std::size_t>(draft.action) >= reaction->actions.size()))
            continue;
        if (draft.action >= 0)
            target.pointer.insert(0, reaction->actions[static_cast<std::size_t>(draft.action)].pointer);
        parts.push_back(typedPart(*document, target, draft.text));
    }
    return typedText(*document, parts);
}

} // namespace

Recovery::Recovery(Workspace& workspace, OpenFolder& folder, JournalKeeper& keeper, Prompts& prompts,
                   NoticeBar& notices, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_folder(folder)
    , m_keeper(keeper)
    , m_prompts(prompts)
    , m_notices(notices)
{}

void Recovery::look(const std::filesystem::path& folder, const journal::Head& head)
{
    letGo();
    m_journals = abandonedJournals(folder, head);
    gather();
    // A kill in the middle of a save leaves edits that are in the file by now.
    std::vector<std::string> done;
    for (const auto& [path, unsaved] : m_pending)
        if (wordsOf(unsaved) == presentText(fromUtf8(path)))
            done.push_back(path);
    settle(done);
}

void Recovery::gather()
{
    m_pending.clear();
    for (const AbandonedJournal& one : m_journals)
        m_pending.insert(one.content.state.begin(), one.content.state.end());
}

void Recovery::letGo()
{
    if (m_dialog)
        m_dialog->reject();
    m_pending.clear();
    m_journals.clear();
    m_notices.withdraw(notice);
}

std::optional<std::string> Recovery::presentText(const QString& path) const
{
    const Entry* entry = m_workspace.findFile(path);
    if (entry == nullptr)
        return std::nullopt;
    if (!entry->isReadable())
        return entry->broken ? *entry->broken : std::string();
    return retort::typedText(*entry->content);
}

void Recovery::offer()
{
    if (m_pending.empty()) {
        m_notices.withdraw(notice);
        return;
    }
    QStringList paths;
    for (const auto& [path, unsaved] : m_pending)
        paths += visibleText(fromUtf8(path));
    const QString sentence =
        paths.size() == 1 ? tr("Retort ended without saving. The changes to %1 were kept.").arg(paths.first())
                          : tr("Retort ended without saving. The changes to %1 documents were kept.").arg(paths.size());
    m_notices.ask(notice, sentence,
                  {{tr("Recover"), [this] { recover(); }},
                   {tr("Show changes"), [this] { showChanges(); }},
                   {tr("Discard"), [this] { discard(); }}},
                  Tone::Warn, paths.join(u'\n'));
}

bool Recovery::bringBack(const QString& path, const journal::Unsaved& unsaved)
{
    const QString step = tr("Recover unsaved changes");
    const Entry* entry = m_workspace.findFile(path);
    const QString renamed = fromUtf8(unsaved.renamed);
    if (!unsaved.text)
        return entry == nullptr || m_workspace.remove(entry->id).has_value();
    EntryId id = entry && entry->isEditable() ? entry->id : EntryId::None;
    if (id != EntryId::None) {
        (void)m_workspace.setText(id, {}, *unsaved.text, step); // what is no JSON becomes a draft
    } else {
        // A file that is gone or cannot be read: the edits come back beside it.
        const auto document = json::Document::parse(*unsaved.text);
        id = document ? m_workspace.restore(renamed.isEmpty() ? path : renamed, *document, step) : EntryId::None;
    }
    if (id == EntryId::None)
        return false;
    const bool isNew = entry == nullptr;
    if (m_toShow == EntryId::None || (isNew && !m_toShowIsNew)) {
        m_toShow = id;
        m_toShowIsNew = isNew;
    }
    if (!renamed.isEmpty())
        (void)m_workspace.moveFile(id, renamed, step);
    for (const journal::DraftText& draft : unsaved.drafts) {
        TextTarget target = targetAt(ActionId::None, draft.pointer);
        const auto& actions = m_workspace.find(id)->content->actions;
        if (draft.action >= 0) {
            if (static_cast<std::size_t>(draft.action) >= actions.size())
                continue;
            target.action = actions[static_cast<std::size_t>(draft.action)];
        }
        (void)m_workspace.setText(id, target, draft.text, step);
    }
    return true;
}

void Recovery::recover()
{
    // Only where nobody changed the file since, here or elsewhere.
    std::vector<std::string> plain;
    for (const auto& [path, unsaved] : m_pending)
        if (presentText(fromUtf8(path)) == unsaved.base)
            plain.push_back(path);
    std::vector<std::string> done;
    if (!plain.empty()) {
        m_workspace.endMerge();
        m_workspace.history().beginMacro(tr("Recover unsaved changes"));
        for (const std::string& path : plain)
            if (bringBack(fromUtf8(path), m_pending.at(path)))
                done.push_back(path);
        m_workspace.history().endMacro();
        m_workspace.endMerge();
    }
    finish(done, static_cast<int>(done.size()));
    if (!m_pending.empty())
        compare();
}

/// These came back, or were decided; so many documents changed by it.
void Recovery::finish(const std::vector<std::string>& paths, int documents)
{
    settle(paths);
    m_toShowIsNew = false;
    if (const EntryId id = std::exchange(m_toShow, EntryId::None); id != EntryId::None)
        Q_EMIT showRequested(id);
    if (documents > 0)
        Q_EMIT recovered(documents);
}

void Recovery::settle(const std::vector<std::string>& paths)
{
    // What came back is in this window's own journal before the old one goes.
    if (!paths.empty() && !m_keeper.flush()) {
        offer();
        return;
    }
    for (const std::string& path : paths)
        for (AbandonedJournal& one : m_journals)
            if (one.content.state.erase(path) > 0)
                break; // a later journal's edits of the same file are still to be decided
    std::erase_if(m_journals, [](AbandonedJournal& one) {
        if (!one.content.state.empty())
            return false;
        one.file.remove();
        return true;
    });
    if (!paths.empty())
        for (AbandonedJournal& one : m_journals)
            (void)one.file.rewrite(one.content.head, one.content.state); // where it fails the old one says too much
    gather();
    offer();
}

void Recovery::discard()
{
    QStringList paths;
    bool allInFiles = true;
    for (const auto& [path, unsaved] : m_pending) {
        paths += visibleText(fromUtf8(path));
        allInFiles = allInFiles && presentText(fromUtf8(path));
    }
    const QString question =
        paths.size() == 1 ? tr("Discard the kept changes to this document?")
                          : tr("Discard the kept changes to %1 documents?", nullptr, static_cast<int>(paths.size()))
                                .arg(paths.size());
    const QString after =
        allInFiles ? tr("They stay among the earlier versions of each file.")
                   : tr("Those of files that are there stay among their earlier versions; what was never saved "
                        "cannot be brought back.");
    m_prompts.ask({.title = tr("Discard kept changes"),
                   .text = tr("%1 %2", "a question, and what becomes of it").arg(question, after),
                   .details = paths.mid(0, 12).join(u'\n'),
                   .answers = {{.text = tr("Discard"), .destructive = true}}},
                  [this](int answer) {
                      if (answer != 0)
                          return;
                      if (const auto kept = keepVersions(); !kept) {
                          m_notices.post(failure, say(kept.error()));
                          return;
                      }
                      m_notices.withdraw(failure);
                      for (AbandonedJournal& one : m_journals)
                          one.file.remove();
                      letGo();
                  });
}

Result<> Recovery::keepVersions()
{
    for (const AbandonedJournal& one : m_journals) {
        for (const auto& [path, unsaved] : one.content.state) {
            const auto text = wordsOf(unsaved);
            if (!text || !presentText(fromUtf8(path)))
                continue;
            auto kept = m_folder.backups.keep(path, *text, QDateTime::currentMSecsSinceEpoch());
            if (!kept)
                return kept;
        }
    }
    return {};
}

std::vector<ComparedFile> Recovery::pendingFiles() const
{
    std::vector<ComparedFile> files;
    for (const auto& [path, unsaved] : m_pending)
        files.push_back({.path = fromUtf8(path),
                         .theirs = presentText(fromUtf8(path)),
                         .mine = wordsOf(unsaved),
                         .base = unsaved.base});
    return files;
}

/// What all the journals together say of a file. A later one was written without the edits of those before it: each is
/// merged into what these give, as Recover does it. Where both changed the same lines, which Recover asks about, the
/// later text stands.
ComparedFile Recovery::wholeOf(const std::string& path, bool& isAsked) const
{
    ComparedFile whole{.path = fromUtf8(path), .theirs = presentText(fromUtf8(path)), .mine = {}, .base = {}};
    std::optional<std::string> text = whole.theirs;
    bool isFirst = true;
    for (const AbandonedJournal& one : m_journals) {
        const auto found = one.content.state.find(path);
        if (found == one.content.state.end())
            continue;
        const journal::Unsaved& unsaved = found->second;
        const auto mine = wordsOf(unsaved);
        if (std::exchange(isFirst, false))
            whole.base = unsaved.base;
        if (text == unsaved.base) {
            text = mine;
        } else if (text != mine) {
            const Comparison merged({.path = whole.path, .theirs = text, .mine = mine, .base = unsaved.base});
            isAsked = isAsked || merged.openChanges() > 0;
            text = merged.result();
        }
    }
    whole.mine = text;
    return whole;
}

CompareDialog* Recovery::openDialog(std::vector<ComparedFile> files, const CompareDialog::Words& words)
{
    if (m_dialog)
        m_dialog->reject();
    m_dialog = new CompareDialog(std::move(files), words, m_notices.window());
    m_dialog->open();
    return m_dialog;
}

void Recovery::showChanges()
{
    std::vector<ComparedFile> files;
    bool isAsked = false;
    for (const auto& [path, unsaved] : m_pending)
        files.push_back(wholeOf(path, isAsked));
    QString intro = tr("What is open now, and what was on the screen when Retort ended.");
    if (isAsked)
        intro += u' ' + tr("Where the same lines were changed more than once, the latest text is shown; Recover asks "
                           "which to keep.");
    auto* dialog = openDialog(std::move(files), {.title = tr("Kept changes"),
                                                 .intro = intro,
                                                 .sides = {.theirs = tr("Now"), .mine = tr("Kept")},
                                                 .accept = tr("Recover"),
                                                 .discard = tr("Discard…")});
    connect(dialog, &CompareDialog::chosen, this, [this] { recover(); });
    connect(dialog, &CompareDialog::discarded, this, [this] { discard(); });
}

void Recovery::compare()
{
    auto* dialog =
        openDialog(pendingFiles(), {.title = tr("Recover changes"),
                                    .intro = tr("These documents were changed since. Choose for each change which text "
                                                "to keep; what is chosen becomes an unsaved edit."),
                                    .sides = {.theirs = tr("Now"),
                                              .mine = tr("Kept"),
                                              .takeTheirs = tr("Leave as it is now"),
                                              .takeMine = tr("Take what was kept"),
                                              .allTheirs = tr("Leave all as it is now"),
                                              .allMine = tr("Take all that was kept")},
                                    .accept = tr("Recover chosen"),
                                    .discard = {},
                                    .choosing = true});
    connect(dialog, &CompareDialog::chosen, this, &Recovery::takeChosen);
}

void Recovery::takeChosen(const std::vector<ChosenText>& texts)
{
    std::vector<std::string> done;
    int changed = 0;
    m_workspace.endMerge();
    for (const ChosenText& chosen : texts) {
        if (chosen.text != presentText(chosen.path)) {
            const auto pending = m_pending.find(chosen.path.toStdString());
            const std::string renamed = pending == m_pending.end() ? std::string() : pending->second.renamed;
            if (!bringBack(chosen.path, {.base = std::nullopt, .text = chosen.text, .drafts = {}, .renamed = renamed}))
                continue; // it stays offered
            ++changed;
        }
        done.push_back(chosen.path.toStdString());
    }
    m_workspace.endMerge();
    finish(done, changed);
}

} // namespace retort
