// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/problems/problemtour.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace retort {

class DesignPane;
class EventPane;
class Inspector;
class MenuItems;
class ProblemsPane;
class StatusLine;
class TabbedPane;
class TargetPane;
struct Session;

/// Joins the problems that lint finds to the window: the panel's tab, the way to each place, F8 and the fixes.
class ProblemController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        TabbedPane& tabs;
        int tab; ///< Of the panel.
        ProblemsPane& panel;
        DesignPane& canvas;
        Inspector& inspector;
        TargetPane& target;
        EventPane& event;
        StatusLine& status;
        std::function<void()> showBench; ///< Where it is hidden.
    };

    ProblemController(Session& session, ProblemTour& tour, MenuItems& items, const Parts& parts,
                      QObject* parent = nullptr);

private:
    void open(bool all);
    void go(void (ProblemTour::*step)());
    void mend();
    void follow(EntryId id, ActionId action, const std::string& pointer);
    /// False where nothing of the window is that place.
    bool show(const Entry& entry, ActionId action, const std::string& pointer, bool focus);
    void describe(QWidget& place);
    void update();

    Session& m_session;
    ProblemTour& m_tour;
    Parts m_parts;
    QPointer<QWidget> m_described; ///< Screen readers hear the problem there,
    QString m_description;         ///< in these words.
};

} // namespace retort
