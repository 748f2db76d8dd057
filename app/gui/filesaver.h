// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QObject>

#include <vector>

namespace retort {

class NoticeBar;
class Prompts;
class Workspace;
struct OpenFolder;

/// Writes what is unsaved into the open folder, each document by the one safe way (saveFile).
class FileSaver : public QObject {
    Q_OBJECT

public:
    FileSaver(Workspace& workspace, OpenFolder& folder, Prompts& prompts, NoticeBar& notices,
              QObject* parent = nullptr);

    /// Writes every changed document, and deletes the files of deleted ones. What cannot be saved stays unsaved and is
    /// told in a notice; a file that another program changed meanwhile is asked about.
    void save();
    /// Another workspace is opened: what was told of this one goes.
    void letGo();

Q_SIGNALS:
    void saved(int documents);
    void decided(const QString& path); ///< The person chose between the file and what is open.

private:
    struct Trouble {
        QString path;
        Error error;
    };

    std::string hashOf(const QString& path) const; ///< "" for a file that must not be there yet.
    Result<> write(const QString& path, const std::string& text);
    Result<> erase(const QString& path);
    void report(const std::vector<Trouble>& failures);
    void askAboutConflicts(const std::vector<Trouble>& conflicts);
    void keepMine(const std::vector<Trouble>& conflicts);
    void takeTheirs(const std::vector<Trouble>& conflicts);

    Workspace& m_workspace;
    OpenFolder& m_folder;
    Prompts& m_prompts;
    NoticeBar& m_notices;
};

/// A line each, and a word of how many more there are.
QString listedNames(const QStringList& names);

} // namespace retort
