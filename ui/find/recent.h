// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/selection.h"

#include <vector>

namespace retort {

/// What was looked at lately: reactions, targets and sample events, the last one first.
class Recent : public QObject {
    Q_OBJECT

public:
    Recent(const Workspace& workspace, const Selection& selection, QObject* parent = nullptr);

    const std::vector<EntryId>& entries() const { return m_entries; } ///< All of them are there now.
    std::vector<EntryId> others() const;                              ///< Without those that are looked at.

private:
    void visit(EntryId id);

    const Workspace& m_workspace;
    const Selection& m_selection;
    std::vector<EntryId> m_entries;
};

} // namespace retort
