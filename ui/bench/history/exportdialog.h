// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/pastrun.h"

#include <QDialog>

class QCheckBox;

namespace retort {

/// What goes into a trace bundle, before it is written. Opened with open(); the answer is a signal.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ExportDialog(PastRunPtr run, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const retort::PastRunPtr& run, bool scrub);

private:
    PastRunPtr m_run;
    QCheckBox* m_scrub;
};

} // namespace retort
