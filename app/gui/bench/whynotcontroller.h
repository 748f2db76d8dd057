// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/entry.h"

#include <QObject>

#include <map>

class QWidget;

namespace retort {

class ChainView;
class Inspector;
class LiveWhyNot;
class MenuItems;
class StatusLine;
class TracePane;
class WhyNotBar;
struct Session;

/// Puts why a chain stopped above its trace, and joins the ways out: to the clause, and to a sample event that passes.
class WhyNotController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        MenuItems& items;
        TracePane& trace;
        ChainView& chain;
        Inspector& inspector;
        StatusLine& status;
    };

    /// The page and all in it are the window's.
    WhyNotController(Session& session, const Parts& parts, QWidget* window);

    QWidget* page() const { return m_page; } ///< The trace, below what stopped it.

Q_SIGNALS:
    void refused(const retort::Error& error);

private:
    void goToClause(const std::string& pointer);
    void select(EntryId event);
    void comeBack();

    Session& m_session;
    Parts m_parts;
    QWidget* m_page;
    LiveWhyNot* m_whyNot;
    WhyNotBar* m_bar;
    std::map<EntryId, EntryId> m_origins; ///< Sample that was made -> the one that it was made of.
};

} // namespace retort
