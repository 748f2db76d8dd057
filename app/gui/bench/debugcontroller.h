// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/debug/debugger.h"

#include <QObject>

#include <optional>

class QSettings;

namespace retort {

class FileController;
class Inspector;
class MenuItems;
class StatusLine;
class TracePane;
struct Session;

/// Joins Run, Step and the other moves through the run of the selected sample event with the trace, and keeps
/// breakpoints: they are set with F9 at the current row of the trace while that has the keys, else at the selected
/// action, and are there again when the workspace is opened the next time.
class DebugController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MenuItems& items;
        FileController& files;
        QSettings& settings;
        TracePane& trace;
        Inspector& inspector;
        StatusLine& status;
    };

    DebugController(Session& session, const Parts& parts, QObject* parent = nullptr);

    Debugger& debugger() { return m_debugger; }

private:
    void run();
    void update();
    void showPlace();
    void toggle();
    void runTo();
    std::optional<BreakPlace> place() const;
    QString setting(const QString& of) const; ///< Where something of the open workspace is kept.

    Session& m_session;
    Parts m_parts;
    Debugger m_debugger;
};

} // namespace retort
