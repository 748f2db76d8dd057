// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/journalfile.h"
#include "ui/document/workspace.h"

#include <QObject>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

namespace retort {

/// Writes down what is unsaved as it becomes so: before the window shows an edit, the journal has it. It looks at what
/// differs from the files and not at what was done, so that undo, redo, drafts and every future kind of edit are in it
/// without a word about them here. The journal is there while something is unsaved, and not otherwise.
class JournalKeeper : public QObject {
    Q_OBJECT

public:
    explicit JournalKeeper(Workspace& workspace, QObject* parent = nullptr);

    /// A workspace was opened. Journals lie in `folder`.
    void begin(const std::filesystem::path& folder, journal::Head head);
    /// What is unsaved is given up, or nothing is: the journal goes.
    void end();
    /// Writes now what an event would have written. False where it could not be written; failed() has said why.
    bool flush();

Q_SIGNALS:
    void failed(const retort::Error& error); ///< Once, until it can be written again.
    void worksAgain();

protected:
    bool event(QEvent* event) override;
    /// Of the application, while something is to be written: nothing is painted before it is.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What the journal says of a file.
    struct Told {
        std::optional<json::Document> base;
        std::shared_ptr<const Content> content; ///< nullptr: deleted.
        QString renamed;                        ///< As in journal::Unsaved.
    };
    using Tale = std::map<QString, Told>;

    void schedule();
    Tale present() const;
    static journal::Unsaved unsavedOf(const Told& told);
    static journal::State stateOf(const Tale& tale);
    journal::Frame frameTo(const Tale& next) const;
    Result<> write(const Tale& next);

    Workspace& m_workspace;
    std::filesystem::path m_folder;
    std::optional<journal::Head> m_head; ///< None while no workspace is open.
    std::optional<JournalFile> m_file;
    Tale m_told;
    std::size_t m_compactAt = 0; ///< Bytes.
    bool m_scheduled = false;
    bool m_failing = false;
};

/// Drafts as the journal knows them.
std::vector<journal::DraftText> draftTexts(const Content& content);

} // namespace retort
