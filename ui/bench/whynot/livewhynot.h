// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/whynot.h"
#include "ui/document/background.h"
#include "ui/document/liverun.h"

#include <QTimer>

#include <optional>

namespace retort {

/// Why the chain on the screen stopped, and the smallest changes of its sample event with which it would not: looked
/// for in the background whenever the run stands still, and gone as soon as the run is another.
class LiveWhyNot : public QObject {
    Q_OBJECT

public:
    enum class State {
        None,    ///< Nothing stopped, or what is on the screen is no plain run of the sample: it has edited values.
        Working, ///< It stopped; what would help is being looked for.
        Current  ///< answer() is of what is on the screen.
    };

    LiveWhyNot(Workspace& workspace, const LiveRun& run, QObject* parent = nullptr);

    State state() const { return m_state; }
    const compose::WhyNot* answer() const; ///< While Current, else nullptr.

    void setWatched(bool watched); ///< Nothing is looked for while nobody looks.

    /// A new sample event with which the chain comes as far as answer()->remedies[remedy] says: a variant of the
    /// present one, as one undo step. Errors: Conflict where the answer is no longer there; those of the event's file.
    Result<EntryId> makePass(std::size_t remedy);

    void workNow(); ///< All of it, waiting for it; for tests.

Q_SIGNALS:
    void changed(); ///< Anything of the above.

private:
    struct Found {
        int stamp = 0;
        compose::WhyNot answer;
    };

    void follow();
    void work();
    void take(std::chrono::milliseconds patience);

    Workspace& m_workspace;
    const LiveRun& m_run;
    QTimer m_rest;
    State m_state = State::None;
    std::optional<compose::WhyNot> m_answer;
    EntryId m_event = EntryId::None;
    int m_wanted = 0; ///< The stamp that an answer has to have to be current.
    bool m_watched = false;
    Background<Found> m_background;
};

} // namespace retort
