// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/folderdrop.h"

#include "app/workspace/manifest.h"
#include "app/workspace/paths.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace retort {

FolderDrop::FolderDrop(QWidget& window) : QObject(&window)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

QString FolderDrop::folderOf(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QFileInfo file(urls.front().toLocalFile());
    if (file.isDir())
        return file.absoluteFilePath();
    return file.fileName() == qStringOf(pathOf(manifestName)) ? file.absolutePath() : QString();
}

bool FolderDrop::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: {
        auto* drop = static_cast<QDropEvent*>(event);
        const QString folder = folderOf(*drop->mimeData());
        if (folder.isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (event->type() == QEvent::Drop) // once the drag is over: what opens may ask something
            QMetaObject::invokeMethod(
                this, [this, folder] { Q_EMIT dropped(folder); }, Qt::QueuedConnection);
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace retort
