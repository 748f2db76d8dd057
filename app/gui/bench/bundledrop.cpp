// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/bundledrop.h"

#include "app/bundle/bundlefile.h"

#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace retort {

BundleDrop::BundleDrop(QWidget& window) : QObject(&window)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

QString BundleDrop::bundleIn(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return {};
    const QFileInfo info(urls.front().toLocalFile());
    if (!info.isFile()) // a pipe would wait for its writer
        return {};
    QFile file(info.absoluteFilePath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray begin = file.read(512);
    return looksLikeBundle(std::string_view(begin.constData(), static_cast<std::size_t>(begin.size())))
               ? info.absoluteFilePath()
               : QString();
}

bool BundleDrop::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: {
        auto* drop = static_cast<QDropEvent*>(event);
        const QString file = bundleIn(*drop->mimeData());
        if (file.isEmpty())
            return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (event->type() == QEvent::Drop) // once the drag is over
            QMetaObject::invokeMethod(
                this, [this, file] { Q_EMIT dropped(file); }, Qt::QueuedConnection);
        return true;
    }
    default:
        return QObject::eventFilter(watched, event);
    }
}

} // namespace retort
