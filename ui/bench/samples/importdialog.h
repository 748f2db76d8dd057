// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/samples/importread.h"
#include "ui/document/background.h"

#include <QDialog>

class QComboBox;
class QListWidget;
class QPushButton;
class QTimer;
class QTreeView;

namespace retort {

class ImportModel;
class JsonEditor;
class PlainLabel;

/// Takes sample events in: out of what is pasted, or out of files, which others read for it. What is found is listed
/// with how its event was told, and added as one step. Open it with open().
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ImportDialog(Workspace& workspace, QWidget* parent = nullptr);
    ~ImportDialog() override;

    /// Files as they were read; those that cannot be read are told as problems. They come after those already there.
    void addTexts(std::vector<ImportText> texts);
    /// The files are being read, by whoever was asked.
    void showReadingFiles(bool reading);

Q_SIGNALS:
    void fileWished();   ///< To be chosen, and given to addTexts().
    void folderWished(); ///< Likewise, with what is in it.
    void filesDropped(const QStringList& paths);
    void stopWished(); ///< Whoever reads files is to stop.
    void made(const std::vector<retort::EntryId>& events);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeLayout();
    void readSoon();
    void read();
    void takeRead();
    void stop();
    void showRead(ImportRead read);
    void showSources();
    void showText();
    void showFound();
    void showState();
    void goToFound();
    void goToProblem(int row);
    void goTo(std::size_t text, Place place);
    void make();

    /// The first is what is pasted.
    std::vector<std::shared_ptr<const ImportText>> m_texts;
    Workspace& m_workspace;
    QComboBox* m_source;
    JsonEditor* m_editor;
    PlainLabel* m_tooLarge;
    ImportModel* m_model;
    QTreeView* m_list;
    PlainLabel* m_why;
    QComboBox* m_guess;
    PlainLabel* m_problemsHead;
    QListWidget* m_problems;
    PlainLabel* m_state;
    QPushButton* m_stop;
    QPushButton* m_make;
    QTimer* m_rest; ///< Until the keys rest.
    std::vector<ImportRead::Trouble> m_troubles;
    std::size_t m_left = 0;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    std::unique_ptr<Background<ImportRead>> m_reading;
    bool m_readingFiles = false;
    bool m_stopped = false;
};

} // namespace retort
