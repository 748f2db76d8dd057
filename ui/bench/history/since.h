// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/pastrun.h"
#include "ui/document/workspace.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace retort {

/// What has become of that which an earlier run was made from.
struct Since {
    enum class Now { Same, Changed, Gone, Invalid };

    Now event = Now::Same;
    Now reaction = Now::Same;
    std::string eventNow; ///< What the file stands for now; "" where it is gone.
    std::string reactionNow;
    QStringList others; ///< "the settings", "the customer", "targets", "definitions"

    bool nothing() const { return event == Now::Same && reaction == Now::Same && others.isEmpty(); }
    QString sentence() const;
};

Since since(const PastRun& run, const Workspace& workspace);

/// The same of a run that came from elsewhere: how what it was made from compares with this workspace.
QString inWorkspace(const Since& since);

} // namespace retort
