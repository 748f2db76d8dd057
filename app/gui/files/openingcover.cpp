// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/openingcover.h"

#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/statusline.h"
#include "ui/common/emptystate.h"

#include <QEvent>
#include <QLocale>

namespace retort {

OpeningCover::OpeningCover(FileController& files, QWidget& place, StatusLine& status)
    : QObject(&place), m_files(files), m_place(place), m_status(status)
{
    connect(&files, &FileController::reading, this, &OpeningCover::show);
    connect(&files, &FileController::readingEnded, this, &OpeningCover::end);
}

void OpeningCover::show(const QString& name, int done, int all)
{
    const QString title = tr("Opening %1").arg(name);
    const QString far = all == 0
                            ? QString()
                            : tr("%1 of %2 files").arg(m_place.locale().toString(done), m_place.locale().toString(all));
    m_status.showReading(far.isEmpty() ? title : tr("%1: %2").arg(title, far));
    if (!m_files.folder().empty())
        return;
    if (!m_cover) {
        m_cover = new EmptyState(Glyph::Folder, {}, {}, {}, m_place.parentWidget());
        m_cover->setObjectName(QStringLiteral("openingCover"));
        m_cover->setAutoFillBackground(true);
        m_cover->setGeometry(m_place.geometry());
        m_cover->show();
        m_place.setEnabled(false); // nobody gets into what cannot be seen
        m_place.installEventFilter(this);
    }
    m_cover->setAccessibleName(title);
    m_cover->setText(title, far);
}

void OpeningCover::end()
{
    m_status.showReading({});
    if (!m_cover)
        return;
    m_place.removeEventFilter(this);
    m_place.setEnabled(true);
    delete m_cover;
}

bool OpeningCover::eventFilter(QObject* watched, QEvent* event)
{
    if (m_cover && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        m_cover->setGeometry(m_place.geometry());
    return QObject::eventFilter(watched, event);
}

} // namespace retort
