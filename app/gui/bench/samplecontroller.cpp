// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/samplecontroller.h"

#include "app/gui/bench/sampledrop.h"
#include "app/gui/bench/sampletexts.h"
#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/frame/statusline.h"
#include "app/gui/session/session.h"
#include "app/workspace/paths.h"
#include "ui/bench/samples/curldialog.h"
#include "ui/bench/samples/importdialog.h"
#include "ui/bench/samples/newsampledialog.h"
#include "ui/bench/samples/scrubdialog.h"
#include "ui/common/label.h"
#include "ui/common/prompts.h"
#include "ui/design/sidebar/sidebar.h"

#include <QAction>
#include <QDir>
#include <QRandomGenerator>

namespace retort {

using namespace std::chrono_literals;

SampleController::SampleController(Session& session, const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_parts(parts)
    , m_seed(QRandomGenerator::global()->generate64())
    , m_reading(*this, [this] { takeTexts(); })
{
    connect(parts.items.newEvent, &QAction::triggered, this, &SampleController::askNew);
    connect(parts.items.importEvents, &QAction::triggered, this, &SampleController::askImport);
    connect(parts.items.copyAsCurl, &QAction::triggered, this, &SampleController::askCurl);
    connect(parts.items.scrub, &QAction::triggered, this, &SampleController::askScrub);
    connect(&session.selection, &Selection::eventChanged, this, &SampleController::enableItems);
    connect(&session.workspace, &Workspace::opened, this, &SampleController::enableItems);
    connect(&session.workspace, &Workspace::inserted, this, &SampleController::enableItems);
    connect(&session.workspace, &Workspace::removed, this, &SampleController::enableItems);
    enableItems();
    connect(new SampleDrop(parts.window), &SampleDrop::dropped, this, [this](const QStringList& files) {
        askImport();
        readTexts(files);
    });
    connect(&parts.sidebar, &Sidebar::newEventRequested, this, &SampleController::askNew);
}

SampleController::~SampleController() = default;

/// For the present reaction, as long as nothing else is chosen.
void SampleController::askNew()
{
    const Entry* entry = m_session.workspace.find(m_session.selection.reaction());
    const Reaction* reaction = entry ? entry->reaction() : nullptr;
    auto* dialog =
        new NewSampleDialog(m_session.workspace, reaction ? reaction->trigger : std::string(), &m_parts.window);
    connect(dialog, &NewSampleDialog::made, this, [this](EntryId event) {
        show(event);
        m_parts.status.announce(
            tr("Sample event “%1” was added").arg(visibleText(m_session.workspace.find(event)->title())));
    });
    dialog->open();
}

void SampleController::enableItems()
{
    const Workspace& workspace = m_session.workspace;
    m_parts.items.copyAsCurl->setEnabled(workspace.find(m_session.selection.event()) != nullptr);
    m_parts.items.scrub->setEnabled(!workspace.entries(EntryKind::Event).empty() ||
                                    !workspace.entries(EntryKind::Profile).empty());
}

void SampleController::askCurl()
{
    auto* dialog = new CurlDialog(m_session.workspace, m_session.selection.event(), &m_parts.window);
    connect(dialog, &CurlDialog::copied, this,
            [this] { m_parts.status.announce(tr("The command was copied. Nothing was sent.")); });
    dialog->open();
}

void SampleController::askScrub()
{
    auto* dialog = new ScrubDialog(m_session.workspace, m_session.selection.event(), m_seed, &m_parts.window);
    connect(dialog, &ScrubDialog::scrubbed, this, [this](int files) {
        m_parts.status.announce(
            files == 1
                ? tr("Personal data was replaced in 1 file; it is not saved yet")
                : tr("Personal data was replaced in %1 files; they are not saved yet", nullptr, files).arg(files));
    });
    dialog->open();
}

// ---- import

void SampleController::askImport()
{
    auto* dialog = new ImportDialog(m_session.workspace, &m_parts.window);
    m_import = dialog;
    m_importPrompts = std::make_unique<WindowPrompts>(*dialog);
    connect(dialog, &ImportDialog::fileWished, this, [this] { askPath(false); });
    connect(dialog, &ImportDialog::folderWished, this, [this] { askPath(true); });
    connect(dialog, &ImportDialog::filesDropped, this, &SampleController::readTexts);
    const auto stop = [this] {
        m_next.clear();
        if (m_stopped)
            *m_stopped = true;
    };
    connect(dialog, &ImportDialog::stopWished, this, stop);
    connect(dialog, &QDialog::finished, this, stop);
    connect(dialog, &ImportDialog::made, this, [this](const std::vector<EntryId>& events) {
        if (events.empty())
            return;
        show(events.front());
        const int count = static_cast<int>(events.size());
        m_parts.status.announce(count == 1 ? tr("1 sample was added")
                                           : tr("%1 samples were added", nullptr, count).arg(count));
    });
    dialog->open();
}

void SampleController::askPath(bool folder)
{
    Prompts& prompts = m_parts.prompts ? *m_parts.prompts : *m_importPrompts;
    const QString start =
        m_parts.files.folder().empty() ? QDir::homePath() : qStringOf(m_parts.files.folder().parent_path());
    const auto chosen = [this](const QString& path) { readTexts({path}); };
    if (folder)
        prompts.askFolder(tr("Import from a folder"), start, chosen);
    else
        prompts.askOpen(tr("Import a file"), start,
                        {tr("Events (*.json *.ndjson *.jsonl *.txt *.log *.curl *.sh)"), tr("All files (*)")}, chosen);
}

void SampleController::readTexts(const QStringList& paths)
{
    if (!m_import || paths.isEmpty())
        return;
    m_import->showReadingFiles(true);
    if (m_reading.isRunning()) {
        m_next += paths;
        return;
    }
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.push_back(pathOf(path));
    m_readFor = m_import;
    m_stopped = std::make_shared<std::atomic<bool>>(false);
    m_reading.start([files, stopped = m_stopped] {
        return std::make_unique<std::vector<ImportText>>(readSampleTexts(files, *stopped));
    });
}

void SampleController::takeTexts()
{
    auto texts = m_reading.take(0ms);
    if (!texts)
        return;
    if (m_readFor && m_readFor == m_import && !*m_stopped) { // else it was given up
        m_import->showReadingFiles(false);
        m_import->addTexts(std::move(*texts));
    }
    if (!m_next.isEmpty())
        readTexts(std::exchange(m_next, {}));
}

void SampleController::show(EntryId event)
{
    m_parts.sidebar.clearFilter(); // or it might not be seen
    m_session.selection.setEvent(event);
}

} // namespace retort
