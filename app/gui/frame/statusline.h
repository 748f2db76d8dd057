// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/error.h"
#include "engine/logic/settings.h"

#include <QStatusBar>

namespace retort {

class PlainLabel;

/// The line at the window's foot: what is unsaved, by which rules conditions are answered, and where the caret is.
class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void showUnsaved(int documents);
    void showDialect(logic::Dialect dialect);
    /// How far looking for problems in all files is; nothing where it is quickly done.
    void showLint(int done, int all);
    void showReading(const QString& sentence); ///< How far a large workspace is read; "" when it is.
    /// Shows a sentence for a while, and tells it to screen readers.
    void announce(const QString& sentence, int milliseconds = 10000);
    /// Line 0: there is no caret.
    void showCursor(Place place);

private:
    PlainLabel* m_unsaved;
    PlainLabel* m_dialect;
    PlainLabel* m_lint;
    PlainLabel* m_cursor;
};

} // namespace retort
