// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/zonesource.h"
#include "engine/compose/sample.h"
#include "ui/document/entry.h"

#include <QFrame>

class QComboBox;
class QLineEdit;

namespace retort {

class PlainLabel;
class Workspace;

/// Label, clock, time zone and customer of a sample event, each an edit of its own once its field is left or Enter is
/// pressed. What is no time and no zone is told below its field, and nothing changes.
class SampleForm : public QFrame {
    Q_OBJECT

public:
    SampleForm(Workspace& workspace, const ZoneSource* zones, QWidget* parent = nullptr);

    void showSample(EntryId id);

private:
    struct Field {
        QLineEdit* line;
        PlainLabel* problem;
    };
    Field addField(const QString& caption, const QString& name);
    void refresh();
    void fill(const Field& field, compose::SampleSetting setting, const QString& fallback);
    void commit(const Field& field, compose::SampleSetting setting, const QString& step);
    QString problemOf(compose::SampleSetting setting, const QString& text) const;
    void set(compose::SampleSetting setting, const QString& text, const QString& step);
    QString own(compose::SampleSetting setting) const; ///< What the file itself says; "" for nothing.

    Workspace& m_workspace;
    const ZoneSource* m_zones;
    EntryId m_shown = EntryId::None;
    Field m_label, m_clock, m_zone;
    QComboBox* m_customer;
};

} // namespace retort
