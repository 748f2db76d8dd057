// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/lock.h"
#include "engine/base/result.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace retort {

class NoticeBar;
class Prompts;
class Workspace;
struct LoadedFile;

/// Joins the open workspace to its folder: opening, saving, and asking before anything is lost. The window has one.
class FileController : public QObject {
    Q_OBJECT

public:
    FileController(Workspace& workspace, Prompts& prompts, NoticeBar& notices, QObject* parent = nullptr);

    /// Empty while nothing is open.
    const std::filesystem::path& folder() const { return m_folder; }

    /// Opens a folder in the place of what is open, after asking about what is unsaved. What cannot be opened leaves
    /// everything as it is, with a notice.
    void open(const std::filesystem::path& folder);
    void chooseFolder();
    /// The person's own copy of the sample workspace; it is made where there is none yet.
    void openSample();

    /// Writes every changed document, and deletes the files of deleted ones. What cannot be saved stays unsaved and is
    /// told in a notice; a file that another program changed meanwhile is asked about.
    void save();

    /// Calls `go` once nothing would be lost: at once, or after the person saved or discarded. Not at all where they
    /// changed their mind, or where saving failed.
    void leaveThen(std::function<void()> go);

Q_SIGNALS:
    void opening(); ///< What is open is about to go.
    void opened(const QString& folder);
    void saved(int documents);

private:
    struct Trouble {
        QString path;
        Error error;
    };

    void load(const std::filesystem::path& folder);
    void loadLocked(const std::filesystem::path& folder, std::optional<WorkspaceLock> lock);
    Result<> write(const QString& path, const std::string& text);
    Result<> erase(const QString& path);
    void report(const std::vector<Trouble>& failures);
    void askAboutConflicts(const std::vector<Trouble>& conflicts);
    void keepMine(const std::vector<Trouble>& conflicts);
    void takeTheirs(const std::vector<Trouble>& conflicts);
    QString titleOf(const QString& path) const;

    Workspace& m_workspace;
    Prompts& m_prompts;
    NoticeBar& m_notices;
    std::filesystem::path m_folder;
    std::optional<WorkspaceLock> m_lock;
    std::map<QString, std::string> m_hashes; ///< By path: SHA-256 of what the file held when last read or written.
    bool m_asking = false;                   ///< A question is on the screen.
};

} // namespace retort
