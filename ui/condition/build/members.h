// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/condition/build/line.h"

#include <QWidget>

#include <optional>
#include <vector>

class QBoxLayout;

namespace retort {

class BuildView;
class PartRow;
class PendingRow;
class PlainLabel;
class RowButton;

/// Rows below one another: those of a group, with the buttons that add to it, or the operands of anything else. Rows
/// are found again by what they say, so that an edit elsewhere leaves them, and the caret in them, alone.
class Members : public QWidget {
    Q_OBJECT

public:
    Members(BuildView& view, QWidget* parent);

    struct Content {
        std::vector<Shape::Block> blocks;
        QString place;               ///< Of the part around them: "group 2"; "" for the whole.
        bool isGroup = false;        ///< Members can be moved, and added.
        condition::PartId group = 0; ///< The part that is added to.
        QString empty = {};          ///< What to say while there is none.
    };
    void showMembers(const Content& content);
    void showAnswers();

    const std::vector<PartRow*>& rows() const { return m_rows; }
    bool isGroup() const { return m_isGroup; }
    condition::PartId group() const { return m_group; }
    PendingRow* pending() const { return m_pending; }
    RowButton* addClause() const { return m_addClause; }
    void collectTabStops(std::vector<QWidget*>& stops) const;
    /// Where a marker between two rows goes, in own coordinates.
    int gapAt(std::size_t position) const;

private:
    void showPending(std::optional<std::size_t> position, std::optional<condition::Quantifier> group);

    BuildView& m_view;
    QBoxLayout* m_column;
    std::vector<PartRow*> m_rows;
    PendingRow* m_pending = nullptr;
    PlainLabel* m_empty = nullptr;
    QWidget* m_footer = nullptr;
    RowButton* m_addClause = nullptr;
    RowButton* m_addGroup = nullptr;
    condition::PartId m_group = 0;
    bool m_isGroup = false;
};

} // namespace retort
