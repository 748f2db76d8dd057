// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/reaction/fields.h"
#include "ui/document/workspace.h"

#include <map>

namespace retort {

/// What the contexts of events hold: the catalogue's fields and those of the workspace's samples. Worked out for an
/// event when it is first asked for, and kept until a sample changes.
class LiveFields : public QObject {
    Q_OBJECT

public:
    explicit LiveFields(const Workspace& workspace, QObject* parent = nullptr);

    /// Under any spelling of the event. Valid until changed() is emitted.
    const Fields& of(std::string_view event) const;

Q_SIGNALS:
    void changed();

private:
    void forget();

    const Workspace& m_workspace;
    mutable std::map<std::string, Fields, std::less<>> m_known; ///< By the platform's spelling.
};

} // namespace retort
