// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;

namespace retort {

class FileController;
class MenuItems;
class NoticeBar;
class Prompts;
struct Session;
struct SignOff;

/// Joins "Sign-off sheet…" to the selected reaction: asks for a file, runs the samples of its event, and writes the
/// sheet, as a PDF or as a web page by the file's ending.
class SignOffController : public QObject {
    Q_OBJECT

public:
    SignOffController(Session& session, const FileController& files, MenuItems& items, Prompts& prompts,
                      NoticeBar& notices, QObject* parent = nullptr);

Q_SIGNALS:
    void saved(const QString& path);

private:
    void ask();
    void write(const QString& path);
    SignOff sheet() const;

    Session& m_session;
    const FileController& m_files;
    Prompts& m_prompts;
    NoticeBar& m_notices;
    QAction* m_item;
};

} // namespace retort
