// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/cascade/cascadejob.h"
#include "ui/document/background.h"
#include "ui/document/outside.h"
#include "ui/document/selection.h"

#include <QTimer>

namespace retort {

/// The selected sample event among all reactions of the workspace, worked out beside the window when the keys rest, as
/// long as somebody looks. Whoever goes to a reaction that is seen there stays on the event: see stayOn().
class LiveCascade : public QObject {
    Q_OBJECT

public:
    enum class State {
        Empty,   ///< No sample event.
        Current, ///< The result is of what is on the screen.
        Working, ///< The result, if there is one, is of what was there before an edit.
        Invalid  ///< The event is not valid; the result, if there is one, is of what was there before. problem() tells.
    };

    LiveCascade(const Workspace& workspace, const Selection& selection, Outside outside = {},
                QObject* parent = nullptr);
    ~LiveCascade() override;

    State state() const { return m_state; }
    const Error* problem() const; ///< While Invalid, else nullptr.
    /// nullptr where there is none. What it says about an event that is not eventEntry() is never given.
    const std::shared_ptr<const CascadeResult>& result() const { return m_result; }
    EntryId eventEntry() const { return m_event; }
    /// Another sample event is selected than the one that this is of.
    bool isElsewhere() const { return m_event != m_selection.event(); }

    void setWatched(bool watched); ///< Nothing is worked out while nobody looks.
    /// `go` may select other reactions, with their own samples: this stays on its event until another is selected.
    void stayOn(const std::function<void()>& go);
    void follow(); ///< To the selected event.

    void workNow(); ///< All of it, waiting for it; for tests.

Q_SIGNALS:
    void changed(); ///< Anything of the above.

private:
    void eventSelected();
    void setEvent(EntryId event);
    void outdate();
    void work();
    CascadeJob makeJob(const Entry& event) const;
    void take(std::chrono::milliseconds patience);
    void drop();

    const Workspace& m_workspace;
    const Selection& m_selection;
    Outside m_outside;
    QTimer m_rest;
    State m_state = State::Empty;
    EntryId m_event = EntryId::None;
    std::shared_ptr<const CascadeResult> m_result;
    std::shared_ptr<const CascadeMade> m_made;
    int m_wanted = 0; ///< The stamp that a result has to have to be current.
    bool m_watched = false;
    bool m_staying = false;
    Background<CascadeResult> m_background;
};

} // namespace retort
