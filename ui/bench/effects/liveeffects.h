// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/effects/effectsjob.h"
#include "ui/document/background.h"
#include "ui/document/outside.h"

#include <QObject>

namespace retort {

class LiveRun;

/// What the live run does to the customer, worked out with it as long as somebody looks: again after every edit, step,
/// and change of a definition or profile. While stepping it is what has been done so far.
class LiveEffects : public QObject {
    Q_OBJECT

public:
    enum class State {
        Empty,   ///< No run.
        Current, ///< The result is of the trace as it is.
        Working, ///< The result, if there is one, is of what was there before.
        Invalid  ///< Something that is run is not valid; the result, if there is one, is of what was there before.
    };

    LiveEffects(const Workspace& workspace, const LiveRun& run, Outside outside = {}, QObject* parent = nullptr);
    ~LiveEffects() override;

    State state() const { return m_state; }
    /// nullptr where there is none.
    const std::shared_ptr<const EffectsResult>& result() const { return m_result; }
    const LiveRun& run() const { return m_run; }

    void setWatched(bool watched); ///< Nothing is worked out while nobody looks.
    void workNow();                ///< All of it, waiting for it; for tests.

Q_SIGNALS:
    void changed(); ///< Anything of the above.

private:
    void runChanged();
    void surroundingsChanged(EntryKind kind);
    void work(std::chrono::milliseconds patience);
    void take(std::chrono::milliseconds patience);
    void drop();
    void setState(State state);
    std::optional<EffectsJob> makeJob() const;

    const Workspace& m_workspace;
    const LiveRun& m_run;
    Outside m_outside;
    State m_state = State::Empty;
    std::shared_ptr<const EffectsResult> m_result;
    std::shared_ptr<const effects::Book> m_book; ///< Of the last answer: definitions rarely change.
    Contents m_bookOf;
    bool m_watched = false;
    bool m_outdated = false; ///< What the background works on is not asked for any more.
    EntryId m_reaction = EntryId::None;
    EntryId m_event = EntryId::None;
    Background<EffectsResult> m_background;
};

} // namespace retort
