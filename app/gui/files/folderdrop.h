// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace retort {

/// A folder, or a retort.json, that is dropped on the window is a workspace to open.
class FolderDrop : public QObject {
    Q_OBJECT

public:
    explicit FolderDrop(QWidget& window);

Q_SIGNALS:
    void dropped(const QString& folder);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static QString folderOf(const QMimeData& data); ///< "" for anything else.
};

} // namespace retort
