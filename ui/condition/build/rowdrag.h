// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/condition/edit.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QScrollArea;

namespace retort {

class BuildView;
class Members;
class PartRow;

/// Clauses on their way to another place: the row follows the pointer, a marker shows where it would go.
class RowDrag : public QObject {
    Q_OBJECT

public:
    RowDrag(BuildView& view, PartRow& row, std::vector<condition::PartId> parts, const QPoint& global);
    ~RowDrag() override;

    void moveTo(const QPoint& global);
    const std::vector<condition::PartId>& parts() const { return m_parts; }
    /// Where they would go; nullopt where they cannot, or would not move.
    std::optional<condition::Slot> slot() const { return m_slot; }

private:
    struct Gap {
        Members* members;
        std::size_t position;
    };
    std::optional<Gap> gapAt(Members* members, const QPoint& global) const;
    void scrollAtEdge();

    BuildView& m_view;
    std::vector<condition::PartId> m_parts;
    QPoint m_grabbed; ///< Within the row.
    QPoint m_last;
    QLabel* m_ghost;
    QWidget* m_marker;
    QScrollArea* m_scroll = nullptr;
    QTimer m_timer;
    std::optional<condition::Slot> m_slot;
};

} // namespace retort
