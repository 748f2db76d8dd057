// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace retort {

class NoticeBar;
struct Session;

/// Tells of a time zone in retort.json that the tz database does not have, for as long as it stands there. The
/// workspace is open all the same: only templates that show dates ask for it.
class ZoneNotice : public QObject {
    Q_OBJECT

public:
    ZoneNotice(const Session& session, NoticeBar& notices, QObject* parent = nullptr);

private:
    void update();

    const Session& m_session;
    NoticeBar& m_notices;
};

} // namespace retort
