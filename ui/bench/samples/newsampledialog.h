// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/compose/eventtemplate.h"
#include "ui/document/workspace.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QPushButton;
class QStandardItemModel;

namespace retort {

class JsonEditor;
class PaletteModel;
class PlainLabel;
class Segments;

/// A new sample event from a template: which event, how much of it, and what it is called. Open it with open().
class NewSampleDialog : public QDialog {
    Q_OBJECT

public:
    /// It begins with `event`, where that is one.
    NewSampleDialog(Workspace& workspace, const std::string& event, QWidget* parent = nullptr);

Q_SIGNALS:
    void made(retort::EntryId event);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void pickFrom(const QString& typed);
    void choose(int row);
    void step(int by);
    void showPicked();
    void showTemplate();
    void goToOddity(int row);
    QString usualLabel() const;
    void make();

    Workspace& m_workspace;
    QLineEdit* m_search;
    PaletteModel* m_model;
    QListView* m_list;
    PlainLabel* m_about;
    Segments* m_kinds;
    JsonEditor* m_preview;
    QStandardItemModel* m_oddities;
    QListView* m_oddList;
    QLineEdit* m_label;
    QPushButton* m_make;
    std::string m_event; ///< "" where nothing is chosen.
    compose::EventTemplate m_template;
    bool m_ownLabel = false; ///< The person wrote it.
};

} // namespace retort
