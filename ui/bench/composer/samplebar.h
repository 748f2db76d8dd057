// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "ui/document/entry.h"

#include <QPushButton>

namespace retort {

class Selection;
class SampleForm;
class Workspace;

/// What the selected sample is run with, in a line: its clock, time zone and customer. A click opens the form that
/// changes them.
class SampleBar : public QPushButton {
    Q_OBJECT

public:
    SampleBar(Workspace& workspace, Selection& selection, const ZoneSource* zones, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void elide();
    void open();

    Workspace& m_workspace;
    Selection& m_selection;
    SampleForm* m_form;
    QString m_whole;
};

} // namespace retort
