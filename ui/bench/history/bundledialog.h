// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/history/openedbundle.h"

#include <QDialog>

namespace retort {

class TracePairPane;
class Workspace;

/// A run that somebody passed on: whether it comes out the same here, or where the two part, side by side. A window
/// beside the main one.
class BundleDialog : public QDialog {
    Q_OBJECT

public:
    BundleDialog(OpenedBundle bundle, const Workspace& workspace, QWidget* parent = nullptr);

    TracePairPane& pair() { return *m_pair; }
    const OpenedBundle& bundle() const { return m_bundle; }

Q_SIGNALS:
    void eventWished(const retort::PastRunPtr& run); ///< As a new sample.

private:
    OpenedBundle m_bundle;
    TracePairPane* m_pair;
};

} // namespace retort
