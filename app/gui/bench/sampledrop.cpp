// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/sampledrop.h"

#include "app/gui/bench/bundledrop.h"
#include "app/gui/bench/sampletexts.h"
#include "app/workspace/manifest.h"
#include "app/workspace/paths.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace retort {

SampleDrop::SampleDrop(QWidget& window) : QObject(&window)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

QStringList SampleDrop::filesIn(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        const QString path = url.isLocalFile() ? url.toLocalFile() : QString();
        const std::filesystem::path file = pathOf(path);
        if (path.isEmpty() || !QFileInfo(path).isFile() || !mayHoldEvents(file) || file.filename() == manifestName)
            return {};
        files << path;
    }
    return BundleDrop::bundleIn(data).isEmpty() ? files : QStringList();
}

bool SampleDrop::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: {
        auto* drop = static_cast<QDropEvent*>(event);
        const QStringList files = filesIn(*drop->mimeData());
        if (files.isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (event->type() == QEvent::Drop) // once the drag is over
            QMetaObject::invokeMethod(
                this, [this, files] { Q_EMIT dropped(files); }, Qt::QueuedConnection);
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace retort
