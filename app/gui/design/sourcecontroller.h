// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/twig/failure.h"

#include <QObject>

#include <string>

namespace retort {

class TargetPane;
class TracePane;
struct Session;

/// Leads from a row of the trace to the place in a target's template that it comes from: at once where that target is
/// looked at, else when Enter is pressed.
class SourceController : public QObject {
    Q_OBJECT

public:
    SourceController(Session& session, TracePane& trace, TargetPane& target, QObject* parent = nullptr);

private:
    void select(const std::string& handle, twig::Span span);
    void follow(const std::string& handle, twig::Span span);

    Session& m_session;
    TargetPane& m_target;
};

} // namespace retort
