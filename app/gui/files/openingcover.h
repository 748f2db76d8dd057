// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace retort {

class EmptyState;
class FileController;
class StatusLine;

/// Says that a large workspace is being read, and how far: over the empty panes of a window that has just started, and
/// in the status line of one that goes on with what it has.
class OpeningCover : public QObject {
    Q_OBJECT

public:
    OpeningCover(FileController& files, QWidget& place, StatusLine& status);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(const QString& name, int done, int all);
    void end();

    FileController& m_files;
    QWidget& m_place;
    StatusLine& m_status;
    QPointer<EmptyState> m_cover; ///< While there is nothing behind it.
};

} // namespace retort
