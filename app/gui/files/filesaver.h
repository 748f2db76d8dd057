// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace retort {

class NoticeBar;
class Workspace;
struct Entry;
struct OpenFolder;

/// Writes what is unsaved into the open folder, each document by the one safe way (saveFile).
class FileSaver : public QObject {
    Q_OBJECT

public:
    FileSaver(Workspace& workspace, OpenFolder& folder, NoticeBar& notices, QObject* parent = nullptr);

    /// Writes every changed document, and deletes the files of deleted ones. What cannot be saved stays unsaved and is
    /// told in a notice. A document whose file another program changed is left alone as a whole, old name and new: see
    /// conflicted() and refused().
    void save();
    /// Another workspace is opened: what was told of this one goes.
    void letGo();

Q_SIGNALS:
    void saved(int documents, int deleted);    ///< Written, and files that went.
    void conflicted(const QStringList& paths); ///< These files are not what is known of them any more.
    void refused(); ///< Something was left out since its choice (OpenFolder::outside) is not made.

private:
    struct Trouble {
        QString path;
        Error error;
    };
    /// A file in the notice of what was not saved.
    struct Failed {
        QString path;
        bool wasTyping; ///< Since a text in it was no JSON.
    };

    std::string hashOf(const QString& path) const; ///< "" for a file that must not be there yet.
    Result<> write(const QString& path, const std::string& text);
    Result<> erase(const QString& path);
    Result<> checkOldFile(const Entry& entry) const;
    void keepPresent(const QString& path);
    void keep(const QString& path, std::string_view text, std::int64_t time);
    void tellKept();
    void report(const std::vector<Trouble>& failures);
    void forgetSettled();

    Workspace& m_workspace;
    OpenFolder& m_folder;
    NoticeBar& m_notices;
    std::vector<Failed> m_failed;
    std::optional<Error> m_notKept; ///< Why an earlier version was not kept, in this save.
};

/// A line each, and a word of how many more there are.
QString listedNames(const QStringList& names);

} // namespace retort
