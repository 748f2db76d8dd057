// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/rendertarget.h"
#include "ui/document/background.h"
#include "ui/document/outside.h"
#include "ui/document/selection.h"

#include <QTimer>

namespace retort {

/// What a target gives for a sample event.
struct LiveRendering {
    EntryId target = EntryId::None;
    EntryId event = EntryId::None;
    std::string source; ///< The template that was rendered: what spans count in.
    /// As if the target had no condition: what it prints is to be seen also where it would not be sent.
    run::TargetRender render;
    std::optional<run::TargetCondition> condition; ///< Of a target that has one.
    std::optional<Phrase> conditionWords;          ///< "data.score is at least 9"
    std::vector<Phrase> notes;
    twig::Settings settings; ///< As they were.

    /// It renders, and what it renders is JSON.
    bool isSound() const { return render.state == run::TargetRender::State::Sent && render.json; }
};

/// All of it, as the window asks for it. `file` is the target's path.
LiveRendering renderLive(std::string file, const Target& target, const Event& event, const run::Settings& settings,
                         const run::Options& options);

/// The selected target rendered for the selected sample event, again after every edit: nothing is sent. Edits of one
/// turn of the event loop are answered together; a long render goes on in the background.
class LiveRender : public QObject {
    Q_OBJECT

public:
    enum class State {
        Empty,   ///< No target is selected.
        NoEvent, ///< There is no sample event to render it for.
        Current, ///< The rendering is of what is on the screen.
        Working, ///< A long render goes on in the background; the rendering is of what was there before it.
        Invalid, ///< The event, or the target, cannot be read: problem() says why, and the rendering is older.
    };

    LiveRender(const Workspace& workspace, const Selection& selection, Outside outside = {}, QObject* parent = nullptr);
    ~LiveRender() override;

    State state() const { return m_state; }
    const Error* problem() const { return m_problem ? &*m_problem : nullptr; } ///< While Invalid.
    /// nullptr where there is none of the selected target and event. Valid until changed() is emitted.
    const LiveRendering* rendering() const { return m_rendering.get(); }
    bool isCurrent() const { return m_state == State::Current; }

    void evaluateNow(); ///< Answers an edit at once, and waits for the background.

Q_SIGNALS:
    void changed();

private:
    void schedule() { m_timer.start(); }
    void evaluate(std::chrono::milliseconds patience);
    void start(const Entry& target, const Entry& event);
    void takeLate();

    const Workspace& m_workspace;
    const Selection& m_selection;
    Outside m_outside;
    QTimer m_timer;
    State m_state = State::Empty;
    std::optional<Error> m_problem;
    std::unique_ptr<LiveRendering> m_rendering;
    Background<LiveRendering> m_background;
    bool m_outdated = false; ///< What the background works on is not asked for any more.
};

} // namespace retort
