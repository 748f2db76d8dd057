// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/samples/importread.h"
#include "ui/document/background.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <filesystem>

class QWidget;

namespace retort {

class FileController;
class ImportDialog;
class MenuItems;
class Prompts;
class Sidebar;
class StatusLine;
struct Session;

/// Opens the dialogs of the Sample menu, and carries out what is asked there.
class SampleController : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const FileController& files;
        MenuItems& items;
        Sidebar& sidebar;
        StatusLine& status;
        QWidget& window;
        /// Asks in the place of the dialogs' own file dialogs, for tests.
        Prompts* prompts = nullptr;
    };

    SampleController(Session& session, const Parts& parts, QObject* parent = nullptr);
    ~SampleController() override;

    void askNew();
    void askImport();
    void askCurl();
    void askScrub();

private:
    void show(EntryId event);
    void enableItems();
    void askPath(bool folder);
    void readTexts(const QStringList& paths);
    void takeTexts();

    Session& m_session;
    Parts m_parts;
    std::uint64_t m_seed; ///< One for as long as the window is open: the same pseudonyms each time, known to nobody.
    QPointer<ImportDialog> m_import;
    std::unique_ptr<Prompts> m_importPrompts;
    Background<std::vector<ImportText>> m_reading;
    std::shared_ptr<std::atomic<bool>> m_stopped;
    QPointer<ImportDialog> m_readFor;
    QStringList m_next; ///< To be read when the present ones are.
};

} // namespace retort
