// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/whynot/livewhynot.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace retort {

class FixButton;
class PlainLabel;
class SentenceView;

/// Why the chain stopped, above its trace: what the clause needed and what stood there, and the way to a sample event
/// that passes. It is there only while there is something to say, and says nothing of a run that is over.
class WhyNotBar : public QWidget {
    Q_OBJECT

public:
    explicit WhyNotBar(LiveWhyNot& whyNot, QWidget* parent = nullptr);

    /// Makes the sample event of the first way, as a click on its button does. Nothing where there is none.
    void makePass();
    bool canMakePass() const;

Q_SIGNALS:
    void
    clauseRequested(const QString& pointer); ///< In the reaction's document; of its action where there is no clause.
    void made(retort::EntryId event);
    void refused(const retort::Error& error);
    void changed(); ///< canMakePass() may be another.

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void make(std::size_t remedy);

    LiveWhyNot& m_whyNot;
    QWidget* m_body; ///< Comes and goes; the bar itself stays, to know whether somebody looks.
    SentenceView* m_needed;
    SentenceView* m_change; ///< What the first way changes, or why there is none.
    FixButton* m_pass;
    QPushButton* m_others;
    QPushButton* m_clause;
    QMenu* m_menu; ///< Of the other ways.
};

} // namespace retort
