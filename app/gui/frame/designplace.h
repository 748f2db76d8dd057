// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <array>

class QStackedWidget;

namespace retort {

class HairlineSplitter;

/// The panes of the Design screen.
struct Panes {
    QWidget* sidebar;
    QWidget* canvas; ///< Header and chain.
    QWidget* chain;
    QWidget* inspector;
    QWidget* event;
    QWidget* trace;
    QWidget* context;
    QWidget* target;               ///< In the place of canvas and inspector.
    HairlineSplitter* targetSides; ///< Within it: template, preview.
    QWidget* definitions;          ///< Likewise in their place.
};

/// Lays the panes out as the Design screen: the sidebar at the left; canvas and inspector above event, trace and
/// context. Sizes are the person's to change, by the hairlines between them. A target, or a list of definitions, takes
/// the place of canvas and inspector while it is looked at.
class DesignPlace : public QWidget {
    Q_OBJECT

public:
    explicit DesignPlace(const Panes& panes, QWidget* parent = nullptr);

    const Panes& panes() const { return m_panes; }
    /// Event, trace and context together.
    QWidget* bench() const;

    /// For QSettings. Restore once the window has its size: sizes are kept in proportion.
    QByteArray saveLayout() const;
    /// False for what another version wrote; the layout is then the default one.
    bool restoreLayout(const QByteArray& layout);
    void resetLayout();
    enum class Middle { Reaction, Target, Definitions };
    void showMiddle(Middle middle);

private:
    std::array<QWidget*, 3> hideable() const;
    void resetTarget();

    Panes m_panes;
    HairlineSplitter* m_columns; ///< Sidebar, the rest.
    HairlineSplitter* m_rows;    ///< Design, bench.
    HairlineSplitter* m_design;  ///< Canvas, inspector.
    HairlineSplitter* m_bench;   ///< Event, trace, context.
    QStackedWidget* m_middle;    ///< Design, the target, or definitions.
};

} // namespace retort
