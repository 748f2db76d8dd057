// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/zonenotice.h"

#include "app/gui/session/session.h"
#include "engine/twig/timezone.h"
#include "ui/common/noticebar.h"
#include "ui/common/say.h"

namespace retort {

ZoneNotice::ZoneNotice(const Session& session, NoticeBar& notices, QObject* parent)
    : QObject(parent), m_session(session), m_notices(notices)
{
    connect(&session.workspace, &Workspace::manifestChanged, this, &ZoneNotice::update);
    update();
}

void ZoneNotice::update()
{
    const QString notice = QStringLiteral("timezone");
    const std::string zone = m_session.workspace.settings().twig.timezone;
    if (!m_session.outside.zones || twig::isTimezone(zone, m_session.outside.zones))
        m_notices.withdraw(notice); // without a database nothing is known of names
    else
        m_notices.post(notice, tr("retort.json, settings.timezone: %1").arg(say(phrase("workspace.no-zone", zone))),
                       Tone::Warn);
}

} // namespace retort
